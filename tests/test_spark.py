"""Analysis and linking on a real Spark: the record they lead to is the one that a build makes, byte for byte."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tawatur import Page, Record, analyse
from tawatur.linking.findings import as_row, find, published_of
from tawatur.linking.links import KEPT, link
from tawatur.linking.profiles import profiles
from tawatur.linking.spark import LINKS, keep_links
from tawatur.names.registry import load_registry
from tawatur.record.spark import SparkError, read_parquet
from tawatur.record.store import state_of
from tests.conftest import ROOT, need
from tests.test_cli import tawatur
from tests.test_whole import exported


def test_spark_leads_to_the_record_that_a_build_makes(tmp_path: Path) -> None:
    need(shutil.which("java") is not None, "a Java runtime (apt-get install openjdk-17-jre-headless)")
    inputs = tmp_path / "pages"
    shutil.copytree(ROOT / "examples" / "pages", inputs)
    (inputs / "broken.html").write_bytes(b"\x00\x01\x02")
    versions = ("قال الوزير سامي حداد إن الهدنة صامدة.", "قال الوزير سامي حداد إن الهدنة انهارت.")
    lines = [json.dumps({"id": "edited", "text": text, "clean": True}, ensure_ascii=False) for text in versions]
    (inputs / "edited.jsonl").write_text("\n".join([*lines, "not json"]), encoding="utf-8")
    made = tawatur("spark", inputs, "--to", tmp_path / "analysed", "--master", "local[2]")
    assert made.returncode == 0, made.stderr
    imported = tawatur("record", "import", tmp_path / "analysed", "--record", tmp_path / "spark.db")
    built = tawatur("build", inputs, "--record", tmp_path / "build.db")
    assert imported.returncode == built.returncode == 1  # something was skipped
    assert "to be linked" not in imported.stderr
    with Record(tmp_path / "spark.db") as one, Record(tmp_path / "build.db") as other:
        assert kept(one) == as_row(find(profiles(other), published_of(other), load_registry()))
        assert exported(one, tmp_path / "one") == exported(other, tmp_path / "other")
        assert one.about() == other.about()
        assert len(one.about()["skipped"]) == 2
        assert [change.came for change in one.changes()] == [[("سامي حداد", "الهدنة انهارت")]]


def test_what_spark_links_of_real_stories_is_what_one_machine_links(tmp_path: Path, shared: Path) -> None:
    need(shutil.which("java") is not None, "a Java runtime (apt-get install openjdk-17-jre-headless)")
    stories = [json.loads(line) for line in (shared / "gold" / "stories-dev.jsonl").open(encoding="utf-8")]
    pages = [{**page, "clean": False} for story in stories for page in story["pages"]]
    (tmp_path / "pages.jsonl").write_text("\n".join(json.dumps(page) for page in pages), encoding="utf-8")
    made = tawatur("spark", tmp_path / "pages.jsonl", "--to", tmp_path / "analysed", "--master", "local[2]")
    assert made.returncode == 0, made.stderr
    with Record(tmp_path / "spark.db") as record:
        record.add(read_parquet(tmp_path / "analysed"))
        assert keep_links(record, tmp_path / "analysed")
        found = find(profiles(record), published_of(record), load_registry())
        assert len(found.copies) > 10 and len(found.conflicts) > 5
        assert kept(record) == as_row(found)


def kept(record: Record) -> dict[str, Any]:
    """What a record keeps of its links, which must have been made before."""
    return record.view(KEPT, lambda: pytest.fail("not kept"))


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A folder as `tawatur spark` writes it, of a record without pages."""
    (tmp_path / "analysed" / LINKS).mkdir(parents=True)
    rows = [{"state": state_of([]), "found": json.dumps({"copies": [], "claims": []})}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "analysed" / LINKS / "part-0.parquet")
    return tmp_path / "analysed"


def test_links_are_kept_only_with_the_pages_they_were_made_of(tmp_path: Path, linked: Path) -> None:
    with Record(tmp_path / "same.db") as record:
        assert keep_links(record, linked)
    with Record(tmp_path / "other.db") as record:
        record.add([analyse(Page("p", "قال الوزير سامي حداد إن الهدنة صامدة.", clean=True))])
        assert not keep_links(record, linked)
        assert len(link(record).claims) == 1


def test_links_that_spark_did_not_write_are_named(tmp_path: Path, linked: Path) -> None:
    (linked / LINKS / "part-1.parquet").write_bytes(b"nothing of the kind")
    with Record(tmp_path / "talks.db") as record, pytest.raises(SparkError, match="links: not what `tawatur spark`"):
        keep_links(record, linked)


def test_without_java_spark_says_what_is_wrong(tmp_path: Path) -> None:
    run = tawatur(
        "spark", ROOT / "examples" / "pages", "--to", tmp_path / "out", JAVA_HOME=str(tmp_path), PATH="/nowhere"
    )
    assert run.returncode == 1
    assert "Spark does not start" in run.stderr


def test_a_folder_that_spark_did_not_write_is_named(tmp_path: Path) -> None:
    with pytest.raises(SparkError, match="no Parquet files"):
        list(read_parquet(tmp_path))
    (tmp_path / "part-0.parquet").write_bytes(b"nothing of the kind")
    with pytest.raises(SparkError, match="not what `tawatur spark` writes"):
        list(read_parquet(tmp_path))
