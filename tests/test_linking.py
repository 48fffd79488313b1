"""Across pages: copies, claims told again, independent chains, conflicts, open points."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tawatur import Page, Record, analyse
from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold, light_stem
from tawatur.linking.claims import Claim
from tawatur.linking.days import narrowed_days
from tawatur.linking.links import Links, link
from tawatur.linking.open_points import open_patterns
from tawatur.linking.rows import link_rows
from tawatur.linking.stretches import disclaimed, disclaimers, rejections
from tawatur.record.reviews import Review
from tests.test_cli import tawatur

WIRE = (
    "قال المبعوث الأممي هانس غروندبرغ إن الأطراف وافقت على هدنة لمدة شهرين تبدأ مساء السبت في كل أنحاء البلاد. "
    "وأضاف غروندبرغ أن الهدنة تشمل وقف العمليات العسكرية برا وجوا وبحرا داخل البلاد وعبر حدودها. "
    "وكانت الأمم المتحدة قد دعت إلى الهدنة قبل شهر رمضان من أجل إيصال المساعدات إلى المدن المحاصرة."
)


def page(id: str, text: str, outlet: str, published: str = "2022-04-01") -> Page:
    return Page(id, text, outlet=outlet, published=published, clean=True)


def links(tmp_path: Path, *pages: Page) -> Links:
    with Record(tmp_path / "talks.db") as record:
        record.add(analyse(p) for p in pages)
        return link(record)


def counts(found: Links, words: str) -> tuple[int, int, int]:
    """Pages, outlets and chains of the one claim that says *words*."""
    [told] = [t for t in found.claims if any(words in telling.text for telling in t.claim.tellings)]
    return len(told.pages), len(told.outlets), len(told.chains)


def test_a_copied_page_is_a_copy_and_no_second_chain(tmp_path: Path) -> None:
    found = links(tmp_path, page("a", WIRE, "الساحل"), page("b", "هدنة في اليمن\n" + WIRE, "الضفاف"))
    assert [(c.a, c.b) for c in found.copies] == [("a", "b")]
    assert counts(found, "لمدة شهرين") == (2, 2, 1)


def test_two_reporters_at_one_press_conference_are_two_chains(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال وزير الخارجية سامي حداد إن رحيل الرئيس ليس شرطا لاستئناف العملية السياسية.", "الساحل"),
        page(
            "b",
            "أكد حداد أن رحيل الرئيس ليس شرطا من أجل استئناف العملية السياسية في البلاد.\nقال سامي حداد إن الجولة تأجلت.",
            "الضفاف",
        ),
    )
    assert found.copies == ()
    assert counts(found, "ليس شرطا") == (2, 2, 2)


def test_two_papers_with_one_agency_are_one_chain(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال سامي حداد لوكالة رويترز إن المصفاة ستعود إلى العمل قبل نهاية الشهر.", "الساحل"),
        page("b", "ونقلت رويترز عن سامي حداد قوله إن المصفاة تعود إلى العمل قبل نهاية الشهر الجاري.", "الضفاف"),
    )
    assert counts(found, "المصفاة") == (2, 2, 1)


def test_the_same_words_a_month_later_are_another_claim(tmp_path: Path) -> None:
    text = "قال سامي حداد إن المصفاة ستعود إلى العمل قريبا."
    found = links(tmp_path, page("a", text, "الساحل"), page("b", text + " وكان الجو حارا.", "الضفاف", "2022-06-01"))
    assert len([t for t in found.claims if "المصفاة" in t.claim.tellings[0].text]) == 2


def test_a_denial_and_other_numbers_are_conflicts(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page(
            "a",
            "قال سامي حداد إن الفيضانات قتلت 46 شخصا في مدن الساحل الشمالي. وقال حداد إن قافلة الأسلحة عبرت الحدود الغربية ليلا.",
            "الساحل",
        ),
        page(
            "b",
            "قال سامي حداد إن الفيضانات قتلت 27 شخصا في مدن الساحل الشمالي.\nونفت ليلى نجار أن تكون قافلة الأسلحة عبرت الحدود الغربية.",
            "الضفاف",
        ),
    )
    assert {(c.kind, c.differ) for c in found.conflicts} >= {("denial", ("", "")), ("number", ("46 شخصا", "27 شخصا"))}


def test_a_dropped_negation_is_a_conflict(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال البرهان إن الوفد لن يذهب إلى محادثات جنيف المقررة يوم الأربعاء.", "الساحل"),
        page("b", "قال البرهان إن الوفد يذهب إلى محادثات جنيف المقررة يوم الأربعاء.", "الضفاف"),
    )
    assert [c.kind for c in found.conflicts] == ["negation"]


@pytest.mark.parametrize(
    "text",
    [
        "ولم يتسن لرويترز التحقق من صحة الخبر.",
        "وهو ما لم تؤكده أو تنفيه المعارضة حتى الآن.",
        "ولم يعلق مكتب المبعوث على ما قاله الطرفان.",
        "وامتنع المتحدث باسم اللجنة عن التعليق على الخبر.",
        "ولا توجد أرقام مستقلة يمكن الركون إليها.",
        "وتبدأ الجولة وسط غموض بشأن مشاركة المعارضة.",
        "ونقلت القناة عن مصدر عسكري رفيع لم تسمه خبر الانسحاب.",
        "أما موعد الجولة فلم يحسم بعد.",
    ],
)
def test_what_a_page_leaves_open(text: str, tmp_path: Path) -> None:
    [point] = links(tmp_path, page("a", "قال سامي حداد إن الجولة بدأت.\n" + text, "الساحل")).open_points
    assert point.text.rstrip(".") in text


def test_every_statement_is_in_exactly_one_claim(tmp_path: Path) -> None:
    found = links(tmp_path, page("a", WIRE, "الساحل"), page("b", WIRE, "الضفاف"))
    told = [telling.id for t in found.claims for telling in t.claim.tellings]
    assert sorted(told) == sorted(telling.id for p in found.pages for telling in p.tellings)
    assert len(told) == len(set(told))


def test_the_order_in_which_pages_come_does_not_matter(tmp_path: Path) -> None:
    pages = [
        page("a", WIRE, "الساحل"),
        page("b", WIRE + " وانتهى.", "الضفاف"),
        page("c", "قال سامي حداد إن الجولة بدأت.", "النيل"),
    ]
    one, other = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    other.mkdir()
    assert link_rows(links(one, *pages)) == link_rows(links(other, *pages[::-1]))


def test_the_seeds_tell_one_press_conference_from_two_outlets(shared: Path, tmp_path: Path) -> None:
    seeds = [json.loads(line) for line in (shared / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()]
    found = links(tmp_path, *(Page(p["id"], p["text"]) for p in seeds))
    both = [t for t in found.claims if {p[:3] for p in t.pages} == {"001", "004"}]
    assert len([t for t in both if len(t.chains) == 2]) >= 5
    assert any(point.page.startswith("000") and "تؤكده" in point.text for point in found.open_points)
    assert [(n.page[:3], n.value, [p[:3] for p in n.by]) for n in found.days] == [
        ("001", "[2017-09-01..2017-09-11]", ["004"])
    ]
    against = {(c.a.speaker, c.b.speaker) for c in found.conflicts if c.a.page.startswith("003")}
    assert {("سيرغي لافروف", "الهيئة العليا للمفاوضات"), ("سيرغي لافروف", "جورج صبرا")} <= against


def test_the_verbs(tmp_path: Path) -> None:
    with Record(tmp_path / "talks.db") as record:
        record.add(analyse(p) for p in (page("a", WIRE, "الساحل"), page("b", WIRE, "الضفاف")))
        id = next(t.claim.id for t in link(record).claims if "لمدة شهرين" in t.claim.tellings[0].text)
    talks = tmp_path / "talks.db"
    assert id in tawatur("claims", talks, "--speaker", "غروندبرغ").stdout
    assert "chain 1" in tawatur("claim", talks, id[:6]).stdout
    assert "100%" in tawatur("copies", talks).stdout
    assert tawatur("conflicts", talks).returncode == 0
    assert tawatur("claims", talks, "--speaker", "كيري").returncode == 0
    wrong = tawatur("claim", talks, "zzz")
    assert wrong.returncode == 1 and "no claims named zzz" in wrong.stderr


def test_exports_hold_the_links(tmp_path: Path) -> None:
    with Record(tmp_path / "talks.db") as record:
        record.add(analyse(p) for p in (page("a", WIRE, "الساحل"), page("b", WIRE, "الضفاف")))
    tawatur("export", tmp_path / "talks.db", "--to", tmp_path / "out")
    copies = [json.loads(line) for line in (tmp_path / "out" / "copies.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(c["a"], c["b"], c["share"]) for c in copies] == [("a", "b", 1.0)]
    for kind in ("claims", "conflicts", "open_points"):
        assert (tmp_path / "out" / f"{kind}.jsonl").exists()


def test_the_speakers_word_spelt_otherwise_and_in_other_words_is_one_claim(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page(
            "a",
            "قال المستشار أوليغ سافرونوف إن الدعوات أرسلت إلى جميع المشاركين في مؤتمر سوتشي. وقال أوليغ سافرونوف إن الجلسة مفتوحة.",
            "الساحل",
        ),
        page(
            "b",
            "أعلن أوليج سفرونوف إرسال الدعوات إلى جميع المشاركين بمؤتمر سوتشي. وأضاف سفرونوف أن الجلسة مفتوحة.",
            "الضفاف",
        ),
    )
    assert counts(found, "سوتشي") == (2, 2, 2)


def test_what_the_page_heard_through_one_medium_all_came_through_it(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال سامي حداد لوكالة «وفا» إن الرسوم ألغيت. وقال سامي حداد إن معبر رفح يفتح يوم الخميس.", "الساحل"),
        page("b", "ونقلت وكالة وفا عن سامي حداد قوله إن معبر رفح سيفتح يوم الخميس.", "الضفاف"),
    )
    assert counts(found, "معبر رفح") == (2, 2, 1)


def test_the_sister_paper_is_known_by_an_adjective_of_its_name(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال سامي حداد إن ناقلة تصل إلى الميناء الأحد المقبل.", "نهضة بيروت"),
        page("b", "وقال سامي حداد لصحيفة «النهضة البيروتية» إن ناقلة تصل إلى الميناء الأحد.", "مساء الفيحاء"),
    )
    assert counts(found, "ناقلة") == (2, 2, 1)


def test_a_dropped_negation_makes_another_claim(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال سامي حداد إن الوفد لن يذهب إلى جنيف قبل التوقيع.", "الساحل"),
        page("b", "قال سامي حداد إن الوفد يذهب إلى جنيف قبل التوقيع.", "الضفاف"),
    )
    assert len([t for t in found.claims if "جنيف" in t.claim.tellings[0].text]) == 2


def test_what_a_reviewer_says_goes_before_what_is_found(tmp_path: Path) -> None:
    with Record(tmp_path / "talks.db") as record:
        record.add(
            analyse(p)
            for p in (
                page("a", "قال سامي حداد إن المصفاة تعود إلى العمل قبل نهاية الشهر.", "الساحل"),
                page("b", "قال سامي حداد إن المصفاة تعود إلى العمل قبل نهاية الشهر الجاري.", "الضفاف"),
                page("c", "قال سامي حداد إن الأسعار ثابتة.", "المدار"),
            )
        )

        def groups() -> set[frozenset[str]]:
            return {frozenset(t.id for t in told.claim.tellings) for told in link(record).claims}

        assert groups() == {frozenset({"a#s1", "b#s1"}), frozenset({"c#s1"})}
        record.review(Review("not-same", "b#s1", "a#s1", by="سميرة"))
        assert groups() == {frozenset({"a#s1"}), frozenset({"b#s1"}), frozenset({"c#s1"})}
        record.review(Review("same", "a#s1", "c#s1"))
        record.review(Review("same", "a#s1", "b#s1", note="the last word holds"))
        assert groups() == {frozenset({"a#s1", "b#s1", "c#s1"})}
        assert [r.verdict for r in record.reviews()] == ["not-same", "same", "same"]


def test_a_conflict_that_is_none_is_not_shown_again(tmp_path: Path) -> None:
    for name, dead in (("a", 46), ("b", 27)):
        (tmp_path / f"{name}.txt").write_text(
            f"قال سامي حداد إن الفيضانات قتلت {dead} شخصا في مدن الساحل الشمالي.", encoding="utf-8"
        )
    path = str(tmp_path / "talks.db")
    tawatur("build", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--record", path)
    id = tawatur("conflicts", path).stdout.split()[0]
    assert tawatur("review", path, "not-a-conflict", id, "--by", "Samira", "--note", "two floods").returncode == 0
    assert id not in tawatur("conflicts", path).stdout
    assert "two floods" in tawatur("review", path).stdout


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["maybe", "a#s1", "b#s1"], "no verdict maybe"),
        (["same", "a#s1"], "said of two statements"),
        (["same", "a#s1", "z#s9"], "no statement"),
        (["not-a-conflict", "x0"], "no conflict x0"),
    ],
)
def test_a_review_of_nothing_is_refused(tmp_path: Path, words: list[str], reason: str) -> None:
    with Record(tmp_path / "talks.db") as record:
        record.add([analyse(page("a", "قال سامي حداد إن الأسعار ثابتة.", "الساحل"))])
    result = tawatur("review", str(tmp_path / "talks.db"), *words)
    assert result.returncode != 0
    assert reason in " ".join(result.stderr.split())


def test_why_statements_are_one_claim(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(
            "قال سامي حداد إن المصفاة تعود إلى العمل قبل نهاية الشهر.", encoding="utf-8"
        )
    path = str(tmp_path / "talks.db")
    tawatur("build", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--record", path)
    with Record(path) as record:
        [told] = link(record).claims
    shown = tawatur("claim", path, told.claim.id, "--why").stdout
    assert "one speaker" in shown and "100%" in shown


@pytest.mark.parametrize(("pattern", "example"), open_patterns())
def test_each_pattern_of_an_open_point_finds_its_example(pattern: re.Pattern[str], example: str) -> None:
    assert pattern.search(fold(example))


@pytest.mark.parametrize(("pattern", "example", "matter"), [*disclaimers(), *rejections()])
def test_each_disclaimer_denies_the_matter_of_its_example(pattern: re.Pattern[str], example: str, matter: str) -> None:
    assert pattern.search(fold(example))
    assert disclaimed(example) == matter


@pytest.mark.parametrize(
    "text", ["الاجتماع جرى ولا علم لنا بموعده", "الخبر كاذب إن لم تؤكده الوزارة", "الوزير يعلم بوجود اتصالات", ""]
)
def test_what_does_not_open_with_a_disclaimer_denies_nothing(text: str) -> None:
    assert disclaimed(text) is None


def denials(record: Record) -> set[tuple[str, str]]:
    return {(c.a.speaker, c.b.speaker) for c in link(record).conflicts if c.kind == "denial"}


def test_who_knows_of_no_talks_denies_that_they_are_held(record: Record) -> None:
    text = (
        "قال وزير الخارجية الروسي سيرغي لافروف إن المفاوضات بين المعارضة السورية والحكومة جارية حاليا.\n"
        "لكن عضو الائتلاف سمير خوري قال: «لا علم لنا بوجود مفاوضات بين المعارضة والحكومة. هذا كل شيء»."
    )
    record.add([analyse(Page("a", text, clean=True))])
    assert denials(record) == {("سيرغي لافروف", "سمير خوري")}


@pytest.mark.parametrize(
    ("teller", "found"),
    [("موسكو", True), ("لافروف", True), ("باريس", False), ("الصحيفة", False)],
)
def test_a_denial_that_names_whose_word_it_denies_meets_that_word(record: Record, teller: str, found: bool) -> None:
    text = (
        "أعلن وزير الخارجية الروسي سيرغي لافروف أن جولة مفاوضات ستعقد في أنقرة الشهر المقبل برعاية ثلاثية.\n"
        f"ونفت الهيئة العليا أي علم لها بالمفاوضات التي تحدث عنها {teller}."
    )
    record.add([analyse(Page("a", text, clean=True))])
    assert bool(denials(record)) == found


def telling(name: str, published: str, *said: str) -> tuple[str, str, tuple[str, ...]]:
    return name, published, said


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # two claims in common: within three days of each other
        ([telling("a", "[2017-09-01..2017-09-30]", "c1", "c2"), telling("b", "2017-09-10", "c1", "c2")],
         {"a": "[2017-09-07..2017-09-13]"}),
        # one claim in common is told on many occasions
        ([telling("a", "[2017-09-01..2017-09-30]", "c1"), telling("b", "2017-09-10", "c1")], {}),
        # what would leave no day is not of one occasion
        ([telling("a", "[2017-09-01,2017-09-08]", "c1", "c2"), telling("b", "2018-01-10", "c1", "c2")], {}),
        # narrowing goes on from page to page
        ([telling("a", "2017-09-10", "c1", "c2"), telling("b", "[2017-09-08..2017-09-30]", "c1", "c2", "c3", "c4"),
          telling("c", "[2017-09-01..2017-09-30]", "c3", "c4")],
         {"b": "[2017-09-08..2017-09-13]", "c": "[2017-09-05..2017-09-16]"}),
        # an open set is closed, a given day is kept
        ([telling("a", "[2015-12-18..]", "c1", "c2"), telling("b", "2017-09-10", "c1", "c2")],
         {"a": "[2017-09-07..2017-09-13]"}),
    ],
)  # fmt: skip
def test_pages_of_one_occasion_narrow_each_others_days(
    pages: list[tuple[str, str, tuple[str, ...]]], expected: dict[str, str]
) -> None:
    ids = sorted({claim for _, _, said in pages for claim in said})
    claims = [
        Claim(id, tuple(SimpleNamespace(page=name) for name, _, said in pages if id in said))  # type: ignore[misc]
        for id in ids
    ]
    found = narrowed_days({name: published for name, published, _ in pages}, claims, [])
    assert {n.page: n.value for n in found} == expected


def test_one_sentence_word_for_word_is_one_chain(tmp_path: Path) -> None:
    said = "أعلن وزير النقل سامي حداد أن الوزارة ستفتح الطريق الدولي أمام الشاحنات المحملة بالمساعدات صباح غد."
    other = "كشف وزير النقل سامي حداد أن الطريق الدولي سيفتح صباح غد أمام الشاحنات المحملة بالمساعدات."
    found = links(
        tmp_path,
        page("a", f"{said}\nوحضر اللقاء عدد من المسؤولين في المدينة.", "جريدة الضفاف"),
        page("b", f"وصلت أمس قافلة جديدة إلى المدينة القديمة.\n{said}", "جريدة السهل"),
        page("c", other, "جريدة النهر"),
    )
    told = found.claims[0]
    assert (len(told.pages), len(told.chains)) == (3, 2)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("قال مدير المرصد السوري رامي حداد إن الجبهة خطفت ثمانية مقاتلين قرب الحدود.", "قال المرصد السوري إن الجبهة خطفت ثمانية مقاتلين قرب الحدود التركية.", True),
        ("نفت المتحدثة باسم البنتاغون اليسا سميث خطف مقاتلين شاركوا في برنامج التدريب.", "نفت وزارة الدفاع الأميركية خطف مقاتلين شاركوا في برنامج التدريب.", True),
        ("أشار مسؤول أمني إلى أن القوات أبطلت قنبلة أخرى قرب المسجد الكبير.", "قالت مصادر أمنية إن القوات أبطلت مفعول قنبلة أخرى قرب المسجد.", True),
        ("قال أوليغ سافرونوف إن الدعوات وجهت إلى المدعوين كلهم.", "قال أوليج سافرونوف إن الدعوات وجهت إلى المدعوين.", True),
        ("قال مدير المصفاة كريم ناصر إن الجبهة خطفت ثمانية مقاتلين قرب الحدود.", "قال المرصد السوري إن الجبهة خطفت ثمانية مقاتلين.", False),
        ("قال المتحدث الرسمي باسم الجيش سامي حداد إن انفجارا أصاب ثلاثة جنود.", "أوضح الناطق باسم الجيش أن انفجارا أصاب ثلاثة جنود قرب المعبر.", True),
        ("قال المتحدث باسم الشرطة سامي حداد إن انفجارا أصاب ثلاثة جنود.", "أوضح الناطق باسم الجيش أن انفجارا أصاب ثلاثة جنود قرب المعبر.", False),
        ("قال مصدر عسكري لقناة الأفق إن ثمانية ضباط غادروا المدينة.", "ذكرت قناة الأفق أن ثمانية ضباط غادروا المدينة ليلا.", True),
    ],
)  # fmt: skip
def test_who_speaks_for_a_body_and_who_is_not_named_meet_across_pages(
    one: str, other: str, together: bool, tmp_path: Path
) -> None:
    found = links(tmp_path, page("a", one, "الساحل"), page("b", other, "الضفاف"))
    assert max(len(told.pages) for told in found.claims) == (2 if together else 1)


def test_the_agency_is_the_last_that_the_page_named(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال سامي حداد لوكالة أنباء الشرق الأوسط إن الجنازة ستشيع غدا من المسجد الكبير.", "الساحل"),
        page(
            "b",
            "ذكرت وكالة أنباء الشرق الأوسط الرسمية المصرية أن الوزير توفي فجرا بعد صراع مع المرض. "
            "ونقلت الوكالة عن سامي حداد قوله إن الجنازة ستشيع غدا.",
            "الضفاف",
        ),
    )
    assert counts(found, "الجنازة") == (2, 2, 1)


def test_an_agency_under_a_description_tells_its_own_news(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "أعلنت وكالة أنباء الشرق الأوسط الرسمية المصرية وفاة الوزير سامي حداد بعد صراع مع المرض.", "الساحل"),
        page("b", "ذكرت وكالة أنباء الشرق الأوسط أن الوزير سامي حداد توفي بعد صراع طويل مع المرض.", "الضفاف"),
    )
    assert counts(found, "صراع مع المرض") == (2, 2, 1)


def test_words_scattered_over_a_long_content_are_no_proposition(tmp_path: Path) -> None:
    long = (
        "قال الوزير سامي حداد إن السفير وصل مساء الجمعة والتقى وفدا كبيرا من التجار في مقر الغرفة التجارية بحضور نوابه، "
        "وإن الطرق الجبلية أغلقت أمام الشاحنات الكبيرة بسبب الثلوج الكثيفة منذ أيام عدة دون انقطاع، "
        "وإن الأمن نشر دوريات راجلة قرب الأسواق القديمة والمدارس والمصارف والملاعب، وإن عودة الدراسة تأجلت."
    )
    found = links(
        tmp_path,
        page("a", long, "الساحل"),
        page("b", "أكد سامي حداد أن عودة السفير إلى المدينة مرتبطة باستقرار الأمن وفتح الطرق.", "الضفاف"),
    )
    assert all(len(told.pages) == 1 for told in found.claims)


def differing(found: Links) -> list[tuple[str, tuple[str, str]]]:
    return [(conflict.kind, conflict.differ) for conflict in found.conflicts]


FLOOD = "غمرت الفيضانات القرى الشمالية وشردت سكانها. "


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("قالت هيئة الإغاثة إن 46 شخصا لقوا حتفهم في الفيضانات.", "قالت هيئة الإغاثة إن 27 شخصا لقوا حتفهم في الفيضانات.", [("number", ("46 شخصا", "27 شخصا"))]),
        ("قالت هيئة الإغاثة إن 46 شخصا لقوا حتفهم في الفيضانات.", "قالت هيئة الإغاثة إن أكثر من 40 شخصا لقوا حتفهم في الفيضانات.", []),
        ("قالت هيئة الإغاثة إن 46 شخصا لقوا حتفهم في فيضانات العراق.", "قالت هيئة الإغاثة إن 27 شخصا لقوا حتفهم في فيضانات إيران.", []),
        ("قالت هيئة الإغاثة إن المعرض يستمر حتى الثامن من أغسطس في مدينة الشاطئ.", "أعلنت البلدية أن المعرض يستمر حتى الأول من أغسطس في مدينة الشاطئ القديمة.", [("date", ("الثامن من أغسطس", "الأول من أغسطس"))]),
        ("قالت هيئة الإغاثة إن الفيضانات أدت إلى مقتل 46 شخصا في القرى.", "قالت هيئة الإغاثة إن الفيضانات أدت إلى إصابة 27 شخصا في القرى.", []),
        ("قالت هيئة الإغاثة إن الفيضانات خلفت 46 قتيلا في القرى.", "قالت هيئة الإغاثة إن إجمالي ما خلفته الفيضانات في القرى 90 قتيلا.", []),
        ("قالت هيئة الإغاثة إن 46 شخصا قتلوا في فيضانات الشمال، وإن 27 شخصا قتلوا في فيضانات الجنوب.", "قالت هيئة الإغاثة إن 27 شخصا قتلوا في فيضانات الجنوب.", []),
        ("قالت هيئة الإغاثة إن 297 شخصا بينهم 37 طفلا قتلوا في الفيضانات.", "قالت هيئة الإغاثة إن 251 شخصا قتلوا في الفيضانات.", [("number", ("297 شخصا", "251 شخصا"))]),
        ("قالت هيئة الإغاثة إن المخازن ستفتح أبوابها أمام سكان القرى أمس.", "قالت هيئة الإغاثة إن المخازن ستفتح أبوابها أمام سكان القرى اليوم.", []),
        ("قالت هيئة الإغاثة إن المخازن ستفتح أبوابها أمام سكان القرى غدا الجمعة.", "قالت هيئة الإغاثة إن المخازن ستفتح أبوابها أمام سكان القرى غدا.", []),
        ("قالت هيئة الإغاثة إن المساعدات المتأخرة ستصرف لسكان القرى قبل نهاية العام.", "وعدت هيئة الإغاثة بأن تصرف المساعدات المتأخرة لسكان القرى قبل نهاية أبريل الجاري.", [("date", ("نهاية العام", "نهاية أبريل الجاري"))]),
        ("قالت هيئة الإغاثة إن المساعدات المتأخرة ستصرف لسكان القرى بحلول عام 2023.", "وعدت هيئة الإغاثة بأن تصرف المساعدات المتأخرة لسكان القرى بحلول يونيو 2023.", []),
    ],
)  # fmt: skip
def test_figures_and_dates_of_one_slot(
    one: str, other: str, expected: list[tuple[str, tuple[str, str]]], tmp_path: Path
) -> None:
    assert differing(links(tmp_path, page("a", FLOOD + one, "الساحل"), page("b", FLOOD + other, "الضفاف"))) == expected


def test_a_side_of_a_conflict_of_figures_is_the_clause_that_tells_it(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قالت هيئة الإغاثة إن الطرق مقطوعة منذ أيام، وإن 46 شخصا لقوا حتفهم في الفيضانات، وإن المياه تنحسر.", "الساحل"),
        page("b", "قالت هيئة الإغاثة إن 27 شخصا لقوا حتفهم في الفيضانات.", "الضفاف"),
    )  # fmt: skip
    [conflict] = found.conflicts
    assert conflict.a.text == "وإن 46 شخصا لقوا حتفهم في الفيضانات"
    assert conflict.a.span.of(found.pages[0].text) == conflict.a.text


def test_a_headline_that_denies_asserts_nothing(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "المقاومة تنفي في بيان قيام قواتها بتصفية أسرى الحرب", "الساحل"),
        page("b", "نفت المقاومة قيام قواتها بتصفية أسرى الحرب في المدينة.", "الضفاف"),
    )
    assert found.conflicts == ()


def test_two_reporters_choose_other_words_for_one_notion(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال الوزير سامي حداد إن إيرادات النفط ستبقى مجمدة إلى أن يتفق الطرفان على آلية لتوزيعها.", "الساحل"),
        page(
            "b", "أكد سامي حداد أن عائدات الخام ستظل محجوزة إلى غاية التوافق بين الفرقاء على صيغة لاقتسامها.", "الضفاف"
        ),
    )
    assert [len(told.pages) for told in found.claims] == [2]


def test_each_word_stands_for_one_notion() -> None:
    stems: dict[str, str] = {}
    for notion, words in read_toml("lexicon/synonyms.toml")["notions"].items():
        assert len(words) > 1
        for word in words:
            assert fold(word) == word
            assert stems.setdefault(light_stem(word), notion) == notion, word


def test_a_headline_and_the_words_below_it_are_one_claim(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        Page("a", "حداد: نتواصل مع الجيران لإنشاء القوة المشتركة\n\n"
             "أكد الوزير سامي حداد أن هناك تواصلا مع الجيران للبحث في إنشاء القوة المشتركة في المنطقة.\n"
             "وقال إن الجولة المقبلة تبدأ في العاصمة بعد أسبوعين.", outlet="الساحل", published="2022-04-01"),
    )  # fmt: skip
    assert sorted(len(told.claim.tellings) for told in found.claims) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("قال البرهان إن الوفد لن يوقع اتفاق جدة قبل الهدنة.", "قال البرهان إن الوفد يوقع اتفاق جدة قبل الهدنة.", ["negation"]),
        ("قال البرهان إن الوفد لايوقع اتفاق جدة قبل الهدنة.", "قال البرهان إن الوفد يوقع اتفاق جدة قبل الهدنة.", ["negation"]),
        ("قال البرهان إن الوفد لا يزال يدرس اتفاق جدة قبل الهدنة.", "قال البرهان إن الوفد يدرس اتفاق جدة قبل الهدنة.", []),
        ("قال البرهان إن الوفد لم يوقع اتفاق جدة قبل الهدنة.", "قال البرهان إن الوفد غادر قبل الهدنة دون أن يوقع اتفاق جدة.", []),
        ("قال البرهان إن الوفد عاد من اجتماع جدة ولم يتأخر بسبب الهدنة.", "قال البرهان إن الوفد عاد من اجتماع جدة قبل الهدنة.", []),
    ],
)  # fmt: skip
def test_a_negation_is_a_conflict_where_the_other_asserts_what_is_negated(
    one: str, other: str, kinds: list[str], tmp_path: Path
) -> None:
    found = links(tmp_path, page("a", FLOOD + one, "الساحل"), page("b", FLOOD + other, "الضفاف"))
    assert [c.kind for c in found.conflicts] == kinds


def test_a_denial_answers_what_has_the_matter_denied_and_not_all_that_names_the_same_person(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", FLOOD + "قال سامي حداد إن الرئيس الفلاني كريم نصار تفقد مدينة الشاطئ.\n"
                  "قالت مصادر طبية إن وفاة الرئيس الفلاني كريم نصار وقعت مساء السبت.", "الساحل"),
        page("b", FLOOD + "نفت الحكومة وفاة الرئيس الفلاني كريم نصار.", "الضفاف"),
    )  # fmt: skip
    assert [(c.kind, c.a.speaker) for c in found.conflicts] == [("denial", "مصادر طبية")]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("لكن سامي حداد قال: «هذا غير صحيح، لا موعد جديدا لدينا».", {("كريم نصار", "سامي حداد")}),
        ("ونفى سامي حداد هذه الأنباء جملة وتفصيلا.", {("كريم نصار", "سامي حداد")}),
        ("وقال سامي حداد: «هذا صحيح، وقد تبلغنا الموعد».", set()),
    ],
)
def test_a_denial_that_only_points_answers_who_spoke_before(
    record: Record, answer: str, found: set[tuple[str, str]]
) -> None:
    text = f"أعلن المفاوض كريم نصار أن تبادل الأسرى سيجري قبل نهاية الشهر.\n{answer}"
    record.add([analyse(Page("a", text, clean=True))])
    assert denials(record) == found


def test_a_denial_in_a_headline_is_shown_where_the_page_tells_it(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", FLOOD + "قالت مصادر طبية إن ضباطا أجانب خرجوا من مدينة الشاطئ مساء السبت.", "الساحل"),
        Page("b", "الحكومة تنفي خروج ضباط أجانب من مدينة الشاطئ\n\n" + FLOOD
                  + "ونفى المتحدث سامي حداد خروج ضباط أجانب من مدينة الشاطئ في حافلات الإجلاء.", outlet="الضفاف", published="2022-04-01"),
    )  # fmt: skip
    assert [(c.kind, c.a.speaker, c.b.speaker) for c in found.conflicts] == [("denial", "مصادر طبية", "سامي حداد")]


def test_reports_that_part_ways_in_all_their_figures_are_of_two_things(tmp_path: Path) -> None:
    market = "ارتفع مؤشر السوق وبلغت قيمة التداول {} مليون ريال في {} صفقة، وارتفعت أسهم {} شركة وتراجعت أسهم {} مصرفا وأسهم {} مصنعا."
    found = links(
        tmp_path,
        page("a", market.format(120, 741, 16, 7, 9), "الساحل"),
        page("b", market.format(150, 638, 25, 12, 11), "الضفاف"),
    )
    assert found.conflicts == ()


def passages(found: Links, texts: dict[str, str]) -> dict[str, str]:
    """Page → the words in which the claim of most pages stands there."""
    [row] = [row for row in link_rows(found)["claims"] if row["pages"] == len(texts)]
    return {s["page"]: " … ".join(span.of(texts[s["page"]]) for span in s["content"]) for s in row["statements"]}


def test_a_claim_stands_in_that_clause_of_a_long_content_which_the_other_page_tells(tmp_path: Path) -> None:
    long = (
        "أصدر الرئيس سامي حداد قرارا بتعيين كريم ناصر محافظا للعاصمة، وهي المدينة التي اتخذتها الحكومة مقرا لها منذ "
        "خروجها من الشمال قبل ثلاثة أعوام؛ وفيها تعقد الوزارات اجتماعاتها وتستقبل السفراء والوفود."
    )
    short = "أعلن الرئيس سامي حداد تعيين كريم ناصر محافظا للعاصمة."
    found = links(tmp_path, page("a", long, "الساحل"), page("b", short, "الضفاف"))
    assert passages(found, {"a": long, "b": short}) == {
        "a": "تعيين كريم ناصر محافظا للعاصمة",
        "b": "تعيين كريم ناصر محافظا للعاصمة",
    }


def test_a_content_that_is_mostly_told_by_the_other_page_is_all_of_the_claim(tmp_path: Path) -> None:
    one = "قال الوزير سامي حداد إن المعبر الشرقي سيفتح للشاحنات، وإن الرسوم ألغيت."
    other = "أكد سامي حداد أن المعبر الشرقي سيفتح للشاحنات."
    found = links(tmp_path, page("a", one, "الساحل"), page("b", other, "الضفاف"))
    assert passages(found, {"a": one, "b": other})["a"] == "المعبر الشرقي سيفتح للشاحنات، وإن الرسوم ألغيت"


def test_numbers_in_words_and_in_digits_are_one(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال سامي حداد إن الدعوات أرسلت إلى أكثر من ألف وخمسمئة سوري من الداخل والخارج.", "الساحل"),
        page("b", "قال سامي حداد إن بلاده دعت ما لا يقل عن 1500 شخصية سورية.", "الضفاف"),
    )
    assert [len(told.pages) for told in found.claims] == [2]


def test_a_headline_is_told_again_by_what_comes_first_below_it(tmp_path: Path) -> None:
    text = (
        "حداد: عائدات النفط باقية في المصرف الخارجي\n\n"
        "قال الوزير سامي حداد إن عائدات النفط لن تغادر المصرف الخارجي قبل الاتفاق على طريقة لاقتسامها بين الطرفين.\n"
        "وأضاف حداد أن رواتب شهرين ستدفع من خارج عائدات النفط."
    )
    found = links(tmp_path, Page("a", text, outlet="الساحل", published="2022-04-01"))
    together = [told.claim.tellings for told in found.claims if len(told.claim.tellings) > 1]
    assert [[t.number for t in tellings] for tellings in together] == [[1, 2]]


def test_who_heard_two_agencies_does_not_make_them_one(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال سامي حداد لوكالة تاس إن الدعوات إلى المؤتمر وجهت إلى كل الأطراف في البلاد.", "الساحل"),
        page("b", "أكد سامي حداد لوكالة إنترفاكس أن الدعوات إلى المؤتمر أرسلت إلى الأطراف كلها.", "الضفاف"),
        page(
            "c", "وكشف سامي حداد في تصريحات لوكالتي «تاس» و«إنترفاكس» أن الأطراف تسلمت الدعوات إلى المؤتمر.", "المنارة"
        ),
    )
    assert counts(found, "المؤتمر وجهت") == (3, 3, 2)


def test_what_stands_in_the_words_of_a_medium_came_through_it(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال مصدر عسكري لموقع «المنارة» إن ثمانية ضباط غادروا المدينة ليلا في حافلات.", "الساحل"),
        page("b", "ذكر موقع «المنارة» أن ثمانية من الضباط غادروا المدينة في حافلات، وفقا لمصدر عسكري.", "الضفاف"),
    )
    assert counts(found, "ثمانية ضباط") == (2, 2, 1)


def test_one_claim_with_two_dates_is_a_conflict_though_little_else_is_shared(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        page("a", "قال سامي حداد إن الموظفين سيتسلمون متأخرات شهرين قبل انقضاء السنة.", "الساحل"),
        page("b", "وعد سامي حداد بصرف متأخرات أجور شهرين قبل نهاية أبريل الجاري.", "الضفاف"),
    )
    assert [c.kind for c in found.conflicts] == ["date"]


def test_a_conflict_is_shown_on_the_page_that_told_it_first(tmp_path: Path) -> None:
    told = "ثمانية ضباط أجانب خرجوا من المدينة ليل الأحد على متن حافلات الإجلاء، بموجب بند سري في الاتفاق"
    found = links(
        tmp_path,
        page("a", f"كشف مصدر عسكري أن {told}.", "الساحل", "2022-04-02"),
        page("b", f"قال مصدر عسكري لقناة «الأفق» إن {told}.", "قناة الأفق", "2022-04-01"),
        page("c", "نفى المفاوض سامي حداد خروج ضباط أجانب من المدينة على متن الحافلات.", "الضفاف", "2022-04-03"),
    )
    assert [(c.a.page, c.b.page) for c in found.conflicts] == [("b", "c")]
