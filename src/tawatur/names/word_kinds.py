"""What a single word of a page may be: a part of a name, an adjective, a verb, a medium, a name of the registry."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from tawatur.arabic.data import word_set
from tawatur.arabic.morphology import is_verbal_noun
from tawatur.arabic.numbers import NUMBER_WORDS
from tawatur.arabic.sentences import QUOTES, Quotations
from tawatur.arabic.words import MARK, NUMBER, WORD, Tokens, Word
from tawatur.names.registry import MEDIA, Entity, Registry
from tawatur.times.timex import looks_ahead

FUNCTION = frozenset({"prep", "comp", "rel", "neg", "connective", "pronoun", "kana", "qad", "adverb", "function"})
_IN_ITS_NAME = word_set("in_its_name")
COMMON = frozenset({"office", "body", "field", "noun", "adj", "nisba", "medium", "document", "occasion", "same"})
_NEVER_NAMES = frozenset({"demonstrative", "verb", "possessed", "place"})
# «المشتركة», «المنتخب», but not the broken plurals «المطالب», «المواقع» nor the plural «المحادثات»
_PARTICIPLE = re.compile(r"م(?!\wا\w{2,3}$)\w{2,6}(?<!ات)")
POSSESSED = re.compile(r"\w{3,}(?:ها|هم|هما)|\w{3,}ته")
TANWIN = re.compile(r"ا[ًﹰ]?$|[ًٌٍ]ا?$")
RULERS = frozenset({"ملك", "امير", "سلطان", "شيخ", "بابا", "ملكه", "اميره"})
OFFICES_AS_NAMES = frozenset(
    {"امين", "امير", "خطيب", "شيخ", "قايد", "سلطان", "عميد", "نقيب", "ملك", "حاكم", "مرشد", "مشير"}
)
_TRADES = word_set("trades")
_PLACE_WORDS = word_set("place_words")
OF_RANK = word_set("of_rank")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``[first, last)`` of a noun phrase; ``name`` the tokens of the person's name in it, if there is one.
    ``head`` is the token that decides gender and kind (the first that is no form of address).
    """

    first: int
    last: int
    head: int
    name: tuple[int, int] | None


def in_its_name(word: Word) -> bool:
    """«المتحدث باسمها», not the woman's name «باسمة»."""
    return word.fold in _IN_ITS_NAME and not word.form.endswith("ة")


class WordKinds:
    """Tells what words may be, by what is known about them and by their neighbours."""

    def __init__(
        self,
        tokens: Tokens,
        quotes: Quotations,
        registry: Registry,
        time_starts: Container[int],
        adverbials: Container[int] = (),
    ) -> None:
        self.tokens = tokens
        self.quotes = quotes
        self.registry = registry
        forms = [word.form for word in tokens.words if word.fold == "علي"]
        self.dots_final_ya = forms.count("على") >= 2 and forms.count("على") >= forms.count("علي")
        self.time_starts = time_starts
        self.adverbials = adverbials
        self._forms = {word.fold for word in tokens.words}
        self.surnames: set[str] = set()  # of the persons the page names in full
        self._entities: dict[int, tuple[str, int] | None] = {}
        self._matches: dict[int, tuple[Entity, int] | None] = {}
        self._names: dict[int, bool] = {}
        self._phrases: dict[tuple[int, int, bool, frozenset[str]], Phrase | None] = {}
        self._known_surnames = 0  # how many the two above were made with
        self._addressed_names: frozenset[int] = frozenset()
        self._settle_words()

    def _settle_words(self) -> None:
        """Told once for the page, before its phrases are read: which words their place makes names. Here nothing is."""

    def match(self, i: int) -> tuple[Entity, int] | None:
        """The registry's entity whose name starts at token *i*, with its number of tokens."""
        if i not in self._matches:
            self._matches[i] = self.registry.match(self.tokens, i)
        return self._matches[i]

    def entity(self, i: int) -> tuple[str, int] | None:
        """(kind, number of tokens) of the registry's name at token *i*."""
        if i >= len(self.tokens.words):
            return None  # the text breaks off
        if i not in self._entities:
            word = self.tokens.words[i]
            found = self.match(i) if "entity" in word.tags or word.definite else None
            if found and found[0].kind in MEDIA and found[1] == 1 and self._common_word(i):
                found = None  # «الفرنسية» is an agency in «بحسب "الفرنسية"» only
            if found and found[0].kind == "place" and found[1] == 1 and "office" in word.tags and not self._placed(i):
                found = None  # «السفيرة» is a town in «قصف السفيرة» or «في السفيرة», not in «قالت السفيرة»
            self._entities[i] = (found[0].kind, found[1]) if found else None
        return self._entities[i]

    def _common_word(self, i: int) -> bool:
        """Whether the one-word name of a medium at *i* stands where it is rather an ordinary word or a part of another name:
        «سبق», «واس», «المدينة» name a medium in quotation marks, in brackets, or behind a word for one.
        """
        words = self.tokens.words
        word = words[i]
        if len(word.base) > 4 and not word.tags & (COMMON | {"verb", "given", "place", "function", "surname"}):
            return False
        before = words[i - 1] if i > 0 else None
        if before is not None and before.base in ("استطلاع", "استطلاعات"):
            return True  # «استطلاع للرأي»
        if word.prep == "ل" and word.definite and not word.tags & {"office", "body"}:
            return False  # «في تصريح للمدينة»
        if word.prep == "ل" and before is not None and self._told_to(i):
            return False
        return before is None or not (before.form in QUOTES or before.form in "({[" or "medium" in before.tags)

    def _placed(self, i: int) -> bool:
        """Whether the word at *i* stands behind a preposition of place or a word for a place."""
        before = self.tokens.words[i - 1] if i > 0 else None
        return before is not None and (
            "prep" in before.tags
            or before.base in ("مدينه", "بلده", "ريف", "محيط", "منطقه", "معامل", "قصف", "جنوب", "شمال", "شرق", "غرب")
        )

    def _told_to(self, i: int) -> bool:
        """Whether «لـ» with the short name of an agency stands behind who speaks or the verb: «صرح مصدر عسكري | لسانا»."""
        before, found = self.tokens.words[i - 1], self.match(i)
        said = any(reading.kind == "cue" for reading in before.readings)
        return (
            found is not None and found[0].kind == "agency" and (said or bool(before.tags & {"office", "adj", "nisba"}))
        )

    def is_time(self, i: int) -> bool:
        """Whether a temporal expression starts at token *i*."""
        return i in self.time_starts

    def name_like(self, i: int) -> bool:
        """Whether token *i* may be part of a person's name by what it is not: no common noun, verb or particle."""
        self._refresh()
        known = self._names.get(i)
        if known is None:
            known = self._names[i] = self._name_like(i)
        return known

    def _refresh(self) -> None:
        """Forget what was read with fewer surnames."""
        if len(self.surnames) != self._known_surnames:
            self._names.clear()
            self._phrases.clear()
            self._known_surnames = len(self.surnames)

    def _name_like(self, i: int) -> bool:
        if i >= len(self.tokens.words):
            return False
        word = self.tokens.words[i]
        if word.kind != "word":
            return False
        tags = word.tags
        if in_its_name(word):
            return False
        if word.fold == "علي":
            return self.ali(i)
        if word.fold == "لي":
            return self._li(i)
        if word.fold == "يشار" and i + 1 < len(self.tokens.words) and self.tokens.words[i + 1].fold == "الي":
            return False  # «يشار إلى أن»
        if self._rules_place(i) or (word.base in _PLACE_WORDS and i > 0 and self._rules_place(i - 1)):
            return False
        if (
            (word.fold in NUMBER_WORDS or word.fold.removeprefix("و") in NUMBER_WORDS)
            and "given" not in tags
            and not (i > 0 and "particle" in self.tokens.words[i - 1].tags)
        ):
            return False  # «ثلاث من كبرى النقابات»
        if i > 1 and self.tokens.words[i - 1].fold == "ال" and "given" in self.tokens.words[i - 2].tags:
            return not word.prep and not tags & FUNCTION  # «تميم بن حمد آل ثاني»
        if i > 0 and self.tokens.words[i - 1].fold in ("بن", "بنت") and not word.prep and not tags & FUNCTION:
            return True  # «سلمان بن حاكم»
        if self._addressed(i):
            return False
        if word.base in self.surnames or (i > 0 and self.tokens.words[i - 1].base.endswith("عبد")):
            return not word.prep
        if i > 1 and "office" in self.tokens.words[i - 1].tags and self._office_in_name(i - 1):
            return not word.definite
        if "office" in tags and not word.definite and self._office_in_name(i):
            return True
        if word.form.startswith("إ") and word.fold == "امام" and i > 0 and "given" in self.tokens.words[i - 1].tags:
            return True  # «عادل إمام»
        if word.fold == "ام" and i + 1 < len(self.tokens.words) and "given" in self.tokens.words[i + 1].tags:
            return True  # «أم كريم»
        if "office" in tags and not word.prep and self._reigns(i):
            return False
        if "possessed" in tags and "office" in tags:
            return False  # «أمينه العام»: his secretary
        if word.prep == "ل" and "given" in tags and i > 0 and self.name_like(i - 1):
            return False  # «قال سامي حداد | لكريم ناصر إن»
        if "given" in tags or "particle" in tags:
            return not (word.definite and "nisba" in tags)
        if (
            word.definite
            and word.form[:1] in "فوبك"
            and i > 0
            and "given" in self.tokens.words[i - 1].tags
            and not tags
        ):
            return True  # «فالستروم», «والتر»: no clitics behind a given name
        if self._second_name(i) or ("given-too" in tags and self._name_here(i)) or i in self._addressed_names:
            return True
        if "surname" in tags and not word.definite and not word.prep:
            return not tags & FUNCTION
        if word.definite or word.prep or tags & FUNCTION or tags & COMMON or tags & _NEVER_NAMES:
            return False
        if self.is_time(i) or len(word.fold) < 2 or "honorific" in tags:
            return False
        named_before = i > 0 and "given" in self.tokens.words[i - 1].tags
        if len(word.fold) >= 5 and word.fold.endswith(("ات", "اءه", "اءها")):
            return False
        if any(r.kind in ("cue", "said") for r in word.readings):
            return False
        if word.form.isascii():
            return False
        if TANWIN.search(word.form) and word.form[-1] in "اًﹰ" and word.form[-2:-1] in "\u064b":
            return False
        if word.form.endswith(("ً", "اً", "ًا")):
            return False
        if self._any_shape(i):
            return True
        if (is_verbal_noun(word.fold) and not (len(word.fold) == 4 and word.fold[2] != "ا")) or POSSESSED.fullmatch(
            word.fold
        ):
            return False
        if len(word.fold) > 5 and word.fold.endswith("ا") and is_verbal_noun(word.fold[:-1]):
            return False  # «الوزير | انحيازا»
        if looks_ahead(word) and not named_before:
            return False
        return named_before or not self._verb_like(word)

    def _any_shape(self, i: int) -> bool:
        """Whether an unknown word is a surname whatever pattern it has: behind «أبو» or «بن», or behind a titled given name
        with nothing behind it that it could govern («الدكتور أمين مشاقبة», but «الوزير محمد إلغاء القرار»).
        """
        words = self.tokens.words
        word, before = words[i], words[i - 1]
        if i == 0 or word.tags or word.readings or before.definite or before.prep:
            return False
        if "particle" in before.tags and before.fold != "عبد":
            return True
        if i < 2 or not words[i - 2].tags & {"honorific", "office", "adj", "nisba", "field"}:
            return False
        if "given" not in before.tags and not ("given-too" in before.tags and "honorific" in words[i - 2].tags):
            return False
        following = words[i + 1] if i + 1 < len(words) else None
        return following is None or not (following.kind == "word" and following.definite)

    def _reigns(self, i: int) -> bool:
        """Whether a title that is a given name too stands before what it is of: «أمير قطر», «سلطان عمان», «شيخ الأزهر»."""
        words = self.tokens.words
        if words[i].base not in OFFICES_AS_NAMES or i + 1 >= len(words):
            return False
        found = self.entity(i + 1)
        following = words[i + 1]
        return bool(found and found[0] in ("state", "place", "body")) or (
            following.definite and bool(following.tags & {"place", "field", "noun", "office", "body"})
        )

    def _addressed(self, i: int) -> bool:
        """Whether a name behind a full name opens with ل: «سامي حداد لحسن خليل», one speaks to the other."""
        words = self.tokens.words
        word = words[i]
        if word.fold[:1] != "ل" or len(word.fold) < 4 or i < 2 or word.prep:
            return False
        to = self.tokens.lexicon.word(word.form[1:])
        return (
            "given" in to.tags
            and to.base == word.fold[1:]
            and "given" in words[i - 2].tags
            and words[i - 1].kind == "word"
            and not words[i - 1].prep
        )

    def _second_name(self, i: int) -> bool:
        """Whether the indefinite word at *i* is the surname of a lone given name before it, though it means something too:
        «راجح بادي». Rulers go by one name («الملك سلمان»), and an adjective may look like a name («حل عادل شامل»).
        """
        words = self.tokens.words
        if i == 0:
            return False
        word, before = words[i], words[i - 1]
        titled = (
            i > 1
            and not before.tags
            and not before.readings
            and (words[i - 2].definite or "honorific" in words[i - 2].tags)
        )
        if (
            not (
                "given" in before.tags
                or (titled and words[i - 2].tags & {"office", "honorific", "adj", "nisba", "field"})
            )
            or before.definite
            or before.prep
            or before.fold == "علي"
            or word.definite
            or word.prep
            or word.conj
            or word.tags & (FUNCTION | (_NEVER_NAMES - {"place"}) | {"honorific", "accusative", "body"})
            or ("office" in word.tags and self._heads_title(i))
            or any(r.kind in ("cue", "said") for r in word.readings)
            or self.is_time(i)
            or is_verbal_noun(word.fold)
        ):
            return False
        leading = words[i - 2] if i > 1 else None
        if leading is None or leading.kind == MARK:
            return True
        if leading.tags & {"given", "particle"} or leading.base in RULERS:
            return False
        return not (before.tags & {"adj", "noun", "nisba"} and leading.tags & {"noun"} and "office" not in leading.tags)

    def _heads_title(self, i: int) -> bool:
        """Whether the office at *i* is of something («رئيس الحزب», «وزير خارجية») rather than a surname («سامي حداد»)."""
        words = self.tokens.words
        if i + 1 >= len(words) or (i > 0 and words[i].base in _TRADES and "given" in words[i - 1].tags):
            return False  # «نفى سامي حداد | وجود خلاف»
        following = words[i + 1]
        if following.kind != "word" or following.prep or following.conj:
            return False
        if following.tags & {"comp", "possessed", "prep"}:
            return False  # «صرح سامي حداد | بأن», «التقى سامي حداد | نظيره», «قال سامي حداد | لدى افتتاحه»
        if following.definite:
            return not following.tags & {"office", "honorific"} and words[i].base not in _TRADES
        return bool(following.tags & {"body", "field", "office", "noun"}) and not following.readings

    def _name_here(self, i: int) -> bool:
        """Whether an ordinary word that is a given name too is one here: it opens a phrase or follows a closed title, and a
        word that may be a surname follows: «الناشط المدني مجيد الزبيدي», not «حل عادل وشامل».
        """
        words = self.tokens.words
        word = words[i]
        if word.definite or word.prep or word.conj or i + 1 >= len(words):
            return False
        before = words[i - 1] if i > 0 else None
        if before is not None and before.tags and before.tags <= {"given", "surname", "particle"}:
            return True  # «برزو مجيد»
        found = self.entity(i - 1) if before is not None else None
        opens = (
            before is None
            or bool(found and found[0] in ("place", "state") and i > 1 and "office" in words[i - 2].tags)  # «عمدة لندن»
            or before.kind == MARK
            or before.definite
            or bool(before.tags & {"honorific", "comp", "rel"})
            or any(r.kind == "cue" for r in before.readings)
        )
        following = words[i + 1]
        if not opens or following.kind != "word" or following.conj or following.prep or following.readings:
            return False
        if following.definite:
            return not following.tags - {"given", "surname"}
        return ("surname" in following.tags or not following.tags - {"given", "particle"}) and len(following.fold) > 2

    def _rules_place(self, i: int) -> bool:
        """Whether a title that is a first name too is of a place: «أمير | منطقة مكة», «أمير | قطر»."""
        word = self.tokens.words[i]
        if not {"office", "given"} <= word.tags or word.definite or i + 1 >= len(self.tokens.words):
            return False
        found = self.entity(i + 1)
        return self.tokens.words[i + 1].base in _PLACE_WORDS or bool(found and found[0] in ("state", "place"))

    def _office_in_name(self, i: int) -> bool:
        """«سعيد خطيب زاده»: a word that may be an office stands between a given name and a surname."""
        words = self.tokens.words
        if i == 0 or i + 1 >= len(words) or "given" not in words[i - 1].tags or words[i - 1].definite:
            return False
        following = words[i + 1]
        if following.kind != "word" or following.definite or following.prep or following.tags & FUNCTION:
            return False
        return (not following.tags and not following.readings) or (
            words[i].base in OFFICES_AS_NAMES and not following.tags & {"office", "body"}
        )

    def _li(self, i: int) -> bool:
        """Whether «لي» is a name: behind a title, before an unknown word («وزير الدفاع الصيني لي شانغ فو»)."""
        words = self.tokens.words
        if i == 0 or i + 1 >= len(words):
            return False
        following = words[i + 1]
        titled = bool(words[i - 1].tags & {"nisba", "office", "honorific"}) and words[i - 1].definite
        return titled and following.kind == "word" and not (following.tags or following.readings or following.definite)

    def ali(self, i: int) -> bool:
        """Whether «علي» is the name here and not the preposition: beside other names."""
        words = self.tokens.words
        if "given" not in words[i].tags:
            return False
        if i > 0 and words[i - 1].tags & {"given", "honorific", "particle"} and "prep" not in words[i - 1].tags:
            return True
        if i + 1 >= len(words):
            return False
        if self.dots_final_ya and not words[i + 1].definite and self.name_like(i + 1):
            return True  # a page that writes «على» means the name by «علي»
        following = words[i + 1]
        return (
            bool(following.tags & {"given", "particle"})
            or (self.surname_like(i + 1) and not following.tags)
            or (
                i + 2 < len(words)
                and following.kind == "word"
                and self.name_like(i + 1)
                and (words[i + 2].kind == MARK or "office" in words[i + 2].tags or self.name_like(i + 2))
            )
        )

    def opens_verb(self, i: int) -> bool:
        """Whether an unknown word at the start of a clause is a verb by its shape: «قدمت», «وجاءت», «يتعلق»."""
        word = self.tokens.words[i]
        if word.conj and word.readings and not word.tags & {"noun", "office", "body", "given", "document"}:
            return True
        if word.tags == {"verb"} or (word.tags == {"noun", "verb"} and self._does(i)):
            return True
        if word.tags or word.definite or word.kind != "word" or any(r.kind in ("noun", "said") for r in word.readings):
            return False
        if word.readings:
            return True
        bare = word.fold[1:] if word.fold[:1] in "وف" and len(word.fold) > 4 else word.fold
        if bare in self.surnames:
            return False
        if len(bare) >= 4 and bare[0] == "ي":
            return True
        return (len(bare) >= 4 and bare.endswith("ت") and not bare.endswith("ات")) or (
            len(bare) >= 4 and bare.endswith("وا")
        )

    def _does(self, i: int) -> bool:
        """Whether the verb or noun at *i* opens a clause with its subject behind it: «عقد وزير الخارجية اجتماعا»."""
        words = self.tokens.words
        if words[i].definite or words[i].prep or i + 1 >= len(words) or (i > 0 and words[i - 1].kind == WORD):
            return False
        named = self.entity(i + 1)
        return bool(words[i + 1].tags & {"office", "honorific"}) or (named is not None and named[0] == "person")

    @staticmethod
    def _verb_like(word: Word) -> bool:
        if len(word.fold) >= 4 and word.fold[0] == "ي" and not word.tags:
            return True
        return (len(word.fold) >= 4 and word.fold.endswith("وا")) or (
            len(word.fold) >= 5 and word.fold[0] in "يت" and word.fold.endswith("ون")
        )

    def surname_like(self, i: int) -> bool:
        """Whether a definite word may be a surname: «الجبوري», «الطيار»."""
        word = self.tokens.words[i]
        if not word.definite or word.prep or word.conj:
            return False
        if word.tags & (COMMON - {"adj", "nisba", "field"}) or word.tags & FUNCTION:
            return False
        if word.tags & {"adj", "nisba", "field"}:
            return False
        return not self.is_time(i) and self.entity(i) is None

    def adjective(self, i: int) -> bool:
        """Whether token *i* goes on with the phrase before it as an adjective."""
        word = self.tokens.words[i]
        if word.kind == NUMBER:
            return False
        if word.tags & {"adj", "nisba", "same"} or (word.definite and word.base in NUMBER_WORDS):
            return True
        base = word.base
        if word.definite and "noun" not in word.tags and "body" not in word.tags and "office" not in word.tags:
            return base.endswith(("ي", "يه", "يين", "يون", "يتين", "ويه")) or bool(_PARTICIPLE.fullmatch(base))
        return base.endswith(("يه", "ييين")) and "noun" not in word.tags

    def outlet_like(self, i: int) -> bool:
        """Whether token *i* starts the name of an agency or outlet (perhaps in quotation marks)."""
        words = self.tokens.words
        if i >= len(words):
            return False
        if "medium" in words[i].tags:
            return True
        j = i + 1 if words[i].kind == MARK and words[i].form in QUOTES and i + 1 < len(words) else i
        found = self.entity(j)
        return bool(found and found[0] in MEDIA)
