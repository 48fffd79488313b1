"""Figures in a text: numbers in digits and words, bounds, vague figures and duals, and which of them can both hold."""

from __future__ import annotations

import pytest

from tawatur.linking.figures import differ, figures


def read(text: str) -> list[tuple[float, str, str]]:
    return [(figure.value, figure.bound, figure.in_text(text)) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 46 شخصا وأصيب 1,250 آخرون.", [(46, "", "46 شخصا"), (1250, "", "1,250 آخرون")]),
        ("شارك خمسة عشر جنديا ومئة وعشرين مدنيا.", [(15, "", "خمسة عشر جنديا"), (120, "", "ومئة وعشرين مدنيا")]),
        ("حضر واحد وعشرون نائبا.", [(21, "", "واحد وعشرون نائبا")]),
        ("قال أحد المسؤولين إن الوضع صعب.", []),
        ("بلغت 3 ملايين و64 ألف برميل.", [(3064000, "", "3 ملايين و64 ألف برميل")]),
        ("بلغت 3.104 مليون برميل.", [(3104000, "", "3.104 مليون برميل")]),
        ("بلغت 104.\u200f3 مليون برميل.", [(3104000, "", "104.\u200f3 مليون برميل")]),
        ("ضبطت ثلاثة وأربعين فاصلة ثمانية طنا.", [(43.8, "", "ثلاثة وأربعين فاصلة ثمانية طنا")]),
        ("دعت أكثر من ألف وخمسمئة ضيف.", [(1500, "min", "ألف وخمسمئة ضيف")]),
        ("قتل ما لا يقل عن 27 شخصا، ونحو 100 جريح.", [(27, "min", "27 شخصا"), (100, "about", "100 جريح")]),
        ("لا يتجاوز عددهم عشرة أشخاص", [(10, "", "عشرة أشخاص")]),
        ("لا يتجاوز عشرة أشخاص", [(10, "max", "عشرة أشخاص")]),
        ("غادر عشرات الضباط.", [(20, "vague", "عشرات الضباط")]),
        ("هبطت طائرتان سودانيتان.", [(2, "", "طائرتان")]),
        ("في 5 أغسطس 2015 عند الساعة 7 مساء.", []),
    ],
)
def test_figures_with_what_they_count(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("46 شخصا", "27 شخصا", True),
        ("أكثر من 1500 شخص", "1600 شخص", False),
        ("أكثر من 1500 شخص", "1400 شخص", True),
        ("أكثر من 200 ألف شخص", "أكثر من 150 ألف شخص", True),
        ("نحو ألف شخص", "1020 شخصا", False),
        ("نحو ألف شخص", "1500 شخص", True),
        ("عشرات الضباط", "ثمانية ضباط", True),
        ("عشرات الضباط", "40 ضابطا", False),
        ("213400 شخص", "200 ألف شخص", False),
        ("3.1 مليون برميل", "3.104 مليون برميل", False),
        ("أقل من عشرة جنود", "12 جنديا", True),
        ("طائرتان", "3 طائرات", True),
    ],
)
def test_figures_that_cannot_both_hold(one: str, other: str, apart: bool) -> None:
    [mine], [theirs] = figures(one), figures(other)
    assert mine.of == theirs.of
    assert differ(mine, theirs) == differ(theirs, mine) == apart
