"""What happened at this desk: kept in memory while somebody types, written by `save`, off the keys' path."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from deskapp import clock
from deskapp.desk import misses, usage
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.misses import Miss
from deskapp.desk.usage import Slot, Usage

MOST_WAITING = 500
"""Misses that wait in memory while the file cannot be written."""

TABLES = (usage.TABLE, misses.TABLE)
FAILED = "没能记下没查到的词和次数, 查询照常"


class Records:
    """Misses and counts. `save` may run in another thread than the rest."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._misses: list[Miss] = []
        self._counts: Counter[Slot] = Counter()
        self._pruned = False

    def answered(self, service: str, centre: str, at: datetime) -> None:
        """One citizen was told about an item."""
        with self._lock:
            self._counts[usage.slot(usage.ANSWERED, service, centre, at)] += 1

    def missed(self, words: str, reason: str, service: str, centre: str, at: datetime) -> None:
        """One search was not answered (`misses.NOTHING`, `GUESS`), or wrongly (`WRONG`, with the item)."""
        kind = usage.WRONG if reason == misses.WRONG else usage.MISSED
        one = misses.miss(words, reason, service, centre, at)
        with self._lock:
            self._counts[usage.slot(kind, service, centre, at)] += 1
            if one is not None:
                self._misses = [*self._misses, one][-MOST_WAITING:]

    def save(self) -> None:
        """Writes what has happened since the last time, and once a run deletes what is too old.

        Raises DeskappError; then it all waits for the next time.
        """
        with self._lock:
            waiting, counts = self._misses, self._counts
            self._misses, self._counts = [], Counter()
        if not counts and (self._pruned or not self._file.path.exists()):
            return
        today = clock.now().date()

        def change(conn: sqlite3.Connection) -> None:
            usage.store(conn, counts, today)
            misses.store(conn, waiting, today)

        try:
            self._file.change(TABLES, change, FAILED)
            self._pruned = True
        except BaseException:
            with self._lock:
                self._misses = [*waiting, *self._misses][-MOST_WAITING:]
                self._counts += counts
            raise

    def used(self, first: date, last: date) -> tuple[Usage, ...]:
        """The stored counts of the days from `first` to `last`."""
        return usage.read(self._file, first, last)

    def most_answered(self, first: date, last: date, limit: int) -> tuple[str, ...]:
        """Codes of the items that were answered most, the most frequent first."""
        return usage.most_answered(self._file, first, last, limit)

    def misses(self, today: date) -> tuple[Miss, ...]:
        """The stored misses, the oldest first."""
        return misses.read(self._file, today)

    def settle(self, numbers: Sequence[int], outcome: str, today: date) -> None:
        """`misses.TURNED` or `misses.DISMISSED`. Raises DeskappError."""
        misses.settle(self._file, numbers, outcome, today)

    def clear_words(self) -> int:
        """Deletes every word that was not found; the counts stay. Raises DeskappError."""
        with self._lock:
            waiting, self._misses = self._misses, []
        return misses.clear(self._file) + len(waiting)
