"""The pages of the room, one function a view. Each is a look at the shelf and a template; nothing is computed in templates."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response
from starlette.responses import RedirectResponse

from tawatur.record.reviews import UNDO, agreements
from tawatur.record.schema import VERSION
from tawatur.record.who import who
from tawatur.web import charts, cite
from tawatur.web.access import BEFORE, COOKIE, LASTING, Refused
from tawatur.web.answers import answer, as_json
from tawatur.web.compare import Run, differences, find_quote
from tawatur.web.desk import Desk, desk, paged
from tawatur.web.feed import atom
from tawatur.web.figures import figures
from tawatur.web.filters import Asked
from tawatur.web.marks import marked
from tawatur.web.paper import Language, preferred
from tawatur.web.rows import as_csv, claim_row, conflicts_of
from tawatur.web.shapes import ReviewIn, Verdict
from tawatur.web.shelf import FACETS, ClaimCard, Entry

router = APIRouter(include_in_schema=False)
Paging = Annotated[int, Query(ge=1, le=1_000_000)]
_CLAIMS, _PEOPLE, _LOG = 30, 100, 50  # of a page


@router.get("/")
def front(request: Request) -> Response:
    """To the reader's language."""
    return RedirectResponse(f"/{preferred(request)}/", 307)


@router.get("/{lang}")
def threshold(lang: Language) -> Response:
    """To the home page."""
    return RedirectResponse(f"/{lang}/", 307)


@router.get("/{lang}/")
def home(request: Request, lang: Language) -> Response:
    """What the record holds: a timeline, the claims on most chains, open conflicts."""
    d = desk(request)
    shelf = d.shelf
    conflicts = d.judged.conflicts(shelf)
    line = shelf.kept(
        f"timeline {lang}", lambda: charts.timeline(shelf.sure_days, shelf.stories.values(), rtl=lang == "ar")
    )
    return d.render(
        request, lang, "home.html", about=shelf.about, chart=line, claims=shelf.newest[:12],
        conflicts=[_sides(row, d) for row in conflicts[:5]], n_conflicts=len(conflicts), open_points=shelf.open[:5],
        shelf=shelf, page_of=shelf.page_of, known_outlets=sum(1 for name, _ in shelf.about["outlets"] if name),
    )  # fmt: skip


@router.get("/{lang}/statements")
def statements(request: Request, lang: Language, asked: Asked, format: str = "html") -> Response:
    """Statements with filters and facets; the same address gives CSV, JSON and an Atom feed."""
    d = desk(request)
    shelf = d.shelf
    chosen = asked.chosen(shelf, d.record)
    if format == "csv":
        body = as_csv(shelf.listed(chosen), shelf)
        headers = {"content-disposition": 'attachment; filename="statements.csv"'}
        return answer(request, "\ufeff" + body, "text/csv; charset=utf-8", headers=headers)
    if format == "json":
        return as_json(request, d.listing(asked, chosen))
    if format == "atom":
        newest = list(shelf.listed(chosen))[::-1][:50]
        return answer(
            request, atom(newest, shelf, str(request.url), d.base(request), lang), "application/atom+xml; charset=utf-8"
        )
    entries, pages = d.slice(asked, chosen)
    facets = [(name, shelf.counts(name, chosen)) for name in FACETS]
    return d.render(
        request, lang, "statements.html", asked=asked, entries=entries, total=chosen.bit_count(), pages=pages,
        facets=[(name, [(v, n, shelf.labels[name].get(v)) for v, n in values]) for name, values in facets if values],
        narrowed=[(key, value, shelf.labels.get(key, {}).get(value)) for key, value in asked.active],
        shelf=shelf, judged=d.judged,
    )  # fmt: skip


@router.get("/{lang}/statement/{key}")
def statement(request: Request, lang: Language, key: str) -> Response:
    """One statement in its place, with its explanation, citations and judgements; JSON-LD for who asks for it."""
    d = desk(request)
    entry = d.statement(key)
    leaf = d.shelf.page_of[entry.page]
    linked = cite.quotation(entry, leaf, d.base(request))
    if d.wants_linked_data(request):
        return as_json(request, linked, "application/ld+json")
    return d.render(
        request, lang, "statement.html", entry=entry, leaf=leaf, card=d.shelf.claims[entry.claim], shelf=d.shelf,
        context=_context(d, entry), citations=_citations(entry, d), linked=_printed(linked), judged=d.judged,
        words=[r for r in d.judged.log if entry.id in (r.a, r.b)],
    )  # fmt: skip


@router.get("/{lang}/claims")
def claims(
    request: Request, lang: Language, by: str = Query("", max_length=2000), page: Paging = 1, format: str = "html"
) -> Response:
    """Claims, those on most independent chains first; the same address gives JSON, and an Atom feed of the newest."""
    d = desk(request)
    found = d.claims(by)
    if format == "json":
        return as_json(request, {"total": len(found), "items": [claim_row(card, d.shelf) for card in found]})
    if format == "atom":
        newest = sorted((card.first for card in found), key=lambda entry: (entry.day, entry.id), reverse=True)[:50]
        body = atom(newest, d.shelf, str(request.url), d.base(request), lang)
        return answer(request, body, "application/atom+xml; charset=utf-8")
    cards, pages = paged(found, page, _CLAIMS)
    return d.render(
        request, lang, "claims.html", claims=cards, total=len(found), by=by, page=page, pages=pages, shelf=d.shelf
    )


@router.get("/{lang}/claim/{id}")
def claim(request: Request, lang: Language, id: str) -> Response:
    """One claim: its chain tree, its wordings with their differences, the count explained, conflicts."""
    d = desk(request)
    card = d.claim(id)
    linked = cite.claim(card, d.shelf, d.base(request))
    if d.wants_linked_data(request):
        return as_json(request, linked, "application/ld+json")
    first = card.first
    wordings = [
        (entry, chain, why, (Run("same", entry.said),) if entry is first else differences(entry.said, first.said))
        for entry, chain, why in card.tellings
    ]
    conflicts = [_sides(d.shelf.conflicts[x], d) for x in conflicts_of(card, d.shelf) if x not in d.judged.dismissed]
    return d.render(
        request, lang, "claim.html", card=card, tree=_tree(card, d), wordings=wordings, conflicts=conflicts,
        shelf=d.shelf, linked=_printed(linked), review=_printed(cite.claim_review(card, d.shelf, d.base(request))),
        citations=_citations(first, d), pairs=d.judged.pairs,
    )  # fmt: skip


@router.get("/{lang}/pages")
def pages(request: Request, lang: Language, page: Paging = 1) -> Response:
    """The pages, by day."""
    d = desk(request)
    leaves, pages = paged(d.shelf.by_day, page, _PEOPLE)
    return d.render(request, lang, "pages.html", leaves=leaves, total=len(d.shelf.by_day), page=page, pages=pages)


@router.get("/{lang}/page/{key}")
def page(
    request: Request, lang: Language, key: str, at: Annotated[str, Query(pattern=r"^(\d{1,8}-\d{1,8})?$")] = ""
) -> Response:
    """One page as it was read, with all that was read from it marked in its text, and the stretch *at* pointed at."""
    d = desk(request)
    leaf = d.leaf(key)
    row = d.record.page(leaf.id)
    return d.render(
        request, lang, "page.html", leaf=leaf, paragraphs=marked(row, _stretch(at)), shelf=d.shelf, judged=d.judged,
        counts={"time": len(row["times"]), "name": len(row["names"]), "event": len(row["events"])},
    )  # fmt: skip


def _stretch(at: str) -> tuple[int, int] | None:
    start, _, end = at.partition("-")
    return (int(start), int(end)) if end else None


@router.get("/{lang}/people")
def people(request: Request, lang: Language, q: str = Query("", max_length=2000), page: Paging = 1) -> Response:
    """Speakers, those who say most first."""
    d = desk(request)
    found = d.people(q)
    people, pages = paged(found, page, _PEOPLE)
    return d.render(request, lang, "people.html", people=people, total=len(found), q=q, page=page, pages=pages)


@router.get("/{lang}/people/{key}")
def person(request: Request, lang: Language, key: str) -> Response:
    """One speaker: spellings, offices, months, outlets, and what was said."""
    d = desk(request)
    found = d.person(key)
    identity = next((i for i in who(d.record, found.name) if d.shelf.key_of(i.entity, i.name) == key), None)
    mine = d.shelf.postings["speaker"].get(key, 0)
    return d.render(
        request, lang, "person.html", person=found, identity=identity, entries=list(d.shelf.listed(mine))[::-1][:30],
        shelf=d.shelf, judged=d.judged,
    )  # fmt: skip


@router.get("/{lang}/process/{id}")
def process(request: Request, lang: Language, id: str) -> Response:
    """A process: rounds, positions, commitments, meetings, the ledger with its map."""
    d = desk(request)
    story = d.story(id)
    areas, height = charts.zone_map(story)
    name = 0 if lang == "ar" else 1
    return d.render(
        request, lang, "process.html", story=story, view=story.view, ledger=story.ledger, areas=areas, height=height,
        names={key: names[name] for key, names in story.names.items()}, shelf=d.shelf,
    )  # fmt: skip


@router.get("/{lang}/conflicts")
def conflicts(request: Request, lang: Language, page: Paging = 1) -> Response:
    """Where pages part ways, and the points they leave open."""
    d = desk(request)
    rows = d.judged.conflicts(d.shelf)
    shown, pages = paged(rows, page, _CLAIMS)
    return d.render(
        request, lang, "conflicts.html", conflicts=[_sides(row, d) for row in shown], total=len(rows), page=page,
        pages=pages, open_points=d.shelf.open if page == 1 else [],
        page_of=d.shelf.page_of,
    )  # fmt: skip


@router.get("/{lang}/copies")
def copies(request: Request, lang: Language, page: Paging = 1) -> Response:
    """Pages that share text."""
    d = desk(request)
    copies, pages = paged(d.shelf.copies, page, _PEOPLE)
    return d.render(
        request, lang, "copies.html", copies=copies, total=len(d.shelf.copies), page=page, pages=pages,
        page_of=d.shelf.page_of,
    )  # fmt: skip


@router.get("/{lang}/about")
def about(request: Request, lang: Language) -> Response:
    """What the record rests on, and how good the reading is."""
    d = desk(request)
    return d.render(request, lang, "about.html", about=d.shelf.about, schema=VERSION, figures=figures())


@router.get("/{lang}/quote")
def quote(request: Request, lang: Language, q: str = Query("", max_length=20_000)) -> Response:
    """The statements that a pasted sentence is like."""
    d = desk(request)
    matches = find_quote(d.shelf, d.record, q) if q.strip() else []
    first = min((m.entry for m in matches if m.share >= 0.6 and m.entry.day), key=lambda e: (e.day, e.id), default=None)
    return d.render(request, lang, "quote.html", q=q, matches=matches, first=first, shelf=d.shelf)


# -- reviewing ----------------------------------------------------------------------------------------------------------


@router.get("/{lang}/review")
def review(request: Request, lang: Language, page: Paging = 1) -> Response:
    """The queue of a reviewer, the log and the reviewers' agreement."""
    d = desk(request)
    user = d.access.user(request)
    done = {id for by, id in d.judged.by_reviewer if user is not None and by == user.name}
    waiting = (entry for entry in d.shelf.entries if entry.id not in done) if user is not None else iter(())
    entry = next(waiting, None)
    log = d.judged.log[::-1]
    shown, pages = paged(log, page, _LOG)
    return d.render(
        request, lang, "review.html", entry=entry, leaf=d.shelf.page_of[entry.page] if entry else None,
        context=_context(d, entry) if entry else None, done=len(done), total=len(d.shelf.entries), shelf=d.shelf,
        log=shown, page=page, pages=pages, judged=d.judged,
        agreements=agreements(d.judged.log),
        mine=next((r.n for r in log if user is not None and r.by == user.name and r.n in d.judged.in_force and r.verdict != UNDO), None),
    )  # fmt: skip


@router.post("/{lang}/review")
def judge(
    request: Request,
    lang: Language,
    verdict: Annotated[Verdict, Form()],
    a: Annotated[str, Form(max_length=4000)],
    b: Annotated[str, Form(max_length=4000)] = "",
    note: Annotated[str, Form(max_length=2000)] = "",
    speaker: Annotated[str, Form(max_length=500)] = "",
    content: Annotated[str, Form(max_length=200)] = "",
    said_on: Annotated[str, Form(max_length=40)] = "",
    csrf: Annotated[str, Form(max_length=100)] = "",
    back: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Write a judgement, then back to where it was made."""
    d = desk(request)
    user = d.access.may_write(request, csrf)
    said = ReviewIn(verdict=verdict, a=a, b=b, note=note, speaker=speaker, content=content, said_on=said_on)
    d.judge(user, said)
    return RedirectResponse(f"/{lang}{_own(back)}", 303)


def _own(back: str) -> str:
    """An address of this room, whatever a form says."""
    return (
        back
        if back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
        else "/review"
    )


@router.get("/{lang}/login")
def login(request: Request, lang: Language) -> Response:
    """The form to log in."""
    return _login_form(request, lang)


def _login_form(request: Request, lang: Language, status: int = 200, reason: str = "") -> Response:
    d = desk(request)
    nonce, csrf = d.access.before()
    found = d.render(request, lang, "login.html", status=status, reason=reason, before=csrf)
    found.set_cookie(
        BEFORE, nonce, max_age=3600, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    found.headers["cache-control"] = "no-store"
    return found


@router.post("/{lang}/login")
def log_in(
    request: Request,
    lang: Language,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    csrf: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Begin a session."""
    try:
        cookie = desk(request).access.log_in(request, name, password, csrf)
    except Refused as refused:
        return _login_form(request, lang, refused.status, str(refused))
    found = RedirectResponse(f"/{lang}/", 303)
    found.set_cookie(
        COOKIE, cookie, max_age=LASTING, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return found


@router.post("/{lang}/logout")
def log_out(request: Request, lang: Language, csrf: Annotated[str, Form(max_length=100)] = "") -> Response:
    """End a session."""
    desk(request).access.log_out(request, csrf)
    found = RedirectResponse(f"/{lang}/", 303)
    found.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return found


# -- what templates are given -------------------------------------------------------------------------------------------


def _context(d: Desk, entry: Entry) -> list[tuple[str, str]]:
    """The sentence or so around a statement in runs of (kind, text): before, content, between, after."""
    text = d.record.page(entry.page)["text"]
    spans = [span for span in (entry.cue, entry.source, *entry.content) if span is not None]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    first = max(text.rfind("\n", 0, first) + 1, first - 300)
    end = text.find("\n", last)
    last = min(end if end >= 0 else len(text), last + 300)
    kinds: list[str] = [""] * (last - first)
    for kind, marks in (
        ("content", entry.content),
        ("source", (entry.source,) if entry.source else ()),
        ("cue", (entry.cue,)),
    ):
        for span in marks:
            kinds[span.start - first : span.end - first] = [kind] * (span.end - span.start)
    runs: list[tuple[str, str]] = []
    for kind, character in zip(kinds, text[first:last], strict=True):
        if runs and runs[-1][0] == kind:
            runs[-1] = kind, runs[-1][1] + character
        else:
            runs.append((kind, character))
    return runs


def _citations(entry: Entry, d: Desk) -> dict[str, str]:
    leaf = d.shelf.page_of[entry.page]
    return {"text": cite.in_text(entry, leaf), "bibtex": cite.bibtex(entry, leaf)}


def _printed(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _sides(row: dict[str, Any], d: Desk) -> dict[str, Any]:
    """A conflict with the statements and pages of its sides, and their words in runs by what the other has."""
    shelf = d.shelf
    sides = []
    for mine, other in (("a", "b"), ("b", "a")):
        side = row[mine]
        entry = shelf.by_id.get(side["statement"] or "")
        sides.append(
            {
                **side,
                "leaf": shelf.page_of[side["page"]],
                "entry": entry,
                "chains": len(shelf.claims[entry.claim].chains) if entry is not None else None,
                "runs": differences(side["said"], row[other]["said"]),
            }
        )
    return {**row, "sides": sides}


def _tree(card: ClaimCard, d: Desk) -> list[dict[str, Any]]:
    """The chains of a claim: for each its number, the media that its tellings name, and its texts.

    A text is the first telling of each page that has it, so that all but the first page are copies.
    """
    shelf = d.shelf
    chains = []
    for number in range(len(card.chains)):
        texts: dict[str, dict[str, Entry]] = {}
        media: dict[str, None] = {}
        for entry, chain, _ in card.tellings:
            if chain == number:
                texts.setdefault(shelf.text_of(entry.page), {}).setdefault(entry.page, entry)
                media |= dict.fromkeys((*entry.via, *shelf.page_of[entry.page].credits))
        chains.append(
            {"number": number + 1, "media": list(media), "texts": [list(pages.values()) for pages in texts.values()]}
        )
    return chains
