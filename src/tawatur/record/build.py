"""Reading many pages: in this process or in several, in input order, with bounded memory and a limit of time a page."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from types import FrameType

from tawatur.model import Analysis, Page, PageError
from tawatur.pipeline import analyse

LIMIT = 60.0  # seconds a page may take
_CHUNK = 16
Item = Page | PageError
Read = Analysis | PageError


def analyse_all(pages: Iterable[Item], jobs: int = 1, limit: float = LIMIT) -> Iterator[Read]:
    """``analyse`` over *pages* in their order; with *jobs* processes the same results in the same order.

    A page that takes more than *limit* seconds, or on which a process dies, becomes a ``PageError``; the others do not suffer.
    """
    if jobs <= 1:
        for item in pages:
            yield analyse_one(item, limit)
        return
    source = iter(pages)
    waiting: deque[tuple[list[Item], Future[list[Read]]]] = deque()
    pool = ProcessPoolExecutor(jobs)
    try:
        while True:
            try:
                while len(waiting) < 3 * jobs and (chunk := list(islice(source, _CHUNK))):
                    waiting.append((chunk, pool.submit(_chunk, chunk, limit)))
            except BrokenProcessPool:
                waiting.append((chunk, Future()))
                waiting[-1][1].set_exception(BrokenProcessPool())
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                found = list(_each_alone(chunk, limit))
                pool.shutdown(wait=False, cancel_futures=True)
                pool = ProcessPoolExecutor(jobs)
                waiting = deque((chunk, pool.submit(_chunk, chunk, limit)) for chunk, _ in waiting)
            yield from found
    finally:
        pool.shutdown(cancel_futures=True)


def _each_alone(items: Sequence[Item], limit: float) -> Iterator[Read]:
    """The pages of a chunk on which a process died: each in a process of its own, so that only the one to blame is lost."""
    for item in items:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield pool.submit(analyse_one, item, limit).result()
            except BrokenProcessPool:
                source = item.source if isinstance(item, PageError) else item.id
                yield PageError(source, "the process that read it died (out of memory, or killed)")


class _TooLong(Exception):
    """A page took more than its time."""


def _ring(signal_number: int, frame: FrameType | None) -> None:
    raise _TooLong


def analyse_one(item: Item, limit: float = LIMIT) -> Read:
    """``analyse`` of one page within *limit* seconds; what could not be read stays what it is."""
    if isinstance(item, PageError):
        return item
    try:
        return _within_time(item, limit)
    except Exception as error:  # a fault of ours; it must not cost the other pages
        return PageError(item.id, f"the analysis failed ({type(error).__name__}: {error}); please report this page")


def _within_time(item: Page, limit: float) -> Read:
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return analyse(item)  # no alarm can be set here
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        return analyse(item)
    except _TooLong:
        return PageError(item.id, f"took more than {limit:g} seconds to read")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _chunk(items: list[Item], limit: float) -> list[Read]:
    return [analyse_one(item, limit) for item in items]
