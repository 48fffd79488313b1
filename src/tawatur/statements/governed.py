"""Definite nouns of saying that a verb governs: «لم يتردد الوزير في القول إن», «برر القرار بالقول إن», «واصل الدعوة إلى».

The noun is the cue and the verb's subject speaks. Behind ب, or where a complementizer or a quotation follows it, the noun may stand
with any verb of a person; where a preposition does, only with a verb of beginning, going on or repeating (``phases``), since
«انتقد الوزير الدعوة إلى» tells of another's call. «يمكن القول إن» is nobody's but the writer's.
"""

from __future__ import annotations

from functools import cache

from tawatur.arabic import morphology
from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.sentences import Sentence
from tawatur.arabic.words import MARK
from tawatur.model import Span
from tawatur.names.word_kinds import Phrase
from tawatur.statements.cues import CueForm, cue_readings, nouns_of_verbs
from tawatur.statements.nouns import NounReader
from tawatur.statements.raw import Raw

_PHASES = frozenset(
    form
    for verb in word_set("phases")
    for make in (morphology.perfect, morphology.imperfect)
    for form, _, _ in (make(verb) if (make is morphology.imperfect) == verb.startswith("ي") else ())
)
_NOBODYS = frozenset(map(fold, word_set("nobodys")))
_HANGING = frozenset({"في", "علي", "الي", "من", "عن"})
_SPOKEN = frozenset({"asserts", "denies", "claims", "admits", "warns", "promises", "threatens"})  # not «الأمل أن»
_REACH = 16  # tokens from the verb to its noun, at the most
_BEFORE = 3  # from the subject to the verb behind it


class GovernedReader(NounReader):
    """Reads definite nouns of saying that depend on a verb."""

    def _governed_saying(self, i: int, sentence: Sentence) -> Raw | None:
        """The statement of the noun at *i*, if it is one."""
        form = saying_nouns().get(self.scene.fold(i))
        verb = self._governor(i, sentence) if form is not None else -1
        if form is None or verb < 0:
            return None
        own = next((raw for raw in self._found if raw.at == verb), None)  # «أصر الوزير على القول إن»
        if own is not None and own.frame not in ("prep", "object"):
            return None
        if any(raw.at < i < raw.start for raw in self._found):
            return None
        phase = self.scene.tokens.words[verb].base in _PHASES
        zone = self._noun_content(i + 1, form, sentence.last)
        if zone is None:
            return None
        by_saying = self.scene.fold(i).startswith("بال")
        subject = self._who_governs(verb, i, sentence)
        if subject is None and not (phase or by_saying):
            return None
        hangs = by_saying or self.scene.fold(i - 1) in _HANGING
        told = zone.frame in ("that", "quote", "colon")
        depends = phase and (hangs or told or (subject is not None and subject.last == i))
        if not (depends or (told and hangs)):
            return None  # «بعد الإعلان عن», «تستمر الإشادة بـ», «يلحظ قارئ الرواية أن»
        if own is not None:
            self._found.remove(own)
        cue = self.scene.cue_span(i)
        raw = Raw(
            Span(cue.start + by_saying, cue.end),
            i,
            form,
            self._clause_start(verb, sentence.first),
            zone.start,
            zone.frame,
            "governed",
            subject,
            strip=zone.strip,
            dependent=subject is None,
            act=form.cue.act,
        )
        raw.sentence = sentence
        return raw

    def _governor(self, i: int, sentence: Sentence) -> int:
        """The verb of a person that governs the noun at *i*, -1 where none does."""
        words = self.scene.tokens.words
        for k in range(i - 1, max(sentence.first - 1, i - _REACH), -1):
            word = words[k]
            if "comp" in word.tags or (word.kind == MARK and word.form in "؛:"):
                return -1
            if word.base in _NOBODYS or word.fold in _NOBODYS:
                return -1
            if k > sentence.first and "rel" in words[k - 1].tags:
                if words[k - 1].fold in ("ما", "من"):
                    return -1
                continue  # «أثار القرار الذي اتخذته الحكومة القول إن»
            if word.base in _PHASES or self._finite_cue(k) or self.scene.phrases.opens_verb(k):
                return k
        return -1

    def _who_governs(self, verb: int, i: int, sentence: Sentence) -> Phrase | None:
        """The subject of the verb, behind it or before."""
        subject = self.scene.phrases.read(verb + 1, i, before_object=True)
        if subject is not None and subject.first == verb + 1 and self.zones.speaker_like(subject):
            return subject
        start = self._clause_floor(verb, sentence)
        for first in range(start, verb):
            before = self.scene.phrases.read(first, verb)
            if before is not None and verb - before.last < _BEFORE and self.zones.speaker_like(before):
                return before
            if self.scene.tokens.words[first].tags & {"prep", "verb"}:
                break
        return None


@cache
def saying_nouns() -> dict[str, CueForm]:
    """The nouns of saying with their article, with and without ب, in look-up form («القول», «بالتأكيد»): those that are cues of their
    own, and those of verbs that take أن.
    """
    readings = [(form, reading.entry) for form, reading in cue_readings() if isinstance(reading.entry, CueForm)]
    verbal = {form: entry for form, entry in nouns_of_verbs().items() if entry.cue.act in _SPOKEN}
    nouns = verbal | {form: entry for form, entry in readings if entry.kind == "noun" and not entry.object}
    return {f"{article}{form}": entry for form, entry in nouns.items() for article in ("ال", "بال")}
