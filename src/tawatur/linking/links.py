"""All that pages tell together, in one pass over a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.linking.chains import Chains, outlets
from tawatur.linking.claims import Claim
from tawatur.linking.conflicts import Conflict
from tawatur.linking.copies import Copy
from tawatur.linking.days import Narrowed
from tawatur.linking.findings import Row, as_row, find, from_row, published_of
from tawatur.linking.open_points import OpenPoint
from tawatur.linking.profiles import Profile, Telling, profiles
from tawatur.linking.stories import Stories
from tawatur.names.registry import Registry, load_registry
from tawatur.record.reviews import standing
from tawatur.record.store import Record

KEPT = "found.1"  # the name under which a record keeps what was found in it


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its counts: pages, outlets, and the independent chains, each the keys of what hangs together."""

    claim: Claim
    pages: tuple[str, ...]
    outlets: tuple[str, ...]
    chains: tuple[frozenset[str], ...]
    text_of: Mapping[str, str] = field(default_factory=dict)  # page → the key of its group of copies

    def through(self, telling: Telling) -> int:
        """The number of the chain (from 0) that brought a telling."""
        key = self.text_of[telling.page]
        return next(n for n, chain in enumerate(self.chains) if key in chain)


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a record. All lists are sorted, so that the order in which pages came does not matter."""

    pages: tuple[Profile, ...]
    copies: tuple[Copy, ...]
    claims: tuple[Told, ...]
    conflicts: tuple[Conflict, ...]
    open_points: tuple[OpenPoint, ...]
    stories: Stories
    days: tuple[Narrowed, ...] = ()


def link(record: Record, registry: Registry | None = None) -> Links:
    """Copies, claims with their chains, conflicts and open points of a record's current pages.

    What was found is kept with the record until its pages or its reviews change, unless *registry* is another than the program's.
    """
    pages = profiles(record)

    def make() -> Row:
        reviews = standing(record.reviews())
        return as_row(find(pages, published_of(record), registry or load_registry(), reviews))

    found = from_row(make() if registry else record.view(KEPT, make), pages)
    chains = Chains(pages, found.copies, registry or load_registry())
    by_id = {page.id: page for page in pages}
    told = [_told(claim, chains, by_id) for claim in found.claims]
    told.sort(key=lambda t: (-len(t.chains), -len(t.pages), t.claim.id))
    return Links(
        tuple(pages), found.copies, tuple(told), found.conflicts, found.open_points, Stories(pages), found.days
    )


def _told(claim: Claim, chains: Chains, pages: dict[str, Profile]) -> Told:
    on: Sequence[str] = sorted({t.page for t in claim.tellings})
    ways = tuple(frozenset(chain) for chain in chains.of(claim))
    return Told(claim, tuple(on), tuple(outlets(claim, pages)), ways, {page: chains.text(page) for page in on})
