"""What stands about a verb of saying and is neither who speaks nor what is said: when, where, to whom, through whom, how."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold, skeleton
from tawatur.arabic.morphology import is_verbal_noun
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, Word
from tawatur.model import Timex
from tawatur.names.registry import MEDIA
from tawatur.names.word_kinds import Phrase
from tawatur.statements.cues import Cue, CueForm
from tawatur.statements.raw import Scene

DASHES = frozenset("-–—")
NO_CUE = Cue("", frozenset(), "")
_TIME_OF_A_CLAUSE = word_set("time_of_a_clause")
_HAPPENS = word_set("propositions")
_INSERTED = word_set("inserted")
_PERIODICALS = frozenset({"يوميه", "اسبوعيه"})
_BROADCASTERS = word_set("broadcasters")
_ON_OCCASION = word_set("on_occasion")
_SHORT = 3  # letters of words that may end in alif by themselves
_TO = frozenset({"ل", "لـ"})
RECEIVING = word_set("receiving")
_GIVEN_TO = word_set("given_to")
_OF_MEDIA = word_set("of_media")
TWO_MEDIA = word_set("two_media")
_TO_HIM = word_set("to_him")
_MANNER_OF = word_set("manner_of")


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


class AdverbialReader:
    """Steps over adverbials, insertions and media behind a cue, and notes the intermediaries and times in them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._given: Phrase | None = None
        self._goes_on = False
        self._at = -1

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

    def _asyndetic(self, j: int) -> bool:
        """Whether the verb at *j* says something of the indefinite occasion before it: «في تصريحات نشرت أمس», «في بيان أصدره»."""
        before = self.scene.tokens.words[j - 1]
        owned = "possessed" in before.tags or before.form.endswith(("ه", "ها", "هم"))  # «في حديثه | قال»
        if before.base in _TIME_OF_A_CLAUSE:
            return False  # «في وقت | أعلنت الحكومة»
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
            if words[k].form in DASHES and (
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
            if found and found[0] in MEDIA and found[1] > 1:
                last = min(last, i + found[1])
            if i + 1 < stop and scene.quotes.is_open(i + 1) and scene.quotes.closes[i + 1] < stop:
                last = scene.quotes.closes[i + 1] + 1
            if last <= i + 1 and not (phrase and phrase.last > i):
                return False
            if word.base in TWO_MEDIA:
                zone.via += self.both(i, last, stop)
            else:
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
            if zone.via and zone.via[-1][1] >= first and not word.conj:
                zone.via[-1] = (zone.via[-1][0], max(last, zone.via[-1][1]))
            else:
                zone.via.append((first, last))
            return True
        return False

    def both(self, i: int, last: int, stop: int) -> list[tuple[int, int]]:
        """The two media behind a dual at token *i*: «لوكالتي رويترز | وفرانس برس», «لصحيفتي «النهار» | و«السفير»»."""
        words, quotes = self.scene.tokens.words, self.scene.quotes
        if last + 1 < stop and words[last].fold == "و" and quotes.is_open(last + 1) and quotes.closes[last + 1] < stop:
            return [(i, last), (last + 1, quotes.closes[last + 1] + 1)]
        for k in range(i + 2, last):
            if words[k].conj:
                return [(i, k), (k, last)]
        return [(i, last)]

    def _received(self, i: int, stop: int, zone: Zone, before: Word) -> bool:
        """«في بيان تلقت "الرافدين نيوز" نسخة منه», «في تصريح لموزاييك»: an outlet that the registry does not know."""
        scene = self.scene
        word = scene.tokens.words[i]
        if before.fold in RECEIVING and word.kind == MARK and scene.quotes.is_open(i):
            close = scene.quotes.closes[i]
            if close - i <= 5:
                zone.via.append((i + 1, close))
                return True
        unknown = not word.tags and not word.definite and not word.prep and word.fold[:1] == "ل" and len(word.fold) > 4
        if unknown and before.base in _GIVEN_TO and not word.readings:
            zone.via.append((i, i + 1))
            return True
        return False

    def _happening(self, i: int) -> bool:
        """Whether the word at *i* is what somebody may warn of rather than a place, a body or a person: «من | تأجيل الانتخابات»."""
        scene = self.scene
        word = scene.tokens.words[i]
        if is_verbal_noun(word.fold) or word.fold in _HAPPENS:
            return not word.tags & {"body", "office", "place", "given"}
        concrete = {"office", "body", "place", "entity", "given", "surname", "medium", "honorific", "nisba", "prep"}
        construct = i + 1 < len(scene.tokens.words) and "noun" in scene.tags(i + 1)  # «وقف إطلاق النار»
        if not (word.definite or construct) or "noun" not in word.tags or word.tags & concrete:
            return False
        return scene.phrases.entity(i) is None

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
                    if word.fold == "من" and self._happening(j + 1):
                        return j  # «حذر الوزير خلال اجتماع في الرباط | من تأجيل الانتخابات»
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
            return self._over_insertion(k + 1, last, zone) or k
        return k

    def _asked_within(self, first: int, last: int, cue: Cue) -> int:
        """Where between two tokens what is asked begins, else *last*: «دعا في الوقت نفسه | إلى ضبط النفس», «طالب في بيان | بوقفه»."""
        scene = self.scene
        for k in range(first, last if cue.asked else first):
            word = scene.tokens.words[k]
            if word.fold == cue.asked and not self._of_occasion(k):
                return k
            attached = len(cue.asked) == 1 and word.prep == cue.asked
            occasion = "occasion" in word.tags and not word.definite
            if attached and not occasion and scene.phrases.entity(k) is None:
                return k
        return last

    def _over_insertion(self, j: int, last: int, zone: Zone) -> int:
        """Read an adverbial or a relative clause that opens at token *j* and a comma closes; the first token behind the comma, 0
        where none does.
        """
        closing = self._closing_comma(j, last)
        if closing <= 0:
            return 0
        self._adverbial(j, closing, zone, NO_CUE)
        return closing + 1

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
            return not (word.prep == "ب" and word.definite)  # «طالب | بالحوار»
        following = scene.tags(j + 1)
        if word.fold in ("في", "عبر", "خلال", "ضمن", "لدي", "بعد", "قبل", "اثر", "عقب", "اثناء", "قبيل", "امام", "علي"):
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
            if k > first + 1 and not closed and self._object_behind_adjective(k):
                break
            listed = scene.phrases.entity(k)
            closed = closed or w.definite or listed is not None
            k += listed[1] if listed is not None and k + listed[1] <= last else 1  # «على موقع تويتر | مسؤوليته»
            if k - j > 18:
                break
        return k

    def _object_behind_adjective(self, k: int) -> bool:
        """«رفض الوزير خلال اجتماع طويل | مقترحا أمريكيا»: an indefinite noun with its adjective is not in construct."""
        before, word = self.scene.tokens.words[k - 1], self.scene.tokens.words[k]
        if not before.tags & {"adj"} or before.definite or before.prep or before.conj:
            return False
        if word.fold == "اي":
            return True
        if (
            word.definite
            or word.prep
            or word.conj
            or word.tags & {"adj", "nisba", "prep", "rel", "given", "place", "entity"}
        ):
            return False
        accusative = "accusative" in word.tags or (word.fold.endswith("ا") and len(word.fold) > _SHORT)
        return accusative or "noun" in word.tags or is_verbal_noun(word.fold)

    def _object_behind_document(self, first: int, k: int, last: int) -> bool:
        """«أعلنت القوات في بيان لها | وصول السفينة»: what happens is not what the document, from token *first*, is of."""
        words = self.scene.tokens.words
        head, word = words[first], words[k]
        if head.definite or not head.tags & {"document", "occasion"} or k + 1 >= last:
            return False
        if any(
            not (w.tags & {"adj", "nisba"} or w.fold in _TO_HIM or w.base in _OF_MEDIA) for w in words[first + 1 : k]
        ):
            return False
        if word.definite and k > first + 1 and not words[k - 1].definite and words[k - 1].fold not in _TO_HIM:
            named = word.tags & {"noun", "occasion", "document"}
            return bool(named) and not self.scene.phrases.adjective(k)  # «في اتصال هاتفي | التعليق»
        others = {"adj", "nisba", "office", "body", "document", "medium", "given", "occasion", "prep", "place"}
        happens = word.base in _HAPPENS
        opens = ("noun" in word.tags and "document" in head.tags) or is_verbal_noun(word.base) or happens
        plain = not (word.definite or word.prep or word.conj or word.tags & others)
        return opens and plain and (words[k + 1].definite or "possessed" in words[k + 1].tags or happens)
