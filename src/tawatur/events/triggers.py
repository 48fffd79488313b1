"""The words by which news narrates events: verbs in all their forms and nouns, each with its PLOVER type and mode.

The table is ``data/events/triggers.csv``; types and modes follow PLOVER (Halterman et al. 2023, *PLOVER and POLECAT*).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tawatur.arabic import morphology
from tawatur.arabic.data import DataError, read_table
from tawatur.arabic.folding import fold, without_article

COLUMNS = ("trigger", "form", "with", "type", "mode", "roles", "example")
TYPES = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "COOPERATE",
        "AID",
        "YIELD",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A form that may narrate an event. ``kind`` is perfect, imperfect, noun or participle; ``beside`` the look-up forms of which one must
    stand near (empty: none need to); ``actor`` and ``recipient`` where they stand: S, O, G or a preposition.
    """

    kind: str
    type: str
    mode: str | None
    beside: frozenset[str]
    actor: str
    recipient: str
    both: str  # whom the actor shares it with: «اجتمع مع», «اشتباكات بين»
    example: str
    gender: str = ""
    number: str = ""


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """The triggers by look-up form. Raises ``DataError`` for a row that names no PLOVER type or no known form."""
    found: dict[str, list[Trigger]] = {}
    for row in read_table("events/triggers.csv", COLUMNS):
        for form, trigger in _forms(row):
            found.setdefault(form, []).append(trigger)
    return {form: tuple(sorted(entries, key=lambda t: not t.beside)) for form, entries in found.items()}


def rows() -> Iterator[dict[str, str]]:
    """The rows of the table, for the check of its examples."""
    return read_table("events/triggers.csv", COLUMNS)


def _forms(row: dict[str, str]) -> Iterator[tuple[str, Trigger]]:
    if row["type"] not in TYPES:
        raise DataError(f"data/events/triggers.csv: «{row['trigger']}» has the type {row['type']}: not one of PLOVER")
    actor, recipient, both = _roles(row["roles"])
    beside = frozenset(without_article(fold(word)) for word in row["with"].split())

    def make(kind: str, gender: str = "", number: str = "") -> Trigger:
        return Trigger(
            kind, row["type"], row["mode"] or None, beside, actor, recipient, both, row["example"], gender, number
        )

    if row["form"] == "verb":
        perfect, _, imperfect = row["trigger"].partition("/")
        for form, gender, number in morphology.perfect(perfect):
            yield form, make("perfect", gender, number)
        for form, gender, number in morphology.imperfect(imperfect) if imperfect else ():
            yield form, make("imperfect", gender, number)
    elif row["form"] == "noun":
        for noun in row["trigger"].split():
            yield fold(noun), make("noun")
    elif row["form"] == "participle":
        for form, gender, number in morphology.participle(row["trigger"]):
            yield form, make("participle", gender, number)
    else:
        raise DataError(f"data/events/triggers.csv: «{row['trigger']}» is a {row['form']}: no verb, noun or participle")


def _roles(text: str) -> tuple[str, str, str]:
    acts, _, suffers = text.partition(">")
    actor, _, both = acts.partition("+")
    return actor, suffers, both
