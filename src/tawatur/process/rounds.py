"""Rounds: what pages announce, report as held and as concluded, beside what the definition knows of the calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold
from tawatur.arabic.numbers import ORDINALS
from tawatur.process.definition import Round
from tawatur.process.pages import ProcessPage, ProcessPages, Row, Sentence
from tawatur.process.wordings import Token

_FAR = 90  # characters between a track's name and the word of its aspect
_RANGE = 40  # between the two days of one round
_NEAR = timedelta(days=20)  # a date so near to a round of the definition is taken for it
_DATA = read_toml("lexicon/rounds.toml")
_ASPECTS = {name: frozenset(map(fold, words)) for name, words in _DATA["aspects"].items()}
_TALKS = frozenset(fold(word) for word in _DATA["talks"]["words"])


def rounds(pages: ProcessPages, at: str) -> Row:
    """The rounds of each track: those the definition knows with what pages say of them, those only pages know, and the next."""
    mentions = [
        mention
        for page in pages.pages.values()
        for sentence in page.sentences
        for mention in _mentions(pages, page, sentence)
    ]
    by_round: dict[tuple[str, int], list[Row]] = defaultdict(list)
    unknown: list[Row] = []
    for mention in mentions:
        known = _round_of(mention, pages.process.rounds)
        if known is not None:
            by_round[known.track, known.number].append(mention)
        else:
            unknown.append(mention)
    table = [
        {
            "track": r.track,
            "number": r.number,
            "known": r.first if r.first == r.last else f"{r.first}/{r.last}",
            "place": r.place,
            "mentions": sorted(by_round[r.track, r.number], key=_order),
            "differs": sorted({m["dates"] for m in by_round[r.track, r.number] if _differs(m, r)}),
        }
        for r in pages.process.rounds
    ]
    coming = [r for r in pages.process.rounds if at and r.first > at]
    following = min(coming, key=lambda r: r.first, default=None)
    return {
        "table": table,
        "beyond": sorted(unknown, key=_order),
        "unmentioned": [f"{r['track']} {r['number']}" for r in table if not r["mentions"]],
        "next": {"track": following.track, "number": following.number, "known": following.first} if following else None,
    }


def _order(mention: Row) -> tuple[str, int]:
    return mention["page"], mention["span"][0]


def _mentions(pages: ProcessPages, page: ProcessPage, sentence: Sentence) -> list[Row]:
    """What a sentence says of rounds: number, aspect and dates each go to the track named nearest to them."""
    tokens = sentence.tokens
    if not any(token.forms & _TALKS for token in tokens):
        return []
    where = {
        track.id: [span for wording in track.wordings for span in wording.all(tokens)] for track in pages.process.tracks
    }
    where = {id: spans for id, spans in where.items() if spans}
    if not where:
        return []

    def far(id: str, start: int) -> int:
        return min(abs(span.start - start) for span in where[id])

    def owner(start: int) -> str:
        return min(where, key=lambda id: (far(id, start), id))

    found: list[Row] = []
    numbers = list(_numbers(tokens))
    dates = page.dates_in(sentence.span)
    for track, spans in sorted(where.items()):
        signs = sorted(
            (far(track, token.start), name, token.start)
            for token in tokens
            for name, words in _ASPECTS.items()
            if token.forms & words and owner(token.start) == track
        )
        if not signs or signs[0][0] > _FAR:
            continue
        _, aspect, sign = signs[0]
        span = min(spans, key=lambda span: abs(span.start - sign))
        number = next((value for value, start in numbers if owner(start) == track), None)
        own = sorted(
            (abs(at.start - sign), at.start, value)
            for at, value in dates
            if owner(at.start) == track and abs(at.start - sign) <= _FAR and _fits_aspect(value, aspect, page.published)
        )
        near = [o for o in own if abs(o[1] - own[0][1]) <= _RANGE and len(o[2]) == len(own[0][2])] if own else []
        if number is None and not near:
            continue
        told = page.told_in(span)
        line = pages.said(told) if told is not None else None
        found.append(
            {
                **pages.evidence(page.id, sentence.span),
                "track": track,
                "aspect": aspect,
                "number": number,
                "dates": "/".join(sorted({o[2] for o in near})[:2]),
                "by": line["speaker"] if line else None,
                "party": line["party"] if line else None,
                "statement": line["statement"] if line else None,
            }
        )
    return found


def _numbers(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Ordinals of rounds behind a word for talks, each with its place: «الجولة السادسة», «مباحثات أستانا السادسة», «الجولة 15»."""
    for i, token in enumerate(tokens):
        if not token.forms & _TALKS:
            continue
        for k in range(i + 1, min(len(tokens), i + 5)):
            value = next((ORDINALS[f] for f in sorted(tokens[k].forms) if f in ORDINALS), None)
            if value is not None:
                behind = tokens[k + 1].forms if k + 1 < len(tokens) else frozenset()
                teens = 10 if behind & {"عشر", "عشره"} and value < 10 else 0
                twenties = 20 if behind & {"عشرين", "عشرون"} else 0
                yield value + teens + twenties, tokens[k].start
                break
            digits = next((f for f in tokens[k].forms if f.isdecimal() and len(f) <= 2), None)
            if digits and k == i + 1 and "جوله" in token.forms:
                yield int(digits), tokens[k].start
                break


def _fits_aspect(value: str, aspect: str, published: str) -> bool:
    """Whether a date may be the round's: to come where it is announced, past where it is held or over."""
    first = published.strip("[")[:10]
    if not first:
        return True
    return value >= first[: len(value)] if aspect == "announced" else value <= published.strip("[]")[-10:][: len(value)]


def _round_of(mention: Row, known: tuple[Round, ...]) -> Round | None:
    options = [r for r in known if r.track == mention["track"]]
    if mention["number"] is not None:
        return next((r for r in options if r.number == mention["number"]), None)
    first = mention["dates"].split("/")[0]
    if len(first) == 10:
        day = date.fromisoformat(first)
        near = [
            (abs(date.fromisoformat(r.first) - day), r.number, r)
            for r in options
            if date.fromisoformat(r.first) - _NEAR <= day <= date.fromisoformat(r.last) + _NEAR
        ]
        return min(near, key=lambda n: n[:2])[2] if near else None
    inside = [r for r in options if r.first.startswith(first) or r.last.startswith(first)]
    if mention["aspect"] == "announced" and inside:
        return inside[0]
    return inside[0] if len(inside) == 1 else None


def _differs(mention: Row, known: Round) -> bool:
    """Whether a page names other days than the definition."""
    days = [d for d in mention["dates"].split("/") if len(d) == 10]
    return bool(days) and not set(days) <= {known.first, known.last}
