"""Copies: pages that share text. Candidates by shingles, each pair then checked word by word.

Shingles of six folded words (Broder 1997) are kept where they are rare in the record; two pages that share enough of them
are compared in full. The share is that of the shorter page's words that stand in passages both have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.linking.pairs import shared_keys
from tawatur.linking.profiles import Profile

SHINGLE = 6
_COMMON = 40  # a shingle on more pages than these is boilerplate, not a copied passage
_RUNS = 20  # shingles of which two sentences of news Arabic share so many
_SOME, _MOST = 0.31, 0.6  # of the shorter page: with such passages, and without


@dataclass(frozen=True, slots=True)
class Copy:
    """Two pages that share text: ``share`` of the shorter one's words, ``words`` in shared passages, the longest passage."""

    a: str
    b: str
    share: float
    words: int
    longest: int


def find_copies(pages: Sequence[Profile]) -> list[Copy]:
    """The pairs of pages that are copies, sorted by their ids."""
    shared = shared_keys([set(_shingles(page.words)) for page in pages], lambda _, pages_with: pages_with <= _COMMON)
    found = []
    for (one, other), count in sorted(shared.items()):
        if count >= 5:
            copy = _compare(pages[one], pages[other])
            if (count >= _RUNS and copy.share >= _SOME) or copy.share >= _MOST:
                found.append(copy)
    return found


def copy_groups(pages: Iterable[str], copies: Iterable[Copy]) -> dict[str, str]:
    """For each of *pages* (ids) the first, by id, of all pages that hang together by copies."""
    root = {page: page for page in pages}

    def find(page: str) -> str:
        while root[page] != page:
            page = root[page]
        return page

    for copy in copies:
        first, second = sorted((find(copy.a), find(copy.b)))
        root[second] = first
    return {page: find(page) for page in root}


def _shingles(words: Sequence[str]) -> list[int]:
    return [hash_words(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def hash_words(words: Sequence[str]) -> int:
    """A hash of words that is the same in every process."""
    value = 0xCBF29CE484222325
    for word in words:
        for byte in word.encode():
            value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
        value = ((value ^ 0x20) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def _compare(a: Profile, b: Profile) -> Copy:
    """Cover the shorter page's words by runs of four that the longer one has too; small edits do not break a passage."""
    short, long = sorted((a, b), key=lambda page: (len(page.words), page.id))
    size = 4
    have = {tuple(long.words[i : i + size]) for i in range(len(long.words) - size + 1)}
    covered = bytearray(len(short.words))
    for i in range(len(short.words) - size + 1):
        if tuple(short.words[i : i + size]) in have:
            covered[i : i + size] = b"\x01" * size
    total = sum(covered)
    longest = run = gap = 0
    for flag in covered:
        if flag:
            run, gap = run + 1, 0
        elif run and gap < 2:
            gap += 1
        else:
            run = gap = 0
        longest = max(longest, run)
    first, second = sorted((a.id, b.id))
    return Copy(first, second, round(total / max(len(short.words), 1), 3), total, longest)
