"""Number words: cardinals and ordinals up to the millions, and the digits of any script."""

from __future__ import annotations

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold
from tawatur.arabic.words import NUMBER, Tokens

_DATA = read_toml("lexicon/numbers.toml")


def _values(table: str) -> dict[str, int]:
    return {form: int(value) for value, forms in _DATA[table].items() for form in forms}


UNITS, TENS, HUNDREDS = _values("units"), _values("tens"), _values("hundreds")
ORDINALS, SCALES = _values("ordinals"), _values("scales")
NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(HUNDREDS)


def number_value(form: str) -> int | None:
    """The value of a number in digits of any script; None for decimals."""
    folded = fold(form)
    return int(folded) if folded.isdecimal() and len(folded) < 12 else None


def cardinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The cardinal that starts at token *i*: (value, next token). «ثلاثة وعشرون» → 23; «3 آلاف» → 3000."""
    words = tokens.words
    size = len(words)
    total = 0
    j = i
    level = 10**9
    while j < size:
        word = words[j]
        if word.kind == NUMBER:
            value = number_value(word.form)
            if value is None or j > i:
                break
            total, j = value, j + 1
            level = 1
            continue
        base = word.fold[1:] if j > i and word.fold[:1] == "و" and word.fold != "واحد" else word.fold
        step = UNITS.get(base)
        if step is not None and level > 1 and (j == i or base != word.fold or step == 10):
            if step == 10 and j > i and total % 100 in range(1, 10):
                total, j, level = total + 10, j + 1, 1
                continue
            total, j, level = total + step, j + 1, 10 if step < 10 else 1
            continue
        step = TENS.get(base)
        if step is not None and (j == i or base != word.fold):
            total, j, level = total + step, j + 1, 1
            continue
        step = HUNDREDS.get(base)
        if step is not None and (j == i or base != word.fold):
            total, j, level = total + step, j + 1, 100
            continue
        scale = SCALES.get(base)
        if scale and j > i and base == word.fold:
            total, j, level = total * scale, j + 1, 1000
            continue
        break
    return (total, j) if j > i else None


def ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The ordinal that starts at token *i* with its article: «الثالث عشر» → 13, «الحادي والثلاثين» → 31."""
    words = tokens.words
    word = words[i]
    base = _bare(word.fold)
    if base is None:
        return None
    value = ORDINALS.get(base)
    if value is not None:
        if i + 1 < len(words):
            following = words[i + 1].fold
            if following in ("عشر", "عشره") and value < 10:
                return value + 10, i + 2
            if following.startswith("وال") and following[3:] in TENS and value < 10:
                return value + TENS[following[3:]], i + 2
        return value, i + 1
    if base in TENS:
        return TENS[base], i + 1
    return None


def _bare(folded: str) -> str | None:
    for prefix in ("وال", "بال", "فال", "ال", "لل"):
        if folded.startswith(prefix):
            return folded[len(prefix) :]
    return None
