"""``make demo``: build the record of the sample pages and show it in the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RECORD = HERE.parent / "demo" / "talks.db"


def run(*words: str) -> None:
    """Show a command and run it."""
    print(f"\n$ tawatur {' '.join(words)}", flush=True)
    subprocess.run([sys.executable, "-c", "from tawatur.cli import main; main()", *words], check=False, cwd=HERE.parent)


def main() -> None:
    """Build, then look at the record four ways."""
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.unlink(missing_ok=True)
    record = str(RECORD.relative_to(HERE.parent))
    run("build", "examples/pages", "--record", record)
    run("about", record)
    run("show", record, "--speaker", "دي ميستورا")
    run("page", record, "astana-close.txt")
    run("process", record, "astana")
    print(f"\nNext: .venv/bin/tawatur serve {record}, then http://127.0.0.1:8400 in the browser")


if __name__ == "__main__":
    main()
