"""``tawatur who``: one speaker over the pages of a record — written how, in what offices, speaking when, on which outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tawatur.arabic.folding import fold
from tawatur.names.latin import latin
from tawatur.names.registry import Registry, Role, load_registry
from tawatur.record.store import Line, Record


@dataclass(slots=True)
class Identity:
    """A speaker of a record: the registry's id where there is one, the names as written with their counts, the statements."""

    name: str
    entity: str | None
    latin: str
    roles: tuple[Role, ...] = ()
    written: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)  # how the statements call the speaker
    months: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)


def who(record: Record, words: str, registry: Registry | None = None) -> list[Identity]:
    """The speakers whose name has all of *words* (folded, light stems), who speaks most first.

    Entries of the registry are one identity whatever their spelling; others are one where the full names are the same
    after folding, or where one name is the other's ending on the same page's outlet.
    """
    registry = registry or load_registry()
    found: dict[str, Identity] = {}
    for line in _lines(record, words, registry):
        key = line.entity or fold(line.speaker)
        identity = found.get(key)
        if identity is None:
            known = registry.entities.get(line.entity or "")
            name = known.names[0] if known is not None else line.speaker
            identity = found[key] = Identity(
                name, line.entity, latin(name, line.entity, registry), known.roles if known else ()
            )
        identity.written[line.speaker] += 1
        if line.source is not None:
            identity.sources[line.source.of(line.text)] += 1
        identity.months[line.when.strip("[")[:7] or "?"] += 1
        identity.outlets[line.outlet or "?"] += 1
        identity.lines.append(line)
    return sorted(found.values(), key=lambda identity: (-len(identity.lines), identity.name))


def _lines(record: Record, words: str, registry: Registry) -> Iterable[Line]:
    """The statements of speakers so named, and of the registry's entry of that name under its other spellings."""
    seen: dict[str, Line] = {line.id: line for line in record.statements(speaker=words)}
    entities = {line.entity for line in seen.values() if line.entity}
    named = registry.named(words)
    if named is not None:
        entities.add(named.id)
    for id in entities:
        for name in registry.entities[id].names if id in registry.entities else ():
            seen |= {line.id: line for line in record.statements(speaker=name) if line.entity == id}
    return sorted(seen.values(), key=lambda line: (line.when.strip("["), line.page, line.number))
