"""The links of a record as rows of an export, with the names that the contract fixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tawatur.linking.conflicts import Side
from tawatur.linking.links import Links, Told
from tawatur.linking.passages import passage_of
from tawatur.linking.weights import Weights

Row = dict[str, Any]


def link_rows(links: Links) -> dict[str, Iterable[Row]]:
    """Rows by kind: claims, copies, conflicts, narrowed days, open points, each sorted by id or place."""
    text_of = {page.id: page.text for page in links.pages}
    return {
        "claims": [
            {
                "id": told.claim.id,
                "speaker": told.claim.speaker,
                "statements": _tellings(told, text_of, links.stories.weights),
                "pages": len(told.pages),
                "outlets": len(told.outlets),
                "chains": len(told.chains),
                "through": [sorted(chain) for chain in told.chains],
            }
            for told in sorted(links.claims, key=lambda told: told.claim.id)
        ],
        "copies": [
            {"a": c.a, "b": c.b, "share": c.share, "words": c.words, "longest": c.longest} for c in links.copies
        ],
        "conflicts": [
            {"id": c.id, "kind": c.kind, "a": _side(c.a), "b": _side(c.b), "differ": c.differ}
            for c in sorted(links.conflicts, key=lambda c: c.id)
        ],
        "days": [{"page": n.page, "value": n.value, "by": list(n.by)} for n in links.days],
        "open_points": [{"page": p.page, "span": p.span, "said": p.text} for p in links.open_points],
    }


def _tellings(told: Told, text_of: Mapping[str, str], weights: Weights) -> list[Row]:
    """The statements of a claim, each with that part of its content in which the claim stands."""
    return [
        {"page": t.page, "statement": t.id, "content": passage_of(t, told.claim, text_of[t.page], weights)}
        for t in told.claim.tellings
    ]


def _side(stretch: Side) -> Row:
    return {"page": stretch.page, "span": stretch.span, "speaker": stretch.speaker or None, "said": stretch.text}
