"""Conflicts: two stretches of related pages that cannot both hold, and points that a page leaves open.

A stretch is a statement's content or a sentence of narration. Two of them are compared where their pages tell one story (they
share a claim or text, or are one page) and their words are mostly the same; they conflict where one is denied, where they
count the same thing differently, name other days, or where one has a negation that the other has not, or an antonym of its word.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold_map
from tawatur.linking.answers import answered
from tawatur.linking.claims import Claim
from tawatur.linking.copies import Copy, copy_groups
from tawatur.linking.pairs import shared_keys
from tawatur.linking.profiles import (
    Profile,
    Telling,
    counted,
    folded_words,
    negated,
    roots_of,
    stems_of,
    words_by_root,
)
from tawatur.linking.stance import antonyms
from tawatur.linking.stories import Stories
from tawatur.linking.weights import Weights
from tawatur.model import Span
from tawatur.names.registry import Registry, load_registry

FREQUENT = 40  # a stem of more statements than these brings no candidates
CROWDED = 4 * FREQUENT  # nor does one of more stretches
_OPENING = 12  # characters before a disclaimer
_MOSTLY = 0.5  # pages of which so much is one are compared though they share no claim
_DENIED, _NEGATED, _OPPOSED, _EVEN = (
    0.5,
    0.8,
    0.7,
    0.75,
)  # how alike what is denied, and what lacks a negation, must be to the other


@dataclass(frozen=True, slots=True)
class Stretch:
    """A statement's content or a sentence: where it stands, its stems and figures, whether negated or denied, who says it."""

    page: str
    span: Span
    text: str
    stems: frozenset[str]
    roots: frozenset[str]
    counted: frozenset[tuple[int, str]]
    negated: bool
    denies: bool
    speaker: str
    days: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, int, int]:
        """Page and place."""
        return self.page, self.span.start, self.span.end


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a conflict: a place of a page, its words, and who says it ("" where the page narrates)."""

    page: str
    span: Span
    text: str
    speaker: str

    @property
    def key(self) -> tuple[str, int, int]:
        """Page and place."""
        return self.page, self.span.start, self.span.end


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two stretches that cannot both hold, the kind of conflict and the words that differ."""

    id: str
    kind: str
    a: Side
    b: Side
    differ: tuple[str, str]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What a page says that nobody could confirm, or that a party neither confirmed nor denied."""

    page: str
    span: Span
    text: str


def find_conflicts(
    pages: Sequence[Profile],
    claims: Sequence[Claim],
    copies: Sequence[Copy],
    stories: Stories,
    registry: Registry | None = None,
    weights: Weights | None = None,
    crowded: AbstractSet[str] = frozenset(),
) -> list[Conflict]:
    """The conflicts of a record, by the places of their stretches.

    *weights* are those of stems, among the contents of *pages* if not given; *crowded* are stems that stand in too many
    stretches of a record of which *pages* are a part.
    """
    weights = weights or Weights.among(telling.stems for page in pages for telling in page.tellings)
    related = _related(claims, copies)
    group = copy_groups((page.id for page in pages), copies)
    stretches = [stretch for page in pages for stretch in stretches_of(page)]
    found: dict[tuple[object, ...], Conflict] = {}
    for one, other in _candidates(stretches, weights, related, stories, crowded):
        conflict = conflict_of(one, other, weights, stories.weights)
        if conflict is not None:
            texts = tuple(sorted((group[one.page], group[other.page])))
            found.setdefault(
                (conflict.kind, texts, tuple(sorted(conflict.differ))), conflict
            )  # once for copies of one text
    at = {stretch.key: stretch for stretch in stretches}

    def meet(a: str, b: str) -> bool:
        return (min(a, b), max(a, b)) in related

    for denial, denied in answered(pages, meet, registry or load_registry()):
        one, other = at[_place(denial)], at[_place(denied)]
        texts = tuple(sorted((group[one.page], group[other.page])))
        if not any({one.key, other.key} <= {c.a.key, c.b.key} for c in found.values()):
            found.setdefault(("answer", texts, one.key, other.key), _conflict("denial", one, other, ("", "")))
    return sorted(found.values(), key=lambda c: (c.a.key, c.b.key))


def _place(telling: Telling) -> tuple[str, int, int]:
    return telling.page, telling.content[0].start, telling.content[-1].end


def _related(claims: Sequence[Claim], copies: Sequence[Copy]) -> set[tuple[str, str]]:
    pairs = {tuple(sorted((copy.a, copy.b))) for copy in copies}
    for claim in claims:
        on = sorted({t.page for t in claim.tellings})
        pairs |= {(a, b) for i, a in enumerate(on) for b in on[i + 1 :]}
    return {(a, b) for a, b in pairs}


def stretches_of(page: Profile) -> Iterable[Stretch]:
    """The contents of a page's statements, and its sentences that are mostly in none."""
    taken: list[Span] = []
    for telling in page.tellings:
        denied = None if telling.denies else disclaimed(telling.text)
        words = folded_words(denied or telling.text)
        span = Span(telling.content[0].start, telling.content[-1].end)
        taken.append(span)
        figures = frozenset(counted(words))
        yield Stretch(
            page.id,
            span,
            telling.text,
            stems_of(words) if denied else telling.stems,
            roots_of(words) if denied else telling.roots,
            figures,
            telling.negated,
            telling.denies or denied is not None,
            telling.speaker,
            _days(page, span),
        )
    for sentence in page.sentences:
        covered = sum(max(0, min(sentence.span.end, s.end) - max(sentence.span.start, s.start)) for s in taken)
        if covered < 0.6 * (sentence.span.end - sentence.span.start):
            text = sentence.span.of(page.text)
            odd, days = negated(folded_words(text)), _days(page, sentence.span)
            yield Stretch(
                page.id, sentence.span, text, sentence.stems, sentence.roots, sentence.counted, odd, False, "", days
            )


@lru_cache(maxsize=1)
def disclaimers() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What denies without a verb of denial: a pattern over folded text, an example, and the matter denied in it."""
    rows = read_toml("lexicon/disclaimers.toml")["disclaims"]
    return tuple((re.compile(row["pattern"]), row["example"], row["matter"]) for row in rows)


def disclaimed(text: str) -> str | None:
    """The matter, folded, that a text denies without a verb of denial («لا علم لنا بوجود اتصالات»), where it opens with that."""
    folded = fold_map(text)[0]
    for pattern, _, _ in disclaimers():
        match = pattern.search(folded)
        if match is not None and match.start() <= _OPENING:
            return re.split(r"[.،؛\n]", folded[match.end() :], maxsplit=1)[0].strip() or None
    return None


def _days(page: Profile, span: Span) -> frozenset[str]:
    """The days named in a stretch."""
    return frozenset(value for at, value in page.dates if span.start <= at.start and at.end <= span.end)


def _candidates(
    stretches: Sequence[Stretch],
    weights: Weights,
    related: set[tuple[str, str]],
    stories: Stories,
    crowded: AbstractSet[str],
) -> Iterable[tuple[Stretch, Stretch]]:
    numbers = {id: n for n, id in enumerate(sorted({stretch.page for stretch in stretches}))}
    pages = [numbers[stretch.page] for stretch in stretches]
    known: dict[int, bool] = {}

    def may_meet(one: int, other: int) -> bool:
        pair = pages[one] * len(numbers) + pages[other]
        if pair not in known:
            a, b = stretches[one].page, stretches[other].page
            known[pair] = a == b or (min(a, b), max(a, b)) in related or stories.same(a, b, _MOSTLY)
        return known[pair]

    def rare(stem: str, holders: int) -> bool:
        return weights.count[stem] <= FREQUENT and holders <= CROWDED and stem not in crowded

    shared = shared_keys([stretch.stems for stretch in stretches], rare, may_meet)
    for (one, other), count in sorted(shared.items()):
        if count >= 2:
            yield stretches[one], stretches[other]


def conflict_of(a: Stretch, b: Stretch, weights: Weights, rooted: Weights) -> Conflict | None:
    """The conflict of two stretches, if they are in one; *weights* of stems and of roots."""
    if a.page == b.page and a.span.start < b.span.end and b.span.start < a.span.end:
        return None
    alike = weights.alike(a.stems, b.stems)
    meant, shared = rooted.alike(a.roots, b.roots), len(a.roots & b.roots)
    if a.denies != b.denies and meant >= _DENIED and shared >= 3:
        return _conflict("denial", a, b, ("", ""))
    if a.denies or b.denies:
        return None
    apart = a.page != b.page or (bool(a.speaker or b.speaker) and a.speaker != b.speaker)
    even = min(len(a.stems), len(b.stems)) / max(len(a.stems), len(b.stems), 1)
    if apart and alike >= 0.35 and len(a.stems & b.stems) >= 3:
        for stem in sorted({s for _, s in a.counted} & {s for _, s in b.counted}):
            mine = sorted(v for v, s in a.counted if s == stem)
            other = sorted(v for v, s in b.counted if s == stem)
            if not set(mine) & set(other):
                return _conflict("number", a, b, (f"{mine[0]} {stem}", f"{other[0]} {stem}"))
    if (
        apart
        and alike >= 0.65
        and even >= 0.4
        and len(a.days) == len(b.days) > 0
        and a.days != b.days
        and len(a.stems & b.stems) >= 4
    ):
        return _conflict("date", a, b, (min(a.days - b.days), min(b.days - a.days)))
    if meant >= _NEGATED and even >= _EVEN and a.negated != b.negated and shared >= 4 and a.page != b.page:
        return _conflict("negation", a, b, ("", ""))
    if (
        apart
        and meant >= _OPPOSED
        and even >= _EVEN
        and shared >= 3
        and (poles := antonyms(words_by_root(a.text), words_by_root(b.text)))
    ):
        return _conflict("antonym", a, b, poles)
    return None


def _conflict(kind: str, a: Stretch, b: Stretch, differ: tuple[str, str]) -> Conflict:
    first, second = sorted((a, b), key=lambda s: s.key)
    if first is not a:
        differ = differ[::-1]
    digest = hashlib.sha256(f"{kind}{first.key}{second.key}".encode()).hexdigest()[:12]
    one, other = (Side(s.page, s.span, s.text, s.speaker) for s in (first, second))
    return Conflict(f"x{digest}", kind, one, other, differ)


# -- open points -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def open_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What leaves a point open, each pattern (over folded text) with its example."""
    return tuple(
        (re.compile(entry["pattern"]), entry["example"]) for entry in read_toml("lexicon/open_points.toml")["open"]
    )


def open_points(page: Profile) -> list[OpenPoint]:
    """The open points of a page, in order, each the clause that says so."""
    folded, offsets = fold_map(page.text)
    found: dict[tuple[int, int], OpenPoint] = {}
    for sentence in page.sentences:
        low, high = bisect_left(offsets, sentence.span.start), bisect_left(offsets, sentence.span.end)
        for pattern, _ in open_patterns():
            match = pattern.search(folded, low, high)
            if match is None:
                continue
            end = next((i for i in range(match.end(), high) if folded[i] in ".،؛\n"), high)
            span = Span(offsets[match.start()], offsets[end - 1] + 1 if end > 0 else sentence.span.end)
            if not any(s[0] < span.end and span.start < s[1] for s in found):
                found[span.start, span.end] = OpenPoint(page.id, span, span.of(page.text))
    return [found[key] for key in sorted(found)]
