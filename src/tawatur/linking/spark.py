"""Linking on Apache Spark: pages that may share anything are brought together by joins, and linked where they meet.

What two pages can be linked by are shingles of their words, the roots of two statements, the stems of two stretches: three
relations of keys, each joined with itself where a key is rare, as the inverted index of the local build does. The few pairs that
do make a copy, a claim or a conflict are edges; pages that hang together by edges are a block, and a block lies on one worker,
which links it by the program's own ``find``. What is rare is told by the whole record, so that the findings are those that
a record made on one machine has. They are written under the pages as ``links/``.
"""

from __future__ import annotations

import json
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tawatur.linking.claims import FREQUENT as FREQUENT_ROOT
from tawatur.linking.claims import RIVAL, likeness, short
from tawatur.linking.conflicts import CROWDED, conflicts_of
from tawatur.linking.conflicts import FREQUENT as FREQUENT_STEM
from tawatur.linking.copies import COMMON, SHARED, copy_of, shingles
from tawatur.linking.days import last_of
from tawatur.linking.findings import Rarity, as_row, find, published_of, together
from tawatur.linking.links import KEPT
from tawatur.linking.pairs import grouped
from tawatur.linking.profiles import Profile, Telling, profiles
from tawatur.linking.stretches import Stretch, stretches_of
from tawatur.linking.weights import Weights
from tawatur.names.registry import load_registry
from tawatur.record.spark import SparkError, page_rows
from tawatur.record.store import Record, state_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

LINKS = "links"
_SHINGLE, _ROOT, _STEM, _SAID = range(4)  # kinds of keys; the last, the stems of statements, are only counted
_UNITS = "kind int, page string, n int, unit binary"
_KEYS = "kind int, key string, page string, n int, short boolean"
_EDGES = "a string, b string"


def link_on_spark(session: SparkSession, folder: Path) -> None:
    """Link the pages that ``analyse_on_spark`` wrote to *folder*; the findings go to its folder ``links``."""
    parts = 4 * max(2, session.sparkContext.defaultParallelism)
    session.conf.set("spark.sql.shuffle.partitions", str(parts))
    pages = _current(session.read.parquet(str(folder))).persist()
    units = pages.mapInArrow(_units, _UNITS).persist()
    keys = units.mapInArrow(_keys, _KEYS).persist()
    counts = keys.groupBy("kind", "key").count().persist()
    rarity = session.sparkContext.broadcast(_rarity(pages, units, counts))
    one = units.withColumnsRenamed({"page": "a", "unit": "one"})
    other = units.withColumnsRenamed({"page": "b", "n": "m", "unit": "other"})
    met = _pairs(keys, counts).join(one, ["kind", "a", "n"]).join(other, ["kind", "b", "m"])
    edges = met.mapInArrow(lambda batches: _edges(batches, rarity.value), _EDGES).distinct()
    # edges are about as many as pages and short, so that the driver can tell which pages hang together
    block = grouped((row.a, row.b) for row in edges.toLocalIterator())
    blocks = session.createDataFrame(sorted(block.items()), "id string, block string")
    placed = pages.join(blocks, "id", "left").selectExpr("*", "coalesce(block, id) as whole")
    linked = placed.repartition(parts, "whole").mapInArrow(lambda batches: _link(batches, rarity.value), "found string")
    state = state_of((row.id, row.hash, None) for row in pages.select("id", "hash").toLocalIterator())
    linked.selectExpr(f"'{state}' as state", "found").write.mode("overwrite").parquet(str(folder / LINKS))


def keep_links(record: Record, folder: Path) -> bool:
    """Keep with *record* what ``link_on_spark`` found, if its pages are those that were linked. Raises ``SparkError``."""
    import pyarrow.parquet as pq

    try:
        rows = [row for file in sorted((folder / LINKS).glob("*.parquet")) for row in pq.read_table(file).to_pylist()]
        same = {row["state"] for row in rows} == {record.state()}
        found = together(json.loads(row["found"]) for row in rows) if same else {}
    except (OSError, ValueError, KeyError) as error:
        raise SparkError(f"{folder / LINKS}: not what `tawatur spark` writes ({error})") from None
    if same:
        record.view(KEPT, lambda: found)
    return same


def _current(read: DataFrame) -> DataFrame:
    """The page of each id that a record holds as its current one: of the versions in the order they first came, the last."""
    from pyspark.sql import Window
    from pyspark.sql.functions import desc, row_number

    first = Window.partitionBy("id", "hash").orderBy("file", "place")
    last = Window.partitionBy("id").orderBy(desc("file"), desc("place"))
    versions = read.where("reason is null").withColumn("nth", row_number().over(first)).where("nth = 1")
    return versions.withColumn("nth", row_number().over(last)).where("nth = 1").drop("nth")


@contextmanager
def _record_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[Record]:
    """A record of some pages, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "part.db") as record:
        record.add(page_rows(row) for row in rows)
        yield record


def _units(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What may be linked: pages by their words, statements, stretches."""
    for batch in batches:
        with _record_of(batch.to_pylist()) as record:
            found = profiles(record)
        rows = []
        for page in found:
            bare = Profile(page.id, None, None, page.words, (), False, "")
            units = [(_SHINGLE, bare), *((_ROOT, t) for t in page.tellings), *((_STEM, s) for s in stretches_of(page))]
            rows += [
                {"kind": kind, "page": page.id, "n": n, "unit": pickle.dumps(unit)}
                for n, (kind, unit) in enumerate(units)
            ]
        yield _batch(rows, _UNITS)


def _keys(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The keys by which units may be linked."""
    for batch in batches:
        rows = []
        for row in batch.to_pylist():
            unit = pickle.loads(row["unit"])
            for kind, keys in _keys_of(unit):
                few = isinstance(unit, Telling) and short(unit)
                rows += [{"kind": kind, "key": k, "page": row["page"], "n": row["n"], "short": few} for k in keys]
        yield _batch(rows, _KEYS)


def _keys_of(unit: Profile | Telling | Stretch) -> Iterable[tuple[int, Iterable[str]]]:
    if isinstance(unit, Profile):
        yield _SHINGLE, map(str, shingles(unit))
    elif isinstance(unit, Telling):
        yield _ROOT, unit.roots
        yield _SAID, unit.stems
    else:
        yield _STEM, unit.stems


def _rarity(pages: DataFrame, units: DataFrame, counts: DataFrame) -> Rarity:
    from pyspark.sql.functions import get_json_object

    held: dict[int, dict[str, int]] = {kind: {} for kind in (_SHINGLE, _ROOT, _STEM, _SAID)}
    telling = (
        f"kind in ({_ROOT}, {_SAID}) or kind = {_SHINGLE} and count > {COMMON} or kind = {_STEM} and count > {CROWDED}"
    )
    for row in counts.where(telling).toLocalIterator():
        held[row["kind"]][row["key"]] = row["count"]
    contents = units.where(f"kind = {_ROOT}").count()
    days = pages.select(get_json_object("version", "$.published").alias("day")).where("day is not null").distinct()
    return Rarity(
        Weights(held[_ROOT], contents),
        Weights(held[_SAID], contents),
        frozenset(map(int, held[_SHINGLE])),
        frozenset(held[_STEM]),
        last_of(row.day for row in days.toLocalIterator()),
    )


def _pairs(keys: DataFrame, counts: DataFrame) -> DataFrame:
    """The units of two pages that share so many rare keys that they must be compared."""
    from pyspark.sql.functions import expr

    said = counts.where(f"kind = {_SAID}").selectExpr(f"{_STEM} as kind", "key", "count as said")
    rare = (
        counts.join(said, ["kind", "key"], "left")
        .where(f"""count > 1 and (
            kind = {_SHINGLE} and count <= {COMMON} or kind = {_ROOT} and count <= {FREQUENT_ROOT}
            or kind = {_STEM} and count <= {CROWDED} and coalesce(said, 0) <= {FREQUENT_STEM})""")
        .select("kind", "key")
    )
    held = keys.join(rare, ["kind", "key"])
    one = held.selectExpr("kind", "key", "page as a", "n", "short as a_short")
    other = held.selectExpr("kind", "key", "page as b", "n as m", "short as b_short")
    return (
        one.join(other, ["kind", "key"])
        .where("a < b")
        .groupBy("kind", "a", "n", "b", "m")
        .agg(expr("count(*) as shared"), expr("max(a_short or b_short) as few"))
        .where(f"""kind = {_SHINGLE} and shared >= {SHARED} or kind = {_STEM} and shared >= 2
            or kind = {_ROOT} and (shared >= 2 or few)""")
        .drop("few")
    )


def _edges(batches: Iterable[pa.RecordBatch], rarity: Rarity) -> Iterator[pa.RecordBatch]:
    """The pages of units that are in a copy, may be in a claim, or are in a conflict."""
    for batch in batches:
        rows = []
        for row in batch.to_pylist():
            one, other = pickle.loads(row["one"]), pickle.loads(row["other"])
            if _meet(one, other, row["shared"], rarity):
                rows.append({"a": row["a"], "b": row["b"]})
        yield _batch(rows, _EDGES)


def _meet(one: Any, other: Any, shared: int, rarity: Rarity) -> bool:
    if isinstance(one, Profile):
        return copy_of(one, other, shared) is not None
    if isinstance(one, Telling):
        return likeness(one, other, rarity.roots, copied=True) >= RIVAL  # never less than where they are no copies
    return any(True for _ in conflicts_of(one, other, rarity.stems, rarity.roots))


def _link(batches: Iterable[pa.RecordBatch], rarity: Rarity) -> Iterator[pa.RecordBatch]:
    """The findings of the blocks that lie on one worker, in one row."""
    rows = [row for batch in batches for row in batch.to_pylist()]
    if rows:
        with _record_of(rows) as record:
            found = find(profiles(record), published_of(record), load_registry(), rarity=rarity)
        yield _batch([{"found": json.dumps(as_row(found))}], "found string")


def _batch(rows: list[dict[str, Any]], schema: str) -> pa.RecordBatch:
    import pyarrow as pa

    types = {"int": pa.int32(), "string": pa.string(), "binary": pa.binary(), "boolean": pa.bool_()}
    fields = [field.split() for field in schema.split(", ")]
    return pa.RecordBatch.from_pylist(rows, pa.schema([(name, types[type]) for name, type in fields]))
