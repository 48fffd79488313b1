"""Staying whole: killed builds, several writers, cut connections, workers that die, pages that take too long, a backup."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tawatur import Analysis, Page, PageError, Record, RecordError, analyse, pipeline
from tawatur.linking.links import link
from tawatur.linking.rows import link_rows
from tawatur.record import build
from tawatur.record.build import analyse_all
from tawatur.record.export import export
from tests.conftest import ROOT
from tests.test_cli import tawatur

NAMES = ("سامي حداد", "ليلى منصور", "كريم بشارة", "هدى سالم")


def pages(count: int) -> list[Page]:
    return [
        Page(f"page-{n:03}", f"قال الوزير {NAMES[n % 4]} إن الدفعة {n} من المساعدات وصلت إلى المدينة.", clean=True)
        for n in range(count)
    ]


def exported(record: Record, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in export(record, "jsonl", folder, link_rows(link(record)))}


BUILD = """
import sys
sys.path.insert(0, sys.argv[2])
from tawatur import Record, analyse
from tests.test_whole import pages
with Record(sys.argv[1]) as record:
    record.add((analyse(page) for page in pages(60)), batch=5)
"""


def run_build(record: Path | str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BUILD, str(record), str(ROOT)], stderr=subprocess.PIPE)


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, bytes]:
    """The export of a build that nobody disturbed."""
    with Record(tmp_path / "whole.db") as record:
        record.add([analyse(page) for page in pages(60)])
        return exported(record, tmp_path / "whole")


def test_a_build_killed_twenty_times_ends_in_the_same_record(tmp_path: Path, whole: dict[str, bytes]) -> None:
    dice = random.Random(3)
    started = time.monotonic()
    assert run_build(tmp_path / "first.db").wait() == 0
    took = time.monotonic() - started
    for _ in range(20):
        process = run_build(tmp_path / "talks.db")
        time.sleep(dice.uniform(0.2, 1.0) * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert run_build(tmp_path / "talks.db").wait() == 0
    with Record(tmp_path / "talks.db") as record:
        assert exported(record, tmp_path / "out") == whole


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_several_builds_of_one_record_at_once_lose_and_double_nothing(
    kind: str, tmp_path: Path, whole: dict[str, bytes], request: pytest.FixtureRequest
) -> None:
    place = str(tmp_path / "talks.db") if kind == "sqlite" else request.getfixturevalue("server").database()
    Record(place).close()
    processes = [run_build(place) for _ in range(3)]
    for process in processes:
        assert process.wait() == 0, process.stderr and process.stderr.read().decode()
    with Record(place) as record:
        assert exported(record, tmp_path / "out") == whole


def test_a_build_whose_connection_is_cut_says_so_and_goes_on_when_run_again(
    server: Any, tmp_path: Path, whole: dict[str, bytes]
) -> None:
    place = server.database()

    def cut_at(number: int) -> Any:
        for n, page in enumerate(pages(60)):
            if n == number:
                server.cut()
            yield analyse(page)

    with Record(place) as record:
        with pytest.raises(RecordError, match="what was written before stands"):
            # the cut comes while a batch is open, as a failing network's would
            record.add(_cut_within(record, server), batch=5)
        kept = record.about()["pages"]
        assert kept % 5 == 0 and kept < 60
        record.add(cut_at(17), batch=5)  # cut between batches: the next one finds another connection
        assert exported(record, tmp_path / "out") == whole


def _cut_within(record: Record, server: Any) -> Any:
    write = record._write_one
    written = 0

    def write_and_cut(*given: Any) -> None:
        nonlocal written
        written += 1
        if written == 13:
            server.cut()
        write(*given)

    record._write_one = write_and_cut  # type: ignore[method-assign]
    try:
        for page in pages(60):
            yield analyse(page)
    finally:
        del record._write_one


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no server answers"):
        Record("postgresql://nobody@127.0.0.1:1/talks")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_takes_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    def slow(page: Page) -> Analysis:
        if page.id == "page-003":
            time.sleep(30)
        return pipeline.analyse(page)

    monkeypatch.setattr(build, "analyse", slow)
    found = list(analyse_all(pages(6), jobs, limit=0.5))
    assert [item.source for item in found if isinstance(item, PageError)] == ["page-003"]
    [error] = [item for item in found if isinstance(item, PageError)]
    assert "more than 0.5 seconds" in error.reason
    assert [item.page.id for item in found if isinstance(item, Analysis)] == [
        p.id for p in pages(6) if p.id != "page-003"
    ]


def test_a_fault_of_the_analysis_costs_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(page: Page) -> Analysis:
        if page.id == "page-003":
            raise IndexError("list index out of range")
        return pipeline.analyse(page)

    monkeypatch.setattr(build, "analyse", faulty)
    found = list(analyse_all(pages(6)))
    [error] = [item for item in found if isinstance(item, PageError)]
    assert error.source == "page-003" and "the analysis failed (IndexError" in error.reason


def test_a_worker_that_dies_costs_the_page_it_died_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def deadly(page: Page) -> Analysis:
        if page.id in ("page-003", "page-040"):
            os.kill(os.getpid(), signal.SIGKILL)
        return pipeline.analyse(page)

    monkeypatch.setattr(build, "analyse", deadly)
    found = list(analyse_all(pages(60), 2))
    lost = [item for item in found if isinstance(item, PageError)]
    assert [item.source for item in lost] == ["page-003", "page-040"]
    assert all("died" in item.reason for item in lost)
    ids = [item.source if isinstance(item, PageError) else item.page.id for item in found]
    assert ids == [page.id for page in pages(60)]


def test_the_same_in_one_process_and_in_several() -> None:
    assert list(analyse_all(pages(50), 1)) == list(analyse_all(pages(50), 3))


def test_an_interrupted_build_says_how_to_go_on(tmp_path: Path, whole: dict[str, bytes]) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for page in pages(60):
        (folder / f"{page.id}.txt").write_text(page.text * 400, encoding="utf-8")
    record = tmp_path / "talks.db"
    # A job in the background is born deaf to SIGINT, and so are its children.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [
        sys.executable,
        "-c",
        f"{heard}; from tawatur.cli import main; main()",
        "build",
        str(folder),
        "--record",
        str(record),
    ]
    process = subprocess.Popen([*command, "--jobs", "2"], stderr=subprocess.PIPE, text=True)
    while not record.exists():
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the same command goes on" in said
    assert "Traceback" not in said
    with Record(record) as store:
        assert store.about()["pages"] < 60


def test_null_bytes_cost_that_page_only_where_the_database_refuses_them(server: Any) -> None:
    with Record(server.database()) as record:
        done = record.add([analyse(page) for page in (Page("bad\0id", "قال\0الوزير إن", clean=True), *pages(2))])
        assert (done.added, done.skipped) == (2, 1)
        [(source, reason)] = record.about()["skipped"]
        assert source == "bad\ufffdid" and "null bytes" in reason


def test_a_record_is_read_while_it_is_written(tmp_path: Path) -> None:
    with Record(tmp_path / "talks.db") as record:
        record.add([analyse(page) for page in pages(5)])
        stop = threading.Event()

        def look() -> int:
            looks = 0
            while not stop.is_set():
                assert len(list(record.statements())) >= 5
                looks += 1
            return looks

        with ThreadPoolExecutor(1) as pool:
            looking = pool.submit(look)
            record.add([analyse(page) for page in pages(60)], batch=5)
            stop.set()
            assert looking.result() > 0
        assert len(list(record.statements())) == 60


def test_a_backup_is_the_record(tmp_path: Path, whole: dict[str, bytes]) -> None:
    with Record(tmp_path / "talks.db") as record:
        record.add([analyse(page) for page in pages(60)])
    with sqlite3.connect(tmp_path / "talks.db") as source, sqlite3.connect(tmp_path / "backup.db") as target:
        source.backup(target)
    with Record(tmp_path / "backup.db", must_exist=True) as record:
        assert exported(record, tmp_path / "out") == whole


def test_a_full_disk_costs_nothing_that_was_written(tmp_path: Path, whole: dict[str, bytes]) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=350k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a small disk; tests/test_record.py limits the size of the file instead")
    try:
        first = run_build(disk / "talks.db")
        said = first.communicate()[1].decode()
        assert first.returncode, "the disk was large enough"
        assert "disk" in said
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        with Record(disk / "talks.db") as record:
            kept = record.about()["pages"]
        assert kept % 5 == 0
        assert kept < 60
        again = run_build(disk / "talks.db")
        assert again.wait() == 0
        with Record(disk / "talks.db") as record:
            assert exported(record, tmp_path / "out") == whole
    finally:
        subprocess.run(["umount", disk], check=True)


def test_both_databases_give_the_same_export_and_the_same_answers(server: Any, tmp_path: Path) -> None:
    files = ROOT / "examples" / "pages"
    places = {"sqlite": str(tmp_path / "talks.db"), "postgresql": server.database()}
    for place in places.values():
        assert tawatur("build", files, "--record", place).returncode == 0
    for format in ("csv", "jsonl"):
        written = []
        for kind, place in places.items():
            folder = tmp_path / f"{kind}-{format}"
            assert tawatur("export", place, "--format", format, "--to", folder).returncode == 0
            written.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
        assert written[0] == written[1]
    for words in (
        ("--about", "الهدنه"),
        ("--speaker", "ميستورا"),
        ("--about", "وقف إطلاق النار", "--since", "2017-01-01"),
    ):
        shown = [tawatur("show", place, *words).stdout for place in places.values()]
        assert shown[0] == shown[1] and "┃" in shown[0]
    views = [tawatur("process", place, "astana", "--json").stdout for place in places.values()]
    assert views[0] == views[1]
