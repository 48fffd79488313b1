"""Reading the language and registry files in ``tawatur/data``: TOML, tables with ``|`` between columns, word lists."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from tawatur.model import TawaturError


class DataError(TawaturError):
    """A language or registry file that says something it cannot mean; the message names file and line."""


def read_text(name: str) -> str:
    """The text of ``tawatur/data/name``."""
    return resources.files("tawatur").joinpath("data", *name.split("/")).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    try:
        return tomllib.loads(read_text(name))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"data/{name}: {error}") from error


def read_table(name: str, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows of a table: ``|`` between columns, ``#`` starts a comment line, ``-`` is an empty cell.

    Raises ``DataError`` for a line with another number of columns.
    """
    for number, line in enumerate(read_text(name).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != len(columns):
            raise DataError(
                f"data/{name}:{number}: {len(cells)} columns, expected {len(columns)}: {', '.join(columns)}"
            )
        yield dict(zip(columns, ("" if c == "-" else c for c in cells), strict=True))


def read_list(name: str) -> list[str]:
    """The words of a word list: separated by space, ``#`` starts a comment line."""
    return [word for line in read_text(name).splitlines() if not line.startswith("#") for word in line.split()]


@cache
def word_set(name: str) -> frozenset[str]:
    """A closed set of ``data/lexicon/sets.toml``."""
    return frozenset(_sets()[name])


@cache
def _sets() -> dict[str, Any]:
    return read_toml("lexicon/sets.toml")
