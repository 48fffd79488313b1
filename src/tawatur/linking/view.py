"""The links of a record as plain rows, kept with it until its pages or its reviews change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tawatur.linking.claims import why_one
from tawatur.linking.conflicts import Side
from tawatur.linking.links import Links, Told, link
from tawatur.linking.profiles import Telling
from tawatur.record.reviews import Review, standing
from tawatur.record.store import Record

Row = dict[str, Any]


def links_view(record: Record, links: Callable[[], Links] | None = None) -> Row:
    """Claims (most chains first), conflicts, open points and copies of a record, with the ids of the statements they rest on.

    A claim's ``statements`` name the number of their chain (from 0); ``chains`` are the keys of what hangs together.
    """

    def make() -> Row:
        found = links() if links else link(record)
        reviews = standing(record.reviews())
        holders = _Holders(found)
        return {
            "claims": [_claim(told, found, reviews) for told in found.claims],
            "conflicts": [
                {"id": c.id, "kind": c.kind, "differ": list(c.differ), "a": holders.side(c.a), "b": holders.side(c.b)}
                for c in found.conflicts
            ],
            "open": [{"page": p.page, "span": list(p.span), "said": p.text} for p in found.open_points],
            "days": [{"page": n.page, "value": n.value, "by": list(n.by)} for n in found.days],
            "copies": [
                {"a": c.a, "b": c.b, "share": c.share, "words": c.words, "longest": c.longest} for c in found.copies
            ],
        }

    return record.view("links.2", make)


def _claim(told: Told, links: Links, reviews: list[Review]) -> Row:
    tellings = told.claim.tellings
    fullest = max(tellings, key=lambda t: (len(t.text), t.id))
    return {
        "id": told.claim.id,
        "speaker": told.claim.speaker,
        "said": fullest.text,
        "pages": list(told.pages),
        "outlets": list(told.outlets),
        "chains": [sorted(chain) for chain in told.chains],
        "statements": [
            {
                "id": t.id,
                "chain": told.through(t),
                "why": why_one(t, told.claim, links.stories, reviews) if len(tellings) > 1 else "",
            }
            for t in tellings
        ],
    }


class _Holders:
    """Which statement a side of a conflict is."""

    def __init__(self, links: Links) -> None:
        self.tellings: dict[str, list[Telling]] = {page.id: page.tellings for page in links.pages}

    def side(self, stretch: Side) -> Row:
        start, end = stretch.span
        holding = [t for t in self.tellings[stretch.page] if any(c.start < end and start < c.end for c in t.content)]
        told = [t for t in holding if t.content[0].start == start] or holding
        return {
            "page": stretch.page,
            "span": [start, end],
            "said": stretch.text,
            "speaker": stretch.speaker or None,
            "statement": told[0].id if told and stretch.speaker else None,
        }
