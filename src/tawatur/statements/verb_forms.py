"""Whether the letters of a cue are that cue where they stand: «رفض» may be «he refused» or «refusal», «يعد» «he counts» or «is counted»."""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.arabic.words import MARK, Word
from tawatur.statements.adverbials import Zone
from tawatur.statements.antecedents import CLAUSE_OPENERS
from tawatur.statements.cues import IMPERSONAL, CueForm
from tawatur.statements.governed import GovernedReader

NEGATIONS = word_set("negations")
_CONDITIONS = word_set("conditions")
_ONLY_WITH_THAT = word_set("only_with_that")
_PERFECT_ONLY = word_set("perfect_only")
_FELT = word_set("felt")
_FEELINGS = word_set("feelings")
_AN_OF_TIME = frozenset({"بعد", "منذ", "لبث"})
_TAKES_AN = word_set("takes_an")
_NOUNS_TOO = frozenset({"قلق", "امر", "وجه", "طلب", "رفض", "شك", "حلم", "امل"})
_PREDICATES = frozenset({"من", "احد", "اول", "ثاني", "ثالث", "اكبر", "اكثر", "اهم", "ابرز"})
_ATTITUDES = frozenset({"judges", "hopes", "expects", "fears"})
_EVENTS = word_set("propositions")
_STRONG = word_set("strong_cues")
_TIGHTENED = word_set("tightened")
_RECORDED = word_set("recorded")


THOUGH = frozenset({"بل", "الا", "غير", "بيد", "حتي"})  # «بل إنها وصفت», «غير أنه انتقد»: no content of another
_ANY = frozenset({"اي", "كل", "بعض"})  # «أي عارض»: a noun follows


class FormReader(GovernedReader):
    """Tells the verb from the noun, the active from the passive, and what says something from what only looks like it."""

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
        return any(words[k].fold in NEGATIONS for k in range(max(first, i - 8), i))

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
            and not (words[i - 1].definite and "office" in words[i - 1].tags and words[i + 1].prep == "ب")
        ):
            return False  # «والقاضي أمر بحبسه» is the verb
        if (
            form.cue.takes >= {"that", "judge"}
            and form.kind == "imperfect"
            and not form.object
            and self._predicate_follows(i)
        ):
            return False  # «ذلك يعتبر واجبا»
        if form.cue.lemma == "أجمع" and form.kind == "imperfect":
            return False  # «تجمع عمالي», «يجمع الكتاب بين»
        if form.cue.lemma == "أجمع" and i > sentence.first and not word.conj and words[i - 1].definite:
            return False  # «العالم أجمع»
        if form.cue.lemma == "علم" and i > sentence.first and not word.conj:
            science = words[i - 1].tags & {"office", "noun", "document"} and not words[i - 1].definite
            if science:
                return False  # «أستاذ علم الاجتماع»
        if form.cue.lemma == "شدد" and any(
            self.scene.tokens.words[k].base in _TIGHTENED for k in range(i + 1, min(sentence.last, i + 4))
        ):
            return False  # «تشدد القبضة على الصناديق»
        if (
            form.cue.lemma == "سجل"
            and not self._that_near(i, sentence)
            and any(words[k].base in _RECORDED for k in range(i + 1, min(sentence.last, i + 5)))
        ):
            return False  # «سجلت الشركة زيادة»
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
        if word.form.startswith("إ") and form.cue.lemma == "أبان":
            return False  # «إبان الحرب»: during
        if word.form.lstrip("وف").startswith("آ") and not form.cue.lemma.startswith("آ"):
            return False  # «آبي» is no form of «أبى»
        somebody = form.cue.lemma == "أبرز" and scene.tags(i + 1) & {
            "honorific",
            "given",
            "surname",
        }  # not «أبرز المسؤولين»
        if form.cue.lemma in _ONLY_WITH_THAT and not somebody and not self._that_near(i, sentence):
            return False
        decided = i > sentence.first and words[i - 1].definite and "body" in words[i - 1].tags  # «اللجنة تقرر تأجيل»
        if form.cue.lemma == "قرر" and form.kind == "imperfect" and not (sentence.headline or decided):
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

    def _opens_clause(self, i: int) -> bool:
        """Whether the verb at *i* opens a clause: behind a mark, a connective or an auxiliary."""
        before = self.scene.tokens.words[i - 1]
        return before.kind == MARK or bool(before.tags & {"connective", "qad", "kana"}) or before.fold in CLAUSE_OPENERS

    def _that_near(self, i: int, sentence: Sentence) -> bool:
        """Whether أن follows within the clause: an imperfect of judging without it is mostly passive («يعتبر X من أبرز»)."""
        words = self.scene.tokens.words
        for j in range(i + 1, min(sentence.last, i + 32)):
            if "comp" in words[j].tags and words[j - 1].fold not in _TAKES_AN:
                return True
            if words[j].kind == MARK and words[j].form in ".؛":
                return False
        return False

    def _noun_position(self, before: Word, i: int, first: int) -> bool:
        """Whether the word before makes this one a noun: a preposition, an open idafa, a demonstrative."""
        words = self.scene.tokens.words
        sure = not (words[i].tags or any(r.kind in ("noun", "said") for r in words[i].readings) or before.base in _ANY)
        if sure and (before.fold == "منذ" or (before.tags & {"noun", "occasion"} and before.tags.isdisjoint({"prep"}))):
            return False  # «في حملة | قال عنها الوزير إنها», «منذ | أعلن الوزير»: no noun has these letters
        if before.form in QUOTES and i - 2 >= first:
            before = words[i - 2]
        if before.kind != "word" or "qad" in before.tags or before.base in CLAUSE_OPENERS:
            return False
        if before.fold == "علي" and self.scene.phrases.ali(i - 1):
            return False  # «أحمد علي | أكد أن»
        if before.base in ("ذلك", "هذا") and i - 2 >= first and "prep" in words[i - 2].tags:
            return False  # «إلى ذلك | أكد الوزير», «بعد ذلك | أعلن»
        if (
            "prep" in before.tags
            and before.fold not in ("بدوره", "بدورها", "اثر", "دون", "حتي")
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
        before = scene.tokens.words[i - 1] if i > sentence.first else None
        return (
            before is None
            or before.fold in CLAUSE_OPENERS
            or before.base in CLAUSE_OPENERS
            or before.kind == MARK
            or lemma in _STRONG
            or ("comp" in before.tags and i - 2 >= sentence.first and scene.fold(i - 2) in THOUGH)
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
