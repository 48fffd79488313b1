"""Search that folds Arabic the way readers do: hamza, ta marbuta, diacritics, al-, light stems."""

from __future__ import annotations

import re

from tawatur.arabic.folding import fold, light_stem

_WORD = re.compile(r"\w+")


def index_terms(text: str) -> set[str]:
    """The terms a text is found by: the light stem of each word.

    >>> index_terms("الآستانة") == index_terms("وأستانا".removeprefix("و") and "آستانة")
    True
    """
    return {light_stem(word) for word in _WORD.findall(fold(text)) if len(word) > 1}


def query_terms(query: str) -> list[str]:
    """The terms of what somebody types, in a fixed order."""
    return sorted(index_terms(query))
