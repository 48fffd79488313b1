"""Who may read and write: open and shut doors, sessions, tokens, CSRF, the limit on logins, names of the host."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tawatur import Page, Record, TawaturError, analyse
from tawatur.record.users import READER, REVIEWER, Users
from tawatur.web.app import create_app
from tests.test_cli import tawatur

PASSWORD = "a long password"
LOCAL = "http://127.0.0.1"
STATEMENT = "a#s1"


def room(record: Record, host: str = "127.0.0.1") -> TestClient:
    return TestClient(create_app(record, ["astana"], host), base_url=LOCAL, follow_redirects=False)


@pytest.fixture
def talks(record: Record) -> Record:
    record.add([analyse(Page("a", "قال الوزير سامي حداد إن الهدنة صامدة.", clean=True))])
    Users(record).add("سميرة", REVIEWER, PASSWORD)
    Users(record).add("reader", READER, PASSWORD)
    return record


@pytest.fixture
def client(talks: Record) -> Iterator[TestClient]:
    with room(talks) as found:
        yield found


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    form = client.get("/en/login").text
    [csrf] = re.findall(r'name="csrf" value="([^"]+)"', form)
    return client.post("/en/login", data={"name": name, "password": password, "csrf": csrf}).status_code


def csrf_of(client: TestClient) -> str:
    [found] = set(re.findall(r'name="csrf" value="([^"]+)"', client.get("/en/review").text))
    return str(found)


def judge(client: TestClient, **more: str) -> int:
    return client.post("/en/review", data={"verdict": "accept", "a": STATEMENT, **more}).status_code


def test_on_this_machine_reading_is_open_and_writing_is_not(client: TestClient, talks: Record) -> None:
    assert client.get("/en/statements").status_code == 200
    assert judge(client) == 401
    assert client.post("/api/reviews", json={"verdict": "accept", "a": STATEMENT}).status_code == 401
    assert talks.reviews() == []


def test_a_reader_cannot_write(client: TestClient, talks: Record) -> None:
    assert log_in(client, "reader") == 303
    token = Users(talks).token("reader")
    assert judge(client, csrf=client.app.state.access.sessions[client.cookies["tawatur_session"]].csrf) == 403  # type: ignore[attr-defined]
    answer = client.post(
        "/api/reviews", json={"verdict": "accept", "a": STATEMENT}, headers={"authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 403
    assert talks.reviews() == []


def test_without_the_csrf_token_nothing_is_written(client: TestClient, talks: Record) -> None:
    log_in(client, "سميرة")
    for wrong in ({}, {"csrf": ""}, {"csrf": "x" * 43}):
        assert judge(client, **wrong) == 403
        headers = {"x-csrf-token": wrong["csrf"]} if "csrf" in wrong else {}
        answer = client.post("/api/reviews", json={"verdict": "accept", "a": STATEMENT}, headers=headers)
        assert answer.status_code == 403 and answer.headers["content-type"] == "application/problem+json"
    assert talks.reviews() == []
    assert judge(client, csrf=csrf_of(client)) == 303
    answer = client.post("/api/reviews", json={"verdict": "undo", "a": "1"}, headers={"x-csrf-token": csrf_of(client)})
    assert answer.status_code == 201
    assert [r.verdict for r in talks.reviews()] == ["accept", "undo"]


def test_a_reviewers_token_writes(client: TestClient, talks: Record) -> None:
    headers = {"authorization": f"Bearer {Users(talks).token('سميرة')}"}
    said = {"verdict": "correct", "a": STATEMENT, "speaker": "سمير حداد", "content": "24-36", "said_on": "2019-03-12"}
    answer = client.post("/api/reviews", json=said, headers=headers)
    assert answer.status_code == 201
    assert answer.json()["by"] == "سميرة"
    assert answer.json()["value"] == {"speaker": "سمير حداد", "content": [[24, 36]], "said_on": "2019-03-12"}
    shown = client.get("/api/statements?by=حداد").json()["items"][0]
    assert shown["judged"]["verdict"] == "correct"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"verdict": "correct", "a": STATEMENT, "content": "0-9999"}, "no spans of the page"),
        ({"verdict": "correct", "a": STATEMENT, "content": "9-3"}, "no spans of the page"),
        ({"verdict": "correct", "a": STATEMENT, "said_on": "yesterday"}, "no day"),
        ({"verdict": "correct", "a": STATEMENT}, "what is right instead"),
        ({"verdict": "accept", "a": "b#s1"}, "no statement b#s1"),
        ({"verdict": "same", "a": STATEMENT}, "two statements"),
        ({"verdict": "not-a-conflict", "a": "x1"}, "no conflict x1"),
        ({"verdict": "undo", "a": "9"}, "no line 9"),
        ({"verdict": "maybe", "a": STATEMENT}, "verdict"),
    ],
)
def test_a_judgement_of_nothing_is_refused(
    client: TestClient, talks: Record, said: dict[str, str], reason: str
) -> None:
    headers = {"authorization": f"Bearer {Users(talks).token('سميرة')}"}
    answer = client.post("/api/reviews", json=said, headers=headers)
    assert answer.status_code == 422
    assert reason in answer.json()["detail"]
    assert talks.reviews() == []


def test_a_session_is_a_strict_cookie_no_script_reads_and_ends(client: TestClient) -> None:
    log_in(client, "سميرة")
    form = client.get("/en/login")
    [csrf] = re.findall(r'main.*name="csrf" value="([^"]+)"', form.text, re.DOTALL)[-1:]
    answer = client.post("/en/login", data={"name": "سميرة", "password": PASSWORD, "csrf": csrf})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert client.post("/en/logout", data={"csrf": "wrong"}).status_code == 403
    assert client.post("/en/logout", data={"csrf": csrf_of(client)}).status_code == 303
    assert judge(client) == 401


def test_a_user_taken_out_is_out_at_once(client: TestClient, talks: Record) -> None:
    log_in(client, "سميرة")
    csrf = csrf_of(client)
    Users(talks).remove("سميرة")
    assert judge(client, csrf=csrf) == 401


def test_logins_are_limited(client: TestClient) -> None:
    assert [log_in(client, "سميرة", "wrong password") for _ in range(6)] == [401] * 5 + [429]
    assert log_in(client, "سميرة") == 429


def test_a_login_form_from_elsewhere_is_refused(client: TestClient) -> None:
    answer = client.post("/en/login", data={"name": "سميرة", "password": PASSWORD, "csrf": "x"})
    assert answer.status_code == 403
    assert "tawatur_session" not in client.cookies


def test_a_page_elsewhere_cannot_take_the_rooms_name(talks: Record) -> None:
    client = TestClient(create_app(talks, ["astana"]), base_url="http://evil.example")
    assert client.get("/api/record").status_code == 400


def test_reached_by_others_the_room_asks_who_is_there(talks: Record) -> None:
    with room(talks, host="0.0.0.0") as client:
        assert client.get("/en/statements").headers["location"] == "/en/login"
        assert client.get("/api/statements").status_code == 401
        assert client.get("/api/statements").headers["content-type"] == "application/problem+json"
        assert log_in(client, "reader") == 303
        assert client.get("/en/statements").status_code == 200


def test_reached_by_others_a_room_without_users_does_not_open(record: Record) -> None:
    with pytest.raises(TawaturError, match="has no users"):
        create_app(record, ["astana"], "0.0.0.0")
    refused = tawatur("serve", record.path, "--host", "0.0.0.0")
    assert refused.returncode == 1 and "tawatur user add" in refused.stderr


def test_users_are_added_listed_and_removed_by_the_command(record: Record) -> None:
    made = tawatur("user", "add", record.path, "ليلى", "--role", "reviewer", TAWATUR_PASSWORD=PASSWORD)
    assert made.returncode == 0, made.stderr
    assert tawatur("user", "list", record.path).stdout.split() == ["ليلى", "reviewer"]
    token = tawatur("user", "token", record.path, "ليلى").stdout.strip()
    found = Users(record).by_token(token)
    assert found is not None and found.name == "ليلى"
    tawatur("user", "remove", record.path, "ليلى")
    assert Users(record).by_token(token) is None
    assert "no user ليلى" in tawatur("user", "remove", record.path, "ليلى").stderr


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_after_a_judgement_nobody_is_sent_elsewhere(client: TestClient, back: str) -> None:
    log_in(client, "سميرة")
    answer = client.post(
        "/en/review", data={"verdict": "accept", "a": STATEMENT, "csrf": csrf_of(client), "back": back}
    )
    assert answer.headers["location"] == "/en/review"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fcli.py", "/static//etc/passwd",
        "/en/page/..%2f..%2f..%2fetc%2fpasswd", "/en/claim/..%2f..%2fetc%2fpasswd", "/api/pages/..%2fetc%2fpasswd",
        "/en/process/..%2f..%2fastana.toml", "/api/processes/%2fetc%2fpasswd",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_room(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text and "import" not in answer.text


@pytest.mark.parametrize(
    "words", ["' OR 1=1 --", '"; DROP TABLE statements; --', "%' UNION SELECT password FROM users --", "\x00", "*"]
)
def test_no_words_reach_the_database_as_sql(client: TestClient, talks: Record, words: str) -> None:
    for name in ("q", "by", "speaker", "outlet", "party"):
        answer = client.get("/api/statements", params={name: words})
        assert answer.status_code == 200
        assert answer.json()["total"] == 0
        assert client.get("/en/statements", params={name: words}).status_code == 200
    assert client.get("/api/quote", params={"q": words}).json() == {"items": []}
    assert len(list(talks.statements())) == 1


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/en/", "/api/record", "/static/room.js", "/en/nothing", "/api/claims/none"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
