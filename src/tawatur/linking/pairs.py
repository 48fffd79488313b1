"""An inverted index: which of many sets share rare keys, without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
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
