"""Who speaks: the sources of a page resolved in reading order, each to the fullest name the page gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import Sentence
from tawatur.statements.cast import Cast, Found, Person, Told
from tawatur.statements.descriptions import Descriptions
from tawatur.statements.offices import read_office
from tawatur.statements.raw import Raw, Scene
from tawatur.statements.subjects import Subjects


class Speakers:
    """Resolves the speakers of one page, statement by statement in reading order."""

    def __init__(
        self,
        scene: Scene,
        lines: Iterable[tuple[int, int]],
        sentences: list[Sentence],
        today: date | None,
        outlet: str | None,
    ) -> None:
        self.scene = scene
        self.cast = Cast(scene, lines, today, outlet)
        self.descriptions = Descriptions(self.cast)
        self.subjects = Subjects(self.cast, self.descriptions, sentences)
        scene.phrases.surnames |= {p.words[-1] for p in self.cast.persons if len(p.words) > 1 and len(p.words[-1]) > 3}
        scene.phrases.part_surnames()

    def resolve(self, raw: Raw, sentence: Sentence, governing: Told | None) -> Found:
        """Who speaks in *raw*. *governing* is the statement a dependent participle belongs to."""
        if raw.subject is None:
            return self.subjects.dropped(raw, sentence, governing)
        return self.descriptions.resolve(raw.subject, raw, sentence.headline)

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
        voice = self._voice(raw)
        if voice is not None:
            self.cast.told.append(Told(voice.name, raw.at, voice.gender or "m", "s", voice, (), voice.entity, nested))
        self.cast.told.append(told)
        return told

    def _voice(self, raw: Raw) -> Person | None:
        """Who speaks for a body: «بينت الشركة على لسان مديرها سامي حداد أن …. وقال»."""
        scene = self.scene
        for k in range(raw.at + 1, min(raw.start, raw.at + _VOICE_REACH)):
            if scene.fold(k) == "علي" and scene.fold(k + 1) == "لسان":
                voice = scene.phrases.read(k + 2, raw.start)
                if voice is not None and voice.name is not None:
                    return self.cast.known(tuple(self.cast.name_words(*voice.name)))
        return None

    def _was_nameless(self, found: Found) -> None:
        """«أكدت متحدثة باسم الوزارة… وأضافت ماريا زاخاروفا»: who goes on speaking is the nameless one before."""
        if any(told.person is found.person for told in self.cast.told):
            return
        before = self.cast.last_main()
        if before is None or before.person is not None or not before.words or before.words[0] in _PLURALS:
            return
        if not any(
            "office" in self.scene.tokens.words[k].tags
            for k in range(before.at, min(before.at + 8, len(self.scene.tokens.words)))
        ):
            return
        nameless = before.name
        for told in self.cast.told:
            if told.name == nameless:
                told.name, told.entity, told.person = found.name, found.entity, found.person


_CONTINUES = word_set("continues")
_VOICE_REACH = 24
_PLURALS = word_set("plurals")
