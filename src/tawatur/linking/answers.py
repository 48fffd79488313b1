"""Denials that say whose word they deny («نفت الهيئة علمها بالمفاوضات التي تحدثت عنها موسكو», «نفى صحة ما نقلته رويترز»), or
answer the one who spoke before («هذا غير صحيح»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from tawatur.arabic.data import read_toml
from tawatur.arabic.folding import fold_map, name_skeleton
from tawatur.linking.profiles import Profile, Telling, folded_words, roots_of
from tawatur.names.registry import Registry

_NAMED = re.compile(
    r"\b(?:التي|الذي|ما|مما|عما|بما|لما) (?:تحدث|اعلن|ذكر|قال|نقل|زعم|اورد|اشار|روج|نشر|بث|ادع|صرح)\w*"
    r"(?: (?:عنه|عنها|اليه|اليها|به|بها|له|لها|في وقت سابق))? (?P<teller>\w+(?: \w+)?)"
)

_NEAR = 400  # characters between what was said and an answer that only points to it


def answered(
    pages: Sequence[Profile], related: Callable[[str, str], bool], registry: Registry
) -> Iterable[tuple[Telling, Telling]]:
    """Each denial that names a teller, with what that teller says of the same matter on its page or a related one; and each that
    points to what was said before it, with that.

    The matter is what stands before the naming words; of several statements the one that shares most of it is taken.
    """
    told = [telling for page in pages for telling in page.tellings if not telling.denies]
    for page in pages:
        yield from _answers(page)
        for denial in page.tellings:
            named = _NAMED.search(fold_map(denial.text)[0]) if denial.denies else None
            if named is None:
                continue
            matter = roots_of(folded_words(denial.text)) - roots_of(named[0].split())
            best: tuple[int, Telling] | None = None
            for other in told:
                if other.page != page.id and not related(other.page, page.id):
                    continue
                if other.page == page.id and other.content[0].start < denial.content[-1].end <= other.content[-1].end:
                    continue  # told within the denial itself
                shared = len(matter & other.roots)
                if shared and (best is None or shared > best[0]) and _is(other, named["teller"], registry):
                    best = shared, other
            if best is not None:
                yield denial, best[1]


def _answers(page: Profile) -> Iterable[tuple[Telling, Telling]]:
    """The denials of a page that only point to what another said just before them."""
    before: list[Telling] = []
    for telling in page.tellings:
        if _points_back(telling):
            others = [t for t in before if t.speaker != telling.speaker and not t.headline]
            last = max(others, key=lambda t: t.content[-1].end, default=None)
            if last is not None and 0 < telling.content[0].start - last.content[-1].end <= _NEAR and not last.denies:
                yield telling, last
        before.append(telling)


def _points_back(telling: Telling) -> bool:
    folded = fold_map(telling.text)[0]
    whole, short = _pointing()
    return bool(whole.search(folded) or (telling.denies and short.search(folded)))


@lru_cache(maxsize=1)
def _pointing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = read_toml("lexicon/disclaimers.toml")
    return re.compile(data["answers"]["pattern"]), re.compile(data["answers_short"]["pattern"])


def _is(telling: Telling, teller: str, registry: Registry) -> bool:
    """Whether a statement is by *teller*: by the name, by a medium, or by who speaks for the state so named («موسكو»)."""
    first = teller.split()[0]
    names = {name_skeleton(word) for word in teller.split()}
    if names & (telling.names | {name_skeleton(word) for via in telling.via for word in folded_words(via)}):
        return True
    state = registry.state_of_capital(first) or registry.named(first)
    speaker = registry.entities.get(telling.entity or "")
    if state is None or speaker is None or state.kind != "state":
        return False
    return state.id in {speaker.id, speaker.parent, *(role.of for role in speaker.roles)}
