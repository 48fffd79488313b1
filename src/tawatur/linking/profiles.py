"""What linking compares: a page's words, its statements as sets of stems, who tells it and whom it credits."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from tawatur.arabic.data import read_toml, word_set
from tawatur.arabic.folding import fold, kunya, light_stem, name_skeleton, skeleton
from tawatur.linking.figures import figures, number_at
from tawatur.model import Span
from tawatur.record.store import Line, Record
from tawatur.times.calendar import parse_day

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"[وبلف]?(\d+)")
_SENTENCE = re.compile(r"(?:[^.؟!\n]|[.](?=\S))+(?:[.؟!]|\n|$)")
_CLITICS = frozenset("لبوف")
_SHORT = 3  # letters of a word from which no clitic is taken
_SINGLE = frozenset("3456789")  # digits that count something by themselves
_COUNTED = 3  # and above: «واحد» tells often something else
_DAY, _PERIOD = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}(?:-\d\d)?")
_STOP = word_set("linking_stop")
_NEGATIONS = word_set("linking_negations")


@dataclass(slots=True)
class Telling:
    """One statement of a page, as linking sees it. ``stems`` are the content's without stop words, ``numbers`` its figures."""

    id: str
    page: str
    number: int
    speaker: str
    entity: str | None
    names: frozenset[str]  # the consonants of the speaker's name, a word each
    title: frozenset[str]  # those of the other words that the page calls the speaker by
    content: tuple[Span, ...]
    stems: frozenset[str]
    roots: frozenset[str]  # the same words by their consonants
    numbers: frozenset[float]
    denies: bool
    direct: bool  # wholly in the speaker's words
    negated: bool  # whether an odd number of negations stands in it
    via: tuple[str, ...]
    said_on: date | None
    day: date | None  # of its page
    headline: bool  # told in the page's title
    text: str


@dataclass(slots=True)
class Sentence:
    """A sentence of an article with its stems and roots."""

    page: str
    span: Span
    stems: frozenset[str]
    roots: frozenset[str]


@dataclass(slots=True)
class Profile:
    """A page: its folded words in order, outlet, day, credits, statements and sentences."""

    id: str
    outlet: str | None
    day: date | None
    words: tuple[str, ...]
    credits: tuple[str, ...]
    digest: bool
    text: str
    title: Span | None = None
    tellings: list[Telling] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    dates: list[tuple[Span, str]] = field(default_factory=list)  # expressions whose value is a day
    periods: list[tuple[Span, str]] = field(
        default_factory=list
    )  # those whose value is a month or a year, with their mod


def profiles(record: Record) -> list[Profile]:
    """The current pages of a record with their statements, by id."""
    found: dict[str, Profile] = {}
    for page in record.pages():
        found[page["page"]] = _page(page)
    for id, span, value, mod in record.dates():
        if id in found and _DAY.fullmatch(value):
            found[id].dates.append((span, value))
        elif id in found and _PERIOD.fullmatch(value):
            found[id].periods.append((span, f"{value} {mod}".strip()))
    for line in sorted(record.statements(), key=lambda line: (line.page, line.number)):
        profile = found.get(line.page)
        if profile is not None:
            profile.tellings.append(_telling(line, profile))
    for profile in found.values():
        _share_titles(profile)
    return [found[id] for id in sorted(found)]


def _share_titles(profile: Profile) -> None:
    """Give each telling all that its page calls the speaker by."""
    called: dict[str, frozenset[str]] = defaultdict(frozenset)
    for telling in profile.tellings:
        called[telling.speaker] |= telling.title
    for telling in profile.tellings:
        telling.title = called[telling.speaker]


def _page(page: Mapping[str, Any]) -> Profile:
    text: str = page["text"]
    spans = [Span(*span) for span in ([page["title"]] if page["title"] else []) + list(_list(page["body"]))]
    words = tuple(word for span in spans for word in folded_words(span.of(text)))
    credits = _list(page["credits"])
    profile = Profile(
        page["page"],
        page["outlet"],
        parse_day((page["published"] or "").strip("[")),
        words,
        tuple(c["name"] for c in credits if c["kind"] in ("agency", "outlet")),
        any(c["kind"] == "digest" for c in credits),
        text,
        Span(*page["title"]) if page["title"] else None,
    )
    for span in spans:
        profile.sentences += _sentences(page["page"], text, span)
    return profile


def _list(value: Any) -> Sequence[Any]:
    found: Sequence[Any] = json.loads(value) if isinstance(value, str) else value
    return found or ()


def _sentences(page: str, text: str, span: Span) -> Iterable[Sentence]:
    for match in _SENTENCE.finditer(text, span.start, span.end):
        raw = match[0].strip()
        if len(raw.split()) < 4:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        words = folded_words(raw)
        yield Sentence(page, Span(start, start + len(raw)), stems_of(words), roots_of(words))


def _telling(line: Line, page: Profile) -> Telling:
    said = line.said
    words = folded_words(said)
    return Telling(
        line.id,
        line.page,
        line.number,
        line.speaker,
        line.entity,
        name_key(line.speaker),
        name_key(line.source.of(line.text)) - name_key(line.speaker) if line.source else frozenset(),
        line.content,
        stems_of(words),
        roots_of(words),
        frozenset(figure.value for figure in figures(said)),
        line.denies,
        line.quote == "direct",
        negated(words),
        line.via,
        parse_day(line.said_on),
        page.day,
        page.title is not None and line.content[0].start < page.title.end,
        said,
    )


def name_key(name: str) -> frozenset[str]:
    """The consonants of a name's words; «عبد» is part of the next word, and «أبو شقرا», «بو شقرا» are one."""
    words = folded_words(fold(name).replace("عبد ", "عبد"))
    return frozenset(name_skeleton(kunya(word)) for word in words)


def negated(words: Sequence[str]) -> bool:
    """Whether an odd number of negations stands among folded words."""
    return sum(word in _NEGATIONS for word in words) % 2 == 1


def folded_words(text: str) -> list[str]:
    """The words of a text in look-up form, in order."""
    return _WORD.findall(fold(text))


def telling_words(words: Iterable[str]) -> Iterable[str]:
    """Those of folded words that not any text has."""
    return (w for w in words if w not in _STOP and (len(w) > 1 or w in _SINGLE))


def with_figures(words: Sequence[str]) -> Iterable[str]:
    """Folded words with their numbers in digits: «ألف وخمسمئة سوري» as «1500 سوري»."""
    i = 0
    while i < len(words):
        value, behind, vague = number_at(words, i)
        if vague or value < _COUNTED:
            behind = i
        yield words[i] if behind == i else f"{value:.15g}"
        i = max(behind, i + 1)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The light stems of the words that tell something."""
    return frozenset(map(light_stem, telling_words(words)))


def roots_of(words: Sequence[str]) -> frozenset[str]:
    """The same by their consonants, as ``skeleton`` guesses them, synonyms as one."""
    return frozenset(_roots(words))


@lru_cache(maxsize=1 << 13)
def told_words(text: str) -> tuple[str, ...]:
    """The roots of a text's words that tell something, in order."""
    return tuple(_roots(folded_words(text)))


def _roots(words: Sequence[str]) -> Iterable[str]:
    return map(root, telling_words(with_figures(words)))


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """What a folded word is compared by: its figure or its notion where it is a word for one, else its consonants."""
    digits = _DIGITS.fullmatch(word)
    if digits:
        return digits[1]  # «ضابط و3 جنود»
    stem = light_stem(word)
    notions = _notions()
    if stem not in notions and stem[0] in _CLITICS and len(stem) > _SHORT:
        stem = stem[1:]  # «لتوزيعها», «بصرف»
    return notions.get(stem) or skeleton(word)


@lru_cache(maxsize=1)
def _notions() -> dict[str, str]:
    notions = read_toml("lexicon/synonyms.toml")["notions"].items()
    return {light_stem(word): f"={notion}" for notion, words in notions for word in words}


def words_by_root(text: str) -> dict[str, str]:
    """The consonants of each word of a text that tells something → the word, the last where two have the same."""
    return {skeleton(word): word for word in telling_words(folded_words(text))}
