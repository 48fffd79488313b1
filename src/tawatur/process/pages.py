"""The pages of a record that belong to a process: their sentences, statements, events, times and names, ready for its view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawatur.linking.links import Links, Told
from tawatur.linking.profiles import Profile
from tawatur.model import Span
from tawatur.process.definition import Party, Process
from tawatur.process.wordings import Token, Wording, first_match, forms_of, tokens_of
from tawatur.record.store import Happening, Line, Record

Row = dict[str, Any]


@dataclass(slots=True)
class Sentence:
    """A sentence of a page of the process with its words."""

    page: str
    span: Span
    text: str
    tokens: list[Token]


@dataclass(slots=True)
class ProcessPage:
    """A page of the process and what was read from it."""

    id: str
    outlet: str | None
    published: str
    text: str
    forms: frozenset[str]  # the look-up forms of its words
    about: bool  # whether it speaks of the process, not only of one of its zones
    sentences: list[Sentence] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)
    times: list[tuple[Span, str, str]] = field(default_factory=list)
    names: list[tuple[Span, str, str, str | None]] = field(default_factory=list)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a place of the text."""
        at = bisect_right([s.span.start for s in self.sentences], place) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].span.end else None

    def dates_in(self, span: Span) -> list[tuple[Span, str]]:
        """The dates (EDTF days, months, years) named in a stretch."""
        return [
            (at, value[:10])
            for at, kind, value in self.times
            if kind in ("DATE", "TIME") and span.start <= at.start and at.end <= span.end and value[:4].isdigit()
        ]

    def told_in(self, span: Span) -> Line | None:
        """The innermost statement whose content holds a stretch."""
        holders = [
            (sum(c.end - c.start for c in line.content), line.number, line)
            for line in self.lines
            if any(c.start <= span.start and span.end <= c.end for c in line.content)
        ]
        return min(holders, key=lambda h: h[:2])[2] if holders else None


class ProcessPages:
    """The pages of *record* that belong to *process*, with what links them."""

    def __init__(self, record: Record, process: Process, links: Links) -> None:
        self.process = process
        self.links = links
        self.pages: dict[str, ProcessPage] = {}
        zones = [wording for zone in process.zones for wording in (*zone.wordings, *zone.towns)]
        published = {page["page"]: (page["outlet"], page["published"] or "") for page in record.pages()}
        for profile in links.pages:
            forms = frozenset(form for word in set(profile.words) for form in forms_of(word))
            about = self._speaks(profile, forms, process.about)
            if about or self._speaks(profile, forms, zones):
                outlet, day = published[profile.id]
                page = ProcessPage(profile.id, outlet, day, profile.text, forms, about)
                for sentence in profile.sentences:
                    text = sentence.span.of(profile.text)
                    page.sentences.append(
                        Sentence(profile.id, sentence.span, text, tokens_of(text, sentence.span.start))
                    )
                page.sentences.sort(key=lambda s: s.span)
                self.pages[profile.id] = page
        for line in sorted(record.statements(), key=lambda line: (line.page, line.number)):
            if line.page in self.pages:
                self.pages[line.page].lines.append(line)
        for event in record.events():
            if event.page in self.pages:
                self.pages[event.page].events.append(event)
        for id, span, kind, value in record.times():
            if id in self.pages:
                self.pages[id].times.append((span, kind, value))
        for id, span, kind, name, entity in record.mentions():
            if id in self.pages:
                self.pages[id].names.append((span, kind, name, entity))
        self._claim: dict[str, Told] = {t.id: told for told in links.claims for t in told.claim.tellings}
        self._parties: dict[tuple[str, str | None], Party | None] = {}

    @staticmethod
    def _speaks(profile: Profile, forms: frozenset[str], wordings: Iterable[Wording]) -> bool:
        possible = [wording for wording in wordings if wording.may_stand(forms)]
        return bool(possible) and any(
            first_match(possible, tokens_of(sentence.span.of(profile.text))) is not None
            for sentence in profile.sentences
        )

    def lines(self) -> Iterable[Line]:
        """The statements of the process's pages."""
        return (line for id in sorted(self.pages) for line in self.pages[id].lines)

    def sentences(self) -> Iterable[Sentence]:
        """The sentences of the process's pages."""
        return (sentence for id in sorted(self.pages) for sentence in self.pages[id].sentences)

    def matches(self, wordings: Iterable[Wording]) -> Iterator[tuple[Sentence, Span]]:
        """The sentences that hold one of *wordings*, each with the place where the first stands."""
        given = tuple(wordings)
        for id in sorted(self.pages):
            page = self.pages[id]
            possible = [wording for wording in given if wording.may_stand(page.forms)]
            if possible:
                for sentence in page.sentences:
                    span = first_match(possible, sentence.tokens)
                    if span is not None:
                        yield sentence, span

    def party(self, line: Line) -> Party | None:
        """The party that speaks in a statement."""
        key = (line.speaker, line.entity)
        if key not in self._parties:
            self._parties[key] = self.process.party_of(*key)
        return self._parties[key]

    def chains(self, line: Line) -> int:
        """On how many independent chains the claim of a statement came down."""
        told = self._claim.get(line.id)
        return len(told.chains) if told is not None else 1

    def claim(self, line: Line) -> str:
        """The id of the claim of a statement, '' where it has none."""
        told = self._claim.get(line.id)
        return told.claim.id if told is not None else ""

    def evidence(self, page: str, span: Span) -> Row:
        """A stretch of a page as a line of a view rests on it."""
        found = self.pages[page]
        return {
            "page": page,
            "span": list(span),
            "said": span.of(found.text),
            "outlet": found.outlet,
            "published": found.published or None,
        }

    def said(self, line: Line) -> Row:
        """A statement as a line of a view rests on it."""
        span = Span(line.content[0].start, line.content[-1].end)
        party = self.party(line)
        return {
            **self.evidence(line.page, span),
            "statement": line.id,
            "speaker": line.speaker,
            "party": party.id if party is not None else None,
            "when": line.when or None,
            "chains": self.chains(line),
            "claim": self.claim(line),
        }


def tokens_within(sentences: Sequence[Sentence], spans: Iterable[Span]) -> list[Token]:
    """The words of *sentences* that stand in *spans*."""
    inside = list(spans)
    return [
        token
        for sentence in sentences
        for token in sentence.tokens
        if any(span.start <= token.start and token.end <= span.end for span in inside)
    ]


def content_tokens(line: Line) -> list[Token]:
    """The words of a statement's content."""
    return [token for span in line.content for token in tokens_of(span.of(line.text), span.start)]
