"""The words of time, compiled from ``data/times/times.toml`` into look-up tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold
from tawatur.arabic.numbers import NUMBER_WORDS, ORDINALS


@dataclass(frozen=True)
class TimeWords:
    """Look-up form → value. ``gregorian`` and ``hijri`` are keyed by the words of the name; ``starts`` are all forms
    with which an expression may begin (the article and clitics already cut where they are no part of the form).
    """

    gregorian: dict[tuple[str, ...], int]
    hijri: dict[tuple[str, ...], int]
    weekday: dict[str, int]
    day: dict[str, int]
    part: dict[str, str]
    unit: dict[str, str]
    direction: dict[str, int]
    mod: dict[str, str]
    season: dict[str, str]
    reference: dict[tuple[str, ...], str]
    recurring: dict[str, str]
    duals: frozenset[str]
    plurals: frozenset[str]
    within: dict[str, str]
    fraction: dict[str, str]
    decade: dict[str, str]
    stretches: frozenset[str]
    lengths: frozenset[str]
    name_before: frozenset[str]
    name_after: frozenset[str]
    starts: frozenset[str] = field(default=frozenset())

    def month(self, words: list[str]) -> tuple[int, int, bool] | None:
        """The month that *words* begin with: (number, words used, whether Hijri)."""
        for length in (2, 1):
            key = tuple(words[:length])
            if len(key) == length:
                if key in self.gregorian:
                    return self.gregorian[key], length, False
                if key in self.hijri:
                    return self.hijri[key], length, True
        return None


def _flat(table: dict[str, list[str]]) -> dict[str, str]:
    return {fold(form): key for key, forms in table.items() for form in forms}


@cache
def time_words() -> TimeWords:
    """The compiled words of time."""
    data = read_toml("times/times.toml")
    names = {
        calendar: {tuple(fold(form).split()): int(key) for key, forms in data[calendar].items() for form in forms}
        for calendar in ("gregorian", "hijri")
    }
    weekday = {form: int(key) for form, key in _flat(data["weekday"]).items()}
    day = {form: int(key) for form, key in _flat(data["day"]).items()}
    direction = {form: int(key) for form, key in _flat(data["direction"]).items()}
    reference = {tuple(form.split()): key for form, key in _flat(data["reference"]).items()}
    unit, part, mod, season, recurring = (_flat(data[k]) for k in ("unit", "part", "mod", "season", "set"))
    within, fraction, decade = (_flat(data[k]) for k in ("within", "fraction", "decade"))
    stretches, lengths = (frozenset(map(fold, data["stretch"][k])) for k in ("heads", "lengths"))
    starts = (
        {key[0] for calendar in names.values() for key in calendar}
        | set(weekday)
        | set(day)
        | set(unit)
        | {"ال" + u for u in unit}
        | set(part)
        | set(mod)
        | set(season)
        | {key[0] for key in reference}
        | set(recurring)
        | set(within)
        | set(fraction)
        | set(decade)
        | {"عامي"}
        | stretches
        | {
            "هذا",
            "هذه",
            "ذلك",
            "تلك",
            "كل",
            "قبل",
            "منذ",
            "بعد",
            "عشرات",
            "بضعه",
            "عده",
            "اكثر",
            "اقل",
            "نحو",
            "قرابه",
            "نصف",
        }
        | NUMBER_WORDS
        | set(ORDINALS)
    )
    return TimeWords(
        names["gregorian"],
        names["hijri"],
        weekday,
        day,
        part,
        unit,
        direction,
        mod,
        season,
        reference,
        recurring,
        frozenset(map(fold, data["dual"]["forms"])),
        frozenset(map(fold, data["plural"]["forms"])),
        within,
        fraction,
        decade,
        stretches,
        lengths,
        frozenset(map(fold, data["names"]["before"])),
        frozenset(map(fold, data["names"]["after"])),
        frozenset(starts),
    )
