"""The development data beside the project: the contract, the seeds, and floors under the figures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli import tawatur


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.conftest import SHARED, need

    need(SHARED.is_dir(), "the development data in ../shared")
    out = tmp_path_factory.mktemp("seeds") / "seeds.jsonl"
    out.write_text(tawatur("read", SHARED / "gold" / "seeds.jsonl").stdout, encoding="utf-8")
    return out


def score(shared: Path, name: str, *words: str | Path) -> str:
    return subprocess.run(
        [sys.executable, shared / "score" / f"{name}.py", *words], capture_output=True, text=True, check=False
    ).stdout


def test_every_span_of_the_seeds_holds(shared: Path, seeds: Path) -> None:
    assert "every span holds" in score(shared, "rules", seeds)


def test_the_seeds_as_files_and_as_lines_read_alike(shared: Path, seeds: Path) -> None:
    files = {
        json.loads(line)["id"].rsplit("/", 1)[-1]: json.loads(line)
        for line in tawatur("read", shared / "seeds").stdout.splitlines()
    }
    for line in seeds.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        assert files[page["id"]]["text"] == page["text"]
        assert files[page["id"]]["statements"] == page["statements"]


def test_the_article_of_each_seed_is_found_and_nothing_leaks(shared: Path, seeds: Path) -> None:
    figures = score(shared, "article", shared / "gold" / "seeds.jsonl", seeds)
    assert "whole right 5" in figures
    assert "leaks 0" in figures


def test_the_statements_of_the_seeds(shared: Path, seeds: Path) -> None:
    figures = json.loads(score(shared, "statements", shared / "gold" / "seeds.jsonl", seeds, "--json"))
    assert figures["found"][2] >= 0.88
    assert figures["whole"][2] >= 0.65
