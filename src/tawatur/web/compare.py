"""Two wordings side by side: which words both have, which only one; and which statements a pasted sentence is like."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
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
_RAREST, _FREQUENT = 8, 200  # words that bring candidates; no word of more statements does


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a wording: "same" as in the other, or "own"."""

    kind: str
    text: str


@lru_cache(maxsize=512)
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


@lru_cache(maxsize=16384)
def _key(token: str) -> str:
    return light_stem(fold(token)) if token[0].isalnum() else " "


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that a pasted sentence is like: the share of the weight of the sentence's words, and its words in runs."""

    entry: Entry
    share: float
    runs: tuple[Run, ...]


def find_quote(shelf: Shelf, record: Record, text: str, most: int = 12) -> list[Match]:
    """The statements most like a pasted *text*, the likest first; words are weighed by their rarity in the record.

    Candidates share some of the text's rarest words; each is then compared by all of its words.
    """
    wanted = index_terms(text[:_LONGEST])
    count, total = shelf.term_counts, len(shelf.entries) + 1

    def weight(terms: Iterable[str]) -> float:
        return math.fsum(math.log(1 + total / (count.get(term, 0) + 0.5)) for term in terms)

    candidates: dict[tuple[str, int], float] = defaultdict(float)
    rarest = sorted((term for term in wanted if term in count), key=lambda term: (count[term], term))
    for n, term in enumerate(rarest[:_RAREST]):
        if n < _FEWEST or count[term] <= _FREQUENT:
            own = weight([term])
            for place in record.found("c", [term]):
                candidates[place] += own
    ranked = sorted(candidates.items(), key=lambda item: (-item[1], item[0]))[: most * 2]
    entries = [entry for place, _ in ranked if (entry := shelf.by_id.get(f"{place[0]}#s{place[1]}")) is not None]
    places = [(entry.page, shelf.page_of[entry.page].hash, entry.number) for entry in entries]
    matches = []
    whole = weight(wanted)
    for entry, terms in zip(entries, record.terms_of(places), strict=True):
        common = wanted & terms
        mass, smaller = weight(common), min(whole, weight(terms))
        share = mass / smaller if smaller else 0.0
        if len(common) >= min(_FEWEST, len(wanted)) and share >= _ENOUGH:
            covered = mass / whole * share  # a short statement inside a long text counts by what it covers
            matches.append((covered, share, entry))
    matches.sort(key=lambda m: (-round(m[0], 6), m[2].day or "9", m[2].id))
    return [Match(entry, round(share, 3), differences(entry.said, text)) for _, share, entry in matches[:most]]
