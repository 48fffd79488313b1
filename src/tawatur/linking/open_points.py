"""Open points: what a page says that nobody could confirm, or that a party neither confirmed nor denied."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold_map
from tawatur.linking.profiles import Profile
from tawatur.model import Span


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What a page says that nobody could confirm, or that a party neither confirmed nor denied."""

    page: str
    span: Span
    text: str


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
