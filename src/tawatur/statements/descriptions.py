"""Whom a source means: a name, an office, a body, a document, «المتحدث ذاته», «الجانبان», a headline's short word.

A surname is the person with that surname; a title («وزير الخارجية الروسي») whoever bears it; «المتحدث ذاته» the last who
spoke; «الوزارة» the last ministry named; a document its issuer; a headline's description the first who speaks below and fits.
"""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.morphology import masculine
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, WORD, Word
from tawatur.names.registry import Entity
from tawatur.names.word_kinds import Phrase
from tawatur.statements.cast import Body, Cast, Found, Person, Told
from tawatur.statements.offices import BODIES, OF_BODIES, Office, fit, read_office
from tawatur.statements.raw import Raw


class Descriptions:
    """Resolves the sources of one page to the persons and bodies of its cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.scene = cast.scene

    def resolve(self, phrase: Phrase, raw: Raw, headline: bool) -> Found:
        """Who the phrase means, in the place where *raw* stands."""
        self._headline = headline
        found = self._source(phrase, raw)
        adjective = raw.rule.startswith("noun") and phrase.last - phrase.first == 1  # «دعوة أوروبية»: no name in short
        if headline and found.person is None and raw.rule != "headline:quoting" and not adjective:
            return self._lead(phrase, found) or found
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
        for told in self.cast.told[:8]:
            if told.nested or told.name == found.name:
                continue
            if told.person is not None:
                single = "office" in head.tags and "body" not in head.tags and not _many(head)
                foreign = asked.countries and not asked.countries & (told.countries or {self.cast.home})
                if single and asked.heads and not foreign and fit(asked, told.person.offices, self.cast.home) > 0:
                    return Found(
                        told.name, told.entity, "the first who speaks below the headline and fits", person=told.person
                    )
                continue
            named = {masculine(base) for base in told.words} | {
                masculine(word) for word in fold(told.name).replace('"', " ").split()
            }
            bare = {word.removeprefix("ال") for word in named}
            if (keys <= bare and len(bare) > len(keys)) or (document and keys & {masculine(b) for b in told.words}):
                return Found(told.name, told.entity, "the first who speaks below the headline under a fuller name")
        return None

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
        if head.base in _THE_SAME and phrase.first == phrase.head and phrase.last - phrase.first == 2:
            called = words[phrase.head + 1].base in ("مصدر", "مصادر")
            source = self._same_source() if called else self._last_main()  # «ذات المصدر», «نفس المسؤول»
            if source is not None:
                return source
        several = self._several(phrase, raw)
        if several is not None:
            return several
        if phrase.name is not None and not ("document" in head.tags and head is words[phrase.first]):
            name = tuple(self.cast.name_words(*phrase.name))
            person = self.cast.known(name) if name else None
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
            person = self.cast.person(phrase) if len(name) > 1 else None
            entity = scene.phrases.registry.named(scene.phrases.text_of(*phrase.name))
            return Found(
                self.cast.name_text(*phrase.name), entity.id if entity else None, "named here only", person=person
            )
        if raw.frame == "according" and "occasion" in head.tags and head.definite and phrase.last - phrase.first == 1:
            speech = self._last_main()
            if speech is not None:
                return speech  # «وبحسب المقابلة، فإن»
        named_in = raw.rule == "document:came-in" and raw.subject is not None and phrase.head == raw.subject.head
        if "document" in head.tags or named_in:
            issuer = self._issuer(phrase, raw)
            if issuer is not None:
                return issuer
        reporter = head.base.startswith("مراسل") and bool(raw.via)
        if (
            "possessed" in head.tags
            and (phrase.last - phrase.first <= 2 or reporter)
            and head.tags & {"office", "body"}
        ):
            owned = self._owned(phrase, raw)
            if owned is not None:
                return owned
        if head.base in _PAIRS and not any("nisba" in w.tags for w in words[phrase.first : phrase.last]):
            pair = self._pair(raw.at)
            if pair is not None:
                return pair
        if head.fold in ("بلاده", "بلادها", "بلادهم", "بلدها", "بلده"):
            state = self._country_of_last()
            if state is not None:
                written = self._as_written(state.id) if state.id in self.cast.states else state.names[0]
                return Found(written, state.id, "the country of who spoke last")
        return self._described(phrase, raw)

    def _several(self, phrase: Phrase, raw: Raw) -> Found | None:
        """Persons that speak together, each by the name the page gives: «قال الوزير سامي حداد والسفير كريم بشارة»."""
        scene = self.scene
        words = scene.tokens.words
        for k in range(phrase.first + 1, phrase.last):
            if words[k].conj != "و" or not self._begins_person(k):
                continue
            one, other = scene.phrases.person_name(phrase.first, k), scene.phrases.person_name(k, phrase.last)
            if other is None and k == phrase.last - 1:
                other = k, k + 1  # «لافروف وكيري»
            if one is None or other is None or not (self._of_names(one) and self._of_names(other)):
                continue
            found = [
                self._source(Phrase(first, last, head, name), raw)
                for first, last, head, name in (
                    (phrase.first, k, phrase.head, one),
                    (k, phrase.last, k, other),
                )
            ]
            if found[0].name != found[1].name:
                return Found(" و".join(f.name for f in found), None, "several who speak together")
        return None

    def _of_names(self, run: tuple[int, int]) -> bool:
        """Whether words known as names stand in a run."""
        words = self.scene.tokens.words[run[0] : run[1]]
        return any(
            w.tags & {"given", "surname"} or (w.base in self.scene.phrases.surnames and not w.definite) for w in words
        )

    def _begins_person(self, i: int) -> bool:
        """Whether the word at *i*, behind «و», opens a person's title or name rather than going on with an office."""
        word = self.scene.tokens.words[i]
        titled = bool(word.tags & {"office", "honorific"}) and not word.tags & {"field"}
        return (
            titled
            or word.base.startswith("نظير")
            or bool(word.tags & {"given", "surname"})
            or word.base in self.scene.phrases.surnames
            or (word.definite and "nisba" in word.tags and "given" in self.scene.tags(i + 1))
        )

    def _owned(self, phrase: Phrase, raw: Raw) -> Found | None:
        """«محاميه», «مكتبها»: of the last who spoke or was named and agrees with the pronoun."""
        head = self.scene.tokens.words[phrase.head]
        pronoun = next((p for p in ("هما", "ها", "هم", "ه") if head.base.endswith(p)), "")
        gender = {"ه": "m", "ها": "f"}.get(pronoun)
        if gender is None:
            return None
        if raw.via and head.base.startswith("مراسل"):
            medium = self.scene.phrases.text_of(*raw.via[-1])
            stem = head.form.rstrip("ًٌٍَُِّْ")[: -len(pronoun)]
            rest = self.scene.phrases.text_of(phrase.head + 1, phrase.last) if phrase.last > phrase.head + 1 else ""
            return Found(f"{stem} {medium} {rest}".strip(), None, "the reporter of the medium that passes it on")
        owner = self._owner(raw.at, gender)
        if owner is None:
            return None
        stem = head.form.rstrip("ًٌٍَُِّْ")[: -len(pronoun)]
        noun = stem[:-1] + "ة" if stem.endswith("ت") else stem
        rest = self.scene.phrases.text_of(phrase.head + 1, phrase.last) if phrase.last > phrase.head + 1 else ""
        return Found(f"{noun} {owner} {rest}".strip(), None, "whose it is who spoke last or was named since")

    def _owner(self, at: int, gender: str) -> str | None:
        """The last who spoke, or the person named since, that a pronoun of *gender* may mean."""
        told = next((t for t in self.cast.main_first(4) if t.number == "s" and t.gender in ("", gender)), None)
        document = told is not None and told.person is None and bool(set(told.words) & _DOCUMENT_WORDS)
        since = told.at if told is not None and not document else -1
        named = [
            (seen, person)
            for person in self.cast.persons
            if person.gender in ("", gender)
            and (seen := max((s for s in person.seen if since < s < at), default=-1)) >= 0
        ]
        if named and (told is None or document or told.person is None):
            return max(named, key=lambda item: item[0])[1].name
        return told.name if told is not None else None

    def _pair(self, at: int) -> Found | None:
        """«الجانبان», «البلدان»: the two states named most before token *at*."""
        cast = self.cast
        states = [state for state, first in sorted(cast.mentioned.items(), key=lambda item: item[1]) if first < at]
        if len(states) < 2:
            return None
        most = sorted(states, key=lambda state: -(cast.named[state] + cast.led[state]))[:2]
        first, second = sorted(most, key=lambda state: cast.mentioned[state])
        names = [self._as_written(state) for state in (first, second)]
        return Found(" و".join(names), None, "the two states the page speaks of most")

    def _two(self, office: str, at: int) -> Found | None:
        """«الوزيران», «الرئيسان»: the two persons of that office named last before token *at*."""
        bearers = [
            (max(seen), min(seen), person)
            for person in self.cast.persons
            if (seen := [s for s in person.seen if s < at])
            and any(title == office or title.startswith("نظير") for title in person.titles)
        ]
        if len(bearers) < 2:
            return None
        last = sorted(bearers, key=lambda bearer: -bearer[0])[:2]
        names = [person.name for _, _, person in sorted(last, key=lambda bearer: bearer[1])]
        return Found(" و".join(names), None, "the two of that office whom the page named last")

    def _as_written(self, state: str) -> str:
        """A state's name as the page writes it where it first names it, the registry's where it does not."""
        if state not in self.cast.states:
            return self.scene.phrases.registry.entities[state].names[0]
        i = self.cast.states[state]
        match = self.scene.phrases.match(i)
        return self.scene.phrases.text_of(i, i + (match[1] if match else 1)).removeprefix("ل")

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
        text = self.cast.phrase_text(phrase)
        same = any("same" in w.tags for w in words[phrase.first : phrase.last])
        if head.base.removeprefix("ال") in ("اخير", "اخيره") and len(content) <= 1:
            latter = self._last_named(raw.at, "f" if head.base.endswith("ه") else "m")
            if latter is not None:
                return latter
        if head.definite and head.base in _ANYBODY and not any(told.person for told in self.cast.told):
            man = self._last_named(raw.at, "f" if head.base.endswith("ه") else "m")
            if man is not None:
                return man  # «لم يحمل مؤتمر الوزير جديدا. فالرجل الذي … أعلن أن»
        if (
            len(content) == 1
            and head.definite
            and head.base.endswith(("ان", "ين"))
            and head.base[:-2] in _OFFICES_OF_TWO
        ):
            return self._two(head.base[:-2], raw.at) or Found(text, None, "two whom the page does not name")
        listed = scene.phrases.match(phrase.first)
        if listed is not None and listed[1] == phrase.last - phrase.first and listed[0].kind in ("group", "body"):
            return Found(text, listed[0].id, "in the registry")  # «أطباء بلا حدود», «طالبان» are no people
        office = bool(head.tags & {"office", "honorific"}) and ("body" not in head.tags or head.base in ("مصدر",))
        if office:
            address = {w.base for w in content if "honorific" in w.tags and "office" not in w.tags}
            keys = keys - address or keys
            definite = (
                head.definite
                or head.fold in _ADDRESSED
                or any(w.definite for w in content)
                or any(scene.phrases.entity(k) for k in range(phrase.head + 1, phrase.last))  # «أمير قطر»
                or (len(content) > 2 and _proper_noun(content[-1]))  # «رئيس مجلس إدارة صافولا»
            )
            if (head.base in _SPOKESMEN or head.base in _ONE_OF) and not head.definite:
                definite = False  # «متحدث باسم وزير الخارجية سامي حداد» is nobody named
            if head.fold in _ADDRESSED:
                addressed = self._addressed(raw.at, _ADDRESSED[head.fold])
                if addressed is not None:
                    return addressed
            bearer = (
                self._bearer(phrase, raw.at)
                if definite and head.base not in _PLURALS and not head.base.endswith("ات") and head.base != "مصدر"
                else None
            )
            of_outlet = len(content) == 2 and scene.phrases.outlet_like(phrase.head + 1)  # «مصدر هسبريس»
            if head.base in ("مصدر", "مصادر") and (
                (head.definite and (same or len(content) == 1)) or (of_outlet and self.cast.told)
            ):
                source = self._same_source()
                if source is not None:
                    return source
            if same:
                last = next((t for t in self.cast.main_first(6) if t.person is not None), None)
                nameless = next(
                    (t for t in self.cast.main_first(6) if t.person is None and t.words[:1] == (head.base,)), None
                )
                if nameless is not None and (last is None or nameless.at > last.at):
                    return Found(nameless.name, nameless.entity, "the last who spoke under such a description")
                if last is not None and (bearer is None or bearer.person is not last.person):
                    return Found(last.name, last.entity, "the last person who spoke", person=last.person)
            if bearer is not None:
                return bearer
            if same or head.fold in _ADDRESSED or (head.definite and not self._of_a_body(phrase)):
                last = self._last_described(head.base, same, keys, read_office(content, scene.phrases.registry))
                if last is not None:
                    return Found(
                        last.name, last.entity, "the last who spoke under such a description", person=last.person
                    )
            goes_on = self._goes_on(head, raw) if head.definite else None
            return goes_on or Found(self._without_same(phrase), None, "an office whose bearer the page does not name")
        one = head.definite and not head.base.endswith(("ون", "ين", "ات"))
        if one and head.tags & {"adj", "nisba"} and not head.tags & {"body", "medium"} and len(content) == 1:
            last = next((t for t in self.cast.main_first(6) if t.person is not None), None)
            if last is not None:  # «السياسي», «البرتغالي»
                return Found(last.name, last.entity, "the last person who spoke", person=last.person)
        if raw.rule.startswith("noun") and len(content) == 1 and not head.definite and "nisba" in head.tags:
            return self._of_adjective(head, text)
        match = scene.phrases.match(phrase.head)
        if match is not None and match[0].kind == "place" and len(content) == match[1]:
            state = scene.phrases.registry.state_of_capital(match[0].names[0])
            if state is not None and self.cast.states.get(state.id, raw.at) < raw.at:
                return Found(
                    state.names[0] if state.names[0] in scene.tokens.text else text,
                    state.id,
                    f"{text} stands for the state it is the capital of",
                )
        if match is not None and match[0].kind == "state" and len(content) == match[1]:
            return Found(text, match[0].id, "a state")
        if match is not None and len(content) == match[1] > 1:
            return Found(text, match[0].id, "in the registry")
        fuller = self._fuller_body(phrase, content, keys, raw.at) or self._without_place(phrase, raw.at)
        if fuller is not None:
            return Found(fuller.name, fuller.entity, f"the body the page calls «{fuller.name}»")
        if match is not None and phrase.head + match[1] >= phrase.last:
            return Found(text, match[0].id, "in the registry")
        if len(keys) == 1 and head.definite and head.tags & {"body", "medium"} and not self._headline:
            for told in self.cast.main_first(4):
                if (
                    told.person is None
                    and told.words
                    and not set(told.words) & _PLURALS
                    and head.base not in told.words
                    and (told.entity or not (told.office and told.office.heads))
                ):
                    known = scene.phrases.registry.entities.get(told.entity or "")
                    fits = _STAND_INS.get(known.kind, frozenset()) if known is not None else _ANY_STAND_IN
                    if head.base in fits and (known is not None or len(told.words) > 1):
                        return Found(told.name, told.entity, "the last body that spoke")
        again = self._body_again(phrase, content, raw)
        if again is not None:
            return again
        return Found(self._without_complement(phrase), None, "as the page describes it")

    def _body_again(self, phrase: Phrase, content: list[Word], raw: Raw) -> Found | None:
        """The last body that spoke, where the same word for it comes back with what describes it: «المنظمة الحقوقية» behind «منظمة
        العفو الدولية», «البرنامج التابع للأمم المتحدة» behind «برنامج الأغذية العالمي».
        """
        words = self.scene.tokens.words
        head = words[phrase.head]
        if self._headline or not head.definite or len(content) < 2:
            return None
        described = content[1].base in _BELONGING or (len(content) == 2 and content[1].base in _OF_WORK)
        last = next((told for told in self.cast.main_first(3) if told.person is None), None)
        if not described or last is None or last.words[:1] != (head.base,) or len(last.words) < 2:
            return None
        return Found(last.name, last.entity, "the last body that spoke, under another description")

    def _goes_on(self, head: Word, raw: Raw) -> Found | None:
        """Who spoke last, where a verb of going on gives that person one more office: «قالت النائبة نبيلة منيب …، وأضافت الأمينة
        العامة للحزب أن». A spokesman speaks for another.
        """
        if raw.form is None or raw.form.cue.lemma not in _CONTINUES or head.base in _SPOKESMEN:
            return None
        last = self.cast.last_main()
        if last is None or last.person is None or last.number != "s":
            return None
        gender = "f" if head.form.endswith("ة") else "m"
        if last.person.gender not in ("", gender) or last.gender not in ("", gender):
            return None
        return Found(last.name, last.entity, "goes on speaking, under another office", person=last.person)

    def _of_adjective(self, word: Word, text: str) -> Found:
        """The state or body an adjective is of: «اتهامات أمريكية لـ», «دعوة أممية إلى»."""
        registry = self.scene.phrases.registry
        adjective = masculine(word.base)
        state = registry.entities.get(registry.country_of(adjective))
        found = state or registry.named(BODIES.get(adjective, ""))
        if found is None:
            return Found(text, None, "as the page describes it")
        written = self._as_written(found.id) if found.kind == "state" else found.names[0]
        return Found(written, found.id, f"{text} is its adjective")

    def _last_main(self) -> Found | None:
        """Who spoke last outside another's content."""
        told = self.cast.last_main()
        return Found(told.name, told.entity, "the last who spoke", person=told.person) if told is not None else None

    def _same_source(self) -> Found | None:
        """«المصدر ذاته», «وأضاف المصدر»: the last source so called, else the last who spoke, be it a body or a document."""
        main = [t for t in reversed(self.cast.told) if not t.nested]
        called = [t for t in main if {"مصدر", "مصادر"} & set(t.words) and len(t.words) > 1]
        told = next(iter(called[:1] or main[:1]), None)
        if told is None:
            return None
        return Found(told.name, told.entity, "the last source", person=told.person)

    def _addressed(self, at: int, form: str) -> Found | None:
        """«معاليه»: the person so addressed (*form*: «معالي») who spoke last before token *at*, else who was named last with a title."""
        named = [p for p in self.cast.persons if any(s < at for s in p.seen)]
        addressed = [p for p in named if form in p.titles] or [p for p in named if p.offices]
        if not addressed:
            return None
        said = {id(t.person): t.at for t in self.cast.told}
        person = max(addressed, key=lambda p: (said.get(id(p), -1), max(s for s in p.seen if s < at)))
        return Found(person.name, person.entity, "the last with a title whom the page names", person=person)

    def _without_same(self, phrase: Phrase) -> str:
        words = self.scene.tokens.words
        last = phrase.last
        while last > phrase.first + 1 and "same" in words[last - 1].tags:
            last -= 1
        return self.cast.phrase_text(Phrase(phrase.first, last, phrase.head, None))

    def _without_complement(self, phrase: Phrase) -> str:
        """The name of a body without what tells whose side it is on: «صحيفة الصباح | الموالية للحكومة»."""
        scene = self.scene
        words = scene.tokens.words
        if words[phrase.head].tags & {"body", "medium"}:
            for k in range(phrase.head + 2, phrase.last - 1):
                prep = words[k + 1].prep or words[k + 1].fold
                if words[k].definite and not words[k].conj and prep and scene.phrases.governs(k, prep):
                    return self.cast.phrase_text(Phrase(phrase.first, k, phrase.head, None))
        return self._without_same(phrase)

    def _last_named(self, at: int, gender: str) -> Found | None:
        """«الأخير»: the person or body named last before token *at*."""
        best: tuple[int, Found] | None = None
        for person in self.cast.persons:
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
        head = scene.tokens.words[phrase.head]
        address = "honorific" in head.tags and not head.definite  # «سماحة المفتي», «سعادة السفير» are men
        gender = "" if address else "f" if head.form.endswith("ة") else "m"
        best: tuple[tuple[bool, float, int, int], Found] | None = None
        several = len(head.base) > _SINGULAR and head.base.endswith(("ون", "ين"))  # «متحدثون» are no one man
        for person in self.cast.persons if not several else ():
            woman = gender == "f" and person.gender == "f"  # «الكاتبة» rather than any journalist
            if gender and person.gender not in ("", gender):
                continue
            score = fit(asked, person.offices, self.cast.home)
            if score <= 0:
                continue
            told = max((t.at for t in self.cast.told if t.person is person), default=-1)
            if told >= 0 and not asked.countries:
                score += _SPOKE  # of two foreign ministers «وزير الخارجية» is the one who spoke, at home or not
            before = max((s for s in person.seen if s < at), default=-min(person.seen, default=0) - 1)
            if bare and told < 0 and before < 0:
                continue
            rank = (woman, 0.0 if bare else score, told, before)
            if best is None or rank > best[0]:
                best = (
                    rank,
                    Found(person.name, person.entity, f"the page names {person.name} with this office", person=person),
                )
        for teller in self.cast.told:
            if teller.person is not None or teller.office is None or teller.number == "p":
                continue
            score = fit(asked, [teller.office], self.cast.home)
            if score <= 0 or not teller.office.heads & asked.heads:
                continue
            rank = (gender == "f" and teller.gender == "f", 0.0 if bare else score, teller.at, 0)
            if best is None or rank > best[0]:
                best = rank, Found(teller.name, teller.entity, "the last who spoke under such a description")
        return best[1] if best else None

    def _of_a_body(self, phrase: Phrase) -> bool:
        """Whether a description says for whom: «المتحدث باسم المعارضة» is not just anybody who spoke before."""
        words = self.scene.tokens.words[phrase.head + 1 : phrase.last]
        return any(word.fold == "باسم" for word in words)

    def _last_described(self, base: str, same: bool, keys: set[str], asked: Office) -> Told | None:
        countries = asked.countries

        def foreign(told: Told) -> bool:
            """«الرئيس التركي» is no «الرئيس السوري», «المبعوث الأممي» no minister."""
            if countries and told.countries and countries.isdisjoint(told.countries):
                return True
            of_bodies = asked.fields & OF_BODIES
            return told.person is not None and bool(of_bodies) and not same and not of_bodies <= _fields(told.person)

        for told in reversed(self.cast.told[-40:]):
            if told.words and (base in told.words or base + "ا" in told.words) and not foreign(told):
                if len(keys) > 1 and base.endswith(("ين", "ون")) and not keys <= set(told.words):
                    continue  # «المشاركون في المؤتمر» are no «المشاركون في المظاهرة»
                return told
        if base in ("مصدر", "مصادر"):
            return None
        if base in _LAST_SPOKE or same:
            for told in self.cast.main_first(6):
                if told.person is not None and not foreign(told):
                    return told
        return None

    def _fuller_body(self, phrase: Phrase, content: list[Word], keys: set[str], at: int) -> Body | None:
        scene = self.scene
        head = scene.tokens.words[phrase.head]
        options: list[Body] = []
        for body in self.cast.bodies_with(keys):
            if body.at == phrase.first:
                continue
            if len(keys) == 1 and head.definite and body.words[0] == head.base:
                if body.at < at:
                    options.append(body)
            elif len(keys) > 1 and content[0].base not in body.words[:2]:
                continue  # «المجلس الوطني» is no part of «رئاسة مكتب المجلس الوطني»
            elif len(body.words) <= len(keys) + 3 and (len(keys) > 1 or len(body.words) <= 3):
                options.append(body)
        if not options:
            if len(keys) == 1 and head.definite:
                for told in reversed(self.cast.told):
                    if told.words and told.words[0] == head.base and len(told.words) > 1:
                        return Body(told.name, told.words, told.at, told.entity)
                if not self._headline:
                    later = [b for b in self.cast.bodies if b.words[0] == head.base and b.at > at and self._proper(b)]
                    return later[0] if later else None
            return None
        proper = [b for b in options if self._proper(b)]
        options = proper or options
        if len(keys) == 1 and head.definite:
            whole = [b for b in options if scene.tokens.words[b.at].definite]
            options = whole or options  # «المجلس» is «المجلس الوطني» rather than «مجلس الأمن»
            spoke = [t for t in reversed(self.cast.told) if t.words and any(t.name == b.name for b in options)]
            if spoke:
                return next(b for b in options if b.name == spoke[0].name)
            return max(options, key=lambda b: b.at)
        best = max(options, key=lambda b: (len(b.words), -b.at))
        return best if len(best.words) > len(keys) else None

    def _without_place(self, phrase: Phrase, at: int) -> Body | None:
        """The fuller name of a body described by where it is: «وزارة الخارجية في الخرطوم»."""
        words = self.scene.tokens.words
        where = next((k for k in range(phrase.head + 1, phrase.last - 1) if words[k].fold == "في"), -1)
        if where < phrase.head + 2:
            return None
        content = [w for w in words[phrase.first : where] if w.kind != MARK and not w.tags & {"same", "demonstrative"}]
        shorter = Phrase(phrase.first, where, phrase.head, None)
        return self._fuller_body(shorter, content, {w.base for w in content}, at)

    def _proper(self, body: Body) -> bool:
        """Whether a body's name is a name («معهد العلوم») rather than a description («معهد بحثي أمريكي»)."""
        words = self.scene.tokens.words
        return words[body.at].definite or any(w.definite for w in words[body.at + 1 : body.at + 3])

    def _issuer(self, phrase: Phrase, raw: Raw) -> Found | None:
        """The body or person that issued a document: «بيان الخارجية», «دراسة أعدتها شركة», or who spoke last of it."""
        scene = self.scene
        words = scene.tokens.words
        j = phrase.head + 1
        while j < phrase.last and (
            words[j].kind == MARK
            or (words[j].tags & {"adj", "same"} and not words[j].tags & {"body", "office"})
            or self._qualifies(phrase.head, j)
            or self._before_owner(j, phrase.last)
            or words[j].kind == "number"
            or words[j].fold in ("من", "لـ", "ل", "الصادره", "صادر", "صادره", "عن")
            or words[j].base in ("راي", "اخري")  # «استطلاع للرأي», «أبحاث أخرى»
            or (
                words[phrase.head].fold.endswith("ا")
                and words[j].fold.endswith("ا")
                and not words[j].tags - _ADJECTIVES
            )
        ):
            j += 1
        if j < phrase.last and words[j].base in _OF_MEDIA and not words[j].definite:
            j = next((k for k in range(j + 1, phrase.last) if words[k].prep == "ل"), phrase.last)
            if j == phrase.last and not self._issued_behind(j):
                return None  # «تقارير صحافية في فرنسا»: nobody is named as their author
        if j < phrase.last:
            end = next(
                (k for k in range(j + 1, phrase.last) if words[k].fold in ("بشان", "حول", "عن", "بخصوص")), phrase.last
            )
            rest = Phrase(j, end, j, self.cast.name_behind_l(j, end) or scene.phrases.person_name(j, end))
            if "document" in words[j].tags:
                return self._issuer(rest, raw)
            someone = words[j].tags & {"office", "body", "medium", "entity", "nisba", "given", "honorific", "document"}
            if rest.name is None and not someone and scene.phrases.entity(j) is None and words[j].form not in QUOTES:
                return None  # «نتائج التحاليل»
            inner = self._source(rest, raw) if rest.name or not words[j].prep else self._described(rest, raw)
            return Found(
                inner.name, inner.entity, f"who issued the document: {inner.why}", inner.candidates, inner.person
            )
        if phrase.last + 1 < len(words) and words[phrase.last].kind == "word":
            k = phrase.last + ("rel" in words[phrase.last].tags)
            if self._issued_behind(k):
                maker = scene.phrases.read(k + 2, min(len(words), k + 16), before_object=True)
                if maker is not None:  # «بيان صدر عن المنظمة»
                    inner = self._source(maker, raw)
                    return Found(inner.name, inner.entity, "from whom the document comes", person=inner.person)
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
            for body in reversed([b for b in self.cast.bodies if b.words[0] == "مجلس"]):
                return Found(body.name, body.entity, "the council that takes resolutions on this page")
        another = any(w.base == "اخري" for w in words[phrase.head : phrase.last])
        if (base in _DOCUMENTS and not words[phrase.head].definite) or another:
            return None  # «تقارير», «دراسة أخرى»: others than those before
        for told in reversed(self.cast.told):
            if base in told.words or (told.words and set(told.words) & _DOCUMENT_WORDS):
                return Found(told.name, told.entity, "who issued the document named before", person=told.person)
        if words[phrase.head].definite and self.cast.told and base in _ISSUED:
            for told in reversed(self.cast.told[-3:]):
                return Found(told.name, told.entity, "who spoke before the document is named", person=told.person)
        return None

    def _issued_behind(self, i: int) -> bool:
        """Whether «صدر عن» stands at *i*, behind a document: «بيان صحفي | صدر عن المنظمة»."""
        words = self.scene.tokens.words
        return i + 1 < len(words) and words[i].base in _ISSUED_BY and words[i + 1].fold == "عن"

    def _before_owner(self, j: int, last: int) -> bool:
        """Whether an indefinite word stands before the ل of the document's owner: «تقرير | أخير لـ«هيومان رايتس ووتش»»."""
        words = self.scene.tokens.words
        if j + 1 >= last or words[j].definite or words[j].prep or words[j].tags & {"body", "medium", "given"}:
            return False
        if "office" in words[j].tags and words[j].base != "اخير":
            return False
        return words[j + 1].prep == "ل" or words[j + 1].fold in ("ل", "لـ")

    def _qualifies(self, document: int, j: int) -> bool:
        """Whether the word at *j* only says what kind of document it is: «البيان الختامي», not «البيان الروسي»."""
        words = self.scene.tokens.words
        return (
            j == document + 1
            and words[document].definite
            and words[j].definite
            and words[j].form.endswith(("ي", "ية"))
            and not words[j].tags & {"body", "medium", "surname"}
            and not self.scene.phrases.registry.country_of(masculine(words[j].base))
        )

    def _country_of_last(self) -> Entity | None:
        """The state of who spoke last, from the titles the page gives: «بلاده»."""
        registry = self.scene.phrases.registry
        for told in reversed(self.cast.told[-4:]):
            for word in (*told.words, *(sorted(told.person.titles) if told.person else ())):
                country = registry.country_of(masculine(word))
                if country:
                    return registry.entities[country]
        return None


def _fields(person: Person) -> set[str]:
    """All words of a person's offices."""
    return {word for office in person.offices for word in office.words}


def _many(word: Word) -> bool:
    """Whether a word is a plural: «قيادات», «مسؤولون»."""
    return word.base in _PLURALS or word.base.endswith(("ات", "ون", "ين"))


def _proper_noun(word: Word) -> bool:
    """Whether a word is no known noun and no adjective by its ending, so that it is taken for a name."""
    return not (word.tags or word.readings or word.prep or word.conj) and not word.fold.endswith(("ي", "يه", "ات", "ه"))


_ANYBODY = word_set("anybody")
_LAST_SPOKE = word_set("last_spoke") | _ANYBODY
_PLURALS = word_set("plurals")
_CONTINUES = word_set("continues")
_SPOKESMEN = word_set("spokesmen")
_ADJECTIVES = frozenset({"adj", "nisba", "accusative", "adverb", "verb"})  # «تحقيقا استقصائيا»
_ONE_OF = frozenset({"احد", "احدي"})
_SINGULAR = 5  # letters of a word that ends in ين or ون and is no plural, at the most: «أمين»
_BELONGING = word_set("belonging")
_OF_WORK = word_set("of_work")
_THE_SAME = word_set("the_same")
_OFFICES_OF_TWO = word_set("offices_of_two")
_SPOKE = 0.6  # more than a country that is not said counts against one
_DOCUMENTS = word_set("documents")
_PAIRS = word_set("pairs")
_ADDRESSED = dict(entry.split(" = ") for entry in word_set("forms_of_address"))
_ISSUED = word_set("issued")
_ISSUED_BY = frozenset({"صدر", "صدرت", "صادر", "صادره"})
_OF_MEDIA = word_set("of_media")
_STAND_INS = {
    "group": word_set("stand_ins_group"),
    "body": word_set("stand_ins_body"),
    "agency": word_set("stand_ins_medium"),
    "outlet": word_set("stand_ins_medium"),
}
_ANY_STAND_IN = frozenset().union(*_STAND_INS.values())
_DOCUMENT_WORDS = word_set("retold_documents")
