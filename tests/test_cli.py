"""The command line, run as users run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

EXAMPLES = ROOT / "examples" / "pages"


def tawatur(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from tawatur.cli import main; main()", *map(str, words)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "talks.db"
    assert tawatur("build", EXAMPLES, "--record", path).returncode == 0
    return path


def test_read_prints_one_object_a_page_in_input_order() -> None:
    run = tawatur("read", EXAMPLES)
    pages = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, run.stderr
    files = [page["id"] for page in pages if page["id"].endswith((".txt", ".html"))]
    assert files == sorted(files)
    assert {"id", "text", "title", "body", "outlet", "published", "times", "names", "statements", "events"} <= set(
        pages[0]
    )


def test_any_number_of_processes_prints_the_same() -> None:
    assert tawatur("read", EXAMPLES).stdout == tawatur("read", EXAMPLES, "--jobs", "3").stdout


def test_why_explains_each_statement() -> None:
    [line] = tawatur("read", "--why", EXAMPLES / "stockholm.txt").stdout.splitlines()
    assert all("speaker:" in statement["why"] for statement in json.loads(line)["statements"])


def test_a_skipped_page_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    run = tawatur("read", tmp_path / "bad.txt", tmp_path / "none.txt", EXAMPLES / "stockholm.txt")
    assert run.returncode == 1
    assert len(run.stdout.splitlines()) == 1
    assert "bad.txt" in run.stderr
    assert "none.txt" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "words", [["read"], ["nothing"], ["read", "--jobs", "0", "x"], ["build", "x"], ["export", "x"]]
)
def test_wrong_usage_ends_with_two(words: list[str]) -> None:
    assert tawatur(*words).returncode == 2


def test_show_says_who_what_and_where(talks: Path) -> None:
    run = tawatur("show", talks, "--speaker", "غروندبرغ", "--about", "الهدنة", "--since", "2022-04-01")
    assert run.returncode == 0
    assert "truce-gulf#s" in run.stdout
    assert "هانس غروندبرغ" in run.stdout


def test_page_shows_article_and_ids(talks: Path) -> None:
    run = tawatur("page", talks, "astana-close.txt")
    assert run.returncode == 0
    assert "s1" in run.stdout
    assert "no page" in tawatur("page", talks, "nothing").stderr


def test_about_names_outlets_and_days(talks: Path) -> None:
    run = tawatur("about", talks)
    assert "صحيفة الساحل" in run.stdout
    assert "2017-05-04" in run.stdout


def test_export_and_remove(talks: Path, tmp_path: Path) -> None:
    assert tawatur("export", talks, "--format", "jsonl", "--to", tmp_path).returncode == 0
    assert (tmp_path / "statements.jsonl").exists()
    assert tawatur("remove", talks, "nothing", "--reason", "test").returncode == 1


def test_errors_are_one_line_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database " * 100, encoding="utf-8")
    for words in (
        ["show", tmp_path / "none.db"],
        ["about", tmp_path / "x.db"],
        ["build", EXAMPLES, "--record", tmp_path / "no" / "folder.db"],
    ):
        run = tawatur(*words)
        assert run.returncode == 1
        assert "Traceback" not in run.stderr
        assert "tawatur:" in run.stderr


def test_each_command_is_documented_and_has_an_example() -> None:
    from tawatur.cli import app

    text = (ROOT / "docs" / "verbs.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert command.callback is not None
        assert command.callback.__doc__
        assert command.epilog
        assert command.epilog.removeprefix("Example: ") in text


def test_terminal_controls_in_a_page_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text(
        json.dumps(
            {"id": "x\u001b[2J", "clean": True, "text": "قال الوزير سامي حداد إن \u001b[31mالهدنة\u202e صامدة."}
        ),
        encoding="utf-8",
    )
    tawatur("build", tmp_path, "--record", tmp_path / "r.db")
    run = tawatur("show", tmp_path / "r.db")
    assert "حداد" in run.stdout
    assert "\u001b" not in run.stdout
    assert "\u202e" not in run.stdout
