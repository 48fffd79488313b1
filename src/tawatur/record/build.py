"""Reading many pages: in this process or in several, in input order, with bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from tawatur.model import Analysis, Page, PageError
from tawatur.pipeline import analyse

_CHUNK = 16


def analyse_all(pages: Iterable[Page | PageError], jobs: int = 1) -> Iterator[Analysis | PageError]:
    """``analyse`` over *pages* in their order; with *jobs* processes the same results in the same order."""
    if jobs <= 1:
        for item in pages:
            yield _one(item)
        return
    source = iter(pages)
    waiting: deque[Future[list[Analysis | PageError]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        while True:
            while len(waiting) < 3 * jobs and (chunk := list(islice(source, _CHUNK))):
                waiting.append(pool.submit(_chunk, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _one(item: Page | PageError) -> Analysis | PageError:
    return item if isinstance(item, PageError) else analyse(item)


def _chunk(items: list[Page | PageError]) -> list[Analysis | PageError]:
    return [_one(item) for item in items]
