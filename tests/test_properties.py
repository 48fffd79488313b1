"""What holds for any page: spans are spans, the same page gives the same analysis, nothing raises."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import Analysis, Page, analyse
from tawatur.model import Span

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
