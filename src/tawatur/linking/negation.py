"""What a text negates: «لم يوقع الوزير الاتفاق» negates «يوقع», of «الوزير», «الاتفاق»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from tawatur.arabic.data import word_set
from tawatur.linking.profiles import folded_words, root, telling_words, told_words

_PARTICLES, _PRIVATIVE = word_set("negating"), word_set("privative")
_IDLE = word_set("idle_negations")
_JOINED = re.compile(r"(?P<conj>[وف]?)لا(?P<verb>[يتن]\w{3,})")
_LA = ("لا", "الا")  # which negate a verb, and stand before nouns for other reasons
_IMPERFECT = re.compile(r"(?!ال)[ايتن]\w{2,}")
_HANGING = 3  # words behind a negated word that tell of what it is negated


@lru_cache(maxsize=1 << 13)
def negated_roots(text: str) -> frozenset[str]:
    """The roots of the words that stand right behind a negation, «عدم» and «دون أن» included. «لا يزال», «لا شك» negate nothing."""
    words = [word for word in folded_words(text) if word != "ان"]
    without = {root(behind) for word, behind in pairwise(words) if word.removeprefix("و") in _PRIVATIVE}
    return frozenset(root(negated[0]) for negated in _negated(text)) | without


def opposed(one: str, other: str) -> bool:
    """Whether one text negates what the other asserts: a word, with one in common of those that hang on it."""
    return _asserts(one, other) or _asserts(other, one)


def _asserts(text: str, negating: str) -> bool:
    telling = told_words(text)
    denied = negated_roots(text)
    for word, *hanging in _negated(negating):
        if root(word) in denied:
            continue
        of = set(map(root, hanging))
        for n, there in enumerate(telling):
            if there == root(word) and not of.isdisjoint(telling[n + 1 : n + 1 + _HANGING]):
                return True
    return False


def _negated(text: str) -> Sequence[Sequence[str]]:
    """Each negated word of a text with the telling words behind it."""
    words: list[str] = []
    for word in folded_words(text):
        joined = _JOINED.fullmatch(word)
        words += ["لا", joined["verb"]] if joined else [word]  # «لايعرف»
    found = []
    for n, word in enumerate(words[:-1]):
        particle, following = word.removeprefix("و"), words[n + 1]
        if particle not in _PARTICLES or following in _IDLE:
            continue
        if particle in _LA and not _IMPERFECT.fullmatch(following):
            continue
        found.append([following, *list(telling_words(words[n + 2 :]))[:_HANGING]])
    return found
