"""Who is on a page: its persons with their titles, its bodies, the state it is about, and who has spoken so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold, kunya
from tawatur.arabic.morphology import masculine
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, WORD, Word
from tawatur.names.registry import Entity
from tawatur.names.word_kinds import Phrase
from tawatur.statements.offices import Office, read_office
from tawatur.statements.raw import Scene


@dataclass(slots=True)
class Person:
    """A person the page names: the fullest name, its words, the words of the titles beside it, where first named."""

    name: str
    words: tuple[str, ...]
    titles: set[str] = field(default_factory=set)
    described: list[set[str]] = field(default_factory=list)  # the same, mention by mention, without forms of address
    roles: set[str] = field(default_factory=set)  # the titles without adjectives of country
    seen: list[int] = field(default_factory=list)
    titled: list[Office] = field(default_factory=list)  # one a mention with a title
    held: list[Office] = field(default_factory=list)  # what the registry knows
    dated: bool = True  # whether only what was held on the page's day is among the latter
    gender: str = ""
    entity: str | None = None

    @property
    def offices(self) -> list[Office]:
        """What the person is: by the page's titles, and by the registry where its years can be checked or nothing else is known."""
        return self.held + self.titled if self.dated or not self.titled else self.titled


@dataclass(slots=True)
class Body:
    """A body, state or other collective the page names."""

    name: str
    words: tuple[str, ...]
    at: int
    entity: str | None = None


@dataclass(slots=True)
class Told:
    """One who spoke: the name, where, gender and number, whether a person, the words of the source."""

    name: str
    at: int
    gender: str
    number: str
    person: Person | None
    words: tuple[str, ...]
    entity: str | None = None
    nested: bool = False
    office: Office | None = None  # of one without a name

    @property
    def countries(self) -> set[str]:
        """The states that the titles of this one belong to."""
        offices = self.person.offices if self.person is not None else [self.office] if self.office is not None else []
        return {country for office in offices for country in office.countries}


@dataclass(frozen=True, slots=True)
class Found:
    """The resolution of a source: who, how it was found, and the other candidates."""

    name: str
    entity: str | None
    why: str
    candidates: tuple[str, ...] = ()
    person: Person | None = None


class Cast:
    """The persons and bodies of one page, collected line by line, and those who have spoken, in reading order."""

    def __init__(
        self, scene: Scene, lines: Iterable[tuple[int, int]], today: date | None, outlet: str | None = None
    ) -> None:
        self.today = today
        self.scene = scene
        self.persons: list[Person] = []
        self._by_key: dict[str, dict[int, None]] = {}  # see ``_keys``
        self.bodies: list[Body] = []
        self._bodies_by_word: dict[str, list[Body]] = {}
        self.told: list[Told] = []
        self.states: dict[str, int] = {}
        self.mentioned: dict[str, int] = {}  # states by name, adjective or capital, where first
        self.named: Counter[str] = Counter()
        self.led: Counter[str] = Counter()  # states named in the headline and the line below it
        for count, (first, last) in enumerate(lines):
            self._collect(first, last)
            if count == 1:
                self.led = Counter({state: _LEAD_WEIGHT * times for state, times in self.named.items()})
        published_in = scene.phrases.registry.outlet(outlet)
        most_named = min(self.named, key=lambda state: (-self.named[state], state), default="")
        self.home = (
            published_in.parent if published_in is not None and published_in.parent in self.named else most_named
        )

    # -- who is on the page -------------------------------------------------------------------------------------------

    def _collect(self, first: int, last: int) -> None:
        scene = self.scene
        words = scene.tokens.words
        i = first
        while i < last:
            word = words[i]
            found = scene.phrases.entity(i)
            if found and found[0] == "state":
                match = scene.phrases.match(i)
                if match:
                    self.states.setdefault(match[0].id, i)
                    self.mentioned.setdefault(match[0].id, i)
                    self.named[match[0].id] += 1
            elif found and found[0] == "place" and (capital := self._state_of(i, found[1])):
                self.mentioned.setdefault(capital, i)
                self.named[capital] += 1
            elif word.base in _AT_HOME and word.definite and not self._qualified(i, last):
                self.named[_AT_HOME[word.base]] += 4
            elif "nisba" in word.tags and (country := scene.phrases.registry.country_of(masculine(word.base))):
                self.named[country] += 1
                self.mentioned.setdefault(country, i)
            if i > first and word.tags & {"given", "honorific"} and scene.phrases._named_after(i):
                i += 1
                continue
            if word.fold in _WITH_US:
                i += 1
                continue
            servant = i > first and words[i - 1].base == "عبد"  # «عبد الرحيم»: the name began a word before
            starts = (
                word.tags & {"office", "honorific", "given", "body", "document"}
                or (found and found[0] == "person")
                or word.base == "عبد"
            )
            if not starts or servant:
                if word.base in scene.phrases.surnames and word.kind != MARK:
                    named = self.known((word.base,))
                    if named is not None:
                        named.seen.append(i)
                i += 1
                continue
            phrase = self._phrase(i, last)
            if phrase is None:
                i += 1
                continue
            phrase = self._first_of_several(phrase)
            if phrase.name is not None and "body" not in word.tags:
                self.person(phrase)
                for k in range(i + 1, phrase.name[0]):
                    if "body" in words[k].tags and not ("office" in words[k - 1].tags and "field" in words[k].tags):
                        inner = scene.phrases.read(k, phrase.name[0], before_object=True) if not words[k].prep else None
                        if inner is not None:
                            self._body(inner)  # «مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن»
                        break
                i = max(i + 1, phrase.name[1])
                continue
            field_of = (
                i > first and "office" in words[i - 1].tags and "field" in word.tags
            )  # «وزراء | خارجية مجموعة السبع»
            if "body" in word.tags and not field_of:
                self._body(phrase)
            i += 1

    def _first_of_several(self, phrase: Phrase) -> Phrase:
        """The first of persons joined with their titles: «الرئيس المصري سامي حداد | والرئيس الفرنسي كريم بشارة»."""
        words = self.scene.tokens.words
        if phrase.name is None:
            return phrase
        for k in range(phrase.first + 2, phrase.name[0]):
            if words[k].conj == "و" and words[k].tags & {"office", "honorific"}:
                name = self.scene.phrases.person_name(phrase.first, k)
                if name is not None and name[1] - name[0] > 1 and name[1] == k:
                    return Phrase(phrase.first, k, phrase.head, name)
        return phrase

    def _state_of(self, i: int, count: int) -> str | None:
        """The state whose capital the tokens from *i* name."""
        phrases = self.scene.phrases
        match = phrases.match(i)
        state = (
            phrases.registry.state_of_capital(match[0].names[0]) if match is not None and match[1] == count else None
        )
        return state.id if state is not None else None

    def _qualified(self, i: int, last: int) -> bool:
        """Whether an adjective or name says which kingdom is meant: «المملكة المغربية»."""
        words = self.scene.tokens.words
        return i + 1 < last and words[i + 1].definite and bool(words[i + 1].tags & {"nisba", "adj"})

    def _phrase(self, i: int, last: int) -> Phrase | None:
        scene = self.scene
        word = scene.tokens.words[i]
        name = self.name_behind_l(i, last)
        if name is not None:
            return Phrase(i, name[1], i, name)
        if word.prep:
            inner = scene.phrases.read(i + 1, min(last, i + 14), before_object=True)
            end = inner.last if inner and self._continues(i, inner) else i + 1
            return Phrase(i, end, i, None)
        return scene.phrases.read(i, min(last, i + 24), before_object=True)

    def name_behind_l(self, i: int, last: int) -> tuple[int, int] | None:
        """The tokens of a name of more than one word with ل before it at *i*: «بيان | لأحمد سالم»."""
        words = self.scene.tokens.words
        if words[i].prep != "ل" or "given" not in words[i].tags:
            return None
        end = i + 1
        while end < min(last, i + _LONGEST_NAME) and self._of_a_name(end):
            end += 1
        if end == i + 1 < last and words[end].tags and words[end].tags <= {"noun", "office", "adj"}:
            following = words[end + 1] if end + 1 < last else None
            if not (words[end].definite or words[end].conj or words[end].prep) and not (
                following and following.definite
            ):
                end += 1  # «لسامي حداد مدير المنظمة»: a trade is a surname
        return (i, end) if end > i + 1 else None

    def _of_a_name(self, i: int) -> bool:
        word = self.scene.tokens.words[i]
        if self.scene.tokens.words[i - 1].base == "عبد":
            return word.definite and not word.prep
        known = bool(word.tags & {"given", "surname", "particle"}) or word.base in self.scene.phrases.surnames
        return self.scene.phrases.name_like(i) and (known or not (word.tags or word.readings))

    def _continues(self, i: int, inner: Phrase) -> bool:
        word = self.scene.tokens.words[inner.first]
        if word.tags & {"adj", "nisba"} and not self.scene.phrases.agrees_with(self.scene.tokens.words[i], word):
            return False  # «الوضع التنافسي للشركة | الحالي»
        return not (word.tags & {"noun", "document", "occasion"}) or word.definite

    def person(self, phrase: Phrase) -> Person | None:
        assert phrase.name is not None
        scene = self.scene
        first, last = phrase.name
        words = tuple(self.name_words(first, last))
        if not words:
            return None
        if len(words) == 1 and phrase.last - phrase.first == 1 and "entity" not in scene.tokens.words[first].tags:
            return None  # a given name alone is too little to know a person by
        marks = scene.tokens.words[phrase.first : phrase.last]
        titles = {w.base for w in marks if w.kind != MARK} - set(words)
        if self.persons and any(w.base.startswith("نظير") for w in marks):
            titles |= self.persons[-1].roles  # «نظيره العماني»: the same office of another country
        person = self.known(words)
        entity = scene.phrases.registry.named(
            scene.tokens.text[scene.tokens.starts[first] : scene.tokens.ends[last - 1]]
        )
        if person is None:
            person = Person(self.name_text(first, last), words)
            self.persons.append(person)
            self._index(len(self.persons) - 1)
            if len(words) > 1 and len(words[-1]) > 3:
                scene.phrases.surnames.add(words[-1])
        elif len(words) > len(person.words):
            person.name, person.words = self.name_text(first, last), words
            self._index(self.persons.index(person))
        person.titles |= titles
        person.roles |= {w.base for w in marks if w.tags & {"office", "field"} and "nisba" not in w.tags} - set(words)
        if entity is not None and not person.entity:
            person.held, person.dated = self._held(entity), self.today is not None
        office = read_office(self._title_words(phrase), scene.phrases.registry)
        if office.heads or office.countries:
            person.titled.append(office)
        if titles:
            person.described.append(
                titles - {w.base for w in marks if "honorific" in w.tags and "office" not in w.tags}
            )
        person.seen.append(phrase.first)
        person.entity = person.entity or (entity.id if entity else None)
        head = scene.tokens.words[phrase.head]
        if not person.gender and head.tags & {"office"} and "given" not in head.tags:
            person.gender = "f" if head.form.endswith("ة") else ""
        return person

    def _held(self, entity: Entity) -> list[Office]:
        """The offices the registry knows of a person, as descriptions."""
        registry, lexicon = self.scene.phrases.registry, self.scene.tokens.lexicon
        found = []
        for role in entity.roles:
            if not role.held_on(self.today):
                continue
            office = read_office(map(lexicon.word, role.office.split()), registry)
            of = registry.entities.get(role.of)
            if of is not None and of.kind == "state":
                office.countries.add(of.id)
            elif of is not None and of.parent in registry.entities:
                office.countries.add(of.parent)
            found.append(office)
        return found

    def _title_words(self, phrase: Phrase) -> list[Word]:
        """The words of the title beside a name: of its phrase, and of an apposition between commas behind it."""
        assert phrase.name is not None
        words = self.scene.tokens.words
        first, last = phrase.name
        found = [*words[phrase.first : first]]
        if not self._titles_another(last, phrase.last):
            found += words[last : phrase.last]
        comma = max(last, phrase.last) if phrase.last > last else last
        behind = [k for k in range(last, min(len(words), last + 2)) if words[k].form in "،,-–("]
        if behind and words[min(behind[0] + 1, len(words) - 1)].fold in ("وهو", "وهي"):
            behind[0] += 1  # «سامي حداد، وهو مدير المركز، …»
        if behind and "office" in words[min(behind[0] + 1, len(words) - 1)].tags:
            comma = behind[0]
            for k in range(comma + 1, min(len(words), comma + 16)):
                if (words[k].kind == MARK and words[k].form not in QUOTES) or words[k].tags & {"comp", "rel"}:
                    found += words[comma + 1 : k]
                    break
        return found

    def _titles_another(self, i: int, end: int) -> bool:
        """Whether the title at token *i*, behind a name, is that of a name behind it: «استقبل الرئيس حداد | وزير الخارجية كريم ناصر»."""
        scene = self.scene
        if i >= end or "office" not in scene.tags(i) or scene.tokens.words[i].definite:
            return False
        following = scene.phrases.read(i, len(scene.tokens.words))
        return following is not None and following.name is not None and following.name[0] > i

    def _persons_like(self, words: tuple[str, ...]) -> Iterable[Person]:
        """The persons, in order, who share a word with a name, to within one letter."""
        numbers = {n for word in words for key in _keys(word) for n in self._by_key.get(key, ())}
        return (self.persons[n] for n in sorted(numbers))

    def _index(self, number: int) -> None:
        """Note by which words a person is found."""
        for word in self.persons[number].words:
            for key in _keys(word):
                self._by_key.setdefault(key, {})[number] = None

    def known(self, words: tuple[str, ...]) -> Person | None:
        """The person of this name: all words of one name are in the other, family name included."""
        best: Person | None = None
        for person in self._persons_like(words):
            short, long = sorted((words, person.words), key=len)
            if _inside(short, long) and (best is None or len(person.words) > len(best.words)):
                if (
                    len(short) == 1
                    and len(long) > 1
                    and not _close(short[0], long[-1])
                    and not _close(short[0], long[0])
                    and len(long) > 2
                ) and not any(_close(short[0], w) for w in long[1:]):
                    continue
                best = person
        return best

    def _body(self, phrase: Phrase) -> None:
        scene = self.scene
        match = scene.phrases.match(phrase.first)
        if match is not None and match[1] > 1:
            phrase = Phrase(phrase.first, phrase.first + match[1], phrase.head, None)
        for i in range(phrase.first + 1, phrase.last):
            word = scene.tokens.words[i]
            if scene.phrases.second_field(i, phrase.head):
                continue
            if word.conj == "و" and (
                word.tags & {"body", "office"}
                or ((e := scene.phrases.entity(i)) and e[0] in ("state", "body", "person"))
            ):
                phrase = Phrase(phrase.first, i, phrase.head, None)
                break
        for i in range(phrase.first + 1, phrase.last):
            word = scene.tokens.words[i]
            if ("prep" in word.tags and not word.prep) or word.prep == "ب":
                phrase = Phrase(phrase.first, i, phrase.head, None)
                break
        last = phrase.last
        while last > phrase.first + 1 and "same" in scene.tokens.words[last - 1].tags:
            last -= 1
        if last - phrase.first == _WITH_PREDICATE and scene.tokens.words[phrase.first].definite:
            predicate = scene.tokens.words[last - 1]
            if predicate.kind == WORD and not (
                predicate.definite or predicate.tags & _NAMED or predicate.form.isascii()
            ):
                last -= 1  # «الوزارة | مستعدة»
        phrase = Phrase(phrase.first, last, phrase.head, None)
        words = tuple(scene.phrases.words_of(phrase.first, phrase.last))
        if len(words) < 2:
            return
        body = Body(self.phrase_text(phrase), words, phrase.first, self._entity_of(phrase))
        self.bodies.append(body)
        for part in dict.fromkeys(words):
            self._bodies_by_word.setdefault(part, []).append(body)

    def bodies_with(self, keys: set[str]) -> list[Body]:
        """The bodies, in order, whose names hold all of the words *keys*."""
        if not keys:
            return self.bodies
        fewest = min((self._bodies_by_word.get(key, []) for key in keys), key=len)
        return [body for body in fewest if keys <= set(body.words)]

    def _entity_of(self, phrase: Phrase) -> str | None:
        scene = self.scene
        for i in range(phrase.first, phrase.last):
            match = scene.phrases.match(i)
            if match and i + match[1] >= phrase.last - 1 and i - phrase.first <= 1:
                return match[0].id
        return None

    def name_words(self, first: int, last: int) -> Iterable[str]:
        previous = ""
        for word in self.scene.tokens.words[first:last]:
            if word.kind == MARK or ("honorific" in word.tags and "given" not in word.tags and word.definite):
                continue
            if previous == "عبد":
                previous = "عبد" + word.base
                yield previous
                continue
            if word.base == "عبد":
                previous = "عبد"
                continue
            previous = word.base
            if word.base.startswith("عبدال"):
                yield "عبد" + word.base[5:]
            else:
                yield kunya(word.base)

    def name_text(self, first: int, last: int) -> str:
        tokens = self.scene.tokens
        while first < last - 1 and (
            "honorific" in tokens.words[first].tags
            and tokens.words[first].definite
            and "given" not in tokens.words[first].tags
        ):
            first += 1
        word = tokens.words[first]
        if word.prep:
            return tokens.text[tokens.starts[first] + word.prep_cut : tokens.ends[last - 1]]
        return self.scene.phrases.text_of(first, last).strip("«»“”\"'() ")

    def phrase_text(self, phrase: Phrase) -> str:
        """The words of a phrase without marks around names in it and without clitics before it."""
        tokens = self.scene.tokens
        first = tokens.words[phrase.first]
        text = tokens.text[tokens.starts[phrase.first] : tokens.ends[phrase.last - 1]]
        if first.conj or first.prep:
            cut = first.prep_cut if first.prep else first.cut
            text = text[cut:]
            if first.prep == "ل" and first.definite:
                text = "ال" + text.removeprefix("ل") if text.startswith("ل") else text
        text = _TANWIN.sub(r"\1", _PARENTHESIS.sub("", text)).replace(" وعن ", " و")
        return "".join(c for c in text if c not in '«»“”"{}').strip(" '’،")

    def last_main(self) -> Told | None:
        """Who spoke last outside another's content."""
        return next((told for told in reversed(self.told) if not told.nested), None)

    def main_first(self, count: int) -> list[Told]:
        """The last *count* who spoke, the last first, those of nested statements behind the others."""
        return sorted(self.told[-count:][::-1], key=lambda told: told.nested)


# «المملكة» without an adjective is what a Saudi paper calls its own state
_AT_HOME = {fold(name).removeprefix("ال"): state for name, state in read_toml("names/home.toml")["home"].items()}
_WITH_PREDICATE = 2  # words of a body with what is said of it
_NAMED = frozenset({"entity", "given", "surname", "nisba"})
_LEAD_WEIGHT = 3
_LONGEST_NAME = 4
_WITH_US = frozenset({"لدينا", "لدي"})  # no «دينا»
_TANWIN = re.compile(r"(\w)(?:ًا|اً)(?=\s|$)")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")


def _close(a: str, b: str) -> bool:
    """Equal, or one edit apart in words of five letters or more: «سيرغي» and «سيرجي»."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


@lru_cache(maxsize=16384)
def _keys(word: str) -> tuple[str, ...]:
    """What words one edit apart share: the word, and from five letters on what is left without each of its letters."""
    return (word, *(word[:i] + word[i + 1 :] for i in range(len(word)))) if len(word) >= 5 else (word,)


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of the short name is in the long one."""
    return all(any(_close(w, v) for v in long) for w in short)
