"""The server for assistants, spoken to by the official client over stdio: every tool, on the seeds where they are, else on samples."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from tawatur import Record
from tests.conftest import ROOT, need
from tests.test_cli import tawatur

SEEDS = ROOT.parent / "shared" / "seeds"
Talk = Callable[[Client], Coroutine[Any, Any, None]]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need(SEEDS.is_dir(), "the development data in ../shared")
    path = tmp_path_factory.mktemp("record") / "seeds.db"
    assert tawatur("build", SEEDS, "--record", path).returncode == 0
    return path


def speak(record: Path, talk: Talk) -> None:
    server = StdioServerParameters(
        command=sys.executable, args=["-c", "from tawatur.cli import main; main()", "mcp", str(record)]
    )

    async def whole() -> None:
        async with Client(server) as client:
            await talk(client)

    asyncio.run(whole())


async def call(client: Client, tool: str, **given: Any) -> Any:
    result = await client.call_tool(tool, given)
    assert not result.is_error, result
    return result.structured_content or json.loads(result.content[0].text)  # type: ignore[union-attr]


def test_every_tool_gives_spans_that_stand_on_the_pages(seeds: Path) -> None:
    with Record(seeds) as record:
        texts = {row["page"]: row["text"] for row in record.pages()}

    def check(statement: Any) -> None:
        text = texts[statement["page_id"]]
        assert " … ".join(text[a:b] for a, b in statement["content"]) == statement["said"]
        assert text[slice(*statement["cue"])].strip()

    async def talk(client: Client) -> None:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        assert tools == {
            "search_statements", "claim", "conflicts", "process_view", "page_passage", "find_a_quote",
        }  # fmt: skip
        found = await call(client, "search_statements", words="إدلب", speaker="لافروف")
        assert found["total"] >= 2
        for statement in found["statements"]:
            check(statement)
            assert "SHA-256" in statement["citation"]
        claim = await call(client, "claim", id=found["statements"][0]["claim"])
        assert claim["chains"] == len(claim["through"]) >= 1
        for statement in claim["statements"]:
            check(statement)
        passage = await call(client, "page_passage", page=found["statements"][0]["page"], start=0, end=400)
        start, end = passage["span"]
        assert passage["text"] == texts[passage["id"]][start:end]
        view = await call(client, "process_view", id="astana")
        for entry in view["rounds"]["table"]:
            for mention in entry["mentions"]:
                assert texts[mention["page"]][slice(*mention["span"])] == mention["said"]
        quote = await call(client, "find_a_quote", text=found["statements"][0]["said"])
        check(quote["matches"][0]["statement"])
        assert quote["matches"][0]["share"] == 1
        where = await call(client, "conflicts")
        for point in where["open_points"]:
            assert texts[point["page"]][slice(*point["span"])] == point["said"]

    speak(seeds, talk)


@pytest.mark.parametrize(
    ("tool", "given", "reason"),
    [
        ("claim", {"id": "c0"}, "no claim c0"),
        ("process_view", {"id": "nowhere"}, "no process nowhere"),
        ("page_passage", {"page": "../../etc/passwd"}, "no page"),
        ("search_statements", {"since": "tomorrow"}, "pattern"),
    ],
)
def test_what_is_not_there_is_said_so(tmp_path: Path, tool: str, given: dict[str, str], reason: str) -> None:
    path = tmp_path / "talks.db"
    tawatur("build", ROOT / "examples" / "pages" / "one-line.txt", "--record", path)

    async def talk(client: Client) -> None:
        result = await client.call_tool(tool, given)
        assert result.is_error
        assert reason in result.content[0].text  # type: ignore[union-attr]

    speak(path, talk)
