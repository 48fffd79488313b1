"""Folding, words and their clitics, sentences, quotations, number words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.folding import fold, fold_map, light_stem
from tawatur.arabic.morphology import imperfect, is_verbal_noun, participle, perfect
from tawatur.arabic.numbers import cardinal, ordinal
from tawatur.arabic.sentences import pair_quotations, split_sentences
from tawatur.arabic.words import Tokens
from tawatur.knowledge import load

ARABIC = st.text(
    alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(" .،؟«»\"'():-\n\u200f\ufefb"),
    max_size=200,
)


def tokens(text: str) -> Tokens:
    return Tokens(text, load().lexicon)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("أكّد", "اكد"),  # shadda, hamza
        ("سوريــة", "سورية"),  # tatweel
        ("الآستانة", "الاستانه"),  # madda, ta marbuta
        ("مصطفى", "مصطفي"),  # alif maqsura
        ("مسؤول", "مسوول"),  # hamza on waw
        ("\ufefbجئ", "لاجي"),  # presentation form
        ("٢٠١٧", "2017"),  # Eastern digits
        ("\u200fقال\u200e", "قال"),  # directional marks
        ("اکتبر", "اكتبر"),  # Persian kaf
    ],
)
def test_spellings_that_readers_take_for_one_fold_alike(written: str, same: str) -> None:
    assert fold(written) == fold(same)


@given(ARABIC)
def test_folded_offsets_lead_back_to_the_page(text: str) -> None:
    folded, offsets = fold_map(text)
    assert len(folded) == len(offsets)
    assert offsets == sorted(offsets)
    assert all(0 <= o < len(text) for o in offsets)


@pytest.mark.parametrize(("word", "other"), [("المفاوضات", "مفاوضات"), ("والمعارضة", "المعارضة"), ("سورية", "سوريه")])
def test_light_stems_join_forms_of_a_word(word: str, other: str) -> None:
    assert light_stem(fold(word)) == light_stem(fold(other))


@given(ARABIC)
def test_tokens_leave_the_text_as_it_is(text: str) -> None:
    found = tokens(text)
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert text[start:end] == word.form
    assert all(a <= b for a, b in zip(found.ends, found.starts[1:], strict=False))


@pytest.mark.parametrize(
    ("form", "conj", "prep", "base"),
    [
        ("وقال", "و", "", "قال"),
        ("وزير", "", "", "وزير"),  # the waw belongs to the word
        ("ورد", "", "", "ورد"),
        ("فأكد", "ف", "", "اكد"),
        ("للوزارة", "", "ل", "وزاره"),
        ("بالوزير", "", "ب", "وزير"),
        ("وبالوزير", "و", "ب", "وزير"),
        ("بتمديد", "", "ب", "تمديد"),  # a verbal noun by its shape
    ],
)
def test_clitics_are_cut_where_the_rest_is_known(form: str, conj: str, prep: str, base: str) -> None:
    word = load().lexicon.word(form)
    assert (word.conj, word.prep, word.base) == (conj, prep, base)


def test_clitics_are_counted_with_their_diacritics() -> None:
    word = load().lexicon.word("وَقال")
    assert word.form[word.cut :] == "قال"


def sentences(text: str) -> list[str]:
    found = tokens(text)
    lines = [(0, len(found))]
    quotes = pair_quotations(found, lines)
    return [text[found.starts[s.first] : found.ends[s.last - 1]] for s in split_sentences(found, lines, quotes)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("انتهت الجولة. بدأت أخرى.", 2),
        (
            "قال: «انتهت الجولة الأولى من المحادثات. ستبدأ أخرى غدا في المدينة.» ثم غادر.",
            2,
        ),  # a quotation holds its sentences together
        ("وصل د. سامي إلى جنيف.", 1),  # abbreviation
        ("بلغت النسبة 43.8 في المئة.", 1),  # decimal
        ("قالت بي.بي.سي إن الجولة انتهت.", 1),
        ("انتهت الجولة.من جهته غادر الوفد.", 2),  # no space behind the stop
        ("هل انتهت؟ نعم!", 2),
        ("انتهت الجولة.. وغادر الوفد", 1),  # a pause
    ],
)
def test_sentences_end_at_stops_outside_quotations(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "قال «نعم» وغادر",
        "قال “نعم” وغادر",
        'قال "نعم" وغادر',
        "قال ''نعم'' وغادر",
        "قال ” نعم ” وغادر",
        "قال ”نعم“ وغادر",
    ],
)
def test_quotation_marks_pair_whatever_their_shape(text: str) -> None:
    found = tokens(text)
    quotes = pair_quotations(found, [(0, len(found))])
    assert [(found.words[a + 1].form, found.words[b - 1].form) for a, b in quotes.closes.items()] == [("نعم", "نعم")]


def test_an_unclosed_quotation_reaches_the_end_of_its_line() -> None:
    found = tokens('قال إن "القتال ضد تنظيم "الدولة" مستمر')
    quotes = pair_quotations(found, [(0, len(found))])
    assert len(found) in quotes.closes.values()
    assert len(quotes.closed) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاث سنوات", 3),
        ("ثلاثة وعشرون يوما", 23),
        ("مئة وخمسون قتيلا", 150),
        ("خمسة عشر", 15),
        ("3 آلاف", 3000),
        ("ثلاثة آلاف", 3000),
    ],
)
def test_cardinals_in_words_and_digits(text: str, value: int) -> None:
    found = cardinal(tokens(text), 0)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(
    ("text", "value"), [("الثالث عشر", 13), ("الحادي والثلاثين", 31), ("التاسع", 9), ("العشرين", 20)]
)
def test_ordinals(text: str, value: int) -> None:
    found = ordinal(tokens(text), 0)
    assert found is not None
    assert found[0] == value


def test_verbs_are_inflected_by_their_class() -> None:
    assert {form for form, _, _ in perfect("دعا")} >= {"دعا", "دعت", "دعوا"}
    assert {form for form, _, _ in perfect("نفى")} >= {"نفي", "نفت", "نفوا", "نفيا"}
    assert {form for form, _, _ in imperfect("يدعو")} >= {"يدعو", "تدعو", "يدعون"}
    assert {form for form, _, _ in participle("داعي")} >= {"داعيا", "داعيه", "داعين"}


def test_verbal_nouns_are_known_by_shape() -> None:
    assert all(map(is_verbal_noun, ("تشكيل", "انسحاب", "مشاركه", "استعداده", "اعلان")))
    assert not any(map(is_verbal_noun, ("وزير", "لافروف", "بوتين")))
