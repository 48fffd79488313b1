"""Knowledge: all language and registry files, compiled once into what ``analyse`` needs.

It is plain data and crosses process borders; loading takes a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tawatur.arabic import morphology
from tawatur.arabic.data import read_list, read_table, read_toml, word_set
from tawatur.arabic.folding import fold, without_article
from tawatur.arabic.words import Lexicon, Reading
from tawatur.article.credits import CreditReader
from tawatur.names.registry import Registry, load_registry
from tawatur.statements.cues import cue_readings
from tawatur.times.vocabulary import TimeWords, time_words


@dataclass(frozen=True)
class Knowledge:
    """The compiled knowledge of the language and the world."""

    lexicon: Lexicon
    registry: Registry
    times: TimeWords
    credits: CreditReader


@cache
def load() -> Knowledge:
    """The knowledge of the files in ``tawatur/data``."""
    registry = load_registry()
    times = time_words()
    tags: dict[str, set[str]] = {}
    readings: dict[str, list[Reading]] = {}

    def tag(forms: Iterable[str], name: str) -> None:
        for form in forms:
            folded = fold(form)
            if name in _NOMINAL:
                folded = without_article(folded)  # the article is cut off before words are looked up
            tags.setdefault(folded, set()).add(name)

    for name, forms in read_toml("lexicon/function_words.toml").items():
        tag(forms, name)
        if name == "document":
            tag((fold(form) + "ا" for form in forms if fold(form)[-1] not in "هاي"), name)
    titles = read_toml("names/titles.toml")
    tag((form for noun in titles["offices"] for form in morphology.noun_forms(noun)), "office")
    tag(titles["honorifics"], "honorific")
    tag(titles["bodies"], "body")
    tag(
        (
            form
            for noun in titles["fields"]
            for form in (noun, fold(noun) + "ه" if fold(noun)[-1] not in "هاء" else noun)
        ),
        "field",
    )
    tag(titles["name_particles"], "particle")
    tag(read_list("names/given.txt"), "given")
    tag(read_list("names/given_too.txt"), "given-too")
    tag(read_list("lexicon/nouns.txt"), "noun")
    tag(_verb_forms(), "verb")
    tag(read_list("lexicon/particles.txt"), "function")
    tag(read_list("names/surnames.txt"), "surname")
    tag(read_list("names/places.txt"), "place")
    tag((form for noun in read_list("names/persons.txt") for form in morphology.noun_forms(noun)), "office")
    tag(read_list("names/organisations.txt"), "body")
    tag((form for word in read_list("lexicon/adjectives.txt") for form in _adjective(word)), "adj")
    tag((form for word in read_list("names/nisba.txt") for form in _adjective(word)), "nisba")
    for first in registry.first_words():
        bare = without_article(first)
        tags.setdefault(bare, set()).add("entity")
    for first in (name.split()[0] for entity in registry.entities.values() for name in entity.names):
        if first[0] in "أإآ":  # «ألمانيا» begins with no article
            tags.setdefault(fold(first), set()).add("entity")
    for entity in registry.entities.values():
        if entity.kind == "person":
            for name in map(fold, entity.names):
                _, _, last = name.rpartition(" ")
                if len(last) >= _SURNAME and last != name and not last.startswith("ال") and last not in tags:
                    tags[last] = {"surname"}
    for form, reading in cue_readings():
        readings.setdefault(form, []).append(reading)
    for pair in word_set("misspelt"):
        written, meant = pair.split("=")
        readings.setdefault(written, readings.get(meant, []))
    credits = CreditReader(_credit_names(registry))
    return Knowledge(Lexicon(tags, readings), registry, times, credits)


_SURNAME = 4  # letters of a surname of the registry that is taken for one without the first name
_NOMINAL = frozenset({"honorific", "office", "field", "body", "occasion"})


def _verb_forms() -> Iterable[str]:
    """Every form of the verbs that report nothing, with object pronouns, first persons and the future's prefix."""
    for row in read_table("lexicon/verbs.csv", ("perfect", "imperfect")):
        perfect, imperfect = row["perfect"], row["imperfect"]
        for make, verb in ((morphology.perfect, perfect), (morphology.perfect_with_object, perfect)):
            yield from (form for form, _, _ in make(verb)) if verb else ()
        if imperfect:
            third = [
                form
                for make in (morphology.imperfect, morphology.imperfect_with_object)
                for form, _, _ in make(imperfect)
            ]
            yield from third
            yield from ("س" + form for form in third)
            yield from ("ن" + fold(imperfect)[1:], "سن" + fold(imperfect)[1:])


def _adjective(word: str) -> Iterable[str]:
    base = fold(word)
    yield base
    if not base.endswith(("ه", "ا")):
        yield from (base + "ه", base + "ين", base + "ون", base + "ان", base + "ات", base + "تين", base + "ا")


def _credit_names(registry: Registry) -> Iterable[tuple[str, str]]:
    for entity in registry.entities.values():
        kind = {"agency": "agency", "outlet": "outlet", "state": "place", "place": "place"}.get(entity.kind)
        if kind:
            for name in entity.names:
                yield fold(name), kind
        if entity.capital:
            yield fold(entity.capital), "place"
