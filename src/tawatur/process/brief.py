"""The brief: two printable pages on a process — what is new, who moved, what is contested — each line with its footnote."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from tawatur.arabic.data import read_toml
from tawatur.linking.open_points import OpenPoint
from tawatur.process.definition import ProcessError
from tawatur.times.calendar import last_day

Row = dict[str, Any]
_NEW, _MOVED, _CONTESTED, _INCIDENTS = 14, 10, 10, 8  # lines a section, so that two pages hold them


@dataclass(slots=True)
class _Section:
    title: str
    lines: list[tuple[str, int]] = field(default_factory=list)  # text, number of its footnote


@dataclass(slots=True)
class _Brief:
    title: str
    sections: list[_Section] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, row: Row) -> int:
        """The number of a footnote: page, day, chains, offsets."""
        day = row.get("when") or row.get("published") or "?"
        chains = f", {row['chains']} ⛓" if row.get("chains") else ""
        self.notes.append(f"{row['page']}, {day}{chains}, [{row['span'][0]}, {row['span'][1]})")
        return len(self.notes)


def write_brief(
    view: Row, ledger: Row, points: Sequence[OpenPoint], to: Path, since: str = "", language: str = "en"
) -> None:
    """Write the brief of a process view and its ledger to *to* (.html or .docx), in Arabic (ar) or English (en).

    Raises ``ProcessError`` for another kind of file or language.
    """
    if language not in ("ar", "en"):
        raise ProcessError(f"{language}: a brief is written in ar or en")
    writers = {".html": _html, ".docx": _docx}
    if to.suffix not in writers:
        raise ProcessError(f"{to}: a brief is written as .html or .docx")
    brief = _compose(view, ledger, points, since, read_toml("lexicon/brief.toml")[language])
    try:
        writers[to.suffix](brief, to, language)
    except OSError as error:
        raise ProcessError(f"{to}: {error.strerror or error}") from None


def _compose(view: Row, ledger: Row, points: Sequence[OpenPoint], since: str, words: Row) -> _Brief:
    brief = _Brief(f"{view['english']} · {view['at'] or '?'}")
    new = _Section(words["new"] + (f" {since}" if since else ""))
    for entry in view["rounds"]["table"]:
        for m in entry["mentions"]:
            if _after(m, since):
                new.lines.append(
                    (
                        f"{entry['track']} {entry['number']}, {words[m['aspect']]} {m['dates']}: {m['said']}",
                        brief.note(m),
                    )
                )
    for m in view["rounds"]["beyond"]:
        if _after(m, since):
            new.lines.append((f"{m['track']}, {words[m['aspect']]} {m['dates']}: {m['said']}", brief.note(m)))
    for m in view["meetings"]:
        if _after(m, since):
            new.lines.append((f"{'، '.join([*m['who'], *m['whom']])} ({m['mode'] or ''}): {m['said']}", brief.note(m)))
    for key in ("proposals", "documents"):
        for topic in view[key]:
            if topic["first"] is not None and _after(topic["first"], since):
                new.lines.append((f"{topic['english']}: {topic['first']['said']}", brief.note(topic["first"])))
    moved = _Section(words["moved"])
    contested = _Section(words["contested"])
    for row in view["positions"]["matrix"]:
        stances = {cell["stance"] for cell in row["parties"].values()}
        for party, cell in row["parties"].items():
            last = cell["said"][0]
            earlier = {said["stance"] for said in cell["said"][1:] if said["page"] != last["page"]}
            line = f"{row['english']} · {party}: {words[cell['stance']]} — {last['speaker']}: {last['said']}"
            if earlier - {cell["stance"]} and _after(last, since):
                moved.lines.append((line, brief.note(last)))
            if len(stances) > 1:
                contested.lines.append((line, brief.note(last)))
    pages = {m["page"] for row in view["parties"] for m in row["named"]}
    for point in points:
        if point.page in pages:
            row = {"page": point.page, "span": [point.span.start, point.span.end]}
            contested.lines.append((f"{words['open']}: {point.text}", brief.note(row)))
    incidents = _Section(words["incidents"])
    for incident in reversed(ledger["incidents"]):
        if not since or incident["day"] >= since:
            first = {**incident["tellings"][0], "when": incident["day"], "chains": incident["chains"]}
            incidents.lines.append(
                (
                    f"{incident['day']} {incident['zone'] or ''}, {incident['corroboration']}: {first['said']}",
                    brief.note(first),
                )
            )
    for section, most in ((new, _NEW), (moved, _MOVED), (contested, _CONTESTED), (incidents, _INCIDENTS)):
        section.lines = section.lines[:most] or [(words["nothing"], 0)]
        brief.sections.append(section)
    return _renumbered(brief)


def _after(row: Row, since: str) -> bool:
    day = last_day(row.get("when") or row.get("published") or "")
    return not since or day >= since


def _renumbered(brief: _Brief) -> _Brief:
    """Only the notes of the lines that are kept, numbered in order."""
    notes: list[str] = []
    for section in brief.sections:
        kept = []
        for text, number in section.lines:
            if number:
                notes.append(brief.notes[number - 1])
            kept.append((text, len(notes) if number else 0))
        section.lines = kept
    brief.notes = notes
    return brief


def _html(brief: _Brief, to: Path, language: str) -> None:
    direction = "rtl" if language == "ar" else "ltr"
    parts = [
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{escape(brief.title)}</title>',
        "<style>@page{size:A4;margin:16mm}body{font:10pt/1.45 'Noto Naskh Arabic','Amiri',serif;max-width:180mm;margin:auto;padding:1em}",
        "h1{font-size:15pt}h2{font-size:11pt;border-bottom:1px solid #999}li{margin:.2em 0}sup{color:#555}",
        ".notes{font-size:7.5pt;color:#333;columns:2}.notes li{unicode-bidi:plaintext;overflow-wrap:anywhere}</style></head><body>",
        f"<h1>{escape(brief.title)}</h1>",
    ]
    for section in brief.sections:
        parts.append(f"<h2>{escape(section.title)}</h2><ul>")
        for text, number in section.lines:
            note = f'<sup><a href="#n{number}">{number}</a></sup>' if number else ""
            parts.append(f'<li dir="auto">{escape(text)}{note}</li>')
        parts.append("</ul>")
    parts.append('<ol class="notes">')
    parts += [f'<li id="n{number}">{escape(note)}</li>' for number, note in enumerate(brief.notes, 1)]
    parts.append("</ol></body></html>\n")
    to.write_text("".join(parts), encoding="utf-8")


def _docx(brief: _Brief, to: Path, language: str) -> None:
    """A minimal Office Open XML document (ECMA-376): paragraphs right to left where they are Arabic."""
    body: list[str] = [_paragraph(brief.title, "Title", language == "ar")]
    for section in brief.sections:
        body.append(_paragraph(section.title, "Heading1", language == "ar"))
        body += [_paragraph(f"• {text}" + (f" [{n}]" if n else ""), "", _arabic(text)) for text, n in section.lines]
    body += [_paragraph(f"[{n}] {note}", "Note", False) for n, note in enumerate(brief.notes, 1)]
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_W}><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELS), ("word/document.xml", document)):
            out.writestr(zipfile.ZipInfo(name), text)  # a fixed time stamp: the same brief is the same file


def _arabic(text: str) -> bool:
    return sum("\u0600" <= c <= "\u06ff" for c in text) > len(text) / 4


_SIZES = {"Title": 30, "Heading1": 24, "Note": 14, "": 20}


def _paragraph(text: str, kind: str, rtl: bool) -> str:
    size = f'<w:sz w:val="{_SIZES[kind]}"/><w:szCs w:val="{_SIZES[kind]}"/>'
    bold = "<w:b/><w:bCs/>" if kind in ("Title", "Heading1") else ""
    run = f'<w:rPr>{bold}{size}{"<w:rtl/>" if rtl else ""}</w:rPr><w:t xml:space="preserve">{escape(_printable(text))}</w:t>'
    return f"<w:p><w:pPr>{'<w:bidi/>' if rtl else ''}</w:pPr><w:r>{run}</w:r></w:p>"


def _printable(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(c for c in text if c >= " " or c in "\t\n")


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
