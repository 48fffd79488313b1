"""Adverbials of fixed wording: where they are found, and that they stand between who speaks and what is said."""

from __future__ import annotations

import pytest

from tawatur import Page, analyse
from tawatur.arabic.adverbials import adverbials
from tawatur.arabic.words import Tokens
from tawatur.knowledge import load


def found(text: str) -> list[str]:
    tokens = Tokens(text, load().lexicon)
    places = adverbials(tokens, [(0, len(tokens))])
    return [text[tokens.starts[i] : tokens.ends[end - 1]] for i, end in sorted(places.items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رفضت موسكو أكثر من مرة أي تدخل", ["أكثر من مرة"]),
        ("أدان خبراء بشكل قاطع الهجوم", ["بشكل قاطع"]),
        ("أكد الوزير في هذا السياق حتى الآن الاتفاق", ["في هذا السياق", "حتى الآن"]),
        ("وصل أكثر من شخص بشكل", []),
    ],
)
def test_adverbials_are_found_by_their_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "adverbial",
    [
        "أكثر من مرة",
        "غير مرة",
        "من جديد",
        "للمرة الأولى",
        "بشكل قاطع",
        "في هذا السياق",
        "في وقت سابق",
        "حتى الآن",
        "مجددا",
    ],
)
@pytest.mark.parametrize(
    ("verb", "opening", "content"),
    [
        ("رفضت", "", "أي تدخل في شؤونها"),
        ("أكدت", "أن ", "الاتفاق سيوقع غدا"),
        ("حذرت", "من أن ", "الاتفاق سيوقع غدا"),
        ("دعت", "إلى ", "وقف القتال"),
    ],
)
def test_an_adverbial_is_part_neither_of_the_name_nor_of_the_content(
    verb: str, opening: str, content: str, adverbial: str
) -> None:
    text = f"{verb} الولايات المتحدة {adverbial} {opening}{content}."
    said = analyse(Page("a", text, clean=True)).statements
    assert [(s.speaker.entity, s.content[0].of(text)) for s in said] == [("us", content)]


@pytest.mark.parametrize(
    ("text", "content", "via"),
    [
        ("أعلن التنظيم في بيان نشر على موقع تويتر مسؤوليته عن التفجير.", "مسؤوليته عن التفجير", ["موقع تويتر"]),
        ("أعلن التنظيم في بيان تداولته حسابات على موقع فيسبوك مقتل زعيمه.", "مقتل زعيمه", ["موقع فيسبوك"]),
        ("وأعلنت الشرطة في تغريدة على موقع تويتر «موت المشتبه به».", "موت المشتبه به", ["موقع تويتر"]),
    ],
)
def test_the_name_of_a_site_ends_before_what_is_told_there(text: str, content: str, via: list[str]) -> None:
    said = analyse(Page("a", text, clean=True)).statements
    assert [(s.content[0].of(text), [v.name for v in s.via]) for s in said] == [(content, via)]


def test_an_adverbial_is_no_time_of_the_page() -> None:
    assert analyse(Page("a", "رفضت موسكو من جديد أي تدخل.", clean=True)).times == ()
