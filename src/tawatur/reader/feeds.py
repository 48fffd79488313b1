"""News feeds (RSS and Atom, by feedparser) over the network (httpx): new pages only, politely, and nothing a server does stops it.

Politeness is what robots.txt asks (RFC 9309), a delay between two requests of one host, and conditional requests (RFC 9110) for
the feed itself.
"""

from __future__ import annotations

import time
import tomllib
from calendar import timegm
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from tawatur.model import Page, PageError, TawaturError
from tawatur.reader.html import read_html

AGENT = "tawatur/0.1 (a reader of news for researchers)"
_TRIALS, _LONGEST_WAIT, _REDIRECTS = 3, 60.0, 5
_AGAIN = frozenset({429, 500, 502, 503, 504})


class FeedError(TawaturError):
    """A file of feeds that cannot be read; the message names it and the reason."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and the outlet whose pages it names."""

    url: str
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Feeds:
    """What a file of feeds says: the feeds, seconds between requests of one host, seconds a request may take, the agent's name."""

    feeds: tuple[Feed, ...]
    delay: float = 2.0
    timeout: float = 30.0
    agent: str = AGENT


@dataclass(frozen=True, slots=True)
class Mark:
    """What a server gave to be asked with next time: the ETag and Last-Modified of a feed."""

    etag: str = ""
    modified: str = ""


def load_feeds(path: Path) -> Feeds:
    """The feeds of a TOML file: ``[[feed]]`` with ``url`` and ``outlet``; ``delay``, ``timeout`` and ``agent`` before them.

    Raises ``FeedError``.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        feeds = tuple(Feed(str(row["url"]), row.get("outlet")) for row in data.get("feed", []))
        found = Feeds(
            feeds, float(data.get("delay", 2.0)), float(data.get("timeout", 30.0)), str(data.get("agent", AGENT))
        )
    except (OSError, UnicodeDecodeError) as error:
        raise FeedError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    except KeyError as error:
        raise FeedError(f"{path}: a feed without {error}") from None
    except (tomllib.TOMLDecodeError, ValueError, TypeError, AttributeError) as error:
        raise FeedError(f"{path}: {error}") from None
    if not feeds:
        raise FeedError(f"{path}: no [[feed]] in it")
    for feed in feeds:
        if urlsplit(feed.url).scheme not in ("http", "https"):
            raise FeedError(f"{path}: {feed.url} is no http or https address")
    return found


@dataclass(slots=True)
class _Host:
    """What is known of a host: its rules, and when it was asked last."""

    robots: RobotFileParser | None = None
    asked: float = 0.0


@dataclass(slots=True)
class Fetcher:
    """Fetches the new pages of feeds. ``marks`` is what servers gave to be asked with, url → mark; it is brought up to date.

    *known* says whether a page's address is in the record already.
    """

    settings: Feeds
    known: Callable[[str], bool]
    marks: dict[str, Mark] = field(default_factory=dict)
    max_page: int = 5_000_000
    hosts: dict[str, _Host] = field(default_factory=dict)

    def pages(self) -> Iterator[Page | PageError]:
        """The new pages of all feeds, in their order; a ``PageError`` for each feed or page that cannot be had."""
        with httpx.Client(
            follow_redirects=True, max_redirects=_REDIRECTS, timeout=self.settings.timeout,
            headers={"user-agent": self.settings.agent},
        ) as client:  # fmt: skip
            for feed in self.settings.feeds:
                try:
                    yield from self._of(feed, client)
                except PageError as error:
                    yield error

    def _of(self, feed: Feed, client: httpx.Client) -> Iterator[Page | PageError]:
        import feedparser

        before = self.marks.get(feed.url, Mark())
        asked = {"if-none-match": before.etag, "if-modified-since": before.modified}
        answer, data = self._get(feed.url, client, {name: value for name, value in asked.items() if value})
        if answer.status_code == 304:
            return
        parsed: Any = feedparser.parse(data)
        if not parsed.entries and (parsed.bozo or not parsed.version):
            raise PageError(feed.url, f"no feed: {parsed.get('bozo_exception', 'neither RSS nor Atom')}")
        taken: set[str] = set()
        whole = True
        for entry in parsed.entries:
            url = urljoin(feed.url, entry.get("link") or "")
            if url in taken or not entry.get("link") or self.known(url):
                continue
            taken.add(url)
            try:
                yield self._page(url, feed, entry, client)
            except PageError as error:
                whole = False
                yield error
        if whole:  # else the feed is asked for again, and with it what could not be had
            self.marks[feed.url] = Mark(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))

    def _page(self, url: str, feed: Feed, entry: Mapping[str, Any], client: httpx.Client) -> Page:
        _check_address(url, feed.url)
        _, data = self._get(url, client, {})
        page = read_html(data, url, url, url)
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        day = datetime.fromtimestamp(timegm(moment), UTC).date().isoformat() if moment else None
        return replace(
            page,
            outlet=feed.outlet or page.outlet,
            published=page.published or day,
            title=page.title or entry.get("title") or None,
        )

    def _get(self, url: str, client: httpx.Client, headers: Mapping[str, str]) -> tuple[httpx.Response, bytes]:
        """An answer with its body. Raises ``PageError``, after some trials where the server may do better later."""
        host = self._host(url, client)
        if host.robots is not None and not host.robots.can_fetch(self.settings.agent, url):
            raise PageError(url, "robots.txt does not allow it")
        for trial in range(1, _TRIALS + 1):
            self._wait(host)
            try:
                answer, data = self._ask(url, client, headers)
            except httpx.TooManyRedirects:
                raise PageError(url, f"redirected more than {_REDIRECTS} times") from None
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                if trial == _TRIALS or isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
                    raise PageError(url, f"cannot be fetched: {error or type(error).__name__}") from None
                time.sleep(self.settings.delay * 2**trial)
                continue
            if answer.status_code not in _AGAIN:
                break
            if trial < _TRIALS:
                asked = answer.headers.get("retry-after", "")
                wait = float(asked) if asked.isdecimal() else self.settings.delay * 2**trial
                time.sleep(min(wait, _LONGEST_WAIT))
        if answer.status_code != 304 and not answer.is_success:
            raise PageError(url, f"the server answers {answer.status_code}")
        return answer, data

    def _ask(self, url: str, client: httpx.Client, headers: Mapping[str, str]) -> tuple[httpx.Response, bytes]:
        """One request. A body over the limit, or one that drips in for too long, is given up."""
        end = time.monotonic() + 2 * self.settings.timeout
        body = bytearray()
        with client.stream("GET", url, headers=dict(headers)) as answer:
            for part in answer.iter_bytes():
                body += part
                if len(body) > self.max_page:
                    raise PageError(url, f"more than --max-page ({self.max_page:,} bytes)")
                if time.monotonic() > end:
                    raise PageError(url, f"took more than {2 * self.settings.timeout:g} seconds")
        return answer, bytes(body)

    def _host(self, url: str, client: httpx.Client) -> _Host:
        parts = urlsplit(url)
        name = f"{parts.scheme}://{parts.netloc}"
        host = self.hosts.get(name)
        if host is None:
            host = self.hosts[name] = _Host()
            self._wait(host)
            try:
                answer, data = self._ask(f"{name}/robots.txt", client, {})
            except (httpx.HTTPError, httpx.InvalidURL, PageError):
                return host  # whether the host answers at all is said of its page
            robots = RobotFileParser()
            if answer.is_success:
                robots.parse(data.decode("utf-8", "replace").splitlines())
                host.robots = robots
            elif answer.status_code >= 500:  # RFC 9309: an unreachable robots.txt disallows everything
                robots.parse(["User-agent: *", "Disallow: /"])
                host.robots = robots
        return host

    def _wait(self, host: _Host) -> None:
        pause = host.asked + self.settings.delay - time.monotonic()
        if host.asked and pause > 0:
            time.sleep(pause)
        host.asked = time.monotonic()


def _check_address(url: str, feed: str) -> None:
    """A feed may name pages anywhere on the net, but not on this machine or its own network, unless it lies there itself."""
    parts, own = urlsplit(url), urlsplit(feed)
    if parts.scheme not in ("http", "https"):
        raise PageError(url, "no http or https address")
    try:
        private = not ip_address((parts.hostname or "").strip("[]")).is_global
    except ValueError:
        private = parts.hostname == "localhost"
    if private and parts.hostname != own.hostname:
        raise PageError(url, "an address of a private network")
