"""The way of a page, readable in one go: article → times, names → statements, events.

``analyse`` is pure: a page and the knowledge of the language and the world go in, all that the page says comes out. It
runs unchanged in a loop, in a process pool and inside a Spark executor.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from tawatur.arabic.adverbials import adverbials
from tawatur.arabic.sentences import behind_dateline, pair_quotations, split_lines, split_sentences
from tawatur.arabic.words import Tokens
from tawatur.article.extract import extract
from tawatur.article.published import read_published
from tawatur.dating.infer import infer
from tawatur.events.reader import EventReader
from tawatur.knowledge import Knowledge, load
from tawatur.model import Analysis, Page, Span, Timex
from tawatur.names.mentions import read_mentions
from tawatur.names.phrases import PhraseReader
from tawatur.statements.cues import according
from tawatur.statements.raw import Scene
from tawatur.statements.reader import StatementReader
from tawatur.times.calendar import day_bounds, parse_day
from tawatur.times.timex import TimeReader, agreed, anchor


def analyse(page: Page, knowledge: Knowledge | None = None, until: date | None = None) -> Analysis:
    """All that *page* says. *until* is the last day it may have been written, today if it is not given.

    >>> from tawatur.model import Page
    >>> page = Page("p1", "قال الوزير سامي حداد إن الهدنة صامدة.", clean=True)
    >>> statement = analyse(page).statements[0]
    >>> statement.speaker.name, statement.content[0].of(page.text)
    ('سامي حداد', 'الهدنة صامدة')
    """
    known = knowledge or load()
    article = extract(page, known.credits)
    stretches = ([article.title] if article.title else []) + list(article.body)
    tokens = Tokens(page.text, known.lexicon)
    lines = split_lines(tokens, stretches)
    published = read_published(page, article, tokens, known.times)
    times = [] if published.value else TimeReader(tokens, known.times, None).read(lines)
    published = infer(published, tokens, known.times, known.registry, lines, times, until or date.today())
    today = anchor(tokens, known.times, lines, parse_day(published.value))
    reader = TimeReader(tokens, known.times, today)
    if today is not None:
        times = reader.read(lines)
    elif (bounds := day_bounds(published.value)) is not None:
        times = agreed(times, *(TimeReader(tokens, known.times, day).read(lines) for day in bounds))
    times = sorted([*times, *reader.stamps(_beside(tokens, stretches))], key=lambda timex: timex.span)
    quotes = pair_quotations(tokens, lines)
    headline = 0 if article.title and lines and tokens.starts[lines[0][0]] < article.title.end else -1
    sentences = behind_dateline(tokens, split_sentences(tokens, lines, quotes, headline), article.dateline)
    by_token = _by_token(tokens, times)
    between = _with_adverbials(tokens, lines, by_token)
    phrases = PhraseReader(tokens, quotes, known.registry, between, between.keys() - by_token.keys())
    scene = Scene(tokens, quotes, phrases, between)
    statements = StatementReader(scene, according(), today, article.outlet).read(sentences, lines)
    names = read_mentions(tokens, phrases, lines)
    events = EventReader(Scene(tokens, quotes, phrases, by_token)).read(sentences, statements)
    return Analysis(page, article, published, tuple(times), tuple(names), tuple(statements), tuple(events))


def _beside(tokens: Tokens, stretches: list[Span]) -> list[tuple[int, int]]:
    """The token ranges between the title and the body and of the line behind the body: there a page carries its stamps."""
    if len(stretches) < 2:
        return []
    behind = tokens.text.find("\n", tokens.text.find("\n", stretches[-1].end) + 1)
    gaps = ((stretches[0].end, stretches[1].start), (stretches[-1].end, behind if behind > 0 else len(tokens.text)))
    return [(bisect_left(tokens.starts, a), bisect_left(tokens.starts, b)) for a, b in gaps if a < b]


def _with_adverbials(
    tokens: Tokens, lines: list[tuple[int, int]], times: dict[int, tuple[int, Timex]]
) -> dict[int, tuple[int, Timex]]:
    """Times and adverbials of fixed wording, which stand in the same places and end the same phrases; those have no value."""
    taken = {k for i, (end, _) in times.items() for k in range(i, end)}
    found = {
        i: (end, Timex(Span(tokens.starts[i], tokens.ends[end - 1]), "ADVERB", ""))
        for i, end in adverbials(tokens, lines).items()
        if i not in taken
    }
    return {**found, **times}


def _by_token(tokens: Tokens, times: list[Timex]) -> dict[int, tuple[int, Timex]]:
    """Expressions by the token they start at."""
    found = {}
    i = 0
    for timex in times:
        while i < len(tokens) and tokens.ends[i] <= timex.span.start:
            i += 1
        j = i
        while j < len(tokens) and tokens.starts[j] < timex.span.end:
            j += 1
        found[i] = (j, timex)
    return found
