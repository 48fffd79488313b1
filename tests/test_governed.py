"""Definite nouns of saying that hang on a verb: what is said belongs to the verb's subject."""

from __future__ import annotations

import pytest

from tests.conftest import readings

BY_SAYING = [
    "رد الوزير سامي حداد على الانتقادات",
    "علق الوزير سامي حداد على القرار",
    "توجه الوزير سامي حداد إلى المتظاهرين",
    "خاطب الوزير سامي حداد الحضور",
    "برر الوزير سامي حداد القرار",
    "دافع الوزير سامي حداد عن القرار",
    "لخص الوزير سامي حداد الموقف",
    "أنهى الوزير سامي حداد كلمته",
    "افتتح الوزير سامي حداد الجلسة",
    "بدأ الوزير سامي حداد حديثه",
    "طمأن الوزير سامي حداد السكان",
    "حسم الوزير سامي حداد الجدل",
]
ON_A_VERB = [
    "لم يتردد الوزير سامي حداد في",
    "أصر الوزير سامي حداد على",
    "سارع الوزير سامي حداد إلى",
    "عاد الوزير سامي حداد إلى",
    "حرص الوزير سامي حداد على",
    "لا ينفك الوزير سامي حداد عن",
    "كرر الوزير سامي حداد",
    "واصل الوزير سامي حداد",
    "بادر الوزير سامي حداد إلى",
    "لجأ الوزير سامي حداد إلى",
]


def told(text: str) -> list[tuple[str, str]]:
    """Who says what, a speaker and a content for each statement."""
    return [(speaker, content.strip("«»")) for _, _, speaker, content in readings(text)]


@pytest.mark.parametrize("clause", BY_SAYING)
def test_who_does_something_by_saying_says_it(clause: str) -> None:
    expected = [("سامي حداد", "الوضع صعب")]
    assert told(f"{clause} بالقول إن الوضع صعب.") == told(f"{clause} بالقول: «الوضع صعب».") == expected


@pytest.mark.parametrize("noun", ["القول إن", "التأكيد على أن", "الإشارة إلى أن"])
@pytest.mark.parametrize("clause", ON_A_VERB)
def test_who_goes_on_saying_or_dares_to_says_it(clause: str, noun: str) -> None:
    assert told(f"{clause} {noun} الوضع صعب.") == [("سامي حداد", "الوضع صعب")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وواصلت الحكومة الدعوة إلى الحوار.", [("الحكومة", "الحوار")]),
        ("اكتفى الوزير سامي حداد بالمطالبة بتشكيل لجنة.", [("سامي حداد", "تشكيل لجنة")]),
        ("غير أن الوزير سامي حداد لم يتردد في القول إن الوضع صعب.", [("سامي حداد", "الوضع صعب")]),
        ("رفضت الحكومة الدعوة إلى الحوار.", [("الحكومة", "الدعوة إلى الحوار")]),
        ("يمكن القول إن الوضع صعب.", []),
        ("وتجدر الإشارة إلى أن الوضع صعب.", []),
        ("ومن الصعب القول إن الوضع صعب.", []),
        ("تستمر الإشادة بالفيلم في الجامعات.", []),
    ],
)
def test_whose_word_a_governed_noun_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأثار قرار الحكومة القاضي برفع الأسعار غضبا واسعا.", [("الحكومة", "رفع الأسعار")]),
        ("وجاء ذلك بعد قرار الوزير سامي حداد القاضي بفتح المعبر.", [("سامي حداد", "فتح المعبر")]),
        ("وجاء ذلك بعد قرار الرئيس إقالة الوزير.", [("الرئيس", "إقالة الوزير")]),
        ("جاء ذلك في ظل مزاعم الحكومة وجود معتقلين في السجن.", [("الحكومة", "وجود معتقلين في السجن")]),
        ("وجاء ذلك بعد كشف الوزارة عن وثائق جديدة.", [("الوزارة", "وثائق جديدة")]),
    ],
)
def test_nouns_in_construct_with_who_decides_claims_or_reveals(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
