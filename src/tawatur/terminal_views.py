"""How the view of a process and its ledger look in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawatur.terminal import days_in_words, plain, shown

Row = dict[str, Any]
_MARKS = {"supports": "+", "opposes": "-", "conditional": "?", "denies": "denies"}
_STYLES = {"supports": "green", "opposes": "red", "conditional": "yellow", "denies": "red"}


def process_parts(view: Row, console: Console) -> Iterable[Table | Text]:
    """The parts of a process view that have something to show, one after the other."""
    for part in _parts(view, console):
        if isinstance(part, Text) or part.row_count:
            yield part


def _parts(view: Row, console: Console) -> Iterable[Table | Text]:
    yield Text(f"{view['english']}, as of {view['at'] or '?'}: {view['pages']} pages", style="bold")
    yield _rounds(view["rounds"], console)
    following = view["rounds"]["next"]
    if following:
        yield Text(f"next by the definition: {following['track']} {following['number']}, {following['known']}")
    yield _positions(view["positions"], console)
    for title, key in (("where the parties that spoke meet", "meet"), ("what blocks", "block")):
        if view["positions"][key]:
            yield Text(f"{title}: {', '.join(view['positions'][key])}")
    yield _commitments(view["commitments"], console)
    yield _meetings(view["meetings"], console)
    for title, key in (
        ("documents", "documents"),
        ("mechanisms", "mechanisms"),
        ("proposals", "proposals"),
        ("zones", "zones"),
    ):
        yield _topics(title, view[key], console)
    yield _undefined(view["undefined"], console)


def _table(title: str, *columns: tuple[str, dict[str, Any]]) -> Table:
    table = Table(title=title, title_justify="left", show_lines=True, expand=True, header_style="bold")
    for name, options in columns:
        table.add_column(name, **options)
    return table


def _where(row: Row) -> str:
    return f"{plain(row['page'])} [{row['span'][0]}, {row['span'][1]})"


def _rounds(rounds: Row, console: Console) -> Table:
    table = _table(
        "rounds",
        ("round", {"no_wrap": True}),
        ("known", {"no_wrap": True}),
        ("pages say", {"no_wrap": True}),
        ("by", {"ratio": 1}),
        ("words", {"ratio": 4}),
        ("where", {"ratio": 2, "overflow": "fold"}),
    )
    for entry in rounds["table"]:
        for mention in entry["mentions"]:
            table.add_row(
                f"{entry['track']} {entry['number']}",
                entry["known"].replace("/", "\n"),
                f"{mention['aspect']}\n{mention['dates'].replace('/', chr(10))}".strip(),
                shown(mention["by"] or "", console),
                shown(mention["said"], console),
                _where(mention),
            )
    for mention in rounds["beyond"]:
        number = f" {mention['number']}" if mention["number"] else ""
        table.add_row(
            f"{mention['track']}{number}",
            "not defined",
            f"{mention['aspect']}\n{mention['dates'].replace('/', chr(10))}".strip(),
            shown(mention["by"] or "", console),
            shown(mention["said"], console),
            _where(mention),
        )
    return table


def _positions(positions: Row, console: Console) -> Table:
    table = _table(
        "positions: what each party last said",
        ("issue", {"ratio": 2}),
        ("party", {"no_wrap": True}),
        ("", {"no_wrap": True}),
        ("when", {"no_wrap": True}),
        ("chains", {"justify": "right", "no_wrap": True}),
        ("words", {"ratio": 5}),
        ("where", {"ratio": 2, "overflow": "fold"}),
    )
    for row in positions["matrix"]:
        for party, cell in row["parties"].items():
            last = cell["said"][0]
            table.add_row(
                row["english"],
                party,
                Text(_MARKS[cell["stance"]], style=_STYLES[cell["stance"]]),
                days_in_words(cell["when"] or ""),
                str(cell["chains"]),
                f"{shown(last['speaker'], console)}: {shown(last['said'], console)}",
                _where(last),
            )
    return table


def _commitments(rows: list[Row], console: Console) -> Table:
    table = _table(
        "commitments",
        ("state", {"no_wrap": True}),
        ("by", {"no_wrap": True}),
        ("who", {"ratio": 1}),
        ("words", {"ratio": 5}),
        ("where", {"ratio": 2, "overflow": "fold"}),
    )
    for row in rows:
        table.add_row(
            row["state"], row["by"] or "", shown(row["speaker"], console), shown(row["said"], console), _where(row)
        )
    return table


def _meetings(rows: list[Row], console: Console) -> Table:
    table = _table(
        "who met whom",
        ("when", {"no_wrap": True}),
        ("how", {"no_wrap": True}),
        ("who", {"ratio": 2}),
        ("whom", {"ratio": 2}),
        ("place", {"ratio": 1}),
        ("told", {"no_wrap": True}),
        ("where", {"ratio": 2, "overflow": "fold"}),
    )
    for row in rows:
        table.add_row(
            days_in_words(row["when"] or ""),
            row["mode"] or "",
            shown("، ".join(row["who"]), console),
            shown("، ".join(row["whom"]), console),
            shown(row["where"] or "", console),
            "claimed" if row["claimed_in"] else "narrated",
            _where(row),
        )
    return table


def _topics(title: str, rows: list[Row], console: Console) -> Table:
    table = _table(
        title,
        ("", {"ratio": 2}),
        ("mentions", {"justify": "right"}),
        ("first", {"ratio": 4}),
        ("where", {"ratio": 2, "overflow": "fold"}),
    )
    for row in rows:
        if row["mentions"]:
            first = row["mentions"][0] if "first" not in row else row["first"]
            table.add_row(row["english"], str(len(row["mentions"])), shown(first["said"], console), _where(first))
    return table


def _undefined(undefined: Row, console: Console) -> Table:
    table = _table(
        "named on these pages, not in the definition",
        ("", {"ratio": 2}),
        ("kind", {}),
        ("pages", {"justify": "right"}),
        ("first", {"ratio": 2, "overflow": "fold"}),
    )
    for kind in ("actors", "places"):
        for row in undefined[kind][:10]:
            table.add_row(shown(row["name"], console), row["kind"], str(row["pages"]), _where(row["first"]))
    return table


def ledger_table(found: Row, console: Console) -> Table:
    """The incidents of a ledger, the oldest first."""
    table = _table(
        f"ledger of {found['process']} since {found['since'] or 'the first page'}",
        ("day", {"no_wrap": True}),
        ("zone", {"ratio": 1}),
        ("dead", {"no_wrap": True}),
        ("wounded", {"no_wrap": True}),
        ("blamed", {"ratio": 1}),
        ("chains", {"justify": "right", "no_wrap": True}),
        ("corroboration", {"ratio": 1}),
        ("words", {"ratio": 5}),
        ("where", {"ratio": 2, "overflow": "fold"}),
    )
    for incident in found["incidents"]:
        first = incident["tellings"][0]
        reported = "، ".join(incident["reported_by"])
        words = shown(first["said"], console)
        table.add_row(
            incident["day"] + ("" if incident["dated"] else " (told)"),
            incident["zone"] or "?",
            _range(incident["dead"]),
            _range(incident["wounded"]),
            ", ".join(incident["blamed"]),
            str(incident["chains"]),
            incident["corroboration"],
            f"{shown(reported, console)}: {words}" if reported else words,
            "\n".join(_where(telling) for telling in incident["tellings"][:4]),
        )
    return table


def _range(counts: list[int] | None) -> str:
    if counts is None:
        return ""
    return str(counts[0]) if counts[0] == counts[1] else f"{counts[0]}-{counts[1]}"
