"""Feeds from a real HTTP server that also misbehaves: slow, broken, looping, huge, shut, private."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tawatur import Record
from tawatur.reader.feeds import FeedError, load_feeds
from tests.test_cli import tawatur

PAGE = """<!doctype html><html lang="ar"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>قال وزير الخارجية سامي حداد إن الهدنة صامدة منذ شهر، مشيرا إلى أن الوفود غادرت العاصمة. وأضاف أن المفاوضات ستستأنف
الأسبوع المقبل برعاية أممية في مدينة جنيف السويسرية، وأن الحكومة ملتزمة بما اتفق عليه الطرفان في الجولة السابقة.</p></article></body></html>"""
ITEM = "<item><title>خبر {0}</title><link>{0}</link><pubDate>Tue, 12 Mar 2019 09:00:00 GMT</pubDate></item>"


class Server(ThreadingHTTPServer):
    """Serves feeds of given links, and pages by their paths; counts what it is asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.links: list[str] = ["/a.html", "/b.html"]
        self.robots = "User-agent: *\nDisallow: /private/\n"
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server
    kinds: ClassVar[dict[str, str]] = {"rss": "application/rss+xml", "txt": "text/plain"}

    def log_message(self, *_: Any) -> None:
        pass

    def _send(self, status: int, body: str = "", kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", headers.pop("length", str(len(data))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        path = self.path
        self.server.asked[path] += 1
        self.server.times.append(time.monotonic())
        if path == "/robots.txt":
            self._send(200, self.server.robots, "text/plain")
        elif path == "/feed.rss":
            tag = f'"{len(self.server.links)}"'
            if self.headers.get("if-none-match") == tag:
                self._send(304)
            else:
                items = "".join(ITEM.format(link) for link in self.server.links)
                feed = f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
                self._send(200, feed, "application/rss+xml", etag=tag)
        elif path == "/slow.html":
            time.sleep(3)
        elif path == "/broken.html":
            self._send(200, PAGE.format(title="مبتور"), length="99999")
        elif path.startswith("/loop"):
            self._send(302, location=f"/loop{self.server.asked.total()}")
        elif path == "/huge.html":
            self._send(200, "<p>" + "كلام " * 200_000)
        elif path == "/later.html" and self.server.asked[path] < 3:
            self._send(503, retry_after="0")
        elif path == "/gone.html":
            self._send(404)
        elif path == "/notafeed":
            self._send(200, "<html><body>hello</body></html>")
        else:
            self._send(200, PAGE.format(title=f"عنوان الخبر {path}"))


@pytest.fixture
def site() -> Iterator[Server]:
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def feeds(folder: Path, *urls: str, delay: float = 0.0) -> Path:
    path = folder / "feeds.toml"
    rows = "".join(f'[[feed]]\nurl = "{url}"\noutlet = "صحيفة الساحل"\n' for url in urls)
    path.write_text(f"delay = {delay}\ntimeout = 1.0\n{rows}", encoding="utf-8")
    return path


def test_only_what_is_new_is_fetched(site: Server, tmp_path: Path) -> None:
    record = tmp_path / "talks.db"
    command = ("fetch", feeds(tmp_path, f"{site.address}/feed.rss"), "--record", record)
    first = tawatur(*command)
    assert first.returncode == 0, first.stderr
    with Record(record) as store:
        found = list(store.pages())
        assert [page["page"] for page in found] == [f"{site.address}/a.html", f"{site.address}/b.html"]
        assert {(page["outlet"], page["published"]) for page in found} == {("صحيفة الساحل", "2019-03-12")}
        assert "سامي حداد" in {line.speaker for line in store.statements()}
    assert tawatur(*command).returncode == 0
    site.links.append("/c.html")
    assert "1 pages added" in tawatur(*command).stderr
    assert site.asked["/a.html"] == site.asked["/b.html"] == site.asked["/c.html"] == 1
    assert site.asked["/feed.rss"] == 3


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/slow.html", "cannot be fetched"),
        ("/broken.html", "cannot be fetched"),
        ("/loop", "redirected more than 5 times"),
        ("/huge.html", "more than --max-page"),
        ("/gone.html", "the server answers 404"),
        ("/private/x.html", "robots.txt does not allow it"),
        ("file:///etc/passwd", "no http or https address"),
        ("http://localhost:1/x", "a private network"),
        ("http://10.0.0.1/x", "a private network"),
    ],
)
def test_a_page_that_cannot_be_had_costs_itself(site: Server, tmp_path: Path, path: str, reason: str) -> None:
    site.links = ["/a.html", path, "/b.html"]
    record = tmp_path / "talks.db"
    command = ("fetch", feeds(tmp_path, f"{site.address}/feed.rss"), "--record", record, "--max-page", "500000")
    run = tawatur(*command)
    assert run.returncode == 1
    assert reason in run.stderr and path.strip("/").split("/")[-1] in run.stderr
    with Record(record) as store:
        assert store.about()["pages"] == 2
    tawatur(*command)
    assert site.asked["/feed.rss"] == 2 and site.asked["/a.html"] == 1


def test_what_a_server_may_do_better_later_is_tried_again(site: Server, tmp_path: Path) -> None:
    site.links = ["/later.html"]
    run = tawatur("fetch", feeds(tmp_path, f"{site.address}/feed.rss"), "--record", tmp_path / "talks.db")
    assert run.returncode == 0, run.stderr
    assert site.asked["/later.html"] == 3


def test_a_host_is_asked_with_a_pause(site: Server, tmp_path: Path) -> None:
    tawatur("fetch", feeds(tmp_path, f"{site.address}/feed.rss", delay=0.3), "--record", tmp_path / "talks.db")
    assert len(site.times) == 4  # robots.txt, the feed, two pages
    assert min(b - a for a, b in zip(site.times, site.times[1:], strict=False)) >= 0.25


def test_a_feed_that_is_none_does_not_hide_the_next(site: Server, tmp_path: Path) -> None:
    wrong = [f"{site.address}/notafeed", "http://127.0.0.1:1/feed", f"{site.address}/gone.html"]
    run = tawatur("fetch", feeds(tmp_path, *wrong, f"{site.address}/feed.rss"), "--record", tmp_path / "talks.db")
    assert run.returncode == 1
    assert "no feed" in run.stderr and "2 pages added" in run.stderr


def test_a_page_named_by_two_feeds_is_fetched_once_a_run(site: Server, tmp_path: Path) -> None:
    site.links = ["/a.html", "/a.html"]
    tawatur("fetch", feeds(tmp_path, f"{site.address}/feed.rss"), "--record", tmp_path / "talks.db")
    assert site.asked["/a.html"] == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no [[feed]]"),
        ("[[feed]]\noutlet = 'x'", "without 'url'"),
        ("[[feed]]\nurl = 'ftp://x/y'", "no http or https"),
        ("[[feed", "feeds.toml"),
        ("delay = 'soon'\n[[feed]]\nurl = 'http://x/'", "soon"),
    ],
)
def test_a_file_of_feeds_that_says_nothing_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FeedError, match=reason.replace("[", r"\[")):
        load_feeds(path)


def test_a_missing_file_of_feeds_is_named(tmp_path: Path) -> None:
    run = tawatur("fetch", tmp_path / "none.toml", "--record", tmp_path / "talks.db")
    assert run.returncode == 1 and "none.toml" in run.stderr
