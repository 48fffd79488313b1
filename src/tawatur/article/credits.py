"""Credit lines and datelines: through whom the text came («بلدي نيوز – (متابعات)», «المصدر: رويترز»، «الرياض – واس»)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold, fold_map
from tawatur.article.lines import Line
from tawatur.model import Credit, Span

_SEPARATOR = re.compile(r"\s+[-–—:|/]\s*|\s*[-–—:|/]\s+|[،,()\[\]]|\s+\+\s+")
_LONGEST = 90


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(map(fold, forms)) for key, forms in read_toml("article/credits.toml").items()}


class CreditReader:
    """Reads credit lines. *names* are (folded name, its kind): agencies, outlets and places of the registry."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._kinds = dict(names)

    def read_line(self, line: Line) -> list[Credit] | None:
        """The credits of a line that is nothing but a credit, else None."""
        if line.size > _LONGEST or len(line.words) > 12 or line.text.rstrip().endswith((".", "؟", "!")):
            return None
        words = _words()
        folded = line.folded
        explicit = any(re.match(rf"(?:ال)?{re.escape(w)}\s*:", folded) for w in words["source_words"])
        parts = self._parts(line)
        found = [credit for credit in parts if credit.kind]
        named = [c for c in found if c.kind != "place"]
        if explicit:
            tail = [c for c in parts if fold(c.name) not in words["source_words"]]
            return [c if c.kind else Credit(c.span, c.name, "outlet") for c in tail] or None
        if any(re.match(rf"{re.escape(w)}\s*[:/-]", folded) for w in words["bylines"]) and len(line.words) <= 8:
            return found
        separated = bool(re.search(r"[-–—:|/()]", line.text))
        if separated and named and len(parts) <= 4 and len(line.words) <= 9:
            unknown = [c for c in parts if not c.kind]
            return found if len(unknown) <= 1 else None
        if (
            not separated
            and len(parts) == 1
            and named
            and len(line.words) <= 4
            and named[0].kind in ("agency", "digest")
        ):
            return found
        return None

    def read_dateline(self, text: str, span: Span) -> tuple[list[Credit], Span | None]:
        """The credits before the lead's first words and the stretch they stand in: «غازي عنتاب (رويترز) - قال…»."""
        head = text[span.start : min(span.end, span.start + 80)]
        match = re.match(r"^.{2,70}?(?:\)\s*[-–—:]|[-–—:](?=\s))", head)
        if not match:
            return [], None
        piece = match[0]
        longer = re.match(r"^.{2,70}[-–—:](?=\s)", head)
        if longer and len(longer[0].split()) <= 8:
            piece = longer[0]
        line = Line(Span(span.start, span.start + len(piece)), piece, fold(piece), ())
        found = [c for c in self._parts(line) if c.kind]
        if not found:
            return [], None
        return [c for c in found if c.kind != "place"], line.span

    def outlet_of(self, credits: Sequence[Credit]) -> str | None:
        """The outlet that a credit names as its own, if any: the first part of «بلدي نيوز – (متابعات)»."""
        return next((c.name for c in credits if c.kind == "outlet"), None)

    def _parts(self, line: Line) -> list[Credit]:
        folded, offsets = fold_map(line.text)
        parts: list[Credit] = []
        position = 0
        pieces: list[tuple[int, int]] = []
        for match in _SEPARATOR.finditer(folded):
            pieces.append((position, match.start()))
            position = match.end()
        pieces.append((position, len(folded)))
        for start, end in pieces:
            while start < end and not folded[start].isalnum():
                start += 1
            while end > start and not folded[end - 1].isalnum():
                end -= 1
            if start >= end:
                continue
            span = Span(line.span.start + offsets[start], line.span.start + offsets[end - 1] + 1)
            name = folded[start:end]
            parts.append(Credit(span, line.text[offsets[start] : offsets[end - 1] + 1], self._kind(name)))
        return parts

    def _kind(self, name: str) -> str:
        words = _words()
        if name in words["digests"]:
            return "digest"
        for option in (name, re.sub(r"^(?:وكاله|صحيفه|قناه|موقع|جريده|شبكه)\s+", "", name), name.removeprefix("و")):
            kind = self._kinds.get(option)
            if kind:
                return kind
        return ""
