"""The figures of accuracy that come with the program, section by section."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tawatur.arabic.data import read_text


@dataclass(slots=True)
class Part:
    """A section: its title and its lines, each figures ("figures") or a sentence ("text")."""

    title: str
    blocks: list[tuple[str, str]] = field(default_factory=list)


@cache
def figures() -> list[Part]:
    """The sections of data/RESULTS.md, which `make bench` writes."""
    parts: list[Part] = []
    fenced = False
    for line in read_text("RESULTS.md").splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif line.startswith("#") and not fenced:
            parts.append(Part(line.lstrip("# ")))
        elif line.strip() and parts:
            kind = "figures" if fenced or line.startswith("|") else "text"
            blocks = parts[-1].blocks
            if kind == "figures" and blocks and blocks[-1][0] == kind:
                blocks[-1] = kind, f"{blocks[-1][1]}\n{line}"
            else:
                blocks.append((kind, line))
    return parts
