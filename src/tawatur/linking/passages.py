"""Passages: where in a long content a claim stands.

One reporter gives a sentence to what another gives a paragraph. The claim of both is what both tell; in the paragraph it is the
clauses where the words of the sentence stand nearest together: the segment of greatest sum, words told by both counting for their
rarity and others against it (Bentley 1984, Programming Pearls, on maximal segments), out to the marks that close its clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tawatur.linking.claims import Claim
from tawatur.linking.profiles import Telling, folded_words, root, telling_words
from tawatur.linking.weights import Weights
from tawatur.model import Span

_WORD = re.compile(r"[\w\u064b-\u0652\u0670]+")  # with the marks of vowels
_CLAUSE_END = re.compile(r"[،؛:\n!؟]|\.(?!\d)")
_AGAINST = 0.4  # of the mean weight: a word that only one tells
_PART = 0.4  # of a content's words: more of them, and all of it is the claim


class _Word(NamedTuple):
    root: str | None  # of a word that tells something
    at: Span


def passage_of(telling: Telling, claim: Claim, text: str, weights: Weights) -> tuple[Span, ...]:
    """The parts of a telling's content in which *claim* stands, [start, end) in the *text* of its page.

    It is all of the content where no other page tells the claim, or where most of the content is needed.
    """
    others = [other for other in claim.tellings if other.page != telling.page]
    if not others:
        return telling.content
    words = _words(telling, text)
    roots = [word.root for word in words if word.root is not None]
    against = _AGAINST * weights.of(roots) / len(roots) if roots else 0.0
    segments = [_segment(words, telling.roots & other.roots, weights, against) for other in others]
    found = [segment for segment in segments if segment is not None]
    if not found:
        return telling.content
    first, last = min(first for first, _ in found), max(last for _, last in found)
    while first > 0 and not _ends_clause(words[first - 1], words[first], text):
        first -= 1
    while last + 1 < len(words) and not _ends_clause(words[last], words[last + 1], text):
        last += 1
    if last + 1 - first > _PART * len(words):
        return telling.content
    start, end = words[first].at.start, words[last].at.end
    return tuple(
        Span(max(start, part.start), min(end, part.end))
        for part in telling.content
        if part.start < end and start < part.end
    )


def _words(telling: Telling, text: str) -> list[_Word]:
    found = []
    for part in telling.content:
        for match in _WORD.finditer(text, part.start, part.end):
            told = next(iter(telling_words(folded_words(match[0]))), None)
            found.append(_Word(root(told) if told else None, Span(*match.span())))
    return found


def _segment(
    words: Sequence[_Word], shared: frozenset[str], weights: Weights, against: float
) -> tuple[int, int] | None:
    """The first and the last word of the segment in which *shared* roots stand nearest together; others weigh *against* it."""
    best: tuple[int, int] | None = None
    most = running = 0.0
    start = 0
    for n, word in enumerate(words):
        if word.root is None:
            continue
        if running <= 0:
            running, start = 0.0, n
        running += weights.weight[word.root] if word.root in shared else -against
        if running > most:
            most, best = running, (start, n)
    return best


def _ends_clause(word: _Word, following: _Word, text: str) -> bool:
    return _CLAUSE_END.search(text, word.at.end, following.at.start) is not None
