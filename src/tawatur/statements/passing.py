"""Who hands a statement on, and through which document it comes: «نقلت الوكالة عن X قوله», «علمت الصحيفة من», «بيان جاء فيه»."""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.arabic.words import MARK
from tawatur.model import Span
from tawatur.names.registry import MEDIA
from tawatur.names.word_kinds import Phrase
from tawatur.statements.adverbials import TWO_MEDIA, Zone
from tawatur.statements.antecedents import IN_IT, AntecedentReader
from tawatur.statements.cues import CueForm
from tawatur.statements.raw import Raw

ISSUES = word_set("issuing_verbs")
_WITHHELD = word_set("withheld")
_ASCRIBING = frozenset({"نسب", "نسبت", "عزا", "عزت"})
_RECEIVES = frozenset({"تلقي", "تلقت", "تسلم", "تسلمت", "استلم", "استلمت"})
_PUBLISHING = word_set("publishing_verbs")
_PASSING = word_set("passing_verbs")
_TOLD_IN = word_set("told_in")
_PASSED_NOUNS = frozenset({"قول", "تحذيرات", "تاكيد", "تصريحات"})


class PassingReader(AntecedentReader):
    """Reads what is passed on from one who said it, and what is written in documents."""

    def _written_in(self, i: int, first: int) -> Phrase | None:
        """The document or occasion that the verb at *i* describes: «أصدر المجلس بيانا | اتهم فيه الحكومة», «اتصالا أكد خلاله»."""
        scene = self.scene
        words = scene.tokens.words
        for k in range(i - 1, max(first - 1, i - 9), -1):
            word = words[k]
            if word.kind == MARK and word.form not in QUOTES and not (k == i - 1 and word.form == "،"):
                return None
            opens = word.tags & {"rel", "comp"} and word.fold != "من"
            if opens or (k < i - 1 and self._finite_cue(k)):
                return None
            if word.tags & {"document", "occasion"} and not word.definite:
                return Phrase(k, k + 1, k, None)
        return None

    def _who_issued(self, document: Phrase, first: int) -> Phrase | None:
        """The subject of the verb whose object *document* is: «أدلى الوزير بتصريح | قال فيه», «ألقى الرئيس كلمة | أكد فيها»."""
        words = self.scene.tokens.words
        for k in range(document.first - 1, max(first - 1, document.first - 16), -1):
            if words[k].kind == MARK and words[k].form not in QUOTES | {"،"}:
                return None
            if words[k].base in ISSUES or words[k].fold in ISSUES:
                return self.scene.phrases.read(k + 1, document.first, before_object=True)
            if words[k].base in _RECEIVES:  # «تلقى الرئيس اتصالا من نظيره الفرنسي | أكد خلاله»
                return self._sender(document.last)
        return None

    def _sender(self, i: int) -> Phrase | None:
        """From whom comes what stands before token *i*."""
        words = self.scene.tokens.words
        for k in range(i, min(len(words) - 1, i + 5)):
            if words[k].fold == "من":
                return self.scene.phrases.read(k + 1, min(len(words), k + 12), before_object=True)
            if words[k].kind == MARK:
                break
        return None

    def _author(self, i: int, first: int) -> tuple[Phrase, list[tuple[int, int]]] | None:
        """«نشرت صحيفة X مقالا للكاتب Y قال فيه إن»: who wrote it speaks, behind ل, and the paper passes it on."""
        scene = self.scene
        words = scene.tokens.words
        if scene.fold(i + 1) not in IN_IT or words[i].conj:
            return None
        best: Phrase | None = None
        for k in range(i - 1, max(first, i - 14), -1):
            if words[k].kind == MARK and words[k].form in ".؛:،":
                break
            if words[k].prep != "ل" or not words[k].tags & {"office", "honorific", "given", "body", "medium", "entity"}:
                continue
            if not words[k - 1].tags & {"accusative", "document", "occasion", "noun", "adj"}:
                continue
            rest = scene.phrases.read(k + 1, i)
            last = rest.last if rest is not None else k + 1
            if best is None or last >= best.last:
                best = Phrase(k, last, k, scene.phrases.person_name(k, last))
        if best is None:
            return None
        for verb in range(best.first - 1, max(first - 1, best.first - 14), -1):
            if words[verb].base in _PUBLISHING:
                return best, self._passer(verb, best.first)
        return best, []

    def _handed_on(self, i: int, form: CueForm, zone: Zone, sentence: Sentence) -> Raw | None:
        """«وتابع المناضل شرح فكرته، قائلا: …»: the participle carries the content, the verb's subject speaks."""
        scene = self.scene
        at = zone.handed_on
        bare = at == i + 1 or (zone.subject is not None and zone.subject.first <= i + 2 and at == zone.subject.last)
        if (
            bare and "quote" in form.cue.takes and form.cue.lemma != "استدرك"
        ):  # «وتابع قائلا: …», «وتابع الوزير قائلا: …»
            inner = self._handed_zone(at, sentence)
            if inner is None:
                return None
            return Raw(scene.cue_span(i), i, form, self._clause_start(i, sentence.first), inner.start, inner.frame, f"verb:{inner.frame}", zone.subject,
                       strip=inner.strip, via=zone.via + inner.via, times=zone.times + inner.times, act=form.cue.act)  # fmt: skip
        word = scene.tokens.words[at]
        said = next((r.entry for r in word.readings if r.kind == "cue" and isinstance(r.entry, CueForm)), None)
        if said is None:
            return None
        inner = self.zones.read(at, said, sentence.last)
        if inner is None or inner.start < 0:
            return None
        opens = self._clause_start(i, sentence.first)
        subject = zone.subject
        if subject is not None and not self.zones.speaker_like(subject):
            subject = None
        if subject is None:
            before = self._subject_before(i, form, sentence)
            if before is not None:
                subject, opens = before
        return Raw(
            scene.cue_span(at),
            at,
            said,
            opens,
            inner.start,
            inner.frame,
            f"handed-on:{inner.frame}",
            subject,
            strip=inner.strip,
            via=zone.via + inner.via,
            times=zone.times,
            act=said.cue.act,
        )

    def _handed_zone(self, at: int, sentence: Sentence) -> Zone | None:
        """The zone of «قائلا» at token *at*."""
        for reading in self.scene.tokens.words[at].readings:
            if isinstance(reading.entry, CueForm):
                zone = self.zones.read(at, reading.entry, sentence.last)
                if zone is not None and zone.start >= 0:
                    return zone
        return None

    def _came(self, i: int, sentence: Sentence) -> Raw | None:
        """«بيان جاء فيه أن»: the document before it is the source."""
        scene = self.scene
        words = scene.tokens.words
        if scene.fold(i + 1) == "في" and (scene.tags(i + 2) & {"document"} or scene.fold(i + 2) in _TOLD_IN):
            return self._came_in(i, i + 2, sentence)
        if scene.fold(i + 1) == "علي" and scene.fold(i + 2) == "لسان":
            return self._came_in(i, i + 3, sentence)
        if scene.fold(i + 1) not in ("فيه", "فيها", "فيهما"):
            return None
        start = next(
            (k for k in range(i + 2, min(sentence.last, i + 5)) if "comp" in scene.tags(k) or words[k].form == ":"), -1
        )
        if start < 0 or start + 1 >= sentence.last:
            return None
        document = next(
            (k for k in range(i - 1, max(sentence.first - 1, i - 16), -1) if "document" in words[k].tags), -1
        )
        subject = scene.phrases.read(document, i) if document >= 0 else None
        if subject is not None:
            subject = self._who_issued(subject, sentence.first) or subject
        zone = Zone()
        if self.zones._open(zone, start + 1, "that", sentence.last) is None:
            return None
        sentence_raw = Raw(scene.cue_span(i), i, None, i, zone.start, "that", "document:came", subject)
        sentence_raw.sentence = sentence
        return sentence_raw

    def _came_in(self, i: int, at: int, sentence: Sentence) -> Raw | None:
        """«وجاء في البيان أن», «وورد في نص الرسالة: …», «وجاء على لسان الوزير أن»: the document or the person at token *at* is the
        source.
        """
        scene = self.scene
        words = scene.tokens.words
        document = scene.phrases.read(at, sentence.last)
        if document is None:
            return None
        for k in range(document.last, min(sentence.last, document.last + 10)):
            if "comp" in words[k].tags or words[k].form == ":":
                zone = self.zones._open(Zone(), k + 1, "that", sentence.last)
                if zone is None:
                    return None
                cue = scene.cue_span(i)
                if words[i].fold.startswith("وجا") and not words[i].conj:
                    cue = Span(cue.start + 1, cue.end)
                raw = Raw(cue, i, None, i, zone.start, zone.frame, "document:came-in", document)
                raw.sentence = sentence
                return raw
            if words[k].readings and words[k].kind != MARK and not words[k].definite:
                return None
        return None

    def _source_of_said(self, i: int, sentence: Sentence) -> tuple[Phrase | None, list[tuple[int, int]], int]:
        """For «قوله» at *i*: the source behind «عن», and the intermediary before it."""
        scene = self.scene
        words = scene.tokens.words
        for j in range(i - 1, max(sentence.first - 1, i - 40), -1):
            if words[j].kind == MARK and words[j].form in ".؟!:":
                break
            ascribed = words[j].fold == "الي" and self._ascribing_verb(j, sentence.first)
            if (words[j].fold in ("عن", "وعن") or ascribed) and j + 1 < i and words[j - 1].base not in _WITHHELD:
                phrase = scene.phrases.read(j + 1, i)
                if phrase is None or scene.phrases.governed_here(j):
                    continue  # «عن النائبة | عن حزب الأمة قولها»
                verb = self._passing_verb(j, sentence.first)
                if verb < 0:
                    continue
                via = self._passer(verb, j)
                return phrase, via, self._clause_start(verb, sentence.first)
        return None, [], i

    def _passing_verb(self, j: int, first: int) -> int:
        words = self.scene.tokens.words
        for k in range(j - 1, max(first - 1, j - 26), -1):
            if words[k].base in _PASSING or words[k].fold in _PASSING or words[k].base in _ASCRIBING:
                return k
        return -1

    def _ascribing_verb(self, j: int, first: int) -> bool:
        """«نسبت صحيفة إلى مصدر قوله»."""
        return any(self.scene.tokens.words[k].base in _ASCRIBING for k in range(max(first, j - 8), j))

    def _passer(self, verb: int, limit: int) -> list[tuple[int, int]]:
        """Who passes it on: the phrase behind the verb, or the one before it («الوكالة نقلت عن»)."""
        scene = self.scene
        if scene.tokens.words[verb].base in ("ناقلا", "ناقله") and self._found and self._found[-1].subject is not None:
            teller = self._found[-1].subject  # «ذكرت الصحيفة أن …، ناقلة عن ضابط قوله»
            return [self._unquoted(teller.first, teller.last)]
        j = verb + 1
        while j < limit and (
            j in scene.times or (scene.tokens.words[j].kind == MARK and scene.tokens.words[j].form in "-–،")
        ):
            j = scene.times[j][0] if j in scene.times else j + 1
        if j < limit:
            phrase = scene.phrases.read(j, limit, before_object=True)
            if phrase is not None and self._can_pass_on(phrase):
                outlet = self._writes_in(phrase.last, limit)
                if outlet is None and scene.tokens.words[phrase.head].base in TWO_MEDIA:
                    return self.zones.both(phrase.head, phrase.last, limit)
                return [outlet or self._unquoted(phrase.first, phrase.last)]
        end = verb
        while end > 0 and (
            scene.tags(end - 1) & {"qad", "kana", "adverb"} or scene.tokens.words[end - 1].form in "-–،"
        ):
            end -= 1
        if end > 0:
            before = self._antecedent(end, max(0, end - 20))
            if before is not None and self._can_pass_on(before):
                return [self._unquoted(before.first, before.last)]
        return []

    def _writes_in(self, i: int, limit: int) -> tuple[int, int] | None:
        """The medium that who passes it on writes in: «نقلت زميلتنا ريما الخازن | في «الضفاف» عن الوزير»."""
        scene = self.scene
        if i + 1 >= limit or scene.fold(i) != "في":
            return None
        if scene.quotes.is_open(i + 1):
            return (i + 2, scene.quotes.closes[i + 1]) if scene.quotes.closes[i + 1] < limit else None
        found = scene.phrases.entity(i + 1)
        if "medium" not in scene.tags(i + 1) and not (found and found[0] in MEDIA):
            return None
        medium = scene.phrases.read(i + 1, limit, before_object=True)
        return (medium.first, medium.last) if medium is not None else None

    def _can_pass_on(self, phrase: Phrase) -> bool:
        """Whether a phrase names a medium, a person or a body rather than an adverbial: «نقلت | البارحة الأولى | عن»."""
        head = self.scene.tokens.words[phrase.head]
        return (
            self.scene.phrases.outlet_like(phrase.first)
            or phrase.name is not None
            or bool(head.tags & {"medium", "body", "office", "document", "occasion", "entity"})
            or self.scene.phrases.entity(phrase.head) is not None
            or self.scene.tokens.words[phrase.first].form in QUOTES
        )

    def _unquoted(self, first: int, last: int) -> tuple[int, int]:
        words = self.scene.tokens.words
        if words[first].kind == MARK and last - first > 2:
            return first + 1, last - 1 if words[last - 1].kind == MARK else last
        return first, last

    def _learnt(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        """«علمت الصحيفة من مصادر أن»: the source stands behind «من», who learnt it passes it on."""
        scene = self.scene
        words = scene.tokens.words
        for j in range(i + 1, min(sentence.last, i + 9)):
            if "comp" in words[j].tags:
                return None
            if words[j].fold != "من":
                continue
            phrase = scene.phrases.read(j + 1, sentence.last)
            if phrase is None:
                return None
            behind = next(
                (k for k in range(phrase.last, min(sentence.last, phrase.last + 8)) if "comp" in words[k].tags), -1
            )
            zone = Zone()
            if behind < 0 or self.zones._open(zone, behind + 1, "that", sentence.last) is None:
                return None
            opens = self._clause_start(i, sentence.first)
            via = [self._unquoted(i + 1, j)] if j > i + 1 else []
            return Raw(
                scene.cue_span(i), i, form, opens, zone.start, "that", "learnt", phrase, via=via, act=form.cue.act
            )
        return None

    def _passed_on(self, i: int, form: CueForm, sentence: Sentence) -> tuple[bool, Raw | None]:
        """«نقلت الوكالة عن مصدر أن»: without «قوله» the verb itself is the cue, the source stands behind «عن». The first
        value says whether the verb passes on what a source behind «عن» said."""
        scene = self.scene
        words = scene.tokens.words
        if scene.fold(i + 1) in ("عنه", "عنها", "عنهم"):
            return True, self._passed_on_of_him(i, form, sentence)
        for j in range(i + 1, min(sentence.last, i + 26)):
            word = words[j]
            if "comp" in word.tags or word.form == ":":
                return False, None
            if word.fold == "عن":
                phrase = scene.phrases.read(j + 1, min(sentence.last, j + 26))
                if phrase is None:
                    return False, None
                k = phrase.last
                if k < sentence.last and words[k].fold == "وعن":
                    second = scene.phrases.read(k + 1, min(sentence.last, k + 20))
                    if second is not None:
                        phrase = Phrase(phrase.first, second.last, phrase.head, None)
                        k = second.last
                times = []
                for m in range(k, min(sentence.last, k + 14)):
                    w = words[m]
                    said = any(r.kind == "said" for r in w.readings)  # «نقلت الوكالة عنه تأكيده أن»
                    if said or (w.tags & {"noun"} and w.base in _PASSED_NOUNS) or w.fold == "القول":
                        return True, None
                    if m in scene.times:
                        times.append(scene.times[m][1])
                    if ("comp" in w.tags and not w.conj) or (w.form == ":"):
                        zone = Zone()
                        opened = self.zones._open(zone, m + 1, "that", sentence.last)
                        if opened is None:
                            return True, None
                        return True, Raw(
                            scene.cue_span(i),
                            i,
                            form,
                            self._clause_start(i, sentence.first),
                            zone.start,
                            "that",
                            "passed-on",
                            phrase,
                            via=self._passer(i, j),
                            times=times,
                            act=form.cue.act,
                        )
                return False, None
        return False, None

    def _passed_on_of_him(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        """«ونقلت عنه وكالة X أن», «نقلت عنه الصحيفة قوله إن»: who is meant spoke before, the medium passes it on."""
        scene = self.scene
        words = scene.tokens.words
        said = i + 2 < sentence.last and any(r.kind == "said" for r in words[i + 2].readings)
        medium = None if said else scene.phrases.read(i + 2, min(sentence.last, i + 16), before_object=True)
        if medium is None and not said:
            return None
        at, j = i, medium.last if medium is not None else i + 2
        limit = min(sentence.last, j + 8)
        while j < limit and not (words[j].form == ":" or "comp" in words[j].tags):
            if any(r.kind == "said" for r in words[j].readings):
                at = j
            j += 1
        zone = self.zones._open(Zone(), j + 1, "that", sentence.last) if j < sentence.last else None
        if zone is None or not (words[j].form == ":" or "comp" in words[j].tags):
            return None
        raw = Raw(
            scene.cue_span(at), at, None, self._clause_start(i, sentence.first), zone.start, "that", "passed-on", None
        )
        raw.via = [self._unquoted(medium.first, medium.last)] if medium is not None else []
        raw.possessed = at != i
        return raw
