"""A server of the Model Context Protocol over a record, so that an assistant cites it instead of guessing.

Everything a tool gives rests on spans ``[start, end)`` of a page's text, in code points, and names the page's hash.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import ValidationError

from tawatur import __version__
from tawatur.process.definition import shipped
from tawatur.record.store import Record
from tawatur.web import cite
from tawatur.web.compare import find_quote
from tawatur.web.filters import Filters
from tawatur.web.room import Room
from tawatur.web.rows import claim_row, match_row, page_row, statement_row
from tawatur.web.shelf import Shelf, page_key

_INSTRUCTIONS = (
    "A record of what Arabic news pages say. A statement is what somebody is said to have said, not what happened: "
    "name its speaker and its page. A claim told on one chain is one report, on however many pages it stands. "
    "Cite with the citation that each statement carries."
)
_MOST = 50


def create_server(record: Record, processes: Sequence[str] = ()) -> MCPServer[Any]:
    """The server of *record*, following *processes* (those that come with the program if none is given)."""
    room = Room(record, tuple(processes) or shipped())
    server: MCPServer[Any] = MCPServer("tawatur", instructions=_INSTRUCTIONS, version=__version__, log_level="ERROR")

    @server.tool()
    def search_statements(
        words: str = "", speaker: str = "", outlet: str = "", since: str = "", until: str = "", limit: int = 20
    ) -> dict[str, Any]:
        """Statements whose content has all of *words* and whose speaker's name all of *speaker* (Arabic, as people type it).

        *since* and *until* are days, YYYY-MM-DD. Gives each with its page, spans, claim, number of chains and a citation.
        """
        shelf = room.shelf
        try:
            asked = Filters(q=words, by=speaker, outlet=outlet, since=since, until=until)
        except ValidationError as error:
            raise ToolError(str(error)) from None
        chosen = asked.chosen(shelf, record)
        entries = list(shelf.listed(chosen))[: _within(limit)]
        return {"total": chosen.bit_count(), "statements": [_cited(shelf, entry.key) for entry in entries]}

    @server.tool()
    def claim(id: str) -> dict[str, Any]:
        """A claim with its independent chains, every statement that tells it, and the conflicts it is in."""
        shelf = room.shelf
        if id not in shelf.claims:
            raise ToolError(f"no claim {id}")
        return claim_row(shelf.claims[id], shelf, whole=True)

    @server.tool()
    def conflicts(limit: int = 20) -> dict[str, Any]:
        """Where pages part ways: denials, other figures, other days; both sides with page, span and speaker."""
        shelf = room.shelf
        rows = room.judged.conflicts(shelf)
        sides = [
            {**row, "pages": [page_key(row[side]["page"]) for side in ("a", "b")]} for row in rows[: _within(limit)]
        ]
        return {"total": len(rows), "conflicts": sides, "open_points": shelf.open[: _within(limit)]}

    @server.tool()
    def process_view(id: str) -> dict[str, Any]:
        """A process as the record tells it: rounds, positions of the parties, commitments, meetings, proposals, with evidence."""
        story = room.shelf.stories.get(id)
        if story is None:
            raise ToolError(f"no process {id}: {', '.join(room.shelf.stories)}")
        return {**story.view, "ledger": story.ledger}

    @server.tool()
    def page_passage(page: str, start: int = 0, end: int = 2000) -> dict[str, Any]:
        """The characters ``[start, end)`` of a page (its key, or its id), at most 10,000, with what is said in them."""
        shelf = room.shelf
        leaf = shelf.pages.get(page) or shelf.page_of.get(page)
        if leaf is None:
            raise ToolError(f"no page {page}")
        text = record.page(leaf.id)["text"]
        first = max(0, min(start, len(text)))
        last = max(first, min(end, len(text), first + 10_000))
        inside = [e for e in leaf.entries if any(first < span.end and span.start < last for span in e.content)]
        return {
            **page_row(leaf),
            "span": [first, last],
            "text": text[first:last],
            "statements": [statement_row(entry, shelf) for entry in inside],
        }

    @server.tool()
    def find_a_quote(text: str, limit: int = 10) -> dict[str, Any]:
        """The statements that a sentence is like, as a page or a meme gives it: who said it, where, and what was changed."""
        shelf = room.shelf
        return {"matches": [match_row(match, shelf) for match in find_quote(shelf, record, text, _within(limit))]}

    return server


def _within(limit: int) -> int:
    return max(1, min(limit, _MOST))


def _cited(shelf: Shelf, key: str) -> dict[str, Any]:
    entry = shelf.by_key[key]
    return {**statement_row(entry, shelf), "citation": cite.in_text(entry, shelf.page_of[entry.page])}
