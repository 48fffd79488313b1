"""Chains: what brought a claim to each page, and how many of those ways are independent.

A page tells by the medium its clause names (via), by the agency or outlet its article credits, by the page it copies, else on
its own account. Two tellings are one chain where they share any of these; outlets of one house are one teller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold, light_stem
from tawatur.linking.claims import Claim
from tawatur.linking.copies import Copy
from tawatur.linking.profiles import Profile, Telling
from tawatur.names.registry import Registry

_MEDIUM = frozenset(map(light_stem, word_set("words_for_media")))  # «وكالة رويترز» is «رويترز»


class Chains:
    """Finds the independent chains of claims."""

    def __init__(self, pages: Sequence[Profile], copies: Sequence[Copy], registry: Registry) -> None:
        self.registry = registry
        self.pages = {page.id: page for page in pages}
        self.root = {page.id: page.id for page in pages}
        for copy in copies:
            self._join(copy.a, copy.b)

    def of(self, claim: Claim) -> list[set[str]]:
        """The chains of a claim, each the set of tellers (pages, media, houses) that hang together, the largest first."""
        chains: list[set[str]] = []
        for telling in claim.tellings:
            tellers = self.tellers(telling)
            together = [chain for chain in chains if chain & tellers]
            chains = [chain for chain in chains if not chain & tellers]
            chains.append(tellers.union(*together))
        return sorted(chains, key=lambda chain: (-len(chain), sorted(chain)))

    def tellers(self, telling: Telling) -> set[str]:
        """All that a telling came through, as keys: its page's group of copies, its media, the house of its outlet."""
        page = self.pages[telling.page]
        found = {self.text(page.id)}
        media = [self.medium(name) for name in telling.via]
        found |= set(media)
        if not media:
            found |= {self.medium(name) for name in page.credits}
        if page.outlet:
            found.add(self.medium(page.outlet))
        return found

    def text(self, page: str) -> str:
        """The key of a page's group of copies."""
        return f"text:{self._find(page)}"

    def medium(self, name: str) -> str:
        """The key of an agency or outlet: its house where the registry knows it, else the words of its name."""
        known = self.registry.outlet(name)
        if known is not None:
            return f"house:{known.house or known.id}" if known.house not in ("", "-") else f"medium:{known.id}"
        words = [light_stem(w) for w in fold(name).replace('"', " ").split()]
        return "name:" + " ".join(w for w in words if w not in _MEDIUM)

    def _find(self, page: str) -> str:
        while self.root[page] != page:
            page = self.root[page]
        return page

    def _join(self, a: str, b: str) -> None:
        first, second = sorted((self._find(a), self._find(b)))
        self.root[second] = first


def outlets(claim: Claim, pages: dict[str, Profile]) -> Iterable[str]:
    """The outlets that tell a claim; a page of an unknown outlet stands for one of its own."""
    return sorted({pages[t.page].outlet or t.page for t in claim.tellings})
