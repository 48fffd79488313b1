"""Events of one page: triggers found, weighed for realis, given roles, place, date and casualties, one an event and clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawatur.arabic.folding import fold, without_article
from tawatur.arabic.sentences import Sentence
from tawatur.arabic.words import MARK, Word
from tawatur.events.realis import casualties, realis, weigh
from tawatur.events.roles import Roles
from tawatur.events.triggers import Trigger, triggers
from tawatur.model import Event, Span, Statement
from tawatur.statements.raw import Scene

_NEAR = 7  # how far behind a trigger the word may stand that it needs
_LAUNCHERS = frozenset({"منصه", "منصات", "راجمه", "راجمات", "قواعد"})  # «منصات إطلاق صواريخ»
_OTHERS = frozenset({"اخر", "اخرين", "اخرون"})  # «مقتل عشرة أشخاص وإصابة ثلاثة آخرين»
_TURNS = frozenset({"فيما", "بينما", "كما", "وفيما", "وبينما"})
_WHERE = frozenset(
    {
        "في",
        "قرب",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "وسط",
        "داخل",
        "بالقرب",
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "قباله",
        "خارج",
        "ب",
    }
)
_KINDS_OF_PLACE = frozenset(
    {
        "مدينه",
        "بلده",
        "قريه",
        "حي",
        "محافظه",
        "منطقه",
        "ريف",
        "معبر",
        "مخيم",
        "اقليم",
        "ولايه",
        "مديريه",
        "ضاحيه",
        "شارع",
        "ساحه",
        "ميدان",
        "قضاء",
        "ناحيه",
        "العاصمه",
        "عاصمه",
        "جزيره",
        "مطار",
        "ميناء",
    }
)


@dataclass(slots=True)
class _Candidate:
    at: int
    trigger: Trigger
    weight: int
    why: str


class EventReader:
    """Reads the events of one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.roles = Roles(scene)

    def read(self, sentences: Sequence[Sentence], statements: Sequence[Statement]) -> list[Event]:
        """The events in text order; those inside a statement's content carry its index."""
        told = _Told(statements)
        found = [
            self._event(candidates, clause, sentence, told)
            for sentence in sentences
            for clause in self._clauses(sentence)
            for candidates in self._by_type(sentence, clause)
        ]
        return sorted(found, key=lambda event: (event.trigger, event.type))

    def _clauses(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The stretches of a sentence that tell of one thing each: parted by «؛», «فيما», «بينما», «كما»."""
        words = self.scene.tokens.words
        start = sentence.first
        for i in range(sentence.first + 1, sentence.last):
            if words[i].form == "؛" or (words[i].fold in _TURNS and i - start > 3):
                yield start, i
                start = i
        yield start, sentence.last

    def _by_type(self, sentence: Sentence, clause: tuple[int, int]) -> Iterator[list[_Candidate]]:
        """The accepted triggers of a clause, those of one type together, the strongest first."""
        accepted: dict[str, list[_Candidate]] = {}
        table, words = triggers(), self.scene.tokens.words
        for i in range(*clause):
            fold = words[i].fold
            if words[i].base not in table and fold not in table and fold[1:] not in table:
                continue
            for trigger in self._triggers(i, clause[1]):
                weight, why = weigh(self.scene, i, trigger, sentence, clause)
                if weight >= 0:
                    accepted.setdefault(trigger.type, []).append(_Candidate(i, trigger, weight, why))
                    break
        for type in sorted(accepted):
            yield sorted(accepted[type], key=lambda c: (-c.weight, c.trigger.kind == "noun", c.at))

    def _triggers(self, i: int, last: int) -> Iterator[Trigger]:
        word = self.scene.tokens.words[i]
        if word.kind == MARK or i in self.scene.times:
            return
        table = triggers()
        seen: set[str] = set()
        for form in (word.base, word.fold, word.fold[1:] if word.fold[:1] in "وف" else word.fold):
            if form in seen:
                continue
            seen.add(form)
            for trigger in table.get(form, ()):
                if trigger.kind != "noun" and (word.definite or word.prep):
                    continue
                if (
                    trigger.kind == "noun"
                    and word.tags & {"given", "office"}
                    and not word.tags & {"noun"}
                    and trigger.type != "PROTEST"
                ):
                    continue
                if trigger.beside and not self._beside(i, trigger, last):
                    continue
                if trigger.kind == "noun" and i > 0 and self.scene.tokens.words[i - 1].base in _LAUNCHERS:
                    continue
                if trigger.kind == "perfect" and self._rather_noun(i, word):
                    continue
                yield trigger

    def _beside(self, i: int, trigger: Trigger, last: int) -> bool:
        words = self.scene.tokens.words
        return any(
            words[k].base in trigger.beside or words[k].fold in trigger.beside
            for k in range(i + 1, min(last, i + 1 + _NEAR))
        )

    def _rather_noun(self, i: int, word: Word) -> bool:
        """Whether a form that may be verb or noun is a noun here: behind a preposition or an indefinite noun («بعد قصف»)."""
        if i == 0 or word.conj:
            return False
        before = self.scene.tokens.words[i - 1]
        if word.fold.endswith("ت") and not word.fold.endswith("ات"):
            return False
        if "comp" in before.tags and before.fold in ("ان", "بان"):
            return True  # «إن قصف المدينة مرفوض»: إنّ governs a noun
        return (
            "prep" in before.tags
            or "demonstrative" in before.tags
            or (
                "noun" in word.tags
                and before.kind != MARK
                and not before.definite
                and bool(before.tags & {"noun", "verb"})
            )
        )

    def _event(self, candidates: list[_Candidate], clause: tuple[int, int], sentence: Sentence, told: _Told) -> Event:
        scene = self.scene
        best = candidates[0]
        actor: tuple[Span, ...] = ()
        recipient: tuple[Span, ...] = ()
        mode = best.trigger.mode
        for candidate in candidates:
            who, whom = self.roles.of(candidate.at, candidate.trigger, clause)
            actor = actor or who
            whom = tuple(span for span in whom if span not in actor)
            if whom and (not recipient or (self._persons(whom) and not self._persons(recipient))):
                recipient = whom
            mode = "phone" if candidate.trigger.mode == "phone" else mode or candidate.trigger.mode
        if not actor and best.trigger.type == "CONSULT":
            # «جاء ذلك خلال لقائه نظيره»: whom the statement before it names
            source = told.last_source(self.scene.tokens.starts[best.at], recipient) if recipient else None
            actor = (source,) if source is not None else ()
        word = scene.tokens.words[best.at]
        trigger = Span(scene.tokens.starts[best.at] + max(word.cut, word.prep_cut), scene.tokens.ends[best.at])
        dead, wounded = casualties(scene, *clause) if best.trigger.type == "ASSAULT" else (None, None)
        return Event(
            type=best.trigger.type,
            mode=mode,
            trigger=trigger,
            actor=actor,
            recipient=recipient,
            date=self._date(best.at, clause, sentence),
            place=self._place(best.at, clause),
            statement=told.innermost(trigger),
            dead=dead,
            wounded=wounded,
            why=f"{best.trigger.kind}: {best.why}",
        )

    def _persons(self, spans: tuple[Span, ...]) -> bool:
        """Whether the words name people rather than a place or thing."""
        known = realis().words["victims"] - _OTHERS
        return any(_bare(word) in known for span in spans for word in span.of(self.scene.tokens.text).split())

    def _date(self, at: int, clause: tuple[int, int], sentence: Sentence) -> str | None:
        """The day, month or year nearest to the trigger, in its clause first, as EDTF."""
        for first, last in (clause, (sentence.first, sentence.last)):
            near = sorted(
                (abs(k - at), k)
                for k in range(first, last)
                if k in self.scene.times and self.scene.times[k][1].type in ("DATE", "TIME")
            )
            for _, k in near:
                value = self.scene.times[k][1].value
                if value[:4].isdigit() and "W" not in value:
                    return value[:10].rstrip("-T")
        return None

    def _place(self, at: int, clause: tuple[int, int]) -> Span | None:
        """The place that a preposition names nearest to the trigger: «في مدينة سامراء», «قرب الحدود» is none."""
        scene = self.scene
        words = scene.tokens.words
        options: list[tuple[int, Span]] = []
        for k in range(*clause):
            attached = words[k].prep == "ب"
            if not attached and words[k].fold not in _WHERE:
                continue
            j = k if attached else k + 1
            if j >= clause[1] or j in scene.times:
                continue
            found = scene.phrases.entity(j)
            kind = words[j].base in _KINDS_OF_PLACE
            if not (kind or "place" in words[j].tags or (found and found[0] in ("place", "state"))):
                continue
            end = j + (found[1] if found else 1)
            if kind:
                phrase = scene.phrases.read(j, min(clause[1], j + 4), before_object=True) if not attached else None
                end = phrase.last if phrase is not None else min(j + 2, clause[1])
            start = scene.tokens.starts[j] + (words[j].prep_cut if attached else 0)
            options.append((abs(k - at) + (2 if k < at else 0), Span(start, scene.tokens.ends[end - 1])))
        return min(options)[1] if options else None


def _bare(word: str) -> str:
    return without_article(fold(word.strip("،.»«")))


class _Told:
    """The statements of a page by their places: whose content holds a stretch, and who spoke last before one."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements
        self._spans = sorted(
            (span.start, span.end, n) for n, s in enumerate(statements) for span in s.content if s.content
        )
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)
        self._sizes = [sum(span.end - span.start for span in s.content) for s in statements]
        self._sources = sorted(((s.source, n) for n, s in enumerate(statements) if s.source is not None), reverse=True)

    def innermost(self, stretch: Span, but: int = -1) -> int | None:
        """The statement with the least content that holds *stretch*, other than number *but*."""
        best: tuple[int, int] | None = None
        for k in range(bisect_right(self._starts, stretch.start) - 1, -1, -1):
            start, end, n = self._spans[k]
            if start < stretch.end - self._longest:
                break
            if stretch.end <= end and n != but and (best is None or (self._sizes[n], n) < best):
                best = self._sizes[n], n
        return best[1] if best else None

    def last_source(self, place: int, recipient: tuple[Span, ...]) -> Span | None:
        """The last source before *place* that is no *recipient* and speaks in no other statement."""
        for source, n in self._sources:
            if source.start < place and source not in recipient:
                if self.innermost(self.statements[n].cue, but=n) is None:
                    return source
        return None
