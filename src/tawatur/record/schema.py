"""The schema of a record, in SQLAlchemy Core: the same tables in SQLite and PostgreSQL.

A page is its id with its versions by content hash. Every value stands with its spans; lists of spans are JSON. No clock
time is stored but in the review log, so that the same pages give the same record.
"""

from __future__ import annotations

import sqlalchemy
from sqlalchemy import JSON, Boolean, Column, ForeignKeyConstraint, Index, Integer, MetaData, Table

VERSION = 2  # record/upgrade.py leads here from the ones before
metadata = MetaData()


def _in_code_points(kind: type[sqlalchemy.String]) -> sqlalchemy.types.TypeEngine[str]:
    """A type of text that every database sorts alike, whatever its own collation."""
    return kind().with_variant(kind(collation="C"), "postgresql")


Text, String = _in_code_points(sqlalchemy.Text), _in_code_points(sqlalchemy.String)

meta = Table("tawatur_meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

pages = Table(
    "pages",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", Text),
    Column("hash", String, nullable=False),  # of the current version
    Column("removed", Text),  # the reason, where a page was taken out
)

versions = Table(
    "versions",
    metadata,
    Column("page", String, primary_key=True),
    Column("hash", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("build", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", JSON),
    Column("body", JSON, nullable=False),
    Column("outlet", Text),
    Column("credits", JSON, nullable=False),
    Column("published", String),
    Column("basis", String, nullable=False),
    Column("evidence", JSON, nullable=False),
)


def _of_version() -> tuple[Column[str], Column[str], Column[int]]:
    return (
        Column("page", String, primary_key=True),
        Column("hash", String, primary_key=True),
        Column("n", Integer, primary_key=True),
    )


def _belongs() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["page", "hash"], ["versions.page", "versions.hash"], ondelete="CASCADE")


statements = Table(
    "statements",
    metadata,
    *_of_version(),
    Column("cue", JSON, nullable=False),
    Column("source", JSON),
    Column("speaker", Text, nullable=False),
    Column("entity", String),
    Column("candidates", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    Column("quote", String, nullable=False),
    Column("denies", Boolean, nullable=False),
    Column("via", JSON, nullable=False),
    Column("said_on", String),
    Column("act", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("why", Text, nullable=False),
    _belongs(),
)

times = Table(
    "times",
    metadata,
    *_of_version(),
    Column("span", JSON, nullable=False),
    Column("type", String, nullable=False),
    Column("value", String, nullable=False),
    Column("mod", String),
    Column("weekday", Integer),  # the one the page names, where the day is another
    _belongs(),
)

names = Table(
    "names",
    metadata,
    *_of_version(),
    Column("span", JSON, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("entity", String),
    _belongs(),
)

events = Table(
    "events",
    metadata,
    *_of_version(),
    Column("type", String, nullable=False),  # of PLOVER
    Column("mode", String),
    Column("trigger", JSON, nullable=False),
    Column("actor", JSON, nullable=False),
    Column("recipient", JSON, nullable=False),
    Column("date", String),
    Column("place", JSON),
    Column("statement", Integer),  # the number of the statement that claims it
    Column("dead", Integer),
    Column("wounded", Integer),
    Column("why", Text, nullable=False),
    _belongs(),
)

terms = Table(
    "terms",
    metadata,
    Column("term", String, primary_key=True),
    Column("field", String, primary_key=True),  # s: speaker, c: content
    Column("page", String, primary_key=True),
    Column("hash", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    ForeignKeyConstraint(
        ["page", "hash", "n"], ["statements.page", "statements.hash", "statements.n"], ondelete="CASCADE"
    ),
    Index("terms_of_statement", "page", "hash", "n"),
)

skipped = Table(
    "skipped",
    metadata,
    Column("source", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("build", Integer, nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("verdict", String, nullable=False),  # of ``reviews.VERDICTS``
    Column("a", Text, nullable=False),  # a statement's id, a conflict's, or the number of the line that is undone
    Column("b", Text, nullable=False),  # the other statement's id, or empty
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String, nullable=False, server_default=""),  # UTC, ISO 8601
    Column("value", JSON),  # what is right instead
)

users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", Text, nullable=False),  # argon2id
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", String, primary_key=True),  # SHA-256 of the token, which is random
    Column("user", String, nullable=False),
)

views = Table(
    "views",
    metadata,
    Column("name", Text, primary_key=True),
    Column("made_of", String, nullable=False),  # the state of the record it was made of
    Column("value", JSON, nullable=False),
)

fetched = Table(
    "fetched",
    metadata,
    Column("url", Text, primary_key=True),  # of a feed
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
)
