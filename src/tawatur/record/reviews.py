"""The review log: what people say of statements and links. Lines are only ever added; another line undoes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SAME, NOT_SAME, NOT_A_CONFLICT = OF_LINKS = ("same", "not-same", "not-a-conflict")
ACCEPT, REJECT, CORRECT = OF_STATEMENTS = ("accept", "reject", "correct")
UNDO = "undo"
VERDICTS = (*OF_LINKS, *OF_STATEMENTS, UNDO)
CORRECTABLE = ("speaker", "content", "said_on")


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's word. ``at`` is UTC (ISO 8601), ``n`` its line in the log; both are set when it is written.

    ``value`` of a correction holds what is right instead: ``speaker`` (a name), ``content`` (spans), ``said_on`` (EDTF).
    """

    verdict: str  # one of ``VERDICTS``
    a: str  # the id of a statement, or of the conflict; of an undoing line, the number of the line it undoes
    b: str = ""  # the id of the other statement
    by: str = ""
    note: str = ""
    at: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)
    n: int = 0

    @property
    def about(self) -> tuple[str, ...]:
        """What the word is about: a statement, a conflict, or a pair in either order."""
        return tuple(sorted((self.a, self.b))) if self.b else (self.a,)


def standing(log: Iterable[Review]) -> list[Review]:
    """The lines that nothing undoes, in order; an undoing line can itself be undone.

    >>> [r.n for r in standing([Review("accept", "p#s1", n=1), Review("reject", "p#s2", n=2), Review("undo", "1", n=3)])]
    [2]
    """
    undone: set[int] = set()
    kept = []
    for review in sorted(log, key=lambda review: -review.n):
        if review.n in undone:
            continue
        if review.verdict == UNDO:
            undone.add(int(review.a))
        else:
            kept.append(review)
    return kept[::-1]


def last_words(log: Iterable[Review], verdicts: Sequence[str]) -> dict[tuple[str, ...], Review]:
    """The last standing word of any of *verdicts* on each thing it is about."""
    return {review.about: review for review in standing(log) if review.verdict in verdicts}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two reviewers agree on what both judged: Cohen's kappa (1960), None where chance alone explains everything."""

    one: str
    other: str
    both: int
    agreed: int
    kappa: float | None


def agreements(log: Iterable[Review]) -> list[Agreement]:
    """Every two reviewers' agreement on statements (accept, reject, correct) that both judged, by name."""
    judged: dict[str, dict[tuple[str, ...], str]] = {}
    for review in standing(log):
        if review.verdict in OF_STATEMENTS:
            judged.setdefault(review.by, {})[review.about] = review.verdict
    found = []
    for one in sorted(judged):
        for other in sorted(name for name in judged if name > one):
            both = [(judged[one][key], judged[other][key]) for key in judged[one] if key in judged[other]]
            if both:
                agreed = sum(a == b for a, b in both)
                found.append(Agreement(one, other, len(both), agreed, cohen_kappa(both)))
    return found


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Agreement beyond chance of two raters on the same things.

    >>> cohen_kappa([("accept", "accept"), ("reject", "reject"), ("accept", "reject"), ("reject", "reject")])
    0.5
    """
    total = len(pairs)
    observed = sum(a == b for a, b in pairs) / total
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ones[label] * others[label] for label in ones) / total**2
    return None if chance == 1 else round((observed - chance) / (1 - chance), 4)
