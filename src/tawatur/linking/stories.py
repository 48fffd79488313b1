"""Which pages tell one story: near in time, and what is said on the shorter is in part said on the longer.

Words are compared by their consonants and weighed by rarity (inverse document frequency, Robertson 2004).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tawatur.linking.profiles import Profile

_ONE_STORY = 0.2  # of the weight of what is said on the shorter page
_NEAR_DAYS = 3


class Weights:
    """How much each stem tells, by its rarity among the contents of a record's statements."""

    def __init__(self, contents: Iterable[frozenset[str]]) -> None:
        sets = list(contents)
        self.count = Counter(stem for stems in sets for stem in stems)
        rarity = {stem: math.log(1 + (len(sets) + 1) / (count + 0.5)) for stem, count in self.count.items()}
        self.weight: dict[str, float] = defaultdict(lambda: math.log(1 + (len(sets) + 1) / 0.5), rarity)

    def of(self, stems: Iterable[str]) -> float:
        """The weight of a set of stems."""
        return math.fsum(map(self.weight.__getitem__, stems))

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The weight of what two sets share, of the lighter one's."""
        smaller = min(self.of(one), self.of(other))
        return self.of(one & other) / smaller if smaller else 0.0


class Stories:
    """Compares the pages of a record by all that is said on them."""

    def __init__(self, pages: Sequence[Profile]) -> None:
        self.weights = Weights(telling.roots for page in pages for telling in page.tellings)
        self.days = {page.id: page.day for page in pages}
        self.roots = {page.id: frozenset(root for t in page.tellings for root in t.roots) for page in pages}
        self.whole = {id: self.weights.of(roots) for id, roots in self.roots.items()}
        self.known: dict[tuple[str, str], float] = {}

    def near(self, a: str, b: str) -> bool:
        """Whether two pages are of near days, or the day of one is not known."""
        one, other = self.days[a], self.days[b]
        return one is None or other is None or abs((one - other).days) <= _NEAR_DAYS

    def same(self, a: str, b: str, share: float = _ONE_STORY) -> bool:
        """Whether pages *a* and *b* tell one story: *share* of the weight of what the shorter says is on both."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self.known:
            least = min(self.whole[a], self.whole[b])
            shared = self.weights.of(self.roots[a] & self.roots[b]) if self.near(a, b) else 0.0
            self.known[pair] = shared / least if least else 0.0
        return self.known[pair] >= share
