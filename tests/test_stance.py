"""Whether two reports of one thing contradict each other: by a figure, an antonym, a negation, another actor."""

from __future__ import annotations

import pytest

from tawatur.linking.stance import opposed


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("ارتفاع أسعار النفط بعد قرار أوبك", "أسعار النفط تنخفض بعد قرار أوبك", "antonym"),
        ("السلطات تعتقل ناشطين من جمعية البيئة", "الإفراج عن ناشطي جمعية البيئة لدى السلطات", "antonym"),
        ("الفصيل يوافق على الانسحاب من المدينة القديمة", "الفصيل ينفي الانسحاب من المدينة القديمة", "negation"),
        ("البرلمان يقر قانون الموازنة الجديد", "البرلمان لم يقر قانون الموازنة الجديد", "negation"),
        ("مقتل 40 شخصا في انهيار مبنى بالعاصمة", "مقتل 12 شخصا في انهيار مبنى بالعاصمة", "number"),
        ("إعلان موعد تشغيل أول مفاعل نووي في مصر", "إعلان موعد تشغيل أول مفاعل نووي في الأردن", "actor"),
    ],
)
def test_reports_that_cannot_both_hold(a: str, b: str, kind: str) -> None:
    for one, other in ((a, b), (b, a)):
        found = opposed(one, other)
        assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ارتفاع أسعار النفط بعد قرار أوبك", "أسعار النفط ترتفع إثر قرار أوبك"),
        ("الوزير يرفض زيادة الرواتب", "رفض زيادة الرواتب من قبل الوزير"),
        ("السلطات لا تزال تحتجز تسعة عمال", "تسعة عمال محتجزون لدى السلطات"),
        ("ارتفاع أسعار النفط", "منتخب اليد يخسر المباراة"),
        ("الأطراف متفقة على إنهاء الحرب في البلاد", "الأطراف متفقة على الوصول إلى حل للحرب"),
        ("", ""),
    ],
)
def test_reports_that_may_both_hold(a: str, b: str) -> None:
    assert opposed(a, b) is None


def test_the_reason_names_the_words_of_each_side() -> None:
    found = opposed("إدارة المصنع تعلن استمرار الإنتاج", "إدارة المصنع تعلن توقف الإنتاج")
    assert found is not None
    assert (found.a, found.b) == ("استمرار", "توقف")
