"""How the per-page part grows, over processes, lengths and pages: ``python benchmarks/scale.py [--shared ../shared]``."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from tawatur import Page, Record, analyse, read
from tawatur.record.build import analyse_all


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--build", type=int, help="only build a record of so many pages and print the memory it took")
    given = parser.parse_args()
    if given.build:
        with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "talks.db") as record:
            record.add(analyse_all(repeated(given.shared, given.build)))
        print(peak())
        return
    print("\n".join(figures(given.shared)))


def peak() -> int:
    """The most resident memory of this process so far, in megabytes; what the one that started it took is not counted."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def pages_of(shared: Path) -> list[Page]:
    """The real pages of the corpus."""
    return [page for page in read(shared / "corpus") if isinstance(page, Page)]


def repeated(shared: Path, count: int) -> Iterator[Page]:
    """*count* pages: the corpus again and again, with other ids and another word a page."""
    pages = pages_of(shared)
    for n in range(count):
        page = pages[n % len(pages)]
        yield page if n < len(pages) else replace(page, id=f"{page.id}-{n}", text=f"{page.text}\nتتمة{n}")


def seconds(run: Callable[[], object]) -> float:
    """How long *run* takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def figures(shared: Path) -> list[str]:
    """The lines of a report."""
    pages = pages_of(shared)
    for page in pages[:40]:
        analyse(page)
    return [
        two_processes(pages[:1000]),
        memory(shared),
        "",
        *lengths(pages),
        "",
        *builds(shared),
    ]


def two_processes(pages: list[Page]) -> str:
    """How much of a bare pool's gain ``--jobs 2`` has."""
    one = seconds(lambda: [analyse(page) for page in pages])

    def pooled() -> None:
        with ProcessPoolExecutor(2) as pool:
            for _ in pool.map(analyse, pages, chunksize=16):
                pass

    pool, ours = one / seconds(pooled), one / seconds(lambda: list(analyse_all(pages, 2)))
    return f"Two processes: {ours:.2f} times as fast as one, a bare pool of two {pool:.2f} times; {ours / pool:.2f} of its gain."


def memory(shared: Path) -> str:
    """The resident memory of builds of 2,000 and 8,000 pages, each in a process of its own."""
    taken = []
    for count in (2000, 8000):
        command = [sys.executable, __file__, "--shared", str(shared), "--build", str(count)]
        taken.append(int(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    small, large = taken
    return f"Memory of a build of 2,000 pages {small} MB, of 8,000 pages {large} MB: {large / small - 1:+.0%}."


def lengths(pages: list[Page]) -> list[str]:
    """Time a KB of texts of 1 to 1,000 KB."""
    whole = "\n".join(page.text for page in pages)
    lines = ["| text | ms a KB | of the first |", "| --- | --- | --- |"]
    first = 0.0
    for size in (1, 10, 100, 1000):
        times = max(1, 200 // size)
        texts = [whole[k * 300 : k * 300 + size * 600] for k in range(times)]  # about 600 letters of Arabic make a KB
        kilobytes = sum(len(text.encode()) for text in texts) / 1000
        spent = seconds(lambda texts=texts: [analyse(Page("x", text, clean=True)) for text in texts]) * 1000 / kilobytes  # type: ignore[misc]
        first = first or spent
        lines.append(f"| {size} KB | {spent:.2f} | {spent / first:.2f} |")
    return lines


def builds(shared: Path) -> list[str]:
    """Time of a build, before linking, of 500 to 4,000 pages."""
    lines = ["| pages | seconds | a page, of 500's |", "| --- | --- | --- |"]
    first = 0.0
    for count in (500, 1000, 2000, 4000):
        pages = list(repeated(shared, count))
        with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "talks.db") as record:
            spent = seconds(lambda record=record, pages=pages: record.add(analyse_all(pages)))  # type: ignore[misc]
        first = first or spent / count
        lines.append(f"| {count} | {spent:.1f} | {spent / count / first:.2f} |")
    return lines


if __name__ == "__main__":
    main()
