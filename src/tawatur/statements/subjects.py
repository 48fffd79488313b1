"""Who speaks where the subject is dropped: the governing statement, the subject of the clause or sentence before, the last who spoke."""

from __future__ import annotations

from dataclasses import replace

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import Sentence
from tawatur.arabic.words import MARK, NUMBER
from tawatur.names.word_kinds import Phrase
from tawatur.statements.cast import Cast, Found, Told
from tawatur.statements.descriptions import Descriptions
from tawatur.statements.raw import Raw


class Subjects:
    """Finds dropped subjects on one page."""

    def __init__(self, cast: Cast, descriptions: Descriptions, sentences: list[Sentence]) -> None:
        self.cast = cast
        self.scene = cast.scene
        self.descriptions = descriptions
        self.sentences = sentences

    def dropped(self, raw: Raw, sentence: Sentence, governing: Told | None) -> Found:
        """Who speaks in *raw*, whose verb or participle has no subject of its own."""
        form = raw.form
        gender = form.gender if form and (form.kind != "noun" or form.object) else ""
        number = form.number if form else "s"
        if raw.dependent and governing is not None and fits(governing, gender, number, True):
            return Found(
                governing.name,
                governing.entity,
                "depends on the statement before it in the sentence",
                person=governing.person,
            )
        subject = (
            self._of_described(raw, sentence, gender, number)
            or self._of_clause_before(raw, sentence, gender, number)
            or self._of_sentence(raw, sentence, gender, number)
        )
        if subject is not None:
            return subject
        if not raw.dependent and not sentence.headline:
            subject = self._of_sentence_before(raw, sentence, gender, number)
            if subject is not None:
                return subject
        return (
            self._last_told(raw, sentence, gender, number)
            or self._topic(raw, sentence, gender, number)
            or self._last_who_spoke()
            or self._first_named(raw)
        )

    def _last_told(self, raw: Raw, sentence: Sentence, gender: str, number: str) -> Found | None:
        others: list[str] = []
        here = [t for t in self.cast.told if sentence.first <= t.at < sentence.last] if sentence.headline else []
        nearest = self.scene.fold(raw.at - 1) in _SUBORDINATING
        for told in here[::-1] or sorted(self.cast.told[::-1], key=lambda told: told.nested and not nearest):
            if fits(told, gender, number, raw.dependent):
                return Found(
                    told.name, told.entity, "the last who spoke and agrees with the verb", tuple(others), told.person
                )
            others.append(told.name)
        return None

    def _topic(self, raw: Raw, sentence: Sentence, gender: str, number: str) -> Found | None:
        """Whom the sentence or the one before speaks of: «أكد الخبير أن المحكمة …، ورفضت الطعن»."""
        scene = self.scene
        words = scene.tokens.words
        index = self.sentences.index(sentence)
        first = self.sentences[index - 1].first if index > 0 else sentence.first
        for k in range(raw.at - 2, first - 1, -1):
            many = words[k + 1].kind == NUMBER and number == "s"  # «إن 13 صحفيا …، مشيرا إلى»
            if "comp" in words[k].tags and words[k + 1].kind != MARK and not many:
                phrase = scene.phrases.read(k + 1, raw.at, before_object=True)
                found = phrase and self._agreeing(phrase, raw, gender, number, False)
                if found:
                    return replace(found, why="the subject of the clause before")
        return None

    def _last_who_spoke(self) -> Found | None:
        if not self.cast.told:
            return None
        told = self.cast.told[-1]
        return Found(told.name, told.entity, "the last who spoke", person=told.person)

    def _first_named(self, raw: Raw) -> Found:
        cast = self.cast
        for person in cast.persons:
            if person.seen and min(person.seen) < raw.at:
                return Found(person.name, person.entity, "the first person the page names", person=person)
        for body in cast.bodies:
            if body.at < raw.at:
                return Found(body.name, body.entity, "the first body the page names")
        if cast.persons:
            person = cast.persons[0]
            return Found(person.name, person.entity, "the only person the page names", person=person)
        return Found("", None, "nobody the page names fits")

    def _of_sentence(self, raw: Raw, sentence: Sentence, gender: str, number: str) -> Found | None:
        """The subject of an earlier verb in the same sentence: «زار باقري كني الإمارات، وقال إن»."""
        if any(
            sentence.first <= told.at < raw.at and fits(told, gender, number, raw.dependent) for told in self.cast.told
        ):
            return None
        first = sentence.first
        if sentence.headline:
            words = self.scene.tokens.words
            pauses = [k for k in range(first, raw.at) if words[k].form == "." and self.scene.fold(k - 1) == "."]
            first = pauses[-1] + 1 if pauses else first
        return self._acting(first, raw.at, raw, gender, number, sentence.headline)

    def _of_clause_before(self, raw: Raw, sentence: Sentence, gender: str, number: str) -> Found | None:
        """The subject of the verb that the cue is joined to with «و», behind whoever spoke before in the sentence: «…، كما تفاعل
        الوزير سامي حداد مع الوسم | وكتب».
        """
        words = self.scene.tokens.words
        if words[raw.at].conj != "و" or raw.opens != raw.at:
            return None
        told = max((t.at for t in self.cast.told if sentence.first <= t.at < raw.at), default=-1)
        if told < 0:
            return None
        for k in range(raw.at - 2, told, -1):
            word = words[k]
            if (word.kind == MARK and word.form in "؛.:") or "comp" in word.tags:
                return None
            if "verb" in word.tags and not word.definite and words[k - 1].fold in _JOINS:
                return self._acting(k, raw.at, raw, gender, number, False)
        return None

    def _of_described(self, raw: Raw, sentence: Sentence, gender: str, number: str) -> Found | None:
        """«بثت المعارضة تسجيلا مصورا قالت إنه»: the verb describes an indefinite object, its subject is that of the clause."""
        words = self.scene.tokens.words
        before = words[raw.at - 1] if raw.at > sentence.first else None
        if before is None or words[raw.at].conj or before.kind == MARK or before.definite or raw.dependent:
            return None
        if not before.tags & {"accusative", "adj"} or before.tags & {"adverb", "connective", "qad", "kana"}:
            return None
        start = raw.at - 1
        while start > sentence.first and not (words[start].kind == MARK and words[start].form in "،.؛:"):
            start -= 1
        return self._acting(start, raw.at, raw, gender, number, False)

    def _of_sentence_before(self, raw: Raw, sentence: Sentence, gender: str, number: str) -> Found | None:
        """The subject of a sentence of narration right before: «نظم الحراس اعتصاما. وأوضحوا أن»."""
        if raw.opens - sentence.first > 2:
            return None
        index = self.sentences.index(sentence)
        before = self.sentences[index - 1] if index > 0 else None
        if before is None or before.headline or any(before.first <= told.at < before.last for told in self.cast.told):
            return None
        goes_on = raw.form is not None and raw.form.cue.lemma in _CONTINUES
        if goes_on and any(fits(told, gender, number, raw.dependent) for told in self.cast.told):
            return None  # «وكان الوزير قد وصل أمس. وأضاف»: who goes on has spoken before
        return self._acting(before.first, before.last, raw, gender, number, False)

    def _acting(self, first: int, last: int, raw: Raw, gender: str, number: str, headline: bool) -> Found | None:
        """The person, office or body that is the subject of the clause opening at token *first*, if it agrees."""
        scene = self.scene
        words = scene.tokens.words
        j = self._over_openers(first, last)
        verb_first = j < last and (bool(words[j].tags & {"verb"}) or scene.phrases.opens_verb(j))
        for start in (j + 1, j) if verb_first else (j, j + 1):
            while start < last and start in scene.times:
                start = scene.times[start][0]
            if start >= last or words[start].prep or (words[start].conj and start != j):
                continue
            word = words[start]
            opens = (
                word.tags & {"office", "honorific", "given", "body", "entity"}
                or word.base in _CROWDS
                or scene.phrases.name_like(start)
            )
            if not opens and not (headline and start == j and word.kind == "word" and word.tags & {"noun", "place"}):
                continue
            phrase = scene.phrases.read(start, last, before_object=True)
            if phrase is None:
                continue
            found = self._agreeing(phrase, raw, gender, number, headline)
            if found is not None:
                return found
        return None

    def _over_openers(self, first: int, last: int) -> int:
        """The first token behind connectives, auxiliaries, times and a fronted adverbial."""
        scene = self.scene
        words = scene.tokens.words
        j = first
        while j < last and (
            words[j].kind == MARK
            or words[j].tags & {"connective", "qad", "kana"}
            or j in scene.times
            or words[j].fold in ("وقد", "وكان", "وكانت")
        ):
            j = scene.times[j][0] if j in scene.times else j + 1
        if j < last and ("prep" in words[j].tags or words[j].prep):
            while j < last and words[j].form != "،":
                j += 1
            j += 1
        return j

    def _agreeing(self, phrase: Phrase, raw: Raw, gender: str, number: str, headline: bool) -> Found | None:
        scene = self.scene
        head = scene.tokens.words[phrase.head]
        if phrase.name is not None:
            person = self.cast.known(tuple(self.cast.name_words(*phrase.name)))
            if person is not None and number == "s" and gender in ("", person.gender or gender):
                return Found(person.name, person.entity, "the subject of the sentence", person=person)
            return None
        entity = scene.phrases.entity(phrase.head)
        feminine = (
            head.base.endswith("ه")
            or head.base in _FEMININE
            or bool(entity and entity[0] == "state" and head.base not in _MASCULINE_STATES)
        )

        crowd = head.base in _CROWDS
        if not (head.tags & {"office", "body"} or entity or headline or crowd):
            return None
        feminine = feminine or (crowd and head.base.endswith("ات"))
        if number == "s" and gender and (gender == "f") != feminine and not headline:
            return None
        if number == "p" and head.base not in _PLURALS and "office" not in head.tags and not crowd:
            return None
        found = self.descriptions.resolve(phrase, raw, headline)
        return Found(found.name, found.entity, "the subject of the sentence", person=found.person)


def fits(told: Told, gender: str, number: str, dependent: bool) -> bool:
    """Whether who spoke agrees in gender and number with a verb or (dependent) participle."""
    if number == "p":
        return told.number == "p"
    if number == "d":
        return told.number in ("d", "p")
    if told.number == "p" and gender == told.gender == "f":
        return True  # «قالت مصادر …، وأضافت»
    if told.number == "p" and not (dependent and gender == "f"):
        return bool(dependent and gender == told.gender)
    known = told.person.gender if told.person and told.person.gender else told.gender
    return not gender or not known or known == gender


_JOINS = frozenset({"كما", "فيما", "بينما", "وقد"})
_SUBORDINATING = frozenset({"اذ", "حيث"})
_CONTINUES = word_set("continues")
_PLURALS = word_set("plurals")
_CROWDS = word_set("crowds")
_FEMININE = word_set("feminine_heads")
_MASCULINE_STATES = word_set("masculine_states")
