"""The house itself: imports point one way, the public face is short, the README's example runs."""

from __future__ import annotations

import ast
import doctest
from pathlib import Path

from tests.conftest import ROOT

ORDER = [
    "model", "arabic", "reader", "times", "names", "dating", "article", "statements", "events", "knowledge", "pipeline", "record", "linking", "process", "web", "lint", "output", "terminal", "terminal_views", "cli"
]  # fmt: skip
SOURCE = ROOT / "src" / "tawatur"


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def test_imports_point_one_way() -> None:
    wrong = []
    for path in SOURCE.rglob("*.py"):
        if path == SOURCE / "__init__.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tawatur."):
                other = str(node.module).split(".")[1]
                if ORDER.index(other) > ORDER.index(room(path)):
                    wrong.append(f"{path.relative_to(SOURCE)} imports {other}")
    assert wrong == []


def test_the_readme_example_runs() -> None:
    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8").failed == 0


def test_no_path_of_a_machine_in_the_project() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/*.md")]:
        assert str(ROOT) not in path.read_text(encoding="utf-8")
