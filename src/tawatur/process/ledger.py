"""The ceasefire ledger: incidents by day and zone — what is reported, by whom, who is blamed, who denies, on how many chains.

An incident is counted once, however many pages tell it: tellings of one zone and day hang together where their pages share
text, their casualties are the same, or most of their words. What nobody but one side says is told from what two independent
chains say.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tawatur.linking.chains import Chains, hang_together
from tawatur.linking.profiles import folded_words, roots_of
from tawatur.linking.weights import Weights
from tawatur.model import Span
from tawatur.names.registry import load_registry
from tawatur.process.definition import Party, Process
from tawatur.process.pages import ProcessPage, ProcessPages, Row, Sentence
from tawatur.record.store import Happening, Line
from tawatur.times.calendar import last_day

_ALIKE = 0.45  # of the words of two tellings of one incident
_ALIKE_BUT_COUNTS = 0.7  # where they count their dead differently
_ALIKE_IN_TOWN = 0.25  # where both name the same town
_OF_A_PERSON = frozenset({"abduct", "assassinate"})
_APART = 1  # days between two tellings of one incident


@dataclass(slots=True)
class _Telling:
    """One page's telling of an incident."""

    event: Happening
    sentence: Sentence
    line: Line | None  # the statement that claims it
    day: str
    dated: bool  # whether the page dates the event itself
    zone: str | None
    town: str  # a town of the zone that its sentence names
    place: str | None
    roots: frozenset[str]
    tellers: frozenset[str]
    source: Party | None
    blamed: Party | None
    suffering: Party | None


def ledger(pages: ProcessPages, since: str) -> Row:
    """The incidents of a process since a day, with totals a day and a zone."""
    chains = Chains(pages.links.pages, pages.links.copies, load_registry())
    tellings = [
        t for page in pages.pages.values() for t in _tellings(pages, page, chains) if not since or t.day >= since
    ]
    tellings.sort(key=lambda t: (t.day, t.zone or "~", t.event.page, t.event.trigger))
    incidents = sorted((_incident(pages, group) for group in _grouped(tellings)), key=lambda i: (i["day"], i["id"]))
    return {
        "process": pages.process.id,
        "since": since or None,
        "incidents": incidents,
        "by_day": _totals(incidents, "day"),
        "by_zone": _totals(incidents, "zone"),
    }


def _tellings(pages: ProcessPages, page: ProcessPage, chains: Chains) -> Iterable[_Telling]:
    profile = chains.pages[page.id]
    by_id = {t.id: t for t in profile.tellings}
    lines = {line.id: line for line in page.lines}
    published = last_day(page.published)
    for event in page.events:
        sentence = page.sentence_at(event.trigger.start)
        if event.type != "ASSAULT" or sentence is None:
            continue
        line = lines.get(event.statement or "")
        day = event.date if event.date and len(event.date) == 10 else ""
        told_on = (line.said_on if line is not None else None) or (published if len(published) == 10 else "")
        if day and told_on and day > told_on:
            continue  # a day to come is no day of an incident
        zone, town = _zone(pages.process, page, event, sentence)
        if not _of_process(pages, page, event, line, zone, sentence):
            continue
        if told_on and day and (date.fromisoformat(told_on) - date.fromisoformat(day)).days > _BACKGROUND:
            continue
        telling = by_id.get(event.statement or "")
        tellers = chains.tellers(telling) if telling is not None else chains.narrates(profile)
        yield _Telling(
            event,
            sentence,
            line,
            day or told_on,
            bool(day),
            zone,
            town,
            event.place.of(page.text) if event.place else None,
            roots_of(folded_words(sentence.text)),
            frozenset(tellers),
            pages.party(line) if line is not None else None,
            _party(pages.process, page, event.actor),
            _party(pages.process, page, event.recipient),
        )


_BACKGROUND = 40  # days before a page: what it tells of so long ago is background, not news


def _zone(process: Process, page: ProcessPage, event: Happening, sentence: Sentence) -> tuple[str | None, str]:
    """The zone of an event and the town in it that is named: by its place, else by what its sentence names nearest to the trigger."""
    options = []
    towns: dict[str, str] = {}
    for zone in process.zones:
        own = {wording.written for wording in zone.wordings}
        for wording in (*zone.wordings, *zone.towns):
            if wording.may_stand(page.forms):
                for span in wording.all(sentence.tokens):
                    at_place = event.place is not None and span.start < event.place.end and event.place.start < span.end
                    options.append((not at_place, abs(span.start - event.trigger.start), zone.id))
                    if wording.written not in own:
                        towns.setdefault(zone.id, wording.written)
    zone_id = min(options)[2] if options else None
    return zone_id, towns.get(zone_id or "", "")


def _of_process(
    pages: ProcessPages, page: ProcessPage, event: Happening, line: Line | None, zone: str | None, sentence: Sentence
) -> bool:
    """Whether an event is one of the process: on a page that speaks of it, in a zone; else by a party that acts, suffers, tells
    of it or is named beside.
    """
    if page.about and zone is not None:
        return True
    if _party(pages.process, page, event.actor) or _party(pages.process, page, event.recipient):
        return True
    return zone is not None and (
        (line is not None and pages.party(line) is not None) or pages.process.party_of(sentence.text, None) is not None
    )


def _party(process: Process, page: ProcessPage, spans: tuple[Span, ...]) -> Party | None:
    return next((party for span in spans if (party := process.party_of(span.of(page.text), None)) is not None), None)


def _grouped(tellings: list[_Telling]) -> list[list[_Telling]]:
    """Tellings of one incident, in the order of their days: each is compared with the open groups of its zone, and where it or
    they name none, with all of the days beside.
    """
    weights = Weights.among(telling.roots for telling in tellings)  # what all tell of this war tells nothing apart
    groups: list[list[_Telling]] = []
    recent: list[int] = []
    for telling in tellings:
        recent = [number for number in recent if _near(telling, groups[number][-1])]
        home = next(
            (
                number
                for number in reversed(recent)
                if (None in (telling.zone, groups[number][0].zone) or telling.zone == groups[number][0].zone)
                and any(_same(weights, telling, other) for other in groups[number])
            ),
            None,
        )
        if home is None:
            groups.append([telling])
            recent.append(len(groups) - 1)
        else:
            groups[home].append(telling)
    return groups


def _near(one: _Telling, other: _Telling) -> bool:
    return (
        abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days) <= _APART
        if one.day and other.day
        else True
    )


def _same(weights: Weights, one: _Telling, other: _Telling) -> bool:
    if not _near(one, other):
        return False
    if one.event.page == other.event.page and one.sentence.span == other.sentence.span:
        return False  # two clauses of one sentence tell of two things
    alike = weights.alike(one.roots, other.roots)
    counts = (one.event.dead, one.event.wounded), (other.event.dead, other.event.wounded)
    if counts[0] == counts[1] != (None, None):
        return alike >= _ALIKE / 2
    if _differ(one, other):
        return one.event.page != other.event.page and alike >= _ALIKE_BUT_COUNTS
    if one.event.mode == other.event.mode and one.event.mode in _OF_A_PERSON and len(one.roots & other.roots) >= 3:
        return alike >= _ALIKE / 2
    if one.town and one.town == other.town and one.event.page != other.event.page:
        return alike >= _ALIKE_IN_TOWN
    return alike >= _ALIKE


def _differ(one: _Telling, other: _Telling) -> bool:
    """Whether both count the dead, or the wounded, and not the same."""
    pairs = ((one.event.dead, other.event.dead), (one.event.wounded, other.event.wounded))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _incident(pages: ProcessPages, group: list[_Telling]) -> Row:
    first = group[0]
    chains = hang_together(telling.tellers for telling in group)
    denials = _denials(pages, group)
    sources = sorted({t.source.id for t in group if t.source is not None})
    blamed = Counter(t.blamed.id for t in group if t.blamed is not None)
    camps = {t.source.camp for t in group if t.source is not None and t.source.camp}
    level = (
        "contradicted"
        if denials
        else "two chains"
        if len(chains) > 1
        else "both sides"
        if len(camps) > 1
        else "one side"
        if camps and all(t.line is not None for t in group)
        else "one chain"
    )
    modes = Counter(t.event.mode for t in group if t.event.mode)
    key = f"{first.day}{first.zone}{first.event.page}{first.event.trigger}"
    return {
        "id": f"i{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        "day": min(t.day for t in group),
        "dated": any(t.dated for t in group),
        "zone": next((t.zone for t in group if t.zone), None),
        "place": next((t.place for t in group if t.place), None),
        "type": "ASSAULT",
        "mode": min(modes, key=lambda m: (-modes[m], m), default=None),
        "narrated": any(t.line is None for t in group),
        "reported_by": sorted({t.line.speaker for t in group if t.line is not None}),
        "sides": sources,
        "blamed": sorted(blamed, key=lambda id: (-blamed[id], id)),
        "suffering": sorted({t.suffering.id for t in group if t.suffering is not None}),
        "denied_by": denials,
        "dead": _range(t.event.dead for t in group),
        "wounded": _range(t.event.wounded for t in group),
        "chains": len(chains),
        "corroboration": level,
        "tellings": [
            {
                **pages.evidence(t.event.page, t.sentence.span),
                "trigger": list(t.event.trigger),
                "event": t.event.id,
                "statement": t.event.statement,
                "speaker": t.line.speaker if t.line is not None else None,
                "actor": [list(span) for span in t.event.actor],
                "recipient": [list(span) for span in t.event.recipient],
                "why": t.event.why,
            }
            for t in group
        ],
    }


def _denials(pages: ProcessPages, group: list[_Telling]) -> list[Row]:
    """Statements on pages of the same days that deny what a telling says."""
    weights = pages.links.stories.weights
    found = {}
    for page in {t.event.page for t in group}:
        for line in pages.pages[page].lines:
            if not line.denies:
                continue
            roots = roots_of(folded_words(line.said))
            if any(len(roots & t.roots) >= 3 and weights.alike(roots, t.roots) >= _ALIKE for t in group):
                found[line.id] = pages.said(line)
    return [found[id] for id in sorted(found)]


def _range(counts: Iterable[int | None]) -> list[int] | None:
    known = [count for count in counts if count is not None]
    return [min(known), max(known)] if known else None


def _totals(incidents: list[Row], key: str) -> Row:
    """Incidents and casualties by day or zone; ranges add up end by end."""
    totals: dict[str, Row] = {}
    for incident in incidents:
        row = totals.setdefault(str(incident[key] or "?"), {"incidents": 0, "dead": [0, 0], "wounded": [0, 0]})
        row["incidents"] += 1
        for harm in ("dead", "wounded"):
            low, high = incident[harm] or (0, 0)
            row[harm] = [row[harm][0] + low, row[harm][1] + high]
    return {name: totals[name] for name in sorted(totals)}
