"""Where a content ends, and whether it is quoted directly, indirectly or in part."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic.data import word_set
from tawatur.arabic.sentences import QUOTES, Sentence, pair_dashes
from tawatur.arabic.words import MARK
from tawatur.model import Span
from tawatur.statements.arguments import is_finite
from tawatur.statements.attributions import AttributionReader
from tawatur.statements.raw import Raw, Scene

_COMMENTS = tuple(tuple(phrase.split()) for phrase in sorted(word_set("comments")))
_TRAILING = frozenset("،,.؛:-–—!…؟?\"'(") | {";"}


class ContentReader:
    """Settles the ends of contents, and reads their quotation."""

    def __init__(self, scene: Scene, attributions: AttributionReader) -> None:
        self.scene = scene
        self.attributions = attributions

    def settle(self, raw: Raw, others: Sequence[Raw], sentence: Sentence, gender: str) -> None:
        """Set ``raw.end``. *gender* is the grammatical gender of who speaks, '' if unknown."""
        if raw.end >= 0:
            return
        scene = self.scene
        words, quotes = scene.tokens.words, scene.quotes
        last = sentence.last
        opening = raw.start
        if opening >= last:
            raw.end = opening  # the text breaks off behind the cue
            return
        if words[opening].form in QUOTES and quotes.is_open(opening):
            close = quotes.closes[opening]
            if opening not in quotes.closed:
                raw.end = min(last, close)
                return
            if not self._goes_on(close, others, last, raw):
                raw.end = min(close + 1, last)
                return
        boundaries = {
            other.opens: other
            for other in others
            if other is not raw and self._bounds(other, raw, gender) and not _joined_within(other, raw, others)
        }
        i = raw.start
        if words[i].form == "(" and raw.frame == "paren":
            while i < last and words[i].form != ")":
                i += 1
            raw.end = min(i + 1, last)
            return
        inside = quotes.inside[raw.start] if not quotes.is_open(raw.start) else -1
        last = self._main_clause(raw, sentence, self._insertion_end(raw, sentence, last))
        for other in others:  # «المسؤول الذي طلب عدم ذكر اسمه | أن»: what stands before another's opener ends there
            if other.at < raw.at and raw.start < other.start - 1 and "comp" in scene.tags(other.start - 1):
                last = min(last, other.start - 1)
        noun = raw.rule.startswith("noun")
        arouses = noun and any(words[k].base in _AROUSES for k in range(sentence.first, raw.at))
        while i < last:
            if i in boundaries and i > raw.start:
                break
            word = words[i]
            if word.kind == MARK and word.form in QUOTES:
                if quotes.is_open(i) and i in quotes.closed:
                    i = quotes.closes[i] + 1
                    continue
                if inside >= 0 and i == quotes.closes[inside]:
                    break
                i += 1
                continue
            if i > raw.start:
                if self.attributions.is_echo(i) or (noun and self._main_verb_goes_on(i, arouses)):
                    break
                if words[i - 1].kind == MARK and words[i - 1].form in "،,؛-–" and self._comment(i):
                    break
                if sentence.headline and self._pause(i) and raw.frame != "colon":
                    break
            i += 1
        raw.end = min(i, last)

    def _insertion_end(self, raw: Raw, sentence: Sentence, last: int) -> int:
        """The dash that closes the insertion the whole statement stands in («الحزب -الذي تعتبره أنقرة إرهابيا- أن»), else *last*."""
        for opener, closer in pair_dashes(self.scene.tokens, sentence.first, sentence.last):
            if opener < raw.at < closer and raw.start < closer:
                return min(last, closer)
        return last

    def _main_clause(self, raw: Raw, sentence: Sentence, last: int) -> int:
        """The comma behind which the main clause begins, where the statement stands in a clause set before it («بعد أن أعلن
        الجيش انسحابه، | دخل السكان»), else *last*.
        """
        scene, words = self.scene, self.scene.tokens.words
        if not fronted(scene, raw, sentence):
            return last
        for i in range(raw.start + 1, last - 1):
            behind = words[i + 1]
            if (
                words[i].form in "،,"
                and scene.quotes.inside[i] not in scene.quotes.closed
                and not self._predicate_due(raw.start, i)
                and (
                    (behind.conj == "ف" and "comp" in behind.tags)
                    or (
                        not behind.conj
                        and ("verb" in behind.tags or any(r.kind == "cue" for r in behind.readings))
                        and ("verb" in behind.tags or not behind.tags & {"noun", "adj", "office", "body"})
                    )
                )
            ):
                return i
        return last

    def _predicate_due(self, start: int, comma: int) -> bool:
        """Whether the comma closes an insertion behind the subject of a content whose predicate is still to come: «أن المشروع،
        الذي كلف مليارات، | أثار», «أن الشركة، ومقرها لندن، | أعلنت».
        """
        words = self.scene.tokens.words
        if start < 1 or "comp" not in words[start - 1].tags:
            return False
        opener = next((k for k in range(start + 1, comma) if words[k].form in "،,"), -1)
        if opener < 0:
            return False
        if any("verb" in w.tags or any(is_finite(r) for r in w.readings) for w in words[start:opener]):
            return False
        before, inserted = words[opener - 1], words[opener + 1]
        if words[start].definite and before.tags & {"adj", "nisba"} and not before.definite:
            return False  # «أن الوضع صعب، …»: the predicate stands already
        return bool("rel" in inserted.tags or inserted.fold in _INSERTED or inserted.base in _SEATED)

    def _main_verb_goes_on(self, i: int, arouses: bool) -> bool:
        """Whether behind a verbal noun's content the sentence that holds it goes on: «رغم إقرار الحكومة بالأزمة | فإنها …»,
        «أثارت دعوة الوزير إلى المقاطعة | جدلا» (where a verb stands before that *arouses* something).
        """
        word = self.scene.tokens.words[i]
        if word.conj == "ف" and "comp" in word.tags:
            return True
        before = self.scene.tokens.words[i - 1]
        return arouses and before.definite and not word.definite and word.base in _AROUSED

    def _pause(self, i: int) -> bool:
        """«..» parts the clauses of a headline."""
        words, tokens = self.scene.tokens.words, self.scene.tokens
        return (
            words[i].form == "."
            and i + 1 < len(words)
            and words[i + 1].form == "."
            and tokens.starts[i + 1] == tokens.ends[i]
        )

    def _goes_on(self, close: int, others: Sequence[Raw], last: int, raw: Raw) -> bool:
        """Whether the content goes on behind the closing mark: «“لا يزال العمل جاريا” لوضع الخطة»، «”، وأن…»."""
        scene = self.scene
        words = scene.tokens.words
        i = close + 1
        if i >= last:
            return False
        word = words[i]
        if word.kind == MARK:
            if word.form in "،,؛" and i + 1 < last:
                following = words[i + 1]
                if following.conj and "comp" in following.tags:
                    return True
                return following.fold == "و" and i + 2 < last and words[i + 2].form in QUOTES
            return False
        if any(other.opens <= i <= other.at for other in others if other is not raw):
            return False
        if word.fold == "و" and i + 1 < last and words[i + 1].form in QUOTES:
            return True
        if word.conj:
            return "comp" in word.tags
        if self.attributions.is_echo(i) or i in scene.times or self._comment(i):
            return False
        if word.fold in self.attributions.known.forms:
            return False
        return not (word.tags & {"connective"} and word.fold in ("كما", "فيما", "بينما", "حيث", "لكن", "لكنه", "اذ"))

    def _comment(self, i: int) -> bool:
        """Whether the newspaper's comment begins at token *i*, or what belongs to the act of speaking: «…، خلال مكالمة هاتفية»."""
        scene = self.scene
        if scene.fold(i) in _DURING and i + 1 < len(scene.tokens.words):
            occasion = scene.tokens.words[i + 1]
            if occasion.base in _SPOKEN_ON:
                return True
        return any(all(scene.fold(i + k) == word for k, word in enumerate(words)) for words in _COMMENTS)

    def _bounds(self, other: Raw, raw: Raw, gender: str) -> bool:
        """Whether the clause of *other* ends the content of *raw* rather than standing inside it."""
        scene = self.scene
        words, quotes = scene.tokens.words, scene.quotes
        if other.opens <= raw.start or other.at <= raw.at:
            return False
        if (
            quotes.inside[other.at] >= 0
            and quotes.inside[other.at] in quotes.closed
            and quotes.inside[other.at] != quotes.inside[raw.start]
        ):
            return False
        rule = other.rule
        if rule.startswith("resumed"):
            return True
        if rule.startswith("attribution"):
            return (
                other.frame == "according" and (other.before is None or other.before[1] > raw.start)
            ) or rule == "attribution:echo"
        if rule.startswith("participle"):
            return True
        if rule.startswith("relative"):
            return False
        if rule.startswith("noun"):
            return other.possessed and (
                words[other.at].prep == "ب"
                or (other.subject is not None and other.opens < other.at and words[other.opens - 1].kind == MARK)
            )
        first = words[other.opens]
        before = words[other.opens - 1]
        if rule.startswith("subject-first"):
            return (
                ("comp" not in before.tags and before.kind == MARK and before.form in "؛.:")
                or first.tags & {"connective"} != frozenset()
                or first.fold in ("فيما", "بينما", "لكن", "ولكن", "في")
            )
        conj = words[other.at].conj or (first.conj if other.opens < other.at else "")
        connective = other.opens < other.at and bool(
            first.tags & {"connective", "qad", "kana"} or first.conj or first.fold == "في"
        )
        if not conj and not connective:
            return (
                before.kind == MARK
                and before.form in "؛،"
                and other.form is not None
                and other.form.kind == "perfect"
                and "comp" not in before.tags
                and not (other.opens == other.at and self._predicate_due(raw.start, other.at - 1))
            )
        if other.form is None:
            return True
        tense = raw.form.kind if raw.form else ""
        if other.form.kind == "imperfect" and tense in ("perfect", "participle", "noun") and not other.headline:
            return connective and before.kind == MARK
        if other.subject is not None:
            return before.kind == MARK or connective or other.form.kind == "perfect"
        quoted = other.frame in ("colon", "quote") and before.kind == MARK
        if not gender or quoted:
            return True  # «بينت الشركة أن السوق مستقرة، وقال: «…»»
        return other.form.gender == gender or other.form.number == gender

    # -- spans ------------------------------------------------------------------------------------------------------------

    def spans(self, raw: Raw) -> tuple[tuple[Span, ...], str]:
        """The content's spans and the kind of quotation."""
        scene = self.scene
        words, quotes, tokens = scene.tokens.words, scene.quotes, scene.tokens
        first, last = raw.start, raw.end
        if raw.before is not None:
            first, last = raw.before
        first, last = self._trim(first, last)
        if first >= last:
            return (), "indirect"
        opener = first if words[first].form in QUOTES and quotes.is_open(first) else -1
        direct = False
        if opener >= 0:
            close = quotes.closes[opener]
            if close >= last - 1:
                direct = True
                first += 1
                if last > first and words[last - 1].form in QUOTES and not quotes.is_open(last - 1):
                    last -= 1
        elif words[first].form == "(" and raw.frame == "paren":
            direct = True
            first, last = first + 1, last - 1 if words[last - 1].form == ")" else last
        while last > first and words[last - 1].kind == MARK and words[last - 1].form in ".،":
            last -= 1
        if first >= last:
            return (), "indirect"
        start = tokens.starts[first] + (raw.strip if first == raw.start else 0)
        pieces = self._pieces(first, last, raw)
        if pieces:
            pieces[0] = (
                Span(min(start, pieces[0].end - 1), pieces[0].end)
                if pieces[0].start == tokens.starts[first]
                else pieces[0]
            )
        if raw.resumes and raw.rule == "attribution:within":
            again = self._trim(*raw.resumes)
            if again[0] < again[1]:
                pieces.append(Span(tokens.starts[again[0]], tokens.ends[again[1] - 1]))
        own_quote = scene.quotes.inside[raw.at] if raw.at < len(words) else -1
        if raw.rule != "attribution:after" and own_quote >= 0 and own_quote in quotes.closed and own_quote != opener:
            return tuple(pieces), "indirect" if not direct else "direct"
        reported = first > 0 and "comp" in words[first - 1].tags  # «قال: إن الهدنة صامدة» is no quotation
        if direct or (raw.frame == "colon" and opener < 0 and not reported):
            return tuple(pieces), "direct"
        return tuple(pieces), "mixed" if self._has_quoted_words(first, last) else "indirect"

    def _pieces(self, first: int, last: int, raw: Raw) -> list[Span]:
        """One stretch, or several around an attribution in the middle («…، حسب الوكالة، …») or «- وفق وصفه -»."""
        tokens, words = self.scene.tokens, self.scene.tokens.words
        cuts: list[tuple[int, int]] = []
        if raw.resumes and raw.rule != "attribution:within" and first < raw.resumes[0] < last:
            cuts.append(raw.resumes)
        for i in range(first + 1, last - 1):
            if words[i].form in "-–—" and self.attributions.is_echo(i + 1):
                close = next((k for k in range(i + 2, min(last, i + 8)) if words[k].form in "-–—"), -1)
                if close > 0:
                    cuts.append((i, close + 1))
        pieces: list[Span] = []
        position = first
        for start, end in sorted(cuts):
            a, b = self._trim(position, start)
            if a < b:
                pieces.append(Span(tokens.starts[a], tokens.ends[b - 1]))
            position = max(position, end)
        a, b = self._trim(position, last) if cuts else (position, last)
        if a < b:
            pieces.append(Span(tokens.starts[a], tokens.ends[b - 1]))
        return pieces

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Without marks and a hanging «و» at the ends; a closing mark stays where it closes something inside."""
        words, quotes = self.scene.tokens.words, self.scene.quotes
        while first < last and words[first].kind == MARK and words[first].form in "،,.؛:-–—؟!…":
            first += 1
        while last > first:
            word = words[last - 1]
            hanging = word.fold in ("و", "في", "كما", "فيما", "لكنه") and last - first > 1 and word.kind != MARK
            if (
                word.kind == MARK
                and word.form in _TRAILING
                and not (word.form in QUOTES and not quotes.is_open(last - 1))
                and word.form not in "؟!"
            ) or hanging:
                last -= 1
            else:
                break
        return first, last

    def _has_quoted_words(self, first: int, last: int) -> bool:
        """Quotation marks inside that quote words rather than set off a name."""
        scene = self.scene
        words, quotes = scene.tokens.words, scene.quotes
        for i in range(first, last):
            if words[i].form not in QUOTES or not quotes.is_open(i):
                if words[i].form in QUOTES and i == last - 1 and last - first > 6:
                    return True
                continue
            close = min(quotes.closes[i], last)
            inner = [k for k in range(i + 1, close) if words[k].kind != MARK]
            if not inner:
                continue
            before = words[i - 1] if i > 0 else None
            named = before is not None and (
                before.tags & {"body", "medium", "office", "given"} or before.fold in _NAMING
            )
            if len(inner) >= 2:
                if (scene.phrases.entity(inner[0]) and len(inner) <= 3) or (named and len(inner) <= 4):
                    continue
                return True
            word = words[inner[0]]
            if named or scene.phrases.entity(inner[0]) or word.form.isascii():
                continue
            if before is not None and ((before.definite and word.definite) or "demonstrative" in before.tags):
                return True
            if (
                word.tags & {"adj", "noun"}
                or word.prep
                or (word.form.endswith(("ا", "ً", "ة", "ات")) and not word.definite)
            ):
                return True
            if before is not None and before.kind != MARK and before.fold in ("ب", "بـ", "ل", "لـ"):
                return True
        return False


def fronted(scene: Scene, raw: Raw, sentence: Sentence) -> bool:
    """Whether a statement stands in a clause set before its main clause: «بعد أن أعلن», «وإذ أشاد»."""
    opener = raw.at - 2 if "comp" in scene.tags(raw.at - 1) else raw.at - 1
    if not sentence.first <= opener <= sentence.first + 1:
        return False
    base = scene.tokens.words[opener].base
    return base in _SUBORDINATES or (raw.rule.startswith("noun") and base in _FRONTING)


_NAMING = word_set("naming")
_INSERTED = frozenset({"وهو", "وهي", "وهم"})
_SEATED = frozenset({"مقره", "مقرها", "عدده", "عددها", "عددهم", "عضو"})
_SUBORDINATES = word_set("subordinates")
_FRONTING = frozenset(
    {"رغم", "بعد", "قبل", "عقب", "اثر", "غداه", "عشيه", "وسط", "مع", "منذ"}
)  # «رغم نفي الوزارة …، | نشر»
_AROUSES = word_set("arouses")
_AROUSED = word_set("aroused")
_DURING = frozenset({"في", "خلال", "اثناء", "عبر", "ضمن"})
_SPOKEN_ON = word_set("spoken_on")


def _joined_within(other: Raw, raw: Raw, others: Sequence[Raw]) -> bool:
    """Whether a headline's clause goes on with a verb of somebody named in it: «لافروف: موسكو ترفض العقوبات | وتدعو إلى الحوار»."""
    if raw.rule != "headline:colon" or other.subject is not None or other.form is None:
        return False
    form = other.form
    return any(
        one.subject is not None
        and one.form is not None
        and raw.start < one.at < other.at
        and (one.form.kind, one.form.gender, one.form.number) == (form.kind, form.gender, form.number)
        for one in others
    )
