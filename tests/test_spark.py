"""The per-page part on a real Spark: the record it leads to is the one that a build makes, byte for byte."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tawatur import Record
from tawatur.record.spark import SparkError, read_parquet
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
    with Record(tmp_path / "spark.db") as one, Record(tmp_path / "build.db") as other:
        assert exported(one, tmp_path / "one") == exported(other, tmp_path / "other")
        assert one.about() == other.about()
        assert len(one.about()["skipped"]) == 2
        assert [change.came for change in one.changes()] == [[("سامي حداد", "الهدنة انهارت")]]


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
