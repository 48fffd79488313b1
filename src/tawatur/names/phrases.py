"""The noun phrase of news Arabic: how far a source reaches, and which of its words are the person's name.

A phrase is a chain of indefinite nouns closed by a definite one (idafa), with agreeing adjectives behind it, then
perhaps a name in apposition: «نائب وزير الخارجية الروسي ميخائيل بوغدانوف». After Ryding (2005), chapters 8 and 10.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from tawatur.arabic.data import read_toml, word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.morphology import is_verbal_noun, masculine
from tawatur.arabic.numbers import NUMBER_WORDS
from tawatur.arabic.sentences import QUOTES, Quotations
from tawatur.arabic.words import MARK, NUMBER, WORD, Reading, Tokens, Word
from tawatur.names.registry import MEDIA, Entity, Registry
from tawatur.times.timex import looks_ahead

FUNCTION = frozenset({"prep", "comp", "rel", "neg", "connective", "pronoun", "kana", "qad", "adverb", "function"})
COMMON = frozenset({"office", "body", "field", "noun", "adj", "nisba", "medium", "document", "occasion", "same"})
_NEVER_NAMES = frozenset({"demonstrative", "verb", "possessed", "place"})
# «المشتركة», «المنتخب», but not the broken plurals «المطالب», «المواقع» nor the plural «المحادثات»
_PARTICIPLE = re.compile(r"م(?!\wا\w{2,3}$)\w{2,6}(?<!ات)")
_POSSESSED = re.compile(r"\w{3,}(?:ها|هم|هما)|\w{3,}ته")
_MUFAALA = re.compile(r"م\wا\w\wه")
_TANWIN = re.compile(r"ا[ًﹰ]?$|[ًٌٍ]ا?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``[first, last)`` of a noun phrase; ``name`` the tokens of the person's name in it, if there is one.
    ``head`` is the token that decides gender and kind (the first that is no form of address).
    """

    first: int
    last: int
    head: int
    name: tuple[int, int] | None


_NAMING = frozenset({"given", "given-too", "surname", "office", "honorific", "nisba", "adj", "same", "body", "medium"})
_SEATS = word_set("seats")
_NAME_HALVES = word_set("name_halves")


class PhraseReader:
    """Reads noun phrases on one page."""

    def __init__(self, tokens: Tokens, quotes: Quotations, registry: Registry, time_starts: Container[int]) -> None:
        self.tokens = tokens
        self.quotes = quotes
        self.registry = registry
        forms = [word.form for word in tokens.words if word.fold == "علي"]
        self.dots_final_ya = forms.count("على") >= 2 and forms.count("على") >= forms.count("علي")
        self.time_starts = time_starts
        self._forms = {word.fold for word in tokens.words}
        self.surnames: set[str] = set()  # of the persons the page names in full
        self._entities: dict[int, tuple[str, int] | None] = {}
        self._matches: dict[int, tuple[Entity, int] | None] = {}
        self._names: dict[int, bool] = {}
        self._phrases: dict[tuple[int, int, bool, frozenset[str]], Phrase | None] = {}
        self._known_surnames = 0  # how many the two above were made with
        self._rejoin_surnames()
        self._addressed_names = frozenset(self._behind_forms_of_address())

    def _rejoin_surnames(self) -> None:
        """Take words for surnames whose first letter only looked like a preposition: «مصطفى بايتاس», and «بايتاس» alone then."""
        words = self.tokens.words
        joined = {
            word.fold
            for before, word, behind in zip(words, words[1:], words[2:], strict=False)
            if word.prep
            and not (word.definite or word.conj or word.readings)
            and "given" in before.tags
            and not (before.definite or before.prep)
            and (self._of_a_son(word) or (not word.tags and (behind.kind == MARK or "comp" in behind.tags)))
        }
        for i, word in enumerate(words):
            if word.fold in joined:
                words[i] = Word(word.form, WORD)

    def _of_a_son(self, word: Word) -> bool:
        """Whether a word is a surname of the Maghreb that begins with «بن»: «بنجلون», «بنموسى»."""
        unknown = not self.tokens.lexicon.known(word.base) or word.base.endswith("ون")
        return word.fold.startswith("بن") and len(word.fold) > 4 and unknown

    # -- what a single word may be ----------------------------------------------------------------------------------

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

    def _told_medium(self, i: int, head_tags: frozenset[str], in_name: bool) -> bool:
        """Whether a medium behind a person's name or an official's adjectives begins whom he tells it."""
        word, before = self.tokens.words[i], self.tokens.words[i - 1]
        described = in_name or "nisba" in before.tags  # not «مدير عام وكالة الأنباء»
        if word.definite and "medium" not in word.tags:
            return False
        return bool(described and "office" in head_tags and not word.conj and not word.prep and self.outlet_like(i))

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
        if word.fold == "علي":
            return self.ali(i)
        if word.fold == "لي":
            return self._li(i)
        if (
            word.fold in NUMBER_WORDS
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
        if _TANWIN.search(word.form) and word.form[-1] in "اًﹰ" and word.form[-2:-1] in "\u064b":
            return False
        if word.form.endswith(("ً", "اً", "ًا")):
            return False
        if self._any_shape(i):
            return True
        if (is_verbal_noun(word.fold) and not (len(word.fold) == 4 and word.fold[2] != "ا")) or _POSSESSED.fullmatch(
            word.fold
        ):
            return False
        if len(word.fold) > 5 and word.fold.endswith("ا") and is_verbal_noun(word.fold[:-1]):
            return False  # «الوزير | انحيازا»
        if looks_ahead(word) and not named_before:
            return False
        return named_before or not self._verb_like(word)

    def _behind_forms_of_address(self) -> Iterator[int]:
        """The words of each name that is two to four indefinite words between a form of address and a mark or أن, whatever else
        they may mean: «المهندس سهل صديق، عضو …», «النائبة وحيدة ياقو هرمز إن».
        """
        words = self.tokens.words

        def bare(k: int) -> bool:
            word = words[k]
            return word.kind == WORD and not (
                word.definite
                or word.prep
                or word.conj
                or word.base in _OF_RANK
                or word.tags & (FUNCTION | {"accusative", "possessed"})
                or _POSSESSED.fullmatch(word.fold)
                or is_verbal_noun(word.fold)
                or self.is_time(k)
                or any(r.kind in ("cue", "said") for r in word.readings)
            )

        for i, word in enumerate(words):
            if "honorific" not in word.tags or not word.definite:
                continue
            last = i + 1
            while last < len(words) and last - i <= 5 and bare(last):
                last += 1
            if not 2 <= last - i - 1 <= 4:
                continue
            first, behind = words[i + 1], words[last] if last < len(words) else None
            titled = "office" in first.tags and not first.tags & {
                "given",
                "given-too",
                "surname",
            }  # «الأمير | نائب أمير»
            closed = behind is None or behind.form in ("،", ":", ".", ",") or "comp" in behind.tags
            names = any(not w.tags or w.tags & {"given", "given-too", "surname"} for w in words[i + 1 : last])
            if closed and names and not titled:
                yield from range(i + 1, last)

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
        if words[i].base not in _OFFICES_AS_NAMES or i + 1 >= len(words):
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
        if leading.tags & {"given", "particle"} or leading.base in _RULERS:
            return False
        return not (before.tags & {"adj", "noun", "nisba"} and leading.tags & {"noun"} and "office" not in leading.tags)

    def _heads_title(self, i: int) -> bool:
        """Whether the office at *i* is of something («رئيس الحزب», «وزير خارجية») rather than a surname («سامي حداد»)."""
        words = self.tokens.words
        if i + 1 >= len(words):
            return False
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

    def _office_in_name(self, i: int) -> bool:
        """«سعيد خطيب زاده»: a word that may be an office stands between a given name and a surname."""
        words = self.tokens.words
        if i == 0 or i + 1 >= len(words) or "given" not in words[i - 1].tags or words[i - 1].definite:
            return False
        following = words[i + 1]
        if following.kind != "word" or following.definite or following.prep or following.tags & FUNCTION:
            return False
        return (not following.tags and not following.readings) or (
            words[i].base in _OFFICES_AS_NAMES and not following.tags & {"office", "body"}
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

    # -- phrases ------------------------------------------------------------------------------------------------------

    def read(
        self, i: int, limit: int, before_object: bool = False, governed: frozenset[str] = frozenset()
    ) -> Phrase | None:
        """The noun phrase that starts at token *i*, before token *limit*. With *before_object* it stops where a second
        phrase (the content of a cue that takes an object) begins; it stops at the prepositions in *governed* too, which
        open the content.
        """
        self._refresh()
        key = (i, limit, before_object, governed)
        if key not in self._phrases:
            phrase = self._read(i, limit, before_object, governed)
            self._refresh()
            self._phrases[key] = phrase
        return self._phrases[key]

    def _read(self, i: int, limit: int, before_object: bool, governed: frozenset[str]) -> Phrase | None:
        words = self.tokens.words
        if i + 2 < limit and words[i].fold == "كل" and words[i + 1].fold == "من":
            return self._read(i + 2, limit, before_object, governed)  # «كل من | الوزير سامي حداد والسفير»
        end, closed = i, False
        head = -1
        head_tags: frozenset[str] = frozenset()
        head_state = person_named = False
        in_name = False
        name_words = 0
        person = False
        while end < limit:
            word = words[end]
            if word.kind == MARK:
                nxt = self._mark(end, limit, i, closed, before_object, person)
                if nxt is None:
                    break
                if head < 0 and word.form in QUOTES:
                    head = end + 1
                    closed = True
                if word.form == "،":
                    in_name, name_words = False, 0
                    closed = False
                end = nxt
                continue
            if word.kind == NUMBER:
                if head < 0 or (word.fold.isdigit() and not before_object and len(word.fold) <= 4):
                    end += 1
                    continue
                break
            tags = word.tags
            if head < 0:
                if not self._may_start(end):
                    return None
                if "demonstrative" in tags:
                    if (
                        end + 1 < limit
                        and words[end + 1].kind == "word"
                        and not words[end + 1].definite
                        and words[end + 1].tags & {"office", "body", "given"}
                    ):
                        return None  # «أوضح ذلك مدير الإدارة»
                    end += 1
                    continue
                found = self.entity(end)
                if (
                    "honorific" in tags
                    and word.definite
                    and end + 1 < limit
                    and (self.name_like(end + 1) or "honorific" in words[end + 1].tags)
                    and "body" not in tags
                ):
                    head, head_tags, person, closed = end, tags | {"office"}, True, True
                    end += 1
                    continue
                head, head_tags = end, tags
                if found:
                    end += found[1]
                    closed = True
                    head_state = found[0] == "state"
                    person = found[0] == "person"
                    continue
                person = (
                    bool(tags & {"office", "honorific"})
                    or self.surname_like(end)
                    or (word.definite and "nisba" in tags and end + 1 < limit and self.name_like(end + 1))
                    or (
                        word.definite
                        and "adj" in tags
                        and end + 2 < limit
                        and words[end + 1].definite
                        and "nisba" in words[end + 1].tags
                        and "given" in words[end + 2].tags
                    )
                )
                closed = (
                    word.definite
                    or word.base in self.surnames
                    or self._nunated(word)
                    or (before_object and "office" in tags and len(word.base) > 5 and word.base.endswith(("ون", "ين")))
                )  # «معارضون | البرهان»: the plural drops its ن before what it is joined with
                in_name = self.name_like(end)
                name_words = int(in_name)
                person = person or in_name
                end += 1
                continue
            if word.fold in _CALLED and end + 1 < limit and self.name_like(end + 1):
                closed, person, in_name, name_words = True, True, False, 0  # «شاهد عيان يدعى سامي الحداد»
                end += 1
                continue
            if self._stops(end, limit, head_tags, head_state, person, in_name):
                break
            if before_object and not word.conj and not word.prep and _oblique(word) and _nominative(words[end - 1]):
                break  # «مفجرون انتحاريون | سياسيين»
            if (
                closed
                and not in_name
                and "accusative" in tags
                and not word.conj
                and not tags & {"office", "given", "adj", "nisba", "same"}
            ):
                break  # «صحيفة نيويورك تايمز | مقالا»
            if (
                "ب" in governed
                and not word.tags
                and not in_name
                and not word.readings
                and word.fold[0] == "ب"
                and len(word.fold) >= 4
                and not word.definite
            ):
                break
            whole = (
                not in_name
                or words[end - 1].definite
                or "surname" in words[end - 1].tags
                or words[end - 1].fold == "الله"
            )
            if "ب" in governed and whole and self._with_ba(word):
                break  # «توعد نصر الله | برد قوي»
            if (
                governed
                and (word.prep in governed or word.fold in governed)
                and not (word.fold == "علي" and self.ali(end))
            ):
                break
            if before_object and self._told_medium(end, head_tags, in_name):
                break  # «أبلغ مسؤول أمريكي | شبكة سي إن إن أن»
            found = self.entity(end) if end not in self._addressed_names else None
            if found and not word.prep:
                if found[0] == "state" and end == head + 1 and not word.conj and self._lone_surname(head):
                    break  # «قال العطية | قطر لن تقبل»
                of_the_kingdom = self._of_the_kingdom(end, head)
                if before_object and in_name and name_words and not word.conj and found[0] != "person":
                    if not of_the_kingdom:
                        break
                if before_object and closed and not word.conj and not of_the_kingdom:
                    if not (found[0] == "person" and person and name_words == 0):
                        break
                if found[0] == "person":
                    in_name, name_words = True, name_words + found[1]
                elif word.conj and before_object and not closed:
                    break
                closed = True
                end += found[1]
                continue
            if word.prep:
                closed = word.definite or bool(found and found[0] == "state")
                end += 1
                in_name, name_words = False, 0
                continue
            if word.conj == "و":
                field = word.definite and "office" in head_tags and not words[head].definite and not person_named
                if (
                    before_object
                    and not (field and word.tags & {"field", "body", "nisba"})
                    and not self.second_field(end, head)
                    and not self._coordinates(end, head_tags)
                ):
                    break
                closed = word.definite
                in_name = self.name_like(end)
                name_words = int(in_name)
                end += 1
                continue
            if (
                before_object
                and words[end - 1].form in QUOTES
                and end - 1 > head
                and not (word.definite or word.conj or word.prep)
                and tags & {"noun", "body", "document"}
                and not tags & {"adj", "nisba", "given", "office"}
            ):
                break  # «تقرير لـ«هيومان رايتس ووتش» | وحدات الحماية»
            if (
                before_object
                and (closed or words[end - 1].form in QUOTES)
                and not word.definite
                and (
                    word.fold in NUMBER_WORDS
                    or (
                        is_verbal_noun(word.fold)
                        and not (
                            tags & {"given", "nisba"} or ("office" in tags and not self._mufaala(word, words[head]))
                        )
                        and "given" not in words[end - 1].tags
                        and word.base not in self.surnames
                        and not (in_name and self._any_shape(end))
                    )
                )
            ):
                break
            if (
                before_object
                and closed
                and word.definite
                and not in_name
                and tags & {"adj", "nisba"}
                and not self._agrees_with(words[head], word)
                and not (words[end - 1].definite and self._agrees_with(words[end - 1], word))
            ):
                break
            if (
                before_object
                and not person
                and not tags
                and not word.definite
                and not word.conj
                and word.fold.endswith("ي")
                and len(word.fold) > 3
            ):
                closed = True
                end += 1
                continue
            if (
                "body" in head_tags
                and not tags
                and word.fold[0] == "ل"
                and len(word.fold) >= 5
                and not word.definite
                and not word.readings
            ):
                closed = False
                end += 1
                continue
            person = person or (before_object and closed and self._inner_office(i, end))
            if self.name_like(end) and (person or not closed):
                if before_object and closed and not person:
                    break
                if before_object and not in_name and name_words:
                    break
                if (
                    before_object
                    and in_name
                    and words[end - 1].base in self.surnames
                    and word.base not in self.surnames
                    and "given" not in words[end - 1].tags
                ):
                    break
                servants = sum(w.base == "عبد" for w in words[end - name_words : end])
                if (
                    before_object
                    and "particle" not in words[end - 1].tags
                    and (
                        name_words >= 5
                        or (name_words - servants >= 2 and word.form.endswith(("ة", "اء")) and "surname" not in tags)
                    )
                ):
                    break
                in_name = person_named = True
                name_words += 1
                end += 1
                continue
            if "prep" in tags and not (word.fold == "علي" and self.ali(end)):
                end += 1
                closed, in_name, name_words = False, False, 0
                continue
            if word.definite:
                if before_object and person and end - 1 > head and self._closed_by_adjective(head, end):
                    break  # «رفض مسؤول كبير | التعليق»
                if before_object and in_name and self._plural_people(word):
                    break  # «ناشدت ماكين | المانحين زيادة الدعم»
                described = words[end - 1].definite and bool(words[end - 1].tags & {"nisba", "adj"})
                person_behind = "honorific" in tags and "office" in tags and not tags & {"adj", "nisba", "field"}
                if before_object and closed and described and person_behind and "body" in head_tags and not person:
                    break  # «اتهمت السلطات الإيرانية | المحامية نرجس محمدي بـ»
                if word.base in _HONORIFIC_TAILS and "honorific" in words[end - 1].tags:
                    closed = True  # «خادم الحرمين الشريفين», «صاحب السمو الملكي»
                    end += 1
                    continue
                if (
                    "honorific" in tags
                    and person
                    and end + 1 < limit
                    and (self.name_like(end + 1) or self.surname_like(end + 1))
                ):
                    closed, in_name = True, False
                    end += 1
                    continue
                if in_name and "particle" in words[end - 1].tags and not word.conj:
                    closed, name_words = True, name_words + 1
                    end += 1
                    continue
                if (
                    in_name
                    and name_words
                    and words[end - 1].base not in self.surnames
                    and self.surname_like(end)
                    and words[end - 1].tags.isdisjoint({"office"})
                ):
                    closed, name_words = True, name_words + 1
                    end += 1
                    continue
                if (
                    person_named
                    and in_name
                    and (
                        self._completes(end, name_words)
                        or (
                            name_words == 1
                            and tags & {"adj", "nisba"}
                            and words[end - 1].base not in self.surnames
                            and not word.prep
                            and not word.conj
                        )
                    )
                ):
                    closed, name_words = True, 2  # «ملفي الشهري», «سامي المصري»
                    end += 1
                    continue
                if (
                    before_object
                    and closed
                    and not self.adjective(end)
                    and not ("office" in tags and "office" in head_tags and word.base.endswith("ي"))
                ):
                    break
                if (
                    before_object
                    and in_name
                    and name_words >= 2
                    and not ("office" in tags or "honorific" in tags or self.adjective(end))
                ):
                    break
                in_name = False
                closed = True
                end += 1
                continue
            if before_object and closed:
                bare = words[head].definite and end == head + 1 and not person_named
                if "office" in tags and person and "noun" not in tags and word.base not in _PLURAL_HEADS and not bare:
                    closed, in_name = False, False
                    end += 1
                    continue
                if not (tags & {"adj", "nisba", "same"}) or (word.base in ("غير",)):
                    break
            elif (
                before_object and in_name and name_words and not (tags & {"office", "adj", "nisba", "honorific"})
            ) or (
                before_object
                and not closed
                and tags & {"noun"}
                and words[end - 1].tags & {"adj", "nisba"}
                and not words[end - 1].tags & {"body", "field"}
                and not words[end - 1].base.endswith("و")  # «معتصمو ميدان التحرير»
            ):
                break
            in_name = in_name and "honorific" in tags and word.definite
            closed = (
                bool(tags & {"adj", "nisba"})
                and (not tags & {"body", "field"} or bool(head_tags & {"document"}))
                and (not person or words[head].base in _PLURAL_HEADS)
            ) or self._nunated(word)
            end += 1
        while (
            end > i
            and words[end - 1].kind == MARK
            and words[end - 1].form not in QUOTES
            and words[end - 1].form not in ")]"
        ):
            end -= 1
        while end > i + 1 and "prep" in words[end - 1].tags and not words[end - 1].tags & {"given", "entity"}:
            end -= 1  # «الدفاع عن»: what the preposition governs was no part of the phrase
        if end <= i or head < 0:
            return None
        return Phrase(i, end, head, self.person_name(i, end))

    def _inner_office(self, first: int, i: int) -> bool:
        """Whether the full name at *i* belongs to the office within a body's description: «مكتب رئيس الوزراء | سامي حداد»."""
        words = self.tokens.words
        titled = any("office" in words[k].tags and "body" not in words[k].tags for k in range(first + 1, i))
        before = words[i - 1]
        closed = before.definite and not before.tags & {"nisba", "adj"}
        return titled and closed and "given" in words[i].tags and self.name_like(i + 1)

    def _lone_surname(self, i: int) -> bool:
        """Whether a surname alone stands at *i*, which is of no state: «الجبير», «زاخاروفا»."""
        word = self.tokens.words[i]
        known = word.base in self.surnames or self.surname_like(i) or "surname" in word.tags
        return known and not word.tags & (COMMON | {"office", "body", "honorific", "nisba", "place"})

    def _may_start(self, i: int) -> bool:
        word = self.tokens.words[i]
        if len(word.fold) == 1:
            return word.form in _ABBREVIATED and i + 1 < len(self.tokens.words) and self.tokens.words[i + 1].form == "."
        named = self.entity(i)
        if named and named[0] == "person" and named[1] > 1:
            return True  # «بان كي مون» begins like «بأن»
        if word.prep or word.tags & (FUNCTION - {"prep"}) or looks_ahead(word):
            return word.base in ("الاخير", "اخير")
        written_as_prep = word.fold == "علي" and "given" not in word.tags
        if (
            "prep" in word.tags
            and (written_as_prep or "entity" not in word.tags)
            and not ("given" in word.tags and self.ali(i))
        ):
            return False
        if self.opens_verb(i) or (
            word.fold.startswith("مت") and word.fold.endswith("ا") and len(word.fold) > 5 and not word.tags
        ):
            return False  # «قال، لدى مغادرته الرياض، | متوجها إلى مصر، إن»
        if self.is_time(i) or (word.fold.endswith("ا") and any(_opens_quotation(r) for r in word.readings)):
            return False
        if "accusative" in word.tags and not word.tags & {
            "office",
            "given",
            "given-too",
            "surname",
            "place",
            "document",
        }:
            return False  # «وأدرك يوما ما أن»
        return not (word.form.endswith(("ً", "اً", "ًا")) and not word.tags & {"noun", "office", "body", "document"})

    def _stops(
        self, i: int, limit: int, head_tags: frozenset[str], head_state: bool, person: bool, in_name: bool
    ) -> bool:
        words = self.tokens.words
        word = words[i]
        tags = word.tags
        if "same" in tags or i in self._addressed_names:
            return False
        if "demonstrative" in tags or (looks_ahead(word) and not in_name):
            return True
        if word.base in _FEELINGS and not word.definite and not word.prep and not word.conj:
            return True  # «أبدت مصادر دبلوماسية | خشيتها من»
        if word.base in _WITHHOLDS and i + 1 < limit and words[i + 1].base in _WITHHELD:
            return True  # «مسؤول | طلب عدم كشف اسمه»
        if words[i - 1].definite and not word.conj and not in_name and self._second_object(i, head_tags):
            return True  # «أصدر الوزير | بيانا أكد فيه»
        if "same" in self.tokens.words[i - 1].tags and word.definite and not self.adjective(i) and not word.conj:
            return True  # «المحكمة نفسها | الطعن»
        if len(word.fold) == 1 and word.fold in "لب":
            return person or self.outlet_like(i + 1)
        if word.fold == "علي" and "given" in tags:
            return not self.ali(i)
        if word.fold == "لي":
            return not self._li(i)
        if word.form.startswith("إ") and word.fold == "امام" and in_name:
            return False  # «عادل إمام», not «أمام»
        if word.fold == "من":
            return not self._prep_inside(i, limit, person)
        if word.fold == "اجل" and words[i - 1].fold == "من":
            return False  # «مركز الذاكرة من أجل الديمقراطية»
        if tags & (FUNCTION - {"prep"}):
            named = self.entity(i)
            return not (named and named[0] == "person" and named[1] > 1)  # «المبعوث الأممي غير بيدرسون»
        if self.is_time(i):
            return True
        if in_name and not word.conj and not word.prep and not word.definite and self._noun_of(i, limit):
            return True  # «نفى فوزي برهوم | صحة الأنباء», «نشر جبران باسيل | تغريدة»
        if word.form.endswith(("ً", "اً", "ًا")) and not (in_name and "given" in tags) and not tags & {"adj", "nisba"}:
            return True
        if (
            not tags
            and not in_name
            and not word.conj
            and len(word.fold) > 3
            and word.fold.endswith("ت")
            and not word.fold.endswith("ات")
            and self.opens_verb(i)
        ):
            return True  # «… السوداني | تلقت الوكالة نسخة منه»
        if tags == {"verb"} and not word.definite:
            return True
        if word.base in ("صدر", "صدرت", "صدرا") and not word.definite:
            return True  # «بيان صحفي | صدر عن المنظمة»
        before = words[i - 1]
        if (
            "possessed" in tags
            and not word.conj
            and not word.prep
            and (
                before.definite
                or before.fold == "الله"  # «أوصى رسول الله | أصحابه بالصبر»
                or before.form in QUOTES
                or in_name
                or (before.tags & {"adj", "nisba"} and not before.tags & {"body", "field", "office"})
            )
        ):
            return True  # «جهات سياسية | مشاركتها»
        if (
            before.definite
            and not in_name
            and not word.conj
            and not word.prep
            and "occasion" in tags
            and _POSSESSED.fullmatch(word.fold)
        ):
            return True  # «الصحيفة | افتتاحيتها»
        if any(_opens_quotation(r) for r in word.readings) and (
            word.fold.endswith("ا") or (in_name and word.form.endswith("ة") and not word.conj)
        ):
            return True  # «الدبلوماسي الروسي | قائلا», «السفيرة ليندا غرينفيلد | قائلة»
        if any(r.kind == "said" or (r.kind == "noun" and getattr(r.entry, "object", "")) for r in word.readings):
            return True  # «البيان | رفضه القرار»
        if (
            any(r.kind == "cue" for r in word.readings)
            and not tags & (COMMON | {"given", "particle"})
            and not word.prep
            and not word.definite
        ):
            return True
        if "prep" in tags and not word.prep:
            return not self._prep_inside(i, limit, person, in_name)
        if word.prep:
            if word.prep == "ل" and head_state:
                return True
            if word.prep == "ل" and "body" in head_tags and word.definite and not self.outlet_like(i):
                # «النقابة الوطنية للصحفيين», but «وجهت النيابة | للمتهمين»
                return words[i - 1].definite and not self.adjective(i - 1) and not words[i - 2].tags & {"body"}
            if (
                word.prep == "ل"
                and "body" in head_tags
                and words[i - 1].definite
                and self.adjective(i - 1)
                and "noun" in tags
                and i + 1 < limit
                and words[i + 1].definite
                and not tags & {"occasion"}
            ):
                return False  # «الهيئة الوطنية لحماية المال العام»
            if word.prep == "ل" and "document" in head_tags and self.outlet_like(i):
                return False  # «تقرير لموقع بلومبيرغ»
            return not self._attached_prep_inside(i, limit, person)
        return head_state and word.definite and not word.conj and not self.adjective(i)

    def _may_be_surname(self, i: int) -> bool:
        """Whether the noun at *i* can be nothing but the name of the office before it: «قال الرئيس عون إن»."""
        words = self.tokens.words
        following = words[i + 1] if i + 1 < len(words) else None
        return (
            following is not None
            and bool(words[i - 1].tags & {"office", "honorific"})
            and not _TANWIN.search(words[i].form)
            and (following.form in (":", "،") or "comp" in following.tags)
        )

    def _noun_of(self, i: int, limit: int) -> bool:
        """Whether the word at *i* is a noun that a name cannot go on with: something said or written, an object in the
        accusative, or the first of a construct whose second is definite.
        """
        word = self.tokens.words[i]
        tags = word.tags
        if "accusative" in tags and "office" in tags and not tags & {"given", "given-too", "surname"}:
            return True  # «أبلغ جوزيف عون | وفدا»
        if not tags & {"noun", "document", "occasion", "accusative"} or tags & _NAMING or self.entity(i):
            return False
        if tags & {"document", "occasion", "accusative"}:
            return True
        following = self.tokens.words[i + 1] if i + 1 < limit else None
        return (
            following is not None
            and following.definite
            and not following.conj
            and not following.prep
            and following.base not in _NAME_HALVES
            and bool(following.tags & {"noun", "body", "document", "occasion"})
        )

    def _second_object(self, i: int, head_tags: frozenset[str]) -> bool:
        """Whether the indefinite noun at *i* is no part of the definite phrase before it."""
        word = self.tokens.words[i]
        if word.definite or word.prep or not head_tags & {"office", "body", "honorific", "place", "entity"}:
            return False
        if word.tags == {"noun"} and self._may_be_surname(i):
            return False
        said = word.tags & {"noun", "document", "occasion"}  # «نشر الوزير | تغريدة»
        return "accusative" in word.tags or bool(said and not word.tags & _NAMING)

    def _prep_inside(self, i: int, limit: int, person: bool, named: bool = False) -> bool:
        """Whether a preposition belongs to the phrase («مصدر في وزارة المالية») and not to the act of speaking."""
        words = self.tokens.words
        if i + 1 >= limit:
            return False
        following = words[i + 1]
        base = words[i].fold
        if (
            "occasion" in following.tags
            and "adj" in words[i - 1].tags
            and not words[i - 1].definite
            and self.governs(i - 1, base)
        ):
            return True  # «دبلوماسي مشارك في اجتماع المجلس»
        if following.tags & {"occasion", "rel", "demonstrative"} and not (
            "body" in following.tags and not following.tags & {"occasion"}
        ):
            return False
        if self.is_time(i + 1) or following.kind == NUMBER:
            return False
        if base == "في" and named:
            return False  # «أنالينا بيربوك | في برلين»
        if self.governs(i - 1, base):
            return True
        if base == "في" and not person and following.definite and following.tags == {"noun"}:
            return False  # «النيابة العامة | في القضية»
        if base in ("لدى", "لدي"):
            return self.entity(i + 1) is not None or bool(
                following.tags & {"body", "place"}
            )  # not «لدى تقديمه المشروع»
        if base in ("في", "باسم", "بشان"):
            return True
        if base == "عن":
            if named and following.base in _SEATS:
                return True  # «النائب فلان عن كتلة المستقبل»
            return words[i - 1].base in ("مسوول", "مسووله", "مدافع", "نايب", "نايبه", "عضو", "صادر", "صادره")
        if base == "من":
            return following.fold == "اجل" or not person or "given" not in following.tags
        if base in ("الى", "الي"):
            return any(word.base in _SENT for word in words[max(0, i - 5) : i])  # «المبعوث الأممي الخاص إلى ليبيا»
        return False

    def governs(self, i: int, prep: str) -> bool:
        """Whether the word at *i* takes *prep* by itself: «مطلع على», «الموقعة على», «التابعة لـ»."""
        return i >= 0 and masculine(self.tokens.words[i].base) in _GOVERNMENT.get(prep, ())

    def _attached_prep_inside(self, i: int, limit: int, person: bool) -> bool:
        word = self.tokens.words[i]
        if word.tags & {"medium", "occasion"} or self.outlet_like(i):
            return False
        if (
            word.base.startswith("نظير")
            or word.base in ("صحفيين", "صحافيين", "صحفي", "بدور", "نظير", "قول", "راي", "مراسل")
            or word.fold
            in (
                "بدوره",
                "بدورها",
                "بقوله",
                "بقولها",
            )
        ):
            return False
        found = self.entity(i)
        if found and found[0] in MEDIA:
            return False
        if word.prep == "ك":
            return False
        if self.governs(i - 1, word.prep) or word.base == "رتبه":
            return True
        return bool(
            word.tags & {"body", "field", "office", "entity", "document", "place"}
            or found
            or word.definite
            or word.tags & {"nisba"}
        )

    def _mark(self, i: int, limit: int, first: int, closed: bool, before_object: bool, person: bool) -> int | None:
        """Where the phrase goes on behind a mark, or None where it ends there."""
        words, quotes = self.tokens.words, self.quotes
        form = words[i].form
        if form == "." and i + 1 < limit and words[i - 1].form in _ABBREVIATED:
            return i + 1  # «المنسق العام د. سامي الحداد»
        if form in QUOTES and i in quotes.closes:
            end = quotes.closes[i]
            if (
                end < limit
                and end - i <= 8
                and i > first
                and person
                and "given" in words[i + 1].tags
                and words[i - 1].tags & {"office", "honorific", "adj", "nisba"}
            ):
                return end + 1  # «المواطن "سامي حداد"»
            if (
                end < limit
                and end - i <= 7
                and not (
                    i > first and (words[i - 1].definite or (closed and not words[i - 1].tags & {"body", "medium"}))
                )
            ):
                return end + 1
            return None
        if form == "(":
            for j in range(i + 1, min(i + 9, limit)):
                if words[j].form == ")":
                    return j + 1
            return None
        if form == "،" or form == ",":
            nxt = i + 1
            if nxt >= limit or words[nxt].kind == MARK:
                return None
            word = words[nxt]
            if self.is_time(nxt) or word.conj or word.prep or word.tags & (FUNCTION | {"demonstrative"}):
                return None
            given = word.tags & {"given", "given-too"} and nxt + 1 < limit
            named = given and self.name_like(nxt) and self.name_like(nxt + 1)  # «ربيع بو شقرا»
            if before_object and "noun" in word.tags and not word.tags & {"office"} and not (person and named):
                return None
            if "medium" in word.tags or self._nunated(word):
                return None  # «أبلغ المتحدث، كريم ناصر، | الصحفيين»
            if any(_opens_quotation(r) for r in word.readings) and (
                word.fold.endswith("ا") or (nxt + 1 < limit and "comp" in words[nxt + 1].tags)
            ):
                return None  # «رئيس المجلس، مشيرا إلى أن»
            if any(r.kind == "cue" for r in word.readings) and not word.tags & COMMON:
                return None
            return (
                nxt
                if "office" in word.tags
                or "honorific" in word.tags
                or (person and self.name_like(nxt))
                or (
                    person
                    and word.definite
                    and word.tags & {"nisba", "adj"}
                    and nxt + 1 < limit
                    and self.name_like(nxt + 1)
                )
                or ("field" in word.tags and not before_object)
                else None
            )
        if (
            form in ".-ـ/"
            and i > first
            and i + 1 < limit
            and self.tokens.starts[i + 1] == self.tokens.ends[i]
            and self.tokens.starts[i] == self.tokens.ends[i - 1]
        ):
            return i + 1
        if form in "ـ_'’`":
            return i + 1
        return None

    @staticmethod
    def _mufaala(word: Word, head: Word) -> bool:
        """Whether a word like «معارضة» is the verbal noun and no title: behind a head that no feminine title fits."""
        return bool(_MUFAALA.fullmatch(word.base)) and not ("office" in head.tags and head.form.endswith("ة"))

    @staticmethod
    def _nunated(word: Word) -> bool:
        """Sound plurals and duals keep their nun only where no noun depends on them: «معارضون | البرهان»."""
        return "office" in word.tags and len(word.base) > 5 and word.base.endswith(("ون", "ين"))

    @staticmethod
    def _agrees_with(head: Word, word: Word) -> bool:
        """Whether an adjective can go with the head: a sound masculine plural not with a singular, a feminine not with a man's
        title («الوزير | المعارضة»).
        """
        if word.form.endswith("ة") and (
            head.base in _MASCULINE_BODIES
            or (
                is_verbal_noun(word.base)
                and "noun" in word.tags
                and head.base in _PLURAL_HEADS
                and "office" in head.tags
            )
        ):
            return False  # «قرر مجلس الوزراء | الموافقة على»
        if word.form.endswith("ة") and "office" in head.tags and "body" not in head.tags and head.definite:
            return head.form.endswith("ة") or head.base in _PLURAL_HEADS
        if (
            not word.base.endswith(("ين", "ون"))
            or "honorific" in word.tags
            or word.base in ("ثلاثين", "اربعين", "خمسين", "ستين")
        ):
            return True
        return head.base.endswith(("ون", "ين", "ان", "ا", "اء")) or not head.tags & {"office", "body"}

    def _with_ba(self, word: Word) -> bool:
        """Whether a short noun that begins with ب is rather another with the preposition: «برد» (with an answer, cold)."""
        if word.prep or word.definite or word.fold[:1] != "ب" or not 2 < len(word.fold) <= 4:
            return False
        rest = self.tokens.lexicon.word(word.fold[1:]).tags
        return bool(word.tags) and word.tags <= {"noun", "verb", "given-too", "adj"} and "noun" in rest

    def second_field(self, i: int, head: int) -> bool:
        """Whether «و» at *i* adds a second field to a body's name: «وزارة الثقافة | والإعلام», «معهد العلوم | والأمن الدولي»."""
        words = self.tokens.words
        return (
            "body" in words[head].tags
            and not words[head].definite
            and words[i].definite
            and bool(words[i].tags & {"field", "noun"})
            and not words[i].tags & {"office", "document"}
            and words[i - 1].definite
            and bool(words[i - 1].tags & {"field", "noun", "adj", "nisba", "body"})
        )

    def _coordinates(self, i: int, head_tags: frozenset[str]) -> bool:
        """Whether «و» joins one more of the same kind to the phrase: «بريطانيا وفرنسا», «مسؤولون ودبلوماسيون»."""
        word = self.tokens.words[i]
        if self.entity(i):
            return True
        if "office" in head_tags:
            return bool(word.tags & {"office", "nisba", "adj"})
        return bool(word.tags & {"body", "office", "nisba"})

    # -- names --------------------------------------------------------------------------------------------------------

    def person_name(self, first: int, last: int) -> tuple[int, int] | None:
        """The tokens of the person's name in a phrase, or None where it names no person."""
        runs = [run for run in self._runs(first, last) if not self._of_inner_office(first, run)]
        if not runs:
            return None
        words = self.tokens.words
        start = first
        while (
            start < last
            and ("honorific" in words[start].tags or words[start].kind == MARK)
            and words[start].fold not in ("رييس",)
        ):
            start += 1
        for run in runs:
            if run[0] == start or run[0] == first:
                return run
        head = words[start] if start < last else words[first]
        if head.base in _PLURAL_HEADS or head.base.endswith("ون"):  # «محللون في «غولدمان ساكس»» are no one person
            runs = [run for run in runs if run[0] == start + 1 or words[run[0] - 1].form not in QUOTES]
            if not runs:
                return None
        if head.tags & {"office"} and "honorific" not in head.tags and not (head.definite or "possessed" in head.tags):
            runs = [run for run in runs if not self._of_another(start, run)]
            if not runs:
                return None
        if not (head.tags & {"office", "honorific"} or words[first].tags & {"office", "honorific"}):
            # «البرتغالي جوزيه مورينيو», «قلب الدفاع السابق ريو فرديناند»
            of_a_country = words[first].definite and bool(words[first].tags & {"nisba", "adj"})
            if of_a_country and first + 1 < last and words[first + 1].definite and "nisba" in words[first + 1].tags:
                head_run = next((run for run in runs if run[0] == first + 2 and run[1] - run[0] > 1), None)
                if head_run is not None:
                    return head_run  # «الدولي الفرنسي بول بوغبا»
            return next(
                (
                    run
                    for run in runs
                    if (run[0] == first + 1 and run[1] - run[0] > 1 and of_a_country)
                    or (
                        run[1] - run[0] > 1
                        and words[run[0] - 1].definite
                        and self._given(run)
                        and (run[1] >= last - 1 or run[0] - first <= 2)
                    )
                ),
                None,
            )
        return max(runs, key=lambda run: (min(run[1] - run[0], 2), self._given(run), run[0]))

    def _of_another(self, start: int, run: tuple[int, int]) -> bool:
        """Whether a name depends on the indefinite office at *start*: «محامي سامي حداد»."""
        words = self.tokens.words
        trade = words[start].base not in _OFFICES_AS_NAMES and words[start].base not in _OF_RANK
        return run[0] == start + 1 and trade and "given" not in words[start].tags

    def _of_inner_office(self, first: int, run: tuple[int, int]) -> bool:
        """Whether a name is that of the office a phrase depends on: «متحدث باسم وزير الخارجية سامي حداد», «مستشار الرئيس السوري
        بشار الأسد», whom the registry knows as president and as nobody's adviser.
        """
        words = self.tokens.words
        head = words[first]
        if not head.tags & {"office", "body"} or run[0] - first < 2:
            return False
        if words[first + 1].fold == "باسم":
            return bool(words[first + 2].tags & {"office"}) and not words[first + 2].tags & {"body"}
        inner = [
            word
            for before, word in zip(words[first : run[0]], words[first + 1 : run[0]], strict=False)
            if "office" in word.tags and word.base not in ("عام", "اول") and (word.prep or not before.definite)
        ]
        if "office" not in head.tags:
            return bool(inner)  # «مكتب رئيس النمسا هاينز فيشر»
        known = self.match(run[0])
        if known is None or known[0].kind != "person":
            return False
        held = [[word.removeprefix("ال") for word in fold(role.office).split()] for role in known[0].roles]
        if not inner or any({masculine(head.base), head.base} & set(office) for office in held):
            return False
        said = {word.base for word in words[first : run[0]]}
        of_state = {role.office for role in known[0].roles if role.of == known[0].parent}
        return any(
            office[0] == inner[-1].base and (role.office in of_state or said.issuperset(office[1:]))
            for role, office in zip(known[0].roles, held, strict=True)
        )

    def _of_the_kingdom(self, i: int, head: int) -> bool:
        """«شركة أرامكو | السعودية»: a state's name that is an adjective too, behind a feminine body."""
        words = self.tokens.words
        agrees = "body" in words[head].tags and words[head].base.endswith(("ه", "ات"))
        before = words[i - 1].tags
        return (
            agrees and words[i].definite and "nisba" in words[i].tags and ("nisba" not in before or "field" in before)
        )

    def _described_by_country(self, i: int, last: int) -> bool:
        """«النجم الأرجنتيني | أنخيل دي ماريا»: a noun with its article, a relative adjective, then the name."""
        words = self.tokens.words
        if i + 2 >= last or not words[i].definite or words[i].base in self.surnames or "surname" in words[i].tags:
            return False
        return words[i + 1].definite and "nisba" in words[i + 1].tags and self.name_like(i + 2)

    def _office_of(self, i: int) -> bool:
        """Whether the word at *i* completes an office before it: another office, a body, a field."""
        word = self.tokens.words[i]
        return bool(word.tags & {"office", "body", "field"}) and not word.tags & {"given", "given-too", "particle"}

    def _given(self, run: tuple[int, int]) -> bool:
        return bool(self.tokens.words[run[0]].tags & {"given", "particle"})

    def _runs(self, first: int, last: int) -> list[tuple[int, int]]:
        words = self.tokens.words
        runs: list[tuple[int, int]] = []
        i = first
        while i < last:
            found = self.entity(i)
            if found and found[0] == "person":
                end = i + found[1]
                while (
                    end < last
                    and self.name_like(end)
                    and not words[end].conj  # «سيرغي لافروف | وعبد المجيد تبون»
                    and ("particle" in words[end].tags or "particle" in words[end - 1].tags)
                ):
                    end += 1  # «تميم بن حمد | آل ثاني»
                if i == first or not self._named_after(i):
                    runs.append((i, end))
                i = end
                continue
            if found and not ("given" in words[i].tags and i + 1 < last and self.name_like(i + 1)):
                i += found[1]
                continue
            start = i
            if self.name_like(i) and not words[i].conj and not self._described_by_country(i, last):
                i += 1
                while i < last and i - start < 9:
                    servant = i > 1 and words[i - 2].base == "عبد"
                    if words[i].definite and "office" in words[i].tags and i + 1 < last and words[i + 1].fold == "باسم":
                        break  # «أبو عبيدة | الناطق باسم الكتائب»
                    if i - start >= 2 and "office" in words[i].tags and i + 1 < last and self._office_of(i + 1):
                        break  # «أيمن توفيق | مساعد وزير التجارة»: an office that is a name too
                    if (
                        words[i - 1].definite
                        and not servant
                        and "given" in words[i].tags
                        and words[i - 1].tags.isdisjoint({"given"})
                    ):
                        break
                    if (
                        words[i - 1].definite
                        and not words[i - 2].base.endswith("عبد")
                        and not words[i].definite
                        and not words[i].tags & {"given", "particle"}
                        and i - start > 1
                    ):
                        break
                    if (
                        words[i - 1].base.endswith("عبد")
                        or (i - start == 1 and words[i].fold in ("الله", "الدين"))  # «نصر الله»
                        or (self.name_like(i) and (not words[i].conj or words[i].definite))
                        or self.surname_like(i)
                        or (
                            words[i].definite
                            and i - start >= 2
                            and "particle" in words[i - 2].tags
                            and "office" not in words[i].tags
                            and not words[i].prep
                        )
                        or (
                            (i - start == 1 or (i - start == 2 and "given" in words[start].tags))
                            and words[i].definite
                            and words[i].tags & {"adj", "nisba"}
                            and words[i - 1].base not in self.surnames
                            and not words[i].prep
                            and not words[i].conj
                        )
                        or self._completes(i, i - start)
                        or (
                            words[i].definite
                            and words[i - 1].tags & {"particle", "given"}
                            and not words[i].prep
                            and not words[i].conj
                            and not words[i].tags & {"office", "body", "nisba"}
                        )
                        or (words[i].definite and words[i - 1].fold == "ولد" and "honorific" in words[i].tags)
                        or (
                            words[i].form in "-."
                            and i + 1 < last
                            and self.tokens.ends[i] == self.tokens.starts[i + 1]
                            and self.tokens.ends[i - 1] == self.tokens.starts[i]
                            and self.name_like(i + 1)
                        )
                    ):
                        i += 1
                    elif words[i].kind == MARK and words[i].form in QUOTES | {"("} and i - start >= 1:
                        break
                    else:
                        break
                if start > first and (self._named_after(start) or (i - start == 1 and self._relation(start))):
                    i = self._next_given(start, i)
                    continue
                if i - start >= 2 or "given" in words[start].tags or start == first or self._after_title(start, first):
                    if not (i - start == 1 and words[start].tags & {"particle"}):
                        runs.append((start, i))
            elif (
                words[i].definite
                and (self.surname_like(i) or words[i].base in ("صدر",))
                and self._stands_alone(i, first, last)
            ):
                runs.append((i, i + 1))
                i += 1
            else:
                i += 1
        return runs

    def _next_given(self, first: int, last: int) -> int:
        """Where a person's name starts behind the name of a place or body in one run of names: «سوق عكاظ | فهد الحارثي»."""
        words = self.tokens.words
        for k in range(first + 1, last - 1):
            if "given" in words[k].tags and not words[k].definite and not words[k - 1].tags & {"given", "particle"}:
                return k
        return last

    def _closed_by_adjective(self, head: int, i: int) -> bool:
        """Whether the definite noun at *i* stands behind an indefinite official's adjective, which it cannot depend on; «مسؤول رفيع
        المستوى» is one phrase.
        """
        words = self.tokens.words
        before, word = words[i - 1], words[i]
        if words[head].definite or before.definite or before.base in ("رفيع", "رفيعه", "عالي", "واسع", "شديد"):
            return False
        feminine = words[head].form.endswith("ة")
        qualify = all(
            w.tags & {"nisba", "adj"} and not w.tags & {"body", "given", "surname"} and w.form.endswith("ة") == feminine
            for w in words[head + 1 : i]
        )
        thing = word.tags & {"noun", "occasion", "document"} or is_verbal_noun(word.base)
        return qualify and bool(thing) and not self.adjective(i)

    @staticmethod
    def _plural_people(word: Word) -> bool:
        """«المانحين», «المتظاهرين»: no surname."""
        return (
            word.definite
            and word.base.endswith(("ين", "ون"))
            and len(word.base) > 5
            and bool(word.tags & {"adj", "office"})
        )

    def _completes(self, i: int, so_far: int) -> bool:
        """Whether the definite word at *i* is the surname of a lone given name before it, whatever else it may mean: «وليد المعلم»."""
        word, before = self.tokens.words[i], self.tokens.words[i - 1]
        servant = i > 1 and self.tokens.words[i - 2].base == "عبد" and before.definite  # «عبد الفتاح البرهان»
        return (
            (so_far == 2 if servant else so_far == 1 and "given" in before.tags and not before.definite)
            and word.definite
            and not (word.prep or word.conj or (self.is_time(i) and (servant or self._ruler(i - 2))))
            and not (word.tags & {"body", "same"})
            and self.entity(i) is None
        )

    def _ruler(self, i: int) -> bool:
        """Whether the title at *i* is one whose bearers go by one name: «الملك سلمان | الخميس»."""
        return i >= 0 and self.tokens.words[i].base in _RULERS

    def _named_after(self, i: int) -> bool:
        """Whether the name at *i* is that of a place or body: «جامعة محمد الخامس», «جامعة القاضي عياض»."""
        words = self.tokens.words
        j = i - 1
        while j > 0 and "honorific" in words[j].tags:
            j -= 1
        return (
            "body" in words[j].tags
            and not words[j].definite
            and ("office" not in words[j].tags or "field" in words[j].tags)
        )

    def _relation(self, i: int) -> bool:
        """Whether the lone word at *i* is a relative adjective of an indefinite office: «خبير نفطي», «مسؤول تركي»."""
        before, word = self.tokens.words[i - 1], self.tokens.words[i]
        office = "office" in before.tags and not before.definite
        address = "honorific" in before.tags and "given" in word.tags  # «دكتور سامي»
        return office and not address and not word.definite and len(word.fold) >= 4 and word.fold.endswith("ي")

    def _after_title(self, i: int, first: int) -> bool:
        """A single unknown word is a surname behind a form of address or an office closed by a definite word."""
        return i > first and (
            self.tokens.words[i - 1].definite
            or "honorific" in self.tokens.words[i - 1].tags
            or self.tokens.words[i - 1].form in QUOTES | {"،"}
        )

    def _stands_alone(self, i: int, first: int, last: int) -> bool:
        """«الجبوري» as the whole phrase, or behind a form of address: «الشيخ الصباح»."""
        if i == first and i + 1 == last:
            return True
        return (
            i > first and "honorific" in self.tokens.words[i - 1].tags and self.tokens.words[i - 1].base in _ADDRESSES
        )

    def words_of(self, first: int, last: int) -> list[str]:
        """The look-up forms of a phrase's words without clitics, marks left out."""
        return [w.base for w in self.tokens.words[first:last] if w.kind != MARK]

    def text_of(self, first: int, last: int) -> str:
        """The page's own characters of a phrase, its first word without an attached conjunction."""
        tokens = self.tokens
        word = tokens.words[first]
        start = tokens.starts[first] + (word.cut if word.conj else 0)
        return tokens.text[start : tokens.ends[last - 1]]


_GOVERNMENT = {fold(prep): frozenset(map(fold, words)) for prep, words in read_toml("lexicon/government.toml").items()}


def _nominative(word: Word) -> bool:
    return word.base.endswith("ون") and len(word.base) > 4 and "given" not in word.tags


def _oblique(word: Word) -> bool:
    return word.base.endswith("ين") and len(word.base) > 4 and not word.tags & {"given", "entity", "place", "surname"}


def _opens_quotation(reading: Reading) -> bool:
    """Whether a reading is the participle of a cue of saying: «قائلا», «مؤكدا»."""
    entry = reading.entry
    return reading.kind == "cue" and getattr(entry, "kind", "") == "participle"


_PLURAL_HEADS = word_set("plurals")
_RULERS = frozenset({"ملك", "امير", "سلطان", "شيخ", "بابا", "ملكه", "اميره"})
_WITHHOLDS = frozenset({"طلب", "فضل", "رفض", "اشترط", "طلبت", "فضلت", "رفضت", "اشترطت", "طلبوا"})
_WITHHELD = frozenset({"عدم", "كشف", "ذكر", "افصاح", "كتمان", "حجب"})
_OFFICES_AS_NAMES = frozenset({"امين", "امير", "خطيب", "شيخ", "قايد", "سلطان", "عميد", "نقيب", "ملك", "حاكم", "مرشد"})
_TRADES = word_set("trades")
_OF_RANK = word_set("of_rank")
_FEELINGS = word_set("feelings")
_MASCULINE_BODIES = word_set("masculine_bodies")
_SENT = frozenset({"مبعوث", "مبعوثه", "سفير", "سفيره", "موفد", "ممثل", "مندوب"})
_ADDRESSES = word_set("addresses")
_ABBREVIATED = frozenset({"د", "م", "أ", "ا", "ب"})  # دكتور، مهندس، أستاذ، بروفيسور
_HONORIFIC_TAILS = frozenset({"شريفين", "ملكي", "سامي", "معالي", "سمو", "سعاده", "فخامه"})
_CALLED = frozenset({"يدعى", "تدعى", "يدعي", "تدعي", "يسمى", "تسمى", "اسمه", "اسمها"})
