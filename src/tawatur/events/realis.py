"""Whether a trigger tells of something that happened: the words that govern it weighed (``data/events/realis.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold, without_article
from tawatur.arabic.numbers import NUMBER_WORDS, cardinal
from tawatur.arabic.sentences import Sentence
from tawatur.arabic.words import MARK, NUMBER, Word
from tawatur.events.triggers import Trigger
from tawatur.statements.raw import Scene


@dataclass(frozen=True)
class Realis:
    """The word lists and weights of the file, in look-up form."""

    words: dict[str, frozenset[str]]
    weights: dict[str, dict[str, int]]  # of a PLOVER type, or OTHER: by fact, and how much is needed
    dead: frozenset[str]
    wounded: frozenset[str]


@cache
def realis() -> Realis:
    """The compiled file."""
    data = read_toml("events/realis.toml")
    words = {name: _look_up(table["words"]) for name, table in data.items() if "words" in table}
    wounds = data["wounds"]
    weights = {"OTHER": data["weights"], **read_toml("events/weights.toml")}
    return Realis(words, weights, _look_up(wounds["dead"]), _look_up(wounds["wounded"]))


def _look_up(words: Iterable[str]) -> frozenset[str]:
    return frozenset(without_article(fold(word)) for word in words)


def weigh(scene: Scene, i: int, trigger: Trigger, sentence: Sentence, clause: tuple[int, int]) -> tuple[int, str]:
    """How far the facts about the trigger at token *i* go beyond what is needed (0 and more: it happened), and the facts in words."""
    weights = realis().weights.get(trigger.type) or realis().weights["OTHER"]
    parts = {name: weights.get(name, 0) for name in features(scene, i, trigger, sentence, clause)}
    sum_in_words = ", ".join(f"{name} {value:+}" for name, value in parts.items() if value)
    return sum(parts.values()) - weights["needed"], f"{sum_in_words} of {weights['needed']} needed"


def features(scene: Scene, i: int, trigger: Trigger, sentence: Sentence, clause: tuple[int, int]) -> list[str]:
    """The facts about the trigger at token *i* and what stands around it that bear on whether it happened."""
    known = realis()
    words = scene.tokens.words
    first, last = clause
    word = words[i]
    around = {_key(words[k]) for k in range(max(first, i - 7), min(last, i + 8)) if k != i}
    near = {_key(words[k]) for k in range(max(first, i - 5), min(last, i + 6)) if k != i}
    before = [_key(words[k]) for k in range(max(first, i - 6), i)]
    telling = trigger.kind == "imperfect" and (sentence.headline or _narrative(words, i, first))
    times = [scene.times[k][1] for k in range(sentence.first, sentence.last) if k in scene.times]
    days = [t.value for t in times if t.type in ("DATE", "TIME")]
    facts = {
        trigger.kind: True,
        "indefinite": trigger.kind == "noun" and not word.definite,
        "definite_plural": trigger.kind == "noun" and word.definite and word.base.endswith("ات"),
        "headline": telling,
        "progressive": trigger.kind == "imperfect" and not telling and _reported(words, i, first),
        "possessed": trigger.kind == "noun" and bool(_POSSESSED.search(word.fold)),
        "opening": i - _opening(words, first, last) <= 2,
        "relative": i > first and any("rel" in w.tags for w in words[max(first, i - 2) : i]),
        "negated": _negated(words, i, first),
        "irrealis": bool(known.words["irrealis"].intersection(before)) and not _granted(before),
        "subjunctive": trigger.kind == "imperfect"
        and i > first
        and words[i - 1].fold in ("ان", "لن", "بان", "كي", "حتى"),
        "legal": bool(known.words["legal"] & around),
        "elsewhere": bool(known.words["elsewhere"] & around),
        "realising": bool(known.words["realising"] & near),
        "granting": i > first and _key(words[i - 1]) in known.words["granting"],
        "recent": any(len(value) >= 10 for value in days),
        "old": (any(len(value) == 4 for value in days) and not any(len(value) >= 10 for value in days))
        or any(words[k].fold in ("السابق", "سابقا") for k in range(i, min(last, i + 4))),
        "casualties": trigger.type == "ASSAULT" and casualties(scene, first, last) != (None, None),
        "armed": bool(known.words["armed"] & around),
        "arms": bool(known.words["arms"] & around),
        "victims": bool(known.words["victims"] & around),
        "quoted": scene.quotes.inside[i] in scene.quotes.closed,
        "asked": any(words[k].form in "؟?" for k in range(first, last)),
        "counted": any(
            w.kind == NUMBER or w.base in NUMBER_WORDS or w.base in known.words["many"]
            for w in words[max(first, i - 6) : min(last, i + 9)]
        ),
        "purpose": bool(known.words["purpose"] & around),
        "located": any(
            "place" in w.tags or w.base in known.words["places"] for w in words[max(first, i - 8) : min(last, i + 10)]
        ),
        "alone": not any(_key(words[k]) in known.words["violence"] for k in range(first, last) if k != i),
    }
    return [name for name, true in facts.items() if true]


def _opening(words: list[Word], first: int, last: int) -> int:
    """The first token of a clause behind marks and connectives."""
    i = first
    while i < last and (words[i].kind == MARK or words[i].tags & {"connective", "qad", "kana", "adverb"}):
        i += 1
    return i


def _key(word: Word) -> str:
    if word.kind == MARK:
        return word.form
    # «وأصيب», whose conjunction may not be split off
    return word.fold[1:] if word.fold[:1] == "و" and not word.conj and word.fold[1:] in _harm() else word.base


@cache
def _harm() -> frozenset[str]:
    return realis().dead | realis().wounded


def _granted(before: list[str]) -> bool:
    """«قد» before a perfect is no doubt."""
    return bool(before) and before[-1] in ("قد", "فقد", "لقد")


def _narrative(words: list[Word], i: int, first: int) -> bool:
    """An imperfect that goes on telling: «كانوا يحتجون», «وهم يهتفون», «بينما يقصف»."""
    before = words[i - 1] if i > first else None
    return before is not None and (
        "kana" in before.tags or before.fold in ("وهو", "وهي", "وهم", "بينما", "فيما", "حيث", "الذين", "الذي", "التي")
    )


def _reported(words: list[Word], i: int, first: int) -> bool:
    """An imperfect behind its subject in what is reported: «إن ممثلين عن الجيشين يجرون مشاورات»."""
    comp = next((k for k in range(i - 1, max(first, i - 12) - 1, -1) if "comp" in words[k].tags), -1)
    if comp < 0 or not (words[comp].form.lstrip("وفب").startswith("إ") or words[comp].fold.endswith(("ها", "هم", "ه"))):
        return False
    return not any(words[k].fold in ("قد", "لن", "سوف", "لا") for k in range(comp, i))


def _negated(words: list[Word], i: int, first: int) -> bool:
    before = words[max(first, i - 2) : i]
    return any(word.base in ("لم", "لن", "لا", "ليس", "ليست", "ولم", "دون", "عدم") for word in before) or (
        bool(before) and before[-1].fold == "ما" and words[i].kind == "word"
    )


def casualties(scene: Scene, first: int, last: int) -> tuple[int | None, int | None]:
    """How many were killed and wounded by tokens ``[first, last)``; None where nothing is said."""
    known = realis()
    words = scene.tokens.words
    dead: int | None = None
    wounded: int | None = None
    for k in range(first, last):
        key = _key(words[k])
        if key in known.dead or key in known.wounded:
            count = _count_near(scene, k, first, last)
            if count is None:
                continue
            if key in known.dead:
                dead = max(dead or 0, count)
            else:
                wounded = max(wounded or 0, count)
    return dead, wounded


def _count_near(scene: Scene, k: int, first: int, last: int) -> int | None:
    """The number that belongs to a word of killing or wounding: behind it («مقتل 12 شخصا») or before («21 قتيلا»)."""
    tokens = scene.tokens
    words = tokens.words
    victims = realis().words["victims"]
    if k > first and words[k].base in victims:
        for j in range(k - 1, max(first, k - 4) - 1, -1):
            if words[j].kind == NUMBER or words[j].base in NUMBER_WORDS or words[j].fold in NUMBER_WORDS:
                found = cardinal(tokens, j)
                return found[0] if found else None
    if _key(words[k]).endswith("وا"):  # «أربعة عناصر قتلوا وأصيب 18»
        for j in range(k - 1, max(first, k - 8) - 1, -1):
            if words[j].kind == NUMBER or words[j].fold in NUMBER_WORDS:
                found = cardinal(tokens, j)
                return found[0] if found else None
        return None
    for j in range(k + 1, min(last, k + 8)):
        word = words[j]
        if word.kind == MARK and word.form in ".؛،":
            return None
        if j > k + 1 and _key(word) in realis().dead | realis().wounded:
            return None
        if j in scene.times:
            return None
        if word.kind == NUMBER or word.fold in NUMBER_WORDS or (word.conj and word.base in NUMBER_WORDS):
            found = cardinal(tokens, j)
            return found[0] if found else None
        if word.base in victims:
            if word.base in _TWO:
                return 2
            return 1 if not word.base.endswith(("ون", "ين", "اء", "ى", "ال", "ود")) and word.base in _SINGLE else None
    return None


_TWO = frozenset(
    [
        "شخصان",
        "شخصين",
        "جنديان",
        "جنديين",
        "شرطيان",
        "شرطيين",
        "طفلان",
        "طفلين",
        "رجلان",
        "رجلين",
        "قتيلان",
        "قتيلين",
        "جريحان",
        "جريحين",
        "عنصران",
        "ضابطان",
        "مواطنان",
        "شهيدان",
    ]
)
_POSSESSED = re.compile(r"(?:اء|اي|ه|ت|اع)(?:ه|ها|هم|هما)$")
_SINGLE = frozenset(
    [
        "شخص",
        "مدني",
        "جندي",
        "جنديا",
        "شرطي",
        "شرطيا",
        "طفل",
        "طفلا",
        "طفله",
        "مواطن",
        "مواطنا",
        "ضابط",
        "ضابطا",
        "قتيل",
        "قتيلا",
        "جريح",
        "جريحا",
        "فلسطيني",
        "فلسطينيا",
        "شخصا",
        "مدنيا",
    ]
)
