"""Chains: what brought a claim to each page, and how many of those ways are independent.

A page tells by the medium its clause names (via), by the agency or outlet its article credits, by the page or the sentence it
copies, else on its own account. Two tellings are one chain where they share any of these; outlets of one house are one teller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import combinations

from tawatur.arabic.data import word_set
from tawatur.arabic.folding import fold, light_stem
from tawatur.linking.claims import Claim
from tawatur.linking.copies import Copy, copy_groups
from tawatur.linking.profiles import Profile, Telling, folded_words
from tawatur.names.registry import MEDIA, Entity, Registry

_TWO = word_set("two_media")
_MEDIUM = frozenset(map(light_stem, word_set("words_for_media") | _TWO))  # «وكالة رويترز» is «رويترز»
_COPIED = 13  # words in a row that two reporters do not write by chance


class Chains:
    """Finds the independent chains of claims."""

    def __init__(self, pages: Sequence[Profile], copies: Sequence[Copy], registry: Registry) -> None:
        self.registry = registry
        self.pages = {page.id: page for page in pages}
        self.outlets = {
            outlet: words for outlet in sorted({p.outlet for p in pages if p.outlet}) if (words := _words(outlet))
        }
        self.group = copy_groups(self.pages, copies)

    def of(self, claim: Claim) -> list[set[str]]:
        """The chains of a claim, each the set of tellers (pages, media, houses) that hang together, the largest first."""
        tellers = [self.tellers(telling) for telling in claim.tellings]
        if len(tellers) > 1:
            wordings = [
                (telling.page, self._wording(telling), own)
                for telling, own in zip(claim.tellings, tellers, strict=True)
            ]
            for (page, words, _), (other, again, own) in combinations(wordings, 2):
                if page != other and _copied(words, again):
                    own.add(self.text(page))
        chains = hang_together(self._apart(claim, tellers))
        return sorted(chains, key=lambda chain: (-len(chain), sorted(chain)))

    def _apart(self, claim: Claim, tellers: Sequence[set[str]]) -> list[set[str]]:
        """The tellers with those of one who names two media («لوكالتي تاس وإنترفاكس») on the way of one of them, where others have
        it through these: who heard both does not make them one.
        """
        several = [any(map(_names_two, telling.via)) for telling in claim.tellings]
        told = set().union(*(own for own, two in zip(tellers, several, strict=True) if not two))
        found = []
        for telling, own, two in zip(claim.tellings, tellers, several, strict=True):
            media = sorted({self.medium(name) for name in telling.via} & told) if two else []
            found.append(own - set(media[1:]))
        return found

    def tellers(self, telling: Telling) -> set[str]:
        """All that a telling came through, as keys: its page's group of copies, its media, the house of its outlet."""
        page = self.pages[telling.page]
        found = {self.text(page.id), self.medium(page.outlet or "")}
        media = {self._meant(name, page, telling) for name in telling.via or self._heard_through(page, telling)}
        found |= media - {""} or {self.medium(name) for name in page.credits}
        entity = self.registry.entities.get(telling.entity or "")
        if entity is not None and entity.kind in MEDIA:
            found.add(self.medium(entity.names[0]))  # an agency tells what it says itself
        elif _is_medium(telling.speaker):
            found.add(self.medium(telling.speaker))
        found |= {self.medium(other.speaker) for other in page.tellings if _reports(other, telling)}
        return found - {""}

    def _meant(self, name: str, page: Profile, telling: Telling) -> str:
        """The key of a medium through which a page has something: «الوكالة» is the last medium that the page named before."""
        if _words(name):
            return self.medium(name)
        for other in reversed(page.tellings[: page.tellings.index(telling)]):
            for named in (*other.via, *((other.speaker,) if _is_medium(other.speaker) else ())):
                if _words(named):
                    return self.medium(named)
        return ""

    def _wording(self, telling: Telling) -> list[str]:
        """The folded words of the sentence or sentences that hold a telling's content, attribution and all; none of a direct
        quotation, which is the speaker's wording and shows nothing.
        """
        if telling.direct:
            return []
        page = self.pages[telling.page]
        start, end = telling.content[0].start, telling.content[-1].end
        spans = [s.span for s in page.sentences if s.span.start < end and start < s.span.end]
        return folded_words(page.text[spans[0].start : spans[-1].end] if spans else telling.text)

    def narrates(self, page: Profile) -> set[str]:
        """All that what a page narrates itself came through: its group of copies, its outlet's house, the media it credits."""
        found = {self.text(page.id), self.medium(page.outlet or ""), *(self.medium(name) for name in page.credits)}
        return found - {""}

    def _heard_through(self, page: Profile, telling: Telling) -> tuple[str, ...]:
        """The medium through which the page has all it says of this speaker elsewhere, where it is one."""
        media = {other.via for other in page.tellings if other.via and other.speaker == telling.speaker}
        return next(iter(media)) if len(media) == 1 else ()

    def _known(self, name: str) -> Entity | None:
        """The outlet or agency of a name, what describes it left out: «وكالة أنباء الشرق الأوسط | الرسمية المصرية»."""
        words = name.split()
        for count in range(len(words), 1 if len(words) > 1 else 0, -1):
            if count < len(words) and not words[count].startswith("ال"):
                break
            if (found := self.registry.outlet(" ".join(words[:count]))) is not None:
                return found
        return None

    def text(self, page: str) -> str:
        """The key of a page's group of copies."""
        return f"text:{self.group[page]}"

    def medium(self, name: str) -> str:
        """The key of an agency or outlet: its house where the registry knows it, else the words of its name; "" for nobody's."""
        bare = " ".join(word for word in _unquoted(name).split() if fold(word) not in _TWO)
        known = self._known(name) or self._known(bare) or self._known(f"وكالة {bare}")
        if known is not None:
            return f"house:{known.house or known.id}" if known.house not in ("", "-") else f"medium:{known.id}"
        words = _words(name)
        for outlet, own in self.outlets.items():
            if len(own) > 1 and outlet != name and len(words) >= len(own) and _begins(words, own):
                return self.medium(outlet)  # «النهضة البيروتية الشقيقة» is the outlet «نهضة بيروت»
        return "name:" + " ".join(words) if words else ""


def _is_medium(name: str) -> bool:
    """Whether a name begins with the word for a medium: «وكالة الأنباء السورية»."""
    first, _, rest = fold(name).partition(" ")
    return bool(rest) and _word_for_medium(first)


def _names_two(name: str) -> bool:
    """Whether a name begins with the word for two media: «وكالتي تاس»."""
    return not _TWO.isdisjoint(fold(name).split()[:1])


def _reports(medium: Telling, telling: Telling) -> bool:
    """Whether a telling stands in what a medium says: «ذكر موقع حمرين أن …، وفقا لمصدر عسكري»."""
    inside = medium.content[0].start <= telling.content[0].start and telling.content[-1].end <= medium.content[-1].end
    return inside and medium is not telling and _is_medium(medium.speaker)


def _word_for_medium(word: str) -> bool:
    return light_stem(word.removeprefix("ال")) in _MEDIUM


def _copied(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sentences are one: what two reporters heard they word in two ways."""
    match = SequenceMatcher(None, words, other, autojunk=False).find_longest_match()
    return match.size >= _COPIED and 2 * match.size >= min(len(words), len(other))


def hang_together(tellers: Iterable[AbstractSet[str]]) -> list[set[str]]:
    """The chains of tellings, given the tellers of each: those that share a teller are one."""
    chains: list[set[str]] = []
    for own in tellers:
        together = [chain for chain in chains if chain & own]
        chains = [chain for chain in chains if not chain & own]
        chains.append(set(own).union(*together))
    return chains


def outlets(claim: Claim, pages: dict[str, Profile]) -> Iterable[str]:
    """The outlets that tell a claim; a page of an unknown outlet stands for one of its own."""
    return sorted({pages[t.page].outlet or t.page for t in claim.tellings})


def _unquoted(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip()


def _words(name: str) -> list[str]:
    """The stems of a medium's own name: «وكالة «وفا»» is «وفا»; none for «وكالات»."""
    words = fold(_unquoted(name)).split()
    return [light_stem(word) for word in words if not _word_for_medium(word)]


def _begins(words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether *words* open with the words of an outlet's name, or with adjectives made of them."""
    return all(
        word == part or (len(part) > 3 and word.startswith(part)) for word, part in zip(words, own, strict=False)
    )
