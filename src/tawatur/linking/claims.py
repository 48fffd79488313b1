"""Claims: statements of one proposition by one speaker on one occasion, on whatever pages and in whatever words.

Two statements may be one claim where the speakers agree, the days are near, and the content of the shorter is mostly in the
longer, its words weighed by their rarity in the record (Robertson 2004 on idf). Groups grow by average likeness, so that
a chain of half-alike statements does not become one claim.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.linking.copies import Copy
from tawatur.linking.profiles import Profile, Telling

_ALIKE = 0.45
_NEAR_DAYS = 3
_FREQUENT = 60  # a stem of more statements than these brings no candidates


@dataclass(frozen=True, slots=True)
class Claim:
    """A group of statements, by page and place. ``id`` is made of its members, so that the order of pages does not matter."""

    id: str
    tellings: tuple[Telling, ...]

    @property
    def speaker(self) -> str:
        """The fullest name the pages give the speaker."""
        return max((t.speaker for t in self.tellings), key=lambda name: (len(name.split()), name))


class Weights:
    """How much each stem tells, by its rarity among the statements of a record."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.count = Counter(stem for telling in tellings for stem in telling.stems)
        self.total = len(tellings)

    def of(self, stems: Iterable[str]) -> float:
        """The weight of a set of stems."""
        return sum(math.log(1 + (self.total + 1) / (self.count[stem] + 0.5)) for stem in stems)

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The weight of what two sets share, of the lighter one's."""
        smaller = min(self.of(one), self.of(other))
        return self.of(one & other) / smaller if smaller else 0.0


def find_claims(pages: Sequence[Profile], copies: Sequence[Copy]) -> tuple[list[Claim], Weights]:
    """All claims of a record; every statement is in exactly one."""
    days = {page.id: page.day for page in pages}
    tellings = [telling for page in pages for telling in page.tellings]
    weights = Weights(tellings)
    copied = {pair for copy in copies for pair in ((copy.a, copy.b), (copy.b, copy.a))}
    scored: list[tuple[float, int, int]] = []
    for one, other in _candidates(tellings, weights):
        score = _score(tellings[one], tellings[other], weights, copied, days)
        if score >= _ALIKE:
            scored.append((-score, one, other))
    group = list(range(len(tellings)))
    members: dict[int, list[int]] = {n: [n] for n in group}
    known = {(one, other): -score for score, one, other in scored}
    for _, one, other in sorted(scored):
        a, b = group[one], group[other]
        if a == b:
            continue
        pairs = [(min(x, y), max(x, y)) for x in members[a] for y in members[b]]
        if sum(known.get(pair, 0.0) for pair in pairs) / len(pairs) < _ALIKE * 0.8:
            continue
        for n in members[b]:
            group[n] = a
        members[a] += members.pop(b)
    claims = []
    for numbers in members.values():
        parts = tuple(sorted((tellings[n] for n in numbers), key=lambda t: (t.page, t.number)))
        digest = hashlib.sha256("\n".join(t.id for t in parts).encode()).hexdigest()[:12]
        claims.append(Claim(f"c{digest}", parts))
    return sorted(claims, key=lambda claim: claim.id), weights


def _candidates(tellings: Sequence[Telling], weights: Weights) -> Iterable[tuple[int, int]]:
    """Pairs that share at least two stems that are not frequent, or one where the contents are very short."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, telling in enumerate(tellings):
        for stem in telling.stems:
            if weights.count[stem] <= _FREQUENT:
                holders[stem].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for group in holders.values():
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                shared[one, other] += 1
    for (one, other), count in shared.items():
        if count >= 2 or min(len(tellings[one].stems), len(tellings[other].stems)) <= 3:
            yield one, other


def _score(a: Telling, b: Telling, weights: Weights, copied: set[tuple[str, str]], days: Mapping[str, date | None]) -> float:
    if a.denies != b.denies or not _near(a, b, days):
        return 0.0
    shared = a.stems & b.stems
    if len(shared) < 2 and a.stems != b.stems:
        return 0.0
    agreement = _speakers_agree(a, b, (a.page, b.page) in copied)
    if agreement == 0 and (a.page == b.page or len(shared) < 5):
        return 0.0
    score = weights.alike(a.stems, b.stems) + _EASE[agreement]
    if min(len(a.stems), len(b.stems)) < 4:
        score -= 0.1
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        score -= 0.15
    if a.page == b.page:
        score -= 0.25
    return score


# how much less alike the contents need be where the speakers are: anybody, of like name, surely one
_EASE = {0: -0.25, 1: 0.05, 2: 0.16}


def _speakers_agree(a: Telling, b: Telling, copied: bool) -> int:
    """2 for one speaker, 1 for speakers that may be one, 0 for others (the words must then be the same)."""
    if a.entity and b.entity:
        return 2 if a.entity == b.entity else 0
    shorter, longer = sorted((a.names, b.names), key=len)
    if not shorter:
        return 0
    if shorter <= longer:
        return 2 if len(shorter) > 1 else 1
    shared = len(shorter & longer) / len(shorter)
    return 1 if shared >= (0.4 if copied else 0.6) else 0


def _near(a: Telling, b: Telling, days: Mapping[str, date | None]) -> bool:
    if a.said_on and b.said_on:
        return abs((a.said_on - b.said_on).days) <= 1
    one, other = days[a.page], days[b.page]
    if one is None or other is None:
        return True
    return abs((one - other).days) <= _NEAR_DAYS
