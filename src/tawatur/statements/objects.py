"""Cues whose content is a noun phrase: «رفض X تمديد الجولة», «اتهم X Y بـ», «اعتبر X Y جريمة»."""

from __future__ import annotations

from dataclasses import replace

from tawatur.arabic.data import word_set
from tawatur.arabic.morphology import is_verbal_noun
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK
from tawatur.names.word_kinds import FUNCTION, Phrase
from tawatur.statements.adverbials import RECEIVING, Zone
from tawatur.statements.arguments import ArgumentReader, is_finite
from tawatur.statements.cues import Cue, CueForm

_NOTHING_WITHOUT_OBJECT = frozenset({"condemns", "praises", "thanks", "welcomes", "supports"})
BLAME = word_set("blame")


class ObjectReader(ArgumentReader):
    """Reads objects, and what is judged, accused or blamed with its predicate."""

    def _object(self, at: int, form: CueForm, last: int) -> Zone | None:
        scene, cue = self.scene, form.cue
        words = scene.tokens.words
        zone = Zone(subject=self._given)
        j = self._part_surname(zone, self._subject_before_object(at, last, zone, form.cue), last)
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
            if self._part_name_from_office(zone):
                return zone
            zone.start, zone.frame, zone.subject = (
                zone.subject.first,
                "object",
                None,
            )  # «ورفضت الطعن», «وانتقد الحكومة»: who refuses or criticizes is left out
            return zone
        if word.kind == MARK:
            if words[j - 1].fold in RECEIVING:
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
            any(is_finite(r) for r in word.readings)
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
        maker = word.tags == {"verb"} and word.fold.endswith(("ه", "ها"))
        if maker and zone.subject is not None and not self.scene.tokens.words[zone.subject.head].definite:
            return None  # «استطلاع للرأي | أجراه معهد»
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
        if zone.subject is None and not self._starts_object(j) and not self._accusative_noun(j, last):
            return None
        zone.start, zone.frame = j, "object"
        if takes & {"accuse", "blame"} and self._given is None and zone.subject is not None:
            behind = words[j]
            if ("blame" in takes and behind.base in BLAME) or ("accuse" in takes and behind.prep == "ب"):
                # «وحمّل سامي حداد قائد الفريق، المسؤولية للحكم»: the comma closes his title
                entitled = zone.subject.name is not None and words[j - 1].form == "،"
                if not entitled and not self._part_name_from_office(zone):
                    # «وحمّلت الحكومة المسؤولية»: who speaks is left out
                    zone.start, zone.subject = zone.subject.first, None
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

    def _part_surname(self, zone: Zone, j: int, last: int) -> int:
        """Where the object begins: at the definite noun that was read as the surname of a lone name, if nothing but its own
        adjective follows («رفض كير | المقترح الأفريقي»), else at *j*.
        """
        phrase, words = zone.subject, self.scene.tokens.words
        if self._given is not None or phrase is None or phrase.name is None:
            return j
        first, end = phrase.name
        noun = words[end - 1]
        lone = end - first == 2 and first == phrase.first and end == phrase.last == j
        if not lone or not noun.definite or not noun.tags & {"noun", "document", "occasion"}:
            return j
        own = j >= last or (words[j].definite and bool(words[j].tags & {"adj", "nisba"}))
        if not own or noun.base in self.scene.phrases.surnames:
            return j
        zone.subject = replace(phrase, last=first + 1, name=(first, first + 1))
        return end - 1

    def _part_name_from_office(self, zone: Zone) -> bool:
        """Where the only noun phrase of the clause is a name with an office behind it, the office is the object's:
        «اتهم حمدوك | قائد الجيش بخرق الاتفاق». Whether *zone* was parted so.
        """
        phrase = zone.subject
        if phrase is None or phrase.name is None or phrase.name[0] != phrase.first:
            return False
        end = phrase.name[1]
        if end >= phrase.last or "office" not in self.scene.tokens.words[end].tags:
            return False
        zone.subject, zone.start, zone.frame = replace(phrase, last=end), end, "object"
        return True

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
        return word.form in ".؛" or (word.conj == "و" and any(is_finite(r) for r in word.readings)) or word.prep == "ل"

    def _judged(self, phrase: Phrase) -> bool:
        """Whether a phrase is rather what is judged than who judges: a thing, or a document («وصف الاتفاق بالتاريخي»)."""
        head = self.scene.tokens.words[phrase.head]
        return not self.speaker_like(phrase) or ("document" in head.tags and head.definite)

    def _opens_judged(self, j: int, last: int) -> bool:
        """Whether at *j* a lone «ذلك», or a clause with «ما», is what is judged: «اعتبر ذلك شرطا», «اعتبر ما حدث خرقا»."""
        words = self.scene.tokens.words
        if words[j].fold == "ما":
            return any(self._accusative_at(k) for k in range(j + 2, min(last, j + 8)))
        return (
            "demonstrative" in words[j].tags
            and j + 1 < last
            and (
                self._accusative_at(j + 1)
                or (words[j + 1].prep == "ب" and words[j + 1].kind != MARK)
                or (
                    words[j + 1].form.endswith("ة")
                    and bool(words[j + 1].tags & {"noun", "adj"})
                    and not words[j + 1].definite
                )
            )
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
            and not any(is_finite(r) for r in word.readings)
            and (bool(word.tags & {"noun", "adj", "nisba", "office", "body", "accusative"}) or word.form.endswith("ة"))
        )
