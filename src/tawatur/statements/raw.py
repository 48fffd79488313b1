"""What the clause grammar finds before it is known who speaks and where the content ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.arabic.sentences import Quotations, Sentence
from tawatur.arabic.words import Tokens
from tawatur.model import Span, Timex
from tawatur.names.phrases import PhraseReader
from tawatur.names.word_kinds import Phrase
from tawatur.statements.cues import CueForm


@dataclass(slots=True)
class Raw:
    """A statement in tokens. ``opens`` is where its clause begins (a boundary for a content before it); the content
    starts at ``start`` and, once known, ends before ``end``. ``resumes`` is a second stretch of an interrupted content.
    """

    cue: Span
    at: int
    form: CueForm | None
    opens: int
    start: int
    frame: str
    rule: str
    subject: Phrase | None = None
    end: int = -1
    strip: int = 0
    via: list[tuple[int, int]] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    resumes: tuple[int, int] | None = None
    before: tuple[int, int] | None = None
    sibling: bool = True
    dependent: bool = False
    possessed: bool = False
    act: str = "asserts"
    sentence: Sentence | None = None
    relative: bool = False
    headline: bool = False


@dataclass(slots=True)
class Scene:
    """What the grammar sees of a page: its tokens, quotations, phrases and times."""

    tokens: Tokens
    quotes: Quotations
    phrases: PhraseReader
    times: dict[int, tuple[int, Timex]]  # first token of an expression → (token behind it, the expression)

    def fold(self, i: int) -> str:
        """The look-up form of token *i*, '' behind the last."""
        return self.tokens.words[i].fold if 0 <= i < len(self.tokens.words) else ""

    def tags(self, i: int) -> frozenset[str]:
        """The classes of token *i*."""
        return self.tokens.words[i].tags if 0 <= i < len(self.tokens.words) else frozenset()

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens ``[first, last)``."""
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def cue_span(self, i: int) -> Span:
        """The characters of a cue without an attached conjunction."""
        word = self.tokens.words[i]
        return Span(self.tokens.starts[i] + word.cut, self.tokens.ends[i])
