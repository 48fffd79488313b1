"""Commitments: who undertook, announced or was given what, by when, and what became of it by the pages of the record."""

from __future__ import annotations

import re

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold
from tawatur.linking.profiles import folded_words, roots_of
from tawatur.process.pages import ProcessPages, Row
from tawatur.record.store import Line

_FUTURE = re.compile(r"\bس(?:ي|ت|ن|ا)\w{2,}|\bسوف\b")
_UNDERTAKINGS = word_set("undertakings")
_ALIKE = 0.6  # how much of a commitment's words a later report of it must share


def commitments(pages: ProcessPages, at: str, rounds: frozenset[str] = frozenset()) -> list[Row]:
    """The commitments of parties, the earliest first, those apart that announce rounds (*rounds*, ids of statements). The state
    is open, overdue, done (according to whom) or contradicted.
    """
    denied = {
        (side.page, side.span.start)
        for conflict in pages.links.conflicts
        if conflict.kind == "denial"
        for side in (conflict.a, conflict.b)
    }
    lines = [(line, roots_of(folded_words(line.said))) for line in pages.lines()]
    found: list[Row] = []
    for line, roots in lines:
        party = pages.party(line)
        if party is None or line.id in rounds or not _undertakes(line) or len(roots) < 3:
            continue
        page = pages.pages[line.page]
        due = [value for span in line.content for _, value in page.dates_in(span)]
        by = max(due) if due else None
        later = _reported(pages, line, roots, lines)
        state = "open"
        if later is not None:
            state = "done"
        elif (line.page, line.content[0].start) in denied:
            state = "contradicted"
        elif by is not None and at and by < at[: len(by)]:
            state = "overdue"
        found.append(
            {
                **pages.said(line),
                "by": by,
                "state": state,
                "according_to": pages.said(later) if later is not None else None,
            }
        )
    return sorted(found, key=lambda row: ((row["when"] or "9").strip("["), row["statement"]))


def _undertakes(line: Line) -> bool:
    """Whether a statement promises, or tells of what its speaker will do: «تعهد بـ», «أكد أن بلاده ستقوم بـ»."""
    if line.act == "promises":
        return True
    opening = " ".join(fold(line.said).split()[:8])
    return (
        line.act == "asserts"
        and bool(_FUTURE.search(opening))
        and any(word in _UNDERTAKINGS for word in folded_words(opening))
    )


def _reported(
    pages: ProcessPages, line: Line, roots: frozenset[str], lines: list[tuple[Line, frozenset[str]]]
) -> Line | None:
    """A later statement that tells of the same as past."""
    weights = pages.links.stories.weights
    for other, others in lines:
        if other.page == line.page or not other.when or not line.when or other.denies:
            continue
        if other.when.strip("[")[:10] <= line.when.strip("[")[:10] or _FUTURE.search(fold(other.said)):
            continue
        if weights.alike(roots, others) >= _ALIKE and other.act == "asserts":
            return other
    return None
