"""The day a page was published: given with the input, else stated by the page itself in a line above its article."""

from __future__ import annotations

import re

from tawatur.arabic.sentences import split_lines as token_ranges
from tawatur.arabic.words import Tokens
from tawatur.article.lines import Line, split_lines
from tawatur.model import Article, Page, Published, Span
from tawatur.times.calendar import parse_day
from tawatur.times.timex import TimeReader
from tawatur.times.vocabulary import TimeWords

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 8  # lines above the lead in which a date is taken for the article's own
_WORDS = 14  # above which a line with a date in it is a sentence or a headline


def read_published(page: Page, article: Article, tokens: Tokens, words: TimeWords) -> Published:
    """The day of publication, its basis and the characters it rests on (spans into ``page.text``).

    A full date in a line labelled as such («نشر في: …») wins over a bare one, a bare one by its nearness to the lead;
    the day of the last change («آخر تحديث») counts only where there is no other.
    """
    if page.published and parse_day(page.published):
        return Published(page.published[:10], "given")
    if page.clean or not article.body:
        return Published(None, "unknown")
    lead = article.body[0].start
    above = [line for line in split_lines(page.text[: article.body[0].end]) if line.span.end <= lead][-_NEAR:]
    best: tuple[tuple[bool, bool, int], str, Span] | None = None
    for line in above:
        if article.title and line.span.start < article.title.end and article.title.start < line.span.end:
            continue
        for value, span in _days(line, tokens, words):
            rank = ("تحديث" not in line.folded, line.kind == "published", line.span.start)
            if best is None or rank > best[0]:
                best = (rank, value, span)
    if best is None:
        return Published(None, "unknown")
    return Published(best[1], "stated", (best[2],))


def _days(line: Line, tokens: Tokens, words: TimeWords) -> list[tuple[str, Span]]:
    """The full dates of a line that is too short to be a sentence."""
    if len(line.words) > _WORDS or line.section or not any(c.isdigit() for c in line.text):
        return []
    found = TimeReader(tokens, words, None).read(token_ranges(tokens, [line.span]))
    return [(timex.value[:10], timex.span) for timex in found if _DAY.match(timex.value)]
