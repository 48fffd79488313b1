"""Cues that ask: «دعا X Y إلى», «طالب X بـ», «طلب X من Y», «أهاب X بـY». Of demands, whom they ask is left out."""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.morphology import is_verbal_noun
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, Word
from tawatur.names.word_kinds import FUNCTION, Phrase
from tawatur.statements.adverbials import DASHES, Zone
from tawatur.statements.arguments import FEMININE_HEADS
from tawatur.statements.cues import Cue, CueForm
from tawatur.statements.objects import ObjectReader

_FIRST_FORM = word_set("acts_of_first_form")
LONGEST = 60
_FROM_THEM = frozenset({"منه", "منها", "منهم", "منهما", "منهن", "منا"})
_PLURALS = word_set("plurals")
_WANTS_ADDRESSEE = word_set("wants_addressee")
_ASKED = word_set("always_asked")


class DemandReader(ObjectReader):
    """Reads what is asked, past whom it is asked of."""

    def _demand(self, at: int, form: CueForm, last: int) -> Zone | None:
        scene, cue = self.scene, form.cue
        words = scene.tokens.words
        asked = cue.asked
        zone = Zone(subject=self._given)
        j = self._subject_before_object(at, last, zone, form.cue)
        if self._given is None and zone.subject is not None and cue.lemma in _WANTS_ADDRESSEE:
            zone.subject = self._before_addressee(zone.subject)
        if (
            self._given is None
            and zone.subject is not None
            and form.gender == "m"
            and form.number == "s"
            and (self._feminine(zone.subject) or words[zone.subject.head].base in _ASKED)
        ):
            zone.subject = None  # «ودعا موسكو إلى»: the verb does not agree, so it is she who is asked
        elif self._given is None and zone.subject is not None and self._is_asked(zone.subject, form, j, last):
            zone.subject = None
        if self._given is None and zone.subject is not None:
            whole, zone.subject = zone.subject, self._before_comma(zone.subject, j, last)
            j = zone.subject.last + 1 if zone.subject.last < whole.last else j
        first_after = j
        if cue.lemma == "أطلع" and self._looks_at(at, form, j):
            return None
        if "to:ل" in cue.takes and j < last and words[j].prep == "ل" and is_verbal_noun(words[j].base):
            return self._to_l(at, form, last)  # «القرار الذي يدعو لتشكيل حكومة، بالإضافة إلى وقف القتال»
        stop = min(last, at + LONGEST)
        while j < stop:
            word = words[j]
            if asked and self._asked_here(j, asked, cue, zone, stop, j == first_after):
                return zone
            if "to:ل" in cue.takes and j > first_after and word.prep == "ل" and is_act(word):
                zone.start, zone.frame, zone.strip = j, "demand", content_cut(word)
                return zone  # «دعا المنظمات للقدوم إلى المدينة»
            if "comp" in word.tags and not word.conj and ("that" in cue.takes):
                return self._open(zone, j + 1, "that", last)
            if word.kind == MARK:
                if word.form == ":" and "quote" in cue.takes:
                    return self._open(zone, j + 1, "colon", last)
                if word.form in QUOTES and scene.quotes.is_open(j):
                    end = scene.quotes.closes[j]
                    if "quote" in cue.takes and end - j > 6 and zone.subject is not None and j == first_after:
                        zone.start, zone.frame = j, "quote"
                        return zone
                    j = min(end + 1, stop)
                    continue
                if word.form in ".؟!":
                    break
                if word.form in DASHES:
                    j = self._dash(j, stop, zone)
                    continue
                j += 1
                continue
            if self._opens_another(j, last):
                break  # «ناشد المتحدث وسائل الإعلام …، محذرا من أن»
            if j in scene.times:
                j, timex = scene.times[j]
                zone.times.append(timex)
                continue
            if (
                any(
                    r.kind == "cue" and isinstance(r.entry, CueForm) and r.entry.kind != "participle"
                    for r in word.readings
                )
                and not word.tags & {"noun", "office", "body", "adj", "given", "document", "field", "prep"}
                and not word.definite
                and words[j - 1].fold not in ("الذي", "التي", "الذين")
            ):
                break
            j = max(j + 1, zone.via[-1][1]) if self._medium(j, stop, zone) else j + 1
        if "to:obj" in cue.takes:
            return self._addressee_object(at, form, last)
        if "to:ل" in cue.takes:
            return self._to_l(at, form, last)
        return None

    def _before_addressee(self, phrase: Phrase) -> Phrase:
        """The subject without the official whom it asks: «كلف رئيس الوزراء | وزير النقل بمتابعة التنفيذ»."""
        words = self.scene.tokens.words
        if phrase.name is not None:
            return phrase
        for k in range(phrase.head + 1, phrase.last):
            word, before = words[k], words[k - 1]
            official = "office" in word.tags and not word.definite and not word.conj and not word.prep
            if official and before.definite and not word.tags & {"adj", "nisba", "given"}:
                return Phrase(phrase.first, k, phrase.head, None)
        return phrase

    def _before_comma(self, phrase: Phrase, j: int, last: int) -> Phrase:
        """The subject without whom it asks, where a lone comma parts them: «دعا رئيس الحكومة، | المنظمات الدولية إلى»."""
        words = self.scene.tokens.words
        commas = [k for k in range(phrase.first, phrase.last) if words[k].form == "،"]
        if len(commas) != 1 or (j < last and words[j].form == "،") or phrase.name is not None:
            return phrase
        behind = words[commas[0] + 1]
        if not behind.definite or behind.tags & {"honorific", "given", "adj", "nisba"} or behind.conj:
            return phrase
        return Phrase(phrase.first, commas[0], phrase.head, None)

    def _is_asked(self, phrase: Phrase, form: CueForm, j: int, last: int) -> bool:
        """Whether the lone phrase before the preposition is who is asked, the subject dropped: «ودعوا المجتمع الدولي إلى»,
        «وحثت المبعوث على» do not agree; «أدان الوزير القصف، وطالب مجلس الأمن بـ» goes on with a verb that wants an addressee.
        """
        scene = self.scene
        words = scene.tokens.words
        asked = form.cue.asked or ""
        if j >= last or not (words[j].fold == asked or words[j].prep == asked):
            return False
        head = words[phrase.head]
        if form.number == "p" and form.kind in ("perfect", "imperfect"):
            return True
        if self._their_own(phrase, form) or self._goes_to(phrase):
            return True
        if (
            form.gender == "f"
            and phrase.name is None
            and "office" in head.tags
            and not head.tags & {"body", "entity"}
            and head.definite
            and not head.form.endswith("ة")
            and head.base not in FEMININE_HEADS
            and head.base not in _PLURALS
        ):
            return True
        return self._goes_on and form.cue.lemma in _WANTS_ADDRESSEE

    def _looks_at(self, at: int, form: CueForm, j: int) -> bool:
        """Whether a form of أطلع at *at* is rather one of اطلع, which takes على right behind its subject: «اطلع الوزير على سير العمل»."""
        written = self.scene.tokens.words[at].form.lstrip("وف").startswith("أ")
        return not (written or form.object) and self.scene.fold(j) == "علي"

    def _asked_here(self, j: int, asked: str, cue: Cue, zone: Zone, stop: int, first: bool) -> bool:
        scene = self.scene
        word = scene.tokens.words[j]
        if len(asked) > 1:
            if word.fold != asked or j + 1 >= stop:
                return False
            following = scene.tokens.words[j + 1]
            if "comp" in following.tags:
                return self._open(zone, j + 2, "that", stop) is not None
            zone.start, zone.frame = j + 1, "demand"
            return True
        if word.fold in (asked, asked + "ـ") and word.kind == "word" and j + 1 < stop:
            zone.start, zone.frame = j + 1, "demand"
            return True
        if len(asked) == 1 and unknown_with(word, asked):
            zone.start, zone.frame, zone.strip = j, "demand", 1
            return True
        occasion = "occasion" in word.tags and not word.definite  # «طالب ببيان» and «في بيان», but «طالب بالحوار»
        if word.prep == asked and not word.conj and not occasion and j not in scene.times:
            if scene.phrases.entity(j) and not first:
                return False
            zone.start, zone.frame, zone.strip = j, "demand", word.prep_cut
            return True
        return False

    def _to_l(self, at: int, form: CueForm, last: int) -> Zone | None:
        """«دعا X لعودة الأطراف»: the demand behind ل."""
        scene = self.scene
        zone = Zone(subject=self._given)
        j = self._subject_before_object(at, last, zone, form.cue)
        for k in range(j, min(last, j + 6)):
            word = scene.tokens.words[k]
            if word.kind == MARK:
                return None
            if word.prep == "ل" and not word.tags & {"office", "medium"} and not scene.phrases.outlet_like(k):
                zone.start, zone.frame, zone.strip = k, "demand", content_cut(word)
                return zone
        return None

    def _request(self, at: int, form: CueForm, last: int) -> Zone | None:
        """«طلب X من Y تأجيل Z», «طلبت منهم إعداد Z»: what is asked follows whom it is asked of."""
        scene = self.scene
        words = scene.tokens.words
        zone = Zone(subject=self._given)
        j = at + 1
        if scene.fold(j) not in _FROM_THEM and scene.fold(j) != "من":
            j = self._subject_before_object(at, last, zone, form.cue)
        if j >= last or (words[j].fold != "من" and words[j].fold not in _FROM_THEM):
            return None
        if words[j].fold == "من":
            addressee = scene.phrases.read(j + 1, last, before_object=True)
            if addressee is None:
                return None
            j = addressee.last
        else:
            j += 1
            if zone.subject is None and j < last and not self._starts_object(j):
                zone.subject = scene.phrases.read(j, last, before_object=True)  # «طلب منه الوزير الانسحاب»
                j = zone.subject.last if zone.subject is not None else j
        while j in scene.times:
            j, timex = scene.times[j]
            zone.times.append(timex)
        if j >= last or (words[j].kind == MARK and words[j].form not in QUOTES):
            return None
        if "comp" in words[j].tags:
            return self._open(zone, j + 1, "that", last)
        if words[j].prep or words[j].conj or words[j].tags & {"prep", "connective", "rel"}:
            return None
        zone.start, zone.frame = j, "demand"
        return zone

    def _appeal(self, at: int, form: CueForm, last: int) -> Zone | None:
        """«أهاب X بـ Y الابتعاد عن Z», «أهاب بـ Y أن»: whom it is asked of stands behind ب, then what is asked."""
        words = self.scene.tokens.words
        zone = Zone(subject=self._given)
        j = at + 1
        if j < last and words[j].prep != "ب":
            j = self._subject_before_object(at, last, zone, form.cue)
        if j >= last or words[j].prep != "ب":
            return None
        for k in range(j + 1, min(last, j + 12)):
            word = words[k]
            if word.kind == MARK and word.form not in QUOTES:
                return None
            if "comp" in word.tags:
                return self._open(zone, k + 1, "that", last)
            if word.fold == "الي":
                zone.start, zone.frame = k + 1, "demand"
                return zone
            if is_verbal_noun(word.base) and not word.conj and not word.prep and not word.tags & {"office", "adj"}:
                zone.start, zone.frame = k, "demand"
                return zone
        return None

    def _addressee_object(self, at: int, form: CueForm, last: int) -> Zone | None:
        """«ناشد X Y إطلاق Z», «أمهل X Y شهرا»: what is asked follows the addressee."""
        scene = self.scene
        words = scene.tokens.words
        zone = Zone(subject=self._given)
        j = self._subject_before_object(at, last, zone, form.cue)
        if zone.subject is None and self._given is None and j < last:
            told = scene.phrases.read(j, last, before_object=True)
            if told is None or not (self._accusative(told) or self._their_own(told, form)):
                return None
            zone.subject, j = told, told.last  # «وناشدت المواطنين مغادرة البلاد»
        if zone.subject is None or j >= last or (words[j].kind == MARK and words[j].form not in QUOTES):
            return None
        dropped = self._given is None and form.number == "s"
        masculine = dropped and form.gender == "m"
        told_them = dropped and (self._accusative(zone.subject) or self._goes_to(zone.subject))
        if told_them or (masculine and (self._feminine(zone.subject) or words[zone.subject.head].base in _ASKED)):
            phrase: Phrase | None = zone.subject
            zone.subject = None  # «ناشد الدول العربية الضغط على»: they are asked
            if not self._object_follows(j, last):
                return None
        else:
            phrase = scene.phrases.read(j, last, before_object=True)
            if (
                self._given is None
                and phrase is not None
                and self._verbal_noun(phrase)
                and not self._object_follows_phrase(phrase, last)
            ):
                zone.start, zone.frame, zone.subject = j, "demand", None  # «وناشد المجلس الأعلى التدخل»: he is asked
                return zone
        k = phrase.last if phrase else j
        while k in scene.times and form.cue.lemma != "أمهل":
            k = scene.times[k][0]
        if k >= last:
            return None
        word = words[k]
        if word.prep == "ب" and "to:ب" in form.cue.takes:
            zone.start, zone.frame, zone.strip = k, "demand", word.prep_cut
            return zone
        if word.kind == MARK or word.prep or word.conj or word.tags & {"prep", "connective", "rel"}:
            return None
        zone.start, zone.frame = k, "demand"
        return zone

    def _verbal_noun(self, phrase: Phrase) -> bool:
        head = self.scene.tokens.words[phrase.head]
        return is_verbal_noun(head.base) and not head.tags & {"office", "body", "given"}

    def _object_follows_phrase(self, phrase: Phrase, last: int) -> bool:
        """Whether an indefinite noun stands behind a phrase."""
        if phrase.last >= last:
            return False
        word = self.scene.tokens.words[phrase.last]
        return word.kind == "word" and not (word.prep or word.conj or word.tags & FUNCTION)


def is_act(word: Word) -> bool:
    """Whether a word names an act that can be asked for."""
    return is_verbal_noun(word.base) or word.base in _FIRST_FORM


def content_cut(word: Word) -> int:
    """The characters of a word before what its preposition governs; «للحوار» is not cut, its article would be lost."""
    return 0 if word.fold.startswith("لل") else word.prep_cut


def unknown_with(word: Word, prep: str) -> bool:
    """Whether an unknown word begins with the letter of a preposition that is wanted here: «بتمديد», «لوقف»."""
    return bool(
        word.kind == "word"
        and not word.tags
        and not word.prep
        and not word.readings
        and word.fold[:1] == prep
        and len(word.fold) >= 4
    )
