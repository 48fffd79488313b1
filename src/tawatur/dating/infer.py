"""The day of publication from the page's own words: inferred where nobody gives it, checked where somebody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tawatur.arabic.words import Tokens
from tawatur.dating.clues import ClueReader
from tawatur.dating.days import FIRST, as_edtf, calendar
from tawatur.dating.solver import Clue, solve
from tawatur.model import Published
from tawatur.names.registry import Registry
from tawatur.times.calendar import parse_day
from tawatur.times.vocabulary import TimeWords

_STRONG = 5  # clues of at least this weight may contradict a given day


def infer(
    published: Published, tokens: Tokens, words: TimeWords, registry: Registry, lines: Sequence[tuple[int, int]], today: date
) -> Published:
    """*published* with what the page's words say of its day: value, spans and reasons where it was unknown; ``inferred``
    where strong clues contradict the day that is given or stated. *lines* are the token ranges of the article; no day
    after *today* is thought of.
    """
    days = calendar(today)
    clues = ClueReader(tokens, words, registry, days, today).read(lines)
    given = parse_day(published.value)
    if given is not None:
        strong = [clue for clue in clues if clue.weight >= _STRONG]
        solution = solve(strong, days.all)
        if not solution.used or not FIRST <= given <= today or solution.days >> (given - FIRST).days & 1:
            return published
        return replace(published, inferred=as_edtf(days.members(solution.days), today), why=_words(solution.used, solution.dropped))
    solution = solve(clues, days.all)
    if not solution.used:
        return published
    return Published(
        as_edtf(days.members(solution.days), today),
        "inferred",
        tuple(sorted({clue.span for clue in solution.used})),
        why=_words(solution.used, solution.dropped),
    )


def _words(used: Sequence[Clue], dropped: Sequence[Clue]) -> tuple[str, ...]:
    return (*(clue.why for clue in used), *(f"against the others, and dropped: {clue.why}" for clue in dropped))
