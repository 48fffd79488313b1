"""Figures in a text, with what they count, and whether two of them can both hold.

«أكثر من 1500» and 1600 can, and so can «نحو ألف» and 1020: a figure is exact, a bound, about right, or the end of a range. «عشرات»
and «طائرتان» are figures too; the number of an article or a flight counts nothing. Offsets are those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawatur.arabic.data import read_toml, word_set
from tawatur.arabic.folding import fold_map, skeleton
from tawatur.arabic.numbers import HUNDREDS, SCALES, TENS, UNITS

_TOKEN = re.compile(r"\d+ر\d+|\d+(?:[.,٫]\d+)*|[^\W\d]+|[%،؛.,]")
_NUMERAL = re.compile(r"\d+(?:[.,٫ر]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[,.٬]\d{3})+")
_NO_NOUN = word_set("linking_stop") | word_set("uncounted")
_LEXICON = read_toml("lexicon/figures.toml")
_VAGUE = {form: float(least) for least, forms in _LEXICON["vague"].items() for form in forms}
_BOUNDS: list[tuple[str, list[str]]] = sorted(
    ((bound, phrase.split()) for bound, phrases in _LEXICON["bounds"].items() for phrase in phrases),
    key=lambda entry: -len(entry[1]),
)  # the longer first: «لا يتجاوز» before «يتجاوز»
# beside a figure, words that tell nothing of what it is of: those that make it a bound, «عدد», «بلغ»
HOLDING = frozenset(word for _, phrase in _BOUNDS for word in phrase) | frozenset(_LEXICON["holding"]["words"])
OUTCOMES = frozenset(_LEXICON["outcomes"]["words"])  # what befalls those who are counted: «قتل», «إصابة»
AMONG = frozenset(_LEXICON["among"]["words"])  # these open a part of what is counted: «بينهم»
_NAMED = frozenset(_LEXICON["naming"]["words"])
_TO = {"و": ("بين",), "الي": ("من", "بين"), "حتي": ("من",)}  # what joins the ends of a range, and what opens it
_FRACTION = "ر"  # «3ر5» is 5.3 on some pages and 3.5 on others: it tells no figure
_TURNED = ".\u200f"
_OTHERS = frozenset({"اخرين", "اخرون", "اخر", "فرد", "افراد", "مواطن", "مواطنين"})
_DUAL = re.compile(r"(?P<one>\w{3,}ت)(?:ان|ين)")
_TWO_LETTERS = 3  # of a word with the alif of the accusative, at the most
_REACH = 6  # words that the lower end of a range may have, with what joins it to the upper
_TEN = 10  # «خمسة عشر»: joined without و
_YEARS = range(1900, 2101)
_ROUGHLY = 0.15  # of a figure, by which one that is about right may be off
_ROUND = 100  # figures of fewer digits are told as they are


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its ``value``, the consonants ``of`` what it counts, its ``bound`` ("" exact, "min", "max", "about", "vague",
    "range" from ``least``), and its place.
    """

    value: float
    of: str
    bound: str
    start: int
    end: int
    least: float = 0.0

    def in_text(self, text: str) -> str:
        """Its words in the text it was read from."""
        return text[self.start : self.end]


@lru_cache(maxsize=1 << 13)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text that count something, in order."""
    folded, offsets = fold_map(text)
    tokens = list(_TOKEN.finditer(folded))
    words = [_in_order(token, text, offsets) for token in tokens]
    found: list[Figure] = []
    i = 0
    while i < len(words):
        dual = _dual(words, i)
        if dual:
            found.append(Figure(2.0, dual, "", offsets[tokens[i].start()], offsets[tokens[i].end() - 1] + 1))
            i += 2  # «طائرتان سودانيتان»
            continue
        value, behind, vague = number_at(words, i)
        if behind == i:
            i += 1
            continue
        noun = behind + 1 if behind < len(words) and words[behind] == "من" else behind
        counted = words[noun] if noun < len(words) else ""
        year = words[i].isdecimal() and behind == i + 1 and int(words[i]) in _YEARS
        name = i > 0 and words[i - 1] in _NAMED  # «المادة 16 من النظام»
        unsure = year or name or (words[i][0].isdigit() and _FRACTION in words[i])
        if len(counted) > 1 and not counted[0].isdigit() and counted not in _NO_NOUN and not unsure:
            place = offsets[tokens[i].start()], offsets[tokens[noun].end() - 1] + 1
            least = _range_from(words, i)
            bound = "vague" if vague else "range" if least else _bound(words, i)
            found.append(Figure(value, _thing(counted), bound, *place, least))
        i = behind
    return tuple(found)


def _range_from(words: Sequence[str], i: int) -> float:
    """The lower end of the range of which the number at word *i* is the upper, «بين 40 و49»; 0 where there is none."""
    for start in range(max(0, i - _REACH), i - 1):
        least, behind, _ = number_at(words, start)
        if start and behind == i - 1 and words[start - 1] in _TO.get(words[behind], ()):
            return least
    return 0.0


def _in_order(token: re.Match[str], text: str, offsets: Sequence[int]) -> str:
    """The word of a token; digits that a mark of direction has turned round («104.‏3» for «3.104») are turned back."""
    whole, dot, rest = token[0].partition(".")
    if dot and rest.isdecimal() and _TURNED in text[offsets[token.start()] : offsets[token.end() - 1]]:
        return f"{rest}.{whole}"
    return token[0]


def _thing(noun: str) -> str:
    """What a counted noun names, in the singular or a plural, «آخرين» being persons: its consonants."""
    bare = noun.removesuffix("ا") if len(noun) > _TWO_LETTERS else noun  # «شخصا»
    return skeleton("شخص") if bare in _OTHERS else skeleton(bare)


def _dual(words: Sequence[str], i: int) -> str:
    """The stem of what a feminine dual at word *i* counts: «طائرتان»; "" for none."""
    match = _DUAL.fullmatch(words[i])
    if match is None or words[i].startswith("ال") or words[i] in UNITS or words[i] in HUNDREDS or words[i] in _NO_NOUN:
        return ""
    return skeleton(match["one"] + "ه")


def number_at(words: Sequence[str], i: int) -> tuple[float, int, bool]:
    """The number that starts at word *i*: its value, the word behind it, whether it is vague; (0, i, False) for none."""
    first = _bare(words[i])
    if first in _VAGUE:
        return _VAGUE[first], i + 1, True
    total, behind = 0.0, i
    if _NUMERAL.fullmatch(words[i]):
        scaled = i + 1 < len(words) and words[i + 1] in SCALES
        total, behind = _digits(words[i], scaled), i + 1
    elif first in SCALES:
        total, behind = float(SCALES[first]), i + 1  # «ألف شخص»
    while behind < len(words):
        word = words[behind]
        step = _bare(word)
        if word in SCALES and behind > i:
            total, behind = total * SCALES[word], behind + 1
            continue
        value = UNITS.get(step) or TENS.get(step) or HUNDREDS.get(step)
        if value is None or (behind > i and step == word and value != _TEN):
            break
        if value == 1 and behind == i and not _goes_on(words, i + 1):
            break  # «أحد المسؤولين» is no figure, «واحد وعشرون» is
        total, behind = total + value, behind + 1
    if behind > i and behind + 1 < len(words) and words[behind] == "فاصله":
        part, after, _ = number_at(words, behind + 1)  # «ثلاثة وأربعين فاصلة ثمانية»
        if after > behind + 1:
            return float(f"{int(total)}.{int(part)}"), after, False
    if behind > i and words[behind - 1] in SCALES and behind + 1 < len(words) and words[behind] == "و":
        more, after, _ = number_at(words, behind + 1)  # «3 ملايين و64 ألف برميل»
        if words[behind + 1][0].isdigit():
            total, behind = total + more, after
    return total, behind, False


def _goes_on(words: Sequence[str], i: int) -> bool:
    return i < len(words) and (words[i][1:] in TENS or UNITS.get(words[i]) == _TEN)


def _bare(word: str) -> str:
    """A word without «و» where the rest is a number."""
    rest = word[1:] if word[:1] == "و" else ""
    known = rest in UNITS or rest in TENS or rest in HUNDREDS or rest in SCALES or rest in _VAGUE
    return rest if known and word not in UNITS else word


def _digits(word: str, scaled: bool) -> float:
    """The value of digits; «3.104» before «مليون» (*scaled*) is a fraction, else a dot before three digits parts thousands."""
    if _GROUPED.fullmatch(word) and not scaled:
        return float(re.sub(r"\D", "", word))
    whole, _, rest = re.sub("[,٫ر]", ".", word).partition(".")
    return float(f"{whole}.{rest.replace('.', '')}" if rest else whole)


def _bound(words: Sequence[str], i: int) -> str:
    for bound, phrase in _BOUNDS:
        before = list(words[max(0, i - len(phrase)) : i])
        if before and [before[0].removeprefix("و"), *before[1:]] == phrase:
            return bound
    return ""


def differ(one: Figure, other: Figure) -> bool:
    """Whether two figures of the same thing cannot both hold."""
    if "range" in (one.bound, other.bound):
        return one.value < (other.least or other.value) or other.value < (one.least or one.value)
    if one.bound == other.bound and one.bound in ("min", "max"):
        return one.value != other.value
    low, high = sorted((one, other), key=lambda figure: (figure.bound in ("", "about"), figure.bound))
    if low.bound in ("min", "vague"):
        return high.bound != "vague" and high.value < low.value
    if low.bound == "max":
        return high.value > low.value
    greater, apart = max(one.value, other.value), abs(one.value - other.value)
    if "about" in (one.bound, other.bound):
        return apart > _ROUGHLY * greater
    return apart > 0 and not _rounded(one.value, other.value)


def _rounded(one: float, other: float) -> bool:
    """Whether one of two figures is the other told in round numbers: 200 000 for 213 400, 3.1 for 3.104."""
    for exact, rough in ((one, other), (other, one)):
        if rough >= _ROUND and rough.is_integer():
            grain = 10 ** (len(str(int(rough))) - len(str(int(rough)).rstrip("0")))
            if grain >= _ROUND / 10 and abs(exact - rough) < grain:
                return True
        if not rough.is_integer() and round(exact, len(str(rough).partition(".")[2])) == rough:
            return True
    return False
