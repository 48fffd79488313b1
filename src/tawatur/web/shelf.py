"""A record as the reading room holds it: every statement, claim, page and person ready to be listed, made once per state.

A set of statements is an integer whose bit *i* stands for entry *i*; entries are in order of day, page and place. Filters
are intersections and facets are counts of such sets, which keeps both to a few microseconds a value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from tawatur.arabic.folding import fold
from tawatur.linking.copies import Copy, copy_groups
from tawatur.linking.links import Links, link
from tawatur.linking.view import links_view
from tawatur.model import Span
from tawatur.names.latin import latin
from tawatur.names.registry import Registry, load_registry
from tawatur.process.definition import Process
from tawatur.process.view import ledger_view, process_view
from tawatur.record.search import index_terms
from tawatur.record.store import Line, Record

Row = dict[str, Any]
T = TypeVar("T")
FACETS = ("speaker", "party", "issue", "outlet", "agency", "place", "quote", "denies")
COLLECTIVE = frozenset({"body", "group", "agency", "outlet", "state", "place"})


def page_key(id: str) -> str:
    """The address of a page: its id may hold anything, its key only letters and digits.

    >>> page_key("../../etc/passwd")
    'p3754d6cb3a38'
    """
    return "p" + sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(slots=True)
class Entry:
    """A statement: where it stands, who says what through whom, its claim and chain, what processes make of it."""

    key: str
    id: str
    page: str
    number: int
    outlet: str | None
    published: str | None
    said_on: str | None
    day: str  # the first day of saying, else of publication; '' where neither is known
    who: str  # the key of the speaker's identity
    speaker: str
    entity: str | None
    via: tuple[str, ...]
    said: str
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    quote: str
    denies: bool
    act: str
    rule: str
    why: str
    claim: str = ""
    chain: int = 0
    parties: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """The day of saying, else of publication, as EDTF, else ''."""
        return self.said_on or self.published or ""

    @property
    def extent(self) -> tuple[int, int]:
        """From where to where the content stands on its page: ``[start, end)`` in code points."""
        return self.content[0].start, self.content[-1].end


@dataclass(slots=True)
class Leaf:
    """A page as it is listed."""

    key: str
    id: str
    hash: str
    url: str | None
    title: str
    outlet: str | None
    published: str | None
    basis: str
    credits: tuple[str, ...]
    length: int
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Person:
    """A speaker of the record: the registry's entry, or whoever bears one full name."""

    key: str
    name: str
    entity: str | None
    latin: str
    kind: str  # "person", "body" or "?"
    statements: int = 0


@dataclass(slots=True)
class ClaimCard:
    """A claim as it is listed; ``tellings`` are its statements with the number of their chain, first told first."""

    id: str
    speaker: str
    said: str
    pages: int
    outlets: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]
    tellings: list[tuple[Entry, int, str]]

    @property
    def first(self) -> Entry:
        """The earliest telling whose day is known, else the first."""
        return self.tellings[0][0]


@dataclass(slots=True)
class Story:
    """A process with its view and ledger, and how readers name what it defines: id → (Arabic, English)."""

    process: Process
    view: Row
    ledger: Row
    names: dict[str, tuple[str, str]]


class Shelf:
    """All of one state of a record. Nothing in it changes once it is made."""

    def __init__(self, record: Record, processes: Iterable[Process], registry: Registry | None = None) -> None:
        self.registry = registry = registry or load_registry()
        self._kept: dict[str, Any] = {}
        self.about = record.about()
        self.pages: dict[str, Leaf] = {leaf.key: leaf for leaf in _leaves(record)}
        self.page_of: dict[str, Leaf] = {leaf.id: leaf for leaf in self.pages.values()}
        self.people: dict[str, Person] = {}
        self.entries: list[Entry] = []
        for line in record.statements():
            self.entries.append(self._entry(line, registry))
        self.entries.sort(key=lambda e: (e.day, e.page, e.number))
        self.by_key = {entry.key: entry for entry in self.entries}
        self.by_id = {entry.id: entry for entry in self.entries}
        for entry in self.entries:
            self.page_of[entry.page].entries.append(entry)
        self._place(record)
        linked = cache(lambda: link(record))  # made once, and only where a kept view is out of date
        links = links_view(record, linked)
        self.claims = {card.id: card for card in map(self._card, links["claims"])}
        self.conflicts: dict[str, Row] = {row["id"]: row for row in links["conflicts"]}
        self.open: list[Row] = links["open"]
        self.copies: list[Row] = sorted(links["copies"], key=lambda c: (-c["share"], c["a"], c["b"]))
        self.narrowed: dict[str, Row] = {row["page"]: row for row in links["days"]}
        self._texts = copy_groups(self.page_of, (Copy(**row) for row in self.copies))
        self.stories = {process.id: self._story(record, process, linked) for process in processes}
        self.at = {entry.id: i for i, entry in enumerate(self.entries)}
        self.days = [entry.day for entry in self.entries]
        self.sure_days = ["" if entry.when.startswith("[") else entry.day for entry in self.entries]
        self.everything = (1 << len(self.entries)) - 1
        self.postings = {facet: self._postings(facet) for facet in FACETS}
        self.ranked = sorted(self.people.values(), key=lambda p: (-p.statements, fold(p.name), p.key))
        self.by_day = sorted(self.pages.values(), key=lambda leaf: ((leaf.published or "9").strip("["), leaf.id))
        self.newest = sorted(self.claims.values(), key=lambda card: card.first.day, reverse=True)
        self.newest.sort(key=lambda card: -len(card.chains))
        self.labels = self._labels()
        self.term_counts = record.term_counts()

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What *make* makes of this shelf, made once."""
        if name not in self._kept:
            self._kept[name] = make()
        found: T = self._kept[name]
        return found

    @staticmethod
    def key_of(entity: str | None, name: str) -> str:
        """The key of a speaker: the registry's id, else made of the folded name."""
        return entity or "n" + sha256(fold(name).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def text_of(self, page: str) -> str:
        """The first, by id, of the pages that share a page's text."""
        return self._texts[page]

    def terms_of(self, person: Person) -> set[str]:
        """The terms a speaker is found by: of every name the registry knows, else of the one name."""
        known = self.registry.entities.get(person.entity or "")
        return set().union(*(index_terms(name) for name in (known.names if known else (person.name,))))

    def _entry(self, line: Line, registry: Registry) -> Entry:
        key = self.key_of(line.entity, line.speaker)
        person = self.people.get(key)
        if person is None:
            known = registry.entities.get(line.entity or "")
            name = known.names[0] if known else line.speaker
            kind = "?" if known is None else "body" if known.kind in COLLECTIVE else "person"
            self.people[key] = person = Person(key, name, line.entity, latin(name, line.entity, registry), kind)
        person.statements += 1
        return Entry(
            f"{page_key(line.page)}-s{line.number}", line.id, line.page, line.number, line.outlet, line.published,
            line.said_on, line.when.strip("[")[:10], key, line.speaker, line.entity, line.via, line.said, line.cue,
            line.source, line.content, line.quote, line.denies, line.act, line.rule, line.why,
        )  # fmt: skip

    def _place(self, record: Record) -> None:
        """The places that each content names."""
        found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for page, span, kind, name, _ in record.mentions():
            if kind == "place":
                found[page].append((span, name))
        for entry in self.entries:
            names = (n for span, n in found.get(entry.page, ()) if any(c.holds(span) for c in entry.content))
            entry.places = tuple(dict.fromkeys(names))

    def _card(self, row: Row) -> ClaimCard:
        tellings = []
        for part in row["statements"]:
            entry = self.by_id[part["id"]]
            entry.claim, entry.chain = row["id"], part["chain"]
            tellings.append((entry, part["chain"], part["why"]))
        tellings.sort(key=lambda t: (t[0].day or "9", t[0].page, t[0].number))
        return ClaimCard(
            row["id"], row["speaker"], row["said"], len(row["pages"]), tuple(row["outlets"]),
            tuple(tuple(chain) for chain in row["chains"]), tellings,
        )  # fmt: skip

    def _story(self, record: Record, process: Process, linked: Callable[[], Links]) -> Story:
        view, incidents = process_view(record, process, links=linked), ledger_view(record, process, links=linked)
        names = {
            f"{kind}/{thing.id}": (thing.arabic or thing.english, thing.english)
            for kind, things in (
                ("party", process.parties), ("issue", process.issues), ("track", process.tracks), ("zone", process.zones),
                ("document", process.documents), ("mechanism", process.mechanisms), ("proposal", process.proposals),
            )
            for thing in things
        }  # fmt: skip
        parties: dict[tuple[str, str | None], str] = {}
        for entry in (entry for page in view["on"] for entry in self.page_of[page].entries):
            speaker = entry.speaker, entry.entity
            if speaker not in parties:
                party = process.party_of(*speaker)
                parties[speaker] = party.id if party is not None else ""
            if parties[speaker]:
                entry.parties += (f"{process.id}/{parties[speaker]}",)
        for issue in view["positions"]["matrix"]:
            for cell in issue["parties"].values():
                for said in cell["said"]:
                    entry = self.by_id[said["statement"]]
                    entry.issues += (f"{process.id}/{issue['issue']}",)
        return Story(process, view, incidents, names)

    def _postings(self, facet: str) -> dict[str, int]:
        values: Callable[[Entry], Iterable[str]] = _VALUES[facet]
        members: dict[str, list[int]] = defaultdict(list)
        for i, entry in enumerate(self.entries):
            for value in values(entry):
                members[value].append(i)
        order = sorted(members.items(), key=lambda item: (-len(item[1]), item[0]))
        return {value: bits(found, len(self.entries)) for value, found in order}

    def _labels(self) -> dict[str, dict[str, tuple[str, str]]]:
        """How the values of a facet read in Arabic and in English, where they are not their own label."""
        named: dict[str, dict[str, tuple[str, str]]] = {facet: {} for facet in FACETS}
        for person in self.people.values():
            named["speaker"][person.key] = person.name, person.latin
        for id, story in self.stories.items():
            for key, names in story.names.items():
                kind, _, what = key.partition("/")
                if kind in ("party", "issue"):
                    of = f" ({id})" if len(self.stories) > 1 else ""
                    named[kind][f"{id}/{what}"] = names[0] + of, names[1] + of
        return named

    def listed(self, chosen: int) -> Iterator[Entry]:
        """The entries of a set, in order."""
        return (self.entries[i] for i in positions(chosen))

    def counts(self, facet: str, chosen: int, most: int = 12) -> list[tuple[str, int]]:
        """The commonest values of a facet among the entries of a set, with their counts."""
        found = Counter(
            {value: n for value, posting in self.postings[facet].items() if (n := (posting & chosen).bit_count())}
        )
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]


_VALUES: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "speaker": lambda e: (e.who,),
    "party": lambda e: e.parties,
    "issue": lambda e: dict.fromkeys(e.issues),
    "outlet": lambda e: (e.outlet,) if e.outlet else (),
    "agency": lambda e: dict.fromkeys(e.via),
    "place": lambda e: e.places,
    "quote": lambda e: (e.quote,),
    "denies": lambda e: ("yes" if e.denies else "no",),
}


def bits(members: Iterable[int], size: int) -> int:
    """The set of *members*, each below *size*, as an integer.

    >>> bits([0, 3], 8)
    9
    """
    field = bytearray(size // 8 + 1)
    for i in members:
        field[i >> 3] |= 1 << (i & 7)
    return int.from_bytes(field, "little")


def positions(chosen: int) -> Iterator[int]:
    """The members of a set, lowest first.

    >>> list(positions(9))
    [0, 3]
    """
    for at, byte in enumerate(chosen.to_bytes((chosen.bit_length() + 7) // 8, "little")):
        while byte:
            low = byte & -byte
            yield at * 8 + low.bit_length() - 1
            byte ^= low


def _leaves(record: Record) -> Iterator[Leaf]:
    for row in record.pages():
        title = row["text"][slice(*row["title"])] if row["title"] else ""
        yield Leaf(
            page_key(row["page"]), row["page"], row["hash"], row["url"], " ".join(title.split())[:500], row["outlet"],
            row["published"], row["basis"], tuple(credit["name"] for credit in row["credits"]), len(row["text"]),
        )  # fmt: skip
