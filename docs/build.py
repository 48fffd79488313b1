"""Write docs/verbs.md from the program's own help, so that it cannot go stale; ``--check`` only compares."""

from __future__ import annotations

import io
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import click
import typer
from rich.console import Console

from tawatur.cli import app

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "verbs.md"


def text() -> str:
    """A section a verb: what it does, how it is called, its options, an example."""
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group) or hasattr(group, "commands")
    parts = ["# The verbs", "", "Written by `make docs` from the program's help; do not edit.", ""]
    verbs = dict(group.commands)
    for name in [name for name, command in verbs.items() if hasattr(command, "commands")]:
        verbs |= {f"{name} {inner}": command for inner, command in verbs.pop(name).commands.items()}
    for name, command in sorted(verbs.items()):
        parts += [f"## tawatur {name}", "", command.help or "", ""]
        example = re.sub(r"^Example: ", "", command.epilog or "")
        if example:
            parts += [f"Example: {example}", ""]
        parts += ["| argument or option | what it says |", "| --- | --- |"]
        for parameter in command.params:
            names = (
                ", ".join(f"`{o}`" for o in parameter.opts)
                if parameter.param_type_name == "option"
                else f"`{(parameter.metavar or parameter.name or '').upper()}`"
            )
            parts.append(f"| {names} | {getattr(parameter, 'help', '') or ''} |")
        parts.append("")
    return "\n".join(parts)


def picture() -> None:
    """docs/show.svg: what `tawatur show` prints of the sample pages."""
    from tawatur import PageError, Record, read
    from tawatur.record.build import analyse_all
    from tawatur.terminal import statement_table

    pages = [p for p in read(ROOT / "examples" / "pages") if not isinstance(p, PageError)]
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "talks.db") as record:
        record.add(analyse_all([replace(p, id=p.id.rsplit("/", 1)[-1]) for p in pages]))
        console = Console(record=True, width=150, file=io.StringIO(), highlight=False)
        console.print(statement_table(record.statements(speaker="دي ميستورا"), console))
        title = "tawatur show talks.db --speaker «دي ميستورا»"
        svg = console.export_svg(title=title, unique_id="tawatur")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # the fonts would be fetched from another host
    (OUT.parent / "show.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """Write, or with --check compare and fail where the file is stale."""
    new = text()
    if "--check" in sys.argv[1:]:
        if not OUT.exists() or OUT.read_text(encoding="utf-8") != new:
            sys.exit("docs/verbs.md is stale: run `make docs`")
        return
    OUT.write_text(new, encoding="utf-8")
    picture()


if __name__ == "__main__":
    main()
