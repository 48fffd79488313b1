"""A name is read by what encloses it, whatever else its words may mean."""

from __future__ import annotations

from itertools import product

import pytest

from tests.conftest import readings

# the name, whether its bearer is a woman; what makes it hard is said beside it
NAMES = [
    ("توت قلواك", False),  # «توت» is a noun
    ("غيدو تشير", False),  # «تشير» is a verb
    ("عمر تراس", False),
    ("محمد شرف", False),  # «شرف» is a noun
    ("فيدانت باتيل", False),  # «باتيل» looks like «ب» with a word
    ("مصطفى بايتاس", False),
    ("عمار بلاني", False),
    ("تيتو مبوينا", False),  # ends like an accusative
    ("آن ليندي", True),  # «آن» without its madda is «أن»
    ("جنين رشوان", True),  # «جنين» is a town
    ("رافينا شامداساني", True),
    ("بنجامين بول ميل", False),  # «ميل» is a noun
    ("عبد اللطيف وهبي", False),
]
FRAMES = [
    "{قال} {name} إن المحادثات ستستأنف قريبا.",
    "{قال} {name}، {رئيس} المنظمة، إن المحادثات ستستأنف قريبا.",
    "{قال} {name} {رئيس} المنظمة إن المحادثات ستستأنف قريبا.",
    "{name}، {رئيس} المنظمة، {قال} إن المحادثات ستستأنف قريبا.",
    "وبحسب {name}، فإن المحادثات ستستأنف قريبا.",
]


@pytest.mark.parametrize(("frame", "name"), list(product(FRAMES, NAMES)))
def test_a_name_between_the_verb_and_what_is_said(frame: str, name: tuple[str, bool]) -> None:
    words, woman = name
    text = frame.format(name=words, **({"قال": "قالت", "رئيس": "رئيسة"} if woman else {"قال": "قال", "رئيس": "رئيس"}))
    assert [reading[2] for reading in readings(text)] == [words]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ووفقا لشتيفن زايبرت، فإن المحادثات ستستأنف.", "شتيفن زايبرت"),
        ("ووفقا لأنس العبدة، فإن المحادثات ستستأنف.", "أنس العبدة"),
        ("ووفقا لـرامي عبد الرحمن، فإن المحادثات ستستأنف.", "رامي عبد الرحمن"),
        ("وقالت وزارة الدفاع بـالخرطوم إن المحادثات ستستأنف.", "وزارة الدفاع"),
    ],
)
def test_a_clitic_is_no_letter_of_the_name(text: str, speaker: str) -> None:
    assert readings(text)[0][2].startswith(speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال هونت إن المحادثات ستستأنف.", "هونت"),
        ("وقال هونت لوكالة رويترز إن المحادثات ستستأنف.", "هونت"),
        ("تأمل أنقرة أن تستأنف المحادثات.", "أنقرة"),
        ("لكن الرئيس باراك أوباما قال: إنه سيستخدم حقه.", "باراك أوباما"),
        ("وقالت سرايا أنصار السنة إن المحادثات ستفشل.", "سرايا أنصار السنة"),
        ("وقال درويش مضيفا: «يجب علينا التحالف ضد الإرهاب».", "درويش"),
        ("وصف الحارس كريم نصار معسكر الفريق بالناجح.", "كريم نصار"),
        ("ونقلت الوكالة عن وزير الدفاع كريم نصار قوله إن الهدنة صامدة.", "كريم نصار"),
    ],
)
def test_what_encloses_no_more_than_the_name(text: str, speaker: str) -> None:
    assert readings(text)[0][2] == speaker
