"""Number words: cardinals and ordinals up to the millions, and the digits of any script."""

from __future__ import annotations

from tawatur.arabic.folding import fold
from tawatur.arabic.words import NUMBER, Tokens

_UNITS = {
    "واحد": 1, "واحده": 1, "احد": 1, "احدي": 1, "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "اثنا": 2, "اثني": 2,
    "ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6, "سبع": 7, "سبعه": 7,
    "ثمان": 8, "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9, "عشر": 10, "عشره": 10,
}  # fmt: skip
_TENS = {
    "عشرون": 20, "عشرين": 20, "ثلاثون": 30, "ثلاثين": 30, "اربعون": 40, "اربعين": 40, "خمسون": 50, "خمسين": 50,
    "ستون": 60, "ستين": 60, "سبعون": 70, "سبعين": 70, "ثمانون": 80, "ثمانين": 80, "تسعون": 90, "تسعين": 90,
}  # fmt: skip
_HUNDREDS = {"مايه": 100, "ميه": 100, "مءه": 100, "مايتان": 200, "مايتين": 200, "ميتين": 200} | {
    unit + "مايه": n * 100
    for unit, n in (("ثلاث", 3), ("اربع", 4), ("خمس", 5), ("ست", 6), ("سبع", 7), ("ثماني", 8), ("ثمان", 8), ("تسع", 9))
}
_ORDINALS = {
    "اول": 1, "اولي": 1, "حادي": 1, "حاديه": 1, "ثاني": 2, "ثانيه": 2, "ثالث": 3, "ثالثه": 3, "رابع": 4, "رابعه": 4,
    "خامس": 5, "خامسه": 5, "سادس": 6, "سادسه": 6, "سابع": 7, "سابعه": 7, "ثامن": 8, "ثامنه": 8, "تاسع": 9, "تاسعه": 9,
    "عاشر": 10, "عاشره": 10,
}  # fmt: skip
_SCALES = {"الف": 1000, "الاف": 1000, "الفا": 1000, "مليون": 1_000_000, "ملايين": 1_000_000, "مليونا": 1_000_000}


def number_value(form: str) -> int | None:
    """The value of a number in digits of any script; None for decimals."""
    folded = fold(form)
    return int(folded) if folded.isdigit() and len(folded) < 12 else None


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
        step = _UNITS.get(base)
        if step is not None and level > 1 and (j == i or base != word.fold or step == 10):
            if step == 10 and j > i and total % 100 in range(1, 10):
                total, j, level = total + 10, j + 1, 1
                continue
            total, j, level = total + step, j + 1, 10 if step < 10 else 1
            continue
        step = _TENS.get(base)
        if step is not None and (j == i or base != word.fold):
            total, j, level = total + step, j + 1, 1
            continue
        step = _HUNDREDS.get(base)
        if step is not None and (j == i or base != word.fold):
            total, j, level = total + step, j + 1, 100
            continue
        scale = _SCALES.get(base)
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
    value = _ORDINALS.get(base)
    if value is not None:
        if i + 1 < len(words):
            following = words[i + 1].fold
            if following in ("عشر", "عشره") and value < 10:
                return value + 10, i + 2
            if following.startswith("وال") and following[3:] in _TENS and value < 10:
                return value + _TENS[following[3:]], i + 2
        return value, i + 1
    if base in _TENS:
        return _TENS[base], i + 1
    return None


def _bare(folded: str) -> str | None:
    for prefix in ("وال", "بال", "فال", "ال", "لل"):
        if folded.startswith(prefix):
            return folded[len(prefix) :]
    return None
