"""``tawatur registry check``: what is wrong with the registry's tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tawatur.names.registry import Entity, Registry, Role

_SINGLE = ("رئيس", "ملك", "وزير", "أمير", "سلطان")  # offices that one person holds at a time


def check_registry(registry: Registry) -> Iterator[str]:
    """A line for each fault: names that two entries share, offices held backwards or by two at once, unknown owners."""
    yield from _shared_names(registry)
    for entity in registry.entities.values():
        yield from _owners(entity, registry)
        for role in entity.roles:
            yield from _role(entity, role, registry)
    yield from _overlaps(registry)


def _shared_names(registry: Registry) -> Iterator[str]:
    owners: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in registry.entities.values():
        for name in dict.fromkeys(entity.names):
            owners[entity.kind, name].append(entity)
    for (kind, name), several in owners.items():
        if len(several) > 1:
            yield f"{kind}: «{name}» is a name of {', '.join(e.id for e in several)}"


def _owners(entity: Entity, registry: Registry) -> Iterator[str]:
    if entity.parent not in ("", "-") and entity.parent not in registry.entities:
        yield f"{entity.id}: belongs to «{entity.parent}», which is no entry"


def _role(entity: Entity, role: Role, registry: Registry) -> Iterator[str]:
    if role.of not in registry.entities:
        yield f"{entity.id}: «{role.office}» of «{role.of}», which is no entry"
    if role.start and role.end and role.end < role.start[: len(role.end)]:
        yield f"{entity.id}: «{role.office}» ends in {role.end}, before it begins in {role.start}"


def _overlaps(registry: Registry) -> Iterator[str]:
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for entity in registry.entities.values():
        for role in entity.roles:
            words = role.office.split()
            if words[0] in _SINGLE and role.start and not {"نائب", "سابق"} & set(words):
                held[role.office, role.of].append((role.start, role.end or "9999", entity.id))
    for (office, of), terms in held.items():
        terms.sort()
        for (start, end, one), (following, _, other) in pairwise(terms):
            if following[: len(end)] < end[: len(following)] and start != following:
                yield f"«{office}» of {of}: {one} (to {end}) and {other} (from {following}) at once"
