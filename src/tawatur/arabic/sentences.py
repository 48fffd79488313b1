"""Sentences and quotations over the tokens of a page.

A sentence ends at a full stop, question or exclamation mark, or line end. A quotation that runs over several sentences
keeps them together. Quotation marks are paired a line at a time, by what stands beside them rather than by their shape,
since the press mixes « », “ ”, " " and '' and turns them around.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.arabic.words import MARK, NUMBER, Tokens
from tawatur.model import Span

GUILLEMETS = frozenset("«»‹›<>")
DOUBLE = frozenset('"“”„‟″＂') | {"''"}
SINGLE = frozenset("‘’")
QUOTES = GUILLEMETS | DOUBLE | SINGLE
DASHES = frozenset("-–—")
_STOPS = frozenset(".؟?!۔")
_CLOSERS = frozenset("»”\"“″)]'’") | {"''"}
_ABBREVIATIONS = frozenset({"د", "ا", "م", "ج", "ت", "ص", "ق", "ب", "ف", "س", "ي"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` of one sentence; ``paragraph`` counts the lines of the article it stands in."""

    first: int
    last: int
    paragraph: int
    headline: bool = False


class Quotations:
    """The quotations of a page. ``closes[i]`` is the token that closes the quotation opened at *i* (the end of its line,
    exclusive, where nothing closes it); ``inside[i]`` the opening token of the outermost quotation *i* stands in, or -1.
    """

    __slots__ = ("closed", "closes", "inside")

    def __init__(self, size: int) -> None:
        self.closes: dict[int, int] = {}
        self.closed: set[int] = set()
        self.inside = [-1] * size

    def is_open(self, index: int) -> bool:
        """Whether the token at *index* opens a quotation."""
        return index in self.closes


def pair_quotations(tokens: Tokens, lines: list[tuple[int, int]]) -> Quotations:
    """Pair the quotation marks of each line (token ranges ``[first, last)``)."""
    found = Quotations(len(tokens))
    words, text, starts, ends = tokens.words, tokens.text, tokens.starts, tokens.ends
    for first, last in lines:
        stack: list[int] = []
        for i in range(first, last):
            word = words[i]
            if word.kind != MARK or word.form not in QUOTES:
                continue
            left = i == first or starts[i] > ends[i - 1]
            right = i + 1 == last or starts[i + 1] > ends[i]
            if not left and _is_proclitic(tokens, i - 1):
                left = True
            if word.form in SINGLE and not left and not right:
                continue  # an apostrophe
            after_mark = i > first and words[i - 1].kind == MARK and words[i - 1].form in "(:[-–،"
            before_mark = i + 1 < last and words[i + 1].kind == MARK and not _may_open(words[i + 1].form)
            if word.form == "«":
                opens = right is False or not stack or left
            elif word.form == "»":
                opens = not stack and left and not right
            elif left and right:
                opens = not stack
            elif left or (after_mark and not right):
                opens = not (before_mark and stack)
            elif right or before_mark:
                opens = False
            else:
                opens = not stack
            if opens:
                stack.append(i)
            elif stack:
                opener = stack.pop()
                found.closes[opener] = i
                found.closed.add(opener)
        for opener in stack:
            found.closes[opener] = last
    _mark_inside(found, tokens, text)
    return found


def _mark_inside(found: Quotations, tokens: Tokens, text: str) -> None:
    reach = -1
    outer = -1
    for opener in sorted(found.closes):
        if opener < reach:
            continue
        outer, reach = opener, found.closes[opener]
        for i in range(opener + 1, min(reach, len(found.inside))):
            found.inside[i] = outer


def _is_proclitic(tokens: Tokens, index: int) -> bool:
    return tokens.words[index].fold in {"و", "ف", "ب", "ل", "ك", "ال", "بال", "لل", "وال", "ول", "وب", "ه"}


def _may_open(form: str) -> bool:
    return form in QUOTES or form in "(["


def split_lines(tokens: Tokens, spans: list[Span]) -> list[tuple[int, int]]:
    """Token ranges of the stretches in *spans*, in order."""
    lines: list[tuple[int, int]] = []
    i = 0
    size = len(tokens)
    for span in sorted(spans):
        while i < size and tokens.starts[i] < span.start:
            i += 1
        first = i
        while i < size and tokens.starts[i] < span.end:
            i += 1
        if i > first:
            lines.append((first, i))
    return lines


def split_sentences(
    tokens: Tokens, lines: list[tuple[int, int]], quotes: Quotations, headline: int = -1
) -> list[Sentence]:
    """Cut lines into sentences. *headline* is the number of the line that is the page's title, or -1."""
    sentences: list[Sentence] = []
    words = tokens.words
    for number, (first, last) in enumerate(lines):
        if number == headline:
            sentences.append(Sentence(first, last, number, True))
            continue
        start = i = first
        while i < last:
            word = words[i]
            if word.kind == MARK and word.form in _STOPS and _ends_here(tokens, i, first, last, quotes):
                end = i + 1
                while (
                    end < last
                    and words[end].kind == MARK
                    and (words[end].form in _STOPS or (words[end].form in _CLOSERS and not quotes.is_open(end)))
                ):
                    end += 1
                sentences.append(Sentence(start, end, number))
                start = i = end
            else:
                i += 1
        if start < last:
            sentences.append(Sentence(start, last, number))
    return sentences


def pair_dashes(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """The insertions between dashes in tokens ``[first, last)``: (opening dash, closing dash), in order.

    A dash glued on both sides («كوفيد-19») opens nothing; one with space only before it opens, one with space only behind
    it (or a mark) closes, one with space on both sides does what is due.
    """
    pairs: list[tuple[int, int]] = []
    opener = -1
    for i in range(first, last):
        if tokens.words[i].form not in DASHES:
            continue
        left = i == first or tokens.starts[i] > tokens.ends[i - 1]
        right = i + 1 >= last or tokens.starts[i + 1] > tokens.ends[i] or tokens.words[i + 1].kind == MARK
        if left and (opener < 0 or not right):
            opener = i
        elif right and opener >= 0:
            pairs.append((opener, i))
            opener = -1
    return pairs


def behind_dateline(tokens: Tokens, sentences: list[Sentence], dateline: Span | None) -> list[Sentence]:
    """The sentences with the lead's begun behind its dateline («موسكو (رويترز) - »)."""
    if dateline is None:
        return sentences
    moved = []
    for sentence in sentences:
        first = sentence.first
        while first < sentence.last and dateline.start <= tokens.starts[first] < dateline.end:
            first += 1
        if first < sentence.last:
            moved.append(Sentence(first, sentence.last, sentence.paragraph, sentence.headline))
    return moved


def _ends_here(tokens: Tokens, i: int, first: int, last: int, quotes: Quotations) -> bool:
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    opener = quotes.inside[i]
    if opener >= 0 and opener in quotes.closed:
        return i + 1 == quotes.closes[opener] and _full_quotation(tokens, opener, i, first)
    if i + 1 >= last:
        return True
    glued = starts[i + 1] == ends[i]
    if words[i].form != ".":
        return True
    following = words[i + 1]
    if glued and following.form == ".":  # «..» and «...» are pauses
        j = i
        while j < last and words[j].form == ".":
            j += 1
        return j >= last
    if i > first and words[i - 1].form == "." and starts[i] == ends[i - 1]:
        return False
    previous = words[i - 1] if i > first else None
    if previous is not None and previous.kind != MARK:
        if previous.fold in _ABBREVIATIONS and starts[i] == ends[i - 1]:
            return bool(i - 2 >= first and words[i - 2].kind == NUMBER and not glued)
        if glued and following.kind != MARK:
            return len(previous.fold) > 3 and len(following.fold) > 1 and not previous.form.isascii()
    return True


def _full_quotation(tokens: Tokens, opener: int, stop: int, first: int) -> bool:
    """A stop just before the closing mark ends the sentence when the quotation is one of several words."""
    return stop - opener > 6
