"""Temporal expressions: extent, type, value."""

from __future__ import annotations

import pytest

from tawatur.output import as_json
from tests.conftest import read_sentence


def found(text: str, published: str | None = "2015-08-06") -> list[tuple[str, str, str]]:
    return [(t.span.of(text), t.type, t.value) for t in read_sentence(text, published).times]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("وصل الوفد في 5 أغسطس 2015", "5 أغسطس 2015", "2015-08-05"),
        ("يستمر منذ 30 ديسمبر/كانون أول الماضي", "30 ديسمبر/كانون أول الماضي", "2014-12-30"),
        ("في 14 يوليو (تموز) الماضي", "14 يوليو (تموز) الماضي", "2015-07-14"),
        ("في الثالث عشر من الشهر الجاري", "الثالث عشر من الشهر الجاري", "2015-08-13"),
        ("في التاسع عشر من أكتوبر 2017", "التاسع عشر من أكتوبر 2017", "2017-10-19"),
        ("الخميس ٣٠ يناير ٢٠١٨", "الخميس ٣٠ يناير ٢٠١٨", "2018-01-30"),
        ("صدر القرار في 2015/08/05", "2015/08/05", "2015-08-05"),
        ("صدر القرار في 5-8-2015", "5-8-2015", "2015-08-05"),
        ("في 25 شوال 1436 هـ", "25 شوال 1436 هـ", "2015-08-10"),
        ("في نونبر المقبل", "نونبر المقبل", "2015-11"),
        ("منذ مارس/ آذار 2011", "مارس/ آذار 2011", "2011-03"),
        ("يعقد مطلع العام المقبل", "مطلع العام المقبل", "2016"),
        ("وقعت عام 2012", "عام 2012", "2012"),
        ("خلال هذا الأسبوع", "هذا الأسبوع", "2015-W32"),
        ("حدث ذلك العام الماضي", "العام الماضي", "2014"),
        ("اندلعت صيف عام 2014", "صيف عام 2014", "2014-SU"),
        ("وصل قبل يومين", "قبل يومين", "2015-08-04"),
        ("غادر أول أمس", "أول أمس", "2015-08-04"),
        ("غادر أمس", "أمس", "2015-08-05"),
        ("يغادر غدا", "غدا", "2015-08-07"),
        ("وصل مساء اليوم", "مساء اليوم", "2015-08-06TEV"),
        ("قال الثلاثاء", "الثلاثاء", "2015-08-04"),
        ("سيصل الثلاثاء", "الثلاثاء", "2015-08-11"),  # what is to come looks ahead
        ("يصل الأربعاء المقبل", "الأربعاء المقبل", "2015-08-12"),
        ("الأمر كذلك حاليا", "حاليا", "PRESENT_REF"),
    ],
)
def test_dates(text: str, expression: str, value: str) -> None:
    assert (expression, value) in [(e, v) for e, _, v in found(text)]


@pytest.mark.parametrize(
    ("text", "expression", "type", "value"),
    [
        ("دام ثلاث سنوات", "ثلاث سنوات", "DURATION", "P3Y"),
        ("غاب عشرة أيام تقريبا", "عشرة أيام تقريبا", "DURATION", "P10D"),
        ("خلال الأيام الماضية", "الأيام الماضية", "DURATION", "PXD"),
        ("ينتج يوميا", "يوميا", "SET", "P1D"),
        ("يجتمع كل عام", "كل عام", "SET", "P1Y"),
    ],
)
def test_durations_and_sets(text: str, expression: str, type: str, value: str) -> None:
    assert (expression, type, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "احتفل باليوم الوطني",
        "نشرته عين اليوم",
        "القرار 2254",
        "فاز بنتيجة 2 - 0",
        "أصاب 2000 شخص",
        "مع نهاية العام الدراسي",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


def test_a_weekday_with_today_is_stronger_than_the_given_date() -> None:
    """Published on a Friday, «اليوم الأربعاء» is the Wednesday before, and «أمس» the day before that."""
    text = "وصل اليوم الأربعاء، وغادر أمس"
    assert [v for _, _, v in found(text, "2015-08-07")] == ["2015-08-05", "2015-08-04"]


def test_without_a_reference_relative_values_stay_open() -> None:
    assert found("وصل أمس", None) == [("أمس", "DATE", "XXXX-XX-XX")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "تعقد في الثالث عشر والخامس عشر من الشهر الجاري",
            [("الثالث عشر", "2015-08-13"), ("الخامس عشر من الشهر الجاري", "2015-08-15")],
        ),
        ("عقدت يومي 13 و14 سبتمبر", [("13", "2015-09-13"), ("14 سبتمبر", "2015-09-14")]),
        ("وصل أمس (الأربعاء)", [("أمس (الأربعاء)", "2015-08-05")]),
        ("حتى الآن لم يصل", [("الآن", "PRESENT_REF")]),
        ("كان وزيرا في السابق", [("السابق", "PAST_REF")]),
        ("سيكون في المستقبل القريب", [("المستقبل القريب", "FUTURE_REF")]),
        ("انفجرت ظهر أمس", [("ظهر أمس", "2015-08-05T12:00")]),
        ("في ساعة مبكرة من صباح الاثنين", [("ساعة مبكرة من صباح الاثنين", "2015-08-03TMO")]),
        ("استمر أربع ساعات ونصف الساعة", [("أربع ساعات ونصف الساعة", "PT4H30M")]),
        ("بدأت قبل أكثر من شهرين", [("قبل أكثر من شهرين", "2015-06")]),
        ("تصرف قبل نهاية العام من موارد أخرى", [("نهاية العام", "2015")]),
        ("تعبرها 97 سفينة في اليوم", [("اليوم", "P1D")]),
        ("تنتهي نهاية شهر شوال الجاري", [("نهاية شهر شوال الجاري", "2015-08")]),
        ("زار البلاد الصيف الماضي", [("الصيف الماضي", "2014-SU")]),
        ("في الربع الأول من عام 2015", [("الربع الأول من عام 2015", "2015-Q1")]),
        ("في تسعينيات القرن الماضي", [("تسعينيات القرن الماضي", "199X")]),
        ("منذ سنوات وهو هناك", [("سنوات", "PXY")]),
        ("بعد فترة طويلة من الهدوء", [("فترة طويلة", "PXX")]),
        ("خلال الفترة 2003-2005", [("2003", "2003"), ("2005", "2005")]),
        ("يجتمع كل يوم جمعة", [("كل يوم جمعة", "XXXX-WXX-5")]),
        ("وديسمبر (كانون الأول) الماضي", [("ديسمبر (كانون الأول) الماضي", "2014-12")]),
        ("قال حميد شباط إن الوضع جيد", []),  # a family name
    ],
)
def test_what_linguists_ask_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(expression, value) for expression, _, value in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("يجتمعون الأحد 14 سبتمبر 2017 في أستانا.", [7]),  # a Thursday
        ("يجتمعون الخميس 14 سبتمبر 2017 في أستانا.", [None]),
        ("يجتمعون في 14 سبتمبر 2017 في أستانا.", [None]),
        ("اجتمعوا الأحد في أستانا.", [None]),
        ("اجتمعوا الأربعاء 22 ذو الحجة 1438 هـ.", [None]),  # a Wednesday, by the tables and by sight
        ("اجتمعوا الخميس 22 ذو الحجة 1438 هـ.", [None]),  # a day off: the moon may have been sighted later
        ("اجتمعوا الأحد 22 ذو الحجة 1438 هـ.", [7]),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_reported_and_the_date_left_as_written(
    text: str, weekdays: list[int | None]
) -> None:
    times = read_sentence(text, "2017-09-20").times
    assert [t.weekday for t in times] == weekdays
    assert all(t.value == "2017-09-14" for t in times if "سبتمبر" in t.span.of(text))


def test_the_printed_page_shows_a_contradicted_weekday() -> None:
    analysis = read_sentence("يجتمعون الأحد 14 سبتمبر 2017 في أستانا.", "2017-09-20")
    assert as_json(analysis)["times"][0]["weekday"] == 7
