"""The paper the room is printed on: templates, the words of the interface in two languages, and text from pages made harmless."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal
from urllib.parse import quote

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawatur import __version__
from tawatur.arabic.data import read_toml
from tawatur.web.access import Access
from tawatur.web.answers import answer
from tawatur.web.room import Room

Language = Literal["ar", "en"]
LANGUAGES = ("ar", "en")
# What could turn a line around or end it, and what no font shows: each is shown as one «�», so that offsets hold.
_STEERING = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def clean(text: object) -> str:
    """Text from a page without what could steer its display; as long as before.

    >>> clean("أ\u202eب")
    'أ\\ufffdب'
    """
    return _STEERING.sub("\ufffd", str(text))


def short(text: object, most: int = 280) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


@cache
def words(lang: str) -> Mapping[str, str]:
    """The words of the interface in a language."""
    found: dict[str, str] = read_toml("interface.toml")[lang]
    return found


class Paper:
    """Renders the templates for one room."""

    def __init__(self, room: Room, access: Access) -> None:
        self.room = room
        self.access = access
        self.environment = Environment(
            loader=PackageLoader("tawatur.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self.environment.filters |= {"clean": clean, "short": short}
        self.environment.globals |= {"version": __version__}

    def render(self, request: Request, lang: str, template: str, status: int = 200, **values: Any) -> Response:
        """A template as an answer, with what every page has: words, addresses, who is here."""
        user = self.access.user(request)
        session = self.access.session(request)
        t = translator(lang)
        context = {
            "lang": lang,
            "other": "en" if lang == "ar" else "ar",
            "dir": "rtl" if lang == "ar" else "ltr",
            "t": t,
            "link": lambda kind, key="": f"/{lang}/{kind}" + (f"/{quote(str(key), safe='')}" if key else ""),
            "day": lambda edtf: in_words(edtf, t),
            "here": request.url.path[3:] + (f"?{request.url.query}" if request.url.query else ""),
            "where": request.url.path[4:].partition("/")[0],
            "user": user,
            "may_review": user is not None and user.reviews,
            "csrf": session.csrf if session is not None and user is not None else "",
            "pending": self.room.pending,
            "stories": self.room.shelf.stories,
            **values,
        }
        body = self.environment.get_template(template).render(context)
        return answer(request, body, "text/html; charset=utf-8", status)


def translator(lang: str) -> Callable[..., str]:
    """The function that gives the words of a key in a language; an unknown value of a facet is its own name."""
    known = words(lang)

    def t(key: str, **fill: object) -> str:
        text = known.get(key)
        if text is None:
            _, _, value = key.partition(".")
            text = value or known[key]
        return text.format(**fill) if fill else text

    return t


def in_words(edtf: str | None, t: Callable[..., str]) -> Markup:
    """An EDTF day, or set of days, as a reader says it; each day stands from left to right."""
    if not edtf:
        return Markup.escape(t("unknown-day"))
    if not edtf.startswith("["):
        return _isolated(edtf)
    first, mark, last = edtf.strip("[]").partition("..")
    if mark and last:
        return (
            Markup.escape(t("from-to", a="\0", b="\1")).replace("\0", _isolated(first)).replace("\1", _isolated(last))
        )
    if mark:
        return _isolated(first) + " " + t("day-or-later")
    days = Markup(", ").join(_isolated(day) for day in first.split(","))
    return Markup.escape(t("possible-days")) + " " + days


def _isolated(text: str) -> Markup:
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def preferred(request: Request) -> Language:
    """The language a browser asks for: Arabic unless English stands before it."""
    for part in request.headers.get("accept-language", "").lower().split(","):
        if part.strip().startswith("en"):
            return "en"
        if part.strip().startswith("ar"):
            return "ar"
    return "ar"


__all__ = ["LANGUAGES", "Language", "Paper", "clean", "in_words", "preferred", "short", "translator", "words"]
