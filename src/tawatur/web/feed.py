"""A list of statements as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from tawatur.web.paper import clean, short, translator
from tawatur.web.shelf import Entry, Shelf

_ATOM = "http://www.w3.org/2005/Atom"
_UNKNOWN = "1970-01-01"


def atom(entries: Sequence[Entry], shelf: Shelf, address: str, base: str, lang: str) -> str:
    """A feed of *entries*, whose address is *address*. A statement without a day is dated 1970, as Atom wants a date."""
    ET.register_namespace("", _ATOM)
    t = translator(lang)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "ar"})
    _add(feed, "id", address)
    _add(feed, "title", f"{t('name')}: {t('statements')}")
    _add(feed, "updated", _moment(max((e.day for e in entries), default="")))
    ET.SubElement(feed, f"{{{_ATOM}}}link", {"rel": "self", "href": address})
    for entry in entries:
        leaf = shelf.page_of[entry.page]
        row = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(row, "id", f"{base}/statement/{entry.key}")
        _add(row, "title", short(clean(f"{entry.speaker}: {entry.said}"), 160))
        _add(row, "updated", _moment(entry.day))
        author = ET.SubElement(row, f"{{{_ATOM}}}author")
        _add(author, "name", clean(leaf.outlet or leaf.id))
        _add(row, "summary", clean(entry.said))
        ET.SubElement(row, f"{{{_ATOM}}}link", {"rel": "alternate", "href": f"{base}/{lang}/statement/{entry.key}"})
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _moment(day: str) -> str:
    parts = (day + "-01-01" if len(day) == 4 else day + "-01" if len(day) == 7 else day) or _UNKNOWN
    return f"{parts}T00:00:00Z"
