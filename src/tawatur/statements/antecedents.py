"""What stands before a cue: the subject of a verb that follows it, the antecedent of a relative clause, where the clause begins."""

from __future__ import annotations

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.arabic.words import MARK
from tawatur.names.word_kinds import Phrase
from tawatur.statements.cues import CueForm
from tawatur.statements.raw import Raw, Scene
from tawatur.statements.zone import ZoneReader

CLAUSE_OPENERS = word_set("clause_openers") | word_set("time_of_a_clause")
_SUBJECT_REACH = 34
_DOCUMENT_REACH = 10
_PLURALS = word_set("plurals")
_SIDE = frozenset({"جهته", "جهتها", "جهتهم", "جانبه", "جانبها", "جانبهم"})
IN_IT = word_set("in_it")


class AntecedentReader:
    """Finds subjects and antecedents to the left of a cue."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.zones = ZoneReader(scene)
        self._found: list[Raw] = []

    def _asyndetic_subject(self, i: int, form: CueForm, first: int) -> tuple[Phrase, int] | None:
        """«مذكرة تطالب الأمم المتحدة بسحبه», «محتجون يطالبون بـ»: an indefinite document or group that the verb describes."""
        words = self.scene.tokens.words
        before = words[i - 1]
        if form.kind == "perfect":
            return self._one_who_said(i, form, first) or self._document_that_said(i, form, first)
        if form.kind != "imperfect" or words[i].conj or before.definite or before.kind == MARK:
            return None
        if (
            self.scene.fold(i + 1) in IN_IT
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

    def _one_who_said(self, i: int, form: CueForm, first: int) -> tuple[Phrase, int] | None:
        """«تحدثت القناة إلى مسؤول قال إن»: an indefinite official behind a preposition, whom the verb describes."""
        words = self.scene.tokens.words
        before = words[i - 1]
        if words[i].conj or before.definite or before.prep or form.object or "that" not in form.cue.takes:
            return None
        for k in range(i - 1, max(first, i - 3), -1):
            word = words[k]
            governed = bool(word.prep) or (words[k - 1].tags & {"prep"} and not words[k - 1].conj)
            if "office" in word.tags and not word.definite and not word.tags & {"occasion", "document", "body"}:
                plural = word.base in _PLURALS or word.base.endswith(("ون", "ين"))
                agrees = (form.number == "p") == plural and (form.gender == "f") == word.form.endswith("ة")
                return (Phrase(k, i, k, None), i) if governed and agrees else None
            if not word.tags & {"adj", "nisba"} or word.definite or word.conj:
                return None
        return None

    def _document_that_said(self, i: int, form: CueForm, first: int) -> tuple[Phrase, int] | None:
        """«نشرت الشبكة تحقيقا استقصائيا أكد أن»: an indefinite document, the object of a verb before, whom the verb describes."""
        words = self.scene.tokens.words
        if words[i].conj or form.object or "that" not in form.cue.takes or form.number != "s":
            return None
        for k in range(i - 1, max(first, i - _DOCUMENT_REACH), -1):
            word = words[k]
            if word.kind == MARK and word.form not in QUOTES:
                return None
            if "document" in word.tags and not (word.definite or word.conj or word.prep or "prep" in words[k - 1].tags):
                feminine = word.form.endswith("ة")
                written = feminine or "accusative" in word.tags
                if not written or feminine != (form.gender == "f") or self._finite_cue(k - 1):
                    return None
                phrase = self.scene.phrases.read(k, i)
                return (phrase, i) if phrase is not None and phrase.last == i else (Phrase(k, i, k, None), i)
            if word.tags & {"rel", "comp", "connective"} or self._finite_cue(k):
                return None
        return None

    def _who_did_before(self, i: int, first: int) -> Phrase | None:
        """«وسبق للنقابة أن لوحت بـ»: the subject stands behind سبق with ل."""
        scene = self.scene
        words = scene.tokens.words
        for k in range(max(first, i - 8), i):
            if words[k].base == "سبق" and words[k + 1].prep == "ل":
                whole = scene.phrases.read_attached(k + 1, i - 1)
                if whole is not None and whole.last == i - 1 and scene.tags(k + 1) & {"office", "body"}:
                    return whole
                rest = scene.phrases.read(k + 2, i - 1)
                last = rest.last if rest is not None else k + 2
                return Phrase(k + 1, last, k + 1, scene.phrases.person_name(k + 1, last))
        return None

    def _adjacent(self, phrase: Phrase, i: int, start: int, sentence: Sentence) -> bool:
        """Whether the subject before the verb is beyond doubt: it opens the clause and nothing but auxiliaries follows it."""
        words = self.scene.tokens.words
        j = phrase.last
        if j < i and words[j].form == "،":
            closing = next((k for k in range(j + 1, i) if words[k].form == "،"), -1)
            if closing > 0 and closing - j < 10 and words[closing + 1].tags & {"qad"}:
                j = closing  # «وكانت الحكومة، برئاسة فلان، قد رفضت»
        while j < i and (
            words[j].tags & {"qad", "kana", "adverb"}
            or (words[j].kind == MARK and words[j].form in "،-–")
            or (words[j].form in QUOTES and not self.scene.quotes.is_open(j))  # «"الخدمة المدنية" تعلن»
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

    def _topic(self, i: int, sentence: Sentence) -> bool:
        """Whether the verb with ف at *i* is what is said of a topic behind أما: «أما المحلل سامي الحداد فيرى أن»."""
        words = self.scene.tokens.words
        return any(words[k].base == "اما" for k in range(max(sentence.first, i - 24), i))

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
                or (word.fold in CLAUSE_OPENERS)
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
        if "accusative" in words[phrase.head].tags and phrase.name is None and self._finite_cue(phrase.first - 1):
            return None  # «كتبت | مقالا انتقدت فيه»: an object
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
            verbal = "verb" in word.tags and bool(word.conj) and words[start + 1].definite
            if best is not None and (verbal or word.tags == {"verb"} or self._unknown_verb(start)):
                break  # «وغادر | الوزير سامي حداد الذي قال»
            if self._finite_cue(start) or (
                word.tags & {"prep", "comp", "rel", "connective"}
                and not word.prep
                and scene.phrases.entity(start) is None
            ):
                if (
                    word.fold in ("من", "في")
                    and best is not None
                    and start > first
                    and words[start - 1].tags & {"office", "document", "body"}
                ):
                    continue
                if start > first and best is not None and scene.phrases.governed_here(start):
                    continue
                if word.fold == "باسم" and "office" in scene.tags(start - 1):
                    continue  # «المتحدث | باسم الجيش سامي حداد الذي»
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
            if word.prep == "ل" and self._titled_before(start):
                continue  # «الهيئة العامة | للانتخابات التي»
            if word.prep or (word.conj and best is not None):
                break
        return self._nearest(best) if best is not None else None

    def _titled_before(self, i: int) -> bool:
        """Whether a body stands before token *i*, or a body or an office with its adjective."""
        before = self.scene.tags(i - 1)
        return "body" in before or ("adj" in before and bool(self.scene.tags(i - 2) & {"body", "office"}))

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
