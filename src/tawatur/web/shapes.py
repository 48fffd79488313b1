"""The shapes of the API's answers, for its description (OpenAPI). Spans are ``[start, end)`` in code points of the page's text."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

Span = tuple[int, int]
Verdict = Literal["accept", "reject", "correct", "same", "not-same", "not-a-conflict", "undo"]


class SpeakerOut(BaseModel):
    """Who speaks."""

    key: str
    name: str
    entity: str | None
    latin: str


class ReviewOut(BaseModel):
    """A line of the review log."""

    n: int
    verdict: str
    a: str
    b: str | None
    by: str
    at: str
    note: str
    value: dict[str, Any]


class StatementOut(BaseModel):
    """A statement with all it rests on."""

    key: str
    id: str
    page: str
    page_id: str
    outlet: str | None
    published: str | None = Field(description="EDTF")
    said_on: str | None
    speaker: SpeakerOut
    via: list[str]
    said: str
    cue: Span
    source: Span | None
    content: list[Span]
    quote: Literal["direct", "indirect", "mixed"]
    denies: bool
    act: str
    rule: str
    why: str
    claim: str
    chain: int
    chains: int
    parties: list[str]
    issues: list[str]
    places: list[str]
    href: str
    judged: ReviewOut | None


class Listing(BaseModel):
    """A page of a list."""

    total: int
    page: int
    pages: int


class ValueOut(BaseModel):
    """A value of a facet with its count."""

    value: str
    count: int


class StatementList(Listing):
    """Statements in order of day, with the facets of all that match."""

    items: list[StatementOut]
    facets: dict[str, list[ValueOut]]


class ClaimOut(BaseModel):
    """A claim with its counts."""

    id: str
    speaker: str
    said: str
    pages: int
    outlets: list[str]
    chains: int
    first: str
    day: str | None
    href: str


class ClaimList(Listing):
    """Claims, most independent chains first."""

    items: list[ClaimOut]


class ToldOut(StatementOut):
    """A statement in its claim."""

    why_here: str


class WholeClaim(ClaimOut):
    """A claim with its statements and chains."""

    through: list[list[str]]
    statements: list[ToldOut]
    conflicts: list[str]


class PageHead(BaseModel):
    """What a page is, without what was read from it."""

    key: str
    id: str
    hash: str
    url: str | None
    title: str
    outlet: str | None
    published: str | None
    basis: str
    credits: list[str]
    length: int
    href: str


class PageOut(PageHead):
    """A page as listed."""

    statements: int


class PageList(Listing):
    """Pages by day."""

    items: list[PageOut]


class WholePage(PageHead):
    """A page with its text and everything read from it."""

    narrowed: str | None = Field(description="EDTF: the days that pages of the same occasion leave")
    text: str
    title_span: Span | None
    body: list[Span]
    evidence: list[Span]
    statements: list[StatementOut]
    times: list[dict[str, Any]]
    names: list[dict[str, Any]]
    events: list[dict[str, Any]]


class PersonOut(BaseModel):
    """A speaker."""

    key: str
    name: str
    latin: str
    entity: str | None
    kind: str
    statements: int
    href: str


class PersonList(Listing):
    """Speakers, who says most first."""

    items: list[PersonOut]


class SideOut(BaseModel):
    """A side of a conflict."""

    page: str
    span: Span
    said: str
    speaker: str | None
    statement: str | None


class ConflictOut(BaseModel):
    """Two stretches that cannot both hold."""

    id: str
    kind: str
    differ: list[str]
    a: SideOut
    b: SideOut


class ConflictList(Listing):
    """Conflicts that no reviewer has called none."""

    items: list[ConflictOut]


class OpenOut(BaseModel):
    """A point that a page leaves open."""

    page: str
    span: Span
    said: str


class OpenList(Listing):
    """Open points."""

    items: list[OpenOut]


class CopyOut(BaseModel):
    """Two pages that share text."""

    a: str
    b: str
    share: float
    words: int
    longest: int


class CopyList(Listing):
    """Copies, the largest share first."""

    items: list[CopyOut]


class RunOut(BaseModel):
    """Some words: the same as in the pasted text, or the statement's own."""

    kind: Literal["same", "own"]
    text: str


class MatchOut(BaseModel):
    """A statement like a pasted text."""

    share: float
    words: list[RunOut]
    statement: StatementOut


class MatchList(BaseModel):
    """Statements like a pasted text, the likest first."""

    items: list[MatchOut]


class ProcessOut(BaseModel):
    """A process that the room follows."""

    id: str
    english: str
    at: str
    pages: int
    href: str


class ProcessList(BaseModel):
    """The processes."""

    items: list[ProcessOut]


class ReviewIn(BaseModel):
    """A judgement to write: on a statement, a pair, a conflict, or the number of a line to undo."""

    verdict: Verdict
    a: str = Field(max_length=4000)
    b: str = Field("", max_length=4000)
    note: str = Field("", max_length=2000)
    speaker: str = Field("", max_length=500)
    content: str = Field("", max_length=200, description="START-END, several with commas")
    said_on: str = Field("", max_length=40)


class ReviewList(Listing):
    """The review log, the last line first."""

    items: list[ReviewOut]


class AgreementOut(BaseModel):
    """How two reviewers agree."""

    one: str
    other: str
    both: int
    agreed: int
    kappa: float | None


class AgreementList(BaseModel):
    """Every two reviewers who judged something both."""

    items: list[AgreementOut]


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
