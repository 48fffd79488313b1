"""The names of a page: persons, bodies, groups and places, each with its entity where the registry knows it."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.arabic.words import Tokens
from tawatur.model import Mention, Span
from tawatur.names.phrases import PhraseReader
from tawatur.names.registry import KINDS


def read_mentions(tokens: Tokens, phrases: PhraseReader, lines: Iterable[tuple[int, int]]) -> list[Mention]:
    """Names in the token ranges, in order; a person's further mentions carry the fullest name."""
    found: list[Mention] = []
    fullest: dict[str, str] = {}
    for first, last in lines:
        i = first
        while i < last:
            match = phrases.match(i) if "entity" in tokens.words[i].tags or tokens.words[i].definite else None
            if match is not None and i + match[1] <= last:
                word = tokens.words[i]
                start = tokens.starts[i] + (word.prep_cut if word.prep else word.cut if word.conj else 0)
                span = Span(start, tokens.ends[i + match[1] - 1])
                entity = match[0]
                identity = entity.parent if entity.id.endswith("-capital") else entity.id
                found.append(Mention(span, KINDS[entity.kind], span.of(tokens.text), identity))
                i += match[1]
                continue
            if tokens.words[i].tags & {"office", "honorific", "given"} and not tokens.words[i].prep:
                phrase = phrases.read(i, min(last, i + 24), before_object=True)
                if phrase is not None and phrase.name is not None:
                    a, b = phrase.name
                    span = Span(tokens.starts[a] + tokens.words[a].cut, tokens.ends[b - 1])
                    name = span.of(tokens.text)
                    fullest.setdefault(tokens.words[b - 1].base, name)
                    entry = phrases.registry.named(name)
                    found.append(Mention(span, "person", name, entry.id if entry else None))
                    i = b
                    continue
            elif tokens.words[i].base in fullest and phrases.name_like(i):
                span = Span(tokens.starts[i] + tokens.words[i].cut, tokens.ends[i])
                name = fullest[tokens.words[i].base]
                entry = phrases.registry.named(name)
                found.append(Mention(span, "person", name, entry.id if entry else None))
            i += 1
    return found
