"""Inflection of verbs and nouns in unvocalised script, in look-up form (see ``folding``).

Only what news prose needs of a cue: third persons of perfect and imperfect, indefinite participles, sound plurals.
Classes follow Ryding, *A Reference Grammar of Modern Standard Arabic* (2005): defective verbs lose their last radical
before ت and وا; hollow verbs keep the long vowel in all third persons but the feminine plural, which is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.arabic.folding import fold

_VERBAL_NOUN = re.compile(
    r"(?:ت\w{2}ي\w|ت\w{3}|ا\w{3}ا\w|است\w{2,3}ا\w|است\w{2,3}ه|ا\w{2}ا\w|م\wا\w{2}ه|ت\wا\w{2}|ان\w{2}ا\w|ا\wا\w{2}ه)(?:ه|ها|هم|هما)?"
    r"|(?:م\wا\w{2}ت|است\w{2,3}ت|ا\w\w?ا?\w?ت)(?:ه|ها|هم)"
)
OBJECTS = ("ه", "ها", "هم", "هما", "هن")


def perfect(verb: str) -> Iterator[tuple[str, str, str]]:
    """Third persons of a perfect: (form, gender, number) with gender ``m`` or ``f`` and number ``s``, ``d`` or ``p``."""
    base = fold(verb)
    defective = verb[-1] in "اى"
    stem = base[:-1] if defective else base
    yield base, "m", "s"
    yield stem + "ت", "f", "s"
    yield stem + "وا", "m", "p"
    yield stem + "تا", "f", "d"
    if not defective:
        yield base + "ا", "m", "d"
    else:
        yield stem + ("وا" if verb[-1] == "ا" else "يا"), "m", "d"


def perfect_with_object(verb: str) -> Iterator[tuple[str, str, str]]:
    """Third persons of a perfect with an object pronoun: «اعتبره», «اتهمتها», «وصفوهم»."""
    base = fold(verb)
    defective = verb[-1] in "اى"
    stem = base[:-1] if defective else base
    for pronoun in OBJECTS:
        yield (stem + "ا" if defective else base) + pronoun, "m", "s"
        yield stem + "ت" + pronoun, "f", "s"
        yield stem + "و" + pronoun, "m", "p"


def imperfect(verb: str) -> Iterator[tuple[str, str, str]]:
    """Third persons of an imperfect, given as «يقول»."""
    base = fold(verb)
    rest = base[1:]
    stem = rest[:-1] if verb[-1] in "يىو" else rest
    yield "ي" + rest, "m", "s"
    yield "ت" + rest, "f", "s"
    yield "ي" + stem + "ون", "m", "p"
    yield "ي" + rest + "ان", "m", "d"
    yield "ت" + rest + "ان", "f", "d"


def imperfect_with_object(verb: str) -> Iterator[tuple[str, str, str]]:
    """Third persons of an imperfect with an object pronoun: «يعتبره», «تتهمها», «يصفونهم»."""
    base = fold(verb)
    rest = base[1:]
    stem = rest[:-1] if verb[-1] in "يىو" else rest
    for pronoun in OBJECTS:
        yield "ي" + rest + pronoun, "m", "s"
        yield "ت" + rest + pronoun, "f", "s"
        yield "ي" + stem + "ون" + pronoun, "m", "p"


def participle(base: str) -> Iterator[tuple[str, str, str]]:
    """The accusative of an indefinite active participle: «مؤكدا», «مؤكدة», «مؤكدين»; *base* is «مؤكد» or «داعي»."""
    folded = fold(base)
    short = folded[:-1] if base[-1] == "ي" else folded
    yield folded + "ا", "m", "s"
    yield folded + "ه", "f", "s"
    yield short + "ين", "m", "p"
    yield folded + "تين", "f", "d"
    yield folded + "ات", "f", "p"


def noun_forms(noun: str) -> Iterator[str]:
    """A noun of persons with its feminine and sound plurals: «مسؤول», «مسؤولة», «مسؤولون», «مسؤولين», «مسؤولات»."""
    base = fold(noun)
    yield base
    if base[-1] not in "هاي":
        yield from (
            base + "ه",
            base + "ون",
            base + "ين",
            base + "ان",
            base + "ات",
            base + "ا",
            base + "و",
            base + "ي",
            base + "تا",
        )
    elif base[-1] == "ي":
        yield from (base + "ه", base + "ون", base + "ين", base + "ان", base + "ات", base + "ا")


def possessed(noun: str) -> Iterator[tuple[str, str, str]]:
    """A verbal noun with its speaker attached: «قوله», «دعوتها»: (form, gender, number of the speaker)."""
    base = fold(noun)
    stem = base[:-1] + "ت" if base.endswith("ه") else base
    for suffix, gender, number in (("ه", "m", "s"), ("ها", "f", "s"), ("هم", "m", "p"), ("هما", "m", "d")):
        yield stem + suffix, gender, number


def is_verbal_noun(folded: str) -> bool:
    """Whether a folded word has the shape of a verbal noun of forms II to X: «تشكيل», «انسحاب», «مشاركة», «استعداده»."""
    return bool(_VERBAL_NOUN.fullmatch(folded))


def masculine(base: str) -> str:
    """«وزيره», «روسيه», «روسيين» → «وزير», «روسي»: one form for gender and number of offices and relative adjectives."""
    for ending in ("ين", "ون", "ات", "ان"):
        if base.endswith(ending) and len(base) > 5:
            return base[:-2]
    return base[:-1] if base.endswith("ه") and len(base) > 3 else base
