"""Copies: pages that share text. Candidates by shingles, each pair then checked word by word.

Shingles of six folded words (Broder 1997) are kept where they are rare in the record; two pages that share enough of them
are compared in full. The share is that of the shorter page's words that stand in passages both have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from tawatur.linking.pairs import grouped, shared_keys
from tawatur.linking.profiles import Profile

SHINGLE = 6
COMMON = 40  # a shingle on more pages than these is boilerplate, not a copied passage
SHARED = 5  # shingles without which two pages are not compared
_RUNS = 20  # shingles of which two sentences of news Arabic share so many
_MASK = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15  # odd, so that no power of it is lost
_LAST = pow(_BASE, SHINGLE, 1 << 64)
_SOME, _MOST = 0.31, 0.6  # of the shorter page: with such passages, and without


@dataclass(frozen=True, slots=True)
class Copy:
    """Two pages that share text: ``share`` of the shorter one's words, ``words`` in shared passages, the longest passage."""

    a: str
    b: str
    share: float
    words: int
    longest: int


def find_copies(pages: Sequence[Profile], common: AbstractSet[int] = frozenset()) -> list[Copy]:
    """The pairs of pages that are copies, sorted by their ids; *common* are shingles that more pages than these have."""
    shared = shared_keys([shingles(page) - common for page in pages], lambda _, pages_with: pages_with <= COMMON)
    found = (copy_of(pages[one], pages[other], count) for (one, other), count in sorted(shared.items()))
    return [copy for copy in found if copy is not None]


def copy_of(a: Profile, b: Profile, shared: int) -> Copy | None:
    """What two pages that share so many shingles have in common, where they are copies."""
    if shared < SHARED:
        return None
    copy = _compare(a, b)
    return copy if (shared >= _RUNS and copy.share >= _SOME) or copy.share >= _MOST else None


def copy_groups(pages: Iterable[str], copies: Iterable[Copy]) -> dict[str, str]:
    """For each of *pages* (ids) the first, by id, of all pages that hang together by copies."""
    return grouped(((copy.a, copy.b) for copy in copies), pages)


def shingles(page: Profile) -> set[int]:
    """The hashes of all runs of six words of a page, the same in every process."""
    hashes = [_hash(word) for word in page.words]
    found, value = set(), 0
    for i, own in enumerate(hashes):  # a rolling hash (Karp and Rabin 1987)
        value = (value * _BASE + own - (hashes[i - SHINGLE] * _LAST if i >= SHINGLE else 0)) & _MASK
        if i >= SHINGLE - 1:
            found.add(value)
    return found


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


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
