"""The application: routes, static files, errors in the form of who asks, and the doors that are open or shut."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse
from starlette.staticfiles import StaticFiles

from tawatur import __version__
from tawatur.model import TawaturError
from tawatur.process.definition import shipped
from tawatur.record.store import Record
from tawatur.record.users import Users
from tawatur.web import api, views
from tawatur.web.access import Access, Refused, is_loopback
from tawatur.web.answers import SecureHeaders, problem
from tawatur.web.desk import NotThere
from tawatur.web.paper import Paper, preferred
from tawatur.web.room import Room

_THREADS = 4
LOOPBACK = ["127.0.0.1", "localhost", "[::1]", "::1"]


def create_app(record: Record, processes: Sequence[str] = (), host: str = "127.0.0.1") -> FastAPI:
    """The room of *record*, following *processes* (those that come with the program if none is given).

    On a loopback *host* reading is open; on any other, everybody must log in. Raises ``TawaturError`` where the record has no
    users and *host* is another machine's to reach, and ``ProcessError`` for an unknown process.
    """
    users = Users(record)
    alone = is_loopback(host)
    if not alone and not users.all():
        raise TawaturError(
            f"{host} can be reached by others, and {record.path} has no users: "
            f"`tawatur user add {record.path} NAME --role reader` makes one"
        )
    app = FastAPI(
        title="Tawatur", version=__version__, redirect_slashes=False, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None,
        description="A record of who said what, through whom, as JSON.", lifespan=_few_threads,
    )  # fmt: skip
    app.state.room = room = Room(record, tuple(processes) or shipped())
    app.state.access = access = Access(users, open_to_read=alone)
    app.state.paper = Paper(room, access)
    app.mount("/static", StaticFiles(directory=str(Path(str(resources.files("tawatur.web"))) / "static")), "static")
    app.include_router(api.router)
    app.include_router(views.router)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=1)
    if alone:  # a page elsewhere must not reach the room under a name of its own (DNS rebinding)
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK)
    app.add_middleware(SecureHeaders)
    app.add_exception_handler(TawaturError, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(Exception, _failed)
    return app


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    """Answers are made by the processor, not waited for: more threads would only stand in each other's way."""
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    yield


_TITLES = {
    400: "Bad request", 401: "Unauthorized", 403: "Forbidden", 404: "Not found", 405: "Method not allowed",
    422: "Cannot be", 429: "Too many requests", 500: "Internal error",
}  # fmt: skip


def _told(request: Request, error: Exception) -> Response:
    """An error as the one who asks can read it: a problem for a program, a page for a reader."""
    status, detail = _status(error)
    path = request.url.path
    lang = path[1:3] if path[:4] in ("/ar/", "/en/") else None
    if lang is None:
        if path.startswith("/api") or status != 404:
            return problem(request, status, _TITLES.get(status, "Error"), detail)
        lang = preferred(request)
    if status == 401 and request.method == "GET":
        return RedirectResponse(f"/{lang}/login", 303)
    paper: Paper = request.app.state.paper
    known = {404: "not-found", 500: "failed"}.get(status, "wrong-request")
    return paper.render(request, lang, "error.html", status=status, title=known, detail=detail, code=status)


def _status(error: Exception) -> tuple[int, str]:
    if isinstance(error, Refused):
        return error.status, str(error)
    if isinstance(error, NotThere):
        return 404, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, str(error.detail)
    if isinstance(error, RequestValidationError):
        if any(fault["loc"][:2] == ("path", "lang") for fault in error.errors()):
            return 404, "nothing at this address"
        faults = (f"{'.'.join(map(str, fault['loc'][1:]))}: {fault['msg']}" for fault in error.errors())
        return 422, "; ".join(faults)[:500]
    return 422, str(error)[:500]


def _failed(request: Request, error: Exception) -> Response:
    """What nobody foresaw; the server's log has it, the answer does not."""
    return problem(request, 500, _TITLES[500], "something went wrong here; the record is unharmed")
