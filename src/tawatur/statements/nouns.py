"""Nouns and participles that report: «قوله إن», «دعوته إلى», «اتهام X لـ», «إعلان X أن», «مؤكدا أن»."""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.arabic.words import MARK, Word
from tawatur.names.word_kinds import Phrase
from tawatur.statements.adverbials import Zone
from tawatur.statements.cues import CueForm
from tawatur.statements.demands import is_act, unknown_with
from tawatur.statements.passing import PassingReader
from tawatur.statements.raw import Raw

_TO_HIM = word_set("to_him")
_NOUNS_WITH_OBJECT = word_set("nouns_with_object")
_OF_MEDIA = word_set("of_media")
_OWN_WITH_PREP = word_set("own_with_prep")
_ADDRESSED_NOUNS = word_set("addressed_nouns")
_SHORT_NAME = 4  # tokens of a name in quotation marks with its opening one
_RULING = word_set("ruling")
_HAPPENS = word_set("propositions")
_TOPICAL = frozenset({"حديث", "تصريح", "تصريحات"})
_VERBS_TOO = frozenset({"كشف", "وعد", "توعد", "اقتراح"})
_CLAIMS = frozenset({"مزاعم", "اتهامات", "ادعاءات", "زعم"})


def _is_noun_too(word: Word) -> bool:
    """Whether a participle has the form of the noun of its cue: «قلقا»."""
    forms = [r.entry for r in word.readings if r.kind == "cue" and isinstance(r.entry, CueForm)]
    participles, nouns = ({f.cue.lemma for f in forms if f.kind == kind} for kind in ("participle", "noun"))
    return bool(participles & nouns)


class NounReader(PassingReader):
    """Reads participles and verbal nouns as cues."""

    def _participle(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        scene = self.scene
        words = scene.tokens.words
        word = words[i]
        if i == sentence.first and not (
            scene.tags(i + 1) & {"comp"}
            or self._directly_opens(i, form)
            or word.fold.endswith("ا")  # «…. داعيا المنظمات إلى القدوم»
            or (i + 1 < sentence.last and scene.phrases.speech_behind(i))
        ):
            return None
        before = words[i - 1] if i > sentence.first else None
        if (
            form.number == "s"
            and form.gender == "f"
            and before is not None
            and (before.tags & {"noun", "body", "office"} or before.definite)
            and not word.conj
            and before.kind != MARK
        ) and not self._directly_opens(i, form):
            return None
        if before is not None and (
            ("prep" in before.tags and before.fold == before.base) or before.tags & {"neg", "demonstrative"}
        ):
            return None
        if _is_noun_too(word) and (word.conj or before is None or before.kind != MARK):
            return None  # «تشكل قلقا وإزعاجا لدى», «خوفا وقلقا من»; «…، قلقا من» is of who speaks
        zone = self.zones.read(i, form, sentence.last, Phrase(i, i + 1, i, None))
        if zone is None or zone.start < 0:
            return None
        if zone.frame == "object" and not ((before is not None and before.kind == MARK) or word.conj):
            return None
        if (
            zone.frame in ("prep", "demand", "object")
            and form.gender == "f"
            and word.fold.endswith("ه")
            and not ((before is not None and (before.kind == MARK)) or word.conj)
        ):
            return None
        return Raw(
            scene.cue_span(i),
            i,
            form,
            i,
            zone.start,
            zone.frame,
            f"participle:{zone.frame}",
            None,
            strip=zone.strip,
            via=zone.via,
            times=zone.times,
            dependent=True,
            act=form.cue.act,
        )

    def _directly_opens(self, i: int, form: CueForm) -> bool:
        scene = self.scene
        nxt = scene.tags(i + 1)
        return "comp" in nxt or (scene.fold(i + 1) in form.cue.preps and "comp" in scene.tags(i + 2))

    def _noun(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        """«قوله إن», «دعوته إلى», «اتهام X لـ», «إعلان X أن»."""
        scene = self.scene
        words = scene.tokens.words
        word = words[i]
        lemma = form.cue.lemma
        if form.object:
            return self._possessed_noun(i, form, sentence)
        if word.definite:
            if lemma not in ("قول", "ادعاء", "تاكيد") or (
                scene.tags(i + 1).isdisjoint({"comp"}) and scene.fold(i + 1) not in form.cue.preps
            ):
                return None
            zone = self._noun_content(i + 1, form, sentence.last)
            if zone is None or (lemma == "قول" and scene.fold(i - 1) in ("يمكن",)):
                return None
            return Raw(
                scene.cue_span(i),
                i,
                form,
                i,
                zone.start,
                zone.frame,
                f"noun:{lemma}",
                None,
                dependent=True,
                act=form.cue.act,
            )
        if (
            i > sentence.first and scene.fold(i - 1) in ("في", "خلال", "من") and lemma == "تصريحات"
        ) or i + 1 >= sentence.last:
            return None
        if word.prep == "ب" and lemma in _ADDRESSED_NOUNS:
            return None  # «طالب بدعوة الوزارة إلى الحوار»: it is she who is to be asked
        at = i + 2 if scene.fold(i + 1) == "من" else i + 1  # «دعوة من الأمين العام إلى»
        governed = form.cue.preps - {"ل"}
        if "accuse" in form.cue.takes:
            governed |= {"ب", "ل"}  # «اتهام الوزير | للمعارضة بالخيانة»
        phrase = scene.phrases.read(at, min(sentence.last, i + 14), before_object=True, governed=governed)
        if phrase is None or words[at].prep or (words[at].kind == MARK and words[at].form not in QUOTES):
            return None
        behind = phrase.last
        if phrase.last - 1 > phrase.head and words[phrase.last - 1].fold in _RULING:
            phrase = Phrase(
                phrase.first, phrase.last - 1, phrase.head, phrase.name
            )  # «قرار الحكومة | القاضي برفع الأسعار»
        elif behind < sentence.last and words[behind].fold in _RULING:
            behind += 1
        head = words[phrase.head]
        if lemma == "قرار" and scene.fold(i - 1) in ("بموجب", "وبموجب", "وفق", "ووفق"):
            return None  # «بموجب قرار المحكمة تنظيم الانتخابات»
        if head.base in _OF_MEDIA:
            return None  # «في تصريح صحفي أن»: it names nobody
        claimed = not head.definite and bool(head.tags & {"nisba"})  # «مزاعم إيرانية بـ», «دعوة أوروبية إلى»
        if claimed and phrase.head + 1 < sentence.last and words[phrase.head + 1].prep == "ل":
            phrase = Phrase(phrase.head, phrase.head + 1, phrase.head, None)  # «اتهامات أمريكية | لإيران بـ»
        if not (
            head.tags & {"office", "body", "honorific"} or phrase.name or scene.phrases.entity(phrase.head) or claimed
        ):
            return None
        if i > sentence.first and "comp" in words[i - 1].tags and lemma not in _CLAIMS:
            return None  # «قال إن إشادة الوزير بـ…»: it is what is talked of
        zone = self._noun_content(self._before_content(behind, form, sentence.last), form, sentence.last)
        if zone is None:
            return None
        if lemma in _TOPICAL and zone.frame == "prep" and not self.zones._happening(zone.start):
            return None  # «حديث الوزير عن السياحة» names a topic
        if lemma in _VERBS_TOO and not self._governed_noun(i, sentence.first):
            return None  # «وعد الوزير بالحل»: the verb
        return Raw(
            scene.cue_span(i),
            i,
            form,
            i,
            zone.start,
            zone.frame,
            f"noun:{lemma}",
            phrase,
            strip=zone.strip,
            act=form.cue.act,
            sibling=False,
        )

    def _governed_noun(self, i: int, first: int) -> bool:
        """Whether a preposition, attached or before it, or a noun in construct makes the word at *i* a noun."""
        words = self.scene.tokens.words
        if words[i].prep:
            return True
        before = words[i - 1] if i > first else None
        return before is not None and ("prep" in before.tags or (bool(before.tags & {"noun"}) and not before.definite))

    def _before_content(self, j: int, form: CueForm, last: int) -> int:
        """Over what stands between who speaks and the content: an occasion («في خطابه الأخير»), whom it is told («له»,
        «دعوة X الأطراف إلى»).
        """
        scene = self.scene
        words = scene.tokens.words
        if j < last and scene.quotes.is_open(j) and scene.quotes.closes[j] - j <= _SHORT_NAME:
            j = min(scene.quotes.closes[j] + 1, last)  # «إعلان الشركة السعودية «سابك» | عن»
        if j < last and words[j].fold in _TO_HIM:
            j += 1
        elif j < last and words[j].fold in ("في", "خلال", "امام", "عبر") and "occasion" in scene.tags(j + 1):
            j = self.zones._adverbial_end(j, last)
        elif (
            j < last
            and form.cue.lemma in _ADDRESSED_NOUNS
            and words[j].kind != MARK
            and words[j].definite
            and not words[j].prep
        ):
            asked = scene.phrases.read(j, last, before_object=True, governed=form.cue.preps)
            if asked is not None and asked.last < last:
                following = words[asked.last]
                if following.fold in form.cue.preps or following.prep in form.cue.preps:
                    return asked.last
        return j

    def _noun_content(self, j: int, form: CueForm, last: int) -> Zone | None:
        scene = self.scene
        words = scene.tokens.words
        zone = Zone()
        while j < last and (
            (words[j].tags & {"adj"} and words[j].definite) or j in scene.times or words[j].form == "،"
        ):
            if words[j].form == "،" and not (j + 1 < last and ("comp" in scene.tags(j + 1) or j + 1 in scene.times)):
                closing = self.zones._closing_comma(j + 1, last)
                if closing < 0 or "comp" not in scene.tags(closing + 1):
                    return None
                j = closing
            j = scene.times[j][0] if j in scene.times else j + 1
        if j >= last:
            return None
        word = words[j]
        takes = form.cue.takes
        if "comp" in word.tags and not word.conj and "that" in takes:
            zone.start, zone.frame = j + 1, "that"
        elif word.kind == MARK and word.form in QUOTES and scene.quotes.is_open(j) and "quote" in takes:
            zone.start, zone.frame = j, "quote"
        elif word.form == ":" and "quote" in takes and j + 1 < last:
            zone.start, zone.frame = j + 1, "colon"
        elif word.fold in form.cue.preps and j + 1 < last:
            follow = "comp" in scene.tags(j + 1)
            zone.start, zone.frame = (j + 2, "that") if follow and j + 2 < last else (j + 1, "prep")
        elif word.prep and word.prep in form.cue.preps:
            zone.start, zone.frame, zone.strip = j, "prep", word.prep_cut
        elif "ب" in form.cue.preps and unknown_with(word, "ب"):
            zone.start, zone.frame, zone.strip = j, "prep", word.cut + 1  # «تهديد موسكو | بقطع الغاز»
        elif "accuse" in takes and word.prep == "ل":
            zone.start, zone.frame = j, "prep"
        elif (
            form.cue.lemma in _NOUNS_WITH_OBJECT
            and (is_act(word) or word.fold in _HAPPENS)
            and not (word.definite or word.prep or word.conj)
        ):
            zone.start, zone.frame = j, "object"  # «إعلان البنك المركزي خفض سعر الفائدة»
        else:
            return None
        return zone

    def _possessed_noun(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        scene = self.scene
        zone = self._noun_content(i + 1, form, sentence.last)
        if zone is None:
            return None
        lemma = form.cue.lemma
        if lemma != "قول" and zone.frame == "prep" and lemma not in _OWN_WITH_PREP:
            return None
        source, via, opens = self._source_of_said(i, sentence)
        times = [scene.times[k][1] for k in range(opens, i) if k in scene.times] if source is not None else []
        return Raw(
            scene.cue_span(i),
            i,
            form,
            opens,
            zone.start,
            zone.frame,
            f"noun:{lemma}",
            source,
            strip=zone.strip,
            via=via,
            times=times,
            dependent=source is None,
            possessed=True,
            act=form.cue.act,
        )
