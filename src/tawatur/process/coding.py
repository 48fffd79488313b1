"""Events of a record as users of ACLED and POLECAT know them: one CSV, UTF-8 with a byte order mark so that Excel opens it right.

The columns are ACLED's (codebook of 2023) and PLOVER's; what ACLED means by an event is narrower than PLOVER, so only assaults,
protests and coercion have its types. A claimed event keeps the statement that claims it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tawatur.arabic.folding import fold
from tawatur.names.latin import latin
from tawatur.names.registry import Entity, load_registry
from tawatur.record.export import safe_cell
from tawatur.record.store import Happening, Record

Row = dict[str, Any]
# PLOVER type and mode → ACLED event type and sub-event type
_ACLED = {
    ("ASSAULT", "heavy-weapons"): ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("ASSAULT", "abduct"): ("Violence against civilians", "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): ("Violence against civilians", "Sexual violence"),
    ("ASSAULT", None): ("Battles", "Armed clash"),
    ("PROTEST", "riot"): ("Riots", "Mob violence"),
    ("PROTEST", None): ("Protests", "Peaceful protest"),
    ("COERCE", "arrest"): ("Strategic developments", "Arrests"),
    ("COERCE", "seize"): ("Strategic developments", "Non-violent transfer of territory"),
    ("AGREE", None): ("Strategic developments", "Agreement"),
}


def coded(record: Record, format: str, folder: Path) -> Path:
    """Write the events of *record* to ``FOLDER/acled.csv`` or ``plover.csv``; the file written."""
    rows: Callable[[Record], Iterator[Row]] = {"acled": acled_rows, "plover": plover_rows}[format]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{format}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = None
        for row in rows(record):
            if writer is None:
                writer = csv.DictWriter(out, list(row))
                writer.writeheader()
            writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return path


def acled_rows(record: Record) -> Iterator[Row]:
    """Assaults, protests, coercion and agreements, a row an event."""
    places = _places()
    for event in record.events():
        kind = _ACLED.get((event.type, event.mode)) or _ACLED.get((event.type, None))
        if kind is None:
            continue
        day, precision = _day(event)
        place = _place(event, places)
        yield {
            "event_id_cnty": event.id,
            "event_date": day,
            "time_precision": precision,
            "event_type": kind[0],
            "sub_event_type": kind[1],
            "actor1": _names(event, event.actor),
            "actor2": _names(event, event.recipient),
            "country": _country(place),
            "location": event.place.of(event.text) if event.place else "",
            **_coordinates(place),
            "geo_precision": 1 if place and place.location else 3 if event.place else "",
            "source": event.outlet or event.page,
            "source_scale": "",
            "notes": _sentence(event),
            "fatalities": "" if event.dead is None else event.dead,
            "claimed_in": event.statement or "",
            "page": event.page,
            "start": event.trigger.start,
            "end": event.trigger.end,
        }


def plover_rows(record: Record) -> Iterator[Row]:
    """All events, a row an event, with the columns of POLECAT; and what statements demand, reject, threaten and accuse."""
    places = _places()
    for event in record.events():
        day, precision = _day(event)
        place = _place(event, places)
        yield {
            "event_id": event.id,
            "event_date": day,
            "date_precision": precision,
            "event_type": event.type,
            "event_mode": event.mode or "",
            "actor_name": _names(event, event.actor),
            "recipient_name": _names(event, event.recipient),
            "location": event.place.of(event.text) if event.place else "",
            "country": _country(place),
            **_coordinates(place),
            "killed": "" if event.dead is None else event.dead,
            "injured": "" if event.wounded is None else event.wounded,
            "narrated": event.statement is None,
            "claimed_in": event.statement or "",
            "publisher": event.outlet or "",
            "page": event.page,
            "trigger": event.trigger.of(event.text),
            "start": event.trigger.start,
            "end": event.trigger.end,
        }
    for line in record.statements():
        if line.act in _SPEECH_ACTS:
            yield {
                "event_id": line.id,
                "event_date": (line.when or "").strip("[")[:10],
                "date_precision": 1 if line.said_on else 2 if line.published else "",
                "event_type": _SPEECH_ACTS[line.act],
                "event_mode": "",
                "actor_name": line.speaker,
                "recipient_name": "",
                "location": "",
                "country": "",
                "latitude": "",
                "longitude": "",
                "killed": "",
                "injured": "",
                "narrated": False,
                "claimed_in": line.id,
                "publisher": line.outlet or "",
                "page": line.page,
                "trigger": line.cue.of(line.text),
                "start": line.cue.start,
                "end": line.cue.end,
            }


# A statement is itself the act where its cue demands, refuses, threatens, accuses or promises; it stands as said, never as done.
_SPEECH_ACTS = {
    "demands": "REQUEST",
    "refuses": "REJECT",
    "threatens": "THREATEN",
    "accuses": "ACCUSE",
    "supports": "SUPPORT",
}


def _day(event: Happening) -> tuple[str, int | str]:
    """The day and ACLED's precision: 1 the day, 2 about it, 3 the month."""
    if event.date and len(event.date) == 10:
        return event.date, 1
    if event.date:
        return event.date, 3
    published = (event.published or "").strip("[")[:10]
    return published, 2 if published else ""


def _names(event: Happening, spans: tuple[Any, ...]) -> str:
    return "; ".join(f"{span.of(event.text)} ({latin(span.of(event.text), None)})" for span in spans)


def _sentence(event: Happening) -> str:
    start = max(event.text.rfind(mark, 0, event.trigger.start) for mark in ".\n؟!") + 1
    ends = [at for mark in ".\n؟!" if (at := event.text.find(mark, event.trigger.end)) >= 0]
    return " ".join(event.text[start : min(ends, default=len(event.text))].split())


def _places() -> dict[str, Entity]:
    return {
        fold(name).removeprefix("ال"): entity
        for entity in load_registry().entities.values()
        if entity.kind in ("place", "state")
        for name in entity.names
    }


def _place(event: Happening, places: dict[str, Entity]) -> Entity | None:
    if event.place is None:
        return None
    words = [word.removeprefix("ال") for word in fold(event.place.of(event.text)).split()]
    options = [" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1)]
    return next((places[option] for option in options if option in places), None)


def _coordinates(place: Entity | None) -> Row:
    latitude, longitude = place.location if place and place.location else ("", "")
    return {"latitude": latitude, "longitude": longitude}


def _country(place: Entity | None) -> str:
    if place is None:
        return ""
    state = place if place.kind == "state" else load_registry().entities.get(place.parent)
    return state.english if state is not None else ""
