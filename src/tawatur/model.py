"""The nouns of the house: what a page is, and what is read from it.

Every span is ``[start, end)`` in Unicode code points of ``Page.text``. All nouns are immutable and hold plain values,
so they cross process borders unchanged. This module imports nothing of ours.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A stretch of a page's text: ``[start, end)`` in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span covers in *text*."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class TawaturError(Exception):
    """What went wrong, where, and what to do, in one sentence for the user."""


class PageError(TawaturError):
    """A page that cannot be read; it costs that page only. ``source`` names the file (and line or record)."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[PageError], tuple[str, str]]:
        return (PageError, (self.source, self.reason))


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read. ``text`` is never changed afterwards; all spans are of it.

    ``clean`` says that the whole text is article. ``title``, ``outlet``, ``published`` and ``url`` are what the input gave.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    clean: bool = False

    @property
    def hash(self) -> str:
        """SHA-256 of the text in UTF-8: tells the versions of a page apart."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that the page itself credits («المصدر: رويترز»)."""

    span: Span
    name: str
    kind: str  # "agency", "outlet", "digest" («متابعات»: put together from elsewhere) or "place"


@dataclass(frozen=True, slots=True)
class Article:
    """Which stretches of a page are the article, and what stands around it."""

    title: Span | None
    body: tuple[Span, ...]
    outlet: str | None = None
    credits: tuple[Credit, ...] = ()
    credit_lines: tuple[Span, ...] = ()
    dateline: Span | None = None  # «موسكو (رويترز) - » at the start of the lead


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression in the sense of TIMEX3 (ISO-TimeML); ``mod`` is START, MID, END or None.

    ``weekday`` is the one that the page names (ISO 8601, Monday is 1), only where the day of ``value`` is another.
    """

    span: Span
    type: str
    value: str
    mod: str | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication as EDTF (ISO 8601-2), how it is known, and the spans it rests on.

    ``inferred`` is what the page's own words say where they contradict a given or stated day; ``why`` the clues in words.
    """

    value: str | None
    basis: str  # "given", "stated", "inferred" or "unknown"
    evidence: tuple[Span, ...] = ()
    inferred: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name on the page. ``name`` is its fullest form on this page, ``entity`` its id in the registry."""

    span: Span
    kind: str  # "person", "organization", "place" or "group"
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name this page gives, the registry's id, the other candidates if it is not sure."""

    name: str
    entity: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Via:
    """An intermediary that the statement's own clause names: agency, channel, newspaper."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Statement:
    """SOURCE, CUE and CONTENT, as in PARC 3.0 and PolNeAR, adapted to Arabic news."""

    cue: Span
    source: Span | None
    speaker: Speaker
    content: tuple[Span, ...]
    quote: str  # "direct", "indirect" or "mixed"
    denies: bool = False
    via: tuple[Via, ...] = ()
    said_on: str | None = None
    act: str = "asserts"
    rule: str = ""
    why: str = ""

    def details(self) -> dict[str, Any]:
        """What the contract's JSON and the record's row hold alike, by the contract's names."""
        return {
            "content": self.content,
            "quote": self.quote,
            "denies": self.denies,
            "via": [{"span": v.span, "name": v.name} for v in self.via],
            "said_on": self.said_on,
            "act": self.act,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Event:
    """What the page narrates, or (``statement`` given) what one of its statements claims, coded in PLOVER."""

    type: str
    mode: str | None
    trigger: Span
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    date: str | None = None
    place: Span | None = None
    statement: int | None = None
    dead: int | None = None
    wounded: int | None = None
    why: str = ""

    def details(self) -> dict[str, Any]:
        """What the contract's JSON and the record's row hold alike, by the contract's names."""
        return {
            "type": self.type,
            "mode": self.mode,
            "trigger": self.trigger,
            "actor": self.actor,
            "recipient": self.recipient,
            "date": self.date,
            "place": self.place,
            "statement": self.statement,
            "dead": self.dead,
            "wounded": self.wounded,
        }


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one page says: the result of ``analyse``."""

    page: Page
    article: Article
    published: Published
    times: tuple[Timex, ...] = ()
    names: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = field(default=())
