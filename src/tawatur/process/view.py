"""The view of a record through a process: every line rests on a stretch of a page."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.linking.links import Links, link
from tawatur.process.commitments import commitments
from tawatur.process.definition import Process
from tawatur.process.ledger import ledger
from tawatur.process.mentions import meetings, parties, topics, undefined, zones
from tawatur.process.pages import ProcessPages, Row
from tawatur.process.positions import positions
from tawatur.process.rounds import rounds
from tawatur.record.store import Record
from tawatur.times.calendar import last_day


def process_view(record: Record, process: Process, at: str = "", links: Callable[[], Links] | None = None) -> Row:
    """Rounds, positions, commitments, meetings, documents, proposals and what is not defined, as of the day *at* (the last
    day of a page if it is not given). Kept with the record until its pages, its reviews or the definition change.
    """

    def make() -> Row:
        pages = ProcessPages(record, process, links() if links else link(record))
        day = at or _last_day(pages)
        calendar = rounds(pages, day)
        told = [m for entry in calendar["table"] for m in entry["mentions"]] + calendar["beyond"]
        announcing = frozenset(m["statement"] for m in told if m["statement"])
        return {
            "process": process.id,
            "english": process.english,
            "at": day,
            "pages": len(pages.pages),
            "on": sorted(pages.pages),
            "parties": parties(pages),
            "rounds": calendar,
            "positions": positions(pages, day),
            "commitments": commitments(pages, day, announcing),
            "meetings": meetings(pages),
            "documents": topics(pages, process.documents),
            "mechanisms": topics(pages, process.mechanisms),
            "proposals": topics(pages, process.proposals),
            "zones": zones(pages),
            "undefined": undefined(pages),
        }

    return record.view(f"process.2 {process.id} {process.digest} {at}", make)


def ledger_view(record: Record, process: Process, since: str = "", links: Callable[[], Links] | None = None) -> Row:
    """The ceasefire ledger from the day *since* (the definition's ceasefire if it is not given), kept as ``process_view`` is."""
    return record.view(
        f"ledger {process.id} {process.digest} {since}",
        lambda: ledger(ProcessPages(record, process, links() if links else link(record)), since or process.ceasefire),
    )


def _last_day(pages: ProcessPages) -> str:
    days = [last_day(page.published) for page in pages.pages.values() if page.published]
    return max((day for day in days if len(day) == 10), default="")
