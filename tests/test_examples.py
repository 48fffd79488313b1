"""The sample pages, with the statements expected of them (examples/expected.toml)."""

from __future__ import annotations

import tomllib

import pytest

from tawatur import Page, analyse, read
from tests.conftest import ROOT, said

PAGES = {page.id.rsplit("/", 1)[-1]: page for page in read(ROOT / "examples" / "pages") if isinstance(page, Page)}
EXPECTED = tomllib.loads((ROOT / "examples" / "expected.toml").read_text(encoding="utf-8"))


def test_every_sample_page_has_its_expectation() -> None:
    assert set(PAGES) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_sample_page_reads_as_expected(name: str) -> None:
    page, expected = PAGES[name], EXPECTED[name]
    analysis = analyse(page)
    text = page.text
    title = analysis.article.title.of(text) if analysis.article.title else ""
    assert title == expected.get("title", "")
    read = [[s.cue.of(text), s.speaker.name, s.quote, said(s, text)] for s in analysis.statements]
    assert read == expected["statements"]
    assert [s.cue.of(text) for s in analysis.statements if s.denies] == expected.get("denials", [])
