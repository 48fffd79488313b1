"""Lines of a text dump: what each one looks like, before any judgement on the page as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold
from tawatur.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_WORD = re.compile(r"\w+")
# A ta marbuta or alif maqsura before a letter, or ا before ال: two headlines were glued without a space.
_GLUED = re.compile(r"[ةى](?=[ء-غف-ي])|ا(?<=\w\wا)(?=ال\w{3})|[»”](?=[ء-ي]{2})|[.؟!](?<=\w.)(?=[«“])")
_MID_STOP = re.compile(r"(?<![.؟!?])[.؟!?](?=\s|$|[»”\"])")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line: its span without outer space, its words, and what it looks like.

    ``kind`` names the pattern of boilerplate.toml it matches, ``section`` the kind of section it opens.
    """

    span: Span
    text: str
    folded: str
    words: tuple[str, ...]
    kind: str = ""
    section: str = ""

    @property
    def opens(self) -> bool:
        """Whether it begins as a sentence does: with a verb of news in the perfect, or as ``continues``."""
        return bool(patterns().opens.match(self.folded)) or self.continues

    @property
    def continues(self) -> bool:
        """Whether it carries a text on: «وأضاف أن …», «من جهته رأى …»; no headline begins like that."""
        return bool(patterns().continues.match(self.folded))

    @property
    def size(self) -> int:
        """Letters and spaces of the line."""
        return self.span.end - self.span.start

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes with a full stop, a closing quotation or the like."""
        return self.text.rstrip().rstrip(" ”“\"»’')″").endswith(
            (".", "؟", "!", "?", "۔")
        ) or self.text.rstrip().endswith(("”", "»", '"', "″"))

    @property
    def truncated(self) -> bool:
        """Whether it breaks off: «… المقابلة كي...»."""
        return self.text.rstrip().rstrip(" ”»").endswith(("...", "…"))

    @property
    def stops(self) -> int:
        """How many sentence ends it holds."""
        return len(_MID_STOP.findall(self.text))

    @property
    def glued(self) -> int:
        """How many words in it are two words run together."""
        return len(_GLUED.findall(self.text))


@dataclass(frozen=True)
class Patterns:
    """The compiled patterns of boilerplate.toml."""

    line: tuple[tuple[str, re.Pattern[str]], ...]
    section: tuple[tuple[str, re.Pattern[str]], ...]
    tail: re.Pattern[str]
    head: re.Pattern[str]
    opens: re.Pattern[str]
    continues: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The compiled patterns of ``data/article/boilerplate.toml``."""
    data = read_toml("article/boilerplate.toml")

    def compiled(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((name, re.compile(f"(?:{pattern})")) for name, pattern in data[table].items())

    verbs, links = data["prose"]["verbs"], data["prose"]["links"]
    return Patterns(
        compiled("line"),
        compiled("section"),
        re.compile(data["cut"]["tail"]),
        re.compile(data["cut"]["head"]),
        re.compile(rf"(?:{verbs})(?:ت|وا)?\b"),
        re.compile(rf"(?:و(?:{verbs})(?:ت|وا|ا)?|{links})\b"),
    )


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of a text, each with its looks."""
    known = patterns()
    lines = []
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        folded = fold(stripped)
        core = _core(folded)
        kind = section = ""
        if len(core) < 400:
            section = next((name for name, p in known.section if p.fullmatch(core)), "")
            kind = next((name for name, p in known.line if p.fullmatch(core)), "") if core else "hexid"
        lines.append(
            Line(Span(start, start + len(stripped)), stripped, folded, tuple(_WORD.findall(folded)), kind, section)
        )
    return lines


def _core(folded: str) -> str:
    """A line without the marks and spaces at its ends."""
    start, end = 0, len(folded)
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return folded[start:end]
