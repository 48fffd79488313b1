"""Exports of a record: CSV, JSON Lines and Parquet, a file a kind, sorted by id."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tawatur.names.latin import latin
from tawatur.record.store import Record

Row = dict[str, Any]


def page_rows(record: Record) -> Iterator[Row]:
    """The current pages."""
    for page in record.pages():
        yield {
            "id": page["page"],
            "url": page["url"],
            "outlet": page["outlet"],
            "published": page["published"],
            "basis": page["basis"],
            "title": page["title"],
            "body": page["body"],
            "credits": page["credits"],
            "hash": page["hash"],
            "version": page["number"],
            "text": page["text"],
        }


def statement_rows(record: Record) -> Iterator[Row]:
    """The statements of the current pages, each with its chain from outlet to speaker."""
    for line in sorted(record.statements(), key=lambda line: (line.page, line.number)):
        chain = [{"role": "outlet", "name": line.outlet}] if line.outlet else []
        chain += [{"role": "via", "name": name} for name in line.via] + [{"role": "speaker", "name": line.speaker}]
        yield {
            "id": line.id,
            "page": line.page,
            "cue": line.cue,
            "source": line.source,
            "speaker": {"name": line.speaker, "entity": line.entity, "latin": latin(line.speaker, line.entity)},
            "content": line.content,
            "said": line.said,
            "quote": line.quote,
            "denies": line.denies,
            "act": line.act,
            "via": line.via,
            "said_on": line.said_on,
            "outlet": line.outlet,
            "published": line.published,
            "rule": line.rule,
            "chain": chain,
        }


def event_rows(record: Record) -> Iterator[Row]:
    """The events of the current pages; what a statement claims carries its id."""
    for event in record.events():
        yield {
            "id": event.id,
            "page": event.page,
            "type": event.type,
            "mode": event.mode,
            "trigger": event.trigger,
            "actor": event.actor,
            "recipient": event.recipient,
            "date": event.date,
            "place": event.place,
            "statement": event.statement,
            "dead": event.dead,
            "wounded": event.wounded,
            "outlet": event.outlet,
            "published": event.published,
        }


KINDS: dict[str, Callable[[Record], Iterator[Row]]] = {
    "pages": page_rows,
    "statements": statement_rows,
    "events": event_rows,
}


def export(record: Record, format: str, folder: Path, more: Mapping[str, Iterable[Row]] | None = None) -> list[Path]:
    """Write every kind of row to *folder*, and *more* kinds by name; the files written. *format* is csv, jsonl or parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    write = {"csv": _csv, "jsonl": _json_lines, "parquet": _parquet}[format]
    written = []
    kinds = {kind: rows(record) for kind, rows in KINDS.items()}
    for kind, rows in {**kinds, **(more or {})}.items():
        path = folder / f"{kind}.{format}"
        write(path, rows)
        written.append(path)
    return written


def _json_lines(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _flat(row: Row) -> Row:
    """Nested values as JSON text, for tables."""
    return {k: json.dumps(v, ensure_ascii=False) if isinstance(v, list | tuple | dict) else v for k, v in row.items()}


def _csv(path: Path, rows: Iterable[Row]) -> None:
    # With a byte order mark, so that spreadsheets read the Arabic as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = None
        for row in map(_flat, rows):
            if writer is None:
                writer = csv.DictWriter(out, list(row))
                writer.writeheader()
            writer.writerow({k: safe_cell(v) for k, v in row.items()})


def safe_cell(value: Any) -> Any:
    """Spreadsheets run cells that start with these; a quote before them makes text of them (OWASP, CSV injection)."""
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _parquet(path: Path, rows: Iterable[Row]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([_flat(row) for row in rows]), path)
