"""Conflicts: two stretches of related pages that cannot both hold.

Stretches are compared where their pages tell one story (they share a claim or text, much of what is said on them, or are one
page) and their words are mostly the same; they conflict where one is denied, where they count the same thing differently, name
other days, or where one has a negation that the other has not, or an antonym of its word.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from tawatur.arabic.data import word_set
from tawatur.linking.answers import answered
from tawatur.linking.claims import Claim
from tawatur.linking.copies import Copy, copy_groups
from tawatur.linking.figures import figures
from tawatur.linking.negation import negated_roots, opposed
from tawatur.linking.pairs import shared_keys
from tawatur.linking.profiles import (
    Profile,
    Telling,
    folded_words,
    name_key,
    root,
    telling_words,
    told_words,
    words_by_root,
)
from tawatur.linking.slots import clause, dates_apart, figures_apart
from tawatur.linking.stance import antonyms
from tawatur.linking.stories import Stories
from tawatur.linking.stretches import Slot, Stretch, disclaimed, stretches_of
from tawatur.linking.weights import Weights
from tawatur.model import Span
from tawatur.names.registry import Registry, load_registry

FREQUENT = 40  # a stem of more statements than these brings no candidates
CROWDED = 4 * FREQUENT  # nor does one of more stretches
_MOSTLY = 0.15  # pages that share so much of what is said on the shorter are compared though they share no claim
# how alike what is denied, what another negates, and what has an antonym must be to the other
_DENIED, _NEGATED, _OPPOSED = 0.5, 0.8, 0.7
# of the longer stretch's words, as many as the shorter must have where a negation or an antonym opposes them
_EVEN = 0.75
_PARTING = 4  # figures that differ between two reports of one thing, at the most
_COUNTED, _DATED = 0.35, 0.3  # how alike stretches must be whose figures or dates are compared
_COUNTED_HERE = 0.3  # the same of two speakers on one page
_CLEARLY, _HALF = 0.65, 0.4  # how alike and how even they are where any day may be compared
_FAINTLY = 0.2  # how alike where the dates must stand among the same words
_POINTING = ("ذلك", "تلك", "هذا", "هذه")
_HOLDERS = word_set("holders")
_NEXT = 3  # words that hang on the first of what is denied
_BESIDE = 4  # one of them stands so near to it in what denies it
_TELLS_IT = 2  # words that a headline shares with what tells it below
_MANY = 8  # stems in common that leave no doubt


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a conflict: a place of a page, its words, and who says it ("" where the page narrates)."""

    page: str
    span: Span
    text: str
    speaker: str

    @property
    def key(self) -> tuple[str, int, int]:
        """Page and place."""
        return self.page, self.span.start, self.span.end


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two stretches that cannot both hold, the kind of conflict and the words that differ."""

    id: str
    kind: str
    a: Side
    b: Side
    differ: tuple[str, str]


def find_conflicts(
    pages: Sequence[Profile],
    claims: Sequence[Claim],
    copies: Sequence[Copy],
    stories: Stories,
    registry: Registry | None = None,
    weights: Weights | None = None,
    crowded: AbstractSet[str] = frozenset(),
) -> list[Conflict]:
    """The conflicts of a record, by the places of their stretches.

    *weights* are those of stems, among the contents of *pages* if not given; *crowded* are stems that stand in too many
    stretches of a record of which *pages* are a part.
    """
    weights = weights or Weights.among(telling.stems for page in pages for telling in page.tellings)
    related = _related(claims, copies)
    group = copy_groups((page.id for page in pages), copies)
    stretches = [stretch for page in pages for stretch in stretches_of(page)]
    first = {page.id: n for n, page in enumerate(sorted(pages, key=_first_to_tell))}
    claim_at = {_place(telling): claim.id for claim in claims for telling in claim.tellings}
    found: dict[tuple[object, ...], Conflict] = {}
    for one, other in _candidates(stretches, weights, related, stories, crowded):
        for conflict in conflicts_of(one, other, weights, stories.weights, _one_claim(one, other, claim_at)):
            texts = tuple(sorted((group[one.page], group[other.page])))
            key = (conflict.kind, texts, tuple(sorted(conflict.differ)))
            shown = found.setdefault(key, conflict)  # once for copies of one text, on those that told it first
            if first[conflict.a.page] + first[conflict.b.page] < first[shown.a.page] + first[shown.b.page]:
                found[key] = conflict
    at = {stretch.key: stretch for stretch in stretches}
    found = _in_bodies(_told_of_one_thing(found, stretches), _bodies(pages, claims, at), at)

    def meet(a: str, b: str) -> bool:
        return (min(a, b), max(a, b)) in related

    for denial, denied in answered(pages, meet, registry or load_registry()):
        one, other = at[_place(denial)], at[_place(denied)]
        texts = tuple(sorted((group[one.page], group[other.page])))
        if not any({one.key, other.key} <= {c.a.key, c.b.key} for c in found.values()):
            found.setdefault(("answer", texts, one.key, other.key), _conflict("denial", one, other, ("", "")))
    return sorted(found.values(), key=lambda c: (c.a.key, c.b.key))


def _first_to_tell(page: Profile) -> tuple[date, bool, str]:
    """Orders pages by their days, and those of one day by whether they tell what their own outlet has heard: «قال مصدر لـ«الأفق»»."""
    outlet = name_key(page.outlet or "")
    own = any(outlet and name_key(medium) <= outlet for telling in page.tellings for medium in telling.via)
    return page.day or date.max, not own, page.id


def _told_of_one_thing(
    found: Mapping[tuple[object, ...], Conflict], stretches: Sequence[Stretch]
) -> dict[tuple[object, ...], Conflict]:
    """The conflicts without those of figures that one page tells both of (they are of two things), and without those of two pages
    that part ways in nearly all their figures, like reports of two days at one market.
    """
    apart = Counter((c.a.page, c.b.page) for c in found.values() if c.kind == "number")
    counting = {page for pair in apart for page in pair}
    told: dict[str, set[tuple[str, float]]] = defaultdict(set)
    for stretch in stretches:
        if stretch.page in counting:
            told[stretch.page] |= _counted(stretch.text)

    def stands(conflict: Conflict) -> bool:
        a, b = conflict.a.page, conflict.b.page
        if conflict.kind != "number" or a == b:
            return True
        mine, other = map(_counted, conflict.differ)
        return apart[a, b] <= _PARTING and not mine & told[b] and not other & told[a]

    return {key: conflict for key, conflict in found.items() if stands(conflict)}


def _counted(text: str) -> frozenset[tuple[str, float]]:
    """What a text counts, with how many of it."""
    return frozenset((figure.of, figure.value) for figure in figures(text))


def _bodies(
    pages: Sequence[Profile], claims: Sequence[Claim], at: Mapping[tuple[str, int, int], Stretch]
) -> dict[tuple[str, int, int], tuple[str, int, int]]:
    """For the places of statements in headlines, those of the statements that tell the same below: of the same claim, or those
    that share most words.
    """
    claim_of = {telling.id: claim.id for claim in claims for telling in claim.tellings}
    found = {}
    for page in pages:
        below = [telling for telling in page.tellings if not telling.headline]
        for head in (telling for telling in page.tellings if telling.headline):
            same = [t for t in below if claim_of[t.id] == claim_of[head.id]]
            if not same:
                least = 1 if head.denies else _TELLS_IT
                alike = [t for t in below if at[_place(t)].denies == head.denies]
                same = [t for t in alike if len(t.roots & head.roots) >= least]
            if same:
                found[_place(head)] = _place(max(same, key=lambda t: (len(t.roots & head.roots), -t.number)))
    return found


def _in_bodies(
    found: Mapping[tuple[object, ...], Conflict],
    below: Mapping[tuple[str, int, int], tuple[str, int, int]],
    at: Mapping[tuple[str, int, int], Stretch],
) -> dict[tuple[object, ...], Conflict]:
    """The conflicts with what a headline says put where the page says it in full; then some are one."""
    moved: dict[tuple[object, ...], Conflict] = {}
    for conflict in found.values():
        if not any(conflict.differ) and {conflict.a.key, conflict.b.key} & below.keys():
            one, other = (at[below.get(side.key, side.key)] for side in (conflict.a, conflict.b))
            conflict = _conflict(conflict.kind, one, other, conflict.differ)
        moved.setdefault((conflict.id,), conflict)
    return moved


def _place(telling: Telling) -> tuple[str, int, int]:
    return telling.page, telling.content[0].start, telling.content[-1].end


def _related(claims: Sequence[Claim], copies: Sequence[Copy]) -> set[tuple[str, str]]:
    pairs = {tuple(sorted((copy.a, copy.b))) for copy in copies}
    for claim in claims:
        on = sorted({t.page for t in claim.tellings})
        pairs |= {(a, b) for i, a in enumerate(on) for b in on[i + 1 :]}
    return {(a, b) for a, b in pairs}


def _candidates(
    stretches: Sequence[Stretch],
    weights: Weights,
    related: set[tuple[str, str]],
    stories: Stories,
    crowded: AbstractSet[str],
) -> Iterable[tuple[Stretch, Stretch]]:
    numbers = {id: n for n, id in enumerate(sorted({stretch.page for stretch in stretches}))}
    pages = [numbers[stretch.page] for stretch in stretches]
    known: dict[int, bool] = {}

    def may_meet(one: int, other: int) -> bool:
        pair = pages[one] * len(numbers) + pages[other]
        if pair not in known:
            a, b = stretches[one].page, stretches[other].page
            known[pair] = a == b or (min(a, b), max(a, b)) in related or stories.same(a, b, _MOSTLY)
        return known[pair]

    def rare(stem: str, holders: int) -> bool:
        return weights.count[stem] <= FREQUENT and holders <= CROWDED and stem not in crowded

    shared = shared_keys([stretch.stems for stretch in stretches], rare, may_meet)
    for (one, other), count in sorted(shared.items()):
        if count >= 2:
            yield stretches[one], stretches[other]


def _one_claim(one: Stretch, other: Stretch, claim_at: Mapping[tuple[str, int, int], str]) -> bool:
    claim = claim_at.get(one.key)
    return claim is not None and claim == claim_at.get(other.key)


def conflicts_of(
    a: Stretch, b: Stretch, weights: Weights, rooted: Weights, one_claim: bool = False
) -> Iterable[Conflict]:
    """The conflicts of two stretches; *weights* of stems and of roots. A denial leaves nothing else to compare; where two tell
    *one_claim*, fewer words need be shared for their times to be compared.
    """
    if a.page == b.page and a.span.start < b.span.end and b.span.start < a.span.end:
        return
    alike = weights.alike(a.stems, b.stems)
    meant, shared = rooted.alike(a.roots, b.roots), len(a.roots & b.roots)
    if a.denies or b.denies:
        denial, denied = (a, b) if a.denies else (b, a)
        if a.denies != b.denies and meant >= _DENIED and shared >= 3 and _is_denied(denial, denied):
            yield _conflict("denial", a, b, ("", ""))
        return
    apart = a.page != b.page or (bool(a.speaker or b.speaker) and a.speaker != b.speaker)
    spoken = a.page != b.page or (bool(a.speaker and b.speaker) and a.speaker != b.speaker)
    even = min(len(a.stems), len(b.stems)) / max(len(a.stems), len(b.stems), 1)
    slots: list[tuple[str, Slot, Slot]] = []
    common = len(a.stems & b.stems)
    if spoken and alike >= (_COUNTED_HERE if a.page == b.page else _COUNTED) and common >= 3:
        slots += [("number", one, other) for one, other in figures_apart(a, b, alike)]
    if apart and not slots and ((alike >= _FAINTLY and common >= 3) or one_claim):
        clear = (alike >= _CLEARLY and even >= _HALF and common >= 4) or (
            a.page == b.page and alike >= _COUNTED and common >= _MANY
        )
        likely = alike >= _DATED or meant >= _DENIED or one_claim
        slots += [("date", one, other) for one, other in dates_apart(a, b, clear, likely)]
    for kind, one, other in slots:
        yield _conflict(kind, clause(a, one), clause(b, other), (one.of(a), other.of(b)))
    if slots:
        return
    may_oppose = a.page != b.page and shared >= 4 and meant >= _DENIED
    same = may_oppose and ((meant >= _NEGATED and even >= _EVEN) or _one_voice(a, b))
    if same and opposed(a.text, b.text):
        yield _conflict("negation", a, b, ("", ""))
    elif apart and meant >= _OPPOSED and even >= _EVEN and shared >= 3:
        poles = antonyms(words_by_root(a.text), words_by_root(b.text))
        if poles is not None:
            yield _conflict("antonym", a, b, poles)


def _one_voice(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches are said by one, named in full or in part."""
    one, other = name_key(a.speaker), name_key(b.speaker)
    return bool(one and other) and (one <= other or other <= one)


def _is_denied(denial: Stretch, told: Stretch) -> bool:
    """Whether a stretch may be what a denial denies: it is another's, says nothing with a negation, and has the first word of the
    matter denied with what hangs on it («نفى وفاة زعيم الحركة» is no answer to all that speaks of the leader), or for one who
    knows of nothing all that hangs on it.
    """
    if denial.text.split()[0] in _POINTING or (denial.page == told.page and denial.speaker == told.speaker):
        return False
    matter = disclaimed(denial.text)
    words = telling_words(folded_words(matter or denial.text))
    head, *rest = [root(w) for w in words if w not in _HOLDERS] or [""]
    there = told_words(told.text)
    if head in negated_roots(told.text):
        return False
    hanging = set(rest[:_NEXT])
    for n, word in enumerate(there):
        beside = {*there[max(0, n - _BESIDE) : n], *there[n + 1 : n + 1 + _BESIDE]}
        all_hang = matter is not None and word in hanging and len(hanging) == _NEXT and hanging <= beside | {word}
        if all_hang or (word == head and beside & hanging):
            return True
    return False


def _conflict(kind: str, a: Stretch, b: Stretch, differ: tuple[str, str]) -> Conflict:
    first, second = sorted((a, b), key=lambda s: s.key)
    if first is not a:
        differ = differ[::-1]
    digest = hashlib.sha256(f"{kind}{first.key}{second.key}".encode()).hexdigest()[:12]
    one, other = (Side(s.page, s.span, s.text, s.speaker) for s in (first, second))
    return Conflict(f"x{digest}", kind, one, other, differ)
