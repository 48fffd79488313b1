"""Which stretches of a page are its article.

There is no markup to lean on: a line is judged by what it is (see ``lines``) and by where it stands. First the
paragraphs are found: lines of running text. The article is what lies from the headline above the first of them to the
last before a section of furniture; inside it, lines that are furniture themselves, captions, teasers and repeats are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.arabic.folding import fold, fold_map
from tawatur.article.credits import CreditReader
from tawatur.article.lines import Line, patterns, split_lines
from tawatur.model import Article, Credit, Page, Span

_PARAGRAPH = 75  # code points from which an unfinished line may be running text
_SHORT_PARAGRAPH = 28  # from which a finished sentence between paragraphs is one
_ARTICLE = 75  # code points of running text below which a page holds no article
_BRIEF = 45  # code points of a finished sentence that may be the whole of a brief
_HEADLINE = 190  # above which a line is no headline
_FINITE = re.compile(
    r"(?:^|\s)و?(?:قال|اكد|اعلن|اضاف|اشار|كان|كانت|قد|ان|انه|انها|التي|الذي|لكن|حيث|كما|بعد|خلال|لم|لن|منذ|مع|علي|من|في|الي)\b"
)
_SEPARATORS = ("|", " • ", " / ", "»»", " - ")
_ITEM = re.compile(r"[-–—•*▪●]\s*\w|[0-9٠-٩]{1,2}\s*[-–.)]\s*\w")  # an item of a list
_CAPTION = re.compile(
    r"(?:خلال|اثناء|لدي|عقب|في)\s+(?:استقبال|لقاء|اجتماع|موتمر|جلسه|توقيع|مشارك|زيار|كلم|مراسم|حفل|تشييع)\w*"
)


def extract(page: Page, credits: CreditReader) -> Article:
    """Page → Article. A clean page is article throughout; any other is judged line by line."""
    lines = split_lines(page.text)
    if page.clean:
        return _clean(page, lines, credits)
    if not lines:
        return Article(None, (), page.outlet)
    body = _paragraphs(lines)
    if not body:
        return Article(None, (), page.outlet)
    first, last = body[0], body[-1]
    chosen = set(body)
    title = _title(page, lines, first)
    kept: list[Span] = []
    credit_spans: list[Span] = []
    found: list[Credit] = []
    dateline: Span | None = None
    listing = False  # whether a line ending in «:» has announced what follows
    title_words = lines[title].words if title is not None else ()
    for i, line in enumerate(lines):
        credit = credits.read_line(line) if i != title else None
        if credit is not None and (abs(i - first) <= 4 or first <= i <= last + 4):
            credit_spans.append(line.span)
            found += credit
            continue
        listed = listing and not _is_furniture(line)
        if i in chosen or (first < i < last and (listed or _inside(line, lines, i, title_words))):
            listing = line.text.endswith(":") or (listing and i not in chosen)
            span, more, head = _trim(page.text, line, credits, i == first)
            found += more
            dateline = dateline or head
            if span is not None:
                kept.append(span)
    title_span = _trim_title(page.text, lines[title]) if title is not None else None
    outlet = page.outlet or credits.outlet_of(found)
    return Article(title_span, tuple(kept), outlet, tuple(found), tuple(credit_spans), dateline)


def _clean(page: Page, lines: Sequence[Line], credits: CreditReader) -> Article:
    return Article(None, tuple(line.span for line in lines), page.outlet)


def _is_paragraph(line: Line) -> bool:
    """Running text: long enough, finished or with the function words of prose, not glued from headlines."""
    if _is_furniture(line):
        return False
    if line.size >= _PARAGRAPH and (line.ends_sentence or line.stops >= 1 or line.opens):
        return len(line.words) >= 8
    if line.continues and line.size >= _SHORT_PARAGRAPH:
        return len(line.words) >= 5
    return bool(line.size >= 160 and len(_FINITE.findall(line.folded)) >= 3)


def _is_furniture(line: Line) -> bool:
    """Whether the line by itself shows that it is no part of an article: a known pattern, broken off, a ticker."""
    return bool(line.kind or line.section or line.truncated) or _is_ticker(line)


def _is_ticker(line: Line) -> bool:
    """Headlines run together: many glued words, or long without a sentence end and full of separators."""
    glued = line.glued
    if glued >= 3 and glued * 200 >= line.size and (line.stops <= 2 or glued > 2 * line.stops):
        return True
    return line.size > 200 and sum(map(line.text.count, _SEPARATORS)) >= 4 and line.stops <= 1


def _paragraphs(lines: Sequence[Line]) -> list[int]:
    """The lines that are running text of the one article."""
    section = ""
    found: list[int] = []
    seen: set[tuple[str, ...]] = set()
    comments = False
    gap = 0
    for i, line in enumerate(lines):
        if line.section:
            section = line.section
            comments = comments or (section == "comments" and bool(found))
            gap = 0
            continue
        if not _is_paragraph(line):
            gap += 1
            continue
        if comments or (not found and line.size < _PARAGRAPH):
            continue
        if section and found and gap == 0 and not line.ends_sentence and not line.continues:
            continue
        boxed = section in ("related", "popular", "disclaimer")
        last_word = gap >= 1 or i + 1 == len(lines) or section == "disclaimer"
        if boxed and found and last_word and not line.continues and not _resumes(lines, i):
            continue
        if line.words in seen:
            continue
        if boxed and not found and line.size < 160:
            continue
        seen.add(line.words)
        section = ""
        gap = 0
        found.append(i)
    if sum(lines[i].size for i in found) < _ARTICLE:
        found = _brief(lines)
    return _add_short(lines, found) if found else []


def _brief(lines: Sequence[Line]) -> list[int]:
    """A brief of one or two short sentences: the first run of finished lines that open as sentences do."""
    found: list[int] = []
    for i, line in enumerate(lines):
        prose = not (line.kind or line.section or line.truncated) and line.ends_sentence and line.opens
        if prose and line.size >= _SHORT_PARAGRAPH and len(line.words) >= 5:
            found.append(i)
        elif found:
            break
    return found if sum(lines[i].size for i in found) >= _BRIEF else []


def _resumes(lines: Sequence[Line], i: int) -> bool:
    """After a box of related headlines the article goes on: at least two paragraphs of running text follow."""
    ahead = [line for line in lines[i : i + 4] if _is_paragraph(line) and line.size >= 120 and line.ends_sentence]
    return len(ahead) >= 2


def _add_short(lines: Sequence[Line], found: list[int]) -> list[int]:
    """Short finished sentences and quotations that stand between paragraphs or right behind the last one."""
    added = list(found)
    chosen = set(found)
    first, last = found[0], found[-1]
    for i in range(first + 1, last):
        line = lines[i]
        if i in chosen or _is_furniture(line):
            continue
        if line.ends_sentence and line.size >= _SHORT_PARAGRAPH and not _box(lines, i, chosen):
            added.append(i)
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if line.kind and not line.section:
            continue
        if line.section or line.truncated or not line.ends_sentence or line.size < _SHORT_PARAGRAPH:
            break
        if len(line.words) < 5 or (lines[i - 1].kind and not line.opens):
            break
        if line.text.rstrip().endswith(("؟", "!", "»", '"', "”")) and not line.stops:
            break
        added.append(i)
    return sorted(added)


def _box(lines: Sequence[Line], i: int, chosen: set[int]) -> bool:
    """Whether line *i* stands in a box of furniture (behind a section line, before the article goes on)."""
    j = i - 1
    while j >= 0 and j not in chosen:
        if lines[j].section:
            return True
        j -= 1
    return False


def _inside(line: Line, lines: Sequence[Line], i: int, title_words: tuple[str, ...]) -> bool:
    """A line between paragraphs that is no paragraph itself: cross-headings and quoted verses stay, furniture goes."""
    if _is_furniture(line):
        return False
    if title_words and _share(line.words, title_words) > 0.8:
        return False
    if _CAPTION.search(line.folded) and not line.ends_sentence and not _FINITE_VERB.search(line.folded):
        return False
    j = i - 1
    while j >= 0 and not _is_paragraph(lines[j]):
        if lines[j].section:
            return False
        j -= 1
    if len(line.words) < 2:
        return False
    if _ITEM.match(line.text) or line.text.endswith(":"):
        return True
    # Two short lines in a row are a list of links rather than a cross-heading, unless they end as sentences do.
    if not line.ends_sentence:
        before, after = lines[i - 1], lines[i + 1] if i + 1 < len(lines) else line
        neighbours = sum(not _is_paragraph(x) and not x.ends_sentence for x in (before, after))
        return neighbours == 0 and line.size < 60
    return True


_FINITE_VERB = re.compile(r"(?:^|\s)و?(?:قال|قالت|اكد|اكدت|اعلن|اعلنت|اضاف|اشار|كان|كانت|لم|لن|قد)\b")


def _share(words: Sequence[str], other: Sequence[str]) -> float:
    """The share of the shorter's words that the other has too."""
    a, b = set(words), set(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _title(page: Page, lines: Sequence[Line], first: int) -> int | None:
    """The line that is the headline: above the first paragraph, the first clean copy where it is repeated."""
    if page.title:
        wanted = fold(page.title).split()
        for i in range(min(first + 1, len(lines))):
            if lines[i].folded.split() == wanted:
                return i
    options = [
        i
        for i in range(first)
        if not _is_furniture(lines[i])
        and sum(word.isalpha() for word in lines[i].words) >= 3
        and lines[i].size <= _HEADLINE
    ]
    if not options:
        return None
    repeated: dict[int, int] = {}
    for i in options:
        for j in options:
            if i != j and lines[i].words and _contains(lines[j].words, lines[i].words):
                repeated[i] = repeated.get(i, 0) + 1
    if repeated:
        shortest = min(len(lines[i].words) for i in repeated)
        clean = [i for i in repeated if len(lines[i].words) == shortest]
        return clean[0]
    lead = {w for w in lines[first].words if len(w) > 3}

    def weight(i: int) -> tuple[float, int]:
        shared = sum(w in lead or any(w[2:] == x or w == x[2:] for x in lead) for w in lines[i].words if len(w) > 3)
        caption = bool(_CAPTION.search(lines[i].folded)) and i > options[0]
        name = len(lines[i].words) <= 4 and i > options[0]
        return (shared / (len(lines[i].words) + 2) - 0.5 * caption - 0.2 * name - 0.04 * options.index(i), -i)

    plausible = [i for i in options if first - i <= 6] or options
    return max(plausible, key=weight)


def _contains(long: Sequence[str], short: Sequence[str]) -> bool:
    n = len(short)
    return len(long) >= n and any(tuple(long[k : k + n]) == tuple(short) for k in range(len(long) - n + 1))


def _trim(text: str, line: Line, credits: CreditReader, lead: bool) -> tuple[Span | None, list[Credit], Span | None]:
    """Cut furniture from the ends of an article line: tags, «رابط الخبر», «// انتهى //», share words before the lead."""
    known = patterns()
    start, end = line.span
    found: list[Credit] = []
    dateline: Span | None = None
    if not (known.tail.search(line.folded) or known.head.search(line.folded) or lead):
        return line.span, found, None
    folded, offsets = fold_map(text[start:end])
    tail = known.tail.search(folded)
    if tail and tail.start() > 0:
        end = start + offsets[tail.start()]
    head = known.head.search(folded)
    if head:
        start = start + offsets[head.end() - 1] + 1
    if lead:
        found, dateline = credits.read_dateline(text, Span(start, end))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (Span(start, end) if end > start else None), found, dateline


def _trim_title(text: str, line: Line) -> Span:
    """The headline without a section slug («سياسي /») or a glued site name («… - اسم الموقع»)."""
    span, _, _ = _trim(text, line, _NO_CREDITS, False)
    return span or line.span


_NO_CREDITS = CreditReader(())
