"""The room as JSON under ``/api``: what each view shows, paged, with stable ids and ETags; errors are problems (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Header, Path, Query, Request, Response

from tawatur.record.gold import gold
from tawatur.record.reviews import agreements
from tawatur.web import cite, shapes
from tawatur.web.answers import answer, as_json
from tawatur.web.compare import find_quote
from tawatur.web.desk import desk, paged
from tawatur.web.feed import atom
from tawatur.web.filters import Asked
from tawatur.web.rows import claim_row, match_row, page_row, person_row, review_row, statement_row, whole_page

T = TypeVar("T")
_PROBLEM = {"model": shapes.Problem, "content": {"application/problem+json": {}}}
ERRORS: dict[int | str, dict[str, Any]] = {
    401: {**_PROBLEM, "description": "Nobody has logged in"},
    404: {**_PROBLEM, "description": "Nothing of that key"},
    422: {**_PROBLEM, "description": "What is asked for cannot be"},
}
router = APIRouter(prefix="/api", responses=ERRORS)
PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]
Size = Annotated[int, Query(ge=1, le=500)]
Key = Annotated[str, Path(max_length=200)]
Text = Annotated[str, Query(max_length=2000)]


def _listing(request: Request, rows: Sequence[T], page: int, size: int, make: Callable[[T], Any]) -> Response:
    """A page of a list, with the addresses of the next and previous (RFC 8288)."""
    found, pages = paged(rows, page, size)
    links = []
    for rel, number in (("prev", page - 1), ("next", page + 1)):
        if 1 <= number <= pages:
            links.append(f'<{request.url.include_query_params(page=number)}>; rel="{rel}"')
    headers = {"link": ", ".join(links)} if links else {}
    return as_json(
        request, {"total": len(rows), "page": page, "pages": pages, "items": list(map(make, found))}, headers=headers
    )


@router.get("/record")
def record(request: Request) -> Response:
    """What the record rests on: counts, outlets, days, pages skipped and removed with their reasons."""
    d = desk(request)
    about = d.shelf.about
    return as_json(request, {**about, "claims": len(d.shelf.claims), "conflicts": len(d.shelf.conflicts)})


@router.get("/statements", responses={200: {"model": shapes.StatementList}})
def statements(request: Request, asked: Asked) -> Response:
    """Statements in order of day, narrowed by filters, with facets."""
    d = desk(request)
    return as_json(request, d.listing(asked, asked.chosen(d.shelf, d.record)))


@router.get("/statements.atom", responses={200: {"content": {"application/atom+xml": {}}}})
def feed(request: Request, asked: Asked) -> Response:
    """The newest statements that the filters leave, as an Atom feed."""
    d = desk(request)
    newest = list(d.shelf.listed(asked.chosen(d.shelf, d.record)))[::-1][:50]
    body = atom(newest, d.shelf, str(request.url), d.base(request), "en")
    return answer(request, body, "application/atom+xml; charset=utf-8")


@router.get("/statements/{key}", responses={200: {"model": shapes.StatementOut}})
def statement(request: Request, key: Key) -> Response:
    """One statement."""
    d = desk(request)
    return as_json(request, statement_row(d.statement(key), d.shelf, d.judged))


@router.get("/claims", responses={200: {"model": shapes.ClaimList}})
def claims(request: Request, by: Text = "", page: PageNumber = 1, size: Size = 50) -> Response:
    """Claims, those on most independent chains first; *by* narrows to speakers of that name."""
    d = desk(request)
    return _listing(request, d.claims(by), page, size, lambda card: claim_row(card, d.shelf))


@router.get("/claims/{id}", responses={200: {"model": shapes.WholeClaim}})
def claim(request: Request, id: Key) -> Response:
    """One claim with its statements, chains and conflicts."""
    d = desk(request)
    return as_json(request, claim_row(d.claim(id), d.shelf, whole=True))


@router.get("/pages", responses={200: {"model": shapes.PageList}})
def pages(request: Request, page: PageNumber = 1, size: Size = 50) -> Response:
    """The pages, by id."""
    d = desk(request)
    return _listing(request, list(d.shelf.pages.values()), page, size, page_row)


@router.get("/pages/{key}", responses={200: {"model": shapes.WholePage}})
def page(request: Request, key: Key) -> Response:
    """One page with its text and everything that was read from it."""
    d = desk(request)
    leaf = d.leaf(key)
    return as_json(request, whole_page(leaf, d.record.page(leaf.id), d.shelf))


@router.get("/people", responses={200: {"model": shapes.PersonList}})
def people(request: Request, q: Text = "", page: PageNumber = 1, size: Size = 50) -> Response:
    """Speakers, who says most first; *q* narrows to a name."""
    d = desk(request)
    return _listing(request, d.people(q), page, size, person_row)


@router.get("/people/{key}", responses={200: {"model": shapes.PersonOut}})
def person(request: Request, key: Key) -> Response:
    """One speaker."""
    return as_json(request, person_row(desk(request).person(key)))


@router.get("/processes", responses={200: {"model": shapes.ProcessList}})
def processes(request: Request) -> Response:
    """The processes that the room follows."""
    rows = [
        {
            "id": id,
            "english": story.process.english,
            "at": story.view["at"],
            "pages": story.view["pages"],
            "href": f"/api/processes/{id}",
        }
        for id, story in desk(request).shelf.stories.items()
    ]
    return as_json(request, {"items": rows})


@router.get("/processes/{id}")
def process(request: Request, id: Key) -> Response:
    """The whole view of a process, with all evidence."""
    return as_json(request, desk(request).story(id).view)


@router.get("/processes/{id}/ledger")
def ledger(request: Request, id: Key) -> Response:
    """The ledger of a process's incidents, with all evidence."""
    return as_json(request, desk(request).story(id).ledger)


@router.get("/conflicts", responses={200: {"model": shapes.ConflictList}})
def conflicts(request: Request, page: PageNumber = 1, size: Size = 50) -> Response:
    """Where pages part ways, without what reviewers called no conflict."""
    d = desk(request)
    return _listing(request, d.judged.conflicts(d.shelf), page, size, lambda row: row)


@router.get("/open-points", responses={200: {"model": shapes.OpenList}})
def open_points(request: Request, page: PageNumber = 1, size: Size = 50) -> Response:
    """What pages leave open."""
    return _listing(request, desk(request).shelf.open, page, size, lambda row: row)


@router.get("/copies", responses={200: {"model": shapes.CopyList}})
def copies(request: Request, page: PageNumber = 1, size: Size = 50) -> Response:
    """Pages that share text, the largest share first."""
    return _listing(request, desk(request).shelf.copies, page, size, lambda row: row)


@router.get("/quote", responses={200: {"model": shapes.MatchList}})
def quote(request: Request, q: Annotated[str, Query(max_length=20_000)]) -> Response:
    """The statements that a pasted sentence is like, the likest first."""
    d = desk(request)
    return as_json(request, {"items": [match_row(match, d.shelf) for match in find_quote(d.shelf, d.record, q)]})


@router.get("/cite/{key}")
def citation(request: Request, key: Key) -> Response:
    """Citations of a statement or claim: text, BibTeX, JSON-LD; of a claim a ClaimReview to be filled in, too."""
    d = desk(request)
    card = d.shelf.claims.get(key)
    entry = card.first if card is not None else d.statement(key)
    leaf = d.shelf.page_of[entry.page]
    base = d.base(request)
    row: dict[str, Any] = {
        "text": cite.in_text(entry, leaf),
        "bibtex": cite.bibtex(entry, leaf),
        "jsonld": cite.claim(card, d.shelf, base) if card is not None else cite.quotation(entry, leaf, base),
    }
    about = card or d.shelf.claims[entry.claim]
    row["claim_review"] = cite.claim_review(about, d.shelf, base)
    return as_json(request, row)


@router.get("/reviews", responses={200: {"model": shapes.ReviewList}})
def reviews(request: Request, page: PageNumber = 1, size: Size = 50) -> Response:
    """The review log, the last line first."""
    return _listing(request, desk(request).judged.log[::-1], page, size, review_row)


@router.post(
    "/reviews",
    status_code=201,
    responses={201: {"model": shapes.ReviewOut}, 403: {**_PROBLEM, "description": "Not a reviewer, or no CSRF token"}},
)
def write_review(
    request: Request, said: shapes.ReviewIn, x_csrf_token: Annotated[str | None, Header(max_length=100)] = None
) -> Response:
    """Write a judgement: with a reviewer's bearer token, or a session's cookie and its CSRF token."""
    d = desk(request)
    user = d.access.may_write(request, x_csrf_token)
    return as_json(request, review_row(d.judge(user, said)), status=201)


@router.get("/agreement", responses={200: {"model": shapes.AgreementList}})
def agreement(request: Request) -> Response:
    """How reviewers agree: Cohen's kappa of every two who judged something both."""
    return as_json(request, {"items": [asdict(found) for found in agreements(desk(request).judged.log)]})


@router.get("/gold.jsonl", responses={200: {"content": {"application/jsonl": {}}}})
def judged_pages(request: Request) -> Response:
    """The pages whose every statement was judged, as annotated pages in the form of the scorers."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in gold(desk(request).record))
    return answer(request, "".join(lines), "application/jsonl; charset=utf-8")
