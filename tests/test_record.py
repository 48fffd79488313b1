"""The record: versions, idempotence, search, removal, exports, and what goes wrong."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tawatur import Page, PageError, Record, RecordError, analyse
from tawatur.record.export import export

FIRST = "قال وزير الخارجية سامي حداد إن محادثات الآستانة ستستأنف الأسبوع المقبل."
EDITED = "قال وزير الخارجية سامي حداد إن محادثات الآستانة لن تستأنف هذا العام."


@pytest.fixture
def record(either: Record) -> Record:
    """Every test of this file that takes a record runs on SQLite and on PostgreSQL."""
    return either


def page(id: str, text: str = FIRST, **more: str) -> Page:
    return Page(id, text, clean=True, **more)


def add(record: Record, *pages: Page) -> None:
    record.add([analyse(p) for p in pages])


def test_a_build_run_again_doubles_nothing(record: Record) -> None:
    analyses = [analyse(page("a")), analyse(page("b"))]
    assert record.add(analyses).added == 2
    again = record.add(analyses)
    assert (again.added, again.known) == (0, 2)
    assert len(list(record.statements())) == 2


def test_an_edited_page_is_a_new_version(record: Record) -> None:
    add(record, page("a"))
    add(record, page("a", EDITED))
    assert [line.said for line in record.statements()] == ["محادثات الآستانة لن تستأنف هذا العام"]
    [change] = record.changes()
    assert (change.page, change.version) == ("a", 2)
    assert change.came == [("سامي حداد", "محادثات الآستانة لن تستأنف هذا العام")]
    assert change.went == [("سامي حداد", "محادثات الآستانة ستستأنف الأسبوع المقبل")]
    assert record.about()["versions"] == 2


def test_two_pages_with_one_text_are_two_pages(record: Record) -> None:
    add(record, page("a"), page("b"))
    assert [line.page for line in record.statements()] == ["a", "b"]


@pytest.mark.parametrize("words", ["أستانة", "استانه", "الآستانة", "المحادثات", "محادثات أستانة"])
def test_search_folds_arabic_as_readers_do(record: Record, words: str) -> None:
    add(record, page("a"))
    assert len(list(record.statements(about=words))) == 1


def test_filters_narrow(record: Record) -> None:
    add(record, page("a", published="2017-09-15", outlet="جريدة الضفاف"), page("b", published="2017-09-01"))
    assert [line.page for line in record.statements(since="2017-09-10")] == ["a"]
    assert [line.page for line in record.statements(until="2017-09-10")] == ["b"]
    assert [line.page for line in record.statements(outlet="الضفاف")] == ["a"]
    assert not list(record.statements(speaker="لافروف"))


def test_new_is_what_the_last_build_added(record: Record) -> None:
    add(record, page("a"))
    add(record, page("b"))
    assert [line.page for line in record.statements(new=True)] == ["b"]


def test_a_removed_page_stays_out_and_the_reason_stays(record: Record) -> None:
    add(record, page("a"), page("b"))
    record.remove("a", "withdrawn by the outlet")
    assert [line.page for line in record.statements()] == ["b"]
    assert record.about()["removed"] == [("a", "withdrawn by the outlet")]
    assert record.add([analyse(page("a"))]).removed == 1
    assert [line.page for line in record.statements()] == ["b"]


def test_removal_needs_a_page_and_a_reason(record: Record) -> None:
    with pytest.raises(RecordError, match="no page"):
        record.remove("none", "because")
    add(record, page("a"))
    with pytest.raises(RecordError, match="reason"):
        record.remove("a", " ")


def test_skipped_pages_are_listed_with_the_reason(record: Record) -> None:
    record.add([PageError("bad.txt", "binary data, not text"), analyse(page("a"))])
    assert record.about()["skipped"] == [("bad.txt", "binary data, not text")]
    assert record.about()["pages"] == 1


def test_every_span_of_the_record_is_of_its_page(record: Record) -> None:
    add(record, page("a"))
    for line in record.statements():
        for span in (line.cue, *line.content):
            assert 0 <= span.start < span.end <= len(line.text)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table accounts (id integer)")
    before = path.read_bytes()
    with pytest.raises(RecordError, match="another program"):
        Record(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, and long enough to be no header of a database file at all" * 20, encoding="utf-8")
    with pytest.raises(RecordError, match="no SQLite database"):
        Record(path)


def test_a_missing_record_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        Record(tmp_path / "none.db", must_exist=True)


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from tawatur import Page, Record, RecordError, analyse
store = Record(sys.argv[1])
pages = (analyse(Page(str(n), sys.argv[2] + str(n), clean=True)) for n in range(3000))
try:
    store.add(pages, batch=20)
except RecordError as error:
    print(error)
    sys.exit(1)
"""


def test_a_full_disk_is_said_and_what_was_written_stands(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    run = subprocess.run([sys.executable, "-c", FULL, str(path), FIRST], capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    assert "full.db" in run.stdout
    assert "disk" in run.stdout
    with Record(path) as record:
        kept = record.about()["pages"]
        assert kept > 0
        assert kept % 20 == 0


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_exports_hold_pages_and_statements(record: Record, tmp_path: Path, format: str) -> None:
    add(record, page("b", outlet="جريدة الضفاف"), page("a"))
    export(record, format, tmp_path / "out")
    path = tmp_path / "out" / f"statements.{format}"
    if format == "csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as stream:
            ids = [row["id"] for row in csv.DictReader(stream)]
    elif format == "jsonl":
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        ids = [row["id"] for row in rows]
        assert rows[1]["chain"] == [
            {"role": "outlet", "name": "جريدة الضفاف"},
            {"role": "speaker", "name": "سامي حداد"},
        ]
    else:
        ids = pq.read_table(path)["id"].to_pylist()
    assert ids == ["a#s1", "b#s1"]


def test_a_cell_that_a_spreadsheet_would_run_is_text(record: Record, tmp_path: Path) -> None:
    add(record, page("=1+1"))
    export(record, "csv", tmp_path)
    assert "'=1+1" in (tmp_path / "pages.csv").read_text(encoding="utf-8-sig")


def test_the_same_pages_in_any_order_export_the_same(tmp_path: Path) -> None:
    analyses = [analyse(page(name)) for name in "abc"]
    written = []
    for n, order in enumerate((analyses, analyses[::-1])):
        with Record(tmp_path / f"{n}.db") as record:
            record.add(order)
            written.append([path.read_bytes() for path in export(record, "jsonl", tmp_path / str(n))])
    assert written[0] == written[1]
