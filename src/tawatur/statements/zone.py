"""The stretch between a cue and its content: subject, adverbials, parentheses, and what opens the content.

    cue [adverb | time]* [subject] [adverb | time | occasion | ( … ) | - … - | relative clause]* opener content

The opener is a complementizer, a colon, a quotation mark, the cue's own preposition, or, for cues that take an
object, the object's first word.
"""

from __future__ import annotations

import re

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, Word
from tawatur.names.word_kinds import Phrase
from tawatur.statements.adverbials import DASHES, RECEIVING, Zone
from tawatur.statements.arguments import OUTRIGHT, is_finite
from tawatur.statements.cues import Cue, CueForm
from tawatur.statements.demands import LONGEST, DemandReader, content_cut, unknown_with
from tawatur.statements.objects import BLAME

_QUESTIONS = word_set("question_words")
_BY_SAYING = word_set("by_saying")
_NEGATED_THAT = re.compile("ب?أل(?:ا|ّا|اّ)")
_SPEECH_OPENERS = word_set("speech_openers")
_SPEECH_VERBS = word_set("speech_verbs")
_NOMINAL = frozenset({"noun", "office", "body", "adj", "prep", "occasion", "given", "field", "document"})
_DECREES = word_set("decrees")
_SO_THAT = frozenset({"فان", "فانه", "فانها", "فانهم"})
_INSERTED = 16  # tokens of an insertion between commas
_DECREEING = word_set("decreeing")
_TAKES_AN = word_set("takes_an")
_RESUMPTIVE = word_set("resumptive")
_KEEP_BACK = frozenset(
    {"طلب", "طلبت", "طلبوا", "فضل", "فضلت", "فضلوا", "رفض", "رفضت", "رفضوا", "اشترط", "اشترطت", "اشترطوا"}
)
_FEELINGS = word_set("feelings")


class ZoneReader(DemandReader):
    """Reads the zone behind a cue."""

    def read(
        self, at: int, form: CueForm, last: int, subject: Phrase | None = None, goes_on: bool = False
    ) -> Zone | None:
        """The zone of the cue at token *at*, in a clause that ends before token *last*; None if nothing opens a content.
        *subject* is given where it stands before the cue; *goes_on* says that the verb may go on with the subject of a verb before.
        """
        self._given = subject
        self._goes_on = goes_on
        self._at = at
        self._form = form
        scene, cue = self.scene, form.cue
        takes = cue.takes
        wants_object = bool(takes & {"obj", "judge", "accuse", "blame", "cause", "tie"})
        asked = bool(cue.asked) or "to:obj" in takes
        if "decree" in takes:
            return self._decree(at, form, last)
        if "stress" in takes and any(scene.fold(k) == "التاكيد" for k in range(at + 1, min(last, at + 12))):
            return self._fixed(at, form, last)
        if "to:من" in takes:
            zone = self._request(at, form, last)
            if zone is not None:
                return zone
        if "appeal" in takes:
            return self._appeal(at, form, last)
        if asked:
            zone = self._demand(at, form, last)
            if zone is not None:
                return zone
        if wants_object and "that" in takes and not form.object and self._that_follows(at, last):
            zone = self._clause(at, form, last)
            if zone is not None and zone.frame == "that":
                return zone
        if wants_object:
            zone = self._object(at, form, last)
            if zone is not None:
                return zone
        if "blame2" in takes or "stress" in takes or "say" in takes:
            return self._fixed(at, form, last)
        return self._clause(at, form, last)

    def _closed_between(self, at: int, j: int) -> bool:
        """Whether a quotation that holds the cue at *at* ends before *j*: «كما أكد الرئيس»، | مستطردا «…»."""
        words = self.scene.tokens.words
        marks = [k for k in range(at + 1, j) if words[k].form in QUOTES]
        return len(marks) == 1 and words[j - 1].form == "،" and marks[0] == j - 2

    def _that_follows(self, at: int, last: int) -> bool:
        """Whether nothing but a subject with its appositions and adverbials stands between the cue and أن: «أكد قائد قوات
        حرس الحدود في المنطقة، أن». A noun that governs an أن of its own («أعلن ضرورة أن») opens an object instead.
        """
        scene = self.scene
        words = scene.tokens.words
        if scene.fold(at + 1) == "عدم":
            return False  # «مسؤول طلب عدم ذكر اسمه»
        kept_back = -1
        relative = at > 0 and "rel" in scene.tags(at - 1)
        if relative and at + 1 < last and self._starts_object(at + 1):
            return False  # «المسؤول الذي طلب عدم نشر اسمه»
        for j in range(at + 1, min(last, at + 40)):
            word = words[j]
            if self._opens_another(j, last):
                return False  # «حث الوفد على الحوار مؤكدا أن»
            if "comp" in word.tags and not word.conj:
                before = words[j - 1]
                governs = (
                    before.fold in _TAKES_AN
                    or (before.tags & {"noun", "verb"} and not before.definite and "possessed" not in before.tags)
                ) and j - 1 not in scene.times
                return j > at + 1 and not governs
            if word.kind == MARK and word.form in ".؛:؟!":
                return False
            if word.tags & {"rel", "connective"} and word.fold not in ("من", "ما"):
                return False
            if word.tags == {"verb"} and self._describes_occasion(at, j):
                continue
            if j < kept_back or word.fold == "حيث":
                continue
            kept_back = self._name_kept_back(j, last)
            if kept_back > j:
                continue
            if word.tags == {"verb"} or (
                any(r.kind == "cue" for r in word.readings)
                and not word.tags & {"noun", "office", "body", "given", "document", "field", "occasion", "prep"}
                and not word.definite
            ):
                return False
        return False

    def _describes_occasion(self, at: int, j: int) -> bool:
        """Whether the verb at *j* says something of an indefinite occasion behind the cue: «أعلن في ختام زيارة إلى باريس | استمرت
        يومين أن».
        """
        words = self.scene.tokens.words
        return any(
            words[k].tags & {"occasion"} and not words[k].definite and "possessed" not in words[k].tags
            for k in range(max(at + 1, j - 6), j)
        )

    def _clause(self, at: int, form: CueForm, last: int) -> Zone | None:
        scene, cue = self.scene, form.cue
        words = scene.tokens.words
        zone = Zone(subject=self._given)
        j = at + 1
        stop = min(last, at + LONGEST)
        takes_that = "that" in cue.takes
        takes_quote = "quote" in cue.takes
        relative = blocked = False
        while j < stop:
            word = words[j]
            if j in scene.phrases.adverbials:
                j = scene.times[j][0]
                continue  # «حذرت موسكو | من جديد من أن»
            if self._cognate(j, cue):
                j += 2
                continue
            if self._told_outright(j, at, cue, zone):
                zone.start, zone.frame = j, "that"
                return zone
            if takes_that and _NEGATED_THAT.fullmatch(
                word.form
            ):  # «توقع ألا», «أكد بألّا»: the negation belongs to the content
                zone.start, zone.frame, zone.strip = j, "that", len(word.form) - len(word.form.lstrip("ب"))
                return zone
            if self._opens_prep(j, cue, stop, zone):
                return zone
            named = zone.subject is not None and j == zone.subject.last  # «قال أحمد علي | إن»
            if "comp" in word.tags and not word.conj and words[j - 1].fold in _TAKES_AN and j > at + 1 and not named:
                j += 1  # «بعد أن», «سبق أن»: it belongs to the word before
                continue
            if (
                takes_that
                and word.fold in _SO_THAT
                and words[j - 1].form == "،"
                and scene.tokens.words[at - 1].base == "كما"
            ):
                return self._open(zone, j + 1, "that", last)  # «كما ذكرت صحيفة الرياض، فإن»
            if "comp" in word.tags and not word.conj:
                if blocked:
                    return None
                if takes_that or "judge" in cue.takes or cue.asked or "to:obj" in cue.takes or "to:من" in cue.takes:
                    return self._open(zone, j + 1, "that", stop if stop == last else last)
                return None
            if word.kind == MARK:
                if word.form == ":":
                    if takes_that or takes_quote:
                        k = j + 1
                        if (
                            k < last
                            and "comp" in words[k].tags
                            and not words[k].conj
                            and words[k].fold in ("ان", "انه", "انها", "بان")
                        ):
                            k += 1
                        return self._open(zone, k, "colon", last)
                    return None
                if word.form in QUOTES and scene.quotes.is_open(j):
                    end = scene.quotes.closes[j]
                    if self._quotation_is_content(j, end, zone, takes_quote, last):
                        zone.start, zone.frame = j, "quote"
                        return zone
                    j = self._subject_or_skip(j, zone, stop, relative, cue)
                    continue
                if word.form == "(":
                    close = self._closing(j, ")", stop)
                    if takes_quote and close - j > 9 and (j == at + 1 or zone.subject):
                        zone.start, zone.frame = j, "paren"
                        return zone
                    j = close + 1
                    continue
                if word.form in DASHES:
                    j = self._dash(j, stop, zone)
                    continue
                if word.form in "،,":
                    blocked = False
                    behind = self._insertion(j, stop, zone)
                    if behind > j:
                        j = behind
                        continue
                if word.form in ".؟!" and not (j + 1 < last and scene.tokens.starts[j + 1] == scene.tokens.ends[j]):
                    return None
                j += 1
                continue
            if word.fold in _QUESTIONS and ("question" in cue.takes):
                zone.start, zone.frame = j, "question"
                return zone
            if word.fold in ("ما", "عن") and "question" in cue.takes and scene.fold(j + 1) in ("اذا", "ان"):
                zone.start, zone.frame = j, "question"
                return zone
            if j in scene.times:
                j, timex = scene.times[j]
                zone.times.append(timex)
                continue
            cue_here = next((r.entry for r in word.readings if r.kind == "cue"), None)
            if cue_here is not None and isinstance(cue_here, CueForm):
                if cue_here.kind == "participle" and cue_here.cue.lemma == "قال":
                    zone.handed_on = j
                    return zone
                verbal = not word.tags & {"noun", "office", "body", "given", "adj", "document", "prep"}
                direct = (
                    cue_here.kind == "participle"
                    and word.fold.endswith("ه" if form.gender == "f" else "ا")
                    and "quote" in cue_here.cue.takes
                    and takes_quote
                )
                inside = scene.quotes.inside[at] == scene.quotes.inside[j] and not self._closed_between(at, j)
                if direct and inside and j + 1 < last and scene.phrases.speech_behind(j):
                    zone.handed_on = j  # «وزاد متسائلا: …»
                    return zone
                if "adverb" in word.tags and words[j - 1].kind != MARK and self._opener_at(j + 1, cue):
                    j += 1
                    continue  # «أكدت المحكمة مجددا أن», «حذرت مجددا من أن»
                if (cue_here.kind == "participle" and word.fold.endswith("ا")) or self._opens_another(j, stop):
                    return None  # «…، مشيرا إلى أنه»: another's opener
                if verbal and self._asyndetic(j):
                    j += 1
                    continue
                if verbal and zone.subject is not None and self._name_kept_back(j, stop) > j:
                    j = self._name_kept_back(j, stop)
                    continue
                if verbal and relative and cue_here.kind in ("perfect", "imperfect"):
                    relative = False
                    blocked = cue_here.cue.act == "asserts" and "that" in cue_here.cue.takes
                    j += 1
                    continue
                if verbal:
                    return None
            if "rel" in word.tags and word.fold not in ("من", "ما"):
                relative = True
                j += 1
                continue
            if word.conj and word.tags == {"verb"} and zone.subject is not None and not relative:
                return None  # «نشرت الوعي … وقامت بـ»: the clause is over
            if word.fold in _RESUMPTIVE:
                j += 1
                continue
            if len(word.fold) == 1 and word.fold in "لب" and j + 1 < stop and words[j + 1].kind == MARK:
                j = self._adverbial(j, stop, zone, cue)
                continue
            if ("prep" in word.tags or word.prep) and not ("given" in word.tags and scene.phrases.ali(j)):
                j = self._adverbial(j, stop, zone, cue)
                continue
            if "adverb" in word.tags or "connective" in word.tags or "qad" in word.tags or "kana" in word.tags:
                if (
                    "connective" in word.tags
                    and zone.subject is not None
                    and word.fold in ("حيث", "بينما", "فيما", "اذ", "كما", "لكن", "لان")
                ):
                    behind = self._behind_where(j, stop) if word.fold == "حيث" else j
                    if behind == j:
                        return None
                    j = behind
                    continue
                j += 1
                continue
            if zone.subject is not None and words[j - 1].fold in ("به", "بها"):
                self._medium(j, stop, zone)  # «في بلاغ توصلت به هسبريس»
            j = self._subject_or_skip(j, zone, stop, relative, cue)
        return None

    def _name_kept_back(self, j: int, stop: int) -> int:
        """Behind «فضّل عدم كشف هويته» at *j*, which says of a source that it is not named; *j* where nothing of the kind stands."""
        words = self.scene.tokens.words
        if words[j].base not in _KEEP_BACK:
            return j
        for k in range(j + 1, min(stop, j + 7)):
            if words[k].base.startswith(("اسم", "هويت")):
                return k + 1
        return j

    def _behind_where(self, j: int, stop: int) -> int:
        """Behind a clause of place that «حيث» opens and a comma before the opener ends: «في المدينة حيث وصل أمس، | إن»; *j* where
        it does not end so.
        """
        words = self.scene.tokens.words
        for k in range(j + 1, min(stop - 1, j + _INSERTED)):
            if "comp" in words[k].tags or (words[k].kind == MARK and words[k].form not in "،,"):
                return j
            if words[k].form in "،,":
                return k + 1 if "comp" in words[k + 1].tags and not words[k + 1].conj else j
        return j

    def _told_outright(self, j: int, at: int, cue: Cue, zone: Zone) -> bool:
        """Whether what is said begins at *j* with neither a complementizer nor a mark: «وأضافت نريد ضمانا», «قال الوزير لقد انتهت»."""
        words = self.scene.tokens.words
        if cue.lemma not in OUTRIGHT or words[j].conj or words[j].kind == MARK:
            return False
        if words[j].fold in _SPEECH_OPENERS:
            return j == at + 1 or zone.subject is not None
        if zone.subject is not None and zone.subject.last == j and self._nominal_sentence(j):
            return True
        return j == at + 1 and words[at].conj == "و" and words[j].fold in _SPEECH_VERBS

    def _opener_at(self, j: int, cue: Cue) -> bool:
        """Whether what the cue takes opens the content at token *j*: «أن», or its preposition."""
        tokens = self.scene.tokens
        if j >= len(tokens):
            return False
        word = tokens.words[j]
        return "comp" in word.tags or word.fold in cue.preps or bool(word.prep and word.prep in cue.preps)

    def _opens_prep(self, j: int, cue: Cue, stop: int, zone: Zone) -> bool:
        """Whether token *j* is the cue's own preposition with a content behind it."""
        scene = self.scene
        word = scene.tokens.words[j]
        preps = cue.preps
        if not preps:
            return False
        if word.fold == "علي" and "given" in word.tags and zone.subject is None and scene.phrases.ali(j):
            return False
        if self._of_occasion(j):
            return False
        if word.fold in preps and not word.conj and len(word.fold) > 1:
            k = j + 1
            if k >= stop:
                return False
            following = scene.tokens.words[k]
            if "comp" in following.tags and not following.conj:
                done = self._open(zone, k + 1, "that", stop)
                return done is not None
            if word.fold in ("في", "من", "علي", "عن") and self._is_occasion(k, word.fold):
                return False
            if word.fold == "علي" and scene.fold(k) in (
                "هامش",
                "لسان",
                "صفحته",
                "تويتر",
                "حسابه",
                "موقع",
                "موقعه",
                "سوال",
                "اسئله",
                "راس",
                "متن",
                "تلفزيون",
                "قناه",
                "شاشه",
                "شاشات",
                "فضاييه",
                "اذاعه",
                "تليفزيون",
                "راديو",
                "منصه",
            ):
                return False  # «في مداخلة لبرنامج على فضائية صدى البلد»
            if following.kind == MARK and following.form not in QUOTES and following.form not in "([{":
                return False
            if scene.fold(k) in ("امله", "املها", "املهم", "الامل", "املهما") and scene.fold(k + 1) in (
                "في",
                "بان",
                "ان",
            ):
                after = k + 2 if scene.fold(k + 1) == "في" else k + 1
                if "comp" in scene.tags(after):
                    after += 1
                zone.start, zone.frame = after, "that"
                return True
            if scene.fold(k) in _FEELINGS:
                start = self._behind_feeling(k, stop)
                if start >= 0:
                    zone.start, zone.frame = start, "prep"
                    word2 = scene.tokens.words[start]
                    zone.strip = content_cut(word2) if word2.prep in ("ب", "ل") else 0
                    return True
            zone.start, zone.frame = k, "prep"
            return True
        if (
            word.prep in preps
            and word.prep in ("ب", "ل")
            and not (word.prep == "ل" and word.tags & {"occasion", "medium"})
            and not scene.phrases.outlet_like(j)
        ):
            if word.fold in (
                "بدوره",
                "بدورها",
                "بدورهم",
                "بحضور",
                "لدي",
                "بين",
                "لوكاله",
                "له",
                "لها",
                "بشان",
                "بخصوص",
                "بمناسبه",
                "لمناسبه",
            ):
                return False
            if word.prep == "ب" and self._in_a_place(j, stop):
                return False
            zone.start, zone.frame, zone.strip = j, "prep", content_cut(word)
            return True
        if "ب" in preps and (
            (unknown_with(word, "ب") and not self._verb_with_object(word))
            or (self._rather_with(word, "ب") and (j == self._at + 1 or zone.subject))
        ):
            zone.start, zone.frame, zone.strip = j, "prep", word.cut + 1
            return True
        if word.fold in ("ب", "بـ") and "ب" in preps and j + 1 < stop:
            zone.start, zone.frame = j + 1, "prep"
            return True
        return False

    def _verb_with_object(self, word: Word) -> bool:
        """Whether a word that begins with ب is rather a verb with its object: «في خبر عاجل | بثته أمس»."""
        stem = next((word.fold.removesuffix(p) for p in ("ها", "هم", "ه") if word.fold.endswith(p)), "")
        known = self.scene.tokens.lexicon.word(stem) if len(stem) > 2 else None
        return known is not None and (
            known.base == stem and ("verb" in known.tags or any(is_finite(r) for r in known.readings))
        )

    def _in_a_place(self, j: int, stop: int) -> bool:
        """Whether «ب» with a place tells where somebody sits, what is said coming later by «بأن»: «الناطق باسم المحكمة | بتونس كريم
        ناصر بأن».
        """
        found = self.scene.phrases.entity(j)
        if found is None or found[0] not in ("place", "state"):
            return False
        return any("comp" in self.scene.tags(k) for k in range(j + 1, min(stop, j + 7)))

    def _rather_with(self, word: Word, prep: str) -> bool:
        """Whether a noun that begins with the letter of the preposition wanted here is another noun with it: «متعهدا برد»."""
        if (
            word.prep
            or word.conj
            or word.definite
            or word.fold[:1] != prep
            or not word.tags
            or not word.tags <= {"noun", "verb", "given-too", "adj"}
        ):
            return False
        return "noun" in self.scene.tokens.lexicon.word(word.fold[1:]).tags and len(word.fold) <= 4

    def _behind_feeling(self, k: int, stop: int) -> int:
        """«عن قلقه من X» → X; «عن سعادته بما» → ما; «عن رفضه X» → X; -1 where the feeling itself is the content."""
        scene = self.scene
        j = k + 1
        while j < min(stop, k + 5):
            word = scene.tokens.words[j]
            if word.tags & {"adj"} or word.fold in ("البالغ", "الشديد", "العميق", "الكبير", "بالغ", "الكامل", "التام"):
                j += 1
                continue
            if word.fold in ("من", "ازاء", "حيال", "تجاه", "علي", "في", "الي", "بشان", "ان"):
                return j + 1 if j + 1 < stop else -1
            if word.conj == "و" and word.base in _FEELINGS:
                j += 1
                continue
            if word.fold == "بان":
                return j + 1  # «عن اعتقاده بأن»
            if word.prep in ("ب", "ل"):
                return j
            if word.kind == MARK or word.fold == "مع":
                return -1  # «عن تضامنه مع الضحايا»
            return j
        return -1

    def _quotation_is_content(self, j: int, end: int, zone: Zone, takes_quote: bool, last: int) -> bool:
        scene = self.scene
        if not takes_quote:
            return False
        size = end - j - 1
        behind_speaker = zone.subject is not None and zone.subject.last == j
        if size == 1 and j != self._at + 1 and not behind_speaker:
            return False  # a name: «تذكر عن الجيل الجديد "زاديرا"»
        if zone.subject is None and size <= 6:
            after = scene.fold(end + 1) if end + 1 < last else ""
            tags = scene.tags(end + 1) if end + 1 < last else frozenset()
            if (
                "comp" in tags
                or after in (":", "(")
                or "prep" in tags
                or (after and end in range(j, last) and scene.tokens.words[end + 1].kind != MARK)
            ):
                return False
        if size <= 4 and self._opener_behind(end, last):
            return False  # «وأكد "النجار"، خلال لقائه مع الصحفيين، أن», «قال المتهم "س. ج" في التحقيقات إنه»
        before = scene.tokens.words[j - 1]
        if size <= 5 and before.fold in RECEIVING:
            return False  # «في بيان وصل "القدس" نسخة عنه: إن»
        if size <= 5 and (
            (before.tags & {"medium", "body"} and not before.definite)
            or before.fold in ("ل", "لـ", "لل")
            or scene.phrases.outlet_like(j)
        ):
            return False
        if size <= 4 and before.prep == "ل":
            return False
        return size > 0

    def _opener_behind(self, end: int, last: int) -> bool:
        """Whether a complementizer, colon or quotation opens the content behind a short quotation and an adverbial."""
        scene = self.scene
        words = scene.tokens.words
        if end + 1 >= last or not (words[end + 1].form == "،" or "prep" in words[end + 1].tags):
            return False
        for k in range(end + 1, min(last, end + 26)):
            word = words[k]
            if "comp" in word.tags and not word.conj:
                return words[k - 1].fold not in _TAKES_AN
            if word.form == ":":
                return True
            if word.kind == MARK and word.form in ".؛؟":
                return False
            finite = any(is_finite(r) and r.kind == "cue" for r in word.readings)
            described = words[k - 1].tags & {"document", "occasion"}  # «في بلاغ توصلت به الجريدة»
            if finite and not described and not word.definite and not word.tags & _NOMINAL:
                return False
        return False

    def _fixed(self, at: int, form: CueForm, last: int) -> Zone | None:
        """Set phrases: «ألقى X باللوم على Y», «أعاد X التأكيد على», «اكتفى X بالقول إن»."""
        scene = self.scene
        words = scene.tokens.words
        zone = Zone(subject=self._given)
        takes = form.cue.takes
        for j in range(at + 1, min(last, at + 16)):
            word = words[j]
            if word.kind == MARK and word.form in ".؛؟":
                return None
            if (
                zone.subject is None
                and j not in scene.times
                and not word.prep
                and "prep" not in word.tags
                and word.fold not in _BY_SAYING | {"التاكيد"}
            ):
                zone.subject = scene.phrases.read(j, last, before_object=True, governed=frozenset("ب"))
            if "blame2" in takes and word.base in BLAME:
                zone.start, zone.frame = j, "object"
                zone.strip = 0
                return zone
            if "stress" in takes and word.fold == "التاكيد" and j + 1 < last:
                k = j + 2 if scene.fold(j + 1) == "علي" else j + 1
                if k < last and "comp" in scene.tags(k):
                    k += 1
                zone.start, zone.frame = k, "prep"
                return zone if k < last else None
            if "say" in takes and word.fold in _BY_SAYING and j + 1 < last:
                k = j + 2 if scene.fold(j + 1) in ("الي", "علي") else j + 1
                k += "comp" in scene.tags(k) or scene.fold(k) == ":"
                zone.start, zone.frame, zone.said = k, "that", j
                return zone if k < last else None
        return None

    def _decree(self, at: int, form: CueForm, last: int) -> Zone | None:
        """«أصدر الرئيس مرسوما يقضي بـ», «اتخذ المجلس قرارا بـ»: the content stands behind the preposition of the decree."""
        scene = self.scene
        words = scene.tokens.words
        zone = Zone(subject=self._given)
        j = self._subject_before_object(at, last, zone, form.cue)
        if zone.subject is None or j >= last:
            return None
        j = self._decree_behind(j, last)
        if j < 0:
            return None
        for k in range(j + 1, min(last, j + 5)):
            word = words[k]
            pardoned = word.fold == "عن" and words[j].fold == "عفوا"  # «أصدر الملك عفوا عن المحكومين»
            if word.prep == "ب" or (word.fold == "علي" and words[k - 1].fold in _DECREEING) or pardoned:
                start = k if word.prep else k + 1
                if start >= last:
                    return None
                zone.start, zone.frame, zone.strip = start, "prep", word.prep_cut if word.prep else 0
                return zone
            if not (word.fold in _DECREEING or word.tags & {"adj", "nisba", "accusative"}):
                return None
        return None

    def _decree_behind(self, j: int, last: int) -> int:
        """The decree at *j*, or behind an insertion that a comma ends: «أصدر الوزير بعد التشاور، | قرارا بـ»; -1 for none."""
        words = self.scene.tokens.words
        if words[j].fold in _DECREES:
            return j
        if words[j].form == "،" and j + 1 < last and words[j + 1].fold in _DECREES:
            return j + 1  # «أصدر الملك فجر أمس، | عفوا عن»
        if not (words[j].prep or "prep" in words[j].tags or words[j].form == "،"):
            return -1
        for k in range(j + 1, min(last - 1, j + _INSERTED)):
            if words[k].form == "،" and words[k + 1].fold in _DECREES:
                return k + 1
        return -1
