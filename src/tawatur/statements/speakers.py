"""Who speaks: each source resolved to the fullest name the page gives.

Candidates are the persons and bodies the page names. A surname is the person with that surname; a title («وزير الخارجية
الروسي») whoever bears it; «المتحدث ذاته» the last who spoke; «الوزارة» the last ministry named; a document its issuer; a
dropped subject the last who fits in gender and number, the subject of the same sentence first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.morphology import masculine
from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.arabic.words import MARK, WORD, Word
from tawatur.names.phrases import Phrase
from tawatur.names.registry import Entity
from tawatur.statements.offices import Office, fit, read_office
from tawatur.statements.raw import Raw, Scene

_LAST_SPOKE = word_set("last_spoke")


@dataclass(slots=True)
class Person:
    """A person the page names: the fullest name, its words, the words of the titles beside it, where first named."""

    name: str
    words: tuple[str, ...]
    titles: set[str] = field(default_factory=set)
    described: list[set[str]] = field(default_factory=list)  # the same, mention by mention, without forms of address
    roles: set[str] = field(default_factory=set)  # the titles without adjectives of country
    seen: list[int] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)  # one a mention with a title
    gender: str = ""
    entity: str | None = None


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


@dataclass(frozen=True, slots=True)
class Found:
    """The resolution of a source: who, how it was found, and the other candidates."""

    name: str
    entity: str | None
    why: str
    candidates: tuple[str, ...] = ()
    person: Person | None = None


class Speakers:
    """Resolves the speakers of one page, statement by statement in reading order."""

    def __init__(self, scene: Scene, lines: Iterable[tuple[int, int]]) -> None:
        self.scene = scene
        self.persons: list[Person] = []
        self.bodies: list[Body] = []
        self.told: list[Told] = []
        self._states: dict[str, int] = {}
        self._named: Counter[str] = Counter()
        self._headline = False
        for first, last in lines:
            self._collect(first, last)
        self.home = min(self._named, key=lambda state: (-self._named[state], state), default="")
        scene.phrases.surnames |= {p.words[-1] for p in self.persons if len(p.words) > 1 and len(p.words[-1]) > 3}

    # -- who is on the page -------------------------------------------------------------------------------------------

    def _collect(self, first: int, last: int) -> None:
        scene = self.scene
        words = scene.tokens.words
        i = first
        while i < last:
            word = words[i]
            found = scene.phrases.entity(i)
            if found and found[0] == "state":
                match = scene.phrases.registry.match(scene.tokens, i)
                if match:
                    self._states.setdefault(match[0].id, i)
                    self._named[match[0].id] += 1
            elif "nisba" in word.tags and (country := scene.phrases.registry.country_of(masculine(word.base))):
                self._named[country] += 1
            if i > first and word.tags & {"given", "honorific"} and scene.phrases._named_after(i):
                i += 1
                continue
            servant = i > first and words[i - 1].base == "عبد"  # «عبد الرحيم»: the name began a word before
            starts = (
                word.tags & {"office", "honorific", "given", "body", "document"}
                or (found and found[0] == "person")
                or word.base == "عبد"
            )
            if not starts or servant:
                i += 1
                continue
            phrase = self._phrase(i, last)
            if phrase is None:
                i += 1
                continue
            if phrase.name is not None and "body" not in word.tags:
                self._person(phrase)
                i = max(i + 1, phrase.name[1])
                continue
            if "body" in word.tags:
                self._body(phrase)
            i += 1

    def _phrase(self, i: int, last: int) -> Phrase | None:
        scene = self.scene
        word = scene.tokens.words[i]
        if word.prep:
            inner = scene.phrases.read(i + 1, min(last, i + 14), before_object=True)
            end = inner.last if inner and self._continues(i, inner) else i + 1
            return Phrase(i, end, i, None)
        return scene.phrases.read(i, min(last, i + 24), before_object=True)

    def _continues(self, i: int, inner: Phrase) -> bool:
        word = self.scene.tokens.words[inner.first]
        return not (word.tags & {"noun", "document", "occasion"}) or word.definite

    def _person(self, phrase: Phrase) -> Person | None:
        assert phrase.name is not None
        scene = self.scene
        first, last = phrase.name
        words = tuple(self._name_words(first, last))
        if not words:
            return None
        if len(words) == 1 and phrase.last - phrase.first == 1 and "entity" not in scene.tokens.words[first].tags:
            return None  # a given name alone is too little to know a person by
        marks = scene.tokens.words[phrase.first : phrase.last]
        titles = {w.base for w in marks if w.kind != MARK} - set(words)
        if self.persons and any(w.base.startswith("نظير") for w in marks):
            titles |= self.persons[-1].roles  # «نظيره العماني»: the same office of another country
        person = self._known(words)
        entity = scene.phrases.registry.named(
            scene.tokens.text[scene.tokens.starts[first] : scene.tokens.ends[last - 1]]
        )
        if person is None:
            person = Person(self._name_text(first, last), words)
            self.persons.append(person)
            if len(words) > 1 and len(words[-1]) > 3:
                scene.phrases.surnames.add(words[-1])
        elif len(words) > len(person.words):
            person.name, person.words = self._name_text(first, last), words
        person.titles |= titles
        person.roles |= {w.base for w in marks if w.tags & {"office", "field"} and "nisba" not in w.tags} - set(words)
        office = read_office(self._title_words(phrase), scene.phrases.registry)
        if office.heads or office.countries:
            person.offices.append(office)
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

    def _title_words(self, phrase: Phrase) -> list[Word]:
        """The words of the title beside a name: of its phrase, and of an apposition between commas behind it."""
        assert phrase.name is not None
        words = self.scene.tokens.words
        first, last = phrase.name
        found = [*words[phrase.first : first], *words[last : phrase.last]]
        comma = max(last, phrase.last) if phrase.last > last else last
        behind = [k for k in range(last, min(len(words), last + 2)) if words[k].form in "،,-–("]
        if behind and "office" in words[min(behind[0] + 1, len(words) - 1)].tags:
            comma = behind[0]
            for k in range(comma + 1, min(len(words), comma + 16)):
                if (words[k].kind == MARK and words[k].form not in QUOTES) or words[k].tags & {"comp", "rel"}:
                    found += words[comma + 1 : k]
                    break
        return found

    def _known(self, words: tuple[str, ...]) -> Person | None:
        """The person of this name: all words of one name are in the other, family name included."""
        best: Person | None = None
        for person in self.persons:
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
        match = scene.phrases.registry.match(scene.tokens, phrase.first)
        if match is not None and match[1] > 1:
            phrase = Phrase(phrase.first, phrase.first + match[1], phrase.head, None)
        for i in range(phrase.first + 1, phrase.last):
            word = scene.tokens.words[i]
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
        words = tuple(scene.phrases.words_of(phrase.first, phrase.last))
        if len(words) < 2:
            return
        self.bodies.append(Body(self._phrase_text(phrase), words, phrase.first, self._entity_of(phrase)))

    def _entity_of(self, phrase: Phrase) -> str | None:
        scene = self.scene
        for i in range(phrase.first, phrase.last):
            match = scene.phrases.registry.match(scene.tokens, i)
            if match and i + match[1] >= phrase.last - 1 and i - phrase.first <= 1:
                return match[0].id
        return None

    def _name_words(self, first: int, last: int) -> Iterable[str]:
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
                yield word.base

    def _name_text(self, first: int, last: int) -> str:
        tokens = self.scene.tokens
        while first < last and (
            "honorific" in tokens.words[first].tags
            and tokens.words[first].definite
            and "given" not in tokens.words[first].tags
        ):
            first += 1
        return self.scene.phrases.text_of(first, last).strip("«»“”\"'() ")

    def _phrase_text(self, phrase: Phrase) -> str:
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

    # -- resolution -------------------------------------------------------------------------------------------------------

    def resolve(self, raw: Raw, sentence: Sentence, governing: Told | None) -> Found:
        """Who speaks in *raw*. *governing* is the statement a dependent participle belongs to."""
        self._headline = sentence.headline
        if raw.subject is None:
            return self._dropped(raw, sentence, governing)
        found = self._source(raw.subject, raw)
        if sentence.headline and found.person is None:
            return self._lead(raw.subject, found) or found
        return found

    def _lead(self, phrase: Phrase, found: Found) -> Found | None:
        """Whom a headline's description means: the first who speaks below and fits it («مسؤول أممي: …» over «قال منسق الأمم
        المتحدة…», «"التعاون الإسلامي" تدين» over «منظمة التعاون الإسلامي»); None where nobody does.
        """
        words = self.scene.tokens.words[phrase.first : phrase.last]
        registry = self.scene.phrases.registry
        asked = read_office(words, registry)
        head = self.scene.tokens.words[phrase.head]
        keys = {masculine(w.base) for w in words if w.kind == WORD and "same" not in w.tags}
        document = any("document" in w.tags for w in words)
        for told in self.told[:8]:
            if told.nested or told.name == found.name:
                continue
            if told.person is not None:
                single = "office" in head.tags and "body" not in head.tags and head.base not in _PLURALS
                if single and asked.heads and fit(asked, told.person.offices, self.home) > 0:
                    return Found(told.name, told.entity, "the first who speaks below the headline and fits", person=told.person)
                continue
            named = {masculine(base) for base in told.words} | {masculine(word) for word in fold(told.name).replace('"', " ").split()}
            bare = {word.removeprefix("ال") for word in named}
            if (keys <= bare and len(bare) > len(keys)) or (document and keys & {masculine(b) for b in told.words}):
                return Found(told.name, told.entity, "the first who speaks below the headline under a fuller name")
        return None

    def remember(self, raw: Raw, found: Found, nested: bool) -> Told:
        """Note who spoke, for the statements that follow; *nested* where another's content holds the statement."""
        gender, number = "", "s"
        if raw.form is not None and raw.form.kind in ("perfect", "imperfect"):
            gender, number = raw.form.gender, raw.form.number
            if raw.subject is not None and not raw.rule.startswith(("subject-first", "relative")):
                head = self.scene.tokens.words[raw.subject.head]
                if (
                    gender == "f"
                    and head.tags & {"office"}
                    and not head.form.endswith("ة")
                    and number == "s"
                    and head.base not in _PLURALS
                ):
                    gender = ""
                if head.base in _PLURALS or (head.tags & {"office"} and head.fold.endswith(("ون", "ين", "ان"))):
                    number = "p"
        if (
            found.person is not None
            and not found.person.gender
            and raw.subject is not None
            and gender
            and number == "s"
        ):
            found.person.gender = gender
        words = tuple(self.scene.phrases.words_of(raw.subject.first, raw.subject.last)) if raw.subject else ()
        office = None
        if raw.subject is not None and found.person is None:
            office = read_office(
                self.scene.tokens.words[raw.subject.first : raw.subject.last], self.scene.phrases.registry
            )
        told = Told(found.name, raw.at, gender, number, found.person, words, found.entity, nested, office)
        if (
            raw.form is not None
            and raw.form.cue.lemma in _CONTINUES
            and raw.subject is not None
            and found.person is not None
        ):
            self._was_nameless(found)
        self.told.append(told)
        return told

    def _was_nameless(self, found: Found) -> None:
        """«أكدت متحدثة باسم الوزارة… وأضافت ماريا زاخاروفا»: who goes on speaking is the nameless one before."""
        if any(told.person is found.person for told in self.told):
            return
        before = next((told for told in reversed(self.told) if not told.nested), None)
        if before is None or before.person is not None or not before.words or before.words[0] in _PLURALS:
            return
        if not any(
            "office" in self.scene.tokens.words[k].tags
            for k in range(before.at, min(before.at + 8, len(self.scene.tokens.words)))
        ):
            return
        nameless = before.name
        for told in self.told:
            if told.name == nameless:
                told.name, told.entity, told.person = found.name, found.entity, found.person

    def _source(self, phrase: Phrase, raw: Raw) -> Found:
        scene = self.scene
        words = scene.tokens.words
        head = words[phrase.head]
        if (
            words[phrase.first].form in QUOTES
            and scene.quotes.closes.get(phrase.first) == phrase.last - 1
            and phrase.last - phrase.first > 3
        ):
            phrase = Phrase(phrase.first, phrase.last, phrase.head, None)
        if phrase.name is not None and not ("document" in head.tags and head is words[phrase.first]):
            name = tuple(self._name_words(*phrase.name))
            person = self._known(name) if name else None
            if person is not None:
                person.titles |= {w.base for w in words[phrase.first : phrase.last] if w.kind != MARK} - set(
                    person.words
                )
                person.seen.append(phrase.first)
                return Found(
                    person.name,
                    person.entity,
                    f"the page's fullest form of «{scene.phrases.text_of(*phrase.name)}»",
                    person=person,
                )
            person = self._person(phrase) if len(name) > 1 else None
            entity = scene.phrases.registry.named(scene.phrases.text_of(*phrase.name))
            return Found(self._name_text(*phrase.name), entity.id if entity else None, "named here only", person=person)
        if "document" in head.tags:
            issuer = self._issuer(phrase, raw)
            if issuer is not None:
                return issuer
        if head.fold in ("بلاده", "بلادها", "بلادهم", "بلدها", "بلده"):
            state = self._country_of_last()
            if state is not None:
                return Found(state.names[0], state.id, "the country of who spoke last")
        return self._described(phrase, raw)

    def _described(self, phrase: Phrase, raw: Raw) -> Found:
        """A description without a name: an office, a body, a state, «المتحدث ذاته»."""
        scene = self.scene
        words = scene.tokens.words
        head = words[phrase.head]
        content = [
            w
            for w in words[phrase.first : phrase.last]
            if w.kind != MARK and not w.tags & {"same", "demonstrative"} and w.kind != "number"
        ]
        keys = {w.base for w in content}
        text = self._phrase_text(phrase)
        same = any("same" in w.tags for w in words[phrase.first : phrase.last])
        if head.base.removeprefix("ال") in ("اخير", "اخيره") and len(content) <= 1:
            latter = self._last_named(raw.at, "f" if head.base.endswith("ه") else "m")
            if latter is not None:
                return latter
        office = bool(head.tags & {"office", "honorific"}) and ("body" not in head.tags or head.base in ("مصدر",))
        if office:
            address = {w.base for w in content if "honorific" in w.tags and "office" not in w.tags}
            keys = keys - address or keys
            definite = (
                head.definite
                or head.fold in ("معاليه", "سموه", "فخامته", "سعادته", "جلالته")
                or any(w.definite for w in content)
            )
            bearer = self._bearer(phrase, raw.at) if definite and head.base not in _PLURALS and head.base != "مصدر" else None
            if same:
                last = next((t for t in self._main_first(6) if t.person is not None), None)
                if last is not None and (bearer is None or bearer.person is not last.person):
                    return Found(last.name, last.entity, "the last person who spoke", person=last.person)
            if bearer is not None:
                return bearer
            if head.definite or same or head.fold in ("معاليه", "سموه", "فخامته", "سعادته", "جلالته"):
                last = self._last_described(head.base, same, keys)
                if last is not None:
                    return Found(
                        last.name, last.entity, "the last who spoke under such a description", person=last.person
                    )
            return Found(self._without_same(phrase), None, "an office whose bearer the page does not name")
        match = scene.phrases.registry.match(scene.tokens, phrase.head)
        if match is not None and match[0].kind == "place" and len(content) == match[1]:
            state = scene.phrases.registry.state_of_capital(match[0].names[0])
            if state is not None and self._states.get(state.id, raw.at) < raw.at:
                return Found(
                    state.names[0] if state.names[0] in scene.tokens.text else text,
                    state.id,
                    f"{text} stands for the state it is the capital of",
                )
        if match is not None and match[0].kind == "state" and len(content) == match[1]:
            return Found(text, match[0].id, "a state")
        if match is not None and len(content) == match[1] > 1:
            return Found(text, match[0].id, "in the registry")
        fuller = self._fuller_body(phrase, content, keys, raw.at)
        if fuller is not None:
            return Found(fuller.name, fuller.entity, f"the body the page calls «{fuller.name}»")
        if match is not None and phrase.head + match[1] >= phrase.last:
            return Found(text, match[0].id, "in the registry")
        if len(keys) == 1 and head.definite and head.tags & {"body", "medium"} and not self._headline:
            for told in self._main_first(4):
                if (
                    told.person is None
                    and told.words
                    and not set(told.words) & _PLURALS
                    and head.base not in told.words
                ):
                    kind = scene.phrases.registry.entities.get(told.entity or "")
                    if (kind is None and len(told.words) > 1) or (
                        kind is not None and kind.kind in ("body", "agency", "outlet", "group")
                    ):
                        return Found(told.name, told.entity, "the last body that spoke")
        return Found(self._without_same(phrase), None, "as the page describes it")

    def _without_same(self, phrase: Phrase) -> str:
        words = self.scene.tokens.words
        last = phrase.last
        while last > phrase.first + 1 and "same" in words[last - 1].tags:
            last -= 1
        return self._phrase_text(Phrase(phrase.first, last, phrase.head, None))

    def _last_named(self, at: int, gender: str) -> Found | None:
        """«الأخير»: the person or body named last before token *at*."""
        best: tuple[int, Found] | None = None
        for person in self.persons:
            seen = max((s for s in person.seen if s < at), default=-1)
            if seen >= 0 and (best is None or seen > best[0]) and person.gender in ("", gender):
                best = seen, Found(person.name, person.entity, "the last the page names", person=person)
        return best[1] if best else None

    def _bearer(self, phrase: Phrase, at: int) -> Found | None:
        """Who fits the description best, of the persons the page names and the nameless who spoke («مسؤول أميركي» behind
        «المسؤول الأميركي»); among equals who spoke last, then who was named last before *at*.
        """
        scene = self.scene
        asked = read_office(scene.tokens.words[phrase.first : phrase.last], scene.phrases.registry)
        bare = not asked.fields and not asked.countries
        feminine = scene.tokens.words[phrase.head].form.endswith("ة")
        best: tuple[tuple[float, int, int], Found] | None = None
        for person in self.persons:
            if (feminine and person.gender == "m") or (not feminine and person.gender == "f"):
                continue
            score = fit(asked, person.offices, self.home)
            told = max((t.at for t in self.told if t.person is person), default=-1)
            before = max((s for s in person.seen if s < at), default=-min(person.seen, default=0) - 1)
            if score <= 0 or (bare and told < 0 and before < 0):
                continue
            rank = (0.0 if bare else score, told, before)
            if best is None or rank > best[0]:
                best = rank, Found(person.name, person.entity, f"the page names {person.name} with this office", person=person)
        for teller in self.told:
            if teller.person is not None or teller.office is None or teller.number == "p":
                continue
            score = fit(asked, [teller.office], self.home)
            if score <= 0 or not teller.office.heads & asked.heads:
                continue
            rank = (0.0 if bare else score, teller.at, 0)
            if best is None or rank > best[0]:
                best = rank, Found(teller.name, teller.entity, "the last who spoke under such a description")
        return best[1] if best else None

    def _main_first(self, count: int) -> list[Told]:
        """The last *count* who spoke, the last first, those of nested statements behind the others."""
        return sorted(self.told[-count:][::-1], key=lambda told: told.nested)

    def _last_person(self) -> Person | None:
        return next((t.person for t in self._main_first(6) if t.person is not None), None)

    def _last_described(self, base: str, same: bool, keys: set[str]) -> Told | None:
        for told in reversed(self.told[-8:]):
            if told.words and (base in told.words or base + "ا" in told.words):
                return told
        if base in ("مصدر", "مصادر"):
            return None
        if base in _LAST_SPOKE or same:
            for told in self._main_first(6):
                if told.person is not None:
                    return told
        return None

    def _fuller_body(self, phrase: Phrase, content: list[Word], keys: set[str], at: int) -> Body | None:
        scene = self.scene
        head = scene.tokens.words[phrase.head]
        options: list[Body] = []
        for body in self.bodies:
            if body.at == phrase.first or not keys <= set(body.words):
                continue
            if len(keys) == 1 and head.definite and body.words[0] == head.base:
                if body.at < at:
                    options.append(body)
            elif len(body.words) <= len(keys) + 3 and (len(keys) > 1 or len(body.words) <= 3):
                options.append(body)
        if not options:
            if len(keys) == 1 and head.definite:
                for told in reversed(self.told):
                    if told.words and told.words[0] == head.base and len(told.words) > 1:
                        return Body(told.name, told.words, told.at, told.entity)
            return None
        if len(keys) == 1 and head.definite:
            spoke = [t for t in reversed(self.told) if t.words and any(t.name == b.name for b in options)]
            if spoke:
                return next(b for b in options if b.name == spoke[0].name)
            return max(options, key=lambda b: b.at)
        best = max(options, key=lambda b: (len(b.words), -b.at))
        return best if len(best.words) > len(keys) else None

    def _issuer(self, phrase: Phrase, raw: Raw) -> Found | None:
        """The body or person that issued a document: «بيان الخارجية», «دراسة أعدتها شركة», or who spoke last of it."""
        scene = self.scene
        words = scene.tokens.words
        j = phrase.head + 1
        while j < phrase.last and (
            words[j].kind == MARK
            or (words[j].tags & {"adj", "same"} and not words[j].tags & {"body", "office"})
            or words[j].kind == "number"
            or words[j].fold in ("من", "لـ", "ل", "الصادره", "صادر", "صادره", "عن")
        ):
            j += 1
        if j < phrase.last:
            end = next(
                (k for k in range(j + 1, phrase.last) if words[k].fold in ("بشان", "حول", "عن", "بخصوص")), phrase.last
            )
            rest = Phrase(j, end, j, scene.phrases.person_name(j, end))
            if "document" in words[j].tags:
                return self._issuer(rest, raw)
            inner = self._source(rest, raw) if rest.name or not words[j].prep else self._described(rest, raw)
            return Found(
                inner.name, inner.entity, f"who issued the document: {inner.why}", inner.candidates, inner.person
            )
        if phrase.last + 1 < len(words) and words[phrase.last].kind == "word":
            k = phrase.last + ("rel" in words[phrase.last].tags)
            if (
                words[k].fold.endswith(("ه", "ها"))
                and not words[k].definite
                and not words[k].prep
                and words[k].tags <= {"verb"}
            ):
                maker = scene.phrases.read(k + 1, min(len(words), k + 14), before_object=True)
                if maker is not None:
                    inner = self._source(maker, raw)
                    return Found(inner.name, inner.entity, "who made the document", person=inner.person)
        base = words[phrase.head].base
        if base == "قرار":
            for body in reversed([b for b in self.bodies if b.words[0] == "مجلس"]):
                return Found(body.name, body.entity, "the council that takes resolutions on this page")
        for told in reversed(self.told):
            if base in told.words or (told.words and set(told.words) & _DOCUMENT_WORDS):
                return Found(told.name, told.entity, "who issued the document named before", person=told.person)
        if words[phrase.head].definite and self.told and base in _ISSUED:
            for told in reversed(self.told[-3:]):
                return Found(told.name, told.entity, "who spoke before the document is named", person=told.person)
        return None

    def _country_of_last(self) -> Entity | None:
        registry = self.scene.phrases.registry
        for told in reversed(self.told[-4:]):
            titles = set(told.words) | (told.person.titles if told.person else set())
            for entity in registry.entities.values():
                if entity.kind != "state":
                    continue
                for name in entity.names:
                    if any(_nisba_of(title, name) for title in titles):
                        return entity
        return None

    def _dropped(self, raw: Raw, sentence: Sentence, governing: Told | None) -> Found:
        """A dropped subject or a participle: who last spoke or acted and agrees with the verb."""
        form = raw.form
        gender = form.gender if form and form.kind != "noun" else (form.gender if form and form.object else "")
        number = form.number if form else "s"
        if raw.dependent and governing is not None and self._fits(governing, gender, number, True):
            return Found(
                governing.name,
                governing.entity,
                "depends on the statement before it in the sentence",
                person=governing.person,
            )
        subject = self._sentence_subject(raw, sentence, gender, number)
        if subject is not None:
            return subject
        others: list[str] = []
        for told in sorted(self.told[::-1], key=lambda told: told.nested):
            if self._fits(told, gender, number, raw.dependent):
                return Found(
                    told.name, told.entity, "the last who spoke and agrees with the verb", tuple(others), told.person
                )
            others.append(told.name)
        if self.told:
            told = self.told[-1]
            return Found(told.name, told.entity, "the last who spoke", person=told.person)
        for person in self.persons:
            if person.seen and min(person.seen) < raw.at:
                return Found(person.name, person.entity, "the first person the page names", person=person)
        for body in self.bodies:
            if body.at < raw.at:
                return Found(body.name, body.entity, "the first body the page names")
        if self.persons:
            return Found(
                self.persons[0].name, self.persons[0].entity, "the only person the page names", person=self.persons[0]
            )
        return Found("", None, "nobody the page names fits")

    @staticmethod
    def _fits(told: Told, gender: str, number: str, dependent: bool) -> bool:
        if number == "p":
            return told.number == "p"
        if number == "d":
            return told.number in ("d", "p")
        if told.number == "p" and not (dependent and gender == "f"):
            return bool(dependent and gender == told.gender)
        known = told.person.gender if told.person and told.person.gender else told.gender
        return not gender or not known or known == gender

    def _sentence_subject(self, raw: Raw, sentence: Sentence, gender: str, number: str) -> Found | None:
        """The subject of an earlier verb in the same sentence: «زار باقري كني الإمارات، وقال إن»."""
        scene = self.scene
        words = scene.tokens.words
        if any(
            sentence.first <= told.at < raw.at and self._fits(told, gender, number, raw.dependent) for told in self.told
        ):
            return None
        j = sentence.first
        if sentence.headline:
            pauses = [k for k in range(sentence.first, raw.at) if words[k].form == "." and scene.fold(k - 1) == "."]
            j = pauses[-1] + 1 if pauses else j
        while j < raw.at and (
            words[j].kind == MARK
            or words[j].tags & {"connective", "qad", "kana"}
            or j in scene.times
            or words[j].fold in ("وقد", "وكان", "وكانت")
        ):
            j = scene.times[j][0] if j in scene.times else j + 1
        if "prep" in words[j].tags or words[j].prep:
            while j < raw.at and words[j].form != "،":
                j += 1
            j += 1
        for start in (j + 1, j):
            if start >= raw.at:
                continue
            while start < raw.at and start in scene.times:
                start = scene.times[start][0]
            word = words[start]
            if (
                not (word.tags & {"office", "honorific", "given", "body", "entity"} or scene.phrases.name_like(start))
                or word.prep
                or (word.conj and start != j)
            ):
                continue
            phrase = scene.phrases.read(start, raw.at, before_object=True)
            if phrase is None:
                continue
            if phrase.name is not None:
                person = self._known(tuple(self._name_words(*phrase.name)))
                if (
                    person is not None
                    and not (gender == "f" and person.gender == "m")
                    and number == "s"
                    and not (gender == "m" and person.gender == "f")
                ):
                    return Found(person.name, person.entity, "the subject of the sentence", person=person)
                continue
            head = words[phrase.head]
            feminine = (
                head.base.endswith("ه")
                or head.base in _FEMININE
                or bool(
                    (e := scene.phrases.entity(phrase.head)) and e[0] == "state" and head.base not in _MASCULINE_STATES
                )
            )
            if head.tags & {"office", "body"} or scene.phrases.entity(phrase.head):
                if number == "s" and gender and (gender == "f") != feminine:
                    continue
                if number == "p" and head.base not in _PLURALS:
                    continue
                found = self._described(phrase, raw)
                return Found(found.name, found.entity, "the subject of the sentence", person=found.person)
        return None


_CONTINUES = frozenset({"أضاف", "تابع", "أردف", "زاد", "استطرد"})
_ISSUED = frozenset(
    {
        "بيان",
        "تقرير",
        "وثيقه",
        "دراسه",
        "مذكره",
        "رساله",
        "خطاب",
        "تحقيق",
        "استطلاع",
        "مقال",
        "تحليل",
        "افتتاحيه",
        "تعليق",
    }
)
_TANWIN = re.compile(r"(\w)(?:ًا|اً)(?=\s|$)")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_DOCUMENT_WORDS = frozenset({"تقرير", "بيان", "دراسه", "وثيقه", "مذكره"})
_PLURALS = word_set("plurals")
_FEMININE = word_set("feminine_heads")
_MASCULINE_STATES = word_set("masculine_states")


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


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of the short name is in the long one."""
    return all(any(_close(w, v) for v in long) for w in short)


def _nisba_of(title: str, state: str) -> bool:
    """Whether a folded adjective is made from a state's name: «روسي» and «روسيا»."""
    stem = fold(state).removeprefix("ال").removesuffix("يا").removesuffix("ا").removesuffix("ه")
    return (
        len(stem) >= 2
        and title.startswith(stem)
        and title.removeprefix(stem) in ("ي", "يه", "وي", "اني", "انيه", "ويه", "ني")
    )
