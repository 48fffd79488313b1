"""The compiled build reads as the sources do, to the byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests.conftest import ROOT, SHARED, need

_HEADERS = Path(sysconfig.get_paths()["include"]) / "Python.h"


def read(places: list[Path], **environment: str) -> bytes:
    """What ``tawatur read --why`` prints, and first the file that its reader of names comes from."""
    program = "import tawatur.names.phrases as p; print(p.__file__, flush=True); from tawatur.cli import main; main()"
    command = [sys.executable, "-c", program, "read", "--why", *map(str, places)]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=True).stdout


def test_the_compiled_build_gives_the_same_bytes(tmp_path: Path) -> None:
    need(shutil.which("cc") is not None, "a C compiler (apt-get install gcc libc6-dev)")
    need(_HEADERS.exists(), "the headers of Python (apt-get install python3-dev)")
    source = tmp_path / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "build", "demo", "__pycache__", "*.egg-info"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    made = subprocess.run(
        [*pip, "--target", str(tmp_path / "fast"), str(source)],
        env={**os.environ, "TAWATUR_COMPILED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    places = [ROOT / "examples" / "pages"]
    if SHARED.is_dir():
        places += [SHARED / "seeds", SHARED / "gold" / "train.jsonl"]
    name, plain = read(places).split(b"\n", 1)
    fast, compiled = read(places, PYTHONPATH=str(tmp_path / "fast")).split(b"\n", 1)
    assert name.endswith(b".py")
    assert fast.endswith((b".so", b".pyd"))
    assert plain.count(b"\n") > 3
    assert compiled == plain
