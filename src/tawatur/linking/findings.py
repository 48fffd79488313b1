"""What linking finds in the pages of a record, as plain values that can be kept with it, sent, and put together.

A record may be linked in parts that share no claim, copy or conflict (``linking/spark.py``): what is rare is then told by the
whole (``Rarity``), and the findings of the parts, put together, are those of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tawatur.linking.claims import Claim, claim_of, find_claims
from tawatur.linking.conflicts import Conflict, Side, find_conflicts
from tawatur.linking.copies import Copy, find_copies
from tawatur.linking.days import Narrowed, narrowed_days
from tawatur.linking.open_points import OpenPoint, open_points
from tawatur.linking.profiles import Profile
from tawatur.linking.stories import Stories
from tawatur.linking.weights import Weights
from tawatur.model import Span
from tawatur.names.registry import Registry
from tawatur.record.reviews import NOT_A_CONFLICT, Review
from tawatur.record.store import Record

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rarity:
    """What is rare in a whole record: how much roots and stems weigh, and which shingles and stems are too common to tell.

    ``last`` is a day behind all days of publication.
    """

    roots: Weights
    stems: Weights
    shingles: frozenset[int]
    crowded: frozenset[str]
    last: date


@dataclass(frozen=True, slots=True)
class Findings:
    """Copies, claims, conflicts (those of one page before later ones), open points and narrowed days, each in its order."""

    copies: tuple[Copy, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    open_points: tuple[OpenPoint, ...]
    days: tuple[Narrowed, ...]


def find(
    pages: Sequence[Profile],
    published: Mapping[str, str],
    registry: Registry,
    reviews: Sequence[Review] = (),
    rarity: Rarity | None = None,
) -> Findings:
    """What *pages*, sorted by id, tell together. *published* are their days as EDTF; *reviews* those that stand.

    Where *pages* are a part of a record, *rarity* is that of the whole.
    """
    copies = find_copies(pages, rarity.shingles if rarity else frozenset())
    stories = Stories(pages, rarity.roots if rarity else None)
    claims = find_claims(pages, copies, stories, reviews)
    stems, crowded = (rarity.stems, rarity.crowded) if rarity else (None, frozenset[str]())
    dismissed = {review.a for review in reviews if review.verdict == NOT_A_CONFLICT}
    conflicts = find_conflicts(pages, claims, copies, stories, registry, stems, crowded)
    return Findings(
        tuple(copies),
        tuple(claims),
        tuple(conflict for conflict in conflicts if conflict.id not in dismissed),
        tuple(point for page in pages for point in open_points(page)),
        tuple(narrowed_days(published, claims, copies, rarity.last if rarity else None)),
    )


def published_of(record: Record) -> dict[str, str]:
    """The days of publication of a record's current pages as EDTF, "" where nothing is known."""
    return {page["page"]: page["published"] or "" for page in record.pages()}


def as_row(found: Findings) -> Row:
    """Findings as JSON values. A claim of one statement needs none: every statement is in a claim."""
    return {
        "copies": [[c.a, c.b, c.share, c.words, c.longest] for c in found.copies],
        "claims": sorted([t.id for t in claim.tellings] for claim in found.claims if len(claim.tellings) > 1),
        "conflicts": [[c.id, c.kind, _side(c.a), _side(c.b), list(c.differ)] for c in found.conflicts],
        "open": [[point.page, *point.span] for point in found.open_points],
        "days": [[day.page, day.value, list(day.by)] for day in found.days],
    }


def _side(side: Side) -> list[Any]:
    return [side.page, *side.span, side.text, side.speaker]


def together(rows: Iterable[Row]) -> Row:
    """The rows of the parts of a record as that of the whole."""
    whole: Row = {"copies": [], "claims": [], "conflicts": [], "open": [], "days": []}
    for row in rows:
        for name, found in row.items():
            whole[name] += found
    whole["conflicts"].sort(key=lambda c: (c[2][:3], c[3][:3]))
    for name in ("copies", "claims", "open", "days"):
        whole[name].sort()
    return whole


def from_row(row: Row, pages: Sequence[Profile]) -> Findings:
    """Findings that were kept as a row, of the same *pages*."""
    alone = {telling.id: telling for page in pages for telling in page.tellings}
    told = [claim_of([alone.pop(id) for id in ids]) for ids in row["claims"]]
    told += [claim_of([telling]) for telling in alone.values()]
    texts = {page.id: page.text for page in pages}
    return Findings(
        tuple(Copy(*copy) for copy in row["copies"]),
        tuple(sorted(told, key=lambda claim: claim.id)),
        tuple(
            Conflict(id, kind, _side_of(a), _side_of(b), (mine, other))
            for id, kind, a, b, (mine, other) in row["conflicts"]
        ),
        tuple(OpenPoint(page, Span(*span), Span(*span).of(texts[page])) for page, *span in row["open"]),
        tuple(Narrowed(page, value, tuple(by)) for page, value, by in row["days"]),
    )


def _side_of(row: Sequence[Any]) -> Side:
    page, start, end, text, speaker = row
    return Side(page, Span(start, end), text, speaker)
