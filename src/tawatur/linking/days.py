"""Days of publication narrowed by the pages that tell the same: who was at one press conference wrote within days of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from tawatur.dating.days import as_edtf, calendar, from_edtf
from tawatur.linking.claims import Claim
from tawatur.linking.copies import Copy

_NEAR = 3  # days between two reports of one occasion
_TOGETHER = 2  # claims that two pages share where they tell of one occasion


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A page whose possible days are fewer than its own words say: the set (EDTF), and the pages that narrow it."""

    page: str
    value: str
    by: tuple[str, ...]


def narrowed_days(
    published: Mapping[str, str], claims: Sequence[Claim], copies: Sequence[Copy], today: date | None = None
) -> list[Narrowed]:
    """The pages whose day is a set and becomes a smaller one, by page; *published* are the days of all pages as EDTF.

    Pages that share two claims, or text, are held to lie within three days of each other. What would leave no day at all is
    left out: then they are not of one occasion.
    """
    if not any(value.startswith("[") for value in published.values()):
        return []
    today = today or last_of(published.values())
    shared = Counter(
        pair for claim in claims for pair in combinations(sorted({telling.page for telling in claim.tellings}), 2)
    )
    pairs = {pair for pair, count in shared.items() if count >= _TOGETHER} | {(copy.a, copy.b) for copy in copies}
    own = {page: from_edtf(value, today) for page, value in published.items() if value}
    days, by = dict(own), {page: set[str]() for page in own}
    changed = True
    while changed:
        changed = False
        for one, other in sorted(pairs):
            for page, told in ((one, other), (other, one)):
                if page in days and told in days and published[page].startswith("["):
                    fewer = days[page] & _around(days[told], today)
                    if fewer and fewer != days[page]:
                        days[page], changed = fewer, True
                        by[page].add(told)
    return [
        Narrowed(page, as_edtf(days[page], today) or published[page], tuple(sorted(by[page])))
        for page in sorted(days)
        if days[page] != own[page]
    ]


def _around(days: int, today: date) -> int:
    """The days at most ``_NEAR`` before or after one of a set."""
    found = 0
    for distance in range(-_NEAR, _NEAR + 1):
        found |= calendar(today).later(days, distance)
    return found


def last_of(published: Iterable[str]) -> date:
    """A day behind all that days of publication (EDTF) name, the same for the same pages."""
    years = [int(part[:4]) for value in published for part in value.strip("[]").replace("..", ",").split(",") if part]
    return date(max(years, default=2000), 12, 31) + timedelta(days=1)
