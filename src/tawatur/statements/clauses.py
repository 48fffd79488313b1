"""From cue forms to raw statements: which readings of a word are cues here, and where their clauses begin.

Position decides much: a verb opens its clause, stands behind its subject («مصطفى تاج، الكاتب العام…، أوضح أن»), or in a
relative clause («المصدر الذي لفت إلى»). A noun of the same letters («رفض», «طلب») stands in a phrase and is no verb.
"""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.arabic.words import MARK, Word
from tawatur.model import Span
from tawatur.names.phrases import Phrase
from tawatur.statements.cues import IMPERSONAL, CueForm, objected
from tawatur.statements.raw import Raw, Scene
from tawatur.statements.zone import Zone, ZoneReader, is_act

_ISSUES = word_set("issuing_verbs")
_ASKS = frozenset({"هل", "فهل", "وهل", "متي", "لماذا", "كيف"})
_NEGATIONS = word_set("negations")
_CLAUSE_OPENERS = word_set("clause_openers")
_SUBJECT_REACH = 34


class ClauseReader:
    """Finds the raw statements of a sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.zones = ZoneReader(scene)
        self._found: list[Raw] = []

    def read(self, sentence: Sentence) -> list[Raw]:
        """The raw statements of verbs, participles and nouns in *sentence*, in order."""
        found: list[Raw] = []
        self._found = found
        words = self.scene.tokens.words
        taken: set[int] = set()
        for i in range(sentence.first, sentence.last):
            word = words[i]
            if (word.base in _CAME or word.fold.removeprefix("و") in _CAME) and i not in taken:
                raw = self._came(i, sentence)
                if raw is not None:
                    taken.add(i)
                    found.append(raw)
                    continue
            if word.base in _OBJECTED and i not in taken:
                raw = self._resumed(i, sentence) or self._what_was_said(i, sentence)
                if raw is not None:
                    taken.add(i)
                    found.append(raw)
                    continue
            if not word.readings or i in taken or ("adverb" in word.tags and "possessed" not in self.scene.tags(i + 1)):
                continue
            own = (
                "noun" in word.tags
                and self.scene.fold(i + 1).endswith(("ه", "ها", "هم"))
                and words[i + 1].form[-1] != "ة"
            )
            if own and any(raw.start == i and raw.frame == "object" for raw in found):
                continue  # «أكد لنظيره | رفض بلاده»: the noun, not «he refused»
            if found and found[-1].subject is not None and found[-1].at < i < found[-1].subject.last:
                continue  # «مصادر مطلعة»: a participle in the source's own words
            forms = [
                r.entry for r in word.readings if r.kind in ("cue", "noun", "said") and isinstance(r.entry, CueForm)
            ]
            best: Raw | None = None
            for form in self._ordered(forms, word):
                raw = self._try(i, form, sentence)
                if raw is not None and (best is None or _strength(raw) > _strength(best)):
                    best = raw
            best = best or self._counted(i, sentence)
            if (
                best is not None
                and best.possessed
                and any(raw.start == best.at and raw.frame == "object" for raw in found)
            ):
                continue  # «جدد الوزير دعوته إلى الحوار»: one statement, his own call under his own cue
            if best is not None:
                taken.add(best.at)
                handed = scene_handed(best, i, words)
                if handed >= 0:
                    taken.add(handed)
                if best.form is not None and "decree" in best.form.cue.takes:
                    taken.update(range(best.at, best.start))  # «مرسوما يقضي بـ» is one order
                best.sentence = sentence
                found.append(best)
        return found

    def _counted(self, i: int, sentence: Sentence) -> Raw | None:
        """«وعدت المنظمة الجريمة تصعيدا»: what cannot be a promise is «and she counted»."""
        word = self.scene.tokens.words[i]
        if word.fold not in ("وعد", "وعدت", "وعدوا"):
            return None
        for reading in self.scene.tokens.lexicon.word(word.form[1:]).readings:
            raw = None
            if (
                isinstance(reading.entry, CueForm)
                and reading.entry.cue.lemma == "عد"
                and reading.entry.kind == "perfect"
            ):
                raw = self._try(i, reading.entry, sentence)
            if raw is not None:
                raw.cue = Span(raw.cue.start + 1, raw.cue.end)
                return raw
        return None

    @staticmethod
    def _ordered(forms: list[CueForm], word: Word) -> list[CueForm]:
        shadda = "ّ" in word.form
        return sorted(forms, key=lambda f: (f.kind == "noun", f.cue.lemma == "ذكّر" and not shadda))

    def _try(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        if form.kind in ("perfect", "imperfect"):
            return self._verb(i, form, sentence)
        if form.kind == "participle":
            return self._participle(i, form, sentence)
        return self._noun(i, form, sentence)

    # -- verbs ---------------------------------------------------------------------------------------------------------

    def _verb(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        scene = self.scene
        words = scene.tokens.words
        word = words[i]
        first = sentence.first
        before = words[i - 1] if i > first else None
        if before is not None:
            negated = before.fold in _NEGATIONS or ("neg" in before.tags and before.fold not in ("غير",))
            if negated and not (form.cue.lemma in _SAID_BY_NEGATION and before.base in ("لم", "لا")):
                return None
            if form.cue.lemma == "أخفى" and not negated:
                return None
            if before.fold in ("ما", "مما", "بما") and not word.conj:
                return None
            if before.fold in ("من", "ممن", "لمن") and form.object:
                return None
            if before.fold == "ان" and i - 2 >= first and words[i - 2].fold in ("يمكن", "يجب", "ينبغي"):
                return None
        if (
            form.kind == "perfect"
            and not word.conj
            and before is not None
            and form.gender != "f"
            and not form.object
            and scene.fold(i + 1) not in _IN_IT
            and self._noun_position(before, i, first)
        ):
            return None
        if before is not None and "particle" in before.tags:
            return None  # «حسن أبو طالب»
        if before is not None and before.fold in _ASKS and form.kind == "imperfect":
            return None  # «هل تلتزم الحكومة بوعودها؟»: it is asked, not said
        if form.kind == "perfect" and word.form.endswith("ي") and word.tags & {"body", "office", "noun"}:
            return None  # «نادي الاتحاد» is no «نادى»
        if (
            form.kind == "perfect"
            and "noun" in word.tags
            and not word.conj
            and i > first
            and any(
                r.kind == "cue" and isinstance(r.entry, CueForm) and r.entry.kind != "participle"
                for r in words[i - 1].readings
            )
            and "noun" not in words[i - 1].tags
        ):
            return None  # «جدد تمسك بلاده بـ»: the noun is what is said
        if form.kind == "perfect" and "noun" in word.tags and not word.conj and self._object_of(i, first):
            return None
        if not self._form_fits(i, form, sentence):
            return None
        if "whole" in word.tags and word.base == word.fold and scene.fold(i + 1) in ("في", "الي", "من", "عن"):
            return None  # «ورد في خبر سابق»: it came, not «and he answered»
        if word.base in _WITHHOLDS and self._keeps_name_back(i, sentence):
            return None  # «مسؤول طلب عدم الكشف عن هويته»
        if before is not None and self.zones._asyndetic(i) and i - 2 >= first and "prep" in words[i - 2].tags:
            return None  # «في تصريحات نشرت أمس إن»
        if (
            word.form.endswith("ى")
            and form.cue.lemma == "ادعى"
            and form.kind == "imperfect"
            and "comp" not in scene.tags(i + 1)
        ):
            return None  # «تدعى أم كريم»
        if (
            form.cue.lemma == "عبر"
            and form.gender == "m"
            and ("medium" in scene.tags(i + 1) or scene.phrases.outlet_like(i + 1))
        ):
            return None  # «أعلن التنظيم، عبر وكالة تابعة له، مسؤوليته»
        if self._names_a_thing(i, form):
            return None
        if form.cue.lemma == "ذكر" and form.kind == "imperfect" and self._worth_mentioning(i, first):
            return None
        if form.cue.lemma == "علم":
            learnt = self._learnt(i, form, sentence)
            if learnt is not None:
                return learnt
        if form.cue.lemma in ("نقل", "نشر", "بث", "أورد"):
            passes, passed_on = self._passed_on(i, form, sentence)
            if passes:
                return passed_on
        if form.cue.lemma in ("بين", "أبان") and form.kind == "perfect" and form.gender == "m" and "ّ" not in word.form:
            if form.cue.lemma == "بين" and not (
                word.conj and scene.tags(i + 1) & {"comp", "office", "honorific", "given"}
            ):
                return None
        if (
            before is not None
            and "comp" in before.tags
            and before.fold not in ("ان", "بان")
            and (form.cue.act not in _SAYING)
        ):
            return None  # «قال إنه يتوقع أن»: one statement, his own attitude under his own cue
        relative = bool(before and "rel" in before.tags and before.fold not in ("من", "ما") and not word.conj)
        before_verb = None if relative else self._subject_before(i, form, sentence)
        if before_verb is not None and not self._adjacent(before_verb[0], i, before_verb[1], sentence):
            before_verb = None
        if before_verb is None and not relative and before is not None:
            before_verb = self._asyndetic_subject(i, form, first)
        goes_on = (word.conj == "و" or scene.fold(i - 1) == "كما") and any(
            raw.form is not None
            and raw.form.kind in ("perfect", "imperfect")
            and (raw.form.gender, raw.form.number) == (form.gender, form.number)
            for raw in self._found
        )
        written = None
        issuer = None
        if not relative and scene.fold(i + 1) in _IN_IT:
            document = self._written_in(i, first)
            issuer = self._who_issued(document, first) if document is not None else None
            if before_verb is None or issuer is not None:
                before_verb, written = None, document
        given = before_verb[0] if before_verb else written
        zone = self.zones.read(i, form, sentence.last, given, goes_on)
        if zone is None:
            return None
        if written is not None and zone.subject is written:
            zone.subject = None
        if zone.handed_on >= 0:
            return self._handed_on(i, form, zone, sentence)
        if zone.start < 0:
            return None
        if word.base in _ISSUES and any(
            scene.fold(k + 1) in _IN_IT and (self._finite_cue(k) or words[k].base in _CAME)
            for k in range(i + 1, zone.start - 1)
        ):
            return None  # «نشر الوزير تغريدة | قال فيها إن»
        if zone.frame == "that" and form.cue.takes & {"judge", "accuse"} and not form.object:
            self._judged(i, zone, before_verb[0] if before_verb else None)
        nominal = zone.frame in ("object", "prep", "demand")
        if (
            scene.fold(i + 1) in _RESUMPTIVE
            and nominal
            and (zone.subject is None or zone.frame == "object")
            and written is None
        ):
            return None
        if form.cue.lemma in _SHOWS and not self._feeling(zone.start, sentence.last):
            return None
        if form.cue.lemma == "تحدث" and not self._proposition(zone.start):
            return None
        if (
            relative
            and zone.subject is None
            and zone.frame in ("prep", "demand")
            and scene.fold(zone.start).endswith(("ه", "ها"))
            and scene.tokens.words[zone.start].form.endswith(("ه", "ها"))
        ):
            return None
        if zone.frame in ("object", "prep", "demand") and not self._plausible(i, form, zone, sentence, relative):
            return None
        if zone.subject is not None and zone.frame != "colon" and self.zones.thing(zone.subject):
            return None
        subject, opens = zone.subject, i
        rule = f"verb:{zone.frame}"
        if relative:
            antecedent = self._antecedent(i - 1, first, form)
            if zone.subject is None:
                if antecedent is None or self.zones.thing(antecedent):
                    return None  # «الأمر الذي يشير إلى»
                if form.cue.lemma == "تحدث" and words[antecedent.last - 1].base in _HEARSAY:
                    return None  # «صحة الأنباء التي تحدثت عن»: what is denied, told by nobody
                if not (
                    zone.frame == "object" and form.object
                ):  # «الذين يصفهم بـ»: they are described, who does is left out
                    subject, rule = antecedent, f"relative:{zone.frame}"
            elif zone.frame == "object" and not form.object and "that" not in form.cue.takes:
                return None
        elif before_verb is not None and zone.subject is before_verb[0]:
            if form.cue.lemma in _GOES_ON and before_verb[0].name is None:
                return None  # «إيران زادت “كمية الأسلحة”» tells what Iran did
            subject, opens = before_verb
            rule = f"subject-first:{zone.frame}"
        elif zone.subject is None:
            subject_first = self._subject_before(i, form, sentence) if issuer is None else None
            if issuer is not None:
                subject = issuer
            elif subject_first is not None:
                subject, opens = subject_first
                rule = f"subject-first:{zone.frame}"
            elif self._impersonal(i, form, zone, sentence) or (
                form.kind == "imperfect" and form.cue.lemma in _SAID_OF_THINGS
            ):
                return None
        if subject is None and before is not None and before.fold == "ان":
            subject = self._who_did_before(i, first)
        through_outlet = issuer is None or scene.phrases.outlet_like(issuer.first)
        plain = not relative and rule.startswith(("verb", "subject-first"))
        author = self._author(i, first) if plain and through_outlet else None
        via = list(zone.via)
        if author is not None:
            subject, opens = author[0], i
            via += author[1]
        if subject is not None and scene.fold(subject.first) in ("الله", "اللهم"):
            return None  # scripture quoted in a speech is no report
        if opens == i:
            opens = self._clause_start(i, first)
        cue = scene.cue_span(i)
        if zone.said >= 0:
            said = scene.span(zone.said, zone.said + 1)
            cue = Span(said.start + words[zone.said].form.startswith("ب"), said.end)
        raw = Raw(
            cue,
            i,
            form,
            opens,
            zone.start,
            zone.frame,
            rule,
            subject,
            strip=zone.strip,
            via=via,
            times=zone.times,
            act=form.cue.act,
            relative=relative,
        )
        self._near_time(raw, first)
        self._fronted_medium(raw, sentence)
        return raw

    def _names_a_thing(self, i: int, form: CueForm) -> bool:
        """Whether the letters of a cue are a noun with its adjective («قلق كبير», «حملتها التوعوية») or a passive («تقدر بمئات»)."""
        words = self.scene.tokens.words
        if i + 1 >= len(words) or words[i + 1].kind == MARK:
            return False
        word, behind = words[i], words[i + 1]
        if form.cue.lemma == "قدر" and form.kind == "imperfect" and behind.prep == "ب" and not word.conj:
            return True
        if form.kind != "perfect":
            return False
        if form.object:  # «حملتها التوعوية», but «وصفها الداعم القوي»
            noun = word.fold.endswith(("ته", "تها", "تهم")) and not word.conj
            return (
                noun
                and behind.definite
                and bool(behind.tags & {"adj", "nisba"})
                and not behind.tags & {"office", "body"}
            )
        if i + 1 in self.scene.times:
            return False
        following = words[i + 2] if i + 2 < len(words) else None
        of_something = following is not None and following.definite and not following.prep
        someone = "office" in behind.tags and behind.base not in ("كبير", "اخر")  # «رفض مسؤول كبير»
        qualifies = behind.tags & {"adj", "nisba"} and not someone
        described = qualifies and not (behind.definite or behind.prep or behind.conj or of_something)
        noun = "noun" in word.tags or word.base in _NOUNS_TOO
        return form.gender == "m" and form.number == "s" and noun and bool(described)

    def _worth_mentioning(self, i: int, first: int) -> bool:
        """Whether the verb at *i* is passive, of an indefinite noun that is denied: «لم تنشر معلومات | تذكر»."""
        words = self.scene.tokens.words
        before = words[i - 1] if i > first else None
        if (
            before is None
            or before.kind == MARK
            or words[i].conj
            or before.definite
            or not before.tags & {"noun", "adj"}
        ):
            return False
        return any(words[k].fold in _NEGATIONS for k in range(max(first, i - 8), i))

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
            if words[k].base in _ISSUES or words[k].fold in _ISSUES:
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

    def _keeps_name_back(self, i: int, sentence: Sentence) -> bool:
        """Whether the verb at *i* says that a source keeps back its name."""
        words = self.scene.tokens.words
        return any(words[k].base.startswith(("اسم", "هويت")) for k in range(i + 1, min(sentence.last, i + 7)))

    def _object_of(self, i: int, first: int) -> bool:
        """Whether the noun or verb at *i* is the object of a cue a few words before: «أكد المبعوث تمسك واشنطن بـ»."""
        words = self.scene.tokens.words
        for k in range(i - 2, max(first - 1, i - 7), -1):
            if words[k].kind == MARK or words[k].tags & {"comp", "rel", "prep", "connective"}:
                return False
            for reading in words[k].readings:
                entry = reading.entry
                if (
                    reading.kind == "cue"
                    and isinstance(entry, CueForm)
                    and entry.kind == "perfect"
                    and not words[k].tags & {"noun", "adj"}
                ):
                    return "obj" in entry.cue.takes
        return False

    def _asyndetic_subject(self, i: int, form: CueForm, first: int) -> tuple[Phrase, int] | None:
        """«مذكرة تطالب الأمم المتحدة بسحبه», «محتجون يطالبون بـ»: an indefinite document or group that the verb describes."""
        words = self.scene.tokens.words
        before = words[i - 1]
        if form.kind != "imperfect" or words[i].conj or before.definite or before.kind == MARK:
            return None
        if (
            self.scene.fold(i + 1) in _IN_IT
            or not before.tags & {"document", "office", "body"}
            or "given" in before.tags
        ):
            return None
        if before.tags & {"verb"} or self._finite_cue(i - 1):
            return None
        antecedent = self._antecedent(i, first, form)
        if antecedent is None or antecedent.name is not None:
            return None
        if (
            antecedent.first > first
            and words[antecedent.first - 1].tags & {"prep"}
            and words[antecedent.first].base in _SIDE
        ):
            return None  # «ومن جهتها ترى المنظمة»
        head = words[antecedent.head]
        plural = head.base in _PLURALS or head.base.endswith(("ون", "ين"))
        if head.definite or (form.number == "p") != plural or not head.tags & {"document", "office", "body"}:
            return None
        return antecedent, i

    def _who_did_before(self, i: int, first: int) -> Phrase | None:
        """«وسبق للنقابة أن لوحت بـ»: the subject stands behind سبق with ل."""
        scene = self.scene
        words = scene.tokens.words
        for k in range(max(first, i - 8), i):
            if words[k].base == "سبق" and words[k + 1].prep == "ل":
                rest = scene.phrases.read(k + 2, i - 1)
                last = rest.last if rest is not None else k + 2
                return Phrase(k + 1, last, k + 1, scene.phrases.person_name(k + 1, last))
        return None

    def _resumed(self, i: int, sentence: Sentence) -> Raw | None:
        """«…، وهو ما نفته الحكومة», «الأمر الذي أكده الوزير», «وهو ما ظلت جوبا تنفيه»: what was said before is denied or confirmed."""
        scene = self.scene
        form = _OBJECTED[scene.tokens.words[i].base]
        opens = next((k for k in range(i - 1, max(sentence.first, i - 8), -1) if scene.fold(k) in _RESUMES), -1)
        if opens <= sentence.first or scene.fold(i + 1) in ("ان", "بان"):
            return None
        between = range(opens + 1, i)
        denied = form.cue.act == "denies"
        subject: Phrase | None = None
        for k in between:
            word = scene.tokens.words[k]
            if word.kind == MARK or "neg" in word.tags:
                return None
            if "kana" in word.tags and k + 1 < i:
                subject = scene.phrases.read(k + 1, i)
        if subject is None:
            if not denied and any(
                k not in scene.times
                and not scene.tags(k) & {"rel", "qad", "kana", "adverb"}
                and scene.fold(k) not in _WHAT
                for k in between
            ):
                return None
            subject = self._behind_resumed(i, sentence)
        if subject is None or not self.zones.speaker_like(subject):
            return None
        told = [raw for raw in self._found if raw.at < opens and 0 <= raw.start < opens]
        start = max((raw.start for raw in told), default=sentence.first)
        raw = Raw(
            scene.cue_span(i), i, form, opens, start, "according", "resumed:denial" if denied else "resumed", subject
        )
        raw.end, raw.before, raw.act, raw.sentence = opens, (start, opens), form.cue.act, sentence
        return raw

    def _behind_resumed(self, i: int, sentence: Sentence) -> Phrase | None:
        """The subject behind «أكده», over whom it was told and an adverb: «وهو ما أكده لـ«الملاعب» أيضا أمين السر»."""
        scene = self.scene
        words = scene.tokens.words
        j = i + 1
        while j < min(sentence.last, i + 12):
            if words[j].fold in ("ل", "لـ") and scene.quotes.is_open(j + 1):
                j = scene.quotes.closes[j + 1] + 1
            elif j in scene.times:
                j = scene.times[j][0]
            elif "adverb" in words[j].tags or scene.phrases.outlet_like(j):
                j += 1
            else:
                break
        return scene.phrases.read(j, min(sentence.last, i + 24), before_object=True)

    def _what_was_said(self, i: int, sentence: Sentence) -> Raw | None:
        """«صحة ما أوردته وسائل إعلام بشأن تعرض المعبر للقصف», «ما أعلنه الحوثيون عن إسقاط طائرة»."""
        scene = self.scene
        words = scene.tokens.words
        if i - 2 < sentence.first or words[i - 1].fold not in ("ما", "عما", "لما") or words[i - 2].fold in _NOT_WHAT:
            return None
        form = _OBJECTED[words[i].base]
        subject = scene.phrases.read(i + 1, min(sentence.last, i + 16), before_object=True, governed=_ABOUT)
        if subject is None or not self.zones.speaker_like(subject) or subject.last + 1 >= sentence.last:
            return None
        j = subject.last
        while j in scene.times:
            j = scene.times[j][0]
        if words[j].fold not in _ABOUT:
            return None
        start = j + 2 if "comp" in scene.tags(j + 1) else j + 1
        raw = Raw(
            scene.cue_span(i), i, form, i, start, "prep", "what-was-said", subject, act=form.cue.act, sibling=False
        )
        raw.sentence = sentence
        return raw

    def _author(self, i: int, first: int) -> tuple[Phrase, list[tuple[int, int]]] | None:
        """«نشرت صحيفة X مقالا للكاتب Y قال فيه إن»: who wrote it speaks, behind ل, and the paper passes it on."""
        scene = self.scene
        words = scene.tokens.words
        if scene.fold(i + 1) not in _IN_IT or words[i].conj:
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

    def _judged(self, i: int, zone: Zone, given: Phrase | None) -> None:
        """«وصف X Y بأنه Z»: the content begins with what is judged. A lone phrase before بأنّ is the object, the subject dropped."""
        scene = self.scene
        words = scene.tokens.words
        opener = zone.start - 1
        if not words[opener].fold.startswith("بان"):
            return
        subject = zone.subject if zone.subject is not given else None
        j = subject.last if subject is not None else i + 1
        while j < opener:
            word = words[j]
            if j in scene.times:
                j = scene.times[j][0]
            elif word.kind == MARK or word.tags & {"adverb", "same"}:
                j += 1
            elif "prep" in word.tags or word.prep:
                j = max(j + 1, self.zones._adverbial_end(j, opener))
            else:
                break
        if j < opener and scene.phrases.read(j, opener) is not None:
            zone.start, zone.frame = j, "object"
        elif subject is not None:
            zone.start, zone.frame, zone.subject = subject.first, "object", given

    def _fronted_medium(self, raw: Raw, sentence: Sentence) -> None:
        """The medium of an occasion that stands before the verb: «وفي حوار مع صحيفة الشروق، أكد», «X، في مقابلة مع Y، قال»."""
        if raw.via:
            return
        scene = self.scene
        words = scene.tokens.words
        for k in range(raw.at - 1, max(sentence.first, raw.at - 16), -1):
            if (
                words[k].tags & {"comp", "rel"}
                or (words[k].kind == MARK and words[k].form in ".:؛")
                or k in scene.times
            ):
                return
            if "occasion" in words[k].tags and words[k - 1].base in ("في", "خلال", "عبر"):
                zone = Zone()
                for m in range(k + 1, raw.at):
                    if words[m].form in "،,":
                        break
                    self.zones._medium(m, raw.at, zone)
                raw.via += zone.via
                return

    def _adjacent(self, phrase: Phrase, i: int, start: int, sentence: Sentence) -> bool:
        """Whether the subject before the verb is beyond doubt: it opens the clause and nothing but auxiliaries follows it."""
        words = self.scene.tokens.words
        j = phrase.last
        if j < i and words[j].form == "،":
            closing = next((k for k in range(j + 1, i) if words[k].form == "،"), -1)
            if closing > 0 and closing - j < 10 and words[closing + 1].tags & {"qad"}:
                j = closing  # «وكانت الحكومة، برئاسة فلان، قد رفضت»
        while j < i and (
            words[j].tags & {"qad", "kana", "adverb"} or (words[j].kind == MARK and words[j].form in "،-–")
        ):
            j += 1
        if j < i or i - phrase.first > 16:
            return False
        opener = words[start - 1] if start > sentence.first else None
        return (
            opener is None
            or "comp" in opener.tags
            or opener.kind == MARK
            or bool(words[start].tags & {"connective", "kana"})
            or words[start].base in ("كان", "كانت", "لكن")
        )

    def _form_fits(self, i: int, form: CueForm, sentence: Sentence) -> bool:
        """Whether spelling and syntax allow this reading of the verb form.

        أنّ and إنّ govern a noun, so a perfect right behind them is a verbal noun («إن رفض الاتفاق»); ة is no pronoun;
        a verb of form VII to X has no hamza in the perfect («أعتقد» is the first person); a dual stands behind its subject.
        """
        scene = self.scene
        words = scene.tokens.words
        word = words[i]
        if form.object and word.form.rstrip("ًٌٍَُِّْ").endswith("ة"):
            return False
        if form.cue.lemma.startswith("ا") and form.kind == "perfect" and word.form.lstrip("وف").startswith("أ"):
            return False
        if (
            form.cue.takes >= {"that", "judge"}
            and form.kind == "imperfect"
            and not form.object
            and not self._that_near(i, sentence)
        ):
            return False
        if (
            ((form.cue.lemma == "عبر" and word.fold == "عبر") or (form.cue.lemma == "أمر" and form.kind == "perfect"))
            and not word.conj
            and i > sentence.first
            and not self._opens_clause(i)
        ):
            return False
        if (
            form.cue.takes >= {"that", "judge"}
            and form.kind == "imperfect"
            and not form.object
            and self._predicate_follows(i)
        ):
            return False  # «ذلك يعتبر واجبا»
        if form.cue.lemma == "سلم" and i > sentence.first and words[i - 1].fold == "عليه":
            return False  # «صلى الله عليه وسلم»
        if (
            form.object
            and "judge" in form.cue.takes
            and not word.conj
            and form.kind == "perfect"
            and i > sentence.first
        ):
            before = words[i - 1]
            if before.tags & {"noun", "office"} and not before.definite and "possessed" not in before.tags:
                return False  # «مصادر وصفها بالمطلعة»
        habitual = form.kind == "imperfect" and not sentence.headline
        if habitual and form.cue.lemma in _PERFECT_ONLY and not self._that_near(i, sentence):
            return False
        if word.form.lstrip("وف").startswith("آ") and not form.cue.lemma.startswith("آ"):
            return False  # «آبي» is no form of «أبى»
        if form.cue.lemma in _ONLY_WITH_THAT and not self._that_near(i, sentence):
            return False
        if form.cue.act == "decides" and form.kind == "imperfect" and form.cue.lemma == "قرر" and not sentence.headline:
            return False
        if i == sentence.first:
            return form.number != "d"
        before = words[i - 1]
        if form.kind == "perfect" and not word.conj and "comp" in before.tags and before.base in ("ان", "بان"):
            # أنْ does govern a perfect behind سبق and some prepositions: «سبق للوزير أن رفض», «بعد أن رفض»
            return any(words[k].base in ("سبق", "وسبق") for k in range(max(sentence.first, i - 7), i)) or (
                i - 2 >= sentence.first and words[i - 2].base in _AN_OF_TIME and before.base == "ان"
            )
        if before.fold in _CONDITIONS and not word.conj:
            return False
        if (
            scene.quotes.inside[i] in scene.quotes.closed
            and form.cue.act in _ATTITUDES
            and form.kind == "perfect"
            and form.number == "s"
        ):
            return False
        return not (form.number == "d" and form.kind == "perfect" and form.gender == "m") or self._two_before(
            i, form, sentence
        )

    def _predicate_follows(self, i: int) -> bool:
        """Whether an indefinite word right behind a verb of judging is the predicate of a passive: «يعتبر واجبا», «يعد ثالث أكبر»."""
        words = self.scene.tokens.words
        if i + 1 >= len(words):
            return False
        word = words[i + 1]
        if word.kind != "word" or word.definite or word.prep or i + 1 in self.scene.times:
            return False
        nunated = word.form.endswith(("ً", "اً", "ًا")) or (word.fold.endswith("ا") and not word.tags)
        return "accusative" in word.tags or nunated or word.fold in _PREDICATES

    def _two_before(self, i: int, form: CueForm, sentence: Sentence) -> bool:
        """Whether two stand before a dual verb: «الوزيران أكدا», «لافروف وكيري اتفقا»."""
        found = self._subject_before(i, form, sentence)
        if found is None:
            before = self.scene.tokens.words[i - 1]
            return before.fold in ("كما", "وقد", "حيث") or bool(self.scene.tokens.words[i].conj)  # «كما أكدا أن»
        words = self.scene.tokens.words[found[0].first : found[0].last]
        return any(w.conj == "و" for w in words) or words[0].base.endswith(("ان", "ين"))

    def _topic(self, i: int, sentence: Sentence) -> bool:
        """Whether the verb with ف at *i* is what is said of a topic behind أما: «أما المحلل سامي الحداد فيرى أن»."""
        words = self.scene.tokens.words
        return any(words[k].base == "اما" for k in range(max(sentence.first, i - 24), i))

    def _opens_clause(self, i: int) -> bool:
        """Whether the verb at *i* opens a clause: behind a mark, a connective or an auxiliary."""
        before = self.scene.tokens.words[i - 1]
        return (
            before.kind == MARK or bool(before.tags & {"connective", "qad", "kana"}) or before.fold in _CLAUSE_OPENERS
        )

    def _that_near(self, i: int, sentence: Sentence) -> bool:
        """Whether أن follows within the clause: an imperfect of judging without it is mostly passive («يعتبر X من أبرز»)."""
        words = self.scene.tokens.words
        for j in range(i + 1, min(sentence.last, i + 32)):
            if "comp" in words[j].tags and words[j - 1].fold not in _TAKES_AN:
                return True
            if words[j].kind == MARK and words[j].form in ".؛":
                return False
        return False

    def _near_time(self, raw: Raw, first: int) -> None:
        """A time just before the clause's verb belongs to the saying: «وأمس الاثنين نقلت»."""
        scene = self.scene
        for start in range(max(first, raw.at - 5), raw.at):
            if start in scene.times:
                end, timex = scene.times[start]
                if end == raw.at or (end + 1 == raw.at and scene.fold(end) == "،"):
                    raw.times.append(timex)

    def _noun_position(self, before: Word, i: int, first: int) -> bool:
        """Whether the word before makes this one a noun: a preposition, an open idafa, a demonstrative."""
        words = self.scene.tokens.words
        if before.form in QUOTES and i - 2 >= first:
            before = words[i - 2]
        if before.kind != "word" or "qad" in before.tags:
            return False
        if (
            "prep" in before.tags
            and before.fold not in ("بدوره", "بدورها", "اثر", "دون")
            and before.fold == before.conj + before.base
        ):
            return before.base not in (
                "عليه",
                "فيه",
                "له",
                "لها",
                "به",
                "بها",
                "عنه",
                "معه",
                "منه",
                "اليه",
                "لهم",
                "عنها",
                "معها",
                "منها",
                "اليها",
                "عليها",
                "فيها",
            )
        if "possessed" in before.tags or (words[i - 1] is before and self.scene.phrases.name_like(i - 1)):
            return False  # «من جهته أكد»: the pronoun closes the phrase; «سامي حداد نفى»: a name does
        if before.tags & {"noun", "demonstrative"} and not before.definite and not words[i].fold.endswith(("ت", "وا")):
            return (
                "demonstrative" in before.tags or not before.fold.endswith(("ه", "ها", "هم")) or "noun" in before.tags
            )
        return bool(
            before.prep
            and not before.definite
            and not self.scene.phrases.entity(i - 1)
            and before.tags & {"noun", "field"}
        )

    def _plausible(self, i: int, form: CueForm, zone: Zone, sentence: Sentence, relative: bool) -> bool:
        """Cues with a nominal content are believed only where somebody speaks: a subject, or an open clause of their own."""
        scene = self.scene
        word = scene.tokens.words[i]
        lemma = form.cue.lemma
        if zone.subject is not None:
            head = scene.tokens.words[zone.subject.head]
            if (
                head.tags & {"noun"}
                and not head.tags & {"office", "body", "document", "entity", "given", "nisba"}
                and scene.phrases.entity(zone.subject.head) is None
                and self.zones.thing(zone.subject)
            ):
                return lemma in _STRONG
            return True
        if zone.start < len(scene.tokens.words) and scene.tags(zone.start) & {"comp"}:
            return False
        if word.conj or form.kind == "imperfect" or relative or form.object:
            return True
        before = scene.fold(i - 1) if i > sentence.first else ""
        return (
            i == sentence.first
            or before in _CLAUSE_OPENERS
            or (i > sentence.first and scene.tokens.words[i - 1].kind == MARK)
            or lemma in _STRONG
        )

    def _feeling(self, i: int, last: int) -> bool:
        """Whether at *i* stands an attitude of the speaker: «تفاؤله», «استعداد بلاده», «خيبة أمله», «تفهما»."""
        words = self.scene.tokens.words
        own = any(
            self.scene.fold(k).endswith(("ه", "ها", "هم")) and words[k].form[-1] != "ة" for k in (i, i + 1) if k < last
        )
        return own or words[i].base in _FEELINGS or words[i].base in _FELT

    def _proposition(self, start: int) -> bool:
        """«تحدث عن مقتل عشرة» says something; «تحدث عن المدة» names a topic only."""
        return self.scene.tokens.words[start].base in _EVENTS

    def _impersonal(self, i: int, form: CueForm, zone: Zone, sentence: Sentence) -> bool:
        """«يذكر أن», «ويشار إلى أن», «من المتوقع أن»: nobody speaks."""
        word = self.scene.tokens.words[i]
        if form.kind != "imperfect" or form.object:
            return False
        if word.base in IMPERSONAL and zone.frame in ("that", "prep"):
            start = i == sentence.first or self.scene.tokens.words[i - 1].kind == MARK
            return start or word.conj != "" or word.base in ("يذكر", "يشار", "يعتقد", "يقال")
        return False

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

    def _clause_start(self, i: int, first: int) -> int:
        """The first token of the clause of the verb at *i*: its connective and what stands before it to the last comma."""
        scene = self.scene
        words = scene.tokens.words
        j = i
        steps = 0
        while j > first and steps < 9:
            before = words[j - 1]
            if before.kind == MARK:
                break
            tags = before.tags
            if tags & {"connective", "qad", "kana", "adverb"} or before.fold in (
                "وقد",
                "وكان",
                "وكانت",
                "ولكنه",
                "ولكنها",
                "ولكن",
                "وفيما",
                "وحيث",
                "حين",
                "في",
                "غير",
                "انه",
                "انها",
                "ان",
                "جهته",
                "جانبه",
                "جهتها",
                "جانبها",
                "من",
                "ومن",
                "بدوره",
            ):
                if before.fold in ("ان", "انه", "انها") and not (
                    j - 2 >= first and words[j - 2].fold in ("الا", "غير", "بيد", "علي")
                ):
                    break
                if before.fold in ("في", "من") and words[j].fold not in ("حين", "جهته", "جانبه", "جهتها", "جانبها"):
                    break
                j -= 1
                steps += 1
                continue
            break
        return j

    # -- subjects before the verb ---------------------------------------------------------------------------------------

    def _subject_before(self, i: int, form: CueForm, sentence: Sentence) -> tuple[Phrase, int] | None:
        """The subject that stands before the verb, with the token its clause begins at."""
        scene = self.scene
        words = scene.tokens.words
        if words[i].conj and not (words[i].conj == "ف" and self._topic(i, sentence)):
            return None
        start = max(self._clause_floor(i, sentence), self._behind_dateline(sentence, i))
        j = start
        while j < i:
            word = words[j]
            if (
                word.kind == MARK
                or word.tags & {"connective", "kana", "qad", "adverb"}
                or (word.base in ("ما", "لا", "لم") and "kana" in scene.tags(j + 1))  # «ما زالت موسكو ترفض»
                or (word.fold in _CLAUSE_OPENERS)
                or (word.conj and word.base in ("ان", "كان", "كانت", "قد", "لكن"))
                or ("comp" in word.tags and j > start and words[j - 1].fold in ("غير", "الا", "بيد", "علي"))
            ):
                j += 1
                continue
            if j in scene.times:
                j = scene.times[j][0]
                continue
            if "prep" in word.tags or word.prep:
                k = self._over_adverbial(j, i)
                if k <= j:
                    return self._joined_subject(i, form, start)
                j = k
                continue
            break
        if j >= i or i - j > _SUBJECT_REACH or self._unknown_verb(j):
            return self._joined_subject(i, form, start)
        phrase = scene.phrases.read(j, i)
        if phrase is None or not self._only_adverbials(phrase.last, i) or not self._agrees(phrase, form):
            return self._joined_subject(i, form, start)
        return phrase, start

    def _joined_subject(self, i: int, form: CueForm, start: int) -> tuple[Phrase, int] | None:
        """The subject of a second clause, joined with و and right before its verb: «أحزاب تدعو إلى الحوار والحكومة ترفض»."""
        scene = self.scene
        words = scene.tokens.words
        if form.kind != "imperfect":
            return None
        for k in range(i - 1, max(start, i - 7), -1):
            word = words[k]
            if word.kind == MARK and word.form not in QUOTES:
                return None
            if word.conj != "و" or word.prep:
                continue
            if not (word.tags & {"office", "body", "entity", "given", "medium"} or scene.phrases.entity(k)):
                return None
            phrase = scene.phrases.read(k, i)
            if phrase is None or phrase.last != i or not self._agrees(phrase, form):
                return None
            return phrase, k
        return None

    def _behind_dateline(self, sentence: Sentence, limit: int) -> int:
        """The first token behind a dateline that opens the sentence: «الخرطوم 14 نوفمبر 2023 – », «نيروبي (شينخوا) »."""
        scene = self.scene
        words = scene.tokens.words
        j = sentence.first
        found = scene.phrases.entity(j)
        if found is not None and found[0] in ("place", "state"):
            j += found[1]
        elif "place" in words[j].tags:
            j += 1
        else:
            return sentence.first
        dated = False
        while j < min(limit, sentence.first + 14):
            if j in scene.times:
                j, dated = scene.times[j][0], True
            elif words[j].form == "(":
                close = next((k for k in range(j + 1, min(limit, j + 8)) if words[k].form == ")"), -1)
                if close < 0:
                    return sentence.first
                j, dated = close + 1, True
            elif words[j].form in "-–—/ـ":
                return j + 1
            elif words[j].form in "،,." or words[j].fold in ("في", "بتاريخ") or words[j].kind == "number":
                j += 1
            else:
                break
        return j if dated else sentence.first

    def _unknown_verb(self, j: int) -> bool:
        """«وأصدر الوزير بيانا أكد فيه»: behind و, before an office or body with the article, an unknown word is a verb."""
        words = self.scene.tokens.words
        word = words[j]
        if word.tags or word.conj or word.definite or not word.fold.startswith("و") or j + 1 >= len(words):
            return False
        following = words[j + 1]
        return following.definite and bool(following.tags & {"office", "body", "honorific"})

    def _clause_floor(self, i: int, sentence: Sentence) -> int:
        """Where the clause around the verb at *i* can begin at the earliest."""
        scene = self.scene
        words = scene.tokens.words
        j = i - 1
        inside = scene.quotes.inside[i]
        while j >= sentence.first:
            word = words[j]
            if "comp" in word.tags:
                though = j > sentence.first and words[j - 1].fold in ("غير", "الا", "بيد", "علي")
                return j - 1 if though else j + 1
            if inside >= 0 and j == inside:
                return j + 1
            if word.kind == MARK:
                if (
                    word.form == ":"
                    or word.form in "؛;"
                    or (sentence.headline and word.form == "." and scene.fold(j - 1) == ".")
                ):
                    return j + 1
                if word.form == "." and j < i - 1 and scene.tokens.starts[j + 1] > scene.tokens.ends[j]:
                    return j + 1
            if word.fold in ("فيما", "بينما", "لكن", "حيث", "وفيما", "ولكن", "كما", "اما") and i - j <= 24:
                return j
            if word.fold == "حين" and scene.fold(j - 1) == "في":
                return j - 1
            if self._finite_cue(j) and not (j > sentence.first and "rel" in words[j - 1].tags):
                return j + 1
            j -= 1
        return sentence.first

    def _finite_cue(self, j: int) -> bool:
        word = self.scene.tokens.words[j]
        if word.definite or word.tags & {
            "noun",
            "office",
            "body",
            "given",
            "adj",
            "prep",
            "document",
            "field",
            "particle",
        }:
            return False
        return any(
            r.kind == "cue" and isinstance(r.entry, CueForm) and r.entry.kind != "participle" for r in word.readings
        )

    def _over_adverbial(self, j: int, limit: int) -> int:
        words = self.scene.tokens.words
        k = j + 1
        while k < limit and not (words[k].kind == MARK and words[k].form in "،,"):
            k += 1
        if k < limit:
            return k + 1
        # without a comma: «ومن جهته كشف» leaves no subject; «في المقابل نفت»
        return 0

    def _only_adverbials(self, j: int, limit: int) -> bool:
        """Whether only adverbials, parentheses, times and a relative clause stand between subject and verb."""
        scene = self.scene
        words = scene.tokens.words
        relative = False
        while j < limit:
            word = words[j]
            if j in scene.times:
                j = scene.times[j][0]
                continue
            if word.kind == MARK:
                if word.form in "؟!:":
                    return False
                if word.form in QUOTES and scene.quotes.is_open(j):
                    j = max(j + 1, min(scene.quotes.closes[j] + 1, limit))
                    continue
                if word.form in "-–—(":
                    close = {"(": ")"}.get(word.form, word.form)
                    k = j + 1
                    while k < limit and words[k].form != close:
                        k += 1
                    j = k + 1 if k < limit else j + 1
                    continue
                j += 1
                continue
            if "rel" in word.tags:
                relative = True
                j += 1
                continue
            if relative:
                j += 1
                continue
            if word.tags & {"adverb", "qad", "kana", "same"} or word.fold in ("ايضا", "بدوره", "بدورها"):
                j += 1
                continue
            if "prep" in word.tags or word.prep or (word.conj and word.base in ("في", "خلال")):
                j = self._prep_stretch(j, limit)
                continue
            return False
        return True

    def _prep_stretch(self, j: int, limit: int) -> int:
        words = self.scene.tokens.words
        k = j + 1
        while k < limit and words[k].kind != MARK and k not in self.scene.times and not words[k].tags & {"qad", "kana"}:
            k += 1
        return k

    def _agrees(self, phrase: Phrase, form: CueForm) -> bool:
        """A verb behind its subject agrees with it in gender; broken plurals count as feminine."""
        head = self.scene.tokens.words[phrase.head]
        if phrase.name is not None or form.number != "s":
            return True
        feminine = head.base.endswith("ه") and not head.tags & {"given", "possessed"}
        if form.gender == "m" and feminine and "entity" not in head.tags:
            return False
        return not self.zones.thing(phrase) or bool(head.tags & {"office", "body", "document", "entity", "nisba"})

    def _antecedent(self, at: int, first: int, form: CueForm | None = None) -> Phrase | None:
        """The noun phrase before a relative pronoun at token *at*."""
        scene = self.scene
        words = scene.tokens.words
        end = at
        if end > first and words[end - 1].form in "،,":
            end -= 1
        best: Phrase | None = None
        for start in range(end - 1, max(first - 1, end - 20), -1):
            word = words[start]
            if word.kind == MARK and word.form in "،.:؛":
                break
            if self._finite_cue(start) or (
                word.tags & {"prep", "comp", "rel", "connective"} and not word.prep and "entity" not in word.tags
            ):
                if (
                    word.fold in ("من", "في")
                    and best is not None
                    and start > first
                    and words[start - 1].tags & {"office", "document", "body"}
                ):
                    continue
                break
            if word.kind == MARK:
                continue
            phrase = scene.phrases.read(start, end)
            if (
                best is not None
                and not word.tags
                and not word.form.isascii()
                and not word.definite
                and not scene.phrases.entity(start)
                and best.name is None
            ):
                break
            if (
                phrase is not None
                and phrase.last == end
                and (form is None or best is None or self._agrees(phrase, form))
            ):
                best = phrase
            if word.prep or (word.conj and best is not None):
                break
        return self._nearest(best) if best is not None else None

    def _nearest(self, phrase: Phrase) -> Phrase:
        """The part of a phrase that a relative clause behind it describes: «استقبل الرئيس تبون | السفير الفرنسي الذي»."""
        words = self.scene.tokens.words
        if phrase.name is None:
            return phrase
        for k in range(phrase.name[1], phrase.last):
            if words[k].kind == MARK:
                break
            if words[k].definite and "office" in words[k].tags and not words[k].prep and not words[k].conj:
                return self.scene.phrases.read(k, phrase.last) or phrase
        return phrase

    # -- participles and nouns -------------------------------------------------------------------------------------------

    def _participle(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        scene = self.scene
        words = scene.tokens.words
        word = words[i]
        if i == sentence.first and not (
            scene.tags(i + 1) & {"comp"}
            or self._directly_opens(i, form)
            or (i + 1 < sentence.last and (words[i + 1].form == ":" or scene.quotes.is_open(i + 1)))
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
        phrase = scene.phrases.read(at, min(sentence.last, i + 14), before_object=True, governed=form.cue.preps - {"ل"})
        if phrase is None or words[at].prep or (words[at].kind == MARK and words[at].form not in QUOTES):
            return None
        head = words[phrase.head]
        claimed = not head.definite and bool(head.tags & {"nisba"})  # «مزاعم إيرانية بـ», «دعوة أوروبية إلى»
        if claimed and phrase.head + 1 < sentence.last and words[phrase.head + 1].prep == "ل":
            phrase = Phrase(phrase.head, phrase.head + 1, phrase.head, None)  # «اتهامات أمريكية | لإيران بـ»
        if not (
            head.tags & {"office", "body", "honorific"} or phrase.name or scene.phrases.entity(phrase.head) or claimed
        ):
            return None
        if i > sentence.first and "comp" in words[i - 1].tags and lemma not in _CLAIMS:
            return None  # «قال إن إشادة الوزير بـ…»: it is what is talked of
        zone = self._noun_content(self._before_content(phrase.last, form, sentence.last), form, sentence.last)
        if zone is None:
            return None
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

    def _before_content(self, j: int, form: CueForm, last: int) -> int:
        """Over what stands between who speaks and the content: an occasion («في خطابه الأخير»), whom it is told («له»,
        «دعوة X الأطراف إلى»).
        """
        scene = self.scene
        words = scene.tokens.words
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
        elif "accuse" in takes and word.prep == "ل":
            zone.start, zone.frame = j, "prep"
        elif form.cue.lemma in _NOUNS_WITH_OBJECT and is_act(word) and not (word.definite or word.prep or word.conj):
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
        if lemma != "قول" and zone.frame == "prep" and lemma not in ("دعوه", "اشاده", "تعهد"):
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

    def _came(self, i: int, sentence: Sentence) -> Raw | None:
        """«بيان جاء فيه أن»: the document before it is the source."""
        scene = self.scene
        words = scene.tokens.words
        if scene.fold(i + 1) == "في" and scene.tags(i + 2) & {"document"}:
            return self._came_in(i, sentence)
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

    def _came_in(self, i: int, sentence: Sentence) -> Raw | None:
        """«وجاء في البيان أن», «وورد في نص الرسالة: …»: the document behind it is the source."""
        scene = self.scene
        words = scene.tokens.words
        document = scene.phrases.read(i + 2, sentence.last)
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

    # -- «نقلت الوكالة عن X (قوله) إن» ---------------------------------------------------------------------------------------

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
                if phrase is None:
                    continue
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
                return [self._unquoted(phrase.first, phrase.last)]
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


_CONDITIONS = word_set("conditions")
_RESUMPTIVE = word_set("resumptive")
_ONLY_WITH_THAT = word_set("only_with_that")
_SAID_OF_THINGS = word_set("said_of_things")
_PERFECT_ONLY = word_set("perfect_only")
_WITHHELD = word_set("withheld")
_ASCRIBING = frozenset({"نسب", "نسبت", "عزا", "عزت"})
_GOES_ON = frozenset({"زاد", "واصل", "تابع", "أكمل", "استكمل"})
_SAID_BY_NEGATION = frozenset({"استبعد", "أخفى"})  # «لم يستبعد التأجيل»: it may be; «لم يخف قلقه»: he said it
_SHOWS = frozenset({"أبدى", "أخفى"})
_FELT = word_set("felt")
_FEELINGS = word_set("feelings")
_AN_OF_TIME = frozenset({"بعد", "منذ", "لبث"})
_TAKES_AN = word_set("takes_an")
_TO_HIM = frozenset({"له", "لها", "لهم", "لهما"})
_RECEIVES = frozenset({"تلقي", "تلقت", "تسلم", "تسلمت", "استلم", "استلمت"})
_NOUNS_TOO = frozenset({"قلق", "امر", "وجه", "طلب", "رفض", "شك", "حلم", "امل"})
_NOUNS_WITH_OBJECT = word_set("nouns_with_object")
_ADDRESSED_NOUNS = word_set("addressed_nouns")
_WITHHOLDS = frozenset({"طلب", "فضل", "رفض", "اشترط", "طلبت", "فضلت", "رفضت", "اشترطت", "طلبوا", "فضلوا", "رفضوا"})
_PLURALS = word_set("plurals")
_PREDICATES = frozenset({"من", "احد", "اول", "ثاني", "ثالث", "اكبر", "اكثر", "اهم", "ابرز"})
_CLAIMS = frozenset({"مزاعم", "اتهامات", "ادعاءات", "زعم"})
_OBJECTED = {form: cue for form, cue in objected().items() if cue.cue.lemma != "شهد"}  # «ما تشهده البلاد»
_SIDE = frozenset({"جهته", "جهتها", "جهتهم", "جانبه", "جانبها", "جانبهم"})
_WHAT = frozenset({"ما", "الامر", "هو", "هي"})
_NOT_WHAT = frozenset({"حسب", "بحسب", "وفق", "وفقا", "هو", "وهو", "كل", "هذا"})
_ABOUT = frozenset({"بشان", "حول", "عن", "بخصوص", "من"})
_RESUMES = frozenset({"وهو", "وهي", "وهم", "الامر", "الشيء"})
_HEARSAY = word_set("hearsay")
_IN_IT = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها"})
_PUBLISHING = word_set("publishing_verbs")
_CAME = frozenset({"جاء", "جاءت", "ورد", "وردت"})
_ATTITUDES = frozenset({"judges", "hopes", "expects", "fears"})
_SAYING = frozenset({"asserts", "admits", "asks", "denies", "accuses", "warns", "demands"})
_EVENTS = word_set("propositions")
_PASSING = word_set("passing_verbs")
_PASSED_NOUNS = frozenset({"قول", "تحذيرات", "تاكيد", "تصريحات"})
_STRONG = word_set("strong_cues")


def scene_handed(raw: Raw, i: int, words: list[Word]) -> int:
    """The participle whose content the verb at *i* took over («وتابع الوزير قائلا: …»), -1 where it did not."""
    if raw.at != i or raw.frame not in ("colon", "quote", "that"):
        return -1
    for k in range(i + 1, min(raw.start, i + 12)):
        if any(
            isinstance(r.entry, CueForm) and r.entry.kind == "participle" and r.kind == "cue" for r in words[k].readings
        ):
            plain = all(words[m].kind != MARK for m in range(k + 1, raw.start - 1))  # «قائلا عبر تويتر:»
            return k if k >= raw.start - 3 or (plain and k >= raw.start - 6) else -1
    return -1


def _strength(raw: Raw) -> int:
    return {"that": 5, "colon": 5, "quote": 5, "paren": 4, "question": 4, "demand": 3, "prep": 2, "object": 1}.get(
        raw.frame, 0
    )
