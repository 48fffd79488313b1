"""Who acts and who suffers: subject and object of a verb, what a noun is joined to, and what prepositions govern."""

from __future__ import annotations

from tawatur.arabic.folding import fold
from tawatur.arabic.numbers import NUMBER_WORDS
from tawatur.arabic.sentences import QUOTES
from tawatur.arabic.words import MARK, NUMBER
from tawatur.events.realis import realis
from tawatur.events.triggers import Trigger, triggers
from tawatur.model import Span
from tawatur.names.word_kinds import Phrase
from tawatur.statements.raw import Scene

_REACH = 14
_QUANTIFIERS = frozenset(
    {
        "عشرات",
        "مئات",
        "ميات",
        "الاف",
        "الوف",
        "ملايين",
        "عدد",
        "بعض",
        "عشرين",
        "الف",
        "الفي",
        "مليون",
        "مليوني",
        "سلسله",
        "عده",
        "جميع",
        "كل",
        "احد",
        "اقل",
        "اكثر",
    }
)
_ROUGHLY = frozenset(
    {"نحو", "حوالي", "حوالى", "قرابه", "زهاء", "اكثر", "اقل", "ما", "لا", "يقل", "علي الاقل", "تقريبا"}
)
_BROUGHT_TOGETHER = frozenset({"جمعه", "جمعها", "جمعهم", "جمعته", "جمعتها"})
_KINDS_OF_TALK = frozenset({"صحفي", "صحافي", "هاتفيه", "هاتفي", "هاتفيا", "مشترك", "ثنائي", "مغلق"})
_SELF = frozenset({"نفسه", "نفسها", "انفسهم"})
_CROWD = frozenset({"متظاهر", "متظاهرون", "متظاهرين", "محتجون", "محتجين", "متظاهرو", "عمال", "لاجي", "شخص"})
# «على يد مسلحين», «برصاص الجيش», «من قبل مجهولين», «هجوم شنه مسلحون»
_BY = (("علي", "يد"), ("علي", "ايدي"), ("من", "قبل"), ("من", "جانب"))
_BY_WORDS = frozenset({"برصاص", "بنيران", "بقذايف", "بصواريخ"})
_DONE_BY = frozenset(
    {
        "شنه",
        "شنها",
        "شنته",
        "شنتها",
        "نفذه",
        "نفذها",
        "نفذته",
        "نفذتها",
        "تبناه",
        "تبنته",
        "تبنتها",
        "ارتكبها",
        "ارتكبه",
        "نظمها",
        "نظمتها",
        "نظمه",
        "قادها",
    }
)
_AIMED_AT = frozenset({"استهدف", "استهدفت", "ضد", "طال", "طالت", "مرور", "عبور"})  # «فجر نفسه لدى مرور دورية»
# «تظاهروا أمام مقر الحكومة», «توجهوا إلى السفارة»: a seat of power stands for who sits in it
_TOWARDS = frozenset({"امام", "قباله", "الي", "حتي", "باتجاه", "نحو", "قرب", "خارج"})
_SEATS = frozenset(
    {"مقر", "مبني", "سفاره", "قنصليه", "قصر", "برلمان", "وزاره", "مجلس", "محكمه", "بيت", "مكتب", "رياسه", "مديريه"}
)
_REACH_OF_PROTEST = 40
_REMOVAL = frozenset({"استقاله", "اقاله", "رحيل", "تنحي", "اسقاط", "سقوط", "محاكمه", "عزل"})  # «تطالب باستقالة الرئيس»
_SO_CALLED = frozenset({"سموه", "سماه", "اسموه", "وصفوه", "اعتبروه", "سمته"})
_CALLING = frozenset({"تدعو", "يدعون", "يدعو", "داعين", "متهمين", "يتهمون", "تتهم", "اتهموا"})  # «هتافات تدعو الحكومة إلى…»
_PROTESTING = frozenset(
    [
        "احتجاجا",
        "للاحتجاج",
        "احتجاج",
        "تنديدا",
        "للتنديد",
        "تندد",
        "منددين",
        "ينددون",
        "مندده",
        "نددوا",
        "للمطالبه",
        "مطالبين",
        "يطالبون",
        "طالبوا",
        "مطالبه",
        "رفضا",
        "يهتفون",
        "هتفوا",
        "مناهضه",
        "مناهضين",
        "معارضه",
        "رفضهم",
        "رفضها",
        "غضبهم",
        "استنكارا",
        "استنكارهم",
    ]
)


class Roles:
    """Reads the roles of triggers on one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def of(self, i: int, trigger: Trigger, clause: tuple[int, int]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Actors and recipients of the trigger at token *i*, within the tokens of *clause*."""
        first, last = clause
        if trigger.kind == "participle":
            return (), tuple(self._span(self._phrase(self._over(i + 1, last), last)))
        if trigger.kind == "noun":
            actor, recipient = self._of_noun(i, trigger, last)
        else:
            actor, recipient = self._of_verb(i, trigger, first, last)
        by = self._by(i, last)
        if by and (not actor or trigger.kind == "noun"):
            actor = by
        if not recipient:
            recipient = self._aimed(i, last)
        return tuple(actor), tuple(span for span in recipient if span not in actor)

    # -- verbs -------------------------------------------------------------------------------------------------------------

    def _of_verb(self, i: int, trigger: Trigger, first: int, last: int) -> tuple[list[Span], list[Span]]:
        j = self._over(i + 1, last)
        behind = None if self._prep(j) else self._phrase(j, last)
        if behind is not None and trigger.beside:
            behind = self._without_deed(behind, trigger)
        before = self._before(i, first)
        if before is not None and behind is not None and not self._subject_first(i, before):
            before = None
        if trigger.recipient == "S":
            return [], self._span(before or behind)
        if trigger.recipient == "O":
            if before is not None:
                if behind is None and (self._victims(before) or not self._armed(before)):
                    return [], self._span(before)  # «عشرون مدنيا قتلوا»
                return self._span(before), self._span(behind)
            if behind is None:
                return [], []
            k = self._over(behind.last, last)
            two = None if self._prep(k) else self._phrase(k, last)
            if two is None:
                acts = self._armed(behind) and not self._victims(behind)
                return (self._span(behind), []) if acts else ([], self._span(behind))  # «قتل ثلاثة جنود في هجوم»
            if self._armed(behind) or not self._victims(behind):
                return self._span(behind), self._span(two)
            return [], self._span(behind)
        subject = before or behind
        actor = self._span(subject) if trigger.actor.startswith("S") else []
        at = behind.last if behind is not None and subject is behind else i + 1
        if trigger.both == "O":
            return actor, self._span(self._phrase(self._over(at, last), last))
        if trigger.type == "PROTEST":
            return actor, self._target(i, last)
        other = trigger.recipient or trigger.both
        return actor, self._governed(other, at, last) if other else []

    def _without_deed(self, phrase: Phrase, trigger: Trigger) -> Phrase | None:
        """Who does it, without what is done: «أطلقت الكتائب | صواريخ», «نظمت أحزاب سياسية | مسيرات»."""
        if self._names_deed(phrase, trigger):
            return None
        words = self.scene.tokens.words
        for k in range(phrase.first + 1, phrase.last):
            if words[k].base in trigger.beside and not words[k].definite and words[k].base not in _CROWD:
                return Phrase(phrase.first, k, phrase.head, None)
        return phrase

    def _names_deed(self, phrase: Phrase, trigger: Trigger) -> bool:
        words = self.scene.tokens.words[phrase.first : phrase.last]
        heads = [w for w in words if w.base not in _QUANTIFIERS and w.kind != NUMBER and w.fold not in NUMBER_WORDS][:1]
        return any(w.base in trigger.beside or w.fold in trigger.beside for w in heads) and not any(
            w.base in _CROWD for w in heads
        )

    def _before(self, i: int, first: int) -> Phrase | None:
        """The subject before the verb: «مسلحون يهاجمون القاعدة», «إن مسلحين خطفوا», «القوات التي قصفت»."""
        scene = self.scene
        words = scene.tokens.words
        start = first
        for k in range(i - 1, first - 1, -1):
            word = words[k]
            if "comp" in word.tags or (word.kind == MARK and word.form in ":؛.،" and k < i - 1):
                start = k + 1
                break
        if "rel" in words[i - 1].tags and i - 1 > first:
            for k in range(i - 2, max(first - 1, i - 8), -1):
                phrase = scene.phrases.read(k, i - 1, before_object=True)
                if (
                    phrase is not None
                    and phrase.last == i - 1
                    and words[k].definite
                    and not words[k].tags & {"adj", "nisba"}
                ):
                    return phrase
            return None
        j = start
        while j < i and (
            words[j].kind == MARK
            or words[j].tags & {"connective", "qad", "kana"}
            or j in scene.times
            or words[j].base in _ROUGHLY
        ):
            j = scene.times[j][0] if j in scene.times else j + 1
        if j >= i or words[j].prep or "prep" in words[j].tags:
            return None
        phrase = self._counted(j, i) or scene.phrases.read(j, i, before_object=True)
        if phrase is None or i - phrase.last > 8 or (words[phrase.first].conj and phrase.first > start):
            return None
        return phrase

    def _subject_first(self, i: int, before: Phrase) -> bool:
        """Whether the phrase before the verb is its subject: a plural verb stands behind it, or nothing parts them."""
        words = self.scene.tokens.words
        if words[i].fold.endswith(("وا", "ون")):
            return True
        return not words[i].conj and all(
            "qad" in w.tags or "kana" in w.tags or w.kind == MARK for w in words[before.last : i]
        )

    # -- nouns -------------------------------------------------------------------------------------------------------------

    def _of_noun(self, i: int, trigger: Trigger, last: int) -> tuple[list[Span], list[Span]]:
        scene = self.scene
        words = scene.tokens.words
        actor: list[Span] = []
        recipient: list[Span] = []
        j = i + 1
        if j < last and words[j].fold in _BROUGHT_TOGETHER:
            with_whom = j + 1 if self.scene.fold(j + 1) != "مع" else j + 2
            return [], self._span(self._phrase(with_whom, last))  # «لقاء جمعه مع الملك»
        if words[i].form.endswith(("ه", "ها", "هم")) and j < last and not self._prep(j) and trigger.both:
            return [], self._span(self._phrase(j, last))  # «لقائه نظيره الفرنسي»
        joined = None
        if j < last and not words[i].definite:
            joined = self._counted(j, last)
            plain = words[j].kind != MARK and not self._prep(j) and not scene.phrases.adjective(j)
            plain = plain and words[j].base not in trigger.beside and words[j].fold not in _KINDS_OF_TALK
            if joined is None and plain and not self._verb(j):
                joined = scene.phrases.read(j, last, before_object=True)
        if joined is not None:
            if trigger.recipient == "G":
                recipient = self._span(joined)
            elif trigger.actor == "G":
                actor = self._span(joined)
            j = joined.last
        elif j < last and "nisba" in words[j].tags and trigger.actor == "G":
            actor = [scene.span(j, j + 1)]  # «هجوم إسرائيلي»
            j += 1
        other = trigger.both or (trigger.recipient if trigger.recipient not in ("G", "O") else "")
        if trigger.type == "PROTEST":
            recipient = self._target(i, last)
        elif other and not recipient:
            found = self._governed(other, j, last)
            if other == "بين":
                actor = actor + found
            else:
                recipient = found
        if trigger.actor == "" and trigger.type == "PROTEST":
            actor = [scene.span(i, self._end_of_group(i, last))]
        return actor, recipient

    def _end_of_group(self, i: int, last: int) -> int:
        phrase = self.scene.phrases.read(i, last, before_object=True)
        return min(phrase.last, i + 4) if phrase is not None else i + 1

    # -- common --------------------------------------------------------------------------------------------------------------

    def _over(self, j: int, last: int) -> int:
        """Over times and adverbs."""
        words = self.scene.tokens.words
        while j < last and (j in self.scene.times or "adverb" in words[j].tags):
            j = self.scene.times[j][0] if j in self.scene.times else j + 1
        return j

    def _phrase(self, j: int, last: int) -> Phrase | None:
        words = self.scene.tokens.words
        while j < last and (
            words[j].base in _ROUGHLY or (words[j].fold in ("من", "عن", "علي") and words[j - 1].base in _ROUGHLY)
        ):
            j += 1
        if j < last and (words[j].fold in _SELF or self._verb(j)):
            return None
        counted = self._counted(j, last) if j < last else None
        if counted is not None:
            return counted
        if j >= last or (self.scene.tokens.words[j].kind == MARK and self.scene.tokens.words[j].form in ".،؛:"):
            return None
        return self.scene.phrases.read(j, last, before_object=True)

    def _verb(self, j: int) -> bool:
        """Whether a verb stands at *j*, its conjunction split off or not: «وأصيب»."""
        word = self.scene.tokens.words[j]
        if word.conj and (word.readings or "verb" in word.tags):
            return True
        forms = {word.base, word.fold, word.fold[1:] if word.fold[:1] in "وف" else word.fold}
        return any(t.kind != "noun" for form in forms for t in triggers().get(form, ())) and "noun" not in word.tags

    def _counted(self, j: int, last: int) -> Phrase | None:
        """What is counted: the noun behind numbers and measures, in the accusative too («13 عراقيا», «اثنين من عناصر الشرطة»)."""
        words = self.scene.tokens.words
        k = j
        while k < last and (
            words[k].kind == NUMBER
            or words[k].base in NUMBER_WORDS
            or words[k].fold in NUMBER_WORDS
            or words[k].base in _ROUGHLY | _QUANTIFIERS
            or (k > j and words[k].fold in ("من", "عن", "علي", "الاقل"))
        ):
            k += 1
        if k == j or k >= last or words[k].kind == MARK or self._prep(k) or self._verb(k):
            return None
        phrase = self.scene.phrases.read(k, last, before_object=True)
        return phrase if phrase is not None else Phrase(k, k + 1, k, None)

    def _prep(self, j: int) -> bool:
        words = self.scene.tokens.words
        if j >= len(words):
            return True
        word = words[j]
        return bool(word.prep) or ("prep" in word.tags and "given" not in word.tags)

    def _governed(self, prep: str, j: int, last: int) -> list[Span]:
        """The phrase behind the first *prep* within reach; with «بين» both sides."""
        words = self.scene.tokens.words
        folded = fold(prep)
        for k in range(j, min(last, j + _REACH)):
            word = words[k]
            if word.kind == MARK and word.form in ".؛":
                break
            if word.fold == folded and prep not in ("ب", "ل"):
                return self._span(self._phrase(k + 1, last))
            if prep in ("ب", "ل") and word.prep == prep:
                phrase = self.scene.phrases.read(k, last, before_object=True) or Phrase(k, k + 1, k, None)
                return self._span(phrase)
        return []

    def _target(self, i: int, last: int) -> list[Span]:
        """Whom a protest is against: who is named in what it protests or demands, else before whose seat it stands."""
        words = self.scene.tokens.words
        seat: list[Span] = []
        what: list[Span] = []
        for k in range(i + 1, min(last, i + _REACH_OF_PROTEST)):
            if words[k].fold in _PROTESTING or words[k].fold == "ضد":
                found = self._behind_protest(k, last)
            elif words[k].fold in _CALLING or (words[k].base in _REMOVAL and not words[k].definite):
                found = self._span(self._phrase(k + 1, last))
            elif words[k].fold in _TOWARDS and k + 1 < last and words[k + 1].base in _SEATS:
                seat = seat or self._span(self._phrase(k + 1, last))
                continue
            else:
                continue
            if found and self._naming(found[0]):
                return found
            what = what or found
        return seat or what

    def _naming(self, span: Span) -> bool:
        """Whether the words at *span* hold a name, an office or a body."""
        tokens = self.scene.tokens
        return any(
            word.tags & {"office", "body", "entity", "honorific", "given"} or word.base in _SEATS
            for word, start in zip(tokens.words, tokens.starts, strict=True)
            if span.start <= start < span.end
        )

    def _behind_protest(self, k: int, last: int) -> list[Span]:
        words = self.scene.tokens.words
        j = k + 1
        if j < last and words[j].fold in ("علي", "ضد"):
            j += 1
        if j + 1 < last and words[j].fold == "ما" and words[j + 1].fold in _SO_CALLED:
            j += 2  # «ضد ما سموه جرائم الحزب»
        if j < last and words[j].prep:
            rest = None if words[j].definite else self._phrase(j + 1, last)
            if rest is not None and self._somebody(rest):
                return self._span(rest)  # «للمطالبة باستقالة الحكومة»
            return self._span(Phrase(j, rest.last if rest is not None else j + 1, j, None))
        phrase = self._phrase(j, last)
        if phrase is not None and phrase.last - phrase.first > 1 and not self._somebody(phrase):
            inner = self._phrase(phrase.first + 1, phrase.last)
            if inner is not None and self._somebody(inner):
                return self._span(inner)  # «احتجاجا على زيارة الرئيس»
        return self._span(phrase)

    def _somebody(self, phrase: Phrase) -> bool:
        head = self.scene.tokens.words[phrase.head]
        return phrase.name is not None or bool(head.tags & {"office", "body", "entity", "honorific", "given"})

    def _by(self, i: int, last: int) -> list[Span]:
        """«على يد مسلحين», «برصاص الجيش», «شنه متمردون»."""
        words = self.scene.tokens.words
        for k in range(i, min(last, i + 20)):
            if (words[k].fold, self.scene.fold(k + 1)) in _BY:
                return self._span(self._phrase(k + 2, last))
            if words[k].fold in _BY_WORDS or words[k].fold in _DONE_BY:
                return self._span(self._phrase(self._over(k + 1, last), last))
        return []

    def _aimed(self, i: int, last: int) -> list[Span]:
        words = self.scene.tokens.words
        for k in range(i + 1, min(last, i + 20)):
            if words[k].fold in _AIMED_AT:
                return self._span(self._phrase(self._over(k + 1, last), last))
        return []

    def _armed(self, phrase: Phrase) -> bool:
        head = self.scene.tokens.words[phrase.head]
        return head.base in realis().words["armed"] or bool(head.tags & {"body", "entity"} and not head.tags & {"noun"})

    def _victims(self, phrase: Phrase) -> bool:
        words = self.scene.tokens.words
        return any(
            w.base in realis().words["victims"] or w.kind == NUMBER or w.fold in NUMBER_WORDS
            for w in words[phrase.first : phrase.last]
        )

    def _span(self, phrase: Phrase | None) -> list[Span]:
        """The words of a phrase that name somebody: without numbers and measures before, and what tells where or how behind."""
        if phrase is None:
            return []
        tokens = self.scene.tokens
        words = tokens.words
        first = phrase.first
        while first < phrase.last - 1 and (
            words[first].kind in (NUMBER, MARK)
            or words[first].base in NUMBER_WORDS
            or words[first].fold in NUMBER_WORDS
            or words[first].base in _QUANTIFIERS
            or (first > phrase.first and words[first].fold in ("من", "عن"))
        ):
            first += 1
        last = first + 1
        while last < phrase.last and last - first < 6:
            word = words[last]
            if last in self.scene.times or (word.kind == MARK and word.form not in QUOTES):
                break
            if phrase.name is not None and phrase.name[0] <= last < phrase.name[1]:
                last += 1
                continue
            if (
                "prep" in word.tags
                or "rel" in word.tags
                or (word.prep and word.prep != "ل")
                or (
                    word.fold.endswith(("ين", "ات"))
                    and not word.definite
                    and "adj" not in word.tags
                    and last - first > 0
                    and words[last - 1].definite
                )
            ):
                break
            last += 1
        while last > first + 1 and words[last - 1].kind == MARK:
            last -= 1
        word = words[first]
        cut = word.prep_cut if word.prep else word.cut if word.conj else 0
        return [Span(tokens.starts[first] + cut, tokens.ends[last - 1])]
