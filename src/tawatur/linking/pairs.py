"""Pairs: which of many sets share rare keys, without comparing each with each; and what hangs together by pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

Key = TypeVar("Key", str, int)


def shared_keys(
    sets: Sequence[Collection[Key]],
    rare: Callable[[Key, int], bool],
    may_meet: Callable[[int, int], bool] = lambda one, other: True,
) -> Counter[tuple[int, int]]:
    """How many keys each two of *sets* share, by their numbers (the smaller first); pairs that share none are left out.

    Only keys count for which ``rare(key, how many sets hold it)``, and only pairs for which ``may_meet(one, other)``.
    """
    holders: dict[Key, list[int]] = defaultdict(list)
    for n, keys in enumerate(sets):
        for key in keys:
            holders[key].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for key, group in holders.items():
        if len(group) > 1 and rare(key, len(group)):
            for i, one in enumerate(group):
                for other in group[i + 1 :]:
                    if may_meet(one, other):
                        shared[one, other] += 1
    return shared


def grouped(pairs: Iterable[tuple[str, str]], alone: Iterable[str] = ()) -> dict[str, str]:
    """For each of what *pairs* join, and of what stands *alone*, the first of all that hang together (union and find)."""
    root = {item: item for item in alone}

    def find(item: str) -> str:
        while root.setdefault(item, item) != item:
            root[item] = item = root[root[item]]
        return item

    for pair in pairs:
        first, second = sorted(map(find, pair))
        root[second] = first
    return {item: find(item) for item in list(root)}
