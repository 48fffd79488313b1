"""``python -m tawatur.web.prepare RECORD PROCESS…``: make the kept views of a record, so that a running room need not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache

from tawatur.linking.links import link
from tawatur.linking.view import links_view
from tawatur.process.definition import load_process
from tawatur.process.view import ledger_view, process_view
from tawatur.record.store import Record


def prepare(path: str, processes: Sequence[str]) -> None:
    """Make the links, and the view and ledger of each process, where those kept are out of date."""
    with Record(path, must_exist=True) as record:
        linked = cache(lambda: link(record))
        links_view(record, linked)
        for name in processes:
            definition = load_process(name)
            process_view(record, definition, links=linked)
            ledger_view(record, definition, links=linked)


if __name__ == "__main__":
    prepare(sys.argv[1], sys.argv[2:])
