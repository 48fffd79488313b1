"""The subject of a verb of saying and where its object may begin."""

from __future__ import annotations

import re

from tawatur.arabic.data import word_set
from tawatur.arabic.morphology import is_verbal_noun
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, Reading
from tawatur.names.phrases import ALL, SIDES
from tawatur.names.word_kinds import POSSESSED, Phrase
from tawatur.statements.adverbials import DASHES, NO_CUE, AdverbialReader, Zone
from tawatur.statements.cues import Cue, CueForm

_DENYING = frozenset({"لن", "لا", "لم", "ليست", "ليس"})
_COUNTING = word_set("counting")
_COUNTERPARTS = word_set("counterparts")
_SAID_TO_SOMEBODY = frozenset({"warns", "threatens", "promises"})
_IN_IT = word_set("in_it")
OUTRIGHT = word_set("outright")
_SELF = frozenset({"نفسه", "نفسها", "انفسهم", "نفسهما", "ذاته", "ذاتها", "عينه", "عينها"})
_TELLS = frozenset({"أخبر", "أبلغ", "أعلم", "أطلع"})
_SPEAKING = frozenset(
    {"office", "body", "document", "medium", "nisba", "given", "given-too", "surname", "honorific", "entity"}
)
_EVIDENCE = word_set("evidence")
_PAIRS = word_set("pairs")
_WANTS_ADDRESSEE = word_set("wants_addressee")
_CROWDS = word_set("crowds")
_SOUND_PLURAL = re.compile(r"(?:ال)?(?:\w{3,}يين|م\w{3,}ين)")  # «المصريين», «المتمردين»
_SIDES = frozenset({"جانب", "طرف", "شارع", "راي"})  # «الجانب الروسي»
_MANNER = word_set("manner")
FEMININE_HEADS = word_set("feminine_heads")
_MASCULINE_STATES = word_set("masculine_states")
_OWN_PEOPLE = re.compile(r"\w{4,}ي(?:ها|هم|ه)")  # the sound plural of the object, with a pronoun: «مواطنيها»
_ASKED = word_set("always_asked")
_FOLLOWERS = word_set("followers")
_MASCULINE_BODIES = word_set("masculine_bodies") | word_set("masculine_sides")


class ArgumentReader(AdverbialReader):
    """Tells who may speak from what may be said, and reads the subject up to the object."""

    _form: CueForm | None = None  # of the verb whose zone is read

    def _nominal_sentence(self, j: int) -> bool:
        """Whether a state and what it does or is begin at *j*: «وقال الوزير | إيران تدعم المعارضة», «| روسيا مستعدة للوساطة»."""
        scene = self.scene
        found = scene.phrases.entity(j)
        if found is None or found[0] != "state" or j + found[1] >= len(scene.tokens.words):
            return False
        behind = scene.tokens.words[j + found[1]]
        does = "verb" in behind.tags or behind.fold in _DENYING or any(is_finite(r) for r in behind.readings)
        is_so = behind.fold.endswith("ه") and "adj" in behind.tags and not (behind.definite or behind.conj)
        return behind.kind != MARK and (does or is_so)

    def _subject_or_skip(self, j: int, zone: Zone, stop: int, relative: bool, cue: Cue) -> int:
        if zone.subject is None and not relative:
            phrase = self.scene.phrases.read(j, stop, governed=_governed(cue))
            tells = cue.act in _SAID_TO_SOMEBODY or cue.lemma in _TELLS or cue.lemma in _WANTS_ADDRESSEE
            if phrase is not None and tells:
                alone = self.scene.phrases.read(j, stop, before_object=True, governed=_governed(cue))
                asks = cue.lemma in _WANTS_ADDRESSEE and alone is not None and alone.name is not None
                if alone is not None and alone.last < phrase.last and (asks or self._addressed(alone.last)):
                    phrase = alone  # «هدد الرئيس | كوريا الشمالية بـ», «أخبر المتحدث | وكالة رويترز أن»
            that = phrase is not None and "comp" in self.scene.tags(
                phrase.last
            )  # «أكد المحتجين أن», in spite of the case
            if phrase is not None and ((self._accusative(phrase) and (tells or not that)) or self._own(phrase)):
                return phrase.last
            if phrase is not None and tells and self._goes_to(phrase):
                return phrase.last  # «وحذرت مجلس الأمن من», «وهددت رعاياها بـ»
            if phrase is not None and cue.lemma in OUTRIGHT:
                phrase = self._before_speech(phrase)
            if phrase is not None and phrase.last > j:
                zone.subject = phrase
                return phrase.last
        if cue.lemma in _TELLS and self._medium(j, stop, zone):
            return max(j + 1, zone.via[-1][1])
        return j + 1

    def _before_speech(self, phrase: Phrase) -> Phrase | None:
        """A subject without the state at its end with which what is said begins: «وقال الوزير السعودي عادل الجبير | إيران تدعم …»."""
        words = self.scene.tokens.words
        for k in range(phrase.head + 1, phrase.last):
            named = phrase.name is not None and phrase.name[0] < k <= phrase.name[1]
            if (words[k - 1].definite or named) and not words[k].prep and self._nominal_sentence(k):
                return self.scene.phrases.read(phrase.first, k)
        return phrase

    def _addressed(self, i: int) -> bool:
        phrases = self.scene.phrases
        word = self.scene.tokens.words[i]
        people = word.definite and "office" in word.tags and word.base.endswith("ين")  # «وعد الرئيس | الناخبين بـ»
        return people or phrases.entity(i) is not None or phrases.outlet_like(i)

    def _subject_before_object(self, at: int, last: int, zone: Zone, cue: Cue) -> int:
        """Read over adverbs and the subject; the first token behind them."""
        scene = self.scene
        words = scene.tokens.words
        governed = _governed(cue)
        j = at + 1
        opened = False
        while j < last:
            word = words[j]
            if j in scene.times:
                j, timex = scene.times[j]
                zone.times.append(timex)
                continue
            if word.kind == MARK and word.form in DASHES:
                nxt = self._dash(j, last, zone)
                if nxt == j + 1:
                    return j
                j = nxt
                continue
            if (
                "adverb" in word.tags
                or "qad" in word.tags
                or (j == at + 1 and word.fold in _IN_IT and self._given is not None)
            ):
                j += 1
                continue
            if self._cognate(j, cue):
                j += 2
                continue
            if word.fold == "من" and scene.fold(j + 1) in SIDES and zone.subject is None:
                j += 3 if j + 2 < last and words[j + 2].form == "،" else 2  # «وطالب من جهته | النائب …»
                continue
            if word.fold in _MANNER:  # «أدان المجلس بأشد العبارات القصف»
                j = self._behind_manner(j, last)
                continue
            if word.kind == MARK and word.form == "،" and zone.subject is None and j == at + 1:
                j += 1  # «أعلن، اليوم السبت، الأمين العام …»
                if j < last and ("prep" in words[j].tags or words[j].prep):
                    j = self._over_insertion(j, last, zone) or j
                continue
            if (
                word.kind == MARK
                and word.form == "،"
                and zone.subject is None
                and zone.times
                and words[j - 1].kind != MARK
            ):
                j += 1
                continue
            if word.kind == MARK and word.form == "،" and zone.subject is not None:
                nxt = j + 1
                if j == zone.subject.last and any(w.form == "،" for w in words[zone.subject.first : j]):
                    j = nxt  # «رفض مدرب الفريق، السويسري فلان، دخول اللاعب»
                    continue
                if self._object_behind_comma(nxt, last, zone.subject):
                    return nxt
                if nxt < last and (words[nxt].prep in governed or words[nxt].fold in governed):
                    return nxt  # «أمر القاضي سامي الحداد، رئيس المحكمة، بحبس المتهم»
                behind = self._over_insertion(nxt, last, zone)
                if behind:
                    j = behind
                    continue
                if (
                    nxt < last
                    and not opened
                    and zone.subject.last - zone.subject.first >= 4
                    and words[nxt].kind == "word"
                    and words[nxt].tags & {"noun", "document"}
                ):
                    opened = True
                if nxt < last and (opened or nxt in scene.times or "prep" in scene.tags(nxt) or words[nxt].prep):
                    opened = not opened
                    j = nxt
                    continue
                return j
            if len(word.fold) == 1 and word.fold == "ل" and j + 1 < last and scene.quotes.is_open(j + 1):
                k = scene.quotes.closes[j + 1] + 1
                known = self._medium(j + 2, last, zone)
                if k >= last or k - j > 9:
                    return j
                if not known and self.scene.phrases.entity(j + 2) is None:
                    zone.via.append((j + 2, k - 1))  # «نفى الوزير لـ«الضفاف» وجود خلاف»
                j = k
                continue
            if word.fold == "علي" and scene.fold(j + 1) == "لسان":
                voice = scene.phrases.read(j + 2, last, before_object=True)  # «أكدت الخارجية على لسان متحدثها …»
                j = voice.last if voice is not None else j + 2
                if scene.fold(j).startswith("باسم"):  # «على لسان المتحدثة باسمها منى حداد»
                    name = scene.phrases.read(j + 1, last, before_object=True)
                    j = name.last if name is not None else j + 1
                continue
            if word.prep == "ل" and word.base in _COUNTERPARTS:
                j = self._behind_counterpart(j, last, zone)
                continue
            if ("prep" in word.tags or word.prep) and self._skippable(j, last):
                k = self._adverbial(j, last, zone, NO_CUE)
                k = min(k, self._adverbial_end(j, last))
                k = self._own_prep_within(j + 2, self._asked_within(j + 1, k, cue), cue)
                if k < last and words[k].form == "،":
                    k += 1
                if k <= j:
                    return j
                j = k
                continue
            if zone.subject is None:
                if self._starts_object(j):
                    return j
                phrase = scene.phrases.read(j, last, before_object=True, governed=governed)
                if phrase is None or self._accusative(phrase):
                    return j
                zone.subject = phrase
                j = phrase.last
                continue
            if word.fold in _SELF:
                j += 1  # «رفضت المحكمة نفسها الطعن»
                continue
            return j
        return j

    def _own_prep_within(self, j: int, stop: int, cue: Cue) -> int:
        """The first token in [j, stop) that is a preposition of the cue with what happened behind it, else *stop*: «كشف الوزير في
        بيان | عن استهداف المدنيين في المدينة».
        """
        words = self.scene.tokens.words
        own = (k for k in range(j, stop) if words[k].fold in cue.preps and k + 1 < len(words))
        return next((k for k in own if self._happening(k + 1)), stop)

    def _object_behind_comma(self, j: int, last: int, subject: Phrase) -> bool:
        """Whether a comma only parts subject and object: «أدانت رابطة العالم الإسلامي، التصريحات …», «جدد الرئيس، تأكيده بأن»."""
        if j >= last or not self.speaker_like(subject) or self._closing_comma(j, last) > 0:
            return False
        word = self.scene.tokens.words[j]
        if word.kind == MARK or word.conj or word.prep or j in self.scene.times:
            return False
        if self._starts_object(j):
            return True
        return word.definite and "noun" in word.tags and not word.tags & {"office", "honorific", "body", "given", "adj"}

    def _starts_object(self, j: int) -> bool:
        """Whether token *j* opens the object rather than the subject: «رفضه», «ضرورة», «هذه الممارسات»."""
        scene = self.scene
        word = scene.tokens.words[j]
        if word.kind != "word" or word.conj or word.base in scene.phrases.surnames:
            return False
        if word.fold == "كل" and scene.fold(j + 1) == "من":
            return False  # «أكد كل من الوزيرين أهمية التنسيق»
        if word.fold in _COUNTING and self._counts_people(j):
            return False  # «رفض عدد من النواب القرار»
        if "noun" in word.tags and not word.definite and not word.tags & {"office", "body", "given", "document"}:
            return True
        if word.definite or word.tags & {"office", "body", "entity", "given", "surname", "document", "honorific"}:
            return False
        return bool(POSSESSED.fullmatch(word.fold) or (is_verbal_noun(word.fold) and scene.phrases.entity(j) is None))

    def _counts_people(self, j: int) -> bool:
        """Whether people stand behind the word for a number at *j*: «عدد كبير من النواب», «عشرات المتظاهرين»."""
        scene = self.scene
        k = next((k + 1 for k in (j + 1, j + 2) if scene.fold(k) == "من"), j + 1)
        if k >= len(scene.tokens.words):
            return False
        word = scene.tokens.words[k]
        people = word.definite and (_SOUND_PLURAL.fullmatch(word.base) is not None or word.base in _CROWDS)
        return people or bool(word.tags & {"office", "entity"})

    def _counted(self, phrase: Phrase) -> bool:
        """Whether a phrase says how many of people: «أغلب المتدخلين», in which they stand in the genitive."""
        return phrase.head == phrase.first + 1 and self.scene.fold(phrase.first) in _COUNTING | ALL

    def _known(self, phrase: Phrase) -> bool:
        """Whether a phrase is definite by its article or by a name."""
        words = self.scene.tokens.words[phrase.first : phrase.last]
        return (
            phrase.name is not None
            or any(w.definite for w in words)
            or self.scene.phrases.entity(phrase.head) is not None
        )

    def _object_follows(self, j: int, last: int) -> bool:
        """Whether a noun phrase stands at token *j*."""
        word = self.scene.tokens.words[j]
        if word.kind == MARK:
            return word.form in QUOTES
        return not (word.prep or word.conj or "prep" in word.tags or j in self.scene.times)

    def speaker_like(self, phrase: Phrase) -> bool:
        """Whether a phrase may be somebody: a person, office, body, state or name."""
        scene = self.scene
        head = scene.tokens.words[phrase.head]
        if self._counted(phrase) and not self.thing(phrase):
            return True
        if phrase.name is not None and not (
            head.definite and not head.tags and head.base not in scene.phrases.surnames
        ):
            return True
        return (
            bool(
                head.tags
                & {"office", "body", "honorific", "given", "nisba", "document", "entity", "demonstrative", "adj"}
            )
            or scene.phrases.entity(phrase.head) is not None
            or head.base in scene.phrases.surnames
            or (head.base in _PAIRS and head.base.endswith("ان"))  # «أكد الجانبان على أهمية»
        )

    def _accusative_at(self, j: int) -> bool:
        """Whether an indefinite word with the alif of nunation stands at *j*."""
        word = self.scene.tokens.words[j]
        return word.form.endswith(("ً", "اً", "ًا")) or (
            word.kind != MARK
            and len(word.fold) > 3
            and word.fold.endswith("ا")
            and not (word.definite or word.conj or word.prep)
            and word.tags <= {"accusative", "verb"}
        )

    def _find_prep(self, j: int, prep: str, last: int) -> bool:
        words = self.scene.tokens.words
        return any(
            words[k].prep == prep or words[k].fold.startswith("بان") or words[k].fold in ("ب", "بـ")
            for k in range(j, min(last, j + 24))
        )

    def thing(self, phrase: Phrase) -> bool:
        """Whether a phrase names a thing that says nothing: «المناطق», «خطر الإرهاب»; evidence does («نتائج», «بيانات»)."""
        scene = self.scene
        head = scene.tokens.words[phrase.head]
        return (
            bool(head.tags & {"noun", "place"})
            and not head.tags & _SPEAKING
            and head.base not in _EVIDENCE
            and head.base not in _PAIRS
            and not (head.base in _SIDES and "nisba" in scene.tags(phrase.head + 1))
            and phrase.name is None
            and scene.phrases.entity(phrase.head) is None
            and scene.tokens.words[phrase.first].form not in QUOTES
            and scene.quotes.closes.get(phrase.first - 1) != phrase.last  # «حساب المواطن» as a name
        )

    def _own(self, phrase: Phrase) -> bool:
        """Whether a phrase points back to the subject by its pronoun, so that it cannot be it: «حذرت | رعاياها»."""
        head = self.scene.tokens.words[phrase.head]
        return "possessed" in head.tags and not head.tags & {"office", "body", "document", "medium"}

    def _goes_to(self, phrase: Phrase) -> bool:
        """Whether a feminine verb goes to the phrase behind it: that is masculine, or named by a pronoun for who speaks."""
        if self._form is None or self._form.gender != "f" or self._form.number != "s" or phrase.name is not None:
            return False
        asked = self.scene.tokens.words[phrase.head].base in _ASKED
        return asked or self._masculine_body(phrase) or self._their_own(phrase, self._form)

    def _masculine_body(self, phrase: Phrase) -> bool:
        """Whether a verb before this subject would have to be masculine."""
        return self.scene.tokens.words[phrase.head].base in _MASCULINE_BODIES

    def _their_own(self, phrase: Phrase, form: CueForm) -> bool:
        """Whether the phrase names people by a pronoun that means the dropped subject: «ودعت جميع مواطنيها إلى»."""
        word = self.scene.tokens.words[phrase.last - 1]
        pronoun = {"f": "ها", "m": "ه"}.get(form.gender, "هم")
        return (
            phrase.name is None
            and phrase.last - phrase.first <= 2
            and not word.definite
            and word.form.rstrip("ًٌٍَُِّْ").endswith(pronoun)
            and (_OWN_PEOPLE.fullmatch(word.base) is not None or word.base.removesuffix(pronoun) in _FOLLOWERS)
        )

    def _accusative(self, phrase: Phrase) -> bool:
        """Whether the head stands in the sound masculine plural of object and genitive: no subject of a verb before it."""
        word = self.scene.tokens.words[phrase.head]
        return (
            not self._counted(phrase)
            and word.definite
            and word.base.endswith("ين")
            and (len(word.base) > (4 if word.base.startswith("م") else 5) or word.base in _PAIRS)
            and (word.tags & {"office", "adj"} or word.base in _PAIRS or _SOUND_PLURAL.fullmatch(word.base) is not None)
            and phrase.name is None
        )

    def _accusative_noun(self, j: int, last: int) -> bool:
        """Whether such a noun phrase begins at *j*: «واتهم المتمردين بـ»."""
        phrase = self.scene.phrases.read(j, last, before_object=True)
        return phrase is not None and self._accusative(phrase)

    def _feminine(self, phrase: Phrase) -> bool:
        """Whether a verb before this subject would have to be feminine: ta marbuta, broken plural of things, most states."""
        scene = self.scene
        head = scene.tokens.words[phrase.head]
        if phrase.name is not None:
            return False
        found = scene.phrases.entity(phrase.head)
        if found and found[0] in ("state", "place"):
            return head.base not in _MASCULINE_STATES
        return head.form.endswith("ة") or head.base in FEMININE_HEADS


def is_finite(reading: Reading) -> bool:
    """Whether a reading is a verb form: a participle may as well be a noun («موافقة»)."""
    return reading.kind == "cue" and isinstance(reading.entry, CueForm) and reading.entry.kind != "participle"


def _governed(cue: Cue) -> frozenset[str]:
    """The prepositions that open the cue's content: they never belong to its subject."""
    extra = {"ب"} if cue.takes & {"accuse", "judge", "to:ب", "blame2", "appeal"} else set()
    if "to:من" in cue.takes:
        extra.add("من")
    if cue.asked:
        extra.add(cue.asked)
    return cue.preps | extra
