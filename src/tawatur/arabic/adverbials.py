"""Adverbials of fixed wording: «أكثر من مرة», «بشكل قاطع», «في هذا السياق», «حتى الآن»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.words import Tokens, Word

_ANY = "~"


def adverbials(tokens: Tokens, ranges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The adverbials within token *ranges*: first token → the token behind the longest that begins there."""
    found: dict[int, int] = {}
    words, known = tokens.words, _patterns()
    for first, last in ranges:
        for i in range(first, last):
            for pattern in known.get(words[i].fold, ()):
                end = i + len(pattern)
                if end <= last and all(map(_fits, pattern, words[i:end])):
                    found[i] = end
                    break
    return found


def _fits(wanted: str, word: Word) -> bool:
    if wanted != _ANY:
        return word.fold == wanted
    return word.kind == "word" and not (word.conj or word.prep or (word.tags <= {"verb"} and word.tags))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[list[str]]]:
    """The patterns by their first word, the longer first."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for phrases in read_toml("lexicon/adverbials.toml").values():
        for phrase in phrases:
            words = phrase.split()
            found[words[0]].append(words)
    return {first: sorted(patterns, key=len, reverse=True) for first, patterns in found.items()}
