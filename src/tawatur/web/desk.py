"""What every view and every API call needs at hand: the shelf, the record, the judgements, and how things are found by key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from fastapi import Request

from tawatur.model import TawaturError
from tawatur.record.reviews import CORRECT, NOT_A_CONFLICT, Review
from tawatur.record.search import index_terms, query_terms
from tawatur.record.store import Record, RecordError
from tawatur.record.users import User
from tawatur.times.calendar import parse_day
from tawatur.web.access import Access
from tawatur.web.filters import Filters
from tawatur.web.paper import Paper
from tawatur.web.room import Judged, Room
from tawatur.web.rows import Row, statement_row
from tawatur.web.shapes import ReviewIn
from tawatur.web.shelf import ClaimCard, Entry, Leaf, Person, Shelf, Story

T = TypeVar("T")
_SPANS = re.compile(r"^\d{1,7}-\d{1,7}(,\d{1,7}-\d{1,7})*$")


class NotThere(TawaturError):
    """Nothing of that key is in the record."""


class WrongRequest(TawaturError):
    """What is asked for cannot be."""


class Desk:
    """One request's view of the room: the shelf is the same from its first look to its last."""

    def __init__(self, room: Room, access: Access, paper: Paper) -> None:
        self.room = room
        self.access = access
        self.record: Record = room.record
        self.shelf: Shelf = room.shelf
        self.judged: Judged = room.judged
        self.render = paper.render

    def base(self, request: Request) -> str:
        """The address of the room itself."""
        return str(request.base_url).rstrip("/")

    def wants_linked_data(self, request: Request) -> bool:
        """Whether the one who asks prefers JSON-LD."""
        return "application/ld+json" in request.headers.get("accept", "")

    # -- by key; each raises ``NotThere`` ---------------------------------------------------------------------------

    def statement(self, key: str) -> Entry:
        """A statement."""
        return _there(self.shelf.by_key.get(key), "statement", key)

    def claim(self, id: str) -> ClaimCard:
        """A claim."""
        return _there(self.shelf.claims.get(id), "claim", id)

    def leaf(self, key: str) -> Leaf:
        """A page."""
        return _there(self.shelf.pages.get(key), "page", key)

    def person(self, key: str) -> Person:
        """A speaker."""
        return _there(self.shelf.people.get(key), "speaker", key)

    def story(self, id: str) -> Story:
        """A process."""
        return _there(self.shelf.stories.get(id), "process", id)

    # -- lists --------------------------------------------------------------------------------------------------------

    def slice(self, asked: Filters, chosen: int) -> tuple[list[Entry], int]:
        """The asked page of a set of entries, and how many pages there are."""
        return paged(list(self.shelf.listed(chosen)), asked.page, asked.size)

    def listing(self, asked: Filters, chosen: int) -> Row:
        """A page of statements as the API gives it, with the counts of each facet."""
        entries, pages = self.slice(asked, chosen)
        facets = {
            name: [{"value": value, "count": count} for value, count in self.shelf.counts(name, chosen)]
            for name in self.shelf.postings
        }
        return {
            "total": chosen.bit_count(),
            "page": asked.page,
            "pages": pages,
            "items": [statement_row(entry, self.shelf, self.judged) for entry in entries],
            "facets": facets,
        }

    def claims(self, by: str = "") -> list[ClaimCard]:
        """Claims, most chains first, of speakers whose name has all words of *by*."""
        wanted = set(query_terms(by))
        return [card for card in self.shelf.claims.values() if not wanted or wanted <= index_terms(card.speaker)]

    def people(self, words: str = "") -> list[Person]:
        """Speakers, who says most first, whose name in Arabic or Latin letters has all of *words*."""
        wanted, latin = set(query_terms(words)), words.lower().split()
        return [
            person
            for person in self.shelf.ranked
            if not words.strip()
            or (wanted and wanted <= self.shelf.terms_of(person))
            or (latin and all(word in person.latin.lower() for word in latin))
        ]

    def judge(self, user: User, said: ReviewIn) -> Review:
        """Write a user's judgement. Raises ``WrongRequest`` and ``RecordError`` for one of nothing."""
        right = self._corrections(said.a, said.speaker, said.content, said.said_on) if said.verdict == CORRECT else {}
        if said.verdict == NOT_A_CONFLICT and said.a not in self.shelf.conflicts:
            raise RecordError(f"no conflict {said.a[:80]}")
        return self.room.review(Review(said.verdict, said.a, said.b, user.name, said.note, value=right))

    def _corrections(self, id: str, speaker: str, content: str, said_on: str) -> dict[str, Any]:
        """What a reviewer says is right. Raises ``WrongRequest`` for what cannot be: spans off the page, no day."""
        right: dict[str, Any] = {}
        if speaker.strip():
            right["speaker"] = " ".join(speaker.split())
        if content.strip():
            text = content.replace(" ", "")
            entry = self.shelf.by_id.get(id)
            spans = [list(map(int, part.split("-"))) for part in text.split(",")] if _SPANS.match(text) else []
            length = self.shelf.page_of[entry.page].length if entry is not None else 0
            if not spans or any(not start < end <= length for start, end in spans):
                raise WrongRequest(f"{content}: no spans of the page; write START-END")
            right["content"] = spans
        if said_on.strip():
            if parse_day(said_on.strip()) is None:
                raise WrongRequest(f"{said_on}: no day, write it YYYY-MM-DD")
            right["said_on"] = said_on.strip()
        return right


def paged(rows: Sequence[T], page: int, size: int) -> tuple[list[T], int]:
    """The rows of a page of a list, counted from 1, and how many pages there are, at least one."""
    return list(rows[(page - 1) * size : page * size]), max(1, -(-len(rows) // size))


def _there(found: T | None, kind: str, key: str) -> T:
    if found is None:
        raise NotThere(f"no {kind} {key[:80]}")
    return found


def desk(request: Request) -> Desk:
    """The desk of a request, once it may read. Raises ``Refused``."""
    state = request.app.state
    access: Access = state.access
    if not request.url.path.endswith(("/login", "/logout")):
        access.may_read(request)
    return Desk(state.room, access, state.paper)


__all__ = ["Desk", "NotThere", "WrongRequest", "desk"]
