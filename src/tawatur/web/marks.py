"""A page's text cut where anything read from it begins or ends, so that a template can colour it without touching it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
_ENDLESS = re.compile(r"(\S{200})\S{1800,}")  # no word; a browser takes minutes to break such a line


@dataclass(slots=True)
class Piece:
    """A run of characters with the kinds it belongs to; ``opens`` are the statements whose cue begins here."""

    text: str
    kinds: tuple[str, ...] = ()
    statements: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    title: str = ""
    here: bool = False  # the stretch that is pointed at begins here


@dataclass(slots=True)
class Paragraph:
    """A line of the page: "title", "article" or "boilerplate"."""

    kind: str
    start: int
    pieces: list[Piece] = field(default_factory=list)


def marked(page: Row, at: tuple[int, int] | None = None) -> list[Paragraph]:
    """The lines of a page of the record (as ``Record.page`` gives it), blank ones left out, each in pieces.

    A stretch *at* that somebody points at is marked too.
    """
    text: str = page["text"]
    layers = list(_layers(page))
    if at is not None and 0 <= at[0] < at[1] <= len(text):
        layers.append((*at, "at", ""))
    else:
        at = None
    bounds = sorted({0, len(text), *(edge for start, end, _, _ in layers for edge in (start, end))})
    starting: dict[int, list[int]] = defaultdict(list)
    ending: dict[int, list[int]] = defaultdict(list)
    for n, (start, end, _, _) in enumerate(layers):
        if end > start:
            starting[start].append(n)
            ending[end].append(n)
    opening: dict[int, list[int]] = defaultdict(list)
    for row in page["statements"]:
        opening[row["cue"][0]].append(row["n"])
    body = [tuple(span) for span in page["body"]]
    title = tuple(page["title"]) if page["title"] else None
    paragraphs: list[Paragraph] = []
    live: dict[int, None] = {}
    offset = 0
    edges = iter(bounds[1:])
    edge = next(edges, len(text))
    for line in text.splitlines(keepends=True) or [""]:
        end = offset + len(line)
        paragraph = Paragraph(_kind(offset, end, body, title), offset)
        start = offset
        while start < end:
            for n in ending.get(start, ()):
                live.pop(n, None)
            for n in starting.get(start, ()):
                live[n] = None
            while edge <= start:
                edge = next(edges, len(text) + 1)
            stop = min(edge, end)
            piece = _piece(text[start:stop], [layers[n] for n in live], opening.get(start, ()))
            piece.here = at is not None and start == at[0]
            paragraph.pieces.append(piece)
            start = stop
        if line.strip():
            paragraphs.append(paragraph)
        offset = end
    return paragraphs


def _layers(page: Row) -> Iterable[tuple[int, int, str, str | int]]:
    """Everything that is marked: start, end, kind, and the statement's number or what a tip says."""
    for row in page["statements"]:
        for start, end in row["content"]:
            yield start, end, "content", row["n"]
        for key in ("source", "cue"):
            if row[key]:
                yield *row[key], key, row["n"]
    for row in page["times"]:
        yield *row["span"], "time", f"{row['type']} {row['value']}"
    for row in page["names"]:
        yield *row["span"], "name", f"{row['kind']}: {row['name']}"
    for row in page["events"]:
        yield *row["trigger"], "event", f"{row['type']}{' ' + row['mode'] if row['mode'] else ''} {row['date'] or ''}"


def _piece(text: str, layers: list[tuple[int, int, str, str | int]], opens: Iterable[int]) -> Piece:
    kinds = tuple(dict.fromkeys(kind for _, _, kind, _ in layers))
    statements = tuple(sorted({what for _, _, _, what in layers if isinstance(what, int)}))
    tips = "; ".join(dict.fromkeys(what.strip() for _, _, _, what in layers if isinstance(what, str) and what))
    return Piece(_ENDLESS.sub(r"\1…", text), kinds, statements, tuple(opens), tips)


def _kind(start: int, end: int, body: list[tuple[int, ...]], title: tuple[int, ...] | None) -> str:
    if title is not None and title[0] < end and start < title[1]:
        return "title"
    return "article" if any(a < end and start < b for a, b in body) else "boilerplate"
