"""The cue lexicon, compiled: every verb and noun of saying and attitude, in all its forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tawatur.arabic import morphology
from tawatur.arabic.data import DataError, read_table, read_toml
from tawatur.arabic.folding import fold
from tawatur.arabic.words import Reading

COLUMNS = ("perfect", "imperfect", "participle", "noun", "takes", "act", "example")
TAKES = frozenset(
    {
        "that",
        "quote",
        "question",
        "obj",
        "judge",
        "accuse",
        "blame",
        "appeal",
        "blame2",
        "cause",
        "tie",
        "stress",
        "decree",
        "say",
        "إلى",
        "على",
        "عن",
        "من",
        "ب",
        "في",
        "ل",
        "حول",
        "to:إلى",
        "to:ب",
        "to:على",
        "to:من",
        "to:ل",
        "to:obj",
    }
)
WITH_OBJECT = frozenset({"judge", "accuse", "blame", "cause", "tie", "to:إلى", "to:ب", "to:على", "to:obj"})
# Third persons that the passive shares: «يذكر أن» at the start of a sentence is nobody's word.
IMPERSONAL = frozenset(
    map(fold, ("يذكر", "يشار", "يعتقد", "يقال", "يتوقع", "يرجح", "يفترض", "يزعم", "يظن", "يحسب", "يروى"))
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A lemma of the lexicon: what it takes, what it says about its content."""

    lemma: str
    takes: frozenset[str]
    act: str
    example: str = ""

    @property
    def preps(self) -> frozenset[str]:
        """The prepositions that govern its content, in look-up form."""
        return frozenset(fold(t) for t in self.takes if t in ("إلى", "على", "عن", "من", "ب", "في", "ل", "حول"))

    @property
    def asked(self) -> str:
        """For demands with an addressee: the preposition before what is asked («دعا X إلى»), in look-up form, else ''."""
        return next(
            (fold(t[3:]) for t in sorted(self.takes) if t.startswith("to:") and t not in ("to:obj", "to:من", "to:ل")),
            "",
        )


@dataclass(frozen=True, slots=True)
class CueForm:
    """A form of a cue: ``kind`` is perfect, imperfect, participle or noun; ``object`` whether a pronoun object is attached."""

    cue: Cue
    kind: str
    gender: str
    number: str
    object: bool = False


@cache
def cues() -> tuple[Cue, ...]:
    """All verbs of the lexicon."""
    return tuple(_cue(row) for row in read_table("lexicon/cues.csv", COLUMNS))


def _cue(row: dict[str, str]) -> Cue:
    takes = frozenset(row["takes"].split())
    unknown = takes - TAKES
    if unknown:
        raise DataError(f"data/lexicon/cues.csv: «{row['perfect']}» takes {', '.join(sorted(unknown))}: no such frame")
    return Cue(row["perfect"], takes, row["act"], row["example"])


def cue_readings() -> Iterator[tuple[str, Reading]]:
    """Every form of every cue with its reading, for the word lexicon."""
    for row in read_table("lexicon/cues.csv", COLUMNS):
        cue = _cue(row)
        yield from _verb(row, cue)
    for entry in read_toml("lexicon/constructions.toml")["noun"]:
        noun = fold(entry["noun"])
        unknown = set(entry["takes"]) - TAKES
        if unknown:
            raise DataError(
                f"data/lexicon/constructions.toml: «{noun}» takes {', '.join(sorted(unknown))}: no such frame"
            )
        cue = Cue(entry["noun"], frozenset(entry["takes"]), entry["act"])
        yield noun, Reading("noun", CueForm(cue, "noun", "", ""))
        for form, gender, number in morphology.possessed(noun) if entry.get("own", True) else ():
            yield form, Reading("said", CueForm(cue, "noun", gender, number, True))


def nouns_of_verbs() -> dict[str, CueForm]:
    """The verbal nouns of the verbs that take أن, in look-up form: «اشاره» of أشار."""
    rows = ((row["noun"].rstrip("*"), _cue(row)) for row in read_table("lexicon/cues.csv", COLUMNS))
    return {fold(noun): CueForm(cue, "noun", "", "") for noun, cue in rows if noun and "that" in cue.takes}


@cache
def objected() -> dict[str, CueForm]:
    """Forms of the cues that take أن with an object pronoun, in look-up form: «أكده», «نفته», «أوردتها»."""
    forms: dict[str, CueForm] = {}
    for row in read_table("lexicon/cues.csv", COLUMNS):
        cue = _cue(row)
        if "that" not in cue.takes or "judge" in cue.takes:
            continue
        for kind, make, verb in (
            ("perfect", morphology.perfect_with_object, row["perfect"]),
            ("imperfect", morphology.imperfect_with_object, row["imperfect"]),
        ):
            for form, gender, number in make(verb) if verb else ():
                forms.setdefault(form, CueForm(cue, kind, gender, number, True))
    return forms


def _verb(row: dict[str, str], cue: Cue) -> Iterator[tuple[str, Reading]]:
    with_object = bool(cue.takes & WITH_OBJECT)
    makers = [("perfect", morphology.perfect, row["perfect"]), ("imperfect", morphology.imperfect, row["imperfect"])]
    for kind, make, verb in makers:
        if verb:
            for form, gender, number in make(verb):
                yield form, Reading("cue", CueForm(cue, kind, gender, number))
    if with_object:
        for form, gender, number in morphology.perfect_with_object(row["perfect"]):
            yield form, Reading("cue", CueForm(cue, "perfect", gender, number, True))
        if row["imperfect"]:
            for form, gender, number in morphology.imperfect_with_object(row["imperfect"]):
                yield form, Reading("cue", CueForm(cue, "imperfect", gender, number, True))
    if row["participle"]:
        for form, gender, number in morphology.participle(row["participle"]):
            yield form, Reading("cue", CueForm(cue, "participle", gender, number))


@dataclass(frozen=True)
class According:
    """«بحسب», «وفقا لـ», «نقلا عن»: the words, what links them to the source, what stands behind them without being one."""

    forms: frozenset[str]
    link: dict[str, str]
    not_sources: frozenset[str]
    echoes: frozenset[str]  # with and without a pronoun
    echo_nouns: frozenset[str]


@cache
def according() -> According:
    """The *according to* constructions of ``constructions.toml``."""
    data = read_toml("lexicon/constructions.toml")
    table = data["according"][0]
    echoes = {fold(noun) + suffix for noun in data["echo"][0]["nouns"] for suffix in ("ه", "ها", "هم", "هما", "")}
    return According(
        frozenset(map(fold, table["forms"])),
        {fold(k): fold(v) for k, v in table["link"].items()},
        frozenset(map(fold, table["not_sources"])),
        frozenset(echoes),
        frozenset(fold(noun) for noun in data["echo"][0]["nouns"]),
    )
