"""How much a word tells: the rarer in a record, the more (inverse document frequency, Robertson 2004)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import partial


class Weights:
    """How much each stem tells, by its rarity among the contents of a record's statements: in how many of them it stands."""

    def __init__(self, count: Mapping[str, int], contents: int) -> None:
        self.count = Counter(count)
        rarity = {stem: math.log(1 + (contents + 1) / (held + 0.5)) for stem, held in self.count.items()}
        self.weight: dict[str, float] = defaultdict(partial(_rarest, contents), rarity)

    @classmethod
    def among(cls, contents: Iterable[frozenset[str]]) -> Weights:
        """The weights of stems among *contents*, each the set of a statement's."""
        sets = list(contents)
        return cls(Counter(stem for stems in sets for stem in stems), len(sets))

    def of(self, stems: Iterable[str]) -> float:
        """The weight of a set of stems."""
        return math.fsum(map(self.weight.__getitem__, stems))

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The weight of what two sets share, of the lighter one's."""
        return self.share(one & other, one, other)

    def share(self, shared: frozenset[str], one: frozenset[str], other: frozenset[str]) -> float:
        """The weight of *shared* stems, of the lighter of the two sets that share them."""
        smaller = min(self.of(one), self.of(other))
        return self.of(shared) / smaller if smaller else 0.0


def _rarest(contents: int) -> float:
    return math.log(1 + (contents + 1) / 0.5)
