"""Wordings of a definition: words that stand near each other in a sentence, in any order, with choices and beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawatur.arabic.folding import fold
from tawatur.model import Span

_WORD = re.compile(r"\w+")
_SLACK = 4  # how many other words may stand among those of a wording


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its place, and the look-up forms it may stand for, without clitics and article."""

    start: int
    end: int
    forms: frozenset[str]


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """The words of *text*; places count from *offset*."""
    return [Token(offset + m.start(), offset + m.end(), forms_of(fold(m[0]))) for m in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def forms_of(word: str) -> frozenset[str]:
    """The look-up forms a folded word may stand for: with and without conjunction, preposition and article."""
    forms = {word}
    bare = word
    if bare[:1] in "وف" and len(bare) > 3:
        bare = bare[1:]
        forms.add(bare)
    if bare.startswith("لل") and len(bare) > 4:
        forms |= {bare[2:], "ال" + bare[2:]}
    elif bare[:1] in "بلك" and len(bare) > 3:
        forms.add(bare[1:])
    for form in tuple(forms):
        if form.startswith("ال") and len(form) > 4:
            forms.add(form[2:])
    return frozenset(forms)


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording: for each of its places the forms that may stand there; a form that ends with * matches beginnings."""

    places: tuple[frozenset[str], ...]
    written: str

    @classmethod
    def read(cls, written: str) -> Wording:
        """The wording as the file writes it: «خفض التصعيد|التوتر»."""
        return cls(tuple(frozenset(_form(w) for w in place.split("|")) for place in written.split()), written)

    def may_stand(self, forms: frozenset[str] | set[str]) -> bool:
        """Whether a text with these look-up forms may hold it: each of its places has one."""
        return all(not place.isdisjoint(forms) or any("*" in form for form in place) for place in self.places)

    def find(self, tokens: Sequence[Token]) -> Span | None:
        """Where all its words stand near each other first, or None."""
        return next(self.all(tokens), None)

    def all(self, tokens: Sequence[Token]) -> Iterator[Span]:
        """Every place where all its words stand near each other."""
        spots = [[i for i, token in enumerate(tokens) if _fits(token, place)] for place in self.places]
        if not all(spots):
            return
        reach = len(self.places) + _SLACK if len(self.places) > 1 else 1
        for first in sorted({i for spot in spots for i in spot}):
            window = [next((i for i in spot if first <= i < first + reach), -1) for spot in spots]
            if min(window) >= 0:
                yield Span(tokens[min(window)].start, tokens[max(window)].end)


def _form(word: str) -> str:
    """A word of a wording in look-up form; what is written with its article is met with it only («العند» is no «عند»)."""
    return fold(word.rstrip("*")) + ("*" if word.endswith("*") else "")


def _fits(token: Token, place: frozenset[str]) -> bool:
    if not place.isdisjoint(token.forms):
        return True
    return any("*" in form and any(f.startswith(form[:-1]) for f in token.forms) for form in place)


def first_match(wordings: Iterable[Wording], tokens: Sequence[Token]) -> Span | None:
    """Where the first of *wordings* that stands in *tokens* stands."""
    return next((span for wording in wordings if (span := wording.find(tokens)) is not None), None)
