"""Offices: what a description without a name says of its bearer, and how well a person the page names fits it.

«وزير الخارجية الروسي» has the office وزير, the field خارجية and a country. A person fits by the titles the page gives beside
the name: the same office or a narrower one («المسؤول» of a minister), the same field, no other country, the same gender.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tawatur.arabic.data import read_toml, word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.morphology import masculine
from tawatur.arabic.words import MARK, NUMBER, Word
from tawatur.names.registry import Registry

_DATA = read_toml("names/offices.toml")
_BROADER = {fold(broad): frozenset(map(fold, narrow)) for broad, narrow in _DATA["broader"].items()}
_SAME = tuple(
    tuple(frozenset(map(masculine, fold(name).split())) for name in names) for names in _DATA["same"]["offices"]
)
_OF_NAMES = frozenset(masculine(word) for names in _SAME for name in names[1:] for word in name)
_DEPUTIES = frozenset({"نايب", "وكيل", "مساعد", "معاون"})
# adjectives that stand for a body, with its name and the words of it: «المبعوث الأممي» is «مبعوث الأمم المتحدة»
BODIES = dict(entry.split(" = ") for entry in word_set("adjectives_of_bodies"))
_BODY_WORDS = {
    adjective: frozenset(masculine(word.removeprefix("ال")) for word in fold(name).split())
    for adjective, name in BODIES.items()
}
OF_BODIES = frozenset().union(*_BODY_WORDS.values())
_WEAK = frozenset(map(fold, _DATA["weak"]["words"]))
_LEADING = frozenset(map(fold, _DATA["leading"]["words"]))


@dataclass(slots=True)
class Office:
    """The parts of a description, in look-up form, feminines as masculines: office words, what the office is of, countries."""

    heads: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    @property
    def words(self) -> set[str]:
        """All words but the countries."""
        return self.heads | self.fields


def read_office(words: Iterable[Word], registry: Registry) -> Office:
    """The office that the words of a description (a name in it left out by the caller) speak of."""
    found = Office()
    for word in words:
        if word.kind in (MARK, NUMBER) or (word.tags & {"same", "demonstrative", "prep"} and not word.prep):
            continue
        base = masculine(_unpossessed(word))
        country = registry.country_of(base)
        if country:
            found.countries.add(country)
        elif base in _BODY_WORDS:
            found.fields |= _BODY_WORDS[base]
        elif "office" in word.tags or ("honorific" in word.tags and base in _BROADER):
            of = bool(found.heads) and bool(word.tags & {"body", "field"})  # «طبيب الفريق»: no general
            (found.fields if of else found.heads).add(base)
        elif base in _OF_NAMES or ("honorific" not in word.tags and base not in _WEAK):
            found.fields.add(base)
    for names in _SAME:
        present = next((name for name in names if name <= found.words), None)
        if present is not None:
            found.heads -= present
            found.fields -= present
            for part in names[0]:
                (found.heads if part in _LEADING else found.fields).add(part)
            break
    return found


def _unpossessed(word: Word) -> str:
    """The look-up form of a word without a pronoun: «مجلس إدارتها» is «مجلس إدارة»."""
    if "possessed" not in word.tags:
        return word.base
    stem = next((word.base.removesuffix(p) for p in ("هما", "ها", "هم", "ه") if word.base.endswith(p)), word.base)
    return stem[:-1] + "ه" if stem.endswith("ت") else stem


def fit(asked: Office, titles: Iterable[Office], home: str = "") -> float:
    """How well a person with *titles* (one a mention) fits the description *asked*: 0 not at all, more is better. *home* is
    the state of the outlet, or the one the page speaks of most: a title without a country is taken for one of its.

    The same office counts more than a narrower one; a field that is asked and not met speaks against it, and so does a
    country that the person's titles contradict.
    """
    known = list(titles)
    deputy = bool(asked.heads & _DEPUTIES)  # «نائب وزير الخارجية» is no «وزير الخارجية»
    heads = {head for t in known for head in (t.heads if deputy else t.heads & _DEPUTIES or t.heads)}
    fields = set().union(*(t.fields for t in known)) if known else set()
    countries = set().union(*(t.countries for t in known)) if known else set()
    if not asked.heads or not (heads or fields):
        return 0.0
    exact = asked.heads & (heads | fields)
    narrower = any(heads & _BROADER.get(head, frozenset()) for head in asked.heads)
    if not exact and not narrower:
        return 0.0
    score = 2.0 if exact else 1.0
    missed = asked.fields - fields - heads
    met = asked.fields & (fields | heads)
    if asked.fields:
        if missed and not met and exact and fields:
            return 0.0
        if len(missed) > len(met):
            return 0.0
        score += 2.0 * len(met) - len(missed)
    if asked.countries:
        if asked.countries & countries:
            score += 2.0
        elif countries:
            return 0.0
        else:
            score -= 0.5 if not home or home in asked.countries else 2.0
    elif countries and home not in countries:
        score -= 0.5  # «معالي وزير الخارجية»: of the paper's own country rather than «وزير الخارجية الروسي»
    extra = min((len(t.fields - asked.fields) for t in known if t.heads & asked.heads), default=0)
    return max(0.1, score - 0.1 * min(extra, 1))
