"""The per-page part on Apache Spark: the same ``analyse``, in the same order, to Parquet; and from Parquet to a record.

Files are read where Spark runs them and pages are spread anew, so that one large file does not keep one core busy. Every Python
worker compiles the language files once and is used again. What comes out has a row a page: where it came from, the rows that a
record would hold (JSON), or the reason why it was skipped. Needs the extra ``tawatur[spark]`` and a Java runtime (17 or newer).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tawatur.model import Page, PageError, TawaturError
from tawatur.reader.inputs import MAX_PAGE, files_of, read
from tawatur.record.build import LIMIT, analyse_one
from tawatur.record.rows import PARTS, PageRows, rows_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

_PAGE = "file long, place long, page string, source string, reason string"
_READ = "file long, place long, id string, url string, hash string, version string, parts string, source string, reason string"
_BATCH = 64  # pages an Arrow batch


class SparkError(TawaturError):
    """Spark cannot be started, or what it wrote cannot be read; the message says why."""


def analyse_on_spark(
    session: SparkSession, inputs: Sequence[Path], to: Path, max_page: int = MAX_PAGE, limit: float = LIMIT
) -> None:
    """Analyse the pages of *inputs* and write them to the Parquet folder *to*, in input order.

    *inputs* and *to* must be reachable under these paths from every worker. Raises ``SparkError`` where there is no page.
    """
    files = [(n, str(path)) for n, path in enumerate(files_of(*inputs))]
    if not files:
        raise SparkError("no pages in " + ", ".join(map(str, inputs)))
    parallel = max(2, session.sparkContext.defaultParallelism)
    paths = session.createDataFrame(files, "file long, path string").repartition(min(len(files), parallel * 4))
    pages = paths.mapInArrow(lambda batches: _read(batches, max_page), _PAGE)
    spread = pages.repartition(parallel * 4)
    done = spread.mapInArrow(lambda batches: _analyse(batches, limit), _READ)
    done.orderBy("file", "place").write.mode("overwrite").parquet(str(to))


@contextmanager
def spark_session(master: str = "local[*]") -> Iterator[SparkSession]:
    """A session on the cluster *master*, for as long as it is needed. All that fails in it raises ``SparkError``."""
    session = _session(master)
    try:
        yield session
    except TawaturError:
        raise
    except Exception as error:  # Py4J and Spark raise classes of their own for each kind of failure
        raise SparkError(f"Spark failed: {_reason(error)}") from error
    finally:
        session.stop()


def _session(master: str) -> SparkSession:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise SparkError("PySpark is not installed (pip install 'tawatur[spark]')") from None
    if master.startswith("local"):  # workers of a cluster have their own Python: PYSPARK_PYTHON
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        return (
            SparkSession.builder.master(master)
            .appName("tawatur")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(_BATCH))
            .config("spark.python.worker.reuse", "true")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )
    except Exception as error:  # no Java, no such master
        raise SparkError(f"Spark does not start ({master}): {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """The line of a long message that says what happened: the exception of a worker, else the first."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    named = [line for line in lines if line.split(":")[0].endswith(("Error", "Exception")) and ":" in line]
    return named[-1] if named else lines[0]


def _read(batches: Iterable[pa.RecordBatch], max_page: int) -> Iterator[pa.RecordBatch]:
    """The pages of files: a row a page, or a row a page that cannot be read."""
    for batch in batches:
        for row in batch.to_pylist():
            rows = []
            for place, item in enumerate(read(row["path"], max_page=max_page)):
                rows.append(_page_row(row["file"], place, item))
                if len(rows) == _BATCH:
                    yield _batch(rows, ("page", "source", "reason"))
                    rows = []
            if rows:
                yield _batch(rows, ("page", "source", "reason"))


def _page_row(file: int, place: int, item: Page | PageError) -> dict[str, Any]:
    row: dict[str, Any] = {"file": file, "place": place, "page": None, "source": None, "reason": None}
    if isinstance(item, PageError):
        return row | {"source": item.source, "reason": item.reason}
    fields = ("id", "text", "url", "outlet", "published", "title", "clean")
    return row | {"page": json.dumps({name: getattr(item, name) for name in fields})}


def _analyse(batches: Iterable[pa.RecordBatch], limit: float) -> Iterator[pa.RecordBatch]:
    """The rows of pages that were read."""
    texts = ("id", "url", "hash", "version", "parts", "source", "reason")
    for batch in batches:
        rows = []
        for row in batch.to_pylist():
            out: dict[str, Any] = {"file": row["file"], "place": row["place"], **dict.fromkeys(texts)}
            if row["page"] is None:
                rows.append(out | {"source": row["source"], "reason": row["reason"]})
                continue
            found = analyse_one(Page(**json.loads(row["page"])), limit)
            if isinstance(found, PageError):
                rows.append(out | {"source": found.source, "reason": found.reason})
                continue
            made = rows_of(found)
            version, parts = json.dumps(made.version), json.dumps(dict(made.parts))
            rows.append(out | {"id": made.id, "url": made.url, "hash": made.hash, "version": version, "parts": parts})
        if rows:
            yield _batch(rows, texts)


def _batch(rows: list[dict[str, Any]], texts: Sequence[str]) -> pa.RecordBatch:
    import pyarrow as pa

    schema = pa.schema([("file", pa.int64()), ("place", pa.int64()), *((name, pa.string()) for name in texts)])
    return pa.RecordBatch.from_pylist(rows, schema)


def read_parquet(folder: Path) -> Iterator[PageRows | PageError]:
    """The pages that ``analyse_on_spark`` wrote, in input order, a batch in memory at a time. Raises ``SparkError``."""
    import pyarrow.parquet as pq

    files = sorted(folder.glob("*.parquet"))
    if not files:
        raise SparkError(f"{folder}: no Parquet files in it")
    for file in files:
        try:
            for batch in pq.ParquetFile(file).iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    yield page_rows(row)
        except (OSError, ValueError, KeyError) as error:
            raise SparkError(f"{file}: not what `tawatur spark` writes ({error})") from None


def page_rows(row: Mapping[str, Any]) -> PageRows | PageError:
    """A page as ``analyse_on_spark`` writes it."""
    if row["reason"] is not None:
        return PageError(row["source"], row["reason"])
    parts = json.loads(row["parts"])
    return PageRows(
        row["id"], row["url"], row["hash"], json.loads(row["version"]), {name: parts[name] for name in PARTS}
    )
