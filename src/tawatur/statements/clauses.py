"""From cue forms to raw statements: which readings of a word are cues here, and where their clauses begin.

Position decides much: a verb opens its clause, stands behind its subject («مصطفى تاج، الكاتب العام…، أوضح أن»), or in a
relative clause («المصدر الذي لفت إلى»). A noun of the same letters («رفض», «طلب») stands in a phrase and is no verb.
"""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.arabic.words import MARK, Word
from tawatur.model import Span
from tawatur.names.registry import MEDIA
from tawatur.names.word_kinds import Phrase
from tawatur.statements.adverbials import Zone
from tawatur.statements.antecedents import IN_IT
from tawatur.statements.cues import IMPERSONAL, CueForm, objected
from tawatur.statements.governed import saying_nouns
from tawatur.statements.passing import ISSUES
from tawatur.statements.raw import Raw
from tawatur.statements.verb_forms import NEGATIONS, THOUGH, FormReader

_ASKS = frozenset({"هل", "فهل", "وهل", "متي", "لماذا", "كيف"})
_RESUMPTIVE = word_set("resumptive")
_SAID_OF_THINGS = word_set("said_of_things")
_GOES_ON = frozenset({"زاد", "واصل", "تابع", "أكمل", "استكمل"})
_OF_GOD = frozenset({"تعالي", "جل", "عز", "سبحانه"})
_SAID_BY_NEGATION = frozenset({"استبعد", "أخفى"})  # «لم يستبعد التأجيل»: it may be; «لم يخف قلقه»: he said it
_SHOWS = frozenset({"أبدى", "أخفى"})
_WITHHOLDS = frozenset({"طلب", "فضل", "رفض", "اشترط", "طلبت", "فضلت", "رفضت", "اشترطت", "طلبوا", "فضلوا", "رفضوا"})
_OBJECTED = {form: cue for form, cue in objected().items() if cue.cue.lemma != "شهد"}  # «ما تشهده البلاد»
_WHAT = frozenset({"ما", "الامر", "هو", "هي"})
_NOT_WHAT = frozenset({"حسب", "بحسب", "وفق", "وفقا", "هو", "وهو", "كل", "هذا"})
_ABOUT = frozenset({"بشان", "حول", "عن", "بخصوص", "من"})
_SAID_AGAIN = 14  # tokens between «ما قاله» and «من أن», at the most
_SHOWN = IMPERSONAL | {"ثبت"}  # with no subject, of what everybody holds
_TITLED = 6  # tokens of a title with what stands before it
_RESUMES = frozenset({"وهو", "وهي", "وهم", "الامر", "الشيء"})
_THIS = frozenset({"هذا", "وهذا", "ذلك", "وذلك"})
_HEARSAY = word_set("hearsay")
_CAME = frozenset({"جاء", "جاءت", "ورد", "وردت"})
_SAYING = frozenset({"asserts", "admits", "asks", "denies", "accuses", "warns", "demands"})


class ClauseReader(FormReader):
    """Finds the raw statements of a sentence."""

    def read(self, sentence: Sentence) -> list[Raw]:
        """The raw statements of verbs, participles and nouns in *sentence*, in order."""
        found: list[Raw] = []
        self._found = found
        words = self.scene.tokens.words
        taken: set[int] = set()
        saying = saying_nouns()
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
            if word.fold in saying and i not in taken:
                raw = self._governed_saying(i, sentence)
                if raw is not None:
                    taken.add(i)
                    found.append(raw)
                    continue
            if not word.readings or i in taken or ("adverb" in word.tags and "possessed" not in self.scene.tags(i + 1)):
                continue
            if not word.conj and self._in_listed_name(i):
                continue  # «شبكة رصد»
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
            stressed = word.fold.startswith("وعد") and "\u0651" in word.form  # «وعدّت»
            best = (self._counted(i, sentence) or best) if stressed else (best or self._counted(i, sentence))
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

    def _which_is_said(self, i: int, form: CueForm, sentence: Sentence) -> bool:
        """«وهو ما يقول خبراء إنه غير ممكن»: what is said stands behind «إنه»."""
        words = self.scene.tokens.words
        if i - 2 < sentence.first or words[i - 2].base not in ("هو", "هي") or "that" not in form.cue.takes:
            return False
        return any(words[k].fold in ("انه", "انها", "بانه", "بانها") for k in range(i + 1, min(sentence.last, i + 8)))

    def _in_listed_name(self, i: int) -> bool:
        """Whether token *i* stands within a medium's name of several words that the registry lists."""
        for k in range(max(0, i - 2), i):
            found = self.scene.phrases.entity(k)
            if found is not None and found[0] in MEDIA and k + found[1] > i:
                return True
        return False

    def _try(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        if form.kind in ("perfect", "imperfect"):
            return self._verb(i, form, sentence)
        if form.kind == "participle":
            return self._participle(i, form, sentence)
        return self._noun(i, form, sentence)

    def _verb(self, i: int, form: CueForm, sentence: Sentence) -> Raw | None:
        scene = self.scene
        words = scene.tokens.words
        word = words[i]
        first = sentence.first
        before = words[i - 1] if i > first else None
        if before is not None:
            negated = before.fold in NEGATIONS or ("neg" in before.tags and before.fold not in ("غير",))
            if negated and not (form.cue.lemma in _SAID_BY_NEGATION and before.base in ("لم", "لا")):
                return None
            if form.cue.lemma == "أخفى" and not negated:
                return None
            if before.fold in ("ما", "مما", "بما") and not word.conj and not self._which_is_said(i, form, sentence):
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
            and scene.fold(i + 1) not in IN_IT
            and self._noun_position(before, i, first)
        ):
            return None
        if before is not None and "particle" in before.tags and "surname" not in before.tags:
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
        stripped = "whole" in word.tags and word.base == word.fold and not form.cue.lemma.startswith("و")
        if stripped and scene.fold(i + 1) in ("في", "الي", "من", "عن"):
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
            speaks = scene.tags(i + 1) & {"comp", "office", "honorific", "given"}
            if form.cue.lemma == "بين" and not (speaks and (word.conj or self._one_made_clear(i, sentence))):
                return None
        if (
            before is not None
            and "comp" in before.tags
            and before.fold not in ("ان", "بان")
            and (form.cue.act not in _SAYING)
            and not (i - 2 >= first and words[i - 2].fold in THOUGH)
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
        if not relative and scene.fold(i + 1) in IN_IT:
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
        if word.base in ISSUES and any(
            scene.fold(k + 1) in IN_IT and (self._finite_cue(k) or words[k].base in _CAME)
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
            antecedent = self._antecedent(self._of_cleft(i - 1, first), first, form)
            if zone.subject is None:
                if antecedent is None or self.zones.thing(antecedent):
                    return None  # «الأمر الذي يشير إلى»
                spoken = range(max(first, antecedent.first - _TITLED), antecedent.first)
                of_speech = any(
                    scene.tags(k) & {"occasion", "document"} for k in spoken
                )  # «تصريحات الوزير التي قال فيها»
                perfect = form.kind == "perfect"
                another = before is not None and before.fold == "التي" and form.gender == "m"
                another = another and not (of_speech and perfect)
                if another and (not perfect or zone.frame != "that" or word.base in _SHOWN):
                    return None  # «الأمانة التي يفترض أن»: nobody is named who supposes
                if form.cue.lemma == "تحدث" and words[antecedent.last - 1].base in _HEARSAY:
                    return None  # «صحة الأنباء التي تحدثت عن»: what is denied, told by nobody
                if not another and not (
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
        of_god = (
            scene.fold(i + 1) in _OF_GOD and not words[min(i + 2, len(words) - 1)].definite
        )  # not «يرى جل المحللين»
        if (subject is not None and scene.fold(subject.first) in ("الله", "اللهم")) or of_god:
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

    def _resumed(self, i: int, sentence: Sentence) -> Raw | None:
        """«…، وهو ما نفته الحكومة», «الأمر الذي أكده الوزير», «وهو ما ظلت جوبا تنفيه»: what was said before is denied or confirmed."""
        scene = self.scene
        form = _OBJECTED[scene.tokens.words[i].base]
        here = range(i - 1, max(sentence.first, i - 8), -1)
        this = scene.fold(i - 1) == "ما" and scene.fold(i - 2) in _THIS and "prep" not in scene.tags(i - 3)
        opens = i - 2 if this else next((k for k in here if scene.fold(k) in _RESUMES), -1)
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
        closed = this and opens > sentence.first + 2 and scene.tokens.words[opens - 2].form in QUOTES
        quoted = scene.quotes.inside[opens - 3] if closed else -1
        if quoted >= start:
            start = quoted  # «…. «الهدنة صامدة»، هذا ما قاله الوزير»
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
        if (
            i - 2 < sentence.first
            or words[i - 1].fold not in ("ما", "عما", "لما", "بما")
            or words[i - 2].fold in _NOT_WHAT
        ):
            return None
        form = _OBJECTED[words[i].base]
        subject = scene.phrases.read(i + 1, min(sentence.last, i + 16), before_object=True, governed=_ABOUT)
        repeated = self._said_again(i, form, subject, sentence)
        if repeated is not None or words[i - 1].fold == "بما":
            return repeated
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

    def _said_again(self, i: int, form: CueForm, subject: Phrase | None, sentence: Sentence) -> Raw | None:
        """«تمسكه بما قاله لوكالة رويترز أمس من أن الهدنة صامدة»: what somebody said before, behind «من أن»."""
        scene = self.scene
        words = scene.tokens.words
        if subject is not None and not self.zones.speaker_like(subject):
            subject = None
        j = subject.last if subject is not None else i + 1
        for k in range(j, min(sentence.last - 2, i + _SAID_AGAIN)):
            if words[k].kind == MARK and words[k].form not in QUOTES:
                return None
            if words[k].fold == "من" and "comp" in words[k + 1].tags:
                zone = Zone()
                for m in range(j, k):
                    self.zones._medium(m, k, zone)
                raw = Raw(scene.cue_span(i), i, form, i, k + 2, "that", "what-was-said", subject, via=zone.via)
                raw.times = [scene.times[m][1] for m in range(j, k) if m in scene.times]
                raw.act, raw.sentence, raw.dependent = form.cue.act, sentence, subject is None
                return raw
        return None

    def _of_cleft(self, at: int, first: int) -> int:
        """Where the antecedent of the relative pronoun at *at* ends: before the pronoun of a cleft («الحكومة | هي ذاتها التي وعدت»)."""
        words = self.scene.tokens.words
        k = at - 1
        while k > first and "same" in words[k].tags:
            k -= 1
        return k if k > first and words[k].fold in ("هو", "هي", "هم") else at

    def _one_made_clear(self, i: int, sentence: Sentence) -> bool:
        """Whether «بين» opens a clause with one person and أن behind it: «من جهته، | بيّن المدير أن», not «بين الحكومة والمعارضة»."""
        scene = self.scene
        words = scene.tokens.words
        if i > sentence.first and words[i - 1].form not in "،," and "possessed" not in words[i - 1].tags:
            return False
        subject = scene.phrases.read(i + 1, sentence.last)
        return (
            subject is not None
            and not any(w.conj == "و" for w in words[subject.first : subject.last])
            and self.zones.speaker_like(subject)
            and "comp" in scene.tags(subject.last)
        )

    def _judged(self, i: int, zone: Zone, given: Phrase | None) -> None:
        """«وصف X Y بأنه Z»: the content begins with what is judged. A lone phrase before بأنّ is the object, the subject dropped."""
        scene = self.scene
        words = scene.tokens.words
        opener = zone.start - 1
        if not words[opener].fold.startswith("بان"):
            return
        subject = zone.subject if zone.subject is not given else None
        if subject is not None:
            alone = scene.phrases.read(subject.first, opener, before_object=True, governed=frozenset("ب"))
            if alone is not None and alone.last < subject.last and not words[alone.last].prep:
                zone.subject = subject = alone  # «عد المجلس الأعلى | الدعوات إلى اقتحام المسجد بأنها تصعيد»
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

    def _near_time(self, raw: Raw, first: int) -> None:
        """A time just before the clause's verb belongs to the saying: «وأمس الاثنين نقلت»."""
        scene = self.scene
        for start in range(max(first, raw.at - 5), raw.at):
            if start in scene.times:
                end, timex = scene.times[start]
                if end == raw.at or (end + 1 == raw.at and scene.fold(end) == "،"):
                    raw.times.append(timex)


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
