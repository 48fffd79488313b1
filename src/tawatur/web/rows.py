"""What the room holds as plain rows: the JSON of the API, and the CSV of a list of statements. Spans are ``[start, end)``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from tawatur.record.export import safe_cell
from tawatur.record.reviews import Review
from tawatur.web.compare import Match
from tawatur.web.room import Judged
from tawatur.web.shelf import ClaimCard, Entry, Leaf, Person, Shelf

Row = dict[str, Any]


def statement_row(entry: Entry, shelf: Shelf, judged: Judged | None = None) -> Row:
    """A statement with all it rests on."""
    card = shelf.claims[entry.claim]
    row: Row = {
        "key": entry.key,
        "id": entry.id,
        "page": shelf.page_of[entry.page].key,
        "page_id": entry.page,
        "outlet": entry.outlet,
        "published": entry.published,
        "said_on": entry.said_on,
        "speaker": {
            "key": entry.who,
            "name": entry.speaker,
            "entity": entry.entity,
            "latin": shelf.people[entry.who].latin,
        },
        "via": list(entry.via),
        "said": entry.said,
        "cue": list(entry.cue),
        "source": list(entry.source) if entry.source else None,
        "content": [list(span) for span in entry.content],
        "quote": entry.quote,
        "denies": entry.denies,
        "act": entry.act,
        "rule": entry.rule,
        "why": entry.why,
        "claim": entry.claim,
        "chain": entry.chain,
        "chains": len(card.chains),
        "parties": list(entry.parties),
        "issues": list(dict.fromkeys(entry.issues)),
        "places": list(entry.places),
        "href": f"/api/statements/{entry.key}",
    }
    word = judged.on(entry.id) if judged is not None else None
    row["judged"] = review_row(word) if word is not None else None
    return row


def claim_row(card: ClaimCard, shelf: Shelf, whole: bool = False) -> Row:
    """A claim with its counts; *whole*, with its statements, their chains and why each is in it."""
    row: Row = {
        "id": card.id,
        "speaker": card.speaker,
        "said": card.said,
        "pages": card.pages,
        "outlets": list(card.outlets),
        "chains": len(card.chains),
        "first": card.first.key,
        "day": card.first.day or None,
        "href": f"/api/claims/{card.id}",
    }
    if whole:
        row["through"] = [list(chain) for chain in card.chains]
        row["statements"] = [
            {**statement_row(entry, shelf), "chain": chain, "why_here": why} for entry, chain, why in card.tellings
        ]
        row["conflicts"] = conflicts_of(card, shelf)
    return row


def conflicts_of(card: ClaimCard, shelf: Shelf) -> list[str]:
    """The ids of the conflicts that a statement of a claim is a side of."""
    own = {entry.id for entry, _, _ in card.tellings}
    return [id for id, row in shelf.conflicts.items() if own & {row["a"]["statement"], row["b"]["statement"]}]


def page_row(leaf: Leaf) -> Row:
    """A page as it is listed."""
    return {
        "key": leaf.key,
        "id": leaf.id,
        "hash": leaf.hash,
        "url": leaf.url,
        "title": leaf.title,
        "outlet": leaf.outlet,
        "published": leaf.published,
        "basis": leaf.basis,
        "credits": list(leaf.credits),
        "length": leaf.length,
        "statements": len(leaf.entries),
        "href": f"/api/pages/{leaf.key}",
    }


def whole_page(leaf: Leaf, page: Row, shelf: Shelf) -> Row:
    """A page with its text and everything that was read from it, *page* being what ``Record.page`` gives."""

    def without(rows: Iterable[Row], *keys: str) -> list[Row]:
        return [{key: value for key, value in row.items() if key not in ("page", "hash", *keys)} for row in rows]

    return {
        **page_row(leaf),
        "narrowed": shelf.narrowed[leaf.id]["value"] if leaf.id in shelf.narrowed else None,
        "text": page["text"],
        "title_span": page["title"],
        "body": page["body"],
        "evidence": page["evidence"],
        "statements": [statement_row(entry, shelf) for entry in leaf.entries],
        "times": without(page["times"]),
        "names": without(page["names"]),
        "events": without(page["events"]),
    }


def person_row(person: Person) -> Row:
    """A speaker as listed."""
    return {
        "key": person.key,
        "name": person.name,
        "latin": person.latin,
        "entity": person.entity,
        "kind": person.kind,
        "statements": person.statements,
        "href": f"/api/people/{person.key}",
    }


def match_row(match: Match, shelf: Shelf) -> Row:
    """A statement like a pasted text."""
    runs = [{"kind": run.kind, "text": run.text} for run in match.runs]
    return {"share": match.share, "words": runs, "statement": statement_row(match.entry, shelf)}


def review_row(review: Review) -> Row:
    """A line of the review log."""
    return {
        "n": review.n,
        "verdict": review.verdict,
        "a": review.a,
        "b": review.b or None,
        "by": review.by,
        "at": review.at,
        "note": review.note,
        "value": dict(review.value),
    }


CSV_COLUMNS = (
    "id", "when", "outlet", "published", "speaker", "latin", "via", "said", "quote", "denies", "page", "start", "end",
    "claim", "chains",
)  # fmt: skip


def as_csv(entries: Iterable[Entry], shelf: Shelf) -> str:
    """Statements as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(CSV_COLUMNS)
    for e in entries:
        start, end = e.extent
        row = (
            e.id, e.when, e.outlet, e.published, e.speaker, shelf.people[e.who].latin, "، ".join(e.via), e.said, e.quote,
            "yes" if e.denies else "no", e.page, start, end, e.claim, len(shelf.claims[e.claim].chains),
        )  # fmt: skip
        writer.writerow(map(safe_cell, row))
    return out.getvalue()
