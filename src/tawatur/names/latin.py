"""Names in Latin letters for readers of English: the registry's, else word by word as English papers spell them, else IJMES.

The table is that of the International Journal of Middle East Studies, without dots and macrons. Arabic does not write short
vowels: «a» is put between two consonants, so that «حداد» reads Hadad; a reader sees at least how the name is written.
"""

from __future__ import annotations

from functools import cache

from tawatur.arabic.data import read_toml
from tawatur.names.registry import Registry, load_registry

_DATA = read_toml("names/latin.toml")
_LETTERS: dict[str, str] = _DATA["letters"]
_LONG = {"و": "u", "ي": "i"}
_VOWELS = frozenset("aiu")


def latin(name: str, entity: str | None = None, registry: Registry | None = None) -> str:
    """*name* in Latin letters; *entity* is its id in the registry, if it has one.

    >>> latin("سيرغي لافروف", "lavrov")
    'Sergey Lavrov'
    >>> latin("سامي حداد")
    'Sami Hadad'
    >>> latin("عبدالعزيز")
    'Abdul Aziz'
    """
    known = (registry or load_registry()).entities.get(entity or "")
    if known is not None and known.english and known.kind != "state":
        return known.english
    if known is not None and known.english and len(name.split()) <= 2:
        return known.english
    return " ".join(_word(word) for word in name.split())


@cache
def _spelled() -> dict[str, str]:
    """The words of the registry's persons with their English spelling, where a name has as many words in both scripts."""
    found: dict[str, str] = {}
    for entity in load_registry().entities.values():
        if entity.kind != "person":
            continue
        arabic, english = entity.names[0].split(), entity.english.split()
        if len(arabic) == len(english):
            for one, other in zip(arabic, english, strict=True):
                found.setdefault(one, other)
    words: dict[str, str] = _DATA["words"]
    return found | words


def _word(word: str) -> str:
    spelled = _spelled().get(word)
    if spelled is not None:
        return spelled
    if word.startswith("عبدال") and len(word) > 6:  # «عبدالعزيز», written together
        return "Abdullah" if word == "عبدالله" else f"Abdul {_word(word[5:])}"
    if word.startswith("ال") and len(word) > 3:
        rest = _spelled().get(word[2:]) or _letters(word[2:])
        return f"al-{rest[:1].upper()}{rest[1:]}"
    written = _letters(word)
    return written[:1].upper() + written[1:]


def _letters(word: str) -> str:
    out = ""
    bare = [c for c in word if c in _LETTERS or not c.isalpha()]
    for i, char in enumerate(bare):
        last = i + 1 == len(bare)
        after_consonant = bool(out) and out[-1].isalpha() and out[-1] not in _VOWELS
        if char in _LONG and i > 0 and out[-1:] not in _VOWELS and (last or bare[i + 1] not in "اوىي"):
            out += _LONG[char]
            continue
        piece = _LETTERS.get(char, char if char.isascii() else "")
        consonant = piece[:1] not in _VOWELS and piece != ""
        if consonant and after_consonant and (not last or len(bare) > 2):
            out += "a"
        if not (piece[:1] == "a" and out[-1:] == "a"):
            out += piece
    return out
