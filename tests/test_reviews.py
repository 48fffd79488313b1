"""The review log: judgements, undoing, agreement, gold; and records of an earlier schema."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tawatur import Page, Record, analyse
from tawatur.linking.links import link
from tawatur.record import schema
from tawatur.record.gold import gold
from tawatur.record.reviews import Review, agreements, cohen_kappa, standing
from tawatur.record.store import RecordError
from tawatur.record.users import READER, REVIEWER, Users
from tests.conftest import ROOT
from tests.test_cli import tawatur

TEXT = "قال الوزير سامي حداد إن الهدنة صامدة. ونفى المتحدث باسم المعارضة وجود أي اتصالات مع الحكومة."


@pytest.fixture
def two(either: Record) -> Record:
    either.add([analyse(Page(name, TEXT, clean=True)) for name in "ab"])
    return either


def test_a_judgement_has_a_number_and_a_time(two: Record) -> None:
    written = two.review(Review("accept", "a#s1", by="سميرة"))
    assert two.reviews() == [written]
    assert written.n == 1 and written.at.endswith("+00:00")


def test_a_line_is_undone_by_another_and_that_one_too(two: Record) -> None:
    two.review(Review("reject", "a#s1", by="سميرة"))
    two.review(Review("undo", "1", by="سميرة"))
    assert standing(two.reviews()) == []
    two.review(Review("undo", "2", by="سميرة"))
    assert [r.n for r in standing(two.reviews())] == [1]
    assert [r.verdict for r in two.reviews()] == ["reject", "undo", "undo"]


def test_an_undone_not_same_joins_again(two: Record) -> None:
    together = len(link(two).claims)
    two.review(Review("not-same", "a#s1", "b#s1"))
    assert len(link(two).claims) == together + 1
    two.review(Review("undo", "1"))
    assert len(link(two).claims) == together


@pytest.mark.parametrize(
    ("review", "reason"),
    [
        (Review("accept", "a#s9"), "no statement a#s9"),
        (Review("accept", "a#s1", "b#s1"), "one thing"),
        (Review("correct", "a#s1"), "what is right instead"),
        (Review("correct", "a#s1", value={"cue": [0, 1]}), "what is right instead"),
        (Review("undo", "7"), "no line 7"),
        (Review("undo", "x"), "no line x"),
        (Review("perhaps", "a#s1"), "no verdict perhaps"),
    ],
)
def test_a_word_on_nothing_is_refused(two: Record, review: Review, reason: str) -> None:
    with pytest.raises(RecordError, match=reason):
        two.review(review)
    assert two.reviews() == []


def test_two_reviewers_agreement_is_what_is_beyond_chance() -> None:
    log = [
        Review(verdict, f"p#s{n}", by=by, n=number)
        for number, (by, n, verdict) in enumerate(
            [(by, n, v) for by, said in (("ليلى", "aarrac"), ("سميرة", "aarrrc")) for n, v in enumerate(said)], 1
        )
    ]
    log = [Review({"a": "accept", "r": "reject", "c": "correct"}[r.verdict], r.a, by=r.by, n=r.n) for r in log]
    [found] = agreements(log)
    assert (found.one, found.other, found.both, found.agreed) == ("سميرة", "ليلى", 6, 5)
    # chance: (3·2 + 2·3 + 1·1) / 36 = 13/36; (5/6 − 13/36) / (1 − 13/36) = 17/23
    assert found.kappa == pytest.approx(17 / 23, abs=1e-4)
    assert cohen_kappa([("accept", "accept")]) is None


def test_judged_pages_are_gold_in_the_form_of_the_scorers(two: Record, tmp_path: Path) -> None:
    two.review(Review("accept", "a#s1", by="سميرة"))
    assert list(gold(two)) == []
    [part] = gold(two, unfinished=True)
    assert len(part["statements"]) == 1
    two.review(Review("correct", "a#s2", by="سميرة", value={"speaker": "المتحدث باسم الائتلاف"}))
    [page] = gold(two)
    assert page["id"] == "a" and page["text"] == TEXT
    assert [s["speaker"] for s in page["statements"]] == ["سامي حداد", "المتحدث باسم الائتلاف"]
    assert set(page["statements"][0]) == {"cue", "source", "speaker", "content", "quote", "denies", "via", "said_on"}
    two.review(Review("reject", "a#s2", by="سميرة"))
    assert [len(page["statements"]) for page in gold(two)] == [1]
    shown = tawatur("gold", two.path).stdout
    assert json.loads(shown) == json.loads(json.dumps(next(gold(two))))


def test_the_command_judges_corrects_and_undoes(two: Record) -> None:
    tawatur("review", two.path, "correct", "a#s1", "--speaker", "سمير حداد", "--said-on", "2019-03-12", "--by", "ليلى")
    tawatur("review", two.path, "undo", "1", "--by", "ليلى")
    first, second = tawatur("review", two.path).stdout.splitlines()
    assert "correct  a#s1  speaker=سمير حداد said_on=2019-03-12  ليلى  (undone)" in first
    assert "undo  1" in second


def test_a_record_of_an_earlier_schema_is_named_and_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as database:
        database.executescript((ROOT / "tests" / "data" / "record-1.sql").read_text(encoding="utf-8"))
    database.close()
    refused = tawatur("show", str(path))
    assert "made with schema 1" in refused.stderr and "tawatur record upgrade" in refused.stderr
    assert f"schema 1, now {schema.VERSION}" in tawatur("record", "upgrade", str(path)).stderr
    with Record(path) as record:
        assert len(list(record.statements())) == 6
        [review] = record.reviews()
        assert (review.verdict, review.by, review.at, review.value) == ("same", "سميرة", "", {})
        record.review(Review("accept", "p1.txt#s1", by="سميرة"))
        added = record.add([analyse(Page("p3", TEXT, clean=True))])
        assert added.added == 1
    assert "already" in tawatur("record", "upgrade", str(path)).stderr


def test_an_upgrade_of_what_is_no_record_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE birds (name TEXT)")
    database.close()
    assert "not a record" in tawatur("record", "upgrade", str(path)).stderr
    with sqlite3.connect(path) as database:
        assert [row[0] for row in database.execute("SELECT name FROM sqlite_master")] == ["birds"]
    database.close()


def test_a_record_of_a_later_schema_is_left_alone(record: Record) -> None:
    with sqlite3.connect(record.path) as database:
        database.execute("UPDATE tawatur_meta SET value = '99' WHERE key = 'schema'")
    database.close()
    with pytest.raises(RecordError, match="made with schema 99"):
        Record.upgrade(record.path)


def test_users_are_known_by_password_and_token(record: Record) -> None:
    users = Users(record)
    users.add("سميرة", REVIEWER, "a long password")
    users.add("reader", READER, "another password")
    assert [(user.name, user.reviews) for user in users.all()] == [("reader", False), ("سميرة", True)]
    assert users.by_password("سميرة", "a long password") == users.named("سميرة")
    assert users.by_password("سميرة", "another password") is None
    assert users.by_password("nobody", "a long password") is None
    token = users.token("reader")
    assert users.by_token(token) == users.named("reader")
    assert users.by_token(token + "x") is None
    users.remove("reader")
    assert users.by_token(token) is None
    with sqlite3.connect(record.path) as database:
        kept = str(database.execute("SELECT password FROM users").fetchall())
    database.close()
    assert "a long password" not in kept and "$argon2id$" in kept


@pytest.mark.parametrize(
    ("name", "role", "password", "reason"),
    [
        ("", READER, "a long password", "needs a name"),
        ("x", "king", "a long password", "no role king"),
        ("x", READER, "short", "at least 10"),
    ],
)
def test_a_user_without_what_it_takes_is_refused(
    record: Record, name: str, role: str, password: str, reason: str
) -> None:
    with pytest.raises(RecordError, match=reason):
        Users(record).add(name, role, password)
    assert Users(record).all() == []
