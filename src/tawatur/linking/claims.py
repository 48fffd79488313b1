"""Claims: statements of one proposition by one speaker on one occasion, on whatever pages and in whatever words.

Two statements may be one claim where the speakers agree, the days are near, and the content of the shorter is mostly in the
longer, its words weighed by their rarity in the record (Robertson 2004 on idf). Groups grow by average likeness, so that
a chain of half-alike statements does not become one claim.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import name_skeleton
from tawatur.linking.copies import Copy
from tawatur.linking.figures import differ, figures
from tawatur.linking.pairs import shared_keys
from tawatur.linking.profiles import Profile, Telling, folded_words, name_key, root, telling_words, told_words
from tawatur.linking.stories import Stories, near
from tawatur.linking.weights import Weights
from tawatur.names.registry import load_registry
from tawatur.record.reviews import NOT_SAME, SAME, Review

_ALIKE = 0.55
_NAMELESS = frozenset(name_skeleton(word) for word in word_set("nameless"))  # «مصدر», «مسؤول»
_OFFICES = frozenset(name_skeleton(word) for word in word_set("speak_for"))  # «متحدث», «مدير»
_LIKE = 0.45  # enough for what one person says, even where the pages tell little else together
_ROOM = 1.2  # of the words of a content, in which another is to tell it
_REVIEWED = 9.0  # goes before any likeness
_SAME_WORDS = 0.8  # where a negation more or less is all that differs
_FEW = 3  # roots that less alike contents must share
RIVAL = 0.36  # pairs at least so alike compete with each other
FREQUENT = 60  # a stem of more statements than these brings no candidates


@dataclass(frozen=True, slots=True)
class Claim:
    """A group of statements, by page and place. ``id`` is made of its members, so that the order of pages does not matter."""

    id: str
    tellings: tuple[Telling, ...]

    @property
    def speaker(self) -> str:
        """The fullest name the pages give the speaker."""
        return max((t.speaker for t in self.tellings), key=lambda name: (len(name.split()), name))


def find_claims(
    pages: Sequence[Profile], copies: Sequence[Copy], stories: Stories, reviews: Sequence[Review] = ()
) -> list[Claim]:
    """All claims of a record; every statement is in exactly one. What reviewers say of a pair goes before what is found."""
    tellings = [telling for page in pages for telling in page.tellings]
    weights = stories.weights
    copied = {pair for copy in copies for pair in ((copy.a, copy.b), (copy.b, copy.a))}
    scored: list[tuple[float, int, int]] = []
    for one, other in _candidates(tellings, weights):
        mine, theirs = tellings[one], tellings[other]
        score = likeness(mine, theirs, weights, (mine.page, theirs.page) in copied)
        if score >= RIVAL:
            scored.append((-score, one, other))
    known = {(one, other): -score for score, one, other in scored}
    scored = list(_without_rivals(scored, tellings, stories))
    known |= {(one, other): -score for score, one, other in scored}
    joined, parted = _reviewed(reviews, tellings)
    scored += [(-_REVIEWED, one, other) for one, other in joined]
    group = list(range(len(tellings)))
    members: dict[int, list[int]] = {n: [n] for n in group}
    for _, one, other in sorted(scored):
        a, b = group[one], group[other]
        if a == b:
            continue
        pairs = [(min(x, y), max(x, y)) for x in members[a] for y in members[b]]
        if any(pair in parted for pair in pairs):
            continue
        pairs = [(x, y) for x, y in pairs if not _within(tellings[x], tellings[y])] or pairs
        if (one, other) not in joined and sum(known.get(pair, 0.0) for pair in pairs) / len(pairs) < _ALIKE * 0.8:
            continue
        for n in members[b]:
            group[n] = a
        members[a] += members.pop(b)
    return sorted((claim_of(tellings[n] for n in numbers) for numbers in members.values()), key=lambda c: c.id)


def _within(a: Telling, b: Telling) -> bool:
    """Whether one telling stands in the other's words, so that the two say nothing of each other's likeness."""
    return a.page == b.page and a.content[0].start < b.content[-1].end and b.content[0].start < a.content[-1].end


def claim_of(tellings: Iterable[Telling]) -> Claim:
    """The claim that *tellings* are."""
    parts = tuple(sorted(tellings, key=lambda t: (t.page, t.number)))
    digest = hashlib.sha256("\n".join(t.id for t in parts).encode()).hexdigest()[:12]
    return Claim(f"c{digest}", parts)


def _reviewed(
    reviews: Sequence[Review], tellings: Sequence[Telling]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs that reviewers have joined and parted; the last word on a pair holds."""
    number = {telling.id: n for n, telling in enumerate(tellings)}
    said: dict[tuple[int, int], str] = {}
    for review in reviews:
        if review.a in number and review.b in number:
            one, other = sorted((number[review.a], number[review.b]))
            said[one, other] = review.verdict
    return {p for p, verdict in said.items() if verdict == SAME}, {
        p for p, verdict in said.items() if verdict == NOT_SAME
    }


def _without_rivals(
    scored: Sequence[tuple[float, int, int]], tellings: Sequence[Telling], stories: Stories
) -> Iterable[tuple[float, int, int]]:
    """Pairs that are alike enough, and less alike ones of two pages of which neither has a rival on the other's page.

    A speaker says few things twice in other words on one occasion: where each is what the other page has nearest to it,
    less likeness is needed. Such a pair counts as just alike. A headline goes with the first below it that tells it again.
    """
    best: dict[tuple[int, str], float] = {}
    agreed: set[tuple[str, str]] = set()  # pages that surely share a claim
    lead: dict[int, int] = {}  # the first below a headline that tells it again
    for score, one, other in scored:
        if -score >= _ALIKE and tellings[one].headline and tellings[one].page == tellings[other].page:
            lead[one] = min(other, lead.get(one, other))
        if -score >= _ALIKE:
            agreed.add((tellings[one].page, tellings[other].page))
        for n, page in ((one, tellings[other].page), (other, tellings[one].page)):
            best[n, page] = min(best.get((n, page), 0.0), score)
    for score, one, other in scored:
        a, b = tellings[one].page, tellings[other].page
        if a == b and lead.get(one, other) != other:
            continue
        if -score >= _ALIKE:
            yield score, one, other
            continue
        if a == b or score != best[one, b] or score != best[other, a]:
            continue
        one_person = -score >= _LIKE and _one_person(tellings[one], tellings[other])
        if one_person or {(a, b), (b, a)} & agreed or stories.same(a, b):
            yield -_ALIKE, one, other


def _candidates(tellings: Sequence[Telling], weights: Weights) -> Iterable[tuple[int, int]]:
    """Pairs that share at least two stems that are not frequent, or one where the contents are very short."""
    shared = shared_keys([telling.roots for telling in tellings], lambda root, _: weights.count[root] <= FREQUENT)
    for (one, other), count in shared.items():
        if count >= 2 or short(tellings[one]) or short(tellings[other]):
            yield one, other


def short(telling: Telling) -> bool:
    """Whether a content is so short that one shared stem is enough to compare it."""
    return len(telling.roots) <= 3


def likeness(a: Telling, b: Telling, weights: Weights, copied: bool) -> float:
    """How much two statements are like one claim; *copied* tells that their pages are copies."""
    if a.denies != b.denies or not _near(a, b):
        return 0.0
    shared = a.roots & b.roots
    if len(shared) < 2 and a.roots != b.roots:
        return 0.0
    agreement = _speakers_agree(a, b, copied)
    if agreement == 0 and (a.page == b.page or len(shared) < 5):
        return 0.0
    if a.negated != b.negated and len(shared) >= _SAME_WORDS * max(len(a.roots), len(b.roots)):
        return 0.0  # «لن نذهب إلى جنيف» and, a word dropped, «نذهب إلى جنيف»
    together = _in_one_place(a, b, shared, weights)
    if len(together) < 2 and a.roots != b.roots:
        return 0.0
    score = weights.share(together, a.roots, b.roots) + _EASE[agreement]
    if min(len(a.roots), len(b.roots)) < 4:
        score -= 0.1
    if a.numbers and b.numbers and not _figures_meet(a, b):
        score -= 0.15
    if a.page == b.page and a.headline == b.headline:
        score -= 0.25  # a page says a thing once, but for its headline
    if score < _ALIKE and len(together) < _FEW:
        return 0.0
    return score


def _figures_meet(a: Telling, b: Telling) -> bool:
    """Whether some figure of one telling and some of the other can be one: «أكثر من 1500», 1600."""
    return any(not differ(mine, theirs) for mine in figures(a.text) for theirs in figures(b.text))


def _in_one_place(a: Telling, b: Telling, shared: frozenset[str], weights: Weights) -> frozenset[str]:
    """Those of the *shared* roots that stand nearest together in the longer content, in a stretch hardly longer than the
    shorter content: one proposition stands in one place, while a long content has many words that any other may share.
    """
    short, long = sorted((told_words(a.text), told_words(b.text)), key=len)
    room = int(_ROOM * len(short)) + 2
    if len(long) <= room:
        return shared
    found = [(i, root) for i, root in enumerate(long) if root in shared]
    best, most = frozenset[str](), 0.0
    for n, (start, _) in enumerate(found):
        here = frozenset(root for i, root in found[n:] if i < start + room)
        weight = weights.of(here)
        if weight > most:
            best, most = here, weight
    return best


# how much less alike the contents need be where the speakers are: anybody, of like name, surely one
_EASE = {0: -0.25, 1: 0.05, 2: 0.16}


def _speakers_agree(a: Telling, b: Telling, copied: bool) -> int:
    """2 for one speaker, 1 for speakers that may be one, 0 for others (the words must then be the same)."""
    if a.entity and b.entity:
        return 2 if a.entity == b.entity else 0
    shorter, longer = sorted((a.names, b.names), key=len)
    if not shorter:
        return 0
    if shorter <= longer:
        return 2 if len(shorter) > 1 else 1
    if _speaks_for(a, b) or _speaks_for(b, a) or _both_nameless(a, b):
        return 1
    if _carries(a, b) or _carries(b, a):
        return 1
    shared = len(shorter & longer) / len(shorter)
    return 1 if shared >= (0.4 if copied else 0.6) else 0


def _one_person(a: Telling, b: Telling) -> bool:
    """Whether both are told of a speaker of one full name."""
    return a.names == b.names and len(a.names) > 1


def _speaks_for(person: Telling, body: Telling) -> bool:
    """Whether one speaker is, by his title, of the body that is the other: «مدير المرصد رامي عبد الرحمن», «المرصد السوري»;
    or holds the office that the other is called by: «المتحدث الرسمي باسم الجيش أحمد سمير», «الناطق باسم الجيش».
    """
    of = person.title - _OFFICES
    if not of or not person.title & _OFFICES:
        return False
    if body.names & _OFFICES:
        return body.entity is None and body.names - _OFFICES <= of
    return any(of <= names or names <= of for names in (body.names, *_other_names(body.entity)))


def _carries(medium: Telling, telling: Telling) -> bool:
    """Whether the speaker of one is the medium of the other: «ما بثته قناة الأفق», «قال مصدر لقناة الأفق»."""
    return any(medium.names == name_key(name) for name in telling.via)


@lru_cache(maxsize=1 << 10)
def _other_names(entity: str | None) -> tuple[frozenset[str], ...]:
    """The names of a body that the registry knows, as those of tellings: «البنتاغون» is «وزارة الدفاع الأميركية»."""
    known = load_registry().entities.get(entity or "")
    return tuple(map(name_key, known.names)) if known is not None and known.kind != "person" else ()


def _both_nameless(a: Telling, b: Telling) -> bool:
    """Whether two speakers keep their names back and are of one kind: «مسؤول أمني», «مصادر أمنية»."""
    return bool(a.names & _NAMELESS and b.names & _NAMELESS and (a.names - _NAMELESS) & (b.names - _NAMELESS))


def _near(a: Telling, b: Telling) -> bool:
    if a.said_on and b.said_on:
        return abs((a.said_on - b.said_on).days) <= 1
    return near(a.day, b.day)


def why_one(telling: Telling, claim: Claim, stories: Stories, reviews: Sequence[Review] = ()) -> str:
    """Why a telling is in its claim: the other that is most like it, how their speakers agree, and the words they share."""
    others = [other for other in claim.tellings if other.id != telling.id]
    if not others:
        return "the only one"
    other = max(others, key=lambda o: (stories.weights.alike(telling.roots, o.roots), o.id))
    if any(r.verdict == SAME and telling.id in (r.a, r.b) for r in reviews):
        return "a reviewer says so"
    shared = telling.roots & other.roots
    words = [w for w in telling_words(folded_words(telling.text)) if root(w) in shared]
    rarest = sorted(dict.fromkeys(words), key=lambda w: (stories.weights.count[root(w)], w))[:6]
    speakers = _AGREEMENT[_speakers_agree(telling, other, False)]
    return f"like {other.id}: {speakers}; {stories.weights.alike(telling.roots, other.roots):.0%} of the words, by rarity: {'، '.join(rarest)}"


_AGREEMENT = {0: "the words alone", 1: "speakers of like name", 2: "one speaker"}
