"""Who met whom, what documents, mechanisms and proposals are spoken of, the parties as pages name them, and what the definition lacks."""

from __future__ import annotations

from collections import Counter, defaultdict

from tawatur.arabic.folding import fold
from tawatur.model import Span
from tawatur.process.definition import Topic
from tawatur.process.pages import ProcessPage, ProcessPages, Row, Sentence
from tawatur.process.positions import stance
from tawatur.process.wordings import Wording
from tawatur.record.store import Happening

_MEETINGS = frozenset({"CONSULT"})
_LISTED = 20


def meetings(pages: ProcessPages) -> list[Row]:
    """Meetings, calls and visits that name both sides, narrated or claimed, by day."""
    found = []
    for page in pages.pages.values():
        for event in page.events:
            if (
                event.type in _MEETINGS
                and event.actor
                and (event.recipient or len(event.actor) > 1 or _joined(page, event))
            ):
                found.append(_meeting(pages, page, event))
    return sorted(found, key=lambda row: (row["when"] or "", row["page"], row["span"]))


def _joined(page: ProcessPage, event: Happening) -> bool:
    """«لافروف ونظيره التركي»: two in one phrase."""
    return any(" و" in span.of(page.text) for span in event.actor)


def _meeting(pages: ProcessPages, page: ProcessPage, event: Happening) -> Row:
    spans = [event.trigger, *event.actor, *event.recipient]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return {
        **pages.evidence(page.id, whole),
        "event": event.id,
        "mode": event.mode,
        "trigger": list(event.trigger),
        "who": [span.of(page.text) for span in event.actor],
        "whom": [span.of(page.text) for span in event.recipient],
        "where": event.place.of(page.text) if event.place else None,
        "when": event.date or page.published or None,
        "claimed_in": event.statement,
    }


def topics(pages: ProcessPages, known: tuple[Topic, ...]) -> list[Row]:
    """Each topic with its first mention, all mentions, and what parties said of it."""
    rows = []
    for topic in known:
        mentions = list(pages.matches(topic.wordings))
        mentions.sort(key=lambda m: (pages.pages[m[0].page].published.strip("[") or "9", m[0].page, m[1]))
        rows.append(
            {
                "id": topic.id,
                "kind": topic.kind,
                "english": topic.english,
                "date": topic.date or None,
                "first": _mention(pages, *mentions[0]) if mentions else None,
                "mentions": [_mention(pages, *m) for m in mentions],
                "reactions": [row for sentence, span in mentions for row in _reactions(pages, topic, sentence, span)],
            }
        )
    return rows


def _mention(pages: ProcessPages, sentence: Sentence, span: Span) -> Row:
    return {**pages.evidence(sentence.page, sentence.span), "words": list(span)}


def _reactions(pages: ProcessPages, topic: Topic, sentence: Sentence, span: Span) -> list[Row]:
    line = pages.pages[sentence.page].told_in(span)
    return [{**pages.said(line), "stance": stance(line, topic, sentence.tokens)}] if line is not None else []


def zones(pages: ProcessPages) -> list[Row]:
    """Each zone with the sentences that name it."""
    return [
        {
            "id": zone.id,
            "english": zone.english,
            "center": zone.center,
            "polygon": zone.polygon,
            "mentions": [_mention(pages, *match) for match in pages.matches(zone.wordings)],
        }
        for zone in pages.process.zones
    ]


def parties(pages: ProcessPages) -> list[Row]:
    """The parties: how often each spoke and was named, and where it is first named."""
    spoke: Counter[str] = Counter()
    for line in pages.lines():
        party = pages.party(line)
        if party is not None:
            spoke[party.id] += 1
    rows = []
    for party in pages.process.parties:
        wordings = tuple(
            Wording((*(frozenset({word}) for word in sorted(name)),), " ".join(sorted(name))) for name in party.names
        )
        named = list(pages.matches(wordings))
        rows.append(
            {
                "id": party.id,
                "english": party.english,
                "role": party.role,
                "camp": party.camp or None,
                "statements": spoke[party.id],
                "named": [_mention(pages, *m) for m in named],
            }
        )
    return rows


def undefined(pages: ProcessPages) -> Row:
    """Actors and places that the pages of the process name and its definition does not, the most named first."""
    defined = {id for party in pages.process.parties for id in party.entities | party.states}
    actors: dict[str, list[Row]] = defaultdict(list)
    places: dict[str, list[Row]] = defaultdict(list)
    in_zones = {
        (sentence.page, sentence.span)
        for zone in pages.process.zones
        for sentence, _ in pages.matches((*zone.wordings, *zone.towns))
    }
    for page in pages.pages.values():
        for span, kind, name, entity in page.names:
            if (entity in defined) or pages.process.party_of(name, entity) is not None:
                continue
            if entity is None and kind == "person" and len(name.split()) < 2:
                continue
            sentence = page.sentence_at(span.start)
            if sentence is None or (kind == "place" and (page.id, sentence.span) in in_zones):
                continue
            (places if kind == "place" else actors)[entity or fold(name)].append(
                {**pages.evidence(page.id, span), "name": name, "entity": entity, "kind": kind}
            )
    return {"actors": _most(actors), "places": _most(places)}


def _most(named: dict[str, list[Row]]) -> list[Row]:
    order = sorted(named, key=lambda key: (-len({row["page"] for row in named[key]}), -len(named[key]), key))
    return [
        {
            "name": named[key][0]["name"],
            "entity": named[key][0]["entity"],
            "kind": named[key][0]["kind"],
            "times": len(named[key]),
            "pages": len({row["page"] for row in named[key]}),
            "first": named[key][0],
        }
        for key in order[:_LISTED]
    ]
