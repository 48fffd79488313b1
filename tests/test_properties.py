"""What holds for any page: spans are spans, the same page gives the same analysis, nothing raises."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import Analysis, Page, analyse, read
from tawatur.arabic.data import read_text
from tawatur.model import Span
from tests.conftest import ROOT

WORDS = st.sampled_from(
    [
        "قال",
        "أكد",
        "وزير",
        "الخارجية",
        "الروسي",
        "سيرغي",
        "لافروف",
        "إن",
        "أن",
        "«الهدنة",
        "صامدة»",
        ":",
        "،",
        ".",
        "؟",
        "\n",
        "الثلاثاء",
        "أمس",
        "5",
        "أغسطس",
        "2015",
        "عن",
        "إلى",
        "بـ",
        "مشيرا",
        "قوله",
        "نقلت",
        "وكالة",
        "رويترز",
        "بحسب",
        "وفق",
        "،",
        "الذي",
        "التي",
        "لم",
        "نفى",
        "رفض",
        "دعا",
        "الأطراف",
        "(",
        ")",
        '"',
        "“",
        "”",
        "-",
        "–",
        "المتحدث",
        "ذاته",
        "موسكو",
        "علي",
        "على",
        "و",
        "ف",
        "ل",
        "#",
    ]
)
NOISE = st.text(max_size=30)
PAGES = st.lists(WORDS | NOISE, max_size=60).map(" ".join)


def spans(analysis: Analysis) -> list[Span]:
    found = [t.span for t in analysis.times] + [n.span for n in analysis.names] + list(analysis.article.body)
    for s in analysis.statements:
        found += [s.cue, *s.content, *([s.source] if s.source else []), *(v.span for v in s.via)]
    return found


@settings(max_examples=200, deadline=None)
@given(PAGES, st.booleans())
def test_any_page_is_read_and_every_span_holds(text: str, clean: bool) -> None:
    analysis = analyse(Page("p", text, published="2015-08-06", clean=clean))
    for span in spans(analysis):
        assert 0 <= span.start < span.end <= len(text)
    for s in analysis.statements:
        assert all(a.end <= b.start for a, b in zip(s.content, s.content[1:], strict=False))
    body = [*analysis.article.body, *([analysis.article.title] if analysis.article.title else [])]
    assert all(any(b.holds(s.cue) for b in body) for s in analysis.statements)


@settings(max_examples=50, deadline=None)
@given(PAGES)
def test_the_same_page_gives_the_same_analysis_and_crosses_processes(text: str) -> None:
    first = analyse(Page("p", text))
    assert first == analyse(Page("p", text))
    assert pickle.loads(pickle.dumps(first)) == first


def test_a_page_that_breaks_off_anywhere_is_read() -> None:
    """A page cut behind any word, and its second half, as truncated archives give them."""
    for page in read(ROOT / "examples" / "pages"):
        assert isinstance(page, Page)
        words = page.text.split(" ")
        for last in range(1, len(words) + 1):
            for first in (0, last // 2):
                text = " ".join(words[first:last])
                for span in spans(analyse(Page("p", text, clean=True))):
                    assert 0 <= span.start < span.end <= len(text)


LEXICON = st.sampled_from(
    sorted(
        {
            word
            for row in read_text("lexicon/cues.csv").splitlines()
            if "|" in row
            for word in row.split("|")[-1].split()
        }
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LEXICON | WORDS, max_size=25).map(" ".join))
def test_any_words_of_reporting_in_any_order_are_read(text: str) -> None:
    for span in spans(analyse(Page("p", text, clean=True))):
        assert 0 <= span.start < span.end <= len(text)
