"""The API: paging, ETags, problems, linked data; and what a fuzzer makes of its description."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

from tawatur import PageError, Record, read
from tawatur.record.build import analyse_all
from tawatur.web.app import create_app
from tests.conftest import ROOT
from tests.serving import served

LOCAL = "http://127.0.0.1"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with Record(tmp_path_factory.mktemp("api") / "talks.db") as record:
        record.add(analyse_all(p for p in read(ROOT / "examples" / "pages") if not isinstance(p, PageError)))
        with TestClient(create_app(record), base_url=LOCAL) as found:
            yield found


def test_nothing_a_fuzzer_asks_breaks_the_server(client: TestClient) -> None:
    asked = 0
    with served(client.app) as address:  # type: ignore[arg-type]
        described = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
        for found in described.get_all_operations():
            operation = found.ok()

            @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy())
            def ask(case: Any) -> None:
                nonlocal asked
                asked += 1
                case.call_and_validate(checks=[not_a_server_error])

            ask()
    assert asked > 300


def test_lists_are_paged_and_say_where_the_rest_is(client: TestClient) -> None:
    first = client.get("/api/claims?size=10")
    assert len(first.json()["items"]) == 10
    assert 'rel="next"' in first.headers["link"] and 'rel="prev"' not in first.headers["link"]
    everything = [
        item["id"] for page in range(1, first.json()["pages"] + 1)
        for item in client.get(f"/api/claims?size=10&page={page}").json()["items"]
    ]  # fmt: skip
    assert len(everything) == len(set(everything)) == first.json()["total"]
    assert client.get("/api/claims?size=10&page=999").json()["items"] == []


def test_what_one_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/statements?q=الهدنة")
    tag = first.headers["etag"]
    again = client.get("/api/statements?q=الهدنة", headers={"if-none-match": tag})
    assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
    assert client.get("/api/statements?q=وقف", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/claims/none", 404), ("/api/statements/none", 404), ("/api/pages/none", 404), ("/api/people/none", 404),
        ("/api/processes/none", 404), ("/api/cite/none", 404), ("/api/nothing", 404), ("/api/claims?page=0", 422),
        ("/api/statements?since=soon", 422), ("/api/quote", 422),
    ],
)  # fmt: skip
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status and answer.json()["title"] and answer.json()["detail"]


def test_every_answer_is_as_described(client: TestClient) -> None:
    from tawatur.web import shapes

    statement = client.get("/api/statements?size=1").json()["items"][0]
    for path, shape in (
        ("/api/statements", shapes.StatementList),
        (statement["href"], shapes.StatementOut),
        ("/api/claims", shapes.ClaimList),
        (f"/api/claims/{statement['claim']}", shapes.WholeClaim),
        ("/api/pages", shapes.PageList),
        (f"/api/pages/{statement['page']}", shapes.WholePage),
        ("/api/people", shapes.PersonList),
        (f"/api/people/{statement['speaker']['key']}", shapes.PersonOut),
        ("/api/processes", shapes.ProcessList),
        ("/api/conflicts", shapes.ConflictList),
        ("/api/open-points", shapes.OpenList),
        ("/api/copies", shapes.CopyList),
        ("/api/quote?q=الهدنة في اليمن", shapes.MatchList),
        ("/api/reviews", shapes.ReviewList),
        ("/api/agreement", shapes.AgreementList),
    ):
        body = client.get(path).json()
        assert shape.model_validate(body, strict=False).model_dump(mode="json") == body, path


def test_a_statement_stands_where_it_says(client: TestClient) -> None:
    for statement in client.get("/api/statements?size=500").json()["items"]:
        text = client.get(f"/api/pages/{statement['page']}").json()["text"]
        assert " … ".join(text[a:b] for a, b in statement["content"]) == statement["said"]


def test_filters_leave_what_they_say(client: TestClient) -> None:
    def total(**asked: str) -> int:
        return int(client.get("/api/statements", params=asked).json()["total"])

    whole = total()
    facets = client.get("/api/statements").json()["facets"]
    assert sum(v["count"] for v in facets["quote"]) == whole == sum(v["count"] for v in facets["denies"])
    for name, values in facets.items():
        for value in values:
            assert total(**{name: value["value"]}) == value["count"], (name, value)
    assert total(since="2020-08-05", until="2020-08-05") == 7
    assert total(since="2020-08-06", until="2020-08-05") == 0
    assert total(q="الأمونيوم", by="حسان دياب") == 3
    assert total(q="الأمونيوم", by="حمد حسن") == 0
    assert total(q="", speaker="", since="") == whole


def test_linked_data_names_page_hash_and_offsets(client: TestClient) -> None:
    statement = client.get("/api/statements?q=الأمونيوم").json()["items"][1]
    page = client.get(f"/api/pages/{statement['page']}").json()
    linked = client.get(f"/en/statement/{statement['key']}", headers={"accept": "application/ld+json"})
    assert linked.headers["content-type"] == "application/ld+json"
    row = linked.json()
    assert "Quotation" in row["@type"] and row["spokenByCharacter"]["name"] == "حسان دياب"
    [selector] = [derived["oa:hasSelector"] for derived in row["prov:wasDerivedFrom"]]
    assert page["text"][selector["oa:start"] : selector["oa:end"]] == row["text"]
    assert f"sha256:{page['hash']}" in row["isPartOf"]["identifier"]
    claim = client.get(f"/en/claim/{statement['claim']}", headers={"accept": "application/ld+json"}).json()
    assert "Claim" in claim["@type"] and claim["interactionStatistic"]["userInteractionCount"] == 2
    cited = client.get(f"/api/cite/{statement['claim']}").json()
    assert cited["claim_review"]["@type"] == "ClaimReview"
    assert cited["bibtex"].startswith("@online{") and page["hash"] in cited["bibtex"]


def test_a_feed_is_well_formed_and_dated(client: TestClient) -> None:
    feed = ET.fromstring(client.get("/api/statements.atom?q=الهدنة").text)
    space = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{space}entry")
    assert len(entries) == client.get("/api/statements?q=الهدنة").json()["total"] > 0
    for entry in entries:
        assert (entry.findtext(f"{space}updated") or "").endswith("T00:00:00Z")
        assert entry.findtext(f"{space}id") and entry.findtext(f"{space}title")


def test_claims_are_a_feed_and_json_at_their_own_address(client: TestClient) -> None:
    rows = client.get("/en/claims?by=حسان دياب&format=json").json()
    assert rows["total"] == len(rows["items"]) == 1 and rows["items"][0]["chains"] == 2
    feed = ET.fromstring(client.get("/en/claims?by=حسان دياب&format=atom").text)
    [entry] = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert (entry.findtext("{http://www.w3.org/2005/Atom}updated") or "").startswith("2020-08-05")


def test_a_table_for_spreadsheets_has_no_formula(client: TestClient) -> None:
    text = client.get("/en/statements?format=csv").text.lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == client.get("/api/statements").json()["total"] + 1
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]
