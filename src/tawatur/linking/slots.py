"""Slots: where two stretches tell a figure or a day of the same thing, and it is another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold, skeleton
from tawatur.linking.figures import AMONG, HOLDING, OUTCOMES, Figure, differ, figures
from tawatur.linking.profiles import folded_words, root, roots_of, telling_words
from tawatur.linking.stance import states_in
from tawatur.linking.stretches import Slot, Stretch
from tawatur.model import Span
from tawatur.names.registry import load_registry
from tawatur.times.calendar import parse_day

_PAUSE = re.compile(r"[،؛,;.:؟!\n](?!\d)\s*")
_ONE_SIZE = 10  # times as much: two figures of one slot differ by less
_WORD = re.compile(r"\S+")
_CLAUSE = 10  # words to each side of a slot, where its clause is long
_REACH = 8  # words to each side of a day
_LIKELY, _UNLIKELY = 2, 3  # roots that the words around two days share
_LATE = 1  # days that a page may be dated late
_END = "END"
_BOUNDARIES = word_set("boundaries")
_PART = 3  # words of a part of what is counted: «بينهم 37 أجنبيا»
_NEXT = 2  # telling words to each side of a figure
_AMOUNTS = 0.7  # how alike stretches must be for amounts of money or goods to be of one thing
_OWN_WAW, _TOTALS = word_set("own_waw"), word_set("totals")
_MEASURES = frozenset(map(skeleton, word_set("measures")))
_DEICTIC = re.compile(
    r"\b(?:اول (?:من )?)?(?:امس|اليوم|غدا?|الليله|البارحه)\b(?: الاول)?"
)  # days that hang on that of the page
_DATED = re.compile(r"\d|\b(?:ال(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|أول|حادي)|\w*عشر)\b")
_NO_DAY = date(1, 1, 1)


def figures_apart(a: Stretch, b: Stretch, alike: float) -> list[tuple[Slot, Slot]]:
    """Where two stretches count the same thing and no figure of the one can hold with one of the other. Figures of another day
    or country are of another event; amounts of money or goods need stretches that are more *alike*.
    """
    counted = {figure.of for figure in figures(a.text)} & {figure.of for figure in figures(b.text)}
    if not counted or (a.days and b.days and not a.days & b.days):
        return []
    found = []
    for of in sorted(counted if alike >= _AMOUNTS else counted - _MEASURES):
        mine = [figure for figure in figures(a.text) if figure.of == of]
        other = [figure for figure in figures(b.text) if figure.of == of]
        if any(not differ(one, two) for one in mine for two in other):
            continue
        for one in mine:
            near = [two for two in other if _one_slot(a, one, b, two)]
            if near:
                two = min(near, key=lambda two: (max(one.value, two.value) / min(one.value, two.value), two.start))
                found.append((Slot(one.start, one.end), Slot(two.start, two.end)))
    return found if found and not _elsewhere(a, b) else []


def _elsewhere(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches, or those who say them, speak of different countries."""
    here, there = (_countries(f"{stretch.speaker} {stretch.text}") for stretch in (a, b))
    return bool(here and there and here != there)


@lru_cache(maxsize=1 << 12)
def _countries(text: str) -> frozenset[str]:
    return frozenset(states_in(folded_words(text), load_registry()))


def _one_slot(a: Stretch, one: Figure, b: Stretch, other: Figure) -> bool:
    """Whether two figures of one thing tell the same of it: they are of one size, and share words that tell what they are of."""
    if not 0 < max(one.value, other.value) <= _ONE_SIZE * min(one.value, other.value):
        return False
    if _is_total(a.text, one) != _is_total(b.text, other):
        return False
    here, there = _told_of(a.text, one), _told_of(b.text, other)
    befell = [told & _outcomes() for told in (here, there)]
    if all(befell) and befell[0].isdisjoint(befell[1]):
        return False
    return bool((here & there) - {one.of})


@lru_cache(maxsize=1)
def _outcomes() -> frozenset[str]:
    return frozenset(map(root, OUTCOMES))


def _is_total(text: str, slot: Figure) -> bool:
    """Whether a figure is said to be a sum: «إجمالي ما ضبط 34 مليون وحدة»."""
    return not _TOTALS.isdisjoint(folded_words(_PAUSE.split(text[: slot.start])[-1]))


@lru_cache(maxsize=1 << 13)
def _told_of(text: str, slot: Slot | Figure) -> frozenset[str]:
    """The roots of the words that tell what a figure is of: those next to it, in its part of the sentence."""
    before = [w for w in folded_words(_PAUSE.split(text[: slot.start])[-1]) if w not in HOLDING]
    behind = folded_words(_PAUSE.split(text[slot.end :], maxsplit=1)[0])
    if behind and behind[0] in AMONG:
        behind = behind[_PART:]
    joined = [n for n, word in enumerate(before) if _joins(word)]
    stop = next((n for n, word in enumerate(behind) if _joins(word)), len(behind))
    near = [
        *list(telling_words(before[joined[-1] if joined else 0 :]))[-_NEXT:],
        *list(telling_words(behind[:stop]))[:_NEXT],
    ]
    return frozenset(map(root, near))


def _joins(word: str) -> bool:
    """Whether a folded word has «and» before it, and so begins another part: «وأصيب تسعة»."""
    return word[0] == "و" and word not in _OWN_WAW


def dates_apart(a: Stretch, b: Stretch, clear: bool, likely: bool) -> list[tuple[Slot, Slot]]:
    """The same for days, and for the months in which one thing ends or begins; see ``_times_apart``."""
    found = _times_apart(a, b, clear, likely)
    return [found] if found and not _elsewhere(a, b) else []


def _times_apart(a: Stretch, b: Stretch, clear: bool, likely: bool) -> tuple[Slot, Slot] | None:
    """Where two stretches name as many days, but others, or end or begin one thing in other months.

    Where it is *clear* that both tell one thing, one word around two dates must be shared, two where it is *likely*, else
    three. What hangs on the day of its page counts only then, or on one page.
    """
    if len(a.days) == len(b.days) and a.days != b.days:
        for mine, day in a.dates:
            for other, another in b.dates:
                if day in b.days or another in a.days or not _other_day(a, mine, day, b, other, another):
                    continue
                firm = _sort(mine.of(a)) == _sort(other.of(b)) == "date"
                if _one_bound(a, mine, b, other) and likely:
                    return mine, other
                needed = 1 if clear else _LIKELY if likely else _UNLIKELY
                if (clear or (firm and a.page != b.page)) and len(_around(a, mine) & _around(b, other)) >= needed:
                    return mine, other
    if likely:
        for mine, period in a.periods:
            for other, another in b.periods:
                if (
                    len(a.periods) == len(b.periods) == 1
                    and _other_period(period, another)
                    and _one_bound(a, mine, b, other)
                ):
                    return mine, other
    return None


def _other_day(a: Stretch, mine: Slot, day: str, b: Stretch, other: Slot, another: str) -> bool:
    """Whether two expressions are sure to mean other days: pages are often dated a day or two late, and «أمس» with them."""
    one, two = mine.of(a), other.of(b)
    sorts = {_sort(one), _sort(two)}
    if fold(one) == fold(two) or _deictic(one) & _deictic(two):
        return False
    if sorts == {"date"}:
        return True
    if _weekday(day) == _weekday(another):
        return False  # taken for another week's
    if a.page == b.page or sorts == {"weekday"} or "date" in sorts:
        return True
    apart = abs(_weekday(day) - _weekday(another))
    return "weekday" in sorts and min(apart, 7 - apart) > _LATE


def _other_period(period: str, another: str) -> bool:
    """Whether two months or years, each with its mod, are surely others: 2017 may be June 2017, its end no end of June."""
    one, two = period.split()[0], another.split()[0]
    if one.startswith(two) or two.startswith(one):
        return one != two and period.endswith(_END) and another.endswith(_END)
    return True


def _one_bound(a: Stretch, mine: Slot, b: Stretch, other: Slot) -> bool:
    """Whether two times are the end or the beginning of something, both told with one word: «حتى», «قبل»."""
    bounds = [next(iter(folded_words(s.text[: slot.start])[-1:]), "") for s, slot in ((a, mine), (b, other))]
    return bounds[0] == bounds[1] and bounds[0] in _BOUNDARIES


@lru_cache(maxsize=1 << 13)
def _around(stretch: Stretch, slot: Slot) -> frozenset[str]:
    """The roots of the words around a time, in its clause."""
    before = _PAUSE.split(stretch.text[: slot.start])[-1].split()[-_REACH:]
    behind = _PAUSE.split(stretch.text[slot.end :], maxsplit=1)[0].split()[:_REACH]
    return roots_of(folded_words(" ".join(before + behind)))


def _weekday(day: str) -> int:
    return (parse_day(day) or _NO_DAY).weekday()


def _sort(expression: str) -> str:
    """Whether an expression tells a day by its date, by the day of the page («أمس») or by the weekday alone."""
    if _deictic(expression):
        return "deictic"
    return "date" if _DATED.search(expression) else "weekday"


def _deictic(expression: str) -> frozenset[str]:
    return frozenset(_DEICTIC.findall(fold(expression)))


def clause(stretch: Stretch, slot: Slot) -> Stretch:
    """The clause of a stretch in which a slot stands, or of a long one the words around it."""
    if stretch.span.end - stretch.span.start != len(stretch.text):
        return stretch  # an interrupted content
    pauses = list(_PAUSE.finditer(stretch.text))
    start = max((pause.end() for pause in pauses if pause.end() <= slot.start), default=0)
    end = min((pause.start() for pause in pauses if pause.start() >= slot.end), default=len(stretch.text))
    before = list(_WORD.finditer(stretch.text, start, slot.start))[-_CLAUSE:]
    behind = list(_WORD.finditer(stretch.text, slot.end, end))[:_CLAUSE]
    start = before[0].start() if before else slot.start
    end = behind[-1].end() if behind else slot.end
    span = Span(stretch.span.start + start, stretch.span.start + end)
    return replace(stretch, span=span, text=stretch.text[start:end])
