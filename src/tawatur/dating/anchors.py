"""Dated events that tell when a page was written: a page that reports one is no older, one that awaits it no younger.

The events are data (``data/anchors/*.toml``): a date or its first and last day, from when the event was spoken of, and
the Arabic wordings by which a sentence is known to mean it. All words of a wording stand in one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from tawatur.arabic.data import DataError, read_toml
from tawatur.arabic.folding import fold


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event: ``first`` and ``last`` day, ``known`` from when it was spoken of as to come, ``news`` the days for which its
    wordings are news (0: they may be told ever after), ``wordings`` the sets of look-up forms, each a choice of words.
    """

    id: str
    first: date
    last: date
    known: date | None
    news: int
    wordings: tuple[tuple[frozenset[str], ...], ...]
    check: str


@cache
def anchors() -> tuple[Anchor, ...]:
    """All anchors of ``data/anchors``. Raises ``DataError`` for an entry without date or wording."""
    found: list[Anchor] = []
    for path in sorted(files("tawatur").joinpath("data/anchors").iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".toml"):
            continue
        data = read_toml(f"anchors/{path.name}")
        choices = {name: frozenset(map(fold, forms)) for name, forms in data.get("choice", {}).items()}
        for entry in data["event"]:
            found.append(_anchor(entry, choices, path.name))
    return tuple(found)


def _anchor(entry: dict[str, object], choices: dict[str, frozenset[str]], name: str) -> Anchor:
    first, _, last = str(entry.get("date", "")).partition("/")
    wordings = entry.get("wordings")
    try:
        day = date.fromisoformat(first)
        end = date.fromisoformat(last) if last else day
        known = date.fromisoformat(str(entry["known"])) if "known" in entry else None
    except ValueError as error:
        raise DataError(f"data/anchors/{name}: «{entry.get('id')}»: {error}") from None
    if not isinstance(wordings, list) or not wordings:
        raise DataError(f"data/anchors/{name}: «{entry.get('id')}» has no wordings")
    keyed = tuple(
        tuple(choices[w[1:-1]] if w.startswith("{") else frozenset({fold(w)}) for w in str(wording).split())
        for wording in wordings
    )
    news = entry.get("news", 0)
    return Anchor(
        str(entry["id"]), day, end, known, news if isinstance(news, int) else 0, keyed, str(entry.get("check", ""))
    )
