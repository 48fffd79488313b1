"""Bytes to pages: encodings, formats, and what is broken."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tawatur import Page, PageError, read
from tawatur.reader.encoding import decode

SENTENCE = "قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل في العاصمة."


def pages(*paths: Path, **options: int) -> list[Page]:
    return [item for item in read(*paths, **options) if isinstance(item, Page)]


def errors(*paths: Path, **options: int) -> list[str]:
    return [str(item) for item in read(*paths, **options) if isinstance(item, PageError)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6"])
def test_encodings_are_found_out(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "page.txt") == SENTENCE


def test_line_ends_stay_and_the_byte_order_mark_goes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("\ufeff" + SENTENCE + "\r\n\r\nسطر").encode())
    assert pages(tmp_path)[0].text == SENTENCE + "\r\n\r\nسطر"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (SENTENCE.encode()[:-2], "cut off in the middle of a character"),
        (SENTENCE.encode() + b"\xc7\xe1\xe6" + SENTENCE.encode(), "mixed encodings"),
    ],
)
def test_broken_bytes_are_named(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(SENTENCE, encoding="utf-8")
    [message] = errors(tmp_path)
    assert "bad.txt" in message
    assert reason in message
    assert [page.text for page in pages(tmp_path)] == [SENTENCE]


def test_missing_paths_and_empty_folders_are_named(tmp_path: Path) -> None:
    assert "no such file" in errors(tmp_path / "nothing.txt")[0]
    assert "holds no pages" in errors(tmp_path)[0]


def test_a_page_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("س" * 5000, encoding="utf-8")
    assert "--max-page" in errors(tmp_path, max_page=1000)[0]


def test_a_line_over_the_limit_costs_that_line(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": "س" * 5000}), json.dumps({"id": "b", "text": SENTENCE})]
    (tmp_path / "p.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert "p.jsonl:1" in errors(tmp_path, max_page=1000)[0]
    assert [page.id for page in pages(tmp_path, max_page=1000)] == ["b"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "expected an object"),
        ('{"id": 1', "not JSON"),
        ('{"id": "x"}', "no text or html"),
        ('{"text": ""}', "empty"),
        ('{"text": "نص", "id": {"a": 1}}', "expected a string"),
    ],
)
def test_a_bad_json_line_is_named_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "p.jsonl").write_text(f'{{"text": "{SENTENCE}"}}\n{line}\n', encoding="utf-8")
    [message] = errors(tmp_path)
    assert "p.jsonl:2" in message
    assert reason in message
    assert len(pages(tmp_path)) == 1


def test_json_keys_are_read_and_a_lone_surrogate_keeps_offsets(tmp_path: Path) -> None:
    item = {
        "id": "x",
        "url": "https://a.example/1",
        "outlet": "جريدة",
        "published": "2017-09-15",
        "title": "عنوان",
        "text": "نص \ud800 نص",
        "clean": True,
        "more": 1,
    }
    (tmp_path / "p.jsonl").write_text(json.dumps(item), encoding="utf-8")
    [page] = pages(tmp_path)
    assert (page.id, page.url, page.outlet, page.published, page.title, page.clean) == (
        "x",
        "https://a.example/1",
        "جريدة",
        "2017-09-15",
        "عنوان",
        True,
    )
    assert page.text == "نص \ufffd نص"


def test_identity_is_the_id_else_the_address_else_the_place(tmp_path: Path) -> None:
    rows = [{"text": SENTENCE, "id": "i", "url": "u"}, {"text": SENTENCE, "url": "u"}, {"text": SENTENCE}]
    (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ids = [page.id for page in pages(tmp_path)]
    assert ids[:2] == ["i", "u"]
    assert ids[2].endswith("p.jsonl:3")


def test_compressed_lines_and_a_broken_archive(tmp_path: Path) -> None:
    data = gzip.compress((json.dumps({"id": "z", "text": SENTENCE}) + "\n").encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    (tmp_path / "b.jsonl.gz").write_bytes(data[:20])
    assert [page.id for page in pages(tmp_path)] == ["z"]
    assert "b.jsonl.gz" in errors(tmp_path)[0]


HTML = """<html lang="ar"><head><meta charset="{charset}"><title>عنوان الخبر في الصحيفة</title>
<meta property="og:site_name" content="جريدة الضفاف"><meta property="article:published_time" content="2017-05-04T10:00:00Z"></head>
<body><article><h1>عنوان الخبر في الصحيفة</h1><p>{body}</p><p>{body}</p></article></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_html_gives_text_and_metadata(tmp_path: Path, charset: str) -> None:
    body = SENTENCE + " وأضاف أن الوفود وصلت إلى المدينة أمس."
    (tmp_path / "a.html").write_bytes(HTML.format(charset=charset, body=body).encode(charset))
    [page] = pages(tmp_path)
    assert SENTENCE in page.text
    assert (page.title, page.outlet, page.published) == ("عنوان الخبر في الصحيفة", "جريدة الضفاف", "2017-05-04")


def test_an_html_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bomb.html").write_text("<div>" * 100_000 + SENTENCE, encoding="utf-8")
    assert "nested" in errors(tmp_path)[0]


def test_html_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "none.html").write_text("<html><body><script>1</script></body></html>", encoding="utf-8")
    assert "no text" in errors(tmp_path)[0]


def warc(kind: str, url: str, body: bytes, content_type: str) -> bytes:
    http = b"" if kind == "conversion" else b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    block = http + body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def test_archives_are_read_as_a_stream(tmp_path: Path) -> None:
    html = HTML.format(charset="utf-8", body=SENTENCE * 3).encode()
    (tmp_path / "a.warc.gz").write_bytes(
        gzip.compress(warc("response", "https://a.example/1", html, "application/http; msgtype=response"))
    )
    (tmp_path / "b.wet").write_bytes(warc("conversion", "https://a.example/2", SENTENCE.encode(), "text/plain"))
    assert [page.id for page in pages(tmp_path)] == ["https://a.example/1", "https://a.example/2"]


def test_pages_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "notes.md").write_text("not a page", encoding="utf-8")
    assert [Path(page.id).relative_to(tmp_path).as_posix() for page in pages(tmp_path)] == ["a.txt", "b.txt", "c/a.txt"]
