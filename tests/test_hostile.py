"""Pages that mean harm: scripts, handlers, addresses that run, bidi overrides, endless titles, null bytes. They change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tawatur import Page, Record, analyse
from tawatur.record.users import REVIEWER, Users
from tawatur.web.app import create_app
from tawatur.web.shelf import page_key
from tests.serving import chromium, served
from tests.test_room import PASSWORD, log_in

SCRIPT = "<script>window.hit=1</script>"
HANDLER = '"><img src=x onerror="window.hit=1">'
OVERRIDE = "\u202eصامدة\u2066\u2069\u200f"
SAID = "قال الوزير سامي حداد إن الهدنة صامدة منذ شهر كامل في المدينة."
PAGES = [
    Page(
        f"script{SCRIPT}", f"{SCRIPT}\n\n{SAID}\nوقال الناطق {HANDLER} سمير خوري إن {SCRIPT} الهدنة {HANDLER} صامدة.",
        outlet=f"صحيفة {SCRIPT}", published="2019-03-12", title=SCRIPT, url="javascript:window.hit=1",
    ),
    Page(
        f"handler{HANDLER}", f"عنوان {HANDLER}\n\n{SAID}\nونفى المتحدث باسم المعارضة {HANDLER} وجود أي اتصالات.",
        outlet=HANDLER, published="2019-03-12", url="data:text/html,<script>window.hit=1</script>", clean=True,
    ),
    Page("bidi", f"عنوان {OVERRIDE}\n\nقال الوزير {OVERRIDE} سامي حداد إن الهدنة {OVERRIDE} منذ شهر.", outlet=OVERRIDE),
    Page("endless", "أ" * 1_000_000 + f"\n\n{SAID}", published="2019-03-13", clean=True),
    Page("null\x00byte", f"عنوان\x00\x1b[31m\n\n{SAID}\x00", outlet="صحيفة\x00", clean=True),
    Page("{{ 7*7 }}{% raw %}", f"{{{{ 7*7 }}}}\n\n{SAID}", outlet="{{ config }}", clean=True),
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Record(Path(tmp_path_factory.mktemp("hostile")) / "talks.db") as record:
        record.add([analyse(page) for page in PAGES])
        Users(record).add("سميرة", REVIEWER, PASSWORD)
        assert len(list(record.statements())) >= len(PAGES)
        with served(create_app(record, ["astana"])) as found:
            yield found


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_pages_change_nothing_in_any_view(browser: Browser, address: str, lang: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: None if request.url.startswith(address) else elsewhere.append(request.url))
    log_in(page, address, lang)
    api = page.request
    ways = ["", "statements", "claims", "conflicts", "people", "pages", "copies", "process/astana", "about", "review"]
    ways += [f"quote?q={SCRIPT}{SAID}", f"statements?q={HANDLER}", f"people?q={SCRIPT}", f"statements?outlet={SCRIPT}"]
    ways += [f"page/{page_key(p.id)}" for p in PAGES]
    statements = api.get(f"{address}/api/statements").json()["items"]
    ways += [f"statement/{s['key']}" for s in statements] + [f"claim/{s['claim']}" for s in statements]
    ways += [f"people/{s['speaker']['key']}" for s in statements]
    for way in dict.fromkeys(ways):
        page.goto(f"{address}/{lang}/{way}")
        seen = page.evaluate(
            """() => ({
                hit: window.hit === undefined,
                fits: document.documentElement.scrollWidth <= innerWidth,
                scripts: document.scripts.length,
                images: document.images.length,
                handlers: document.querySelectorAll('[onerror], [onclick], [onload], [style]').length,
                ways: [...document.querySelectorAll('[href]')].map(a => new URL(a.getAttribute('href'), location.href).protocol),
                text: document.body.innerText,
            })"""
        )
        assert seen["hit"], way
        assert seen["fits"], way
        assert (seen["scripts"], seen["images"], seen["handlers"]) == (1, 0, 0), way
        assert set(seen["ways"]) == {"http:"}, way
        assert not set(seen["text"]) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b"), way
    assert complaints == []
    assert elsewhere == []
    context.close()


def test_a_hostile_page_is_shown_as_it_was_written(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/page/{page_key(PAGES[0].id)}")
    text = page.locator(".text").inner_text()
    assert SCRIPT in text
    assert 'onerror="window.hit=1"' in text
    page.goto(f"{address}/en/page/{page_key('{{ 7*7 }}{% raw %}')}")
    assert "{{ 7*7 }}" in page.locator(".text").inner_text()
    page.close()


def test_linked_data_of_hostile_pages_is_json_and_nothing_else(browser: Browser, address: str) -> None:
    page = browser.new_page()
    for statement in page.request.get(f"{address}/api/statements").json()["items"]:
        answer = page.request.get(
            f"{address}/en/statement/{statement['key']}", headers={"accept": "application/ld+json"}
        )
        assert answer.headers["content-type"] == "application/ld+json"
        assert "javascript:" not in str(answer.json().get("isPartOf", {}).get("url", ""))
        assert answer.json()["identifier"] == statement["id"]
    page.close()
