"""The reading room in a real browser, in Arabic and English: what a user does, from a search to a cited span."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tawatur import PageError, Record, read
from tawatur.record.build import analyse_all
from tawatur.record.users import REVIEWER, Users
from tawatur.web.app import create_app
from tawatur.web.paper import words
from tawatur.web.shelf import page_key
from tests.conftest import ROOT
from tests.serving import chromium, served

PASSWORD = "a long password"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def sample_record(path: Path) -> Record:
    record = Record(path)
    pages = [page for page in read(ROOT / "examples" / "pages") if not isinstance(page, PageError)]
    record.add(analyse_all(pages))
    record.add([PageError("broken.html", "not text")])
    Users(record).add("سميرة", REVIEWER, PASSWORD)
    Users(record).add("ليلى", REVIEWER, PASSWORD)
    return record


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with (
        sample_record(tmp_path_factory.mktemp("room") / "talks.db") as record,
        served(create_app(record, ["astana", "yemen"])) as found,
    ):
        yield found


@pytest.fixture(scope="module")
def claim(address: str, browser: Browser) -> str:
    """The claim that two outlets tell independently."""
    page = browser.new_page()
    page.goto(f"{address}/api/claims?by=حسان دياب")
    found: str = json.loads(page.locator("pre").inner_text())["items"][0]["id"]
    page.close()
    return found


@pytest.fixture(params=["ar", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of the browser in which every complaint of the console fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    found = context.new_page()
    complaints: list[str] = []
    found.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    assert complaints == []
    context.close()


def log_in(page: Page, address: str, lang: str, name: str = "سميرة") -> None:
    page.goto(f"{address}/{lang}/login")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("main button")
    expect(page).to_have_url(f"{address}/{lang}/")


VIEWS = (
    "", "statements", "statements?q=الهدنة", "claims", "conflicts", "people", "pages", "copies",
    "process/astana", "process/yemen", "about", "quote?q=2750 طنا من نترات الأمونيوم", "review", "login",
)  # fmt: skip


@pytest.mark.parametrize("view", [*VIEWS, "claim", "page", "statement", "person"])
def test_each_view_fits_and_is_accessible(page: Page, address: str, lang: str, view: str, claim: str) -> None:
    key = page_key("beirut-agency")
    person = page.request.get(f"{address}/api/people?q=mistura").json()["items"][0]["key"]
    way = {
        "person": f"people/{person}",
        "claim": f"claim/{claim}",
        "page": f"page/{key}",
        "statement": f"statement/{key}-s2",
    }.get(view, view)
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}/{lang}/{way}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{way} scrolls at {width}"
        assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
        found = Axe().run(page).response["violations"]
        grave = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
        assert grave == []


def test_what_is_not_there_is_said_in_the_readers_language(page: Page, address: str, lang: str) -> None:
    for way in ("nothing", "claim/c0", "page/p0", "statement/x", "people/nobody", "process/nowhere"):
        found = page.request.get(f"{address}/{lang}/{way}")
        assert found.status == 404
        assert words(lang)["not-found"] in found.text()


def test_both_languages_have_every_word_and_no_word_is_left_over() -> None:
    assert set(words("ar")) == set(words("en"))
    web = ROOT / "src" / "tawatur" / "web"
    sources = "".join(path.read_text(encoding="utf-8") for path in [*web.glob("*.py"), *web.glob("templates/*.html")])
    used = set(re.findall(r"""["']([a-z-]+)["']""", sources))
    assert [key for key in words("en") if "." not in key and key not in used] == []


def test_home_tells_what_the_record_holds(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{lang}/")
    expect(page.locator("svg.chart rect").first).to_be_attached()
    expect(page.get_by_text("113 شخصا / 135 شخصا").or_(page.locator(".conflict h3"))).to_contain_text("113")
    expect(page.locator("main .line .said").first).to_have_attribute("dir", "rtl")
    page.locator("main .bar").last.click(force=True)
    expect(page).to_have_url(re.compile("since=.*until="))


def test_a_search_leads_to_the_cited_span(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{lang}/")
    page.fill("#find", "الامونيوم")  # without its hamza, as people type
    page.press("#find", "Enter")
    expect(page.locator(".line")).to_have_count(3)
    page.locator(".line", has_text="إجراءات للسلامة").first.locator(f"a:has-text('{words(lang)['where']}')").click()
    expect(page).to_have_url(re.compile(r"/page/p\w+#s2$"))
    lit = page.locator("#s2")
    expect(lit).to_be_in_viewport()
    page.locator('.text .cue[data-s="2"]').hover()
    expect(page.locator("#tip")).to_be_visible()
    expect(page.locator("#tip")).to_contain_text("حسان دياب")
    expect(page.locator("#tip")).to_contain_text("verb:that")
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()
    page.locator("#s3").focus()
    expect(page.locator("#tip")).to_contain_text("حمد حسن")
    page.locator("#card-2").get_by_role("link", name=words(lang)["cite"]).click()
    text = page.locator(".cite .copyable").first.inner_text()
    start, end = map(int, re.findall(r"\[(\d+), (\d+)\)", text)[0])
    api = page.request.get(f"{address}/api/pages/{page_key('beirut-agency')}").json()
    assert (
        api["text"][start:end]
        == "2750 طنا من نترات الأمونيوم كانت مخزنة في مرفأ بيروت منذ ست سنوات من دون إجراءات للسلامة"
    )
    assert api["hash"] in text
    expect(page.locator(".cite pre").first).to_contain_text("@online{")


def test_statements_are_narrowed_by_facets_and_given_as_csv_and_json(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{lang}/statements")
    speaker = page.request.get(f"{address}/api/people?q=حسان دياب").json()["items"][0]
    name = speaker["name" if lang == "ar" else "latin"]
    page.locator(".facets a", has_text=name).first.click()
    expect(page.locator(".line")).to_have_count(3)
    expect(page.locator(".chip")).to_contain_text(name)
    here = page.url
    json_rows = page.request.get(f"{here}&format=json").json()
    assert json_rows["total"] == 3
    table = page.request.get(f"{here}&format=csv").text().splitlines()
    assert len(table) == 4 and table[0].lstrip("\ufeff").startswith("id,when,outlet")
    feed = page.request.get(f"{here}&format=atom").text()
    assert feed.count("<entry>") == 3
    page.fill("input[name=since]", "2021-01-01")
    page.locator(".filters button").click()
    expect(page.get_by_text(words(lang)["nothing"])).to_be_visible()
    page.locator(".narrowed > a:last-child").click()
    expect(page.locator(".chip")).to_have_count(0)


def test_a_claim_shows_its_chains_wordings_and_count(page: Page, address: str, lang: str, claim: str) -> None:
    page.goto(f"{address}/{lang}/claim/{claim}")
    expect(page.locator(".tree > li > ul > li")).to_have_count(2)
    expect(page.locator(".wordings mark").first).to_be_visible()
    expected = words(lang)["count-many"].format(pages=2, chains=2)
    expect(page.get_by_text(expected)).to_be_visible()
    page.get_by_text("ClaimReview", exact=True).click()
    review = json.loads(page.locator("details[open] pre").inner_text())
    assert (
        review["@type"] == "ClaimReview" and len(review["itemReviewed"]["appearance"]) == 3
    )  # a headline and two sentences


def test_a_conflict_shows_both_sides_and_leads_to_their_words(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{lang}/conflicts")
    sides = page.locator(".conflict .sides > div")
    expect(sides).to_have_count(2)
    assert {mark.strip() for mark in page.locator(".conflict mark").all_inner_texts()} & {"113", "135"}
    sides.first.locator("a", has_text="[").click()
    expect(page.locator("#at")).to_be_in_viewport()
    assert "".join(page.locator(".text .at").all_inner_texts()).startswith("انفجار المرفأ أسفر عن مقتل")


def test_kinds_of_marks_are_switched_on_and_off(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{lang}/page/{page_key('beirut-agency')}")
    content = page.locator(".text .content").first

    def background() -> str:
        return str(content.evaluate("node => getComputedStyle(node).backgroundColor"))

    before = background()
    page.uncheck("#show-content")
    assert background() != before
    name = page.locator(".text .name").first
    page.check("#show-name")
    assert name.evaluate("node => getComputedStyle(node).borderBottomStyle") == "dotted"


def test_a_pasted_quote_is_traced(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{lang}/quote")
    page.fill("textarea", "عاجل!! حسان دياب: ٢٧٥٠ طناً من نترات الامونيوم مخزنة في مرفأ بيروت منذ ست سنوات 😱")
    page.locator(".paste button").click()
    first = page.locator(".line").first
    expect(first).to_contain_text("حسان دياب")
    expect(first.locator("mark").first).to_be_visible()
    page.fill("textarea", "القطط تحب السمك الطازج")
    page.locator(".paste button").click()
    expect(page.get_by_text(words(lang)["no-quote"])).to_be_visible()


def test_a_process_a_person_copies_and_what_the_record_rests_on(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{lang}/process/astana")
    expect(page.locator("svg polygon")).to_have_count(4)
    page.locator("table.matrix .stance").first.click()
    expect(page).to_have_url(re.compile(r"/page/p\w+#s\d+$"))
    page.goto(f"{address}/{lang}/process/astana")
    page.locator("#rounds ~ .wide tbody a").first.click()
    expect(page.locator("#at")).to_be_in_viewport()
    page.goto(f"{address}/{lang}/people")
    page.fill(".filters input", "mistura")
    page.locator(".filters button").click()
    page.locator(".list a").first.click()
    expect(page.locator("h1")).to_contain_text("دي ميستورا")
    expect(page.locator(".months meter").first).to_be_visible()
    page.goto(f"{address}/{lang}/copies")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto(f"{address}/{lang}/about")
    expect(page.get_by_text("broken.html")).to_be_visible()
    page.locator(".figures summary", has_text="seeds").click()
    expect(page.locator(".figures details[open] pre").first).to_contain_text("found")


def test_the_other_language_is_one_click_away_and_keeps_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/en/statements?q=الهدنة")
    page.locator(".language").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator(".filters input[name=q]")).to_have_value("الهدنة")


def test_a_reviewer_judges_corrects_and_undoes_by_keyboard(page: Page, address: str, lang: str) -> None:
    log_in(page, address, lang)
    page.goto(f"{address}/{lang}/review")
    log = page.locator(".log li")
    before = log.count()
    first = page.locator(".queue .said").first.inner_text()
    page.keyboard.press("a")
    expect(log).to_have_count(before + 1)
    expect(page.locator(".queue .said").first).not_to_have_text(first)
    page.keyboard.press("u")
    expect(log).to_have_count(before + 2)
    expect(page.locator(".queue .said").first).to_have_text(first)
    expect(page.locator(".log .undone").first).to_be_visible()
    page.keyboard.press("c")
    page.keyboard.type("سمير حداد")
    page.keyboard.press("Enter")
    expect(log).to_have_count(before + 3)
    expect(log.first).to_contain_text("سمير حداد")
    page.keyboard.press("u")
    expect(log).to_have_count(before + 4)


def test_not_the_same_and_not_a_conflict_are_respected(browser: Browser, tmp_path: Path, lang: str) -> None:
    with sample_record(tmp_path / "talks.db") as record, served(create_app(record, ["astana"])) as address:
        page = browser.new_page()
        log_in(page, address, lang)
        page.goto(f"{address}/{lang}/conflicts")
        page.keyboard.press("x")
        expect(page.get_by_text(words(lang)["none"]).first).to_be_visible()
        claims = page.request.get(f"{address}/api/claims").json()["total"]
        found = page.request.get(f"{address}/api/claims?by=حسان دياب").json()["items"][0]["id"]
        page.goto(f"{address}/{lang}/claim/{found}")
        page.keyboard.press("d")
        for _ in range(100):
            if page.request.get(f"{address}/api/claims").json()["total"] == claims + 1:
                break
            page.wait_for_timeout(200)
        assert page.request.get(f"{address}/api/claims").json()["total"] == claims + 1
        assert [r.verdict for r in record.reviews()] == ["not-a-conflict", "not-same"]
        page.close()


def test_two_reviewers_agreement_is_shown(browser: Browser, tmp_path: Path) -> None:
    with sample_record(tmp_path / "talks.db") as record, served(create_app(record, ["astana"])) as address:
        for name, keys in (("سميرة", "arar"), ("ليلى", "aarr")):
            context = browser.new_context()
            page = context.new_page()
            log_in(page, address, "en", name)
            page.goto(f"{address}/en/review")
            for n, key in enumerate(keys, 1):
                page.keyboard.press(key)
                expect(page.locator("#queue")).to_contain_text(f"({len(list(record.statements())) - n})")
            context.close()
        page = browser.new_page()
        page.goto(f"{address}/en/review")
        expect(page.get_by_text("4 judged by both, 2 alike, Cohen's kappa 0.00")).to_be_visible()
        page.close()
