"""What a page says about the day it was written: weekdays of today, dates of this month, years, offices, dated events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.words import MARK, Tokens, Word
from tawatur.dating.anchors import Anchor, anchors
from tawatur.dating.days import Calendar
from tawatur.dating.solver import Clue
from tawatur.model import Span, Timex
from tawatur.names.registry import Registry, Role
from tawatur.times.timex import TimeReader, looks_ahead
from tawatur.times.vocabulary import TimeWords

_AHEAD = word_set("announced")
_FORMER = word_set("former")
_DAY_WORDS = {"اليوم": 0, "الليله": 0, "امس": -1, "الامس": -1, "البارحه": -1, "غدا": 1, "غد": 1}
_SAID = frozenset({"perfect"})
_WAS = frozenset({"كان", "كانت", "وكان", "وكانت", "كانوا"})


class ClueReader:
    """Reads the clues of one page."""

    def __init__(self, tokens: Tokens, words: TimeWords, registry: Registry, days: Calendar, today: date) -> None:
        self.tokens, self.words, self.registry = tokens, words, registry
        self.days, self.today = days, today
        self.reader = TimeReader(tokens, words, None)

    def of_today(self, ranges: Sequence[tuple[int, int]]) -> list[Clue]:
        """The clues that speak of today itself, in the token ranges (the article's lines)."""
        found: list[Clue] = []
        for first, last in ranges:
            found += self._deictics(first, last)
            found += self._current(first, last)
        return _distinct(found)

    def read(self, ranges: Sequence[tuple[int, int]], times: Sequence[Timex]) -> list[Clue]:
        """All clues in the token ranges; *times* are the expressions there, read without a reference day."""
        found = self.of_today(ranges)
        found += self._absolute(ranges, times)
        told = self._told(ranges)
        if told:
            for first, last in ranges:
                for start, end in self._sentences(first, last):
                    found += self._events(start, end, told)
        found += self._offices(ranges)
        found += self._said_on(ranges, found)
        return _distinct(found)

    # -- today and its neighbours --------------------------------------------------------------------------------------

    def _deictics(self, first: int, last: int) -> Iterable[Clue]:
        """«اليوم الأربعاء», «أمس (الخميس)», «مساء اليوم الخميس التاسع عشر من أكتوبر»."""
        words = self.tokens.words
        for i in range(first, last - 1):
            offset = _DAY_WORDS.get(words[i].fold)
            if offset is None:
                continue
            j = i + 2 if words[i + 1].form == "(" and i + 2 < last else i + 1
            weekday = self.words.weekday.get(words[j].fold)
            if weekday is not None:
                yield self._clue(
                    f"a weekday beside «{words[i].form}»", self.days.weekday(weekday - offset), 6, i, j + 1
                )
                j += 1 + (j + 1 < last and words[j + 1].form in "،)")
            dated = self._day_month(j, last)
            if dated is not None:
                day, month, end = dated
                allowed = self.days.day_month(day, month)
                year = self.tokens.words[end - 1].fold
                if year.isdecimal() and len(year) == 4 and int(year) <= self.today.year:
                    allowed &= self.days.between(date(int(year), 1, 1), date(int(year), 12, 31))
                yield self._clue("a date beside it", self.days.later(allowed, -offset), 6, i, end)

    def _day_month(self, i: int, last: int) -> tuple[int, int, int] | None:
        found = self.reader._day_month(i, last) if i < last else None
        if found is None or found.value[4:5] != "-" or found.value[7:8] != "-":
            return None
        month, day = found.value[5:7], found.value[8:10]
        return (int(day), int(month), found.last) if month.isdecimal() and day.isdecimal() else None

    def _current(self, first: int, last: int) -> Iterable[Clue]:
        """«25 أكتوبر الحالي»: this month is October, and it is before or after that day."""
        words = self.tokens.words
        for current in range(first + 2, last):
            if self.words.direction.get(words[current].fold) != 0:
                continue
            starts = ((i, self._day_month(i, last)) for i in range(max(first, current - 7), current))
            i, dated = next(((i, d) for i, d in starts if d is not None and d[2] == current + 1), (0, None))
            if dated is None:
                continue
            day, month, end = dated
            allowed = self.days.month(month)
            if self._ahead(i, first):
                allowed &= self._up_to(day, month)
            yield self._clue(f"the {day}th of the current month {month}", allowed, 5, i, end)

    def _up_to(self, day: int, month: int) -> int:
        allowed = 0
        for earlier in range(1, day + 1):
            allowed |= self.days.day_month(earlier, month)
        return allowed

    def _ahead(self, i: int, first: int) -> bool:
        words = self.tokens.words
        for j in range(i - 1, max(first - 1, i - 14), -1):
            if words[j].kind == MARK and words[j].form in ".؟!":
                return False
            if looks_ahead(words[j]) or words[j].fold in _AHEAD:
                return True
        return False

    # -- years and full dates ------------------------------------------------------------------------------------------

    def _absolute(self, ranges: Sequence[tuple[int, int]], times: Sequence[Timex]) -> Iterable[Clue]:
        """«عام 2015», «في 25 أغسطس 2014»: what is told as past is over."""
        words, starts = self.tokens.words, self.tokens.starts
        for timex in times:
            value = timex.value[:10]
            if timex.type != "DATE" or not value[:4].isdecimal() or not "2000" <= value[:4] <= str(self.today.year):
                continue
            at = bisect_right(starts, timex.span.start) - 1
            first, last = next((r for r in ranges if r[0] <= at < r[1]), (0, 0))
            if not self._past(at, first, last) or words[at - 1].fold in ("حتي", "بحلول", "رويه", "بنهايه", "كاس"):
                continue
            parts = [int(p) for p in value.split("-") if p.isdecimal()]
            day = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
            if day <= self.today:
                yield Clue(
                    f"«{timex.span.of(self.tokens.text)}» is told as past", self.days.between(day, None), 4, timex.span
                )

    def _past(self, i: int, first: int, last: int) -> bool:
        """Whether what stands around token *i* is over: «منذ 2011», or a perfect near it and nothing that looks ahead."""
        words = self.tokens.words
        if self._ahead(i, first):
            return False
        if i > first and words[i - 1].fold == "منذ":
            return True
        for j in (*range(i - 1, max(first - 1, i - 9), -1), *range(i + 1, min(last, i + 6))):
            word = words[j]
            if word.kind == MARK and word.form in ".؟!":
                if j < i:
                    continue
                return False
            if looks_ahead(word) or word.fold in _AHEAD:
                return False
            if word.fold in _WAS:
                return True
            if word.tags == {"verb"} and word.fold.lstrip("وف")[:1] not in "يتنا" and not word.definite:
                return True
            if (
                any(r.kind == "cue" and getattr(r.entry, "kind", "") == "perfect" for r in word.readings)
                and not word.tags
            ):
                return True
        return False

    # -- the registry: who bears an office ------------------------------------------------------------------------------

    def _offices(self, ranges: Sequence[tuple[int, int]]) -> Iterable[Clue]:
        """A person named with the office the registry knows: the page is of the time it was held."""
        words = self.tokens.words
        names = self.registry.office_holders
        latest: dict[
            tuple[str, str], tuple[str, Clue]
        ] = {}  # of two bearers of one office the later is the present one
        for first, last in ranges:
            for i in range(first, last):
                if words[i].base not in names:
                    continue
                match = self.registry.match(self.tokens, i)
                if match is None or match[0].kind != "person":
                    continue
                near = words[max(first, i - 7) : min(last, i + match[1] + 3)]
                if any(w.fold in _FORMER for w in near):
                    continue
                held = [role for role in match[0].roles if self._named(role, near)]
                allowed = 0
                for role in held:
                    allowed |= self.days.between(_day(role.start, False), _day(role.end, True))
                if held and allowed:
                    office = " / ".join(dict.fromkeys(role.office for role in held))
                    clue = self._clue(f"{match[0].names[0]} is {office}", allowed, 3, i, i + match[1])
                    key = held[-1].office, held[-1].of
                    if key not in latest or latest[key][0] < held[-1].start:
                        latest[key] = held[-1].start, clue
        yield from (clue for _, clue in latest.values())

    def _named(self, role: Role, near: Sequence[Word]) -> bool:
        """Whether the first two words of the office stand beside the name."""
        wanted = [w.removeprefix("ال") for w in fold(role.office).split()[:2]]
        bases = {w.base.removeprefix("ال") for w in near if w.kind != MARK}
        return bool(role.start or role.end) and all(w in bases for w in wanted)

    # -- dated events ---------------------------------------------------------------------------------------------------

    def _sentences(self, first: int, last: int) -> Iterable[tuple[int, int]]:
        words = self.tokens.words
        start = first
        for i in range(first, last):
            if (
                words[i].kind == MARK
                and words[i].form in ".؟!"
                and i + 1 < last
                and self.tokens.starts[i + 1] > self.tokens.ends[i]
            ):
                yield start, i + 1
                start = i + 1
        if start < last:
            yield start, last

    def _told(self, ranges: Sequence[tuple[int, int]]) -> list[Anchor]:
        """The anchors of which the page has all words of a wording, in whatever sentences."""
        inside = [self.tokens.words[first:last] for first, last in ranges]
        forms = {word.fold for words in inside for word in words} | {word.base for words in inside for word in words}
        return [a for a in anchors() if any(all(choice & forms for choice in wording) for wording in a.wordings)]

    def _events(self, first: int, last: int, told: Sequence[Anchor]) -> Iterable[Clue]:
        words = self.tokens.words[first:last]
        forms = {w.fold for w in words} | {w.base for w in words}
        ahead = any(looks_ahead(w) or w.fold in _AHEAD for w in words)
        for anchor in told:
            if not any(all(choice & forms for choice in wording) for wording in anchor.wordings):
                continue
            yield from self._of_anchor(anchor, first, last, ahead)

    def _of_anchor(self, anchor: Anchor, first: int, last: int, ahead: bool) -> Iterable[Clue]:
        folds = [self.tokens.words[k].fold for k in range(first, last)]
        if anchor.news:
            yield self._clue(
                f"{anchor.id} is news",
                self.days.between(anchor.first, anchor.first + timedelta(days=anchor.news)),
                5,
                first,
                last,
            )
        elif ahead and anchor.known is not None:
            yield self._clue(
                f"{anchor.id} is still to come",
                self.days.between(anchor.known, anchor.first - timedelta(days=1)),
                5,
                first,
                last,
            )
            pairs = set(pairwise(folds))
            if pairs & {("العام", "المقبل"), ("العام", "القادم")}:
                year = anchor.first.year - 1
                yield self._clue(
                    f"{anchor.id} is in the year to come",
                    self.days.between(date(year, 1, 1), date(year, 12, 31)),
                    5,
                    first,
                    last,
                )
            if pairs & {("الشهر", "الجاري"), ("الشهر", "الحالي")}:
                whole = self.days.month(anchor.first.month) & self.days.between(
                    date(anchor.first.year, 1, 1), date(anchor.first.year, 12, 31)
                )
                yield self._clue(f"{anchor.id} is in the current month", whole, 5, first, last)
        elif not ahead:
            known = self.days.between(anchor.known or anchor.first, None)
            yield self._clue(f"{anchor.id} is known", known, 4, first, last)

    # -- a bare weekday of saying ---------------------------------------------------------------------------------------

    def _said_on(self, ranges: Sequence[tuple[int, int]], found: list[Clue]) -> Iterable[Clue]:
        """«قال لافروف، الجمعة»: the day of saying is the day of publication, where one such day stands on the page."""
        words = self.tokens.words
        seen: dict[int, tuple[int, int]] = {}
        for first, last in ranges:
            for i in range(first + 1, last):
                weekday = self.words.weekday.get(words[i].fold)
                if weekday is None or words[i - 1].fold in (
                    "يوم",
                    "ايام",
                    "يومي",
                    "صباح",
                    "مساء",
                    "فجر",
                    "ظهر",
                    "ليله",
                    "من",
                    "الي",
                    "و",
                    "بين",
                ):
                    continue
                if words[i - 1].fold in _DAY_WORDS or (i + 1 < last and words[i + 1].fold in self.words.direction):
                    continue
                if self._ahead(i, first) or not self._said_near(i, first):
                    continue
                seen.setdefault(weekday, (i, i + 1))
        if len(seen) == 1 and not any("a weekday beside" in clue.why for clue in found):
            [(weekday, (i, end))] = seen.items()
            yield self._clue("the weekday of saying", self.days.weekday(weekday), 2, i, end)

    def _said_near(self, i: int, first: int) -> bool:
        words = self.tokens.words
        for j in range(i - 1, max(first - 1, i - 10), -1):
            if words[j].kind == MARK and words[j].form in ".؟!:":
                return False
            if "comp" in words[j].tags:
                return False
            if (
                any(r.kind == "cue" and getattr(r.entry, "kind", "") in _SAID for r in words[j].readings)
                or words[j].fold == "قوله"
            ):
                return True
        return False

    def _clue(self, why: str, days: int, weight: int, first: int, last: int) -> Clue:
        return Clue(why, days, weight, Span(self.tokens.starts[first], self.tokens.ends[last - 1]))


def _distinct(clues: Iterable[Clue]) -> list[Clue]:
    return list({(clue.days, clue.why): clue for clue in clues}.values())


def _day(edtf: str, end: bool) -> date | None:
    """The first or last day of an EDTF date of any grain; None if it is open."""
    parts = [int(p) for p in edtf.split("-") if p.isdecimal()]
    if not parts:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if end else 1)
    if len(parts) > 2:
        return date(year, month, parts[2])
    if not end:
        return date(year, month, 1)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
