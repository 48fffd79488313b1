"""Definition files: what is known of a process beforehand. One TOML file a process, in ``data/processes`` or anywhere else.

A definition names and places; it never corrects a page. Where the two differ, the view shows both.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from tawatur.arabic.folding import fold, without_article
from tawatur.model import TawaturError
from tawatur.names.registry import Registry, load_registry
from tawatur.process.wordings import Wording


class ProcessError(TawaturError):
    """A definition that cannot be found or read; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: role (guarantor, party, mediator, host, observer, outside), camp, names, registry ids, states."""

    id: str
    english: str
    role: str
    camp: str
    names: tuple[frozenset[str], ...]
    entities: frozenset[str]
    states: frozenset[str]
    arabic: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a track as the definition knows it; days as EDTF."""

    track: str
    number: int
    first: str
    last: str
    place: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A document, mechanism, proposal, track or issue: how the press speaks of it."""

    kind: str
    id: str
    english: str
    wordings: tuple[Wording, ...]
    against: tuple[Wording, ...] = ()
    date: str = ""
    arabic: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone: wordings, towns, an outline as (longitude, latitude) points, or its centre alone."""

    id: str
    english: str
    wordings: tuple[Wording, ...]
    towns: tuple[Wording, ...]
    polygon: tuple[tuple[float, float], ...]
    arabic: str = ""

    @property
    def center(self) -> tuple[float, float] | None:
        """The mean of the outline's points: (longitude, latitude)."""
        if not self.polygon:
            return None
        size = len(self.polygon)
        return sum(x for x, _ in self.polygon) / size, sum(y for _, y in self.polygon) / size


@dataclass(frozen=True, slots=True)
class Process:
    """A definition. ``digest`` tells its versions apart."""

    id: str
    english: str
    names: tuple[str, ...]
    about: tuple[Wording, ...]
    start: str
    ceasefire: str
    ceasefire_names: tuple[Wording, ...]
    parties: tuple[Party, ...]
    rounds: tuple[Round, ...]
    tracks: tuple[Topic, ...]
    documents: tuple[Topic, ...]
    mechanisms: tuple[Topic, ...]
    proposals: tuple[Topic, ...]
    issues: tuple[Topic, ...]
    zones: tuple[Zone, ...]
    digest: str
    _people: Mapping[str, str] = field(default_factory=dict)  # registry id → party id

    def party_of(self, name: str, entity: str | None) -> Party | None:
        """The party that a speaker or actor of this name (and registry id) belongs to, or None."""
        by_id = {party.id: party for party in self.parties}
        if entity is not None and entity in self._people:
            return by_id[self._people[entity]]
        words = frozenset(_bare(word) for word in name.replace("«", " ").replace("»", " ").replace('"', " ").split())
        best: tuple[int, Party] | None = None
        for party in self.parties:
            for own in party.names:
                if own <= words and (best is None or len(own) > best[0]):
                    best = len(own), party
        return best[1] if best else None


def shipped() -> list[str]:
    """The ids of the definitions that come with the program."""
    folder = resources.files("tawatur").joinpath("data", "processes")
    return sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml"))


def load_process(name: str, registry: Registry | None = None) -> Process:
    """The definition *name*: an id that comes with the program, or a file. Raises ``ProcessError``."""
    path = Path(name)
    if path.suffix == ".toml":
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ProcessError(f"{name}: {getattr(error, 'strerror', None) or error}") from None
    elif name in shipped():
        text = resources.files("tawatur").joinpath("data", "processes", f"{name}.toml").read_text(encoding="utf-8")
    else:
        raise ProcessError(f"no process {name}: {', '.join(shipped())}, or a .toml file")
    return read_process(text, name, registry or load_registry())


def read_process(text: str, name: str, registry: Registry) -> Process:
    """A definition from the text of its file. Raises ``ProcessError`` where it lacks what it must have."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProcessError(f"{name}: {error}") from None
    faults = list(check(data, registry))
    if faults:
        raise ProcessError(f"{name}: {faults[0]}" + (f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""))
    parties = tuple(_party(row) for row in data.get("party", []))
    ceasefire = data.get("ceasefire", {})
    return Process(
        id=data["id"],
        english=data["english"],
        names=tuple(data.get("names", [])),
        about=_wordings(data["about"]),
        start=data["start"],
        ceasefire=ceasefire.get("since", ""),
        ceasefire_names=_wordings(ceasefire.get("names", [])),
        parties=parties,
        rounds=tuple(_round(row) for row in data.get("round", [])),
        tracks=tuple(_topics(data, "track")),
        documents=tuple(_topics(data, "document")),
        mechanisms=tuple(_topics(data, "mechanism")),
        proposals=tuple(_topics(data, "proposal")),
        issues=tuple(_topics(data, "issue")),
        zones=tuple(_zone(row) for row in data.get("zone", [])),
        digest=sha256(text.encode()).hexdigest()[:16],
        _people=_people(parties, registry),
    )


def check(data: Mapping[str, Any], registry: Registry) -> Iterator[str]:
    """What is wrong with a definition, a line each: missing keys, unknown ids, dates, doubles, rounds of no track."""
    for key, expected in (("id", str), ("english", str), ("start", str), ("about", list)):
        if not isinstance(data.get(key), expected) or not data[key]:
            yield f"«{key}» is missing"
    if "start" in data and not _is_day(data["start"]):
        yield f"start: {data['start']} is no day"
    for kind in ("party", "track", "document", "mechanism", "proposal", "issue", "zone"):
        seen: set[str] = set()
        for n, row in enumerate(data.get(kind, []), 1):
            name = row.get("id", f"number {n}")
            for key in ("id", "english"):
                if not row.get(key):
                    yield f"{kind} {name}: «{key}» is missing"
            if name in seen:
                yield f"{kind} {name} stands twice"
            seen.add(name)
            if kind == "party":
                yield from _check_party(row, name, registry)
            elif not row.get("wordings"):
                yield f"{kind} {name}: no wordings"
    tracks = {row.get("id") for row in data.get("track", [])}
    held: set[tuple[object, object]] = set()
    for row in data.get("round", []):
        name = f"round {row.get('number')} of {row.get('track')}"
        if row.get("track") not in tracks:
            yield f"{name}: no such track"
        if (row.get("track"), row.get("number")) in held:
            yield f"{name} stands twice"
        held.add((row.get("track"), row.get("number")))
        first, _, last = str(row.get("date", "")).partition("/")
        if not _is_day(first) or (last and (not _is_day(last) or last < first)):
            yield f"{name}: {row.get('date')} is no day and no pair of days"


_ROLES = ("guarantor", "party", "mediator", "host", "observer", "sponsor", "outside")


def _check_party(row: Mapping[str, Any], name: str, registry: Registry) -> Iterator[str]:
    if row.get("role") not in _ROLES:
        yield f"party {name}: the role {row.get('role')} is none of {', '.join(_ROLES)}"
    if not row.get("names"):
        yield f"party {name}: no names"
    for id in [*row.get("entities", []), *row.get("states", [])]:
        if id not in registry.entities:
            yield f"party {name}: the registry has no {id}"


def _is_day(text: object) -> bool:
    try:
        date.fromisoformat(str(text))
    except ValueError:
        return False
    return True


def _party(row: Mapping[str, Any]) -> Party:
    return Party(
        row["id"],
        row["english"],
        row["role"],
        row.get("camp", ""),
        tuple(frozenset(_bare(word) for word in name.split()) for name in row["names"]),
        frozenset(row.get("entities", [])),
        frozenset(row.get("states", [])),
        _arabic(row, "names"),
    )


def _people(parties: Iterable[Party], registry: Registry) -> dict[str, str]:
    """Registry id → party: those named, then the states, then who held an office of a state."""
    found: dict[str, str] = {}
    for party in parties:
        for id in party.entities | party.states:
            found.setdefault(id, party.id)
    states = {state: party.id for party in parties for state in party.states}
    for entity in registry.entities.values():
        offices = {role.of for role in entity.roles}
        bodies = [found[of] for of in sorted(offices) if of in found and of not in states]
        if entity.id in found or not (entity.roles or entity.parent in states):
            continue
        if bodies:
            found[entity.id] = bodies[0]
        elif offices & set(states):
            found[entity.id] = states[min(offices & set(states))]
        elif entity.kind == "body" and entity.parent in states:
            found[entity.id] = states[entity.parent]
    return found


def _round(row: Mapping[str, Any]) -> Round:
    first, _, last = str(row["date"]).partition("/")
    return Round(row["track"], int(row["number"]), first, last or first, row.get("place", ""))


def _topics(data: Mapping[str, Any], kind: str) -> Iterator[Topic]:
    for row in data.get(kind, []):
        yield Topic(
            kind,
            row["id"],
            row["english"],
            _wordings(row["wordings"]),
            _wordings(row.get("against", [])),
            str(row.get("date", "")),
            _arabic(row, "wordings"),
        )


def _zone(row: Mapping[str, Any]) -> Zone:
    points = row.get("polygon") or ([row["center"]] if "center" in row else [])
    return Zone(
        row["id"],
        row["english"],
        _wordings(row["wordings"]),
        _wordings(row.get("towns", [])),
        tuple((float(x), float(y)) for x, y in points),
        _arabic(row, "wordings"),
    )


def _arabic(row: Mapping[str, Any], key: str) -> str:
    """What an Arabic reader sees: the key «arabic», else the first of the names or wordings, of choices the first."""
    first = str(row.get("arabic") or row[key][0])
    return " ".join(word.split("|")[0].rstrip("*") for word in first.split())


def _wordings(written: Iterable[str]) -> tuple[Wording, ...]:
    return tuple(Wording.read(text) for text in written)


def _bare(word: str) -> str:
    folded = fold(word.strip("،.()[]{}“”'’"))
    if folded.startswith("وال") and len(folded) > 5:
        folded = folded[1:]
    return without_article(folded)
