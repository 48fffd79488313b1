"""Which pages tell one story: near in time, and what is said on the shorter is in part said on the longer.

Words are compared by their consonants and weighed by rarity.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawatur.linking.profiles import Profile
from tawatur.linking.weights import Weights

_ONE_STORY = 0.2  # of the weight of what is said on the shorter page
_NEAR_DAYS = 3


class Stories:
    """Compares the pages of a record by all that is said on them."""

    def __init__(self, pages: Sequence[Profile], weights: Weights | None = None) -> None:
        self.weights = weights or Weights.among(telling.roots for page in pages for telling in page.tellings)
        self.days = {page.id: page.day for page in pages}
        self.roots = {page.id: frozenset(root for t in page.tellings for root in t.roots) for page in pages}
        self.whole = {id: self.weights.of(roots) for id, roots in self.roots.items()}
        self.known: dict[tuple[str, str], float] = {}

    def near(self, a: str, b: str) -> bool:
        """Whether two pages are of near days, or the day of one is not known."""
        return near(self.days[a], self.days[b])

    def same(self, a: str, b: str, share: float = _ONE_STORY) -> bool:
        """Whether pages *a* and *b* tell one story: *share* of the weight of what the shorter says is on both."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self.known:
            least = min(self.whole[a], self.whole[b])
            shared = self.weights.of(self.roots[a] & self.roots[b]) if self.near(a, b) else 0.0
            self.known[pair] = shared / least if least else 0.0
        return self.known[pair] >= share


def near(one: date | None, other: date | None) -> bool:
    """Whether two days are near, or one is not known."""
    return one is None or other is None or abs((one - other).days) <= _NEAR_DAYS
