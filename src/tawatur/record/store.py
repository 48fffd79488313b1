"""A record: pages with their versions and all that was read from them, in one SQLite file or a PostgreSQL database."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Select,
    and_,
    create_engine,
    delete,
    event,
    func,
    insert,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, ProgrammingError, SQLAlchemyError

from tawatur.model import Analysis, PageError, Span, TawaturError
from tawatur.record import schema
from tawatur.record.reviews import (
    CORRECT,
    CORRECTABLE,
    NOT_A_CONFLICT,
    OF_LINKS,
    OF_STATEMENTS,
    UNDO,
    VERDICTS,
    Review,
    standing,
)
from tawatur.record.rows import PARTS, PageRows, rows_of
from tawatur.record.search import query_terms
from tawatur.record.upgrade import upgrade

_TRIALS = 5  # of a batch that another build writes too


class RecordError(TawaturError):
    """A record that cannot be opened, read or written; the message names it and the reason."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement of the record as it is shown: ``id`` is ``PAGE#sN``; spans are of ``text``, the page's own."""

    id: str
    page: str
    number: int
    outlet: str | None
    published: str | None
    said_on: str | None
    speaker: str
    entity: str | None
    via: tuple[str, ...]
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    quote: str
    denies: bool
    act: str
    rule: str
    why: str
    text: str

    @property
    def said(self) -> str:
        """The page's words of the content."""
        return " … ".join(span.of(self.text) for span in self.content)

    @property
    def when(self) -> str:
        """The day of saying, else of publication, else ''."""
        return self.said_on or self.published or ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the record: ``id`` is ``PAGE#eN``, ``statement`` the id of the statement that claims it, if one does."""

    id: str
    page: str
    outlet: str | None
    published: str | None
    type: str
    mode: str | None
    trigger: Span
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    date: str | None
    place: Span | None
    statement: str | None
    dead: int | None
    wounded: int | None
    why: str
    text: str

    @property
    def when(self) -> str:
        """The day of the event, else of publication, else ''."""
        return self.date or self.published or ""


def state_of(pages: Iterable[tuple[str, str, str | None]], reviews: Iterable[int] = ()) -> str:
    """The state of a record: of its pages (id, hash, the reason of a removal) in whatever order, and of the reviews of links."""
    digest = sha256()
    for id, hash, removed in sorted(pages, key=lambda page: page[0]):
        digest.update(f"{id}\0{hash}\0{removed or ''}\n".encode())
    return f"{digest.hexdigest()[:24]} {' '.join(map(str, reviews))}".strip()


class Record:
    """A record at *path* (a file, or a database URL). Opening creates it; ``must_exist`` refuses to.

    >>> import tempfile, tawatur
    >>> record = tawatur.Record(tempfile.mkdtemp() + "/talks.db")
    >>> page = tawatur.Page("p1", "قال الوزير سامي حداد إن الهدنة صامدة.", clean=True)
    >>> record.add([tawatur.analyse(page)]).added
    1
    >>> [(line.speaker, line.said) for line in record.statements(speaker="حداد")]
    [('سامي حداد', 'الهدنة صامدة')]
    """

    def __init__(self, path: str | Path, must_exist: bool = False) -> None:
        self._connect(path, must_exist)
        try:
            self._open()
        except SQLAlchemyError as error:
            raise self._failure(error) from None

    def _connect(self, path: str | Path, must_exist: bool) -> None:
        self.path = str(path)
        url = self.path if "://" in self.path else f"sqlite:///{self.path}"
        url = re.sub("^postgres(ql)?://", "postgresql+psycopg://", url)
        if must_exist and "://" not in self.path and not Path(self.path).is_file():
            raise RecordError(f"{self.path}: no such record (tawatur build PAGES --record {self.path} makes one)")
        try:
            self._engine: Engine = create_engine(url, pool_pre_ping="://" in self.path)
        except ModuleNotFoundError:
            raise RecordError(f"{self.path}: needs psycopg (pip install 'tawatur[postgresql]')") from None
        except SQLAlchemyError as error:
            raise RecordError(f"{self.path}: no address of a database ({error})") from None
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _sqlite_settings)
            event.listen(self._engine, "begin", _sqlite_begin)
        self._writer = self._engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by. Raises ``RecordError`` where the database fails."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise self._failure(error) from None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction. Raises ``RecordError`` where it cannot be written."""
        try:
            with self._writer.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise self._failure(error) from None

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> None:
        tables = set(inspect(self._engine).get_table_names())
        if tables and "tawatur_meta" not in tables:
            raise RecordError(f"{self.path}: a database of another program (tables: {', '.join(sorted(tables)[:4])}…)")
        if not tables:
            self._create()
        with self._engine.connect() as connection:
            found = self._meta(connection, "schema")
        if found != str(schema.VERSION):
            way = f"; `tawatur record upgrade {self.path}` brings it there" if (found or "").isdigit() else ""
            raise RecordError(f"{self.path}: made with schema {found}, this program writes {schema.VERSION}{way}")

    def _create(self) -> None:
        """All tables, or none: a build killed here leaves nothing half made. Another build may be doing the same."""
        first = [{"key": "schema", "value": str(schema.VERSION)}, {"key": "build", "value": "0"}]
        try:
            with self._writer.begin() as connection:
                if "tawatur_meta" not in inspect(connection).get_table_names():
                    schema.metadata.create_all(connection)
                    connection.execute(insert(schema.meta).values(first))
        except (IntegrityError, ProgrammingError):
            if "tawatur_meta" not in inspect(self._engine).get_table_names():
                raise

    @staticmethod
    def upgrade(path: str | Path) -> tuple[int, int]:
        """Bring the record at *path* to this program's schema; from which and to which it came.

        Raises ``RecordError`` where there is no record, or a newer program made it. All of it happens, or nothing.
        """
        record = Record.__new__(Record)
        record._connect(path, must_exist=True)
        try:
            with record.writing() as connection:
                if "tawatur_meta" not in inspect(connection).get_table_names():
                    raise RecordError(f"{path}: not a record")
                found = int(record._meta(connection, "schema") or 0)
                if found > schema.VERSION:
                    raise RecordError(f"{path}: made with schema {found}, this program writes {schema.VERSION}")
                upgrade(connection, found)
                return found, schema.VERSION
        finally:
            record.close()

    def _failure(self, error: SQLAlchemyError) -> RecordError:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        known = {
            "file is not a database": "not a record: the file is no SQLite database",
            "database or disk is full": "the disk is full; what was written before stands, run the same command again once there is room",
            "disk I/O error": "the disk could not be written (full, or over a size limit); what was written before stands",
            "unable to open database file": "cannot be opened or created there",
            "attempt to write a readonly database": "may not be written",
            "database is locked": "in use by another build; try again when it has ended",
            "terminating connection": "the server ended the connection; what was written before stands, run the same command again",
            "server closed the connection": "the server ended the connection; what was written before stands, run the same command again",
            "could not receive data": "the connection broke off; what was written before stands, run the same command again",
            "Connection refused": "no server answers there",
        }
        return RecordError(f"{self.path}: {next((text for key, text in known.items() if key in reason), reason)}")

    @staticmethod
    def _meta(connection: Connection, key: str) -> str | None:
        return connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()

    # -- writing --------------------------------------------------------------------------------------------------------

    def add(self, analyses: Iterable[Analysis | PageRows | PageError], batch: int = 100) -> Added:
        """Add what was read, *batch* pages a transaction. A version the record already has is left as it is.

        Raises ``RecordError`` where it cannot be written; the batches before stand.
        """
        added = Added()
        try:
            with self._writer.begin() as connection:
                build = int(self._meta(connection, "build") or 0) + 1
                connection.execute(update(schema.meta).where(schema.meta.c.key == "build").values(value=str(build)))
            pending: list[PageRows | PageError] = []
            for item in analyses:
                pending.append(rows_of(item) if isinstance(item, Analysis) else item)
                if len(pending) >= batch:
                    self._write(pending, build, added)
                    pending = []
            if pending:
                self._write(pending, build, added)
        except SQLAlchemyError as error:
            raise self._failure(error) from None
        return added

    def _write(self, items: Sequence[PageRows | PageError], build: int, added: Added) -> None:
        """One batch, in a transaction. Where another build has just written one of its pages it is tried again."""
        for trial in range(_TRIALS):
            done = Added()
            try:
                with self._writer.begin() as connection:
                    for item in items:
                        self._write_one(connection, item, build, done)
            except IntegrityError:
                if trial + 1 == _TRIALS:
                    raise
            else:
                added.count(done)
                return

    def _write_one(self, connection: Connection, item: PageRows | PageError, build: int, done: Added) -> None:
        if isinstance(item, PageRows) and "\0" in item.version["text"] and self._engine.dialect.name == "postgresql":
            item = PageError(item.id, "null bytes in the text, which PostgreSQL cannot keep")
        if isinstance(item, PageError):
            source = item.source.replace("\0", "\ufffd")
            connection.execute(delete(schema.skipped).where(schema.skipped.c.source == source))
            connection.execute(insert(schema.skipped).values(source=source, reason=item.reason, build=build))
            done.skipped += 1
        else:
            self._write_page(connection, item, build, done)

    def _write_page(self, connection: Connection, page: PageRows, build: int, done: Added) -> None:
        known = connection.execute(select(schema.pages).where(schema.pages.c.id == page.id)).mappings().first()
        if known is not None and known["removed"] is not None:
            done.removed += 1
            return
        v = schema.versions.c
        hashes = set(connection.execute(select(v.hash).where(v.page == page.id)).scalars())
        if page.hash in hashes:
            done.known += 1
            return
        connection.execute(delete(schema.skipped).where(schema.skipped.c.source == page.id))
        key = {"page": page.id, "hash": page.hash}
        connection.execute(insert(schema.versions).values(**key, number=len(hashes) + 1, build=build, **page.version))
        if known is None:
            connection.execute(insert(schema.pages).values(id=page.id, url=page.url, hash=page.hash))
            done.added += 1
        else:
            connection.execute(update(schema.pages).where(schema.pages.c.id == page.id).values(hash=page.hash))
            done.changed += 1
        for name in PARTS:
            if page.parts[name]:
                connection.execute(insert(schema.metadata.tables[name]), [{**key, **row} for row in page.parts[name]])
        done.statements += len(page.parts["statements"])

    def marks(self) -> dict[str, tuple[str, str]]:
        """What the servers of feeds gave to be asked with next time: url → ETag, Last-Modified."""
        f = schema.fetched.c
        with self.reading() as connection:
            return {row.url: (row.etag, row.modified) for row in connection.execute(select(f.url, f.etag, f.modified))}

    def keep_marks(self, marks: Mapping[str, tuple[str, str]]) -> None:
        """Keep the marks of feeds; called when their pages are in the record."""
        with self.writing() as connection:
            for url, (etag, modified) in marks.items():
                connection.execute(delete(schema.fetched).where(schema.fetched.c.url == url))
                connection.execute(insert(schema.fetched).values(url=url, etag=etag, modified=modified))

    def addresses(self) -> set[str]:
        """The ids and addresses of all pages, those that were removed too."""
        p = schema.pages.c
        with self.reading() as connection:
            rows = connection.execute(select(p.id, p.url)).all()
        return {value for row in rows for value in row if value}

    def remove(self, page: str, reason: str) -> None:
        """Take a page out of the record; the fact and the reason stay, and later builds leave it out.

        Raises ``RecordError`` where the record has no such page or no reason is given.
        """
        if not reason.strip():
            raise RecordError("a page is removed for a reason: --reason")
        with self._writer.begin() as connection:
            if connection.execute(select(schema.pages.c.id).where(schema.pages.c.id == page)).first() is None:
                raise RecordError(f"{self.path}: no page {page}")
            for table in (
                schema.terms,
                schema.statements,
                schema.times,
                schema.names,
                schema.events,
                schema.versions,
            ):
                connection.execute(delete(table).where(table.c.page == page))
            connection.execute(update(schema.pages).where(schema.pages.c.id == page).values(removed=reason))

    def review(self, review: Review) -> Review:
        """Append what a reviewer says; nothing is ever taken out, the last standing word on a thing holds.

        Returns the line as written. Raises ``RecordError`` for an unknown verdict, statement or line, and for a
        correction of nothing.
        """
        if review.verdict not in VERDICTS:
            raise RecordError(f"no verdict {review.verdict}: {', '.join(VERDICTS)}")
        pair = review.verdict in OF_LINKS and review.verdict != NOT_A_CONFLICT
        if pair != bool(review.b):
            raise RecordError(f"{review.verdict} is said of {'two statements' if pair else 'one thing'}")
        if review.verdict in OF_STATEMENTS or pair:
            for id in filter(None, (review.a, review.b)):
                if not self.has_statement(id):
                    raise RecordError(f"{self.path}: no statement {id}")
        wrong = set(review.value) - set(CORRECTABLE)
        if (review.verdict == CORRECT) != bool(review.value) or wrong:
            raise RecordError(f"a correction says what is right instead: {', '.join(CORRECTABLE)}")
        with self.writing() as connection:
            last = connection.execute(select(func.max(schema.reviews.c.n))).scalar() or 0
            if review.verdict == UNDO:  # lines are numbered from 1 and never taken out
                if not review.a.isdecimal() or not 1 <= int(review.a) <= last:
                    raise RecordError(f"{self.path}: no line {review.a} in the review log")
            at = review.at or datetime.now(UTC).isoformat(timespec="seconds")
            written = replace(review, n=last + 1, at=at)
            connection.execute(insert(schema.reviews).values(**asdict(written)))
        return written

    def has_statement(self, id: str) -> bool:
        """Whether a statement of this id stands on a current page."""
        page, _, number = id.rpartition("#s")
        s, p = schema.statements.c, schema.pages.c
        if not number.isdecimal() or len(number) > 9:
            return False
        query = (
            select(s.n)
            .join(schema.pages, and_(p.id == s.page, p.hash == s.hash))
            .where(s.page == page, s.n == int(number))
        )
        with self.reading() as connection:
            return connection.execute(query).first() is not None

    def view(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What *make* makes of this record, kept under *name* until pages or reviews change."""
        v = schema.views.c
        with self._engine.connect() as connection:
            state = self._state(connection)
            kept = connection.execute(select(v.made_of, v.value).where(v.name == name)).first()
        if kept is not None and kept.made_of == state:
            value: dict[str, Any] = kept.value
            return value
        value = json.loads(json.dumps(make(), ensure_ascii=False))
        try:
            with self._writer.begin() as connection:
                connection.execute(delete(schema.views).where(v.name == name))
                connection.execute(insert(schema.views).values(name=name, made_of=state, value=value))
        except SQLAlchemyError:
            pass  # a record that may not be written is read all the same
        return value

    def stamp(self) -> tuple[int, int, int, int]:
        """What changes whenever anything in the record does: builds, versions, removed pages, lines of the review log."""
        removed = select(func.count()).select_from(schema.pages).where(schema.pages.c.removed.is_not(None))
        versions = select(func.count()).select_from(schema.versions)
        reviews = select(func.max(schema.reviews.c.n))
        with self.reading() as connection:
            counts = (int(connection.execute(query).scalar() or 0) for query in (versions, removed, reviews))
            return (int(self._meta(connection, "build") or 0), *counts)  # type: ignore[return-value]

    def found(self, field: str, terms: Iterable[str]) -> set[tuple[str, int]]:
        """The statements, as page and number, whose speaker (*field* "s") or content ("c") has all of *terms*.

        *terms* are those of ``search.query_terms``; without any, nothing is found.
        """
        t, p = schema.terms.c, schema.pages.c
        both: set[tuple[str, int]] | None = None
        with self.reading() as connection:
            for term in terms:
                query = (
                    select(t.page, t.n)
                    .join(schema.pages, and_(p.id == t.page, p.hash == t.hash))
                    .where(t.term == term, t.field == field)
                )
                having = {(row.page, row.n) for row in connection.execute(query)}
                both = having if both is None else both & having
                if not both:
                    break
        return both or set()

    def term_counts(self) -> dict[str, int]:
        """For each term of a content, of how many statements of the current pages."""
        t, p = schema.terms.c, schema.pages.c
        query = (
            select(t.term, func.count())
            .join(schema.pages, and_(p.id == t.page, p.hash == t.hash))
            .where(t.field == "c")
            .group_by(t.term)
        )
        with self.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def terms_of(self, statements: Iterable[tuple[str, str, int]]) -> Iterator[frozenset[str]]:
        """The terms of the content of each of *statements*, given as page, hash and number."""
        t = schema.terms.c
        with self.reading() as connection:
            for page, hash, number in statements:
                query = select(t.term).where(t.page == page, t.hash == hash, t.n == number, t.field == "c")
                yield frozenset(connection.execute(query).scalars())

    def _state(self, connection: Connection) -> str:
        """What tells one state of the record from another: its builds, its current pages, its reviews."""
        p = schema.pages.c
        rows = connection.execute(select(p.id, p.hash, p.removed))
        links = [review.n for review in standing(self.reviews(connection)) if review.verdict in OF_LINKS]
        return state_of(((row.id, row.hash, row.removed) for row in rows), links)

    def state(self) -> str:
        """What changes whenever the current pages or what reviewers say of links do (``state_of``)."""
        with self.reading() as connection:
            return self._state(connection)

    # -- reading ----------------------------------------------------------------------------------------------------------

    def _current(self) -> Select[Any]:
        s, v, p = schema.statements.c, schema.versions.c, schema.pages.c
        return (
            select(schema.statements, v.text, v.outlet, v.published, v.build)
            .join(schema.versions, and_(s.page == v.page, s.hash == v.hash))
            .join(schema.pages, and_(p.id == s.page, p.hash == s.hash))
        )

    def statements(
        self,
        speaker: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        page: str | None = None,
        new: bool = False,
    ) -> Iterator[Line]:
        """The statements of the current pages by day, page and place; filters narrow them.

        *speaker* and *about* find words as readers type them (folded, light stems), all of them; *since* and *until*
        are days; *new* keeps what the last build added.
        """
        s, v = schema.statements.c, schema.versions.c
        query = self._current()
        for field, words in (("s", speaker), ("c", about)):
            for term in query_terms(words or ""):
                t = schema.terms.alias()
                query = query.join(
                    t, and_(t.c.page == s.page, t.c.hash == s.hash, t.c.n == s.n, t.c.field == field, t.c.term == term)
                )
        when = func.coalesce(s.said_on, _first_day(v.published))
        if since:
            query = query.where(when >= since)
        if until:
            query = query.where(func.substr(when, 1, 10) <= until)
        if outlet:
            query = query.where(v.outlet.contains(outlet))
        if page:
            query = query.where(s.page == page)
        with self._engine.connect() as connection:
            if new:
                query = query.where(v.build == int(self._meta(connection, "build") or 0))
            for row in connection.execute(query.order_by(func.coalesce(when, ""), s.page, s.n)).mappings():
                yield _line(dict(row))

    def page(self, id: str) -> dict[str, Any]:
        """The current version of a page with all that was read from it.

        Raises ``RecordError`` where the record has no such page; a unique ending or part of the id is enough.
        """
        p, v = schema.pages.c, schema.versions.c
        with self._engine.connect() as connection:
            ids = [row.id for row in connection.execute(select(p.id).where(p.removed.is_(None)))]
            match = [i for i in ids if i == id] or [i for i in ids if i.endswith(id)] or [i for i in ids if id in i]
            if len(match) != 1:
                hint = f": {', '.join(sorted(match)[:5])}" if match else ""
                raise RecordError(
                    f"{self.path}: {len(match) or 'no'} page{'s' if len(match) != 1 else ''} named {id}{hint}"
                )
            row = (
                connection.execute(
                    select(schema.versions)
                    .join(schema.pages, and_(p.id == v.page, p.hash == v.hash))
                    .where(v.page == match[0])
                )
                .mappings()
                .one()
            )
            parts = {
                table.name: [
                    dict(r)
                    for r in connection.execute(
                        select(table).where(table.c.page == match[0], table.c.hash == row["hash"]).order_by(table.c.n)
                    ).mappings()
                ]
                for table in (schema.statements, schema.times, schema.names, schema.events)
            }
        return {**row, **parts}

    def pages(self) -> Iterator[dict[str, Any]]:
        """The current pages, by id."""
        p, v = schema.pages.c, schema.versions.c
        query = (
            select(schema.versions, p.url).join(schema.pages, and_(p.id == v.page, p.hash == v.hash)).order_by(v.page)
        )
        with self._engine.connect() as connection:
            for row in connection.execute(query).mappings():
                yield dict(row)

    def times(self) -> Iterator[tuple[str, Span, str, str]]:
        """The temporal expressions of the current pages: page, place, type, value."""
        t, p = schema.times.c, schema.pages.c
        query = (
            select(t.page, t.span, t.type, t.value)
            .join(schema.pages, and_(p.id == t.page, p.hash == t.hash))
            .order_by(t.page, t.n)
        )
        with self._engine.connect() as connection:
            for row in connection.execute(query).mappings():
                yield row["page"], Span(*row["span"]), row["type"], row["value"]

    def mentions(self) -> Iterator[tuple[str, Span, str, str, str | None]]:
        """The names on the current pages: page, place, kind, name, the registry's id."""
        m, p = schema.names.c, schema.pages.c
        query = (
            select(m.page, m.span, m.kind, m.name, m.entity)
            .join(schema.pages, and_(p.id == m.page, p.hash == m.hash))
            .order_by(m.page, m.n)
        )
        with self._engine.connect() as connection:
            for row in connection.execute(query).mappings():
                yield row["page"], Span(*row["span"]), row["kind"], row["name"], row["entity"]

    def events(self) -> Iterator[Happening]:
        """The events of the current pages, by page and place in it."""
        e, v, p = schema.events.c, schema.versions.c, schema.pages.c
        query = (
            select(schema.events, v.text, v.outlet, v.published)
            .join(schema.versions, and_(e.page == v.page, e.hash == v.hash))
            .join(schema.pages, and_(p.id == e.page, p.hash == e.hash))
            .order_by(e.page, e.n)
        )
        with self._engine.connect() as connection:
            for row in connection.execute(query).mappings():
                yield _happening(dict(row))

    def dates(self) -> Iterator[tuple[str, Span, str, str]]:
        """The expressions of the current pages whose value is a day, a month or a year: page, place, value, mod ("" for none)."""
        t, p = schema.times.c, schema.pages.c
        query = (
            select(t.page, t.span, t.value, t.mod)
            .join(schema.pages, and_(p.id == t.page, p.hash == t.hash))
            .where(t.type.in_(("DATE", "TIME")), t.value > "1", t.value < "9")
            .order_by(t.page, t.n)
        )
        with self._engine.connect() as connection:
            for row in connection.execute(query).mappings():
                yield row["page"], Span(*row["span"]), row["value"][:10], row["mod"] or ""

    def reviews(self, connection: Connection | None = None) -> list[Review]:
        """All that reviewers have said, in the order they said it; ``reviews.standing`` keeps what is not undone."""
        r = schema.reviews.c
        query = select(r.verdict, r.a, r.b, r.by, r.note, r.at, r.value, r.n).order_by(r.n)
        with nullcontext(connection) if connection is not None else self.reading() as open_one:
            return [Review(*row[:6], row.value or {}, row.n) for row in open_one.execute(query)]

    def changes(self) -> Iterator[Change]:
        """For each page with several versions: what the newest says otherwise than the one before."""
        v = schema.versions.c
        with self._engine.connect() as connection:
            edited = (
                connection.execute(select(v.page).group_by(v.page).having(func.count() > 1).order_by(v.page))
                .scalars()
                .all()
            )
            for page in edited:
                last = connection.execute(
                    select(v.hash, v.text, v.number).where(v.page == page).order_by(v.number.desc()).limit(2)
                ).all()
                new, old = last
                before, after = (self._said(connection, page, x.hash, x.text) for x in (old, new))
                differing = [d for d in difflib.ndiff(old.text.splitlines(), new.text.splitlines()) if d[:1] in "+-"]
                yield Change(page, new.number, sorted(after - before), sorted(before - after), tuple(differing))

    @staticmethod
    def _said(connection: Connection, page: str, hash: str, text: str) -> set[tuple[str, str]]:
        s = schema.statements.c
        rows = connection.execute(select(s.speaker, s.content).where(s.page == page, s.hash == hash))
        return {(row.speaker, " … ".join(text[a:b] for a, b in row.content)) for row in rows}

    def about(self) -> dict[str, Any]:
        """What the record rests on: counts, outlets, days, versions, pages skipped and removed with their reasons."""
        p, v, s = schema.pages.c, schema.versions.c, schema.statements.c
        current = (
            select(v.outlet, v.published, v.page)
            .join(schema.pages, and_(p.id == v.page, p.hash == v.hash))
            .subquery()
            .c
        )
        with self._engine.connect() as connection:

            def count(query: Any) -> int:
                return int(connection.execute(query).scalar() or 0)

            outlets = connection.execute(
                select(current.outlet, func.count())
                .group_by(current.outlet)
                .order_by(func.count().desc(), current.outlet)
            ).all()
            days = select(func.min(current.published), func.max(current.published))
            first, last = connection.execute(days.where(~current.published.startswith("["))).one()
            return {
                "pages": count(select(func.count()).select_from(schema.pages).where(p.removed.is_(None))),
                "statements": count(
                    select(func.count())
                    .select_from(schema.statements)
                    .join(schema.pages, and_(p.id == s.page, p.hash == s.hash))
                ),
                "versions": count(select(func.count()).select_from(schema.versions)),
                "outlets": [(name, n) for name, n in outlets],
                "first": first,
                "last": last,
                "undated": count(
                    select(func.count())
                    .select_from(schema.versions)
                    .where(or_(v.published.is_(None), v.published.startswith("[")))
                ),
                "skipped": [
                    tuple(row)
                    for row in connection.execute(
                        select(schema.skipped.c.source, schema.skipped.c.reason).order_by(schema.skipped.c.source)
                    )
                ],
                "removed": [
                    tuple(row)
                    for row in connection.execute(select(p.id, p.removed).where(p.removed.is_not(None)).order_by(p.id))
                ],
                "builds": int(self._meta(connection, "build") or 0),
            }


@dataclass(slots=True)
class Added:
    """What a build did: pages added, changed, already known, skipped, left out as removed; statements written."""

    added: int = 0
    changed: int = 0
    known: int = 0
    skipped: int = 0
    removed: int = 0
    statements: int = 0

    def count(self, other: Added) -> None:
        """Add the counts of a batch."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True, slots=True)
class Change:
    """An edited page: statements (speaker, words) that came and went, and the lines that differ (``+`` and ``-``)."""

    page: str
    version: int
    came: list[tuple[str, str]]
    went: list[tuple[str, str]]
    lines: tuple[str, ...]


def _first_day(published: Any) -> Any:
    """The first day of an EDTF value in SQL: sets are written «[2017-09-01,2017-09-08]», «[2015-12-18..]»."""
    return func.replace(published, "[", "")


def _sqlite_begin(connection: Connection) -> None:
    """A transaction that will write takes its lock at once: two that read first and write then would wait for each other."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _sqlite_settings(connection: Any, _: object) -> None:
    connection.isolation_level = None  # so that the transaction is begun by us
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 60000")


def _happening(row: dict[str, Any]) -> Happening:
    page = row["page"]
    return Happening(
        id=f"{page}#e{row['n']}",
        page=page,
        outlet=row["outlet"],
        published=row["published"],
        type=row["type"],
        mode=row["mode"],
        trigger=Span(*row["trigger"]),
        actor=tuple(Span(*span) for span in row["actor"]),
        recipient=tuple(Span(*span) for span in row["recipient"]),
        date=row["date"],
        place=Span(*row["place"]) if row["place"] else None,
        statement=f"{page}#s{row['statement']}" if row["statement"] else None,
        dead=row["dead"],
        wounded=row["wounded"],
        why=row["why"],
        text=row["text"],
    )


def _line(row: Mapping[str, Any]) -> Line:
    return Line(
        f"{row['page']}#s{row['n']}",
        row["page"],
        row["n"],
        row["outlet"],
        row["published"],
        row["said_on"],
        row["speaker"],
        row["entity"],
        tuple(v["name"] for v in row["via"]),
        Span(*row["cue"]),
        Span(*row["source"]) if row["source"] else None,
        tuple(Span(*c) for c in row["content"]),
        row["quote"],
        row["denies"],
        row["act"],
        row["rule"],
        row["why"],
        row["text"],
    )


__all__ = ["Added", "Change", "Line", "Record", "RecordError"]
