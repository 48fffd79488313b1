"""WARC and WET archives as a stream of pages (ISO 28500; by fastwarc)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tawatur.model import Page, PageError
from tawatur.reader.encoding import decode
from tawatur.reader.html import read_html


def read_archive(path: Path, max_page: int) -> Iterator[Page | PageError]:
    """The pages of an archive: HTML responses of a WARC, conversion records of a WET. A broken record costs itself."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    source = path.as_posix()
    wanted = WarcRecordType.response | WarcRecordType.conversion
    number = 0
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=wanted, parse_http=True):
                number += 1
                url = record.headers.get("WARC-Target-URI") or None
                place = f"{source}:{url or number}"
                kind = record.http_content_type or record.headers.get("Content-Type") or ""
                data = record.reader.read(max_page + 1)
                if len(data) > max_page:
                    yield PageError(place, f"a record of more than --max-page ({max_page:,} bytes)")
                    continue
                try:
                    if record.record_type == WarcRecordType.conversion or kind.startswith("text/plain"):
                        yield Page(url or place, decode(data, place), url)
                    elif "html" in kind:
                        yield read_html(data, place, url or place, url)
                except PageError as error:
                    yield error
    except (OSError, ValueError, EOFError) as error:
        yield PageError(source, f"the archive breaks off after {number} records: {error}")
        return
    if not number:
        yield PageError(source, "no response or conversion record in the archive")
