"""The stretch between a cue and its content: subject, adverbials, parentheses, and what opens the content.

    cue [adverb | time]* [subject] [adverb | time | occasion | ( … ) | - … - | relative clause]* opener content

The opener is a complementizer, a colon, a quotation mark, the cue's own preposition, or, for cues that take an
object, the object's first word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold, skeleton
from tawatur.arabic.morphology import is_verbal_noun
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, Reading, Word
from tawatur.model import Timex
from tawatur.names.phrases import _POSSESSED, FUNCTION, Phrase
from tawatur.names.registry import MEDIA
from tawatur.statements.cues import Cue, CueForm
from tawatur.statements.raw import Scene

_QUESTIONS = word_set("question_words")
_DASHES = frozenset("-–—")
_DENYING = frozenset({"لن", "لا", "لم", "ليست", "ليس"})
_NOTHING_WITHOUT_OBJECT = frozenset({"condemns", "praises", "thanks", "welcomes", "supports"})
_COUNTERPARTS = word_set("counterparts")
_SAID_TO_SOMEBODY = frozenset({"warns", "threatens", "promises"})
_BY_SAYING = word_set("by_saying")
_FIRST_FORM = word_set("acts_of_first_form")
_NEGATED_THAT = re.compile("ب?أل(?:ا|ّا|اّ)")
_LONGEST = 60


@dataclass(slots=True)
class Zone:
    """What was found behind a cue: the content's first token and frame, the subject, intermediaries, times of saying."""

    start: int = -1
    frame: str = ""
    subject: Phrase | None = None
    via: list[tuple[int, int]] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    strip: int = 0
    handed_on: int = -1  # a cue of saying inside that carries the content («وتابع قائلا: …»)
    said: int = -1  # «القول» that carries the content of «اكتفى بالقول»


class ZoneReader:
    """Reads the zone behind a cue."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._given: Phrase | None = None
        self._goes_on = False
        self._at = -1

    def read(
        self, at: int, form: CueForm, last: int, subject: Phrase | None = None, goes_on: bool = False
    ) -> Zone | None:
        """The zone of the cue at token *at*, in a clause that ends before token *last*; None if nothing opens a content.
        *subject* is given where it stands before the cue; *goes_on* says that the verb may go on with the subject of a verb before.
        """
        self._given = subject
        self._goes_on = goes_on
        self._at = at
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

    def _that_follows(self, at: int, last: int) -> bool:
        """Whether nothing but a subject with its appositions and adverbials stands between the cue and أن: «أكد قائد قوات
        حرس الحدود في المنطقة، أن». A noun that governs an أن of its own («أعلن ضرورة أن») opens an object instead.
        """
        scene = self.scene
        words = scene.tokens.words
        if scene.fold(at + 1) == "عدم":
            return False  # «مسؤول طلب عدم ذكر اسمه»
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

    def _opens_another(self, j: int, last: int) -> bool:
        """Whether the word at *j* is the participle of another statement: «، مؤكدا أن», «مشيرا إلى أن»."""
        words = self.scene.tokens.words
        word = words[j]
        if (
            not word.fold.endswith(("ا", "ه", "ين"))
            or word.definite
            or not any(
                r.kind == "cue" and isinstance(r.entry, CueForm) and r.entry.kind == "participle" for r in word.readings
            )
        ):
            return False
        behind = [words[k].tags for k in range(j + 1, min(last, j + 3))]
        opens = any("comp" in tags for tags in behind)
        return (
            (words[j - 1].form == "،" and opens) if not word.fold.endswith("ا") else (words[j - 1].form == "،" or opens)
        )

    # -- clauses: «قال X إن», «أشار X إلى» --------------------------------------------------------------------------

    def _clause(self, at: int, form: CueForm, last: int) -> Zone | None:
        scene, cue = self.scene, form.cue
        words = scene.tokens.words
        zone = Zone(subject=self._given)
        j = at + 1
        stop = min(last, at + _LONGEST)
        takes_that = "that" in cue.takes
        takes_quote = "quote" in cue.takes
        relative = blocked = False
        while j < stop:
            word = words[j]
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
            if "comp" in word.tags and not word.conj and words[j - 1].fold in _TAKES_AN and j > at + 1:
                j += 1  # «بعد أن», «سبق أن»: it belongs to the word before
                continue
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
                if word.form in _DASHES:
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
                    and word.fold.endswith("ا")
                    and "quote" in cue_here.cue.takes
                    and takes_quote
                )
                if direct and j + 1 < last and (words[j + 1].form == ":" or scene.quotes.is_open(j + 1)):
                    zone.handed_on = j  # «وزاد متسائلا: …»
                    return zone
                if (cue_here.kind == "participle" and word.fold.endswith("ا")) or self._opens_another(j, stop):
                    return None  # «…، مشيرا إلى أنه»: another's opener
                if verbal and self._asyndetic(j):
                    j += 1
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
                    return None
                j += 1
                continue
            if zone.subject is not None and words[j - 1].fold in ("به", "بها"):
                self._medium(j, stop, zone)  # «في بلاغ توصلت به هسبريس»
            j = self._subject_or_skip(j, zone, stop, relative, cue)
        return None

    def _cognate(self, j: int, cue: Cue) -> bool:
        """Whether the cue's own verbal noun, with an adjective, stands at *j* to stress it: «نفى | نفيا قاطعا», «أكد | تأكيدا جازما»."""
        words = self.scene.tokens.words
        if j + 1 >= len(words):
            return False
        own, manner = words[j], words[j + 1]
        return (
            all(w.kind != MARK and not (w.conj or w.definite) and w.fold.endswith("ا") for w in (own, manner))
            and skeleton(own.fold) == skeleton(fold(cue.lemma))
            and len(own.fold) > 3
        )

    def _told_outright(self, j: int, at: int, cue: Cue, zone: Zone) -> bool:
        """Whether what is said begins at *j* with neither a complementizer nor a mark: «وأضافت نريد ضمانا», «قال الوزير لقد انتهت»."""
        words = self.scene.tokens.words
        if cue.lemma not in _OUTRIGHT or words[j].conj or words[j].kind == MARK:
            return False
        if words[j].fold in _SPEECH_OPENERS:
            return j == at + 1 or zone.subject is not None
        if zone.subject is not None and zone.subject.last == j and self._nominal_sentence(j):
            return True
        return j == at + 1 and words[at].conj == "و" and words[j].fold in _SPEECH_VERBS

    def _nominal_sentence(self, j: int) -> bool:
        """Whether a state and what it does or is begin at *j*: «وقال الوزير | إيران تدعم المعارضة», «| روسيا مستعدة للوساطة»."""
        scene = self.scene
        found = scene.phrases.entity(j)
        if found is None or found[0] != "state" or j + found[1] >= len(scene.tokens.words):
            return False
        behind = scene.tokens.words[j + found[1]]
        does = "verb" in behind.tags or behind.fold in _DENYING or any(_finite(r) for r in behind.readings)
        is_so = behind.fold.endswith("ه") and "adj" in behind.tags and not (behind.definite or behind.conj)
        return behind.kind != MARK and (does or is_so)

    def _asyndetic(self, j: int) -> bool:
        """Whether the verb at *j* says something of the indefinite occasion before it: «في تصريحات نشرت أمس», «في بيان أصدره»."""
        before = self.scene.tokens.words[j - 1]
        owned = "possessed" in before.tags or before.form.endswith(("ه", "ها", "هم"))  # «في حديثه | قال»
        return bool(before.tags & {"occasion", "document"}) and not before.definite and not owned

    def _insertion(self, comma: int, stop: int, zone: Zone) -> int:
        """Behind an insertion between commas that says who the speaker is or who passes it on; *comma* where none stands:
        «، وهو ضابط سابق،», «، فضّل عدم ذكر اسمه،», «، وفق ما نقلت الوكالة،»."""
        scene = self.scene
        words = scene.tokens.words
        if zone.subject is None or comma + 1 >= stop:
            return comma
        close = next((k for k in range(comma + 2, min(stop, comma + 18)) if words[k].form in "،,.:؛"), -1)
        if close < 0 or words[close].form not in "،," or any("comp" in words[k].tags for k in range(comma + 1, close)):
            return comma
        nameless = any(words[k].base.startswith(("اسم", "هويت")) for k in range(comma + 1, close))
        if words[comma + 1].fold in _INSERTED or nameless:
            for k in range(comma + 1, close):
                self._medium(k, close, zone)
            return close
        return comma

    def _open(self, zone: Zone, start: int, frame: str, last: int) -> Zone | None:
        """Step over marks between the opener and the content's first word: «إن: », «أن، », «إن - …»."""
        words = self.scene.tokens.words
        while start < last and words[start].kind == MARK and words[start].form in ":،,…":
            start += 1
        if start >= last:
            return None
        zone.start, zone.frame = start, frame
        return zone

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
            ):
                return False
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
                    zone.strip = _cut(word2) if word2.prep in ("ب", "ل") else 0
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
            zone.start, zone.frame, zone.strip = j, "prep", _cut(word)
            return True
        if "ب" in preps and (
            _unknown_with(word, "ب") or (self._rather_with(word, "ب") and (j == self._at + 1 or zone.subject))
        ):
            zone.start, zone.frame, zone.strip = j, "prep", word.cut + 1
            return True
        if word.fold in ("ب", "بـ") and "ب" in preps and j + 1 < stop:
            zone.start, zone.frame = j + 1, "prep"
            return True
        return False

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
            if word.prep in ("ب", "ل"):
                return j
            if word.kind == MARK or word.fold == "مع":
                return -1  # «عن تضامنه مع الضحايا»
            return j
        return -1

    def _of_occasion(self, j: int) -> bool:
        """Whether the preposition at *j* belongs to a noun that tells when it was said: «خلال إشرافه | على الاجتماع»."""
        words = self.scene.tokens.words
        return j > 1 and "possessed" in words[j - 1].tags and words[j - 2].fold in _ON_OCCASION

    def _is_occasion(self, k: int, prep: str) -> bool:
        if k >= len(self.scene.tokens.words):
            return False  # the text breaks off
        word = self.scene.tokens.words[k]
        if prep == "في" and "occasion" in word.tags:
            return True
        return word.fold in ("جهته", "جهتها", "جانبه", "جانبها", "جهه", "ناحيته", "ناحيتها") or (
            prep == "من" and word.fold in ("جهتهم", "جانبهم", "ناحيه")
        )

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
        if size <= 5 and before.fold in _RECEIVING:
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
            finite = any(_finite(r) and r.kind == "cue" for r in word.readings)
            described = words[k - 1].tags & {"document", "occasion"}  # «في بلاغ توصلت به الجريدة»
            if finite and not described and not word.definite and not word.tags & _NOMINAL:
                return False
        return False

    def _closing(self, j: int, mark: str, stop: int) -> int:
        words = self.scene.tokens.words
        for k in range(j + 1, stop):
            if words[k].form == mark:
                return k
        return j

    def _dash(self, j: int, stop: int, zone: Zone) -> int:
        """Behind a parenthesis in dashes, with the times and media it names; only over the dash where it is none."""
        scene = self.scene
        words = scene.tokens.words
        for k in range(j + 1, min(stop, j + 40)):
            if words[k].form in _DASHES and (
                scene.tokens.starts[k] > scene.tokens.ends[k - 1]
                or k + 1 >= stop
                or scene.tokens.starts[k + 1] > scene.tokens.ends[k]
            ):
                i = j + 1
                while i < k:
                    if i in scene.times:
                        i, timex = scene.times[i]
                        zone.times.append(timex)
                    else:
                        self._medium(i, k, zone)
                        i += 1
                return k + 1
        return j + 1

    def _medium(self, i: int, stop: int, zone: Zone) -> bool:
        """Note an agency, channel or paper at token *i* that the speaker spoke to or through."""
        scene = self.scene
        word = scene.tokens.words[i]
        found = scene.phrases.entity(i)
        before = scene.tokens.words[i - 1] if i > 0 else None
        if found and found[0] == "place" and found[1] > 1:
            return False  # «قناة السويس»
        if before is not None and self._received(i, stop, zone, before):
            return True
        if word.base in _PERIODICALS and before is not None and before.tags & {"noun", "occasion", "adj"}:
            return False  # «إفادة صحفية يومية»
        match = scene.phrases.match(i) if found and found[0] in MEDIA else None
        named = match is not None and match[0].id not in ("twitter", "facebook")
        if "medium" in word.tags and not named:
            if word.definite or word.fold.startswith("ال"):
                told_to = word.prep == "ل" or (before is not None and before.fold in ("علي", "عبر"))
                if not told_to or word.base not in _BROADCASTERS:
                    return False  # «للتلفزيون الروسي», «ضيفا على القناة الثانية»
                last = i + 1
                while last < stop and scene.phrases.adjective(last) and scene.tokens.words[last].definite:
                    last += 1
                zone.via.append((i, last))
                return True
            phrase = scene.phrases.read(i, stop) if not word.prep else scene.phrases.read(i + 1, stop)
            last = phrase.last if phrase else i + 1
            if i + 1 < stop and scene.quotes.is_open(i + 1) and scene.quotes.closes[i + 1] < stop:
                last = scene.quotes.closes[i + 1] + 1
            if last <= i + 1 and not (phrase and phrase.last > i):
                return False
            zone.via.append((i, last))
            return True
        if named and found:
            first = i
            last = i + found[1]
            if first > 0 and scene.tokens.words[first - 1].form in QUOTES:
                if first > 1 and "medium" in scene.tags(first - 2):
                    first = first - 2
                if last < stop and scene.tokens.words[last].form in QUOTES:
                    last = last + (1 if first != i else 0)
            if zone.via and zone.via[-1][1] >= first:
                zone.via[-1] = (zone.via[-1][0], max(last, zone.via[-1][1]))
            else:
                zone.via.append((first, last))
            return True
        return False

    def _received(self, i: int, stop: int, zone: Zone, before: Word) -> bool:
        """«في بيان تلقت "الرافدين نيوز" نسخة منه», «في تصريح لموزاييك»: an outlet that the registry does not know."""
        scene = self.scene
        word = scene.tokens.words[i]
        if before.fold in _RECEIVING and word.kind == MARK and scene.quotes.is_open(i):
            close = scene.quotes.closes[i]
            if close - i <= 5:
                zone.via.append((i + 1, close))
                return True
        unknown = not word.tags and not word.definite and not word.prep and word.fold[:1] == "ل" and len(word.fold) > 4
        if unknown and before.base in _GIVEN_TO and not word.readings:
            zone.via.append((i, i + 1))
            return True
        return False

    def _adverbial(self, j: int, stop: int, zone: Zone, cue: Cue) -> int:
        """Over an adverbial of place, time or occasion, up to the next thing that may open the content."""
        scene = self.scene
        words = scene.tokens.words
        start = j
        while j < stop:
            word = words[j]
            if j > start:
                if word.kind == MARK:
                    if word.form in QUOTES and scene.quotes.is_open(j):
                        end = scene.quotes.closes[j]
                        before = words[j - 1]
                        if (
                            end - j <= 7
                            and (
                                before.kind != MARK
                                and (
                                    before.prep
                                    or before.tags & {"medium", "body", "prep"}
                                    or before.fold in ("ل", "لـ", "مع", "برنامج", "منتدي", "الي")
                                )
                            )
                            and end < stop
                        ):
                            self._medium(j + 1, stop, zone)
                            if before.fold in _TO and not any(v[0] <= j + 1 < v[1] for v in zone.via):
                                zone.via.append((j + 1, end))
                            told_first = j == start + 1 and before.fold in _TO and zone.subject is None
                            j = end + 1
                            if told_first and self._names(j):
                                return j  # «صرح لـ"هسبريس" | سامي حداد»
                            continue
                        return j
                    return j
                if "comp" in word.tags and not word.conj:
                    return j
                own = word.fold in cue.preps and not self._of_occasion(j)
                if own and not self._is_occasion(j + 1, word.fold) and j + 1 < stop:
                    if "comp" in scene.tags(j + 1) or word.fold not in ("في", "من") or words[j - 1].form in QUOTES:
                        return j  # «شكا السكان لـ"النهار" | من انقطاع الماء»
                if (
                    word.prep in cue.preps
                    and word.prep == "ب"
                    and "occasion" not in word.tags
                    and not scene.phrases.entity(j)
                ):
                    return j
                if j in scene.times:
                    return j
                if (
                    any(r.kind == "cue" for r in word.readings)
                    and not word.tags
                    & {"noun", "office", "body", "given", "adj", "document", "prep", "occasion", "field"}
                    and not word.definite
                ):
                    return j
                if "rel" in word.tags and word.fold not in ("من", "ما"):
                    return j
                if (
                    zone.subject is None
                    and "office" in word.tags
                    and not word.prep
                    and words[j - 1].definite
                    and not words[j - 1].tags & {"office", "body"}
                    and not word.definite
                ):
                    return j
            told_to = self._medium(j, stop, zone)
            if told_to and j == start and word.prep == "ل" and zone.subject is None:
                behind = zone.via[-1][1]
                if behind < stop and self._names(behind):
                    return behind  # «قال لوكالة رويترز | مسؤول محلي»
            j += 1
        return j

    def _names(self, j: int) -> bool:
        """Whether a person is named or described from token *j* on."""
        return bool(self.scene.tags(j) & {"office", "honorific", "given"}) or self.scene.phrases.entity(j) is not None

    def _subject_or_skip(self, j: int, zone: Zone, stop: int, relative: bool, cue: Cue) -> int:
        if zone.subject is None and not relative:
            phrase = self.scene.phrases.read(j, stop, governed=_governed(cue))
            if phrase is not None and (cue.act in _SAID_TO_SOMEBODY or cue.lemma in _TELLS):
                alone = self.scene.phrases.read(j, stop, before_object=True, governed=_governed(cue))
                if alone is not None and alone.last < phrase.last and self._addressed(alone.last):
                    phrase = alone  # «هدد الرئيس | كوريا الشمالية بـ», «أخبر المتحدث | وكالة رويترز أن»
            if phrase is not None and (self._accusative(phrase) or self._own(phrase)):
                return phrase.last
            if phrase is not None and cue.lemma in _OUTRIGHT:
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

    # -- objects: «رفض X تمديد الجولة», «اتهم X Y بـ» -----------------------------------------------------------------

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
            if word.kind == MARK and word.form in _DASHES:
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
            if word.fold in _MANNER:  # «أدان المجلس بأشد العبارات القصف»
                j = self._behind_manner(j, last)
                continue
            if word.kind == MARK and word.form == "،" and zone.subject is None and j == at + 1:
                j += 1  # «أعلن، اليوم السبت، الأمين العام …»
                if j < last and ("prep" in words[j].tags or words[j].prep):
                    closing = self._closing_comma(j, last)
                    if closing > 0:
                        self._adverbial(j, closing, zone, _NO_CUE)
                        j = closing + 1
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
                closing = self._closing_comma(nxt, last)
                if closing > 0:
                    self._adverbial(nxt, closing, zone, _NO_CUE)
                    j = closing + 1
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
                self._medium(j + 2, last, zone)
                if k >= last or k - j > 9:
                    return j
                j = k
                continue
            if word.fold == "علي" and scene.fold(j + 1) == "لسان":
                voice = scene.phrases.read(j + 2, last, before_object=True)  # «أكدت الخارجية على لسان متحدثها …»
                j = voice.last if voice is not None else j + 2
                continue
            if word.prep == "ل" and word.base in _COUNTERPARTS:
                j = self._behind_counterpart(j, last, zone)
                continue
            if ("prep" in word.tags or word.prep) and self._skippable(j, last):
                k = self._adverbial(j, last, zone, _NO_CUE)
                k = min(k, self._adverbial_end(j, last))
                k = self._asked_within(j + 1, k, cue)
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

    def _behind_manner(self, j: int, last: int) -> int:
        """Over how it is said: «بشدة», «بأشد العبارات», «بأشد عبارات الشجب والتنديد»."""
        words = self.scene.tokens.words
        if words[j].fold not in _MANNER_OF:
            return j + 1
        k = j + 1
        while (
            k < last and not words[k].definite and words[k].base in ("عبارات", "كلمات", "صيغ", "الفاظ", "انواع", "صور")
        ):
            k += 1
        if k >= last or not words[k].definite:
            return j + 1
        k += 1
        while k < last and words[k].conj == "و" and words[k].definite:
            k += 1
        return k

    def _behind_counterpart(self, j: int, last: int, zone: Zone) -> int:
        """Over whom it is said to: «أكد لنظيره الإيراني حسين أمير عبداللهيان، خلال اتصال هاتفي، | رفض بلاده»."""
        scene = self.scene
        words = scene.tokens.words
        k = j + 1
        while k < last and words[k].definite and scene.phrases.adjective(k):
            k += 1
        if k < last and scene.phrases.name_like(k):
            named = scene.phrases.read(k, last, before_object=True)
            k = named.last if named is not None else k
        if k < last and words[k].form == "،":
            closing = self._closing_comma(k + 1, last)
            if closing > 0:
                self._adverbial(k + 1, closing, zone, _NO_CUE)
                return closing + 1
        return k

    def _asked_within(self, first: int, last: int, cue: Cue) -> int:
        """Where between two tokens what is asked begins, else *last*: «دعا في الوقت نفسه | إلى ضبط النفس», «طالب في بيان | بوقفه»."""
        scene = self.scene
        for k in range(first, last if cue.asked else first):
            word = scene.tokens.words[k]
            if word.fold == cue.asked and not self._of_occasion(k):
                return k
            attached = len(cue.asked) == 1 and word.prep == cue.asked
            if attached and "occasion" not in word.tags and scene.phrases.entity(k) is None:
                return k
        return last

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

    def _closing_comma(self, j: int, last: int) -> int:
        """The comma that closes an adverbial or a relative clause that opens at token *j*, -1 where none does."""
        words = self.scene.tokens.words
        if j >= last:
            return -1
        relative = "rel" in words[j].tags and words[j].fold not in (
            "من",
            "ما",
        )  # «رفض الوزير، الذي يشرف على الجهاز، | التعليق»
        if not (relative or "prep" in words[j].tags or words[j].prep):
            return -1
        for k in range(j + 1, min(last, j + 14)):
            if words[k].kind == MARK and words[k].form in ".؛:؟":
                return -1
            if "comp" in words[k].tags:
                return -1
            if words[k].form in "،,":
                return k
        return -1

    def _skippable(self, j: int, last: int) -> bool:
        """An adverbial of the act of speaking between cue and object: «في بيان», «خلال لقاء», «من جانبه»."""
        scene = self.scene
        word = scene.tokens.words[j]
        if word.tags & {"occasion"} and word.prep:
            return True
        following = scene.tags(j + 1)
        if word.fold in ("في", "عبر", "خلال", "ضمن", "لدي", "عقب", "اثناء", "قبيل", "امام", "علي"):
            return bool(following & {"occasion", "medium"}) or word.fold in ("خلال", "عقب", "اثناء", "قبيل")
        return scene.phrases.outlet_like(j) and word.prep == "ل"

    def _adverbial_end(self, j: int, last: int) -> int:
        """Behind the noun phrase that a preposition governs."""
        scene = self.scene
        word = scene.tokens.words[j]
        first = j if word.prep else j + 1
        k = first
        closed = False
        words = scene.tokens.words
        while k < last:
            w = words[k]
            if w.kind == MARK:
                if w.form in QUOTES and scene.quotes.is_open(k) and scene.quotes.closes[k] - k <= 6:
                    k = scene.quotes.closes[k] + 1
                    closed = True
                    continue
                break
            if k > first and (
                "comp" in w.tags
                or (
                    "demonstrative" in w.tags and words[k - 1].tags & {"document", "occasion"}
                )  # «في بيان | هذه الجريمة»
                or (closed and not w.definite and not w.tags & {"adj", "nisba"} and not w.prep and "prep" not in w.tags)
                or k in scene.times
            ):
                break
            if k > first and closed and w.definite and not scene.phrases.adjective(k) and "noun" in w.tags:
                break
            if k > first and not closed and self._object_behind_document(first, k, last):
                break
            closed = closed or w.definite or scene.phrases.entity(k) is not None
            k += 1
            if k - j > 18:
                break
        return k

    def _object_behind_document(self, first: int, k: int, last: int) -> bool:
        """«أعلنت القوات في بيان لها | وصول السفينة»: what happens is not what the document, from token *first*, is of."""
        words = self.scene.tokens.words
        head, word = words[first], words[k]
        if head.definite or not head.tags & {"document", "occasion"} or k + 1 >= last:
            return False
        if any(not (w.tags & {"adj", "nisba"} or w.fold in _OWN or w.base in _OF_MEDIA) for w in words[first + 1 : k]):
            return False
        if word.definite and k > first + 1 and not words[k - 1].definite and words[k - 1].fold not in _OWN:
            named = word.tags & {"noun", "occasion", "document"}
            return bool(named) and not self.scene.phrases.adjective(k)  # «في اتصال هاتفي | التعليق»
        others = {"adj", "nisba", "office", "body", "document", "medium", "given", "occasion", "prep", "place"}
        opens = ("noun" in word.tags and "document" in head.tags) or is_verbal_noun(word.base)
        plain = not (word.definite or word.prep or word.conj or word.tags & others)
        return opens and plain and words[k + 1].definite

    def _starts_object(self, j: int) -> bool:
        """Whether token *j* opens the object rather than the subject: «رفضه», «ضرورة», «هذه الممارسات»."""
        scene = self.scene
        word = scene.tokens.words[j]
        if word.kind != "word" or word.conj or word.base in scene.phrases.surnames:
            return False
        if word.fold == "كل" and scene.fold(j + 1) == "من":
            return False  # «أكد كل من الوزيرين أهمية التنسيق»
        if "noun" in word.tags and not word.definite and not word.tags & {"office", "body", "given", "document"}:
            return True
        if word.definite or word.tags & {"office", "body", "entity", "given", "document", "honorific"}:
            return False
        return bool(_POSSESSED.fullmatch(word.fold) or (is_verbal_noun(word.fold) and scene.phrases.entity(j) is None))

    def _object(self, at: int, form: CueForm, last: int) -> Zone | None:
        scene, cue = self.scene, form.cue
        words = scene.tokens.words
        zone = Zone(subject=self._given)
        j = self._subject_before_object(at, last, zone, form.cue)
        if j >= last:
            return None
        word = words[j]
        takes = cue.takes
        subject = zone.subject
        outright = form.object or (subject is not None and j == subject.last and self._known(subject))
        if word.tags == {"verb"} and not outright:
            return None  # «في ختام زيارة | استمرت يومين», «دراسة | أعدتها شركة»
        if (
            "obj" in takes
            and zone.subject is not None
            and self._given is None
            and not self._object_follows(j, last)
            and (not self.speaker_like(zone.subject) or self._left_alone(at, j, last, cue))
        ):
            zone.start, zone.frame, zone.subject = (
                zone.subject.first,
                "object",
                None,
            )  # «ورفضت الطعن», «وانتقد الحكومة»: who refuses or criticizes is left out
            return zone
        if word.kind == MARK:
            if words[j - 1].fold in _RECEIVING:
                return None
            if word.form in QUOTES and scene.quotes.is_open(j) and takes & {"obj", "judge", "blame"}:
                inner = scene.quotes.closes[j] - j - 1
                if zone.subject is not None or inner > 4:
                    zone.start, zone.frame = j, "object"
                    return zone
            return None
        if (
            "judge" in takes
            and not form.object
            and zone.subject is not None
            and self._given is None
            and (word.prep == "ب" or word.fold.startswith("بان") or self._accusative_at(j))
            and self._judged(zone.subject)
        ):
            # «ووصف الوضع بأنه», «واعتبر هذه الخطوة استفزازا»: who judges is left out
            zone.start, zone.frame, zone.subject = zone.subject.first, "object", None
            return zone
        if "cause" in takes and "demonstrative" in word.tags and scene.fold(j + 1) == "الي":
            zone.start, zone.frame = j, "object"  # «وأرجعت ذلك إلى الحرب»
            return zone
        if "judge" in takes and not form.object and self._opens_judged(j, last):
            zone.start, zone.frame = j, "object"  # «اعتبر ذلك شرطا»
            return zone
        if "comp" in word.tags and not word.conj:
            if form.object and "judge" in takes:
                return self._open(zone, j + 1, "object", last)
            return None
        if form.object:
            lone = zone.subject
            if (
                lone is not None
                and "judge" in takes
                and (
                    (
                        lone.last - lone.first <= 2
                        and words[lone.first].fold.endswith("ا")
                        and not words[lone.first].tags
                    )
                    or (self.thing(lone) and not words[lone.head].definite)
                )
                and self._given is None
            ):
                zone.start, zone.frame, zone.subject = lone.first, "object", None  # «وتعتبره انتهاكا»
                return zone
            return self._predicate(j, form, last, zone)
        if word.conj or (
            any(_finite(r) for r in word.readings)
            and not word.tags & {"noun", "office", "body", "adj", "given", "document", "field"}
        ):
            return None
        if ("prep" in word.tags or word.prep) and not (word.fold == "قرب" and is_verbal_noun(scene.fold(j + 1))):
            if "judge" in takes and word.fold.startswith("ب") and zone.subject is not None:
                return None  # «وصف X بأنه»: what X is called comes by the clause
            if not (takes & {"accuse", "judge"} or ("tie" in takes and word.fold == "بين")):
                return None
            if (
                word.prep != "ل"
                and word.fold != "بين"
                and not ("accuse" in takes and word.prep == "ب" and zone.subject is not None and self._given is None)
            ):
                return None
        if word.tags & {"connective", "kana", "qad", "neg"} and word.fold not in ("غير", "عدم"):
            return None
        if "rel" in word.tags and word.fold not in ("ما", "من"):
            return None
        if "adverb" in word.tags or j in scene.times:
            return None
        if (
            "given" in word.tags
            and cue.preps
            and not takes & {"accuse", "judge", "blame"}
            and scene.phrases.name_like(j + 1)
        ):
            return None  # «أكد الوزير خلال لقائه نظيره الفرنسي | جان إيف لودريان على ضرورة»
        if zone.subject is not None and words[j].kind == MARK:
            return None
        if zone.subject is None and not self._starts_object(j):
            return None
        zone.start, zone.frame = j, "object"
        if takes & {"accuse", "blame"} and self._given is None and zone.subject is not None:
            behind = words[j]
            if ("blame" in takes and behind.base in _BLAME) or ("accuse" in takes and behind.prep == "ب"):
                zone.start, zone.subject = zone.subject.first, None  # «وحمّلت الحكومة المسؤولية»: who speaks is left out
        if "accuse" in takes and not self._find_prep(j, "ب", last):
            return None
        if "blame" in takes and not any(
            scene.tokens.words[k].base.startswith("مسووليه")
            or scene.tokens.words[k].base.startswith("مسووليت")
            or "عواقب" in scene.fold(k)
            for k in range(j, min(last, j + 16))
        ):
            return None
        if "cause" in takes and not any(scene.fold(k) == "الي" for k in range(j, min(last, j + 25))):
            return None
        if "tie" in takes and not (scene.fold(j) == "بين" or self._find_prep(j, "ب", last)):
            return None
        if "judge" in takes and "obj" not in takes and not self._has_predicate(j, last):
            return None
        return zone

    def _left_alone(self, at: int, j: int, last: int, cue: Cue) -> bool:
        """Whether the clause ends at *j*, behind the only noun phrase of a verb that goes on («وانتقد الحكومة.») and is nothing
        without its object.
        """
        words = self.scene.tokens.words
        if cue.act not in _NOTHING_WITHOUT_OBJECT or not words[at].conj:
            return False
        if j >= last:
            return True
        word = words[j]
        if word.kind == MARK and word.form in "،,":
            return j + 1 < last and (bool(words[j + 1].conj) or self._opens_another(j + 1, last))
        return word.form in ".؛" or (word.conj == "و" and any(_finite(r) for r in word.readings)) or word.prep == "ل"

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
        )

    def _judged(self, phrase: Phrase) -> bool:
        """Whether a phrase is rather what is judged than who judges: a thing, or a document («وصف الاتفاق بالتاريخي»)."""
        head = self.scene.tokens.words[phrase.head]
        return not self.speaker_like(phrase) or ("document" in head.tags and head.definite)

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

    def _opens_judged(self, j: int, last: int) -> bool:
        """Whether at *j* a lone «ذلك», or a clause with «ما», is what is judged: «اعتبر ذلك شرطا», «اعتبر ما حدث خرقا»."""
        words = self.scene.tokens.words
        if words[j].fold == "ما":
            return any(self._accusative_at(k) for k in range(j + 2, min(last, j + 8)))
        return (
            "demonstrative" in words[j].tags
            and j + 1 < last
            and (self._accusative_at(j + 1) or (words[j + 1].prep == "ب" and words[j + 1].kind != MARK))
        )

    def _predicate(self, j: int, form: CueForm, last: int, zone: Zone) -> Zone | None:
        """With an object pronoun the content is what is said of it: «تعتبره أنقرة تنظيما إرهابيا», «اتهمته بـ»."""
        scene = self.scene
        word = scene.tokens.words[j]
        takes = form.cue.takes
        if "judge" in takes:
            if word.prep == "ب":
                zone.strip = word.prep_cut
            elif ("prep" in word.tags and word.fold != "بمثابه") or word.tags & {"connective", "rel", "neg"}:
                return None
            zone.start, zone.frame = j, "object"
            return zone
        if "accuse" in takes or "to:ب" in takes or "blame" in takes:
            if word.prep == "ب":
                zone.start, zone.frame, zone.strip = j, "object", word.prep_cut
                return zone
            return None
        return None

    def _has_predicate(self, j: int, last: int) -> bool:
        """«وصف X بأنه / بـ», «اعتبر الهجوم جريمة حرب»: what it is called follows."""
        scene = self.scene
        if self._nominal_predicate(j, last):
            return True
        for k in range(j, min(last, j + 30)):
            word = scene.tokens.words[k]
            if word.prep == "ب" or word.fold.startswith("بان"):
                return True
            if k > j and word.kind == MARK and word.form in QUOTES and scene.quotes.is_open(k):
                return True
            if word.form.endswith(("ً", "اً", "ًا")) or (
                len(word.fold) > 4 and word.fold.endswith("ا") and word.kind == "word" and word.tags <= {"accusative"}
            ):
                return True
        return False

    def _nominal_predicate(self, j: int, last: int) -> bool:
        """Whether an indefinite noun or adjective follows the definite phrase at *j*: «القرار | خطوة مهمة»."""
        scene = self.scene
        words = scene.tokens.words
        thing = scene.phrases.read(j, last, before_object=True)
        if thing is None or thing.last >= last or not any(w.definite for w in words[thing.first : thing.last]):
            return False
        word = words[thing.last]
        return (
            word.kind == "word"
            and not (word.definite or word.prep or word.conj or word.tags & (FUNCTION | {"possessed"}))
            and ("verb" not in word.tags or "accusative" in word.tags)
            and thing.last not in scene.times
            and not any(_finite(r) for r in word.readings)
            and (bool(word.tags & {"noun", "adj", "nisba", "office", "body", "accusative"}) or word.form.endswith("ة"))
        )

    def _find_prep(self, j: int, prep: str, last: int) -> bool:
        words = self.scene.tokens.words
        return any(
            words[k].prep == prep or words[k].fold.startswith("بان") or words[k].fold in ("ب", "بـ")
            for k in range(j, min(last, j + 24))
        )

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
            if "blame2" in takes and word.base in _BLAME:
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
        if zone.subject is None or j >= last or words[j].fold not in _DECREES:
            return None
        for k in range(j + 1, min(last, j + 5)):
            word = words[k]
            if word.prep == "ب" or (word.fold == "علي" and words[k - 1].fold in _DECREEING):
                start = k if word.prep else k + 1
                if start >= last:
                    return None
                zone.start, zone.frame, zone.strip = start, "prep", word.prep_cut if word.prep else 0
                return zone
            if not (word.fold in _DECREEING or word.tags & {"adj", "nisba", "accusative"}):
                return None
        return None

    # -- demands: «دعا X الأطراف إلى», «طالب X الحكومة بـ» ------------------------------------------------------------

    def _demand(self, at: int, form: CueForm, last: int) -> Zone | None:
        scene, cue = self.scene, form.cue
        words = scene.tokens.words
        asked = cue.asked
        zone = Zone(subject=self._given)
        j = self._subject_before_object(at, last, zone, form.cue)
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
        first_after = j
        if "to:ل" in cue.takes and j < last and words[j].prep == "ل" and is_verbal_noun(words[j].base):
            return self._to_l(at, form, last)  # «القرار الذي يدعو لتشكيل حكومة، بالإضافة إلى وقف القتال»
        stop = min(last, at + _LONGEST)
        while j < stop:
            word = words[j]
            if asked and self._asked_here(j, asked, cue, zone, stop, j == first_after):
                return zone
            if "to:ل" in cue.takes and j > first_after and word.prep == "ل" and is_act(word):
                zone.start, zone.frame, zone.strip = j, "demand", _cut(word)
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
                if word.form in _DASHES:
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
        if (
            form.gender == "f"
            and phrase.name is None
            and "office" in head.tags
            and not head.tags & {"body", "entity"}
            and head.definite
            and not head.form.endswith("ة")
            and head.base not in _FEMININE_HEADS
            and head.base not in _PLURALS
        ):
            return True
        return self._goes_on and form.cue.lemma in _WANTS_ADDRESSEE

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
        )

    def _own(self, phrase: Phrase) -> bool:
        """Whether a phrase points back to the subject by its pronoun, so that it cannot be it: «حذرت | رعاياها»."""
        head = self.scene.tokens.words[phrase.head]
        return "possessed" in head.tags and not head.tags & {"office", "body", "document", "medium"}

    def _accusative(self, phrase: Phrase) -> bool:
        """Whether the head stands in the sound masculine plural of object and genitive: no subject of a verb before it."""
        word = self.scene.tokens.words[phrase.head]
        return (
            word.definite
            and word.base.endswith("ين")
            and (len(word.base) > 5 or word.base in _PAIRS)
            and ("office" in word.tags or word.base in _PAIRS)
            and phrase.name is None
        )

    def _feminine(self, phrase: Phrase) -> bool:
        """Whether a verb before this subject would have to be feminine: ta marbuta, broken plural of things, most states."""
        scene = self.scene
        head = scene.tokens.words[phrase.head]
        if phrase.name is not None:
            return False
        found = scene.phrases.entity(phrase.head)
        if found and found[0] in ("state", "place"):
            return head.base not in _MASCULINE_STATES
        return head.form.endswith("ة") or head.base in _FEMININE_HEADS

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
        if len(asked) == 1 and _unknown_with(word, asked):
            zone.start, zone.frame, zone.strip = j, "demand", 1
            return True
        if word.prep == asked and not word.conj and "occasion" not in word.tags and j not in scene.times:
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
                zone.start, zone.frame, zone.strip = k, "demand", _cut(word)
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
        if zone.subject is None or j >= last or (words[j].kind == MARK and words[j].form not in QUOTES):
            return None
        masculine = form.gender == "m" and form.number == "s" and self._given is None
        if masculine and (self._feminine(zone.subject) or words[zone.subject.head].base in _ASKED):
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


def _cut(word: Word) -> int:
    """The characters of a word before what its preposition governs; «للحوار» is not cut, its article would be lost."""
    return 0 if word.fold.startswith("لل") else word.prep_cut


def _finite(reading: Reading) -> bool:
    """Whether a reading is a verb form: a participle may as well be a noun («موافقة»)."""
    return reading.kind == "cue" and isinstance(reading.entry, CueForm) and reading.entry.kind != "participle"


def _unknown_with(word: Word, prep: str) -> bool:
    """Whether an unknown word begins with the letter of a preposition that is wanted here: «بتمديد», «لوقف»."""
    return bool(
        word.kind == "word"
        and not word.tags
        and not word.prep
        and not word.readings
        and word.fold[:1] == prep
        and len(word.fold) >= 4
    )


def _governed(cue: Cue) -> frozenset[str]:
    """The prepositions that open the cue's content: they never belong to its subject."""
    extra = {"ب"} if cue.takes & {"accuse", "judge", "to:ب", "blame2", "appeal"} else set()
    if "to:من" in cue.takes:
        extra.add("من")
    if cue.asked:
        extra.add(cue.asked)
    return cue.preps | extra


_FROM_THEM = frozenset({"منه", "منها", "منهم", "منهما", "منهن", "منا"})
_IN_IT = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها"})
_OUTRIGHT = word_set("outright")
_SPEECH_OPENERS = word_set("speech_openers")
_SPEECH_VERBS = word_set("speech_verbs")
_NO_CUE = Cue("", frozenset(), "")
_BLAME = word_set("blame")
_SELF = frozenset({"نفسه", "نفسها", "انفسهم", "نفسهما", "ذاته", "ذاتها", "عينه", "عينها"})
_INSERTED = word_set("inserted")
_PERIODICALS = frozenset({"يوميه", "اسبوعيه"})
_BROADCASTERS = word_set("broadcasters")
_ON_OCCASION = word_set("on_occasion")
_TO = frozenset({"ل", "لـ"})
_TELLS = frozenset({"أخبر", "أبلغ", "أعلم", "أطلع"})
_RECEIVING = word_set("receiving")
_GIVEN_TO = word_set("given_to")
_SPEAKING = frozenset(
    {"office", "body", "document", "medium", "nisba", "given", "given-too", "surname", "honorific", "entity"}
)
_EVIDENCE = word_set("evidence")
_PAIRS = word_set("pairs")
_OF_MEDIA = word_set("of_media")
_OWN = frozenset({"له", "لها", "لهم", "لهما"})
_NOMINAL = frozenset({"noun", "office", "body", "adj", "prep", "occasion", "given", "field", "document"})
_PLURALS = word_set("plurals")
_SIDES = frozenset({"جانب", "طرف", "شارع", "راي"})  # «الجانب الروسي»
_DECREES = word_set("decrees")
_DECREEING = word_set("decreeing")
_WANTS_ADDRESSEE = word_set("wants_addressee")
_MANNER = word_set("manner")
_MANNER_OF = word_set("manner_of")
_ASKED = word_set("always_asked")
_TAKES_AN = word_set("takes_an")
_RESUMPTIVE = word_set("resumptive")
_FEMININE_HEADS = word_set("feminine_heads")
_MASCULINE_STATES = word_set("masculine_states")
_FEELINGS = word_set("feelings")
