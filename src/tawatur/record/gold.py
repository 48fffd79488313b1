"""What reviewers judged, as annotated pages in the form of the scorers: reviewing makes benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tawatur.record.reviews import CORRECT, OF_STATEMENTS, REJECT, last_words
from tawatur.record.store import Record


def gold(record: Record, unfinished: bool = False) -> Iterator[dict[str, Any]]:
    """The pages whose every statement has a standing judgement, by id: accepted and corrected statements, not the rejected.

    With *unfinished*, pages of which only some are judged too, with those; such a page says nothing of the others.
    """
    words = last_words(record.reviews(), OF_STATEMENTS)
    judged = {about[0].rpartition("#s")[0] for about in words}
    for page in record.pages():
        if page["page"] not in judged:
            continue
        rows = record.page(page["page"])["statements"]
        verdicts = [(row, words.get((f"{page['page']}#s{row['n']}",))) for row in rows]
        if not unfinished and any(word is None for _, word in verdicts):
            continue
        yield {
            "id": page["page"],
            "outlet": page["outlet"],
            "published": page["published"],
            "text": page["text"],
            "statements": [
                _statement(row, word.value if word.verdict == CORRECT else {})
                for row, word in verdicts
                if word is not None and word.verdict != REJECT
            ],
        }


def _statement(row: dict[str, Any], right: Any) -> dict[str, Any]:
    kept = {key: row[key] for key in ("cue", "source", "speaker", "content", "quote", "denies", "via", "said_on")}
    return {**kept, **right}
