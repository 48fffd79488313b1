"""Two wordings side by side: which words both have, which only one; and which statements a pasted sentence is like."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from tawatur.arabic.folding import fold, light_stem
from tawatur.record.search import index_terms
from tawatur.record.store import Record
from tawatur.web.shelf import Entry, Shelf

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]+")
_LONGEST = 4000  # characters of a pasted text that are looked at
_FEWEST, _ENOUGH = 2, 0.35  # words in common; share of their weight


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a wording: "same" as in the other, or "own"."""

    kind: str
    text: str


@lru_cache(maxsize=4096)
def differences(wording: str, other: str) -> tuple[Run, ...]:
    """*wording* in runs, by what *other* has too, both as far as anybody reads. Words are compared folded and without clitics.

    >>> [(run.kind, run.text) for run in differences("الهدنة صامدة اليوم", "الهدنه صامدة أمس")]
    [('same', 'الهدنة صامدة '), ('own', 'اليوم')]
    """
    mine, theirs = _TOKEN.findall(wording[:_LONGEST]), _TOKEN.findall(other[:_LONGEST])
    matcher = SequenceMatcher(None, list(map(_key, mine)), list(map(_key, theirs)), autojunk=False)
    shared = {i for block in matcher.get_matching_blocks() for i in range(block.a, block.a + block.size)}
    runs: list[Run] = []
    for i, token in enumerate(mine):
        kind = "same" if i in shared or not token.strip() else "own"
        if not token.strip() and runs:
            kind = runs[-1].kind
        if runs and runs[-1].kind == kind:
            runs[-1] = Run(kind, runs[-1].text + token)
        else:
            runs.append(Run(kind, token))
    return tuple(runs)


def _key(token: str) -> str:
    return light_stem(fold(token)) if token[0].isalnum() else " "


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that a pasted sentence is like: the share of the weight of the sentence's words, and its words in runs."""

    entry: Entry
    share: float
    runs: tuple[Run, ...]


def find_quote(shelf: Shelf, record: Record, text: str, most: int = 20) -> list[Match]:
    """The statements most like a pasted *text*, the likest first; words are weighed by their rarity in the record."""
    wanted = index_terms(text[:_LONGEST])
    having: dict[str, set[tuple[str, int]]] = {term: record.found("c", [term]) for term in sorted(wanted)}
    total = len(shelf.entries) + 1
    weight = {term: math.log(1 + total / (len(found) + 0.5)) for term, found in having.items()}
    whole = math.fsum(weight.values())
    common: Counter[tuple[str, int]] = Counter()
    shared: dict[tuple[str, int], float] = {}
    for term, found in having.items():
        for place in found:
            common[place] += 1
            shared[place] = shared.get(place, 0.0) + weight[term]
    matches = []
    for (page, number), mass in shared.items():
        entry = shelf.by_id.get(f"{page}#s{number}")
        if entry is None or common[page, number] < min(_FEWEST, len(wanted)):
            continue
        own = math.fsum(weight.get(term) or math.log(1 + total / 0.5) for term in index_terms(entry.said))
        share = mass / min(whole, own) if min(whole, own) else 0.0
        both = mass / whole * min(1.0, share)  # a short statement inside a long paste counts by what it covers
        if share >= _ENOUGH:
            matches.append((both, share, entry))
    matches.sort(key=lambda m: (-round(m[0], 6), m[2].day or "9", m[2].id))
    return [
        Match(entry, round(share, 3), differences(entry.said, text[:_LONGEST])) for _, share, entry in matches[:most]
    ]


def first_tellers(matches: Sequence[Match]) -> Iterable[str]:
    """The claims of the matches, each once, in order."""
    return dict.fromkeys(match.entry.claim for match in matches if match.entry.claim)
