"""Files and folders → pages, in a fixed order; what cannot be read costs itself only."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from tawatur.model import Page, PageError
from tawatur.reader.encoding import _safe, decode
from tawatur.reader.html import page_of, read_html

MAX_PAGE = 5_000_000
TEXT, HTML, LINES = (".txt",), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson")
ARCHIVES = (".warc", ".warc.gz", ".wet", ".wet.gz")
KNOWN = TEXT + HTML + LINES + tuple(f + ".gz" for f in LINES) + ARCHIVES
_FIELDS = ("id", "url", "outlet", "published", "title")


def read(*paths: str | Path, max_page: int = MAX_PAGE) -> Iterator[Page | PageError]:
    """The pages of files and folders (searched to any depth, in the order of their paths).

    Yields a ``PageError`` in the place of what cannot be read: a missing path, a broken file, a bad line, a page of
    more than *max_page* bytes. Nothing is raised, so one bad page never hides the others.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("قال الوزير إن الهدنة صامدة.", encoding="utf-8")
    >>> [page.text for page in read(folder)]
    ['قال الوزير إن الهدنة صامدة.']
    """
    for path in map(Path, paths):
        if path.is_dir():
            files = _within(path)
            if not files:
                yield PageError(str(path), f"the folder holds no pages ({', '.join(KNOWN)})")
            for file in files:
                yield from _file(file, max_page)
        elif not path.exists():
            yield PageError(str(path), "no such file or folder")
        else:
            yield from _file(path, max_page)


def files_of(*paths: str | Path) -> Iterator[Path]:
    """The files that ``read`` would read, in its order; a path that is missing, or a folder without pages, stands for itself."""
    for path in map(Path, paths):
        files = _within(path) if path.is_dir() else []
        yield from files or [path]


def _within(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.is_file() and f.name.lower().endswith(KNOWN))


def _file(path: Path, max_page: int) -> Iterator[Page | PageError]:
    name = path.name.lower()
    source = path.as_posix()
    try:
        if name.endswith(LINES) or name.endswith(tuple(f + ".gz" for f in LINES)):
            yield from _json_lines(path, max_page)
        elif name.endswith(ARCHIVES):
            from tawatur.reader.archives import read_archive

            yield from read_archive(path, max_page)
        else:
            size = path.stat().st_size
            if size > max_page:
                yield PageError(source, f"{size:,} bytes: more than --max-page ({max_page:,})")
                return
            data = path.read_bytes()
            if name.endswith(HTML):
                yield read_html(data, source, id=source)
            else:
                yield Page(source, decode(data, source))
    except PageError as error:
        yield error
    except OSError as error:
        yield PageError(source, error.strerror or str(error))


def _json_lines(path: Path, max_page: int) -> Iterator[Page | PageError]:
    source = path.as_posix()
    opener: Any = gzip.open if path.name.lower().endswith(".gz") else open
    empty = True
    with opener(path, "rb") as stream:
        try:
            for number, line in _bounded_lines(stream, max_page):
                empty = False
                place = f"{source}:{number}"
                if line is None:
                    yield PageError(place, f"a line of more than --max-page ({max_page:,} bytes)")
                    continue
                if not line.strip():
                    continue
                try:
                    yield _json_page(line, place)
                except PageError as error:
                    yield error
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield PageError(source, f"the compressed file is broken: {error}")
    if empty:
        yield PageError(source, "the file is empty")


def _bounded_lines(stream: IO[bytes], limit: int) -> Iterable[tuple[int, bytes | None]]:
    """Lines with their numbers; None for a line over the limit, which is never held in memory whole."""
    number = 0
    while True:
        line = stream.readline(limit + 1)
        if not line:
            return
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def _json_page(line: bytes, place: str) -> Page:
    try:
        item = json.loads(decode(line, place))
    except (ValueError, RecursionError) as error:
        raise PageError(place, f"not JSON: {error}") from None
    if not isinstance(item, dict):
        raise PageError(place, f"a JSON {type(item).__name__}, expected an object with text or html")
    fields = {}
    for key in _FIELDS:
        value = item.get(key)
        if value is not None and not isinstance(value, str | int):
            raise PageError(place, f"{key} is a {type(value).__name__}, expected a string")
        fields[key] = _safe(str(value)) if value is not None else None
    id = fields["id"] or fields["url"] or place
    if isinstance(item.get("text"), str):
        text = _safe(item["text"])
        if not text.strip():
            raise PageError(place, "the text is empty")
        return Page(
            id, text, fields["url"], fields["outlet"], fields["published"], fields["title"], item.get("clean") is True
        )
    if isinstance(item.get("html"), str):
        page = page_of(_safe(item["html"]), place, id, fields["url"])
        return Page(
            id,
            page.text,
            page.url,
            fields["outlet"] or page.outlet,
            fields["published"] or page.published,
            fields["title"] or page.title,
        )
    raise PageError(place, "no text or html in the object")
