"""Write docs/verbs.md from the program's own help, so that it cannot go stale; ``--check`` only compares."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
import typer

from tawatur.cli import app

OUT = Path(__file__).resolve().parent / "verbs.md"


def text() -> str:
    """A section a verb: what it does, how it is called, its options, an example."""
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group) or hasattr(group, "commands")
    parts = ["# The verbs", "", "Written by `make docs` from the program's help; do not edit.", ""]
    for name, command in sorted(group.commands.items()):
        parts += [f"## tawatur {name}", "", command.help or "", ""]
        example = re.sub(r"^Example: ", "", command.epilog or "")
        if example:
            parts += [f"Example: {example}", ""]
        parts += ["| argument or option | what it says |", "| --- | --- |"]
        for parameter in command.params:
            names = ", ".join(f"`{o}`" for o in parameter.opts) if parameter.param_type_name == "option" else f"`{(parameter.metavar or parameter.name or '').upper()}`"
            parts.append(f"| {names} | {getattr(parameter, 'help', '') or ''} |")
        parts.append("")
    return "\n".join(parts)


def main() -> None:
    """Write, or with --check compare and fail where the file is stale."""
    new = text()
    if "--check" in sys.argv[1:]:
        if not OUT.exists() or OUT.read_text(encoding="utf-8") != new:
            sys.exit("docs/verbs.md is stale: run `make docs`")
        return
    OUT.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
