"""The day of publication when nobody gives it: the days that fit all that the page says, and why.

Each clue is a set of days with a weight. Where not all can hold together the fewest and weakest are dropped, and named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from tawatur.model import Span


@dataclass(frozen=True, slots=True)
class Clue:
    """A set of days (bits of a ``Calendar``) that something on the page allows: in words, where it stands, how strong it is."""

    why: str
    days: int
    weight: int
    span: Span


@dataclass(frozen=True, slots=True)
class Solution:
    """The days left, the clues that were used and those that contradict them."""

    days: int
    used: tuple[Clue, ...]
    dropped: tuple[Clue, ...]


def solve(clues: Sequence[Clue], every: int) -> Solution:
    """The days that all *clues* allow among *every*; where none is left, as few and as weak clues as possible are dropped."""
    narrowing = [clue for clue in clues if clue.days & every != every]
    for count in range(min(len(narrowing), 3)):
        best: tuple[int, tuple[Clue, ...]] | None = None
        for dropped in combinations(narrowing, count):
            days = every
            for clue in narrowing:
                if clue not in dropped:
                    days &= clue.days
            weight = sum(clue.weight for clue in dropped)
            if days and (best is None or weight < best[0]):
                best = weight, dropped
        if best is not None:
            return _solution(narrowing, best[1], every)
    kept: list[Clue] = []
    days = every
    for clue in sorted(narrowing, key=lambda c: -c.weight):
        if days & clue.days:
            days &= clue.days
            kept.append(clue)
    return _solution(narrowing, tuple(c for c in narrowing if c not in kept), every)


def _solution(clues: Sequence[Clue], dropped: tuple[Clue, ...], every: int) -> Solution:
    used = tuple(clue for clue in clues if clue not in dropped)
    days = every
    for clue in used:
        days &= clue.days
    return Solution(days, used, dropped)
