"""A record seen through a process: definitions, rounds, positions, commitments, meetings, the ledger, the brief, coded exports."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from tawatur import Page, Record, analyse, read
from tawatur.names.registry import load_registry
from tawatur.process.brief import write_brief
from tawatur.process.coding import coded
from tawatur.process.definition import ProcessError, load_process, read_process, shipped
from tawatur.process.view import ledger_view, process_view
from tawatur.process.wordings import Wording, tokens_of
from tawatur.terminal_views import process_parts
from tests.test_cli import tawatur

ANNOUNCED = (
    "قال وزير الخارجية الروسي سيرغي لافروف إن الجولة السادسة من محادثات أستانا ستعقد في 13 سبتمبر 2017. "
    "وأكد لافروف أن بلاده ستقدم خرائط مناطق خفض التصعيد قبل 20 سبتمبر 2017."
)
HELD = (
    "اختتمت الجولة السادسة من محادثات أستانا في 15 سبتمبر 2017 باتفاق على منطقة إدلب. "
    "وقال المبعوث الأممي إلى سوريا ستيفان دي ميستورا إن الحل العسكري في سوريا مستحيل. "
    "وقالت الهيئة العليا للمفاوضات إن رحيل الأسد شرط للمرحلة الانتقالية."
)
SHELLED = "قصف طيران النظام السوري بلدة خان شيخون في ريف إدلب في 16 سبتمبر 2017، وقتل خمسة مدنيين."
TOLD_AGAIN = "قتل خمسة مدنيين في قصف لطيران النظام السوري على بلدة خان شيخون في ريف إدلب في 16 سبتمبر 2017."
CLAIMED = "قالت وزارة الدفاع الروسية إن مسلحين أطلقوا قذائف على حي في درعا في 17 سبتمبر 2017، وأصيب ثلاثة مدنيين."


def built(tmp_path: Path, *pages: tuple[str, str, str, str]) -> Record:
    record = Record(tmp_path / "talks.db")
    record.add(analyse(Page(id, text, outlet=outlet, published=day, clean=True)) for id, text, outlet, day in pages)
    return record


def astana(tmp_path: Path) -> Record:
    return built(
        tmp_path,
        ("a", ANNOUNCED, "الساحل", "2017-09-08"),
        ("b", HELD, "الضفاف", "2017-09-15"),
        ("c", SHELLED, "الساحل", "2017-09-17"),
        ("d", TOLD_AGAIN, "المرفأ", "2017-09-17"),
        ("e", CLAIMED, "الضفاف", "2017-09-18"),
    )


# -- definitions -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped())
def test_a_definition_that_comes_with_the_program_is_in_order(name: str) -> None:
    process = load_process(name)
    assert process.id == name
    assert process.parties
    assert process.issues


def test_the_rounds_of_astana() -> None:
    rounds = [r for r in load_process("astana").rounds if r.track == "astana"]
    assert [r.number for r in rounds] == list(range(1, 23))
    assert {r.number for r in rounds if r.place == "Sochi"} == {10, 15}
    assert len(load_process("astana").zones) == 4


BROKEN = {
    "«id» is missing": 'english = "x"\nstart = "2017-01-01"\nabout = ["أستانا"]',
    "is no day": 'id = "x"\nenglish = "x"\nstart = "soon"\nabout = ["أستانا"]',
    "the registry has no nobody": 'id = "x"\nenglish = "x"\nstart = "2017-01-01"\nabout = ["أ"]\n[[party]]\nid = "p"\nenglish = "p"\nrole = "party"\nnames = ["أ"]\nentities = ["nobody"]',
    "no such track": 'id = "x"\nenglish = "x"\nstart = "2017-01-01"\nabout = ["أ"]\n[[round]]\ntrack = "t"\nnumber = 1\ndate = "2017-01-01"',
    "the role king": 'id = "x"\nenglish = "x"\nstart = "2017-01-01"\nabout = ["أ"]\n[[party]]\nid = "p"\nenglish = "p"\nrole = "king"\nnames = ["أ"]',
    "stands twice": 'id = "x"\nenglish = "x"\nstart = "2017-01-01"\nabout = ["أ"]\n[[issue]]\nid = "i"\nenglish = "i"\nwordings = ["أ"]\n[[issue]]\nid = "i"\nenglish = "i"\nwordings = ["ب"]',
    "no wordings": 'id = "x"\nenglish = "x"\nstart = "2017-01-01"\nabout = ["أ"]\n[[zone]]\nid = "z"\nenglish = "z"',
    "Expected": "id =",
}


@pytest.mark.parametrize(("reason", "text"), BROKEN.items())
def test_a_broken_definition_is_named_with_its_fault(reason: str, text: str) -> None:
    with pytest.raises(ProcessError, match=r"mine\.toml: ") as error:
        read_process(text, "mine.toml", load_registry())
    assert reason in str(error.value) or reason == "Expected"


def test_a_definition_that_is_not_there() -> None:
    with pytest.raises(ProcessError, match="no process mars"):
        load_process("mars")
    with pytest.raises(ProcessError, match=r"mars\.toml"):
        load_process("mars.toml")


@pytest.mark.parametrize(
    ("wording", "text", "stands"),
    [
        ("خفض التصعيد|التوتر", "مناطق خفض التوتر الأربع", True),
        ("رحيل الأسد", "رحيل الرئيس بشار الأسد", True),
        ("العند", "وصلوا عند الفجر", False),
        ("العند", "سيطروا على قاعدة العند", True),
        ("وقع* مذكرة", "وقعت الدول الثلاث مذكرة", True),
        ("الهدنة", "للهدنة", True),
        ("رحيل الأسد", "رحيل الوفد بعد أسبوع طويل من المحادثات في العاصمة مع نظام الأسد", False),
    ],
)
def test_wordings(wording: str, text: str, stands: bool) -> None:
    assert (Wording.read(wording).find(tokens_of(text)) is not None) == stands


# -- the view ------------------------------------------------------------------------------------------------------------------


def test_a_round_is_announced_and_held_beside_what_is_known(tmp_path: Path) -> None:
    view = process_view(astana(tmp_path), load_process("astana"))
    [sixth] = [r for r in view["rounds"]["table"] if r["track"] == "astana" and r["number"] == 6]
    assert [(m["page"], m["aspect"], m["dates"]) for m in sixth["mentions"]] == [
        ("a", "announced", "2017-09-13"),
        ("b", "concluded", "2017-09-15"),
    ]
    assert sixth["mentions"][0]["by"] == "سيرغي لافروف"
    assert sixth["known"] == "2017-09-14/2017-09-15"
    assert sixth["differs"] == ["2017-09-13"]
    assert view["rounds"]["next"]["number"] == 7


def test_positions_by_party_with_stance(tmp_path: Path) -> None:
    view = process_view(astana(tmp_path), load_process("astana"))
    matrix = {row["issue"]: row["parties"] for row in view["positions"]["matrix"]}
    assert matrix["military-solution"]["un"]["stance"] == "opposes"
    assert matrix["assad-departure"]["hnc"]["stance"] == "supports"
    assert "russia" in view["positions"]["silent"]["military-solution"]


@pytest.mark.parametrize(("at", "state"), [("2017-09-10", "open"), ("2017-10-01", "overdue")])
def test_a_commitment_is_open_until_its_day_has_passed(tmp_path: Path, at: str, state: str) -> None:
    view = process_view(astana(tmp_path), load_process("astana"), at)
    [row] = view["commitments"]
    assert (row["party"], row["by"], row["state"]) == ("russia", "2017-09-20", state)


def test_every_line_of_a_view_rests_on_its_page(tmp_path: Path) -> None:
    record = astana(tmp_path)
    view = process_view(record, load_process("astana"))
    texts = {page["page"]: page["text"] for page in record.pages()}
    rows = list(_rows(view))
    assert len(rows) > 5
    for row in rows:
        assert texts[row["page"]][row["span"][0] : row["span"][1]] == row["said"]


def _rows(value: Any) -> Any:
    if isinstance(value, dict):
        if {"page", "span", "said"} <= set(value):
            yield value
        for inner in value.values():
            yield from _rows(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _rows(inner)


def test_a_view_is_kept_until_the_record_changes(tmp_path: Path) -> None:
    record, process = astana(tmp_path), load_process("astana")
    first = process_view(record, process)
    assert process_view(record, process) == first
    record.add([analyse(Page("f", "انطلقت محادثات أستانا في 18 سبتمبر 2017.", published="2017-09-19", clean=True))])
    assert process_view(record, process)["pages"] == first["pages"] + 1


# -- the ledger ----------------------------------------------------------------------------------------------------------------


def test_an_incident_told_twice_is_one_with_two_chains(tmp_path: Path) -> None:
    found = ledger_view(astana(tmp_path), load_process("astana"))
    [incident] = [i for i in found["incidents"] if i["zone"] == "idlib"]
    assert incident["day"] == "2017-09-16"
    assert incident["dead"] == [5, 5]
    assert (incident["chains"], incident["corroboration"]) == (2, "two chains")
    assert {t["page"] for t in incident["tellings"]} == {"c", "d"}
    assert incident["blamed"] == ["government"]
    assert found["by_zone"]["idlib"]["incidents"] == 1


def test_what_one_side_claims_is_not_narrated(tmp_path: Path) -> None:
    found = ledger_view(astana(tmp_path), load_process("astana"))
    [incident] = [i for i in found["incidents"] if i["zone"] == "south"]
    assert (incident["narrated"], incident["corroboration"]) == (False, "one side")
    assert incident["reported_by"] == ["وزارة الدفاع الروسية"]
    assert incident["wounded"] == [3, 3]


def test_the_ledger_starts_where_it_is_told(tmp_path: Path) -> None:
    found = ledger_view(astana(tmp_path), load_process("astana"), "2017-09-17")
    assert {i["zone"] for i in found["incidents"]} == {"south"}


# -- for those who carry it on -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_brief_has_a_footnote_for_every_line(tmp_path: Path, language: str) -> None:
    record, process = astana(tmp_path), load_process("astana")
    out = tmp_path / "brief.html"
    write_brief(process_view(record, process), ledger_view(record, process), [], out, "2017-09-01", language)
    text = out.read_text(encoding="utf-8")
    assert f'lang="{language}"' in text
    assert text.count("<sup>") == text.count('<li id="n')
    assert "سيرغي لافروف" in text
    assert "http" not in text


def test_a_brief_escapes_what_pages_say(tmp_path: Path) -> None:
    hostile = ANNOUNCED.replace("ستعقد", "<script>alert(1)</script> ستعقد")
    record, process = built(tmp_path, ("a", hostile, "x", "2017-09-08")), load_process("astana")
    out = tmp_path / "brief.html"
    write_brief(process_view(record, process), ledger_view(record, process), [], out)
    assert "<script" not in out.read_text(encoding="utf-8")


def test_a_brief_for_a_word_processor(tmp_path: Path) -> None:
    record, process = astana(tmp_path), load_process("astana")
    out = tmp_path / "brief.docx"
    write_brief(process_view(record, process), ledger_view(record, process), [], out, language="ar")
    first = out.read_bytes()
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert "<w:bidi/>" in archive.read("word/document.xml").decode()
    write_brief(process_view(record, process), ledger_view(record, process), [], out, language="ar")
    assert out.read_bytes() == first


@pytest.mark.parametrize(
    ("name", "language", "reason"),
    [("b.pdf", "en", "html or"), ("b.html", "fr", "ar or en"), ("no/b.html", "en", "No such")],
)
def test_a_brief_that_cannot_be_written(tmp_path: Path, name: str, language: str, reason: str) -> None:
    record, process = astana(tmp_path), load_process("astana")
    with pytest.raises(ProcessError, match=reason):
        write_brief(process_view(record, process), ledger_view(record, process), [], tmp_path / name, language=language)


def test_events_as_users_of_acled_know_them(tmp_path: Path) -> None:
    path = coded(astana(tmp_path), "acled", tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as rows:
        [first, *_] = [r for r in csv.DictReader(rows) if r["page"] == "c"]
    assert (first["event_type"], first["event_date"], first["time_precision"]) == (
        "Explosions/Remote violence",
        "2017-09-16",
        "1",
    )
    assert first["fatalities"] == "5"
    assert first["claimed_in"] == ""


def test_events_as_users_of_plover_know_them(tmp_path: Path) -> None:
    path = coded(astana(tmp_path), "plover", tmp_path)
    with path.open(encoding="utf-8-sig", newline="") as rows:
        found = list(csv.DictReader(rows))
    claimed = [r for r in found if r["page"] == "e" and r["event_type"] == "ASSAULT"]
    assert {r["narrated"] for r in claimed} == {"False"}


# -- the verbs -----------------------------------------------------------------------------------------------------------------


def test_the_verbs_of_a_process(tmp_path: Path) -> None:
    astana(tmp_path).close()
    db = str(tmp_path / "talks.db")
    shown = tawatur("process", db, "astana")
    assert "astana 6" in shown.stdout
    assert json.loads(tawatur("process", db, "astana", "--json").stdout)["process"] == "astana"
    assert "idlib" in tawatur("ledger", db, "astana").stdout
    assert [
        i["zone"] for i in json.loads(tawatur("ledger", db, "astana", "--zone", "south", "--json").stdout)["incidents"]
    ] == ["south"]
    assert tawatur("brief", db, "astana", "--to", str(tmp_path / "b.html")).returncode == 0
    assert tawatur("export", db, "--format", "acled", "--to", str(tmp_path / "out")).returncode == 0
    assert "in order" in tawatur("process", "check", "yemen").stderr
    for wrong in (("process", db, "mars"), ("process", db, "astana", "--at", "soon"), ("process", "check", "mars")):
        failed = tawatur(*wrong)
        assert failed.returncode == 1
        assert failed.stderr.startswith("tawatur: ")


# -- the seeds -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any] | None:
    from tests.conftest import SHARED

    if not SHARED.is_dir():
        return None
    with Record(tmp_path_factory.mktemp("seeds") / "seeds.db") as record:
        record.add(analyse(page) for page in read(SHARED / "seeds") if isinstance(page, Page))
        return process_view(record, load_process("astana"))


ROUNDS = [
    ("003", "astana", "announced", "2017"),
    ("000", "astana", "concluded", "2017-01-24"),
    ("001", "astana", "announced", "2017-09-13/2017-09-15"),
    ("004", "astana", "announced", "2017-09-13/2017-09-15"),
    ("002", "geneva", "announced", "2017-11"),
    ("002", "security-council", "announced", "2017-10-25"),
]


@pytest.mark.parametrize(("page", "track", "aspect", "dates"), ROUNDS)
def test_the_rounds_of_the_seeds(
    shared: Path, seeds: dict[str, Any], page: str, track: str, aspect: str, dates: str
) -> None:
    told = [{**m, "track": r["track"]} for r in seeds["rounds"]["table"] for m in r["mentions"]] + seeds["rounds"][
        "beyond"
    ]
    assert (page, track, aspect, dates) in [(_seed(m), m["track"], m["aspect"], m["dates"]) for m in told]


TOPICS = [
    ("documents", "resolution-2254", {"003", "004"}),
    ("documents", "memorandum", {"004"}),
    ("documents", "draft-constitution", {"000"}),
    ("mechanisms", "trilateral-mechanism", {"000"}),
    ("mechanisms", "guarantors", {"003", "004"}),
    ("proposals", "contact-group", {"001"}),
    ("proposals", "congress", {"002"}),
    ("zones", "idlib", {"001", "004"}),
    ("zones", "south", {"004"}),
]


@pytest.mark.parametrize(("part", "id", "on"), TOPICS)
def test_what_the_seeds_speak_of(shared: Path, seeds: dict[str, Any], part: str, id: str, on: set[str]) -> None:
    [row] = [row for row in seeds[part] if row["id"] == id]
    assert on <= {_seed(m) for m in row["mentions"]}


POSITIONS = [
    ("assad-departure", "france", "opposes"),
    ("military-solution", "russia", "opposes"),
    ("talks-with-opposition", "russia", "supports"),
    ("talks-with-opposition", "hnc", "opposes"),
    ("fighting-isis-together", "russia", "supports"),
    ("end-of-war", "russia", "supports"),
    ("preconditions", "france", "opposes"),
]


@pytest.mark.parametrize(("issue", "party", "stance"), POSITIONS)
def test_the_positions_of_the_seeds(shared: Path, seeds: dict[str, Any], issue: str, party: str, stance: str) -> None:
    [row] = [row for row in seeds["positions"]["matrix"] if row["issue"] == issue]
    assert row["parties"][party]["stance"] == stance


MEETINGS = [
    ("000", "بوتين", "الملك الأردني"),
    ("003", "لافروف", "جاوش أوغلو"),
    ("001", "لافروف", "لودريان"),
    ("004", "لافروف", "لودريان"),
    ("002", "لافروف", "المبعوث الأممي"),
]


@pytest.mark.parametrize(("page", "one", "other"), MEETINGS)
def test_the_meetings_of_the_seeds(shared: Path, seeds: dict[str, Any], page: str, one: str, other: str) -> None:
    sides = [" ".join(m["who"] + m["whom"]) for m in seeds["meetings"] if _seed(m) == page]
    assert any(one in side and other in side for side in sides)


def test_the_parties_of_the_seeds(shared: Path, seeds: dict[str, Any]) -> None:
    named = {row["id"] for row in seeds["parties"] if row["named"]}
    assert {
        "russia",
        "turkey",
        "iran",
        "government",
        "factions",
        "hnc",
        "un",
        "kazakhstan",
        "france",
        "saudi-arabia",
        "jordan",
    } <= named
    assert {row["id"] for row in seeds["parties"] if row["role"] == "guarantor"} == {"russia", "turkey", "iran"}


def _seed(row: dict[str, Any]) -> str:
    return Path(row["page"]).name[:3]


def test_a_part_with_nothing_to_show_is_left_out(tmp_path: Path) -> None:
    page = Page("p1", "اختتمت الجولة السادسة من محادثات أستانا في 15 سبتمبر 2017.", published="2017-09-16", clean=True)
    with Record(tmp_path / "talks.db") as record:
        record.add([analyse(page)])
        view = process_view(record, load_process("astana"))
    out = io.StringIO()
    console = Console(width=150, file=out)
    for part in process_parts(view, console):
        console.print(part)
    printed = out.getvalue()
    assert "astana 6" in printed and "who met whom" not in printed
