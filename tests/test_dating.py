"""The day of publication when nobody gives it: what each kind of clue allows, and what is dropped where they disagree."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur import Page, analyse
from tawatur.arabic.data import DataError
from tawatur.dating.anchors import _anchor, anchors
from tawatur.dating.days import FIRST, as_edtf, calendar
from tawatur.dating.solver import Clue, solve
from tawatur.model import Published, Span

UNTIL = date(2026, 1, 1)


def published(*sentences: str, given_day: str | None = None) -> Published:
    return analyse(Page("p", "\n".join(sentences), published=given_day, clean=True), until=UNTIL).published


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # weekday and date fit few years; the envoy's term leaves one
        (
            "قال المبعوث الأممي إلى سوريا ستيفان دي ميستورا، اليوم الخميس التاسع عشر من أكتوبر، إن الجولة قريبة.",
            "2017-10-19",
        ),
        # yesterday's weekday, and a round that is still to come this month
        (
            "أكد الوزير، أمس الثلاثاء، أن الجولة السادسة من محادثات أستانا ستعقد خلال الشهر الجاري.",
            "[2017-09-06,2017-09-13]",
        ),
        # talks of the coming year that were only just proposed
        ("قال لافروف، الثلاثاء، إن الاجتماع المرتقب في أستانا سيعقد مطلع العام المقبل.", "[2016-12-20,2016-12-27]"),
        # what is told as past is over
        ("وكان الوفد قد وصل في 25 أغسطس 2014 إلى العاصمة.", "[2014-08-25..]"),
        # a resolution that is named has been adopted
        ("طالب الوفد بتطبيق القرار 2254 فورا.", "[2015-12-18..]"),
    ],
)
def test_the_days_that_fit(text: str, days: str) -> None:
    assert (published(text).value, published(text).basis) == (days, "inferred")


def test_each_clue_says_why_and_where() -> None:
    text = "قال الوزير، اليوم الأربعاء، إن القرار 2254 هو الأساس."
    found = published(text)
    assert found.why == ("a weekday beside «اليوم»", "unscr-2254 is known")
    assert "اليوم الأربعاء" in [span.of(text) for span in found.evidence]


def test_plans_are_no_lower_limit() -> None:
    assert published("تهدف الخطة إلى بناء مدينة جديدة بحلول عام 2019.").basis == "unknown"


def test_a_former_office_tells_nothing() -> None:
    assert published("قال وزير الخارجية الفرنسي السابق جان إيف لودريان إن الحل قريب.").basis == "unknown"


def test_the_weakest_clue_is_dropped_and_named() -> None:
    every = calendar(UNTIL)
    wednesday = Clue("wednesday", every.weekday(2), 6, Span(0, 1))
    september = Clue("september", every.month(9), 5, Span(1, 2))
    december = Clue("december", every.month(12), 2, Span(2, 3))
    solution = solve([wednesday, september, december], every.all)
    assert (solution.used, solution.dropped) == ((wednesday, september), (december,))


def test_a_given_day_is_kept_and_what_contradicts_it_shown() -> None:
    found = published("قال الوزير، اليوم الأربعاء الخامس من أغسطس 2015، إن الحل قريب.", given_day="2015-08-07")
    assert (found.value, found.basis, found.inferred) == ("2015-08-07", "given", "2015-08-05")


def test_a_given_day_that_fits_stands_alone() -> None:
    assert published("قال الوزير، اليوم الأربعاء، إن الحل قريب.", given_day="2015-08-05").inferred is None


@pytest.mark.parametrize(
    ("days", "written"),
    [
        ([], None),
        ([date(2017, 9, 1)], "2017-09-01"),
        ([date(2017, 9, 1), date(2017, 9, 8)], "[2017-09-01,2017-09-08]"),
        ([date(2017, 9, d) for d in range(1, 31)], "2017-09"),
        ([date(2017, 1, 1) + timedelta(days=k) for k in range(365)], "2017"),
        ([date(2017, 9, d) for d in range(1, 14)], "[2017-09-01..2017-09-13]"),
    ],
)
def test_sets_in_edtf(days: list[date], written: str | None) -> None:
    every = calendar(UNTIL)
    assert as_edtf(sum(every.between(day, day) for day in days), UNTIL) == written


@given(st.dates(FIRST, UNTIL), st.integers(-400, 400))
def test_a_day_moved_is_that_many_days_later(day: date, count: int) -> None:
    every = calendar(UNTIL)
    moved = every.members(every.later(every.between(day, day), count))
    later = day + timedelta(days=count)
    assert moved == ([later] if FIRST <= later <= UNTIL else [])


def test_anchors_are_ordered_and_can_be_checked() -> None:
    for anchor in anchors():
        assert anchor.first <= anchor.last and (anchor.known or anchor.first) <= anchor.first
        assert anchor.wordings and anchor.check


def test_an_anchor_without_a_date_is_named() -> None:
    with pytest.raises(DataError, match="«round»"):
        _anchor({"id": "round", "date": "soon", "wordings": ["جولة"]}, {}, "x.toml")


def test_the_seeds(shared: Path) -> None:
    expected = {
        "000": "2017-01-25",
        "001": "[2017-09-01..2017-09-13]",
        "002": "2017-10-19",
        "003": "[2016-12-20,2016-12-27]",
        "004": "[2017-09-01,2017-09-08]",
    }
    for line in (shared / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        assert analyse(Page(page["id"], page["text"]), until=UNTIL).published.value == expected[page["id"][:3]]
