"""Whether two short reports of one thing contradict each other, and for what reason.

A verdict is given only where a reason is found in words that are otherwise alike: another figure, an antonym, a negation or
refusal, another actor. Without a reason nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold, light_stem, skeleton
from tawatur.linking.figures import differ, figures
from tawatur.linking.profiles import folded_words, words_by_root
from tawatur.names.registry import Registry, load_registry

_ALIKE = 0.25  # the share of the shorter report's words that the other has too
_SHARED = 2  # words in common, at the least
_STILL = ("زال", "تزال", "يزال", "حدود")


@dataclass(frozen=True, slots=True)
class Opposition:
    """Why two reports contradict each other: the kind, and the words of the one and of the other (either may be empty)."""

    kind: str  # number, antonym, negation, actor
    a: str
    b: str


def opposed(a: str, b: str, registry: Registry | None = None) -> Opposition | None:
    """The reason why reports *a* and *b* cannot both hold, or None where none is found."""
    registry = registry or load_registry()
    one, other = _Report(a, registry), _Report(b, registry)
    shared = one.roots.keys() & other.roots.keys()
    least = min(len(one.roots), len(other.roots))
    if len(shared) < _SHARED or len(shared) < _ALIKE * least:
        return None
    return (
        _antonym(one, other) or _negation(one, other) or _number(one, other) or _actor(one, other, len(shared) / least)
    )


class _Report:
    def __init__(self, text: str, registry: Registry) -> None:
        self.text = text
        self.words = folded_words(text)
        self.roots = words_by_root(text)
        self.figures = figures(text)
        self.places = states_in(self.words, registry)


def _antonym(a: _Report, b: _Report) -> Opposition | None:
    found = antonyms(a.roots, b.roots)
    return Opposition("antonym", *found) if found is not None else None


def antonyms(a: Mapping[str, str], b: Mapping[str, str]) -> tuple[str, str] | None:
    """A word of *a* and one of *b* (each its root → the word) that stand at opposite poles and in one of them only."""
    mine = [(_key(word), word) for root, word in a.items() if root not in b]
    theirs = [(_key(word), word) for root, word in b.items() if root not in a]
    for left, right in _poles():
        for one, other in ((left, right), (right, left)):
            here = next((word for key, word in mine if key in one), None)
            there = next((word for key, word in theirs if key in other), None) if here is not None else None
            if here is not None and there is not None:
                return here, there
    return None


def _negation(a: _Report, b: _Report) -> Opposition | None:
    mine, theirs = _turning(a), _turning(b)
    if bool(mine) == bool(theirs):
        return None
    return Opposition("negation", mine[0] if mine else "", theirs[0] if theirs else "")


def _turning(report: _Report) -> list[str]:
    words, roots = _turned()
    following = [*report.words[1:], ""]
    real = [w for w, behind in zip(report.words, following, strict=True) if not behind.endswith(_STILL)]  # «لا يزال»
    return [w for w in real if w in words or w.removeprefix("و") in words or skeleton(w) in roots]


def _number(a: _Report, b: _Report) -> Opposition | None:
    for of in sorted({figure.of for figure in a.figures} & {figure.of for figure in b.figures}):
        mine, theirs = ([figure for figure in report.figures if figure.of == of] for report in (a, b))
        if all(differ(one, other) for one in mine for other in theirs):
            return Opposition("number", mine[0].in_text(a.text), theirs[0].in_text(b.text))
    return None


def _actor(a: _Report, b: _Report, alike: float) -> Opposition | None:
    mine, theirs = a.places - b.places, b.places - a.places
    return Opposition("actor", min(mine), min(theirs)) if mine and theirs and alike >= 0.5 else None


def states_in(words: Sequence[str], registry: Registry) -> set[str]:
    """The ids of the states that a report speaks of, by name, capital or adjective."""
    found: set[str] = set()
    for i, word in enumerate(words):
        bare = re.sub("^[وفبلك]?(?:ال|لل)?", "", word) if len(word) > 4 else word
        for form in (word, bare, " ".join(words[i : i + 2])):
            entity = registry.named(form)
            if entity is not None and entity.kind == "state":
                found.add(entity.id)
            capital = registry.state_of_capital(form)
            if capital is not None:
                found.add(capital.id)
        country = registry.country_of(bare.removesuffix("ه"))
        if country:
            found.add(country)
    return found


@lru_cache(maxsize=1)
def _poles() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    poles = read_toml("lexicon/antonyms.toml")["poles"].values()
    return tuple((_roots(left) - _roots(right), _roots(right) - _roots(left)) for left, right in poles)


@lru_cache(maxsize=1)
def _turned() -> tuple[frozenset[str], frozenset[str]]:
    words = [fold(word) for word in read_toml("lexicon/antonyms.toml")["turned"]["words"]]
    return frozenset(words), frozenset(root for word in words if len(root := skeleton(word)) > 2)


def _roots(words: Sequence[str]) -> frozenset[str]:
    return frozenset(_key(fold(word)) for word in words)


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    """A word's consonants, or where those are too few to tell words apart («بناء», «ابن») its stem."""
    root = skeleton(word)
    return root if len(root) > 2 else f"={light_stem(word)}"
