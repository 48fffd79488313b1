"""An analysis as the rows of a record: what is written, whether it comes from this process, another, or a Parquet file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tawatur.model import Analysis
from tawatur.record.search import index_terms

Row = dict[str, Any]
PARTS = ("statements", "times", "names", "events", "terms")


@dataclass(frozen=True, slots=True)
class PageRows:
    """One page: its id, address and hash, the row of its version, and the rows of each of ``PARTS`` without page and hash."""

    id: str
    url: str | None
    hash: str
    version: Row
    parts: Mapping[str, list[Row]]


def rows_of(analysis: Analysis) -> PageRows:
    """The rows of an analysis. Spans are ``[start, end)`` of the page's text."""
    page, article, published = analysis.page, analysis.article, analysis.published
    version: Row = {
        "text": page.text,
        "title": article.title,
        "body": article.body,
        "outlet": article.outlet,
        "published": published.value,
        "basis": published.basis,
        "evidence": published.evidence,
        "credits": [{"span": c.span, "name": c.name, "kind": c.kind} for c in article.credits],
    }
    parts: dict[str, list[Row]] = {
        "statements": [
            {
                "n": n,
                "cue": s.cue,
                "source": s.source,
                "speaker": s.speaker.name,
                "entity": s.speaker.entity,
                "candidates": s.speaker.candidates,
                **s.details(),
                "why": s.why,
            }
            for n, s in enumerate(analysis.statements, 1)
        ],
        "times": [
            {"n": n, "span": t.span, "type": t.type, "value": t.value, "mod": t.mod, "weekday": t.weekday}
            for n, t in enumerate(analysis.times, 1)
        ],
        "names": [
            {"n": n, "span": m.span, "kind": m.kind, "name": m.name, "entity": m.entity}
            for n, m in enumerate(analysis.names, 1)
        ],
        "events": [
            {"n": n, **e.details(), "statement": None if e.statement is None else e.statement + 1, "why": e.why}
            for n, e in enumerate(analysis.events, 1)
        ],
        "terms": [
            {"n": n, "field": field, "term": term}
            for n, s in enumerate(analysis.statements, 1)
            for field, words in (("s", s.speaker.name), ("c", " ".join(c.of(page.text) for c in s.content)))
            for term in sorted(index_terms(words))
        ],
    }
    return PageRows(page.id, page.url, page.hash, version, parts)
