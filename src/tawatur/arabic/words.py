"""Words: one pass of tokenising, each distinct word form looked up once and remembered.

A ``Word`` is what is known about a form, whatever page it stands on; a ``Tokens`` is a page as parallel lists of
forms and offsets. Clitics are cut only where the rest is known to the lexicon, so «وزير» keeps its و and «وقال» loses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold
from tawatur.arabic.morphology import is_verbal_noun

MARKS = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
_DIRECTION = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff"
TOKEN = re.compile(
    rf"[^\W\d_A-Za-z][^\W\d_]*(?:[{MARKS}\u200c\u200d]+[^\W\d_]*)*"  # a word of any script but Latin, diacritics inside
    rf"|\d+(?:[.,٫٬]\d+)*|[A-Za-z]+|'{{2}}|[^\w\s{_DIRECTION}]|_"
)

NUMBER, WORD, MARK = "number", "word", "mark"
ABBREVIATION_POINT = "·"  # the form of the point in «د. سامي حداد», which ends nothing
_ABBREVIATED = frozenset({"د", "م", "أ", "ا", "ب"})  # دكتور، مهندس، أستاذ، بروفيسور


@dataclass(frozen=True, slots=True)
class Reading:
    """A lexicon entry that a word form may stand for: what kind it is, and the entry itself."""

    kind: str
    entry: Any


class Word:
    """A word form: ``fold`` is its look-up form, ``base`` the same without clitics; ``conj`` an attached و or ف,
    ``prep`` an attached ب, ل or ك, ``definite`` whether ال (or لل) stands on it. ``tags`` are the classes of the lexicon
    its base belongs to, ``readings`` its entries. ``cut`` counts the characters that the conjunction takes of the form
    (also where only a reading has one),
    ``prep_cut`` those that conjunction and preposition take.
    """

    __slots__ = ("base", "conj", "cut", "definite", "fold", "form", "kind", "prep", "prep_cut", "readings", "tags")

    def __init__(self, form: str, kind: str) -> None:
        self.form = form
        self.fold = fold(form) if kind != MARK else form
        self.kind = kind
        self.base = self.fold
        self.conj = self.prep = ""
        self.cut = self.prep_cut = 0
        self.definite = False
        self.tags: frozenset[str] = frozenset()
        self.readings: tuple[Reading, ...] = ()

    def __repr__(self) -> str:
        return f"Word({self.form!r}, base={self.base!r}, tags={sorted(self.tags)})"


_NONE: frozenset[str] = frozenset()
_BASIM = "باسم"
_SPEAKS_FOR = word_set("spokesmen") | word_set("speakers_in_the_name_of")


class Lexicon:
    """Word forms by look-up form: their tags and entries. Looks each form up once and keeps what it found."""

    def __init__(self, tags: Mapping[str, Iterable[str]], readings: Mapping[str, Iterable[Reading]]) -> None:
        self._tags = {form: frozenset(classes) for form, classes in tags.items()}
        self._readings = {form: tuple(entries) for form, entries in readings.items()}
        self._seen: dict[str, Word] = {}

    def __getstate__(self) -> dict[str, object]:
        return {"_tags": self._tags, "_readings": self._readings, "_seen": {}}

    def __setstate__(self, state: dict[str, object]) -> None:
        for name, value in state.items():
            setattr(self, name, value)

    def known(self, base: str) -> bool:
        """Whether the look-up form has tags or entries."""
        return base in self._tags or base in self._readings

    def word(self, form: str) -> Word:
        """What is known about *form*."""
        word = self._seen.get(form)
        if word is None:
            if len(self._seen) > 200_000:  # bounded memory on endless streams; what is dropped is found again
                self._seen.clear()
            word = self._seen[form] = self._analyse(form)
        return word

    def _analyse(self, form: str) -> Word:
        first = form[0]
        extra = _NONE
        if first.isdecimal():
            return Word(form, NUMBER)
        if not first.isalpha():
            return Word(form, MARK)
        word = Word(form, WORD)
        if not word.fold:  # a lone tatweel
            return Word(form, MARK)
        folded = word.fold
        stretched = _STRETCHED.match(form)
        if stretched is not None and (not self.known(folded) or _hamza_at(form, stretched.end())):
            return self._behind_stretch(word, stretched)
        for conj, prep, article, base in _splits(folded):
            if article and _hamza_at(form, len(conj) + len(prep)):
                continue
            if not conj and not prep and not article and not _hamza_at(form, 0) and self._rather_joined(base):
                continue
            if conj == "ف" and self._tags.get(base, _NONE) and self._tags[base] <= _NAMES:
                continue  # «فالون» is no «then Alon»
            if self.known(base) and self._fits(base, prep, article):
                word.conj, word.prep, word.definite, word.base = conj, prep, article, base
                break
        else:
            inflected = self._inflected(folded, form)
            if inflected is None:
                conj, prep, article, base = _guess(folded)
                if article and _hamza_at(form, len(conj) + len(prep)):
                    conj, prep, article, base = "", "", False, folded
            else:
                (conj, prep, article, base), extra = inflected
            word.conj, word.prep, word.definite, word.base = conj, prep, article, base
        word.cut = _letters(form, len(word.conj))
        word.prep_cut = _letters(form, len(word.conj) + len(word.prep))
        tags, readings = self._tags.get(word.base, _NONE), self._readings.get(word.base, ())
        if word.definite:
            tags = tags - {"verb"} - _PARTICLES  # «العلي» is a surname
            if tags & {"office", "honorific"}:
                tags = tags - {"given"}  # «الأمير» is a title
        elif word.prep:
            tags = tags - {"verb"}
        if form[-1] == "ة" and "occasion" in tags and "occasion" in self._tags.get(word.base[:-1] + "ها", _NONE):
            tags = frozenset({"adj"})  # «دراسة حديثة», not «حديثه»
        if tags == {"verb"} and not readings:
            tags = self._rather_possessed(folded, form) or tags
        elif (
            "office" in tags
            and form[-1] == "ه"
            and not word.definite
            and "office" in self._tags.get(word.base[:-1], _NONE)
        ):
            extra = frozenset({"possessed"})  # «محاميه»: his lawyer rather than a woman
        if "noun" in tags and self._owned(word.base) and not word.definite:
            extra = extra | {"possessed"}
        if word.definite:
            readings = tuple(r for r in readings if r.kind in ("noun", "said"))
        if word.prep:
            readings = tuple(r for r in readings if r.kind in ("noun", "said"))
        if "whole" in tags and not readings and folded[0] == "و":  # «ورد»: it came, or «and he answered»
            readings = self._readings.get(folded[1:], ())
            if readings:
                word.cut = 1
        if not tags and not readings and folded[0] == "ل" and folded[1:2] in ("ي", "ت") and not word.definite:
            # «عاد الوزير ليؤكد»: the lam of purpose joins the verb to the clause before
            readings = tuple(
                r for r in self._readings.get(folded[1:], ()) if getattr(r.entry, "kind", "") == "imperfect"
            )
            if readings:
                word.conj, word.prep, word.base, word.cut, word.prep_cut = "ل", "", folded[1:], 1, 1
                tags = self._tags.get(folded[1:], _NONE) & {"verb"}
        if word.base == "امام" and form[word.cut :].startswith("إ"):
            tags = (tags - {"prep"}) | {"office"}  # «إمام المسجد», not «أمام»
        if folded == "علي" and form.rstrip("ًٌٍَُِّْ")[-1] == "ى":
            tags = tags - {"given"}  # «على» is the preposition; «علي» may be either
        if not tags and not readings and not word.definite and _CONSTRUCT.fullmatch(word.base):
            extra = extra | {"office"}  # «منتقدو الرئيس»
        if self._indefinite_accusative(word, tags):
            said = self._tags.get(word.base[:-1], _NONE) & {
                "document",
                "occasion",
            }  # «مؤتمرا» is an occasion as «مؤتمر» is
            tags = tags | said | {"accusative"}
        if (
            folded.endswith("يا")
            and len(folded) > 4
            and not tags & (_NAMED | {"field"})
            and self._tags.get(folded[:-1], _NONE) & _RELATIVE
        ):
            extra = extra | {"adverb"}  # «ميدانيا», «أمنيا»
        word.tags, word.readings = tags | extra, readings
        return word

    def _behind_stretch(self, word: Word, stretched: re.Match[str]) -> Word:
        """«لـهسبريس», «بـالغوطة», «فـروسيا»: a clitic that a tatweel sets apart from the word it stands on."""
        rest = self.word(word.form[stretched.end() :])
        word.conj, word.prep, word.base = stretched[1] or "", stretched[2] or "", rest.base
        word.definite = rest.definite
        word.cut, word.prep_cut = stretched.end(1) if stretched[1] else 0, stretched.end()
        word.tags = rest.tags - {"verb"} if word.prep else rest.tags
        word.readings = tuple(r for r in rest.readings if not word.prep or r.kind in ("noun", "said"))
        return word

    def _rather_joined(self, folded: str) -> bool:
        """Whether a form of an ordinary verb is rather a cue or a particle with و or ف: «ودعا» is «and he called», not «the
        two parted»; «وفي» is «and in», not «he kept his word».
        """
        if self._tags.get(folded, _NONE) != {"verb"}:
            return False
        if folded.startswith("ال"):
            return bool(self._tags.get(folded[2:], _NONE) & _NOMINAL)  # «الحق»: the right rather than «he joined»
        if folded[0] not in "وف":
            return False
        rest = folded[1:]
        return bool(self._tags.get(rest, _NONE) & _PARTICLES) or any(
            r.kind == "cue" for r in self._readings.get(rest, ())
        )

    def _rather_possessed(self, folded: str, form: str) -> frozenset[str]:
        """The classes of a form that may be a verb with its object or a noun with its owner: «إدارتها» is the noun, «دعمه» either."""
        inflected = self._inflected(folded, form)
        if inflected is None or "possessed" not in inflected[1]:
            return _NONE
        return inflected[1] if _OWNED.search(folded) else inflected[1] | {"verb"}

    def _inflected(self, folded: str, form: str) -> tuple[tuple[str, str, bool, str], frozenset[str]] | None:
        """An unknown form as a known noun or adjective with an ending: a plural or dual («مشروعات», «أسبوعين») has the
        classes of its singular, a noun with a pronoun («بلادهم», «حكومتها») is ``possessed``.
        """
        for conj, prep, article, base in _splits(folded):
            if article and _hamza_at(form, len(conj) + len(prep)):
                continue
            for ending, tag in _ENDINGS:
                stem = base[: -len(ending)]
                if (
                    not base.endswith(ending)
                    or len(stem) < (4 if ending == "ان" else 3)
                    or (article and tag == "possessed")
                ):
                    continue
                for singular in _singulars(stem, tag):
                    tags = self._tags.get(singular, _NONE) & _INFLECTED
                    if tags and (ending != "و" or "office" in tags):
                        kept = tags if tag != "possessed" else (tags & _POSSESSED) | {"noun", "possessed"}
                        return (conj, prep, article, base), frozenset(kept)
        return None

    def _owned(self, base: str) -> bool:
        """Whether a listed noun is another with a pronoun: «مسؤوليتها»."""
        for pronoun in ("ها", "هم", "ته"):
            if base.endswith(pronoun) and len(base) > 5:
                stem = base.removesuffix(pronoun).removesuffix("ت")
                return bool((self._tags.get(stem, _NONE) | self._tags.get(stem + "ه", _NONE)) & _NOMINAL)
        return False

    def _indefinite_accusative(self, word: Word, tags: frozenset[str]) -> bool:
        """«بيانا», «مؤتمرا», «تسجيلا»: a known noun, or a verbal noun of form II, with the alif of nunation."""
        if word.definite or len(word.base) < 4 or word.base[-1] != "ا" or tags & {"given", "entity", "particle"}:
            return False
        stem = word.base[:-1]
        return bool(self._tags.get(stem, _NONE) & _NOMINAL) or bool(_SECOND_FORM.fullmatch(stem))

    def _fits(self, base: str, prep: str, article: bool) -> bool:
        """A preposition or the article stands on nouns, not on verbs or function words."""
        if not (prep or article):
            return True
        if base in self._tags and not self._tags[base] <= _VERBAL:
            return True
        return any(r.kind in ("noun", "said") for r in self._readings.get(base, ()))


_STRETCHED = re.compile("([وف])?([لبك])?\u0640+(?=[^\\W\\d_]{3})")
# Endings of nouns, longest first: «قراراتها», «حكومتهم», «أسبوعين»
_ENDINGS = tuple(
    (ending, tag)
    for tag, endings in (
        ("possessed", ("هما", "ها", "هم", "هن", "نا", "كم", "ه")),
        ("", ("تين", "تان", "ات", "ين", "ان", "ون", "و")),
    )
    for ending in endings
)
_INFLECTED = frozenset({"noun", "adj", "nisba", "office", "body", "document", "occasion", "medium", "field"})
_OWNED = re.compile(r"ت(?:ه|ها|هم|هما)$")
_NAMES = frozenset({"given", "given-too", "surname", "place"})
_OF_NAMES = frozenset({"given", "given-too", "surname", "particle"})
_REGISTERED = frozenset({"entity"})
_PARTICLES = frozenset(
    {"prep", "comp", "rel", "neg", "connective", "pronoun", "kana", "qad", "demonstrative", "function"}
)
_NAMED = frozenset({"entity", "given", "place", "surname"})
_RELATIVE = frozenset({"nisba", "adj"})
_POSSESSED = frozenset({"office", "body", "document", "occasion"})
_SECOND_FORM = re.compile(r"ت\w{2}ي\w")
_CONSTRUCT = re.compile(r"م\w{3,5}و")
_NOMINAL = frozenset({"noun", "document", "occasion", "adj"})
_VERBAL = frozenset({"verb", "comp", "rel", "prep", "neg", "kana", "modal", "qad", "connective", "pronoun"})


def _splits(folded: str) -> Iterable[tuple[str, str, bool, str]]:
    """All ways to cut clitics off, the fewest first: (conjunction, preposition, article, base)."""
    yield "", "", False, folded
    n = len(folded)
    if n > 3 and folded.startswith("ال"):
        yield "", "", True, folded[2:]
    if n > 2 and folded[0] in "وف":
        yield folded[0], "", False, folded[1:]
        if n > 4 and folded.startswith("ال", 1):
            yield folded[0], "", True, folded[3:]
    for conj in ("", folded[0] if folded[0] in "وف" else None):
        if conj is None:
            continue
        rest = folded[len(conj) :]
        if len(rest) > 2 and rest[0] in "بلك":
            if rest.startswith("لل"):
                yield conj, "ل", True, rest[2:]
            elif rest[1:3] == "ال" and len(rest) > 4:
                yield conj, rest[0], True, rest[3:]
            yield conj, rest[0], False, rest[1:]


def _singulars(stem: str, tag: str) -> Iterable[str]:
    """The forms a stem may stand for: as it is, with ta marbuta (t before a pronoun), a sound plural before a pronoun."""
    if tag == "possessed" and stem.endswith("ت"):
        yield stem[:-1] + "ه"
    yield stem
    if tag != "possessed":
        yield stem + "ه"
    elif stem.endswith("ات") and len(stem) > 4:
        yield stem[:-2] + "ه"
        yield stem[:-2]
    elif stem.endswith("ي") and len(stem) > 4:
        yield stem[:-1]  # «نايبيه», «مراسليها»


def _hamza_at(form: str, letter: int) -> bool:
    """Whether a hamza is written where the article would begin: «ألباريس» has none."""
    return form[letter : letter + 1] in ("أ", "إ", "آ")


def _guess(folded: str) -> tuple[str, str, bool, str]:
    """Clitics of a word the lexicon does not know: only those that ال makes sure."""
    for conj in ("", folded[0] if folded[0] in "وف" else ""):
        rest = folded[len(conj) :]
        if len(rest) > (4 if conj else 3) and rest.startswith("ال"):
            return conj, "", True, rest[2:]
        if len(rest) > 4 and rest[0] in "بل" and rest[1:3] == "ال":
            return conj, rest[0], True, rest[3:]
        if len(rest) > 4 and rest.startswith("لل"):
            return conj, "ل", True, rest[2:]
        if len(rest) > 4 and rest[0] in "بل" and is_verbal_noun(rest[1:]):
            return conj, rest[0], False, rest[1:]
    return "", "", False, folded


def _letters(form: str, folded_count: int) -> int:
    """How many characters of *form* its first *folded_count* letters take, diacritics included."""
    taken = 0
    for index, char in enumerate(form):
        if fold(char):
            if taken == folded_count:
                return index
            taken += 1
    return len(form) if folded_count else 0


def named(word: Word, part: str) -> Word:
    """The same word as the *part* of a name («given», «surname») where it is known as something else."""
    if (part == "surname" and not (word.tags or word.readings)) or word.definite or word.tags == {part}:
        return word
    name = Word(word.form, word.kind)
    if word.prep:
        name.prep, name.cut, name.prep_cut, name.base = word.prep, word.cut, word.prep_cut, word.base
    name.tags = (word.tags & _OF_NAMES or frozenset({part})) | (word.tags & _REGISTERED)
    return name


class Tokens:
    """A page's text as tokens: ``words[i]`` stands at ``[starts[i], ends[i])``."""

    __slots__ = ("ends", "lexicon", "starts", "text", "words")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        words: list[Word] = []
        starts: list[int] = []
        ends: list[int] = []
        seen, find = lexicon._seen, lexicon.word
        for match in TOKEN.finditer(text):
            form = match[0]
            words.append(seen.get(form) or find(form))
            start, end = match.span()
            starts.append(start)
            ends.append(end)
        self.words, self.starts, self.ends = words, starts, ends
        for i in range(1, len(words) - 1):
            if words[i].form == "." and words[i - 1].form in _ABBREVIATED and self._abbreviates(i):
                words[i] = Word(ABBREVIATION_POINT, MARK)
                words[i - 1] = letter = Word(words[i - 1].form, WORD)
                letter.tags = frozenset({"honorific"})
        if _BASIM in text:
            for i, word in enumerate(words):
                if word.fold == _BASIM and self._called_basim(i):
                    words[i] = named(word, "given")

    def _abbreviates(self, i: int) -> bool:
        """Whether the point at *i* stands behind a form of address in one letter: «د. سامي حداد», «أ.د. منى حداد», not «المنطقة أ.»."""
        words = self.words
        if self.starts[i] > self.ends[i - 1] or words[i + 1].kind != WORD or words[i + 1].conj:
            return False
        if words[i + 1].form in _ABBREVIATED:
            return True
        return i < 2 or words[i - 2].kind != NUMBER

    def _called_basim(self, i: int) -> bool:
        """Whether «باسم» at *i* is a man's name («باسم نعيم»), not «in the name of» («المتحدث باسم الجيش»)."""
        if i + 1 >= len(self.words) or any(word.base in _SPEAKS_FOR for word in self.words[max(0, i - 3) : i]):
            return False
        following = self.words[i + 1]
        ordinary = following.tags - {"given", "surname", "entity"}
        return following.kind == "word" and not (following.definite or following.conj or following.prep or ordinary)

    def __len__(self) -> int:
        return len(self.words)
