"""The room: the shelf of the record's present state, the judgements on it, and their renewal when the record changes."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.process.definition import Process, load_process
from tawatur.record.reviews import NOT_A_CONFLICT, NOT_SAME, OF_LINKS, OF_STATEMENTS, SAME, Review, last_words, standing
from tawatur.record.store import Record
from tawatur.web.shelf import Row, Shelf

_LOOK = 1.0  # seconds between looks at whether the record has changed


@dataclass(frozen=True, slots=True)
class Judged:
    """The review log as it stands: all lines, the numbers of those in force, the last word on each thing by kind."""

    log: tuple[Review, ...]
    in_force: frozenset[int]
    statements: Mapping[tuple[str, ...], Review]
    by_reviewer: Mapping[tuple[str, str], Review]  # (reviewer, statement) → word
    pairs: Mapping[tuple[str, ...], Review]
    dismissed: frozenset[str]

    @classmethod
    def of(cls, log: Sequence[Review]) -> Judged:
        """The state of a log."""
        in_force = standing(log)
        return cls(
            tuple(log),
            frozenset(review.n for review in in_force),
            last_words(log, OF_STATEMENTS),
            {(review.by, review.a): review for review in in_force if review.verdict in OF_STATEMENTS},
            last_words(log, (SAME, NOT_SAME)),
            frozenset(review.a for review in in_force if review.verdict == NOT_A_CONFLICT),
        )

    def on(self, statement: str) -> Review | None:
        """The last word on a statement."""
        return self.statements.get((statement,))

    def conflicts(self, shelf: Shelf) -> list[Row]:
        """The conflicts of a shelf that nobody has called none."""
        return [row for id, row in shelf.conflicts.items() if id not in self.dismissed]


class Room:
    """A record that is being read. ``shelf`` is always whole; while a new one is made the old one serves.

    Linking takes longer than anybody waits for a page, so a changed record is linked by another process, which keeps the
    result in the record; only then is the shelf made anew.
    """

    def __init__(self, record: Record, processes: Sequence[str]) -> None:
        self.record = record
        self.names = tuple(processes)
        self.processes: list[Process] = [load_process(name) for name in processes]
        self._stamp = record.stamp()
        self._shelf = Shelf(record, self.processes)
        self._judged = Judged.of(record.reviews())
        self._links = self._link_words()
        self._looked = time.monotonic()
        self._lock = threading.Lock()
        self.renewing: threading.Thread | None = None

    @property
    def shelf(self) -> Shelf:
        """What the record holds, at most a moment old, or the state before while the new one is made."""
        self._look()
        return self._shelf

    @property
    def judged(self) -> Judged:
        """What reviewers have said, at most a moment old."""
        self._look()
        return self._judged

    @property
    def pending(self) -> bool:
        """Whether the shelf is being made anew."""
        return self.renewing is not None and self.renewing.is_alive()

    def review(self, review: Review) -> Review:
        """Write a judgement; what the room shows of the log follows at once. Raises ``RecordError``."""
        written = self.record.review(review)
        self._look(now=True)
        return written

    def _look(self, now: bool = False) -> None:
        if not now and time.monotonic() - self._looked < _LOOK:
            return
        with self._lock:
            self._looked = time.monotonic()
            stamp = self.record.stamp()
            if stamp == self._stamp:
                return
            if stamp[3] != self._stamp[3]:
                self._judged = Judged.of(self.record.reviews())
            pages_changed = stamp[:3] != self._stamp[:3]
            words = self._link_words()
            if (pages_changed or words != self._links) and not self.pending:
                self.renewing = threading.Thread(target=self._renew, args=(words,), daemon=True)
                self.renewing.start()
            elif pages_changed or words != self._links:
                return  # look again when the present renewal has ended
            self._stamp = stamp

    def _link_words(self) -> tuple[int, ...]:
        """The lines of the log that links depend on, but for conflicts called none, which the room itself leaves out."""
        wanted = set(OF_LINKS) - {NOT_A_CONFLICT}
        return tuple(r.n for r in self._judged.log if r.n in self._judged.in_force and r.verdict in wanted)

    def _renew(self, words: tuple[int, ...]) -> None:
        command = [sys.executable, "-m", "tawatur.web.prepare", self.record.path, *self.names]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode == 0:
            self._shelf = Shelf(self.record, self.processes)
            self._links = words
