"""The registry: facts about states, persons, bodies, media and places, with the names the press uses for them.

The tables in ``data/registry`` hold what matters in the coverage of Arab conflicts and diplomacy; the names of all other
states come from Unicode CLDR (babel).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from babel import Locale

from tawatur.arabic.data import DataError, read_table
from tawatur.arabic.folding import fold
from tawatur.arabic.words import Tokens

MEDIA = frozenset({"agency", "outlet"})
KINDS = {
    "state": "place",
    "place": "place",
    "body": "organization",
    "group": "group",
    "agency": "organization",
    "outlet": "organization",
    "person": "person",
}


@dataclass(frozen=True, slots=True)
class Role:
    """An office a person held: its Arabic name, of which state or body, from and to as EDTF dates ('' if open or unknown)."""

    office: str
    of: str
    start: str = ""
    end: str = ""

    def held_on(self, day: date | None) -> bool:
        """Whether the office may have been held on *day*; without a day, or where a limit is unknown, it may."""
        if day is None:
            return True
        text = day.isoformat()
        return (not self.start or self.start <= text) and (not self.end or text[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """An entry of the registry. ``parent`` is the state or body it belongs to; ``capital`` (folded) the metonym of a state;
    ``house`` the owner of an outlet; ``location`` latitude and longitude in decimal degrees; ``check`` where to check it.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    english: str
    parent: str = ""
    capital: str = ""
    house: str = ""
    demonyms: tuple[str, ...] = ()  # relative adjectives that do not follow from the names: «أميركي»
    roles: tuple[Role, ...] = ()
    location: tuple[float, float] | None = None
    check: str = ""


@dataclass
class Registry:
    """Entities by id and by the words of their names."""

    entities: dict[str, Entity] = field(default_factory=dict)
    _by_first: dict[str, dict[str, list[tuple[tuple[str, ...], Entity]]]] = field(default_factory=dict)
    _by_name: dict[str, Entity] = field(default_factory=dict)
    _capitals: dict[str, Entity] = field(default_factory=dict)
    _countries: dict[str, str] = field(default_factory=dict)
    _domains: dict[str, Entity] = field(default_factory=dict)
    office_holders: set[str] = field(
        default_factory=set
    )  # first words of the names of persons whose offices have years

    def add(self, entity: Entity) -> None:
        """Enter an entity; its names become findable. Raises ``DataError`` for an id entered before."""
        if entity.id in self.entities:
            raise DataError(f"data/registry: the id «{entity.id}» stands twice")
        self.entities[entity.id] = entity
        for name in entity.names:
            words = name_key(name)
            self._enter(words, entity)
            if any(role.start or role.end for role in entity.roles):
                self.office_holders.add(words[0])
            self._by_name.setdefault(" ".join(words), entity)
        if entity.capital:
            words = name_key(entity.capital)
            if len(words) == 1:
                self._countries.setdefault(words[0].removeprefix("ال"), entity.id)
            self._capitals[" ".join(words)] = entity
            place = Entity(f"{entity.id}-capital", "place", (entity.capital,), "", entity.id)
            self._enter(words, place)

    def _enter(self, words: tuple[str, ...], entity: Entity) -> None:
        """Index a name by its first word and its second, '' where it has one only."""
        second = words[1] if len(words) > 1 else ""
        self._by_first.setdefault(words[0], {}).setdefault(second, []).append((words, entity))

    def finish(self) -> None:
        """Sort names, longest first, once all are entered, and derive the relative adjectives of the states."""
        for entity in self.entities.values():
            if entity.kind == "state":
                for form in (*map(fold, entity.demonyms), *_relative_adjectives(entity.names)):
                    self._countries.setdefault(form, entity.id)
        for seconds in self._by_first.values():
            for options in seconds.values():
                options.sort(key=lambda option: (-len(option[0]), option[1].kind == "place"))

    def first_words(self) -> Iterable[str]:
        """The first words of all names, in look-up form."""
        return self._by_first

    def match(self, tokens: Tokens, i: int) -> tuple[Entity, int] | None:
        """The entity whose name starts at token *i*: (entity, number of tokens), the longest name first."""
        words = tokens.words
        word = words[i]
        by_first = self._by_first
        forms = [word.fold]
        if word.base != word.fold:
            forms += ("ال" + word.base, word.base) if word.definite else (word.base,)
        following = words[i + 1].fold if i + 1 < len(words) else ""
        for form in forms:
            seconds = by_first.get(form)
            if seconds is None:
                continue
            for key, entity in seconds.get(following, ()):
                n = len(key)
                if i + n <= len(words) and all(words[i + k].fold == key[k] for k in range(2, n)):
                    return entity, n
            for _, entity in seconds.get("", ()):
                return entity, 1
        return None

    def named(self, name: str) -> Entity | None:
        """The entity of exactly this name, spelling variants folded."""
        return self._by_name.get(" ".join(name_key(name)))

    def outlet(self, name: str | None) -> Entity | None:
        """The medium of this id, name or web domain."""
        if not name:
            return None
        found = self.entities.get(name) or self.named(name) or self._by_domain().get(name.removeprefix("www."))
        return found if found is not None and found.kind in MEDIA else None

    def _by_domain(self) -> dict[str, Entity]:
        if not self._domains:
            self._domains = {e.check: e for e in self.entities.values() if e.kind in MEDIA and e.check}
        return self._domains

    def country_of(self, word: str) -> str:
        """The id of the state that a word of a description (look-up form, masculine, no article) means: «روسي» → ``ru``; else ''."""
        return self._countries.get(word, "")

    def state_of_capital(self, name: str) -> Entity | None:
        """The state whose capital *name* is: «موسكو» → Russia."""
        return self._capitals.get(" ".join(name_key(name)))


def _relative_adjectives(names: Iterable[str]) -> Iterator[str]:
    """Look-up forms that mean a state in a description: «روسيا», «روسي»; «النمسا», «نمساوي»."""
    for name in names:
        words = name_key(name)
        if len(words) > 1:
            continue
        bare = words[0].removeprefix("ال") if len(words[0]) > 4 else words[0]
        yield bare
        if bare.endswith("يه"):
            yield bare[:-1]
        stem = bare.removesuffix("يا") if bare.endswith("يا") else bare.removesuffix("ا").removesuffix("ه")
        yield from (stem + ending for ending in ("ي", "اوي", "اني", "وي"))


def name_key(name: str) -> tuple[str, ...]:
    """A name's words in look-up form, marks between them kept as tokens are."""
    return tuple(re.findall(r"\w+|[^\w\s]", fold(name)))


@cache
def load_registry() -> Registry:
    """The registry of ``data/registry`` and the states of CLDR. Raises ``DataError`` for a table that cannot be read."""
    registry = Registry()
    for entity in (*_states(), *_persons(), *_bodies(), *_media(), *_places()):
        registry.add(entity)
    registry.finish()
    return registry


def _states() -> Iterator[Entity]:
    official = dict(Locale("ar").territories)
    english = dict(Locale("en").territories)
    typed: set[str] = set()
    for row in read_table("registry/states.csv", ("id", "names", "english", "capital", "demonyms")):
        typed.add(row["id"])
        names = dict.fromkeys((*_names(row["names"]), official[row["id"].upper()]))
        yield Entity(
            row["id"], "state", tuple(names), row["english"], "", row["capital"], "", tuple(row["demonyms"].split())
        )
    for code, name in sorted(official.items()):
        if len(code) == 2 and code.isalpha() and code.lower() not in typed and code not in _NO_STATES:
            yield Entity(code.lower(), "state", (name,), english[code])


_NO_STATES = frozenset({"EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"})


def _persons() -> Iterator[Entity]:
    for row in read_table("registry/persons.csv", ("id", "names", "english", "state", "offices")):
        yield Entity(
            row["id"],
            "person",
            _names(row["names"]),
            row["english"],
            row["state"],
            roles=tuple(_role(item, row["id"]) for item in row["offices"].split(";") if item.strip()),
            check=f"en.wikipedia: {row['english']}",
        )


def _role(text: str, owner: str) -> Role:
    """«وزير الخارجية @ ru : 2004-03-09/» as a role. Raises ``DataError`` where a part is missing."""
    match = re.fullmatch(r"\s*(.+?)\s*@\s*([\w-]+)\s*:\s*([\d-]*)/([\d-]*)\s*", text)
    if match is None:
        raise DataError(f"data/registry/persons.csv: «{owner}»: {text!r} is not OFFICE @ OF : FROM/TO")
    return Role(*match.groups())


def _bodies() -> Iterator[Entity]:
    for row in read_table("registry/bodies.csv", ("id", "kind", "names", "english", "parent", "check")):
        yield Entity(row["id"], row["kind"], _names(row["names"]), row["english"], row["parent"], check=row["check"])


def _media() -> Iterator[Entity]:
    for row in read_table("registry/media.csv", ("id", "kind", "names", "english", "state", "house", "domain")):
        yield Entity(
            row["id"],
            row["kind"],
            _names(row["names"]),
            row["english"],
            row["state"],
            house=row["house"],
            check=row["domain"],
        )


def _places() -> Iterator[Entity]:
    for row in read_table("registry/places.csv", ("id", "names", "state", "english", "latitude", "longitude")):
        location = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
        yield Entity(
            row["id"],
            "place",
            _names(row["names"]),
            row["english"],
            row["state"],
            location=location,
            check=f"geonames: {row['english']}",
        )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())
