"""The statements of a page: clauses are found sentence by sentence, contents settled, speakers resolved in reading order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawatur.arabic.sentences import QUOTES, Sentence
from tawatur.model import Span, Speaker, Statement, Via
from tawatur.statements.attributions import AttributionReader, span_of
from tawatur.statements.cast import Found, Told
from tawatur.statements.clauses import ClauseReader
from tawatur.statements.contents import ContentReader, fronted
from tawatur.statements.cues import According
from tawatur.statements.raw import Raw, Scene
from tawatur.statements.speakers import Speakers
from tawatur.statements.subjects import fits
from tawatur.times.calendar import is_edtf_day

_DENIALS = frozenset({"denies"})


class StatementReader:
    """Reads the statements of one page."""

    def __init__(self, scene: Scene, known: According, reference: date | None, outlet: str | None) -> None:
        self.scene = scene
        self.reference = reference
        self.outlet = outlet
        self.clauses = ClauseReader(scene)
        self.attributions = AttributionReader(scene, known)
        self.contents = ContentReader(scene, self.attributions)

    def read(self, sentences: list[Sentence], lines: list[tuple[int, int]]) -> list[Statement]:
        """All statements, ordered by cue."""
        speakers = Speakers(self.scene, lines, sentences, self.reference, self.outlet)
        resolved: list[tuple[Raw, Found, Told]] = []
        for sentence in sorted(
            sentences, key=lambda s: s.headline
        ):  # a headline names short whom the lead names in full
            resolved += self._sentence(sentence, speakers)
        found = (self._statement(*item) for item in resolved)
        statements = [statement for statement in found if statement is not None]
        return sorted(statements, key=lambda s: (s.cue, s.content))

    def _sentence(self, sentence: Sentence, speakers: Speakers) -> list[tuple[Raw, Found, Told]]:
        raws = self.clauses.read(sentence)
        raws += self.attributions.read(sentence, raws)
        if not raws:
            return []
        raws.sort(key=lambda raw: (raw.opens, raw.at))
        resolved: list[tuple[Raw, Found, Told]] = []
        nested = {id(raw) for raw in raws if self._nested(raw, raws)}
        for raw in raws:
            governing = self._governing(raw, resolved, nested)
            main = self._main(raw, raws, sentence)
            if main is not None:  # «وبعد أن وصف الاتفاق بالتاريخي، دعا الرئيس إلى تنفيذه»
                found = replace(speakers.resolve(main, sentence, None), why="the subject of the main clause")
            else:
                found = speakers.resolve(raw, sentence, governing[2] if governing else None)
            if raw.dependent and governing is not None:
                raw.via = raw.via or list(governing[0].via)
                if governing[0].times and not raw.times and raw.rule.startswith("participle"):
                    raw.times = list(governing[0].times)
            told = speakers.remember(raw, found, id(raw) in nested)
            resolved.append((raw, found, told))
        for raw, _found, told in resolved:
            gender = told.person.gender if told.person and told.person.gender else told.gender
            if told.number in ("p", "d"):
                gender = told.number
            self.contents.settle(raw, raws, sentence, gender)
        return resolved

    def _main(self, raw: Raw, raws: list[Raw], sentence: Sentence) -> Raw | None:
        """The statement of the main clause whose subject is also that of *raw*, which stands before it without one."""
        if raw.subject is not None or raw.form is None or raw.dependent or not fronted(self.scene, raw, sentence):
            return None
        later = [
            other for other in raws if other.at > raw.at and other.rule.startswith("verb") and other.form is not None
        ]
        main = min(later, key=lambda other: other.at, default=None)
        if main is None or main.form is None or main.subject is None or main.form.gender != raw.form.gender:
            return None
        return main

    def _nested(self, raw: Raw, raws: list[Raw]) -> bool:
        """Whether *raw* stands inside another's content: in a clause of its own behind a complementizer, or quoted."""
        if raw.rule.startswith("noun") and raw.subject is not None and not raw.possessed:
            return True  # «رفض الوزير اتهامات المعارضة بالتلاعب، واصفا», «أثارت دعوة الوزير إلى الحوار جدلا. وقال»
        if not any(other is not raw and other.at < raw.at and other.start <= raw.at for other in raws):
            return False
        scene = self.scene
        if scene.quotes.inside[raw.at] in scene.quotes.closed:
            return True
        before = scene.tokens.words[raw.opens - 1] if raw.opens > 0 else None
        if raw.rule.startswith(("subject-first", "relative")):
            return before is None or before.kind != "mark" or before.form not in "؛.:"
        return raw.rule.startswith("verb") and before is not None and "comp" in before.tags

    def _governing(
        self, raw: Raw, resolved: list[tuple[Raw, Found, Told]], nested: set[int]
    ) -> tuple[Raw, Found, Told] | None:
        """The statement a dependent one belongs to: the last main one before it in the sentence that its form agrees with."""
        for item in sorted(resolved[::-1], key=lambda item: id(item[0]) in nested):
            form = raw.form
            if form is None or not form.gender or fits(item[2], form.gender, form.number, True):
                return item
        return None

    def _statement(self, raw: Raw, found: Found, told: Told) -> Statement | None:
        content, quote = self.contents.spans(raw)
        if not content or not told.name:
            return None
        scene = self.scene
        source = None
        if raw.subject is not None:
            first, last = raw.subject.first, raw.subject.last
            words = scene.tokens.words
            if (
                words[first].form in QUOTES
                and last - first > 2
                and words[last - 1].form in QUOTES
                and scene.quotes.closes.get(first) == last - 1
            ):
                first, last = first + 1, last - 1
            source = span_of(scene, first, last)
        via = tuple(
            dict.fromkeys(
                Via(span_of(scene, *v), _with_article(scene, span_of(scene, *v)))
                for v in sorted(set(raw.via))
                if v[1] > v[0]
            )
        )
        act = raw.act
        why = f"{raw.rule}; speaker: {found.why}"
        return Statement(
            cue=raw.cue,
            source=source,
            speaker=Speaker(told.name, told.entity, found.candidates),
            content=content,
            quote=quote,
            denies=act in _DENIALS and (raw.form is None or raw.form.cue.lemma != "استبعد"),
            via=via,
            said_on=self._said_on(raw),
            act=act,
            rule=raw.rule,
            why=why,
        )

    def _said_on(self, raw: Raw) -> str | None:
        for timex in raw.times:
            value = timex.value[:10]
            if timex.type in ("DATE", "TIME") and len(value) == 10 and is_edtf_day(value):
                return value
        return None


def _with_article(scene: Scene, span: Span) -> str:
    """The text of a span whose article was swallowed by the preposition before it: «للجزيرة» names «الجزيرة»."""
    text = span.of(scene.tokens.text)
    swallowed = text.startswith("ل") and scene.tokens.text[span.start - 1 : span.start] == "ل"
    return "ا" + text if swallowed and not text.startswith("لل") else text
