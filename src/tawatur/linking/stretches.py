"""Stretches: what conflicts are looked for in, a statement's content or a sentence of narration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold_map
from tawatur.linking.profiles import Profile, folded_words, negated, roots_of, stems_of
from tawatur.model import Span

_CLAUSE_END = re.compile(r"[.،؛\n]")
_OPENING = 12  # characters before a disclaimer
_MOSTLY_SAID = 0.6  # of a sentence: more of it in statements, and it is no narration


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a stretch tells a figure or a day: [start, end) of its text."""

    start: int
    end: int

    def of(self, stretch: Stretch) -> str:
        """The words."""
        return stretch.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A statement's content or a sentence: where it stands, its stems, whether negated or denied, who says it."""

    page: str
    span: Span
    text: str
    stems: frozenset[str]
    roots: frozenset[str]
    negated: bool
    denies: bool
    speaker: str
    dates: tuple[tuple[Slot, str], ...] = ()  # expressions of days, each with its day
    periods: tuple[tuple[Slot, str], ...] = ()  # of months and years

    @property
    def key(self) -> tuple[str, int, int]:
        """Page and place."""
        return self.page, self.span.start, self.span.end

    @property
    def days(self) -> frozenset[str]:
        """The days that it names."""
        return frozenset(day for _, day in self.dates)


def stretches_of(page: Profile) -> Iterable[Stretch]:
    """The contents of a page's statements, and its sentences that are mostly in none."""
    taken: list[Span] = []
    for telling in page.tellings:
        denied = None if telling.denies else disclaimed(telling.text)
        words = folded_words(denied or telling.text)
        span = Span(telling.content[0].start, telling.content[-1].end)
        taken.append(span)
        yield Stretch(
            page.id,
            span,
            telling.text,
            stems_of(words) if denied else telling.stems,
            roots_of(words) if denied else telling.roots,
            telling.negated,
            telling.denies or denied is not None,
            telling.speaker,
            _inside(telling.content, telling.text, page.dates),
            _inside(telling.content, telling.text, page.periods),
        )
    for sentence in page.sentences:
        covered = sum(max(0, min(sentence.span.end, s.end) - max(sentence.span.start, s.start)) for s in taken)
        denial = any(
            telling.denies and s.start < sentence.span.end and sentence.span.start < s.end
            for telling, s in zip(page.tellings, taken, strict=True)
        )  # «المقاومة تنفي تصفية الأسرى» asserts nothing
        if covered < _MOSTLY_SAID * (sentence.span.end - sentence.span.start) and not denial:
            text = sentence.span.of(page.text)
            odd, place = negated(folded_words(text)), (sentence.span,)
            dates, periods = _inside(place, text, page.dates), _inside(place, text, page.periods)
            yield Stretch(page.id, sentence.span, text, sentence.stems, sentence.roots, odd, False, "", dates, periods)


@lru_cache(maxsize=1)
def disclaimers() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What denies without a verb of denial: a pattern over folded text, an example, and the matter denied in it."""
    rows = read_toml("lexicon/disclaimers.toml")["disclaims"]
    return tuple((re.compile(row["pattern"]), row["example"], row["matter"]) for row in rows)


@lru_cache(maxsize=1)
def rejections() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The same for what denies from behind: «ما تردد عن وقف الصرف غير صحيح»."""
    rows = read_toml("lexicon/disclaimers.toml")["rejects"]
    return tuple((re.compile(row["pattern"]), row["example"], row["matter"]) for row in rows)


@lru_cache(maxsize=1 << 13)
def disclaimed(text: str) -> str | None:
    """The matter, folded, that a text denies without a verb of denial («لا علم لنا بوجود اتصالات»), where it opens with that or
    its first clause ends with it («ما تردد عن وقف الصرف غير صحيح»).
    """
    folded = fold_map(text)[0]
    for pattern, _, _ in disclaimers():
        match = pattern.search(folded)
        if match is not None and match.start() <= _OPENING:
            return _CLAUSE_END.split(folded[match.end() :], maxsplit=1)[0].strip() or None
    first = _CLAUSE_END.split(folded, maxsplit=1)[0]
    for pattern, _, _ in rejections():
        match = pattern.search(first)
        if match is not None and match.start() > _OPENING and match.end() >= len(first.rstrip()):
            return _pointing().sub("", first[: match.start()]).strip() or None
    return None


@lru_cache(maxsize=1)
def _pointing() -> re.Pattern[str]:
    return re.compile(read_toml("lexicon/disclaimers.toml")["pointing"]["pattern"])


def _inside(parts: Sequence[Span], text: str, found: Iterable[tuple[Span, str]]) -> tuple[tuple[Slot, str], ...]:
    """Those of *found* expressions that stand in *parts* of a page, by their place in *text*, the words of the parts."""
    between = (len(text) - sum(part.end - part.start for part in parts)) // max(1, len(parts) - 1)
    slots = []
    start = 0
    for part in parts:
        slots += [
            (Slot(start + at.start - part.start, start + at.end - part.start), value)
            for at, value in found
            if part.start <= at.start and at.end <= part.end
        ]
        start += part.end - part.start + between
    return tuple(slots)
