"""What a page narrates, coded in PLOVER: one sentence a phenomenon, with the event a careful coder sees in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur import Page, analyse
from tawatur.arabic.data import DataError
from tawatur.events import triggers as table
from tawatur.lint import lint_triggers
from tawatur.model import Event
from tests.conftest import read_sentence


def coded(text: str) -> list[Event]:
    return list(read_sentence(text, "2017-09-08").events)


def words(text: str, event: Event) -> tuple[str, list[str], list[str]]:
    return event.trigger.of(text), [s.of(text) for s in event.actor], [s.of(text) for s in event.recipient]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("قصف الجيش مواقع المسلحين شرق المدينة أمس.", "ASSAULT", "heavy-weapons"),
        ("انفجرت سيارة مفخخة قرب السوق في بغداد أمس.", "ASSAULT", "explosives"),
        ("خطف مسلحون مهندسين اثنين في الولاية أمس.", "ASSAULT", "abduct"),
        ("تظاهر آلاف الأشخاص في العاصمة أمس.", "PROTEST", "demo"),
        ("أضرب المعلمون عن العمل أمس.", "PROTEST", "strike"),
        ("أجرى الوزيران محادثة هاتفية أمس.", "CONSULT", "phone"),
        ("زار وزير الخارجية الفرنسي موسكو أمس.", "CONSULT", "visit"),
        ("وقعت روسيا وتركيا وإيران مذكرة في أستانا أمس.", "AGREE", "sign"),
        ("اعتقلت الشرطة خمسة ناشطين أمس.", "COERCE", "arrest"),
        ("أفرجت السلطات عن عشرة معتقلين أمس.", "YIELD", "release"),
        ("دخلت الهدنة حيز التنفيذ أمس.", "YIELD", "ceasefire"),
        ("فرضت واشنطن عقوبات على المصرف أمس.", "SANCTION", None),
        ("قدمت المنظمة مساعدات للنازحين أمس.", "AID", None),
    ],
)
def test_types_and_modes(text: str, kind: str, mode: str | None) -> None:
    assert (kind, mode) in [(e.type, e.mode) for e in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "حذرت المنظمة من مخاوف من وقوع هجوم في المدينة.",
        "لم يقصف الجيش المدينة.",
        "قد يقصف الجيش المدينة.",
        "إن قصف المدينة مرفوض.",
        "يناقش الفيلم خطف طائرة.",
        "ينوي العمال تنظيم مظاهرة.",
    ],
)
def test_what_is_feared_denied_planned_or_told_in_a_film_is_no_event(text: str) -> None:
    assert [e.type for e in coded(text) if e.type in ("ASSAULT", "PROTEST")] == []


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("خطف مسلحون ثلاثة مهندسين في الولاية أمس.", ["مسلحون"], ["مهندسين"]),
        ("قالت الشرطة إن مسلحين خطفوا أربعة مهندسين في الولاية أمس.", ["مسلحين"], ["مهندسين"]),
        ("هاجم مفجرون انتحاريون سياسيين في المدينة أمس.", ["مفجرون انتحاريون"], ["سياسيين"]),
        ("أطلقت الكتائب عشرات الصواريخ على البلدات أمس.", ["الكتائب"], ["البلدات"]),
        ("قتل ثلاثة جنود في هجوم شنه متمردون أمس.", ["متمردون"], ["جنود"]),
        ("التقى الرئيس الروسي العاهل الأردني في موسكو أمس.", ["الرئيس الروسي"], ["العاهل الأردني"]),
        ("نظمت أحزاب سياسية مسيرات ضد القرار أمس.", ["أحزاب سياسية"], ["القرار"]),
    ],
)
def test_who_acts_and_who_suffers(text: str, actor: list[str], recipient: list[str]) -> None:
    found = [words(text, e) for e in coded(text)]
    assert (actor, recipient) in [(who, whom) for _, who, whom in found]


@pytest.mark.parametrize(
    ("text", "dead", "wounded"),
    [
        ("أسفر الهجوم عن مقتل 12 جنديا وإصابة 30 آخرين أمس.", 12, 30),
        ("قتل ثلاثة جنود في انفجار عبوة ناسفة أمس.", 3, None),
        ("سقط 21 قتيلا و30 جريحا في التفجير أمس.", 21, 30),
        ("قتل جنديان في كمين قرب الحدود أمس.", 2, None),
        ("قالت مصادر إن 4 عناصر قتلوا وأصيب 18 آخرون في المواجهات أمس.", 4, 18),
        ("وردت أنباء عن مقتل وجرح العشرات من المسلحين في قصف أمس.", None, None),
    ],
)
def test_casualties(text: str, dead: int | None, wounded: int | None) -> None:
    assert (dead, wounded) in [(e.dead, e.wounded) for e in coded(text) if e.type == "ASSAULT"]


def test_what_a_source_claims_carries_its_statement() -> None:
    text = "قالت الوزارة إن الجيش قصف مواقع المسلحين أمس."
    [event] = coded(text)
    assert event.statement == 0
    assert coded("قصف الجيش مواقع المسلحين أمس.")[0].statement is None


def test_a_meeting_that_names_one_side_is_the_last_speakers() -> None:
    text = "قال الرئيس الروسي فلاديمير بوتين إن الحل قريب. جاء ذلك خلال لقاء جمعه مع الملك الأردني في موسكو أمس."
    [event] = [e for e in coded(text) if e.type == "CONSULT"]
    assert words(text, event) == ("لقاء", ["الرئيس الروسي فلاديمير بوتين"], ["الملك الأردني"])
    assert event.place is not None
    assert event.place.of(text) == "موسكو"
    assert event.date == "2017-09-07"


def test_every_trigger_is_coded_as_its_example_says() -> None:
    assert list(lint_triggers()) == []


def test_every_event_says_why() -> None:
    [event] = coded("قصف الجيش مواقع المسلحين أمس.")
    assert event.why.startswith("perfect: ")
    assert "needed" in event.why


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            {"trigger": "قصف", "form": "verb", "with": "", "type": "BOMB", "mode": "", "roles": "", "example": ""},
            "BOMB",
        ),
        (
            {"trigger": "قصف", "form": "adverb", "with": "", "type": "ASSAULT", "mode": "", "roles": "", "example": ""},
            "adverb",
        ),
    ],
)
def test_a_row_that_says_nothing_sensible_is_named(row: dict[str, str], reason: str) -> None:
    with pytest.raises(DataError, match=reason):
        list(table._forms(row))


def test_sentences_judged_by_annotators(shared: Path) -> None:
    """The bars of the sentences with labels: see benchmarks/RESULTS.md for the figures."""
    import json

    hits = got = true = 0
    for line in (shared / "gold" / "events-dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["event_type"] != "ASSAULT" or row["label"] == "difficult no":
            continue
        found = any(e.type == "ASSAULT" for e in analyse(Page(row["id"], row["text"], clean=True)).events)
        hits, got, true = hits + (found and row["label"] == "yes"), got + found, true + (row["label"] == "yes")
    assert 2 * hits / (got + true) >= 0.75


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("تظاهر آلاف العمال في العاصمة أمس للمطالبة باستقالة رئيس الحكومة.", "رئيس الحكومة"),
        ("تجمع مئات المتظاهرين أمام مقر وزارة الداخلية أمس.", "مقر وزارة الداخلية"),
        ("تجمع مئات المتظاهرين أمام مقر البرلمان أمس مطالبين بإقالة وزير التعليم.", "وزير التعليم"),
        ("خرج مئات المتظاهرين أمس ضد ما سموه تجاوزات الشرطة.", "الشرطة"),
    ],
)
def test_a_protest_is_against_whom_it_names_before_where_it_stands(text: str, recipient: str) -> None:
    assert [words(text, e)[2] for e in coded(text) if e.type == "PROTEST"] == [[recipient]]


def test_the_counted_before_a_passive_are_its_victims() -> None:
    text = "أعلنت الشرطة أن 20 مدنيا قتلوا أمس في هجوم بالقذائف."
    assert ["مدنيا"] in [words(text, e)[2] for e in coded(text) if e.type == "ASSAULT"]
