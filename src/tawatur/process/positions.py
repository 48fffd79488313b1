"""Positions: what each party last said on each issue, where the parties meet and what blocks."""

from __future__ import annotations

from collections import defaultdict

from tawatur.process.definition import Party, Topic
from tawatur.process.pages import ProcessPages, Row, content_tokens
from tawatur.process.wordings import Token, first_match, forms_of
from tawatur.record.store import Line

SUPPORTS, OPPOSES, CONDITIONAL, DENIES = "supports", "opposes", "conditional", "denies"
_AGAINST = frozenset({"refuses", "condemns"})
_CONDITIONS = frozenset({"شرط", "بشرط", "شريطه", "مشروط", "مشروطه", "اذا", "ريثما"})


def positions(pages: ProcessPages, at: str) -> Row:
    """The matrix of issues by parties: every statement of a party on an issue, the last first, with the stance of each."""
    said: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for line in pages.lines():
        party = pages.party(line)
        if party is None or (at and line.when and line.when.strip("[")[:10] > at):
            continue
        possible = _possible(pages, line)
        tokens = content_tokens(line) if possible else []
        for issue in possible:
            if (span := first_match(issue.wordings, tokens)) is not None:
                row = {**pages.said(line), "stance": stance(line, issue, tokens), "words": list(span)}
                said[issue.id, party.id].append(row)
    matrix = [
        {"issue": issue.id, "english": issue.english, "parties": _by_party(issue, pages.process.parties, said)}
        for issue in pages.process.issues
    ]
    return {
        "matrix": matrix,
        "meet": [row["issue"] for row in matrix if _stances(row) == {SUPPORTS} and len(row["parties"]) > 1],
        "block": [row["issue"] for row in matrix if SUPPORTS in _stances(row) and _stances(row) & {OPPOSES, DENIES}],
        "silent": {
            row["issue"]: [party.id for party in pages.process.parties if party.id not in row["parties"]]
            for row in matrix
            if row["parties"]
        },
    }


def _possible(pages: ProcessPages, line: Line) -> list[Topic]:
    """The issues of which the page of a statement has the words."""
    forms = pages.pages[line.page].forms
    return [issue for issue in pages.process.issues if any(w.may_stand(forms) for w in issue.wordings)]


def stance(line: Line, issue: Topic, tokens: list[Token]) -> str:
    """The stance of a statement on an issue: by what its cue does, by a word that turns the issue around, by a condition."""
    if line.denies:
        return DENIES
    turned = any(_near(tokens, issue, word) for wording in issue.against for word in wording.places)
    opposed = (line.act in _AGAINST) != turned
    if not opposed and any(token.forms & _CONDITIONS for token in tokens) and "شرط" not in _words(issue):
        return CONDITIONAL
    return OPPOSES if opposed else SUPPORTS


def _words(issue: Topic) -> frozenset[str]:
    return frozenset(
        form.rstrip("*")
        for wording in issue.wordings
        for place in wording.places
        for word in place
        for form in forms_of(word)
    )


def _near(tokens: list[Token], issue: Topic, word: frozenset[str]) -> bool:
    """Whether a word against the issue stands near it: «رحيل الأسد ليس شرطا», «عدم جواز ربط العملية السياسية بشروط مسبقة»."""
    span = first_match(issue.wordings, tokens)
    if span is None:
        return False
    inside = [i for i, token in enumerate(tokens) if span.start <= token.start and token.end <= span.end]
    around = tokens[max(0, inside[0] - 12) : inside[-1] + 6]
    return any(
        token.forms & word or any(f.endswith("*") and any(t.startswith(f[:-1]) for t in token.forms) for f in word)
        for token in around
    )


def _by_party(issue: Topic, parties: tuple[Party, ...], said: dict[tuple[str, str], list[Row]]) -> Row:
    found: Row = {}
    for party in parties:
        rows = said.get((issue.id, party.id), [])
        if rows:
            latest = sorted(rows, key=lambda row: ((row["when"] or "").strip("["), row["statement"]), reverse=True)
            found[party.id] = {
                "stance": latest[0]["stance"],
                "when": latest[0]["when"],
                "chains": latest[0]["chains"],
                "said": latest,
            }
    return found


def _stances(row: Row) -> set[str]:
    return {cell["stance"] for cell in row["parties"].values()}
