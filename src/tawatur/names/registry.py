"""The registry: facts about people, states, bodies, agencies, outlets and places, with the names the press uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from tawatur.arabic.data import read_table
from tawatur.arabic.folding import fold
from tawatur.arabic.words import Tokens

_COLUMNS = ("id", "kind", "names", "english", "parent", "notes")
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
class Entity:
    """An entry of the registry. ``capital`` (folded) is the metonym of a state; ``house`` the owner of an outlet."""

    id: str
    kind: str
    names: tuple[str, ...]
    english: str
    parent: str = ""
    capital: str = ""
    house: str = ""
    demonyms: tuple[str, ...] = ()  # relative adjectives that do not follow from the names: «أميركي»


@dataclass
class Registry:
    """Entities by id and by the words of their names."""

    entities: dict[str, Entity] = field(default_factory=dict)
    _by_first: dict[str, list[tuple[tuple[str, ...], Entity]]] = field(default_factory=dict)
    _by_name: dict[str, Entity] = field(default_factory=dict)
    _capitals: dict[str, Entity] = field(default_factory=dict)
    _countries: dict[str, str] = field(default_factory=dict)

    def add(self, entity: Entity) -> None:
        """Enter an entity; its names become findable."""
        self.entities[entity.id] = entity
        for name in entity.names:
            words = name_key(name)
            self._by_first.setdefault(words[0], []).append((words, entity))
            self._by_name.setdefault(" ".join(words), entity)
        if entity.capital:
            words = name_key(entity.capital)
            if len(words) == 1:
                self._countries.setdefault(words[0].removeprefix("ال"), entity.id)
            self._capitals[" ".join(words)] = entity
            place = Entity(f"{entity.id}-capital", "place", (entity.capital,), "", entity.id)
            self._by_first.setdefault(words[0], []).append((words, place))

    def finish(self) -> None:
        """Sort names, longest first, once all are entered, and derive the relative adjectives of the states."""
        for entity in self.entities.values():
            if entity.kind == "state":
                for form in (*map(fold, entity.demonyms), *_relative_adjectives(entity.names)):
                    self._countries.setdefault(form, entity.id)
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))

    def first_words(self) -> Iterable[str]:
        """The first words of all names, in look-up form."""
        return self._by_first

    def match(self, tokens: Tokens, i: int) -> tuple[Entity, int] | None:
        """The entity whose name starts at token *i*: (entity, number of tokens), the longest name first."""
        word = tokens.words[i]
        options = self._by_first.get(word.fold) or self._by_first.get(word.base)
        if options is None and word.definite:
            options = self._by_first.get("ال" + word.base)
        if options is None:
            return None
        words = tokens.words
        for key, entity in options:
            n = len(key)
            if i + n <= len(words) and all(words[i + k].fold == key[k] for k in range(1, n)):
                return entity, n
        return None

    def named(self, name: str) -> Entity | None:
        """The entity of exactly this name, spelling variants folded."""
        return self._by_name.get(" ".join(name_key(name)))

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
    """The registry of ``data/registry``."""
    registry = Registry()
    for row in read_table("registry/entities.csv", _COLUMNS):
        notes = dict(note.strip().split(" ", 1) for note in row["notes"].split(",") if " " in note.strip())
        names = tuple(name.strip() for name in row["names"].split(";"))
        registry.add(
            Entity(
                row["id"],
                row["kind"],
                names,
                row["english"],
                row["parent"],
                notes.get("capital", ""),
                notes.get("house", ""),
                tuple(notes.get("demonyms", "").split()),
            )
        )
    registry.finish()
    return registry
