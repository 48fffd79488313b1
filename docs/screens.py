"""Take a picture of each view of the reading room, in Arabic and English: ``make screens``. Writes docs/screens/."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.serving import chromium, served  # noqa: E402

from tawatur import PageError, Record, read  # noqa: E402
from tawatur.record.build import analyse_all  # noqa: E402
from tawatur.record.users import REVIEWER, Users  # noqa: E402
from tawatur.web.app import create_app  # noqa: E402
from tawatur.web.shelf import page_key  # noqa: E402

OUT = ROOT / "docs" / "screens"
PASSWORD = "only for a picture"
QUOTE = "حسان دياب: ٢٧٥٠ طناً من نترات الامونيوم مخزنة في مرفأ بيروت منذ ست سنوات"


def main() -> None:
    """Build the record of the sample pages, serve it, and look at it."""
    OUT.mkdir(exist_ok=True)
    pages = [p for p in read(ROOT / "examples" / "pages") if not isinstance(p, PageError)]
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "talks.db") as record:
        record.add(analyse_all(replace(p, id=p.id.rsplit("/", 1)[-1]) for p in pages))
        Users(record).add("سميرة", REVIEWER, PASSWORD)
        app = create_app(record)
        shelf = app.state.room.shelf
        claim = next(card for card in shelf.claims.values() if "نترات" in card.said)
        page = page_key("beirut-agency")
        views = {
            "home": "", "statements": "statements", "claim": f"claim/{claim.id}", "page": f"page/{page}",
            "people": "people", "person": "people/grundberg", "process": "process/astana", "conflicts": "conflicts",
            "copies": "copies", "about": "about", "quote": f"quote?q={QUOTE}", "statement": f"statement/{page}-s2",
            "review": "review",
        }  # fmt: skip
        views["person"] = f"people/{next(p.key for p in shelf.people.values() if 'غروندبرغ' in p.name)}"
        with served(app) as address, chromium() as browser:
            for lang in ("ar", "en"):
                tab = browser.new_page(viewport={"width": 1200, "height": 800})
                tab.goto(f"{address}/{lang}/login")
                tab.fill("#name", "سميرة")
                tab.fill("#password", PASSWORD)
                tab.click("main button")
                for name, way in views.items():
                    tab.goto(f"{address}/{lang}/{way}")
                    if name == "page":
                        tab.locator('.text .cue[data-s="2"]').hover()
                    tab.screenshot(path=OUT / f"{name}-{lang}.png")
                tab.set_viewport_size({"width": 360, "height": 740})
                tab.goto(f"{address}/{lang}/page/{page}")
                tab.screenshot(path=OUT / f"phone-{lang}.png")
                tab.close()
    print(f"{len(views) * 2 + 2} pictures in {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
