"""Names that only their place betrays: what stands between a verb of saying and أن can be nothing but who speaks.

The words of a name may be anything else too («توت», «جنين», «تشير»), and the first letter of a surname may look like a
clitic («بايتاس»). What encloses them decides, once for the page, before its phrases are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tawatur.arabic.data import word_set
from tawatur.arabic.morphology import is_verbal_noun
from tawatur.arabic.numbers import NUMBER_WORDS
from tawatur.arabic.words import ABBREVIATION_POINT, MARK, WORD, Word, named
from tawatur.names.word_kinds import COMMON, FUNCTION, OF_RANK, OFFICES_AS_NAMES, POSSESSED, WordKinds

LISTENERS = word_set("listeners")
_TAKE_L = frozenset({"وفقا", "طبقا", "تبعا", "خلافا"})
_TATWEEL = "\u0640"
_FULL_STOPS = frozenset(".؟!")
_AFTER_NAMES = frozenset({"given", "given-too", "surname", "nisba", "adj", "office", "honorific"})
_ATTRIBUTE = frozenset({"بحسب", "حسب", "وفق"})
_NAMES_LIKE_PARTICLES = frozenset({"آن", "غير", "لي", "بيل", "بن"})
_IN_TITLES = frozenset({"body", "field", "noun", "office"})
_NAME_ENDS = frozenset({"الله", "الدين"})
_BLESSINGS = frozenset({"صلي", "رضي", "رحم", "حفظ"})
_SPELT_LETTERS = frozenset({"بي", "سي", "اف", "ار", "تي", "في"})  # «قالت لبي بي سي»
_NO_NAMES = frozenset(
    {"office", "body", "document", "occasion", "medium", "adj", "nisba", "same", "field", "accusative", "possessed"}
    | {"demonstrative", "honorific"}
)


_OPENING = _ATTRIBUTE | _TAKE_L | {"عن"}
_NO_VERB = COMMON - {"noun"} | {"given", "prep", "particle"}


class NameSlots(WordKinds):
    """Finds the names of a page by what encloses them, and notes their words as names."""

    def _settle_words(self) -> None:
        self._quiet_listed_names()
        self._split_attached()
        self._rejoin_surnames()
        self._name_closed_slots()
        self._name_by_rank()
        self._addressed_names = frozenset(self._behind_forms_of_address())

    def _quiet_listed_names(self) -> None:
        """Take «إن» within a medium's listed name for no particle: «شبكة سي إن إن»."""
        words = self.tokens.words
        for i, word in enumerate(words):
            if "comp" not in word.tags or i == 0:
                continue
            for k in range(max(0, i - 2), i):
                found = self.match(k)
                if found is not None and k + found[1] > i:
                    words[i] = quiet = Word(word.form, WORD)
                    quiet.tags = frozenset({"entity"})
                    break

    def _split_attached(self) -> None:
        """Cut the ل off an unknown word that can have no other letter there: «وفقا | لشتيفن زايبرت»."""
        words = self.tokens.words
        for i, (before, word) in enumerate(pairwise(words), 1):
            if before.base not in _TAKE_L or word.fold[:1] != "ل":
                continue
            if not (word.prep or word.conj or word.definite) and len(word.fold) > 3:
                end = 1 + (word.form[1] == _TATWEEL)
                rest = self.tokens.lexicon.word(word.form[end:])
                words[i] = cut = Word(word.form, WORD)
                cut.prep, cut.prep_cut, cut.base = "ل", end, word.fold[1:]
                cut.tags = rest.tags - {"verb"} if rest.base == cut.base else frozenset()

    def part_surnames(self) -> None:
        """Cut the «و» off what is, without it, a surname of the page: «وروتو معارض للاتفاق»."""
        words = self.tokens.words
        for i, word in enumerate(words):
            plain = not (word.tags or word.readings or word.conj or word.prep or word.definite)
            if plain and word.fold[:1] == "و" and word.fold[1:] in self.surnames and word.fold not in self.surnames:
                words[i] = cut = Word(word.form, WORD)
                cut.conj, cut.cut, cut.prep_cut, cut.base = "و", 1, 1, word.fold[1:]

    def _rejoin_surnames(self) -> None:
        """Take words for surnames whose first letter only looked like a preposition: «مصطفى بايتاس», and «بايتاس» alone then."""
        words = self.tokens.words
        joined = {
            words[i].fold
            for i in range(1, len(words) - 1)
            if words[i].prep
            and not (words[i].definite or words[i].conj or words[i].readings)
            and "given" in words[i - 1].tags
            and not words[i - 1].definite
            and (not words[i - 1].prep or words[i - 2].base in _TAKE_L)
            and (self._of_a_son(words[i]) or self._closes_a_name(i))
        }
        for i, word in enumerate(words):
            if word.fold in joined:
                words[i] = Word(word.form, WORD)

    def _closes_a_name(self, i: int) -> bool:
        """Whether the word at *i*, behind a given name, stands where only its surname can: it is followed by أن or a mark, or its
        last letters are no word and the given name opens the phrase.
        """
        words = self.tokens.words
        word, behind = words[i], words[i + 1]
        if word.tags - FUNCTION or (word.tags and len(word.base) < 4):
            return False
        opens = i > 1 and (words[i - 2].kind == MARK or self._says(i - 2) or words[i - 2].base in _TAKE_L)
        closed = behind.kind == MARK or "comp" in behind.tags or self._opens_title(i + 1)
        return closed or (opens and not is_verbal_noun(word.base))

    def _of_a_son(self, word: Word) -> bool:
        """Whether a word is a surname of the Maghreb that begins with «بن»: «بنجلون», «بنموسى»."""
        unknown = not self.tokens.lexicon.known(word.base) or word.base.endswith("ون")
        return word.fold.startswith("بن") and len(word.fold) > 4 and unknown

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
                or word.base in OF_RANK
                or word.tags & (FUNCTION | {"accusative", "possessed"})
                or POSSESSED.fullmatch(word.fold)
                or is_verbal_noun(word.fold)
                or self.is_time(k)
                or any(r.kind in ("cue", "said") for r in word.readings)
            )

        for i, word in enumerate(words):
            if not (word.definite and "honorific" in word.tags) and word.form != ABBREVIATION_POINT:
                continue
            last = i + 1
            while last < len(words) and last - i <= 5 and bare(last):
                last += 1
            if last < len(words) and self._closing_surname(i + 1, last):
                last += 1  # «الدكتورة مجيدة الناجم مديرة المركز»
            elif not 2 <= last - i - 1 <= 4:
                continue
            first, behind = words[i + 1], words[last] if last < len(words) else None
            titled = "office" in first.tags and not first.tags & {
                "given",
                "given-too",
                "surname",
            }  # «الأمير | نائب أمير»
            closed = behind is None or behind.form in ("،", ":", ".", ",") or "comp" in behind.tags
            closed = closed or (words[last - 1].definite and "office" in behind.tags if behind is not None else False)
            names = any(not w.tags or w.tags & {"given", "given-too", "surname"} for w in words[i + 1 : last])
            if closed and names and not titled:
                yield from range(i + 1, last)

    def _closing_surname(self, first: int, i: int) -> bool:
        """Whether the definite word at *i* is the surname of one or two words from *first* that are no nouns."""
        words = self.tokens.words
        names = {"adj", "given", "given-too", "surname"}
        plain = all(not word.tags - names for word in words[first:i])
        own = not words[i].tags - (names | {"nisba"}) and words[i].kind == WORD
        return 1 <= i - first <= 2 and plain and own and words[i].definite and not (words[i].prep or words[i].conj)

    def _name_closed_slots(self) -> None:
        """Take for a name the two to four words that are all there is between a verb of saying, an office, a preposition of
        attribution or a full stop and أن, a mark or a title, whatever else they may mean: «قال توت قلواك إن», «وبحسب آن ليندي،»,
        «قال الوزير سامي مسلم إن», «آن ليندي، وزيرة الخارجية، قالت».
        """
        words = self.tokens.words
        for i in range(-1, len(words) - 2):
            word = words[max(i, 0)]
            if i >= 0 and not (word.definite or word.readings or word.kind == MARK or word.base in _OPENING):
                continue  # most words, told at a glance
            opener = self._opens_slot(i)
            if not opener:
                continue
            last = i + 1
            while last < len(words) and last - i <= 5 and self._in_slot(last, last == i + 1):
                again = opener == "pause" or (opener == "title" and not self._said_before(i))
                if again and self._says(last) and words[min(last + 1, len(words) - 1)].form != "،":
                    break  # «لكن الرئيس سامي حداد | قال: »
                last += 1
            if last == i + 2 < len(words) and opener == "verb" and self._surname_alone(i + 1):
                words[i + 1] = surname = Word(words[i + 1].form, WORD)
                surname.tags = words[i + 1].tags | {"surname"}
            listed = self.match(i + 1)
            named_here = 2 <= last - i - 1 <= 4 and last < len(words) and (listed is None or listed[0].kind == "place")
            if named_here and self._name_of_slot(i + 1, last) and self._closes_slot(i + 1, last, opener):
                for k in range(i + 1, last):
                    words[k] = named(words[k], "given" if k == i + 1 else "surname")
                    place = self.match(k)
                    if place is not None and place[0].kind == "place":
                        self._entities[k] = None  # «قالت المبعوثة جنين بلاسخارت»

    def _name_by_rank(self) -> None:
        """Take a rank before a relative adjective with the article for a first name, as the rank would have the article too:
        «القيادي في الحركة مشير المصري», «أمين السوري».
        """
        words = self.tokens.words
        for i in range(len(words) - 2):
            rank, nisba, behind = words[i], words[i + 1], words[i + 2]
            if rank.base not in OFFICES_AS_NAMES or rank.definite or rank.prep or rank.conj:
                continue
            relative = (
                nisba.definite and "nisba" in nisba.tags and not nisba.tags & {"body", "office", "field", "medium"}
            )
            closed = "comp" in behind.tags or behind.kind == MARK or "prep" in behind.tags
            if relative and closed and not (nisba.prep or nisba.conj):
                words[i] = named(rank, "given")
                words[i + 1] = surname = Word(nisba.form, WORD)
                surname.definite, surname.base, surname.tags = True, nisba.base, frozenset({"surname"})

    def _opens_slot(self, i: int) -> str:
        """What stands at token *i*, behind which a name may stand: a verb of saying, a title, a preposition, a pause; or nothing."""
        if i < 0:
            return "pause"
        word = self.tokens.words[i]
        if word.kind == MARK:
            return "pause" if word.form in _FULL_STOPS else ""
        if self._closes_title(i):
            return "title"
        if word.base in _ATTRIBUTE or word.base in _TAKE_L:
            return "according"
        if self._says(i):
            return "verb"
        return "from" if word.fold == "عن" else ""

    def _closes_title(self, i: int) -> bool:
        """Whether the definite word at *i* ends a title: «رئيس المنظمة | آن ليندي», «وزيرة الخارجية السويدية | آن ليندي»."""
        words = self.tokens.words
        if not words[i].definite:
            return False
        for k in range(i, max(-1, i - 6), -1):
            word = words[k]
            if "office" in word.tags and "body" not in word.tags:
                return not word.base.endswith(("ون", "ين", "ات"))
            inner = word.definite if k == i else word.definite or word.fold == "باسم" or word.tags & _IN_TITLES
            if not inner or word.prep or word.conj:
                return False
        return False

    def _closes_slot(self, first: int, i: int, opener: str) -> bool:
        """Whether the name from *first* behind *opener* must have ended before token *i*."""
        words = self.tokens.words
        word, opening, before = words[i], words[first], words[i - 1]
        if opener == "pause":
            title = i + 1 < len(words) and "office" in words[i + 1].tags
            return word.form == ":" or (word.form == "،" and title)
        if opener == "from":
            return any(r.kind == "said" for r in word.readings)
        plain = not (before.tags - {"entity"} or before.readings) or bool(before.tags & {"given", "surname"})
        if "comp" in word.tags or word.fold == "ما" or (self._opens_title(i) and (plain or not word.definite)):
            return True
        given = bool(opening.tags & {"given", "particle"})
        if opener == "title":
            return (given and word.form == ":") or self._tells(i)
        named_word = given or not opening.tags - {"entity"} or before.tags == {"surname"}
        named_word = named_word or opening.form in _NAMES_LIKE_PARTICLES
        if word.form == "،" and i + 1 < len(words):  # «قال توت قلواك، رئيس المنظمة،», «وبحسب توت قلواك، فإن»
            named_word = named_word or self._opens_title(i + 1) or "comp" in words[i + 1].tags
        if self._tells(i) or (named_word and (word.form in ("،", ":") or self.is_time(i))):
            return True
        if word.definite:
            noun = word.tags & {"noun", "occasion", "document"} and word.tags.isdisjoint(_AFTER_NAMES)
            return bool(noun) and plain and named_word and opener == "verb"
        return given and plain and "prep" in word.tags

    def _opens_title(self, i: int) -> bool:
        """Whether an office stands at *i* with what it is of: «رئيس المنظمة», «الناطق باسم الجيش», «نائب رئيس»."""
        words = self.tokens.words
        word = words[i]
        if "office" not in word.tags or word.prep or word.conj or i + 1 >= len(words):
            return False
        following = words[i + 1]
        of_it = following.definite or following.fold == "باسم" or bool(following.tags & _IN_TITLES)
        return of_it and not (following.prep or following.conj or following.readings)

    def _tells(self, i: int) -> bool:
        """Whether «ل» with whom it is told stands at *i*: «لوكالة الأنباء», «للصحفيين»."""
        word = self.tokens.words[i]
        if word.prep != "ل":
            return False
        return word.base in LISTENERS or "medium" in word.tags or self.outlet_like(i)

    def _said_before(self, i: int) -> bool:
        """Whether the verb of saying stands before the title that ends at *i*, so that no other may follow it."""
        for k in range(i - 1, max(-1, i - 8), -1):
            if self.tokens.words[k].kind == MARK:
                return False
            if self._says(k):
                return True
        return False

    def _says(self, i: int) -> bool:
        """Whether a verb of saying stands at *i*."""
        word = self.tokens.words[i]
        if not word.readings or word.definite or not word.tags.isdisjoint(_NO_VERB):
            return False
        return any(r.kind == "cue" for r in word.readings)

    def _surname_alone(self, i: int) -> bool:
        """Whether an unknown word is all there is between a verb of saying and أن, whatever it looks like: «قال هونت إن»."""
        words = self.tokens.words
        word, behind = words[i], words[i + 1]  # a slot is closed
        verbs = {getattr(r.entry, "kind", "") for r in word.readings}
        if word.tags - {"entity"} or verbs - {"perfect"} or word.prep or word.conj or len(word.fold) < 4:
            return False
        if self.registry.match(self.tokens, i) is not None:
            return False  # «تأمل أنقرة أن»
        participle = word.fold.endswith("ا") and (word.fold[0] == "م" or word.fold[1:2] == "ا")  # «قال مبتسما إن»
        that = "comp" in behind.tags and not behind.conj
        return not participle and (that or self._tells(i + 1))

    def _in_slot(self, i: int, first: bool) -> bool:
        """Whether the word at *i* may be one of the words of a name in a closed slot."""
        word = self.tokens.words[i]
        if word.kind != WORD or len(word.fold) < 2 or word.form.isascii():
            return False
        if first and word.form[word.prep_cut :] in _NAMES_LIKE_PARTICLES:
            return True
        behind_l = first and word.prep == "ل" and self.tokens.words[i - 1].base in _TAKE_L
        before = self.tokens.words[i - 1]
        if not first and (before.base.endswith("عبد") or word.fold in _NAME_ENDS or before.fold == "ولد"):
            return not word.prep
        if word.definite or (word.prep and not behind_l) or (word.conj and self.tokens.lexicon.known(word.base)):
            return False
        if {"given", "possessed"} <= word.tags or ({"surname"} <= word.tags and not word.tags & {"office", "body"}):
            return True  # «نبيه بري»
        known_behind_l = first and word.fold[0] == "ل" and not word.tags and self.tokens.lexicon.known(word.fold[1:])
        aside = any(r.kind == "said" or getattr(r.entry, "kind", "") == "participle" for r in word.readings)
        if known_behind_l or aside or word.base in _BLESSINGS or word.fold in _SPELT_LETTERS:
            return False
        if word.fold in NUMBER_WORDS or self.is_time(i) or word.form[-1] in "\u064b\u064c\u064d":
            return False
        return not (word.tags & (FUNCTION | _NO_NAMES) or POSSESSED.fullmatch(word.fold))

    def _name_of_slot(self, first: int, last: int) -> bool:
        """Whether the words of a slot are a name: it opens with a given name or a word that is no noun, or with a noun before
        words that are none.
        """
        words = self.tokens.words
        opening, rest = words[first], words[first + 1 : last]

        def unknown(word: Word) -> bool:
            plain = not (word.tags - {"entity"} or word.readings)
            inflected = word.fold.endswith(("ه", "ات", "ين", "ون")) and "entity" not in word.tags
            return (plain and not inflected) or word.fold in _NAME_ENDS

        def of_a_name(word: Word) -> bool:
            return unknown(word) or bool(word.tags & {"given", "given-too", "surname", "particle", "place"})

        if is_verbal_noun(opening.fold) and "given" not in opening.tags:
            return False
        if "given" in opening.tags or opening.base == "عبد":
            ended = bool(rest) and rest[-1].fold in _NAME_ENDS  # «توفيق شرف الدين»
            return all(map(of_a_name, rest[: -2 if ended else -1]))
        if opening.form[opening.prep_cut :] in _NAMES_LIKE_PARTICLES:
            return any(map(of_a_name, rest))
        if unknown(opening):
            return len(rest) == 1 or all(map(of_a_name, rest[:-1]))
        return all(unknown(word) or word.tags == {"surname"} for word in rest) and not opening.fold.endswith(
            ("ه", "ات", "ين", "ون")
        )
