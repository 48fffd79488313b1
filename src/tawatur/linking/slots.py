"""Slots: where two stretches tell a figure or a day of the same thing, and it is another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold, skeleton
from tawatur.linking.figures import Figure, differ, figures
from tawatur.linking.profiles import folded_words, roots_of
from tawatur.linking.stance import states_in
from tawatur.linking.stretches import Slot, Stretch
from tawatur.model import Span
from tawatur.names.registry import load_registry
from tawatur.times.calendar import parse_day

_PAUSE = re.compile(r"[،؛,;.:؟!\n](?!\d)\s*")
_ONE_SIZE = 10  # times as much: two figures of one slot differ by less
_AROUND = 5  # words to each side of a slot
_SHARED_BY_FIGURES, _SHARED_BY_DATES = 1, 2  # of their roots, by two slots of one thing
_AMOUNTS = 0.7  # how alike stretches must be for amounts of money or goods to be of one thing
_MEASURES = frozenset(map(skeleton, word_set("measures")))
_DEICTIC = re.compile(r"\b(?:[أا]مس|اليوم|غدا?|غد[ًا]|الليلة|البارحة)\b")  # days that hang on that of the page
_DATED = re.compile(r"\d|\b(?:ال(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|أول|حادي)|\w*عشر)\b")
_NO_DAY = date(1, 1, 1)


def figures_apart(a: Stretch, b: Stretch, alike: float) -> list[tuple[Slot, Slot]]:
    """Where two stretches count the same thing and no figure of the one can hold with one of the other. Figures of another day
    or country are of another event; amounts of money or goods need stretches that are more *alike*.
    """
    counted = {figure.of for figure in figures(a.text)} & {figure.of for figure in figures(b.text)}
    if not counted or (a.days and b.days and not a.days & b.days) or _elsewhere(a.text, b.text):
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
    return found


def _elsewhere(one: str, other: str) -> bool:
    """Whether two texts speak of different countries."""
    here, there = (_countries(text) for text in (one, other))
    return bool(here and there and here != there)


@lru_cache(maxsize=1 << 12)
def _countries(text: str) -> frozenset[str]:
    return frozenset(states_in(folded_words(text), load_registry()))


def _one_slot(a: Stretch, one: Figure, b: Stretch, other: Figure) -> bool:
    """Whether two figures of one thing tell the same of it: they are of one size, and the words around them are shared."""
    if not 0 < max(one.value, other.value) <= _ONE_SIZE * min(one.value, other.value):
        return False
    return len((_roots_around(a, one) & _roots_around(b, other)) - {one.of}) >= _SHARED_BY_FIGURES


def _roots_around(stretch: Stretch, slot: Slot | Figure) -> frozenset[str]:
    """The roots of the words around a slot."""
    before, behind = stretch.text[: slot.start].split()[-_AROUND:], stretch.text[slot.end :].split()[:_AROUND]
    return roots_of(folded_words(" ".join(before + behind)))


def dates_apart(a: Stretch, b: Stretch, clear: bool) -> list[tuple[Slot, Slot]]:
    """Where two stretches name as many days, but others. The same words from pages of two days, and a weekday that is taken for
    another week's, are no conflict. Where it is not *clear* that both tell one thing, dates count that do not hang on the day
    of their page, on two pages and among shared words.
    """
    if len(a.days) != len(b.days) or a.days == b.days:
        return []
    for mine, day in a.dates:
        for other, another in b.dates:
            one, two = mine.of(a), other.of(b)
            if day in b.days or another in a.days or fold(one) == fold(two):
                continue
            dated = _dated(one) and _dated(two)
            if not dated and (not clear or _weekday(day) == _weekday(another)):
                continue
            if clear or (
                a.page != b.page and len(_roots_around(a, mine) & _roots_around(b, other)) >= _SHARED_BY_DATES
            ):
                return [(mine, other)]
    return []


def _weekday(day: str) -> int:
    return (parse_day(day) or _NO_DAY).weekday()


def _dated(expression: str) -> bool:
    """Whether an expression tells a day by its date, not by «أمس»."""
    return bool(_DATED.search(expression)) and not _DEICTIC.search(expression)


def clause(stretch: Stretch, slot: Slot) -> Stretch:
    """The clause of a stretch in which a slot stands."""
    if stretch.span.end - stretch.span.start != len(stretch.text):
        return stretch  # an interrupted content
    pauses = list(_PAUSE.finditer(stretch.text))
    start = max((pause.end() for pause in pauses if pause.end() <= slot.start), default=0)
    end = min((pause.start() for pause in pauses if pause.start() >= slot.end), default=len(stretch.text))
    span = Span(stretch.span.start + start, stretch.span.start + end)
    return replace(stretch, span=span, text=stretch.text[start:end])
