"""The day of publication from the page's own words: inferred where nobody gives it, checked where somebody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tawatur.arabic.words import Tokens
from tawatur.dating.clues import ClueReader
from tawatur.dating.days import FIRST, as_edtf, calendar
from tawatur.dating.solver import Clue, solve
from tawatur.model import Published, Timex
from tawatur.names.registry import Registry
from tawatur.times.calendar import parse_day
from tawatur.times.vocabulary import TimeWords


def infer(
    published: Published,
    tokens: Tokens,
    words: TimeWords,
    registry: Registry,
    lines: Sequence[tuple[int, int]],
    times: Sequence[Timex],
    today: date,
) -> Published:
    """*published* with what the page's words say of its day: value, spans and reasons where it was unknown; ``inferred``
    where what they say of today contradicts the day that is given or stated. *lines* are the token ranges of the article,
    *times* its expressions read without a reference day (looked at only where the day is unknown); no day after *today* is
    thought of.
    """
    days = calendar(today)
    reader = ClueReader(tokens, words, registry, days, today)
    given = parse_day(published.value)
    if given is not None:
        solution = solve(reader.of_today(lines), days.all)
        if not solution.used or not FIRST <= given <= today or solution.days >> (given - FIRST).days & 1:
            return published
        return replace(published, inferred=as_edtf(solution.days, today), why=_words(solution.used, solution.dropped))
    solution = solve(reader.read(lines, times), days.all)
    if not solution.used:
        return published
    return Published(
        as_edtf(solution.days, today),
        "inferred",
        tuple(sorted({clue.span for clue in solution.used})),
        why=_words(solution.used, solution.dropped),
    )


def _words(used: Sequence[Clue], dropped: Sequence[Clue]) -> tuple[str, ...]:
    return (*(clue.why for clue in used), *(f"against the others, and dropped: {clue.why}" for clue in dropped))
