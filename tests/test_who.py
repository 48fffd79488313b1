"""One identity for each person: `tawatur who`, names in Latin letters, and the check of the registry."""

from __future__ import annotations

import pytest

from tawatur import Page, Record, analyse
from tawatur.names.check import check_registry
from tawatur.names.latin import latin
from tawatur.names.registry import Entity, Registry, Role, load_registry
from tawatur.record.who import who
from tests.test_cli import tawatur

PAGES = (
    Page(
        "p1",
        "قال وزير الخارجية الروسي سيرغي لافروف إن الجولة قريبة.",
        outlet="الساحل",
        published="2017-09-08",
        clean=True,
    ),
    Page(
        "p2",
        "أكد سيرجي لافروف أن الهدنة صامدة. وأضاف أن المعبر مفتوح.",
        outlet="الضفاف",
        published="2017-10-19",
        clean=True,
    ),
    Page("p3", "قال سامي حداد إن الجولة فشلت.", outlet="الضفاف", published="2017-10-19", clean=True),
)


@pytest.fixture
def talks(record: Record) -> Record:
    record.add(analyse(page) for page in PAGES)
    return record


def test_spellings_of_one_person_are_one_identity(talks: Record) -> None:
    [lavrov] = who(talks, "لافروف")
    assert (lavrov.entity, lavrov.latin, len(lavrov.lines)) == ("lavrov", "Sergey Lavrov", 3)
    assert dict(lavrov.written) == {"سيرغي لافروف": 1, "سيرجي لافروف": 2}
    assert dict(lavrov.months) == {"2017-09": 1, "2017-10": 2}
    assert dict(lavrov.outlets) == {"الساحل": 1, "الضفاف": 2}
    assert [role.office for role in lavrov.roles] == ["وزير الخارجية"]


def test_a_person_outside_the_registry_has_an_identity_by_name(talks: Record) -> None:
    [haddad] = who(talks, "سامي حداد")
    assert (haddad.name, haddad.entity, haddad.latin) == ("سامي حداد", None, "Sami Hadad")


def test_nobody_of_that_name(talks: Record) -> None:
    assert who(talks, "كيري") == []


def test_the_verb_shows_offices_months_and_statements(talks: Record) -> None:
    run = tawatur("who", talks.path, "لافروف")
    assert run.returncode == 0
    for shown in ("Sergey Lavrov", "وزير الخارجية @ ru: 2004-03-09", "2017-09 (1), 2017-10 (2)", "الجولة قريبة"):
        assert shown in run.stdout


@pytest.mark.parametrize(
    ("name", "entity", "written"),
    [
        ("سيرغي لافروف", "lavrov", "Sergey Lavrov"),
        ("محمد علوش", None, "Mohammed Alloush"),
        ("تميم بن حمد آل ثاني", None, "Tamim bin Hamad Al Thani"),
        ("شريف الشامي", None, "Sharif al-Shami"),
    ],
)
def test_names_in_latin_letters(name: str, entity: str | None, written: str) -> None:
    assert latin(name, entity) == written


def test_latin_names_hold_no_arabic_letter() -> None:
    for entity in load_registry().entities.values():
        assert not any("\u0600" <= char <= "\u06ff" for char in latin(entity.names[0]))


def test_the_registry_has_no_faults() -> None:
    assert list(check_registry(load_registry())) == []


@pytest.mark.parametrize(
    ("entities", "fault"),
    [
        (
            [Entity("a", "person", ("سامي حداد",), "Sami"), Entity("b", "person", ("سامي حداد",), "Sami")],
            "person: «سامي حداد» is a name of a, b",
        ),
        ([Entity("a", "person", ("سامي حداد",), "Sami", "xx")], "a: belongs to «xx», which is no entry"),
        (
            [Entity("a", "person", ("سامي",), "Sami", roles=(Role("وزير المالية", "xx"),))],
            "a: «وزير المالية» of «xx», which is no entry",
        ),
        (
            [Entity("a", "person", ("سامي",), "Sami", roles=(Role("وزير", "a", "2017", "2016"),))],
            "a: «وزير» ends in 2016, before it begins in 2017",
        ),
        (
            [
                Entity("a", "person", ("سامي",), "Sami", roles=(Role("رئيس", "a", "2011", "2015"),)),
                Entity("b", "person", ("ليلى",), "Layla", roles=(Role("رئيس", "a", "2013", ""),)),
            ],
            "«رئيس» of a: a (to 2015) and b (from 2013) at once",
        ),
    ],
)
def test_a_fault_of_the_registry_is_named(entities: list[Entity], fault: str) -> None:
    registry = Registry()
    for entity in entities:
        registry.add(entity)
    assert list(check_registry(registry)) == [fault]


def test_each_state_body_and_group_of_the_registry_is_known_by_each_of_its_names_as_it_speaks() -> None:
    unknown = []
    for entity in load_registry().entities.values():
        for name in entity.names if entity.kind in ("state", "body", "group") else ():
            said = [
                statement.speaker.entity
                for verb in ("قال", "قالت")
                for statement in analyse(Page("a", f"و{verb} {name} إن الهدنة صامدة في البلاد.", clean=True)).statements
            ]
            if entity.id not in said:
                unknown.append(name)
    assert sorted(unknown) == [
        "الفاتيكان",
        "المشروع السعودي لنزع الألغام",
        "بنين",
        "مشروع مسام",
        "هونغ كونغ الصينية (منطقة إدارية خاصة)",
    ]
