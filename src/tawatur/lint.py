"""``tawatur lint-lexicon``: every example must be read as its entry says: a cue's content and act, a trigger's place and type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.arabic.folding import fold
from tawatur.events.triggers import rows
from tawatur.model import Page
from tawatur.pipeline import analyse
from tawatur.statements.cues import cues


def lint_lexicon() -> Iterator[str]:
    """A line for each entry whose example is not read as it says."""
    for cue in cues():
        match = re.search("‹(.+?)›", cue.example)
        if match is None:
            yield f"{cue.lemma}: the example marks no content with ‹ ›"
            continue
        text = cue.example.replace("‹", "").replace("›", "")
        wanted = _letters(match[1])
        read = [
            (s.act, " ".join(c.of(text) for c in s.content))
            for s in analyse(Page(cue.lemma, text, clean=True)).statements
        ]
        if not any(act == cue.act and _letters(said) in (wanted, wanted[1:]) for act, said in read):
            yield f"{cue.lemma}: «{match[1]}» is read as {read or 'no statement'}"


def lint_triggers() -> Iterator[str]:
    """A line for each trigger of an event whose example is not coded as it says."""
    for row in rows():
        match = re.search("‹(.+?)›", row["example"])
        if match is None:
            yield f"{row['trigger']}: the example marks no trigger with ‹ ›"
            continue
        text = row["example"].replace("‹", "").replace("›", "")
        coded = [(e.type, e.trigger.of(text)) for e in analyse(Page(row["trigger"], text, clean=True)).events]
        if row["type"] not in {type for type, _ in coded}:
            yield f"{row['trigger']}: «{match[1]}» is coded as {coded or 'no event'}"


def _letters(text: str) -> str:
    return re.sub(r"\W", "", fold(text))
