"""What ``tawatur read`` prints: an analysis as one JSON object, with the names that the contract fixes."""

from __future__ import annotations

from typing import Any

from tawatur.model import Analysis, Statement
from tawatur.names.latin import latin


def as_json(analysis: Analysis, why: bool = False) -> dict[str, Any]:
    """The contract's object of one page; with *why* each statement explains itself. Spans are ``[start, end)``."""
    page, article, published = analysis.page, analysis.article, analysis.published
    return {
        "id": page.id,
        "text": page.text,
        "title": article.title,
        "body": article.body,
        "outlet": article.outlet,
        "published": {"value": published.value, "basis": published.basis, "evidence": published.evidence}
        | ({"inferred": published.inferred} if published.inferred else {})
        | ({"why": published.why} if why and published.why else {}),
        "credits": [{"span": c.span, "name": c.name, "kind": c.kind} for c in article.credits],
        "times": [
            {"span": t.span, "type": t.type, "value": t.value}
            | ({"mod": t.mod} if t.mod else {})
            | ({"weekday": t.weekday} if t.weekday else {})
            for t in analysis.times
        ],
        "names": [{"span": m.span, "kind": m.kind, "name": m.name, "entity": m.entity} for m in analysis.names],
        "statements": [_statement(s, why) for s in analysis.statements],
        "events": [e.details() | ({"why": e.why} if why else {}) for e in analysis.events],
    }


def _statement(s: Statement, why: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "cue": s.cue,
        "source": s.source,
        "speaker": {
            "name": s.speaker.name,
            "entity": s.speaker.entity,
            "latin": latin(s.speaker.name, s.speaker.entity),
        },
        **s.details(),
    }
    if s.speaker.candidates:
        row["speaker"]["candidates"] = s.speaker.candidates
    if why:
        row["why"] = s.why
    return row
