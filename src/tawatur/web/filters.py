"""What a reader asks of the statements: filters as they stand in an address, and the set of entries they leave."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, Field

from tawatur.record.search import query_terms
from tawatur.record.store import Record
from tawatur.web.shelf import FACETS, Shelf, bits

PER_PAGE = 50
_DAY = r"^\d{4}-\d{2}-\d{2}$"


def _given(value: object) -> object:
    """A field of a form that is left empty asks for nothing."""
    return None if value == "" else value


Words = Annotated[Annotated[str, Field(max_length=2000)] | None, BeforeValidator(_given)]
Day = Annotated[Annotated[str, Field(pattern=_DAY)] | None, BeforeValidator(_given)]


class Filters(BaseModel):
    """The filters of a list of statements; each narrows what the others leave."""

    q: Words = Field(default=None, description="words of what was said, as people type them")
    by: Words = Field(default=None, description="words of the speaker's name")
    speaker: Words = Field(default=None, description="the key of a speaker")
    party: Words = Field(default=None, description="a party of a process: PROCESS/PARTY")
    issue: Words = Field(default=None, description="an issue of a process: PROCESS/ISSUE")
    outlet: Words = Field(default=None, description="an outlet")
    agency: Words = Field(default=None, description="an agency or other medium that the statement names")
    place: Words = Field(default=None, description="a place that the content names")
    quote: Words = Field(default=None, description="direct, indirect or mixed")
    denies: Words = Field(default=None, description="yes: denials only; no: all others")
    since: Day = Field(default=None, description="first day, YYYY-MM-DD")
    until: Day = Field(default=None, description="last day, YYYY-MM-DD")
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=500)] = PER_PAGE

    def chosen(self, shelf: Shelf, record: Record) -> int:
        """The set of entries of *shelf* that all filters leave."""
        chosen = shelf.everything
        for facet in FACETS:
            value = getattr(self, facet)
            if value is not None:
                chosen &= shelf.postings[facet].get(value, 0)
        if self.since or self.until:
            first = bisect_left(shelf.days, self.since or "0")
            last = bisect_right(shelf.days, self.until or "9")
            chosen &= ((1 << last) - 1) & ~((1 << first) - 1) if last > first else 0
        for field, words in (("c", self.q), ("s", self.by)):
            if words and chosen:
                found = record.found(field, query_terms(words))
                ids = (f"{page}#s{number}" for page, number in found)
                chosen &= bits((shelf.at[id] for id in ids if id in shelf.at), len(shelf.entries))
        return chosen

    def address(self, **changed: str | int | None) -> str:
        """The query of an address with these filters, some *changed*; what asks for nothing is left out."""
        asked = {**self.model_dump(exclude_defaults=True), **changed}
        return urlencode({key: value for key, value in asked.items() if value not in (None, "")})

    @property
    def active(self) -> list[tuple[str, str]]:
        """The filters that narrow, without paging."""
        asked = self.model_dump(exclude_defaults=True)
        return [(key, value) for key, value in asked.items() if key not in ("page", "size") and value]


Asked = Annotated[Filters, Query()]
