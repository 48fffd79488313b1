"""HTML → Page: the text by trafilatura, its metadata for title, outlet and date."""

from __future__ import annotations

import re
from typing import Any

from tawatur.model import Page, PageError
from tawatur.reader.encoding import decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*?(/?)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dt",
        "dd",
        "option",
    ]
)
_DEEPEST = 1000


def read_html(data: bytes, source: str, id: str | None = None, url: str | None = None) -> Page:
    """The page of an HTML document. Raises ``PageError`` where it holds no text or is nested beyond reason."""
    declared = _CHARSET.search(data[:4096])
    return page_of(decode(data, source, declared[1].decode("ascii") if declared else None), source, id, url)


def page_of(html: str, source: str, id: str | None = None, url: str | None = None) -> Page:
    """The page of decoded HTML. The title stands on a line of its own before the text."""
    if _depth(html) > _DEEPEST:
        raise PageError(source, f"HTML nested deeper than {_DEEPEST} elements")
    document = _extract(html, url, source)
    text = (document.text or "").strip()
    if not text:
        raise PageError(source, "no text found in the HTML")
    title = (document.title or "").strip() or None
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    address = url or document.url
    return Page(id or address or source, text, address, document.sitename or None, document.date or None, title)


def _extract(html: str, url: str | None, source: str) -> Any:
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            html,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            deduplicate=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (RecursionError, ValueError, TypeError, AssertionError, AttributeError, MemoryError) as error:
        raise PageError(source, f"HTML that cannot be parsed: {type(error).__name__}") from None
    if document is None:
        raise PageError(source, "no text found in the HTML")
    return document


def _depth(html: str) -> int:
    """The deepest nesting, counted over tags as written."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _VOID or match[3]:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
