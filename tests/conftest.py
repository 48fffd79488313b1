"""Shared by all tests: where shared data lies, a page in one line, a record in a temporary folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tawatur import Analysis, Page, Record, Statement, analyse

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def need(condition: bool, what: str) -> None:
    """Skip the test unless *condition* holds; in CI fail it."""
    if condition:
        return
    if os.environ.get("TAWATUR_NO_SKIP"):
        pytest.fail(f"needs {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture
def shared() -> Path:
    """The development data beside the project."""
    need(SHARED.is_dir(), "the development data in ../shared")
    return SHARED


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record(tmp_path / "talks.db") as store:
        yield store


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A PostgreSQL server of our own."""
    from tests.postgres import postgres

    with postgres() as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """An empty record in each kind of database."""
    place = tmp_path / "talks.db" if request.param == "sqlite" else request.getfixturevalue("server").database()
    with Record(place) as store:
        yield store


def read_sentence(text: str, published: str | None = None) -> Analysis:
    """The analysis of a clean sentence."""
    return analyse(Page("sentence", text, published=published, clean=True))


def readings(text: str, published: str | None = None) -> list[tuple[str, str | None, str, str]]:
    """Each statement of a clean sentence as (cue, source, speaker, content)."""
    return [
        (s.cue.of(text), s.source.of(text) if s.source else None, s.speaker.name, said(s, text))
        for s in read_sentence(text, published).statements
    ]


def said(statement: Statement, text: str) -> str:
    """The words of a statement's content."""
    return " … ".join(c.of(text) for c in statement.content)


Reader = Callable[[str], Analysis]


# what is slow is measured in benchmarks/, not asserted here
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
