"""What this desk picked before for the same words (本台常选): a lift, never above an exact match.

Kept: the words as they are compared, the item's code, how often, the last day. No words that may name
a person or a matter that is kept nowhere, no item that must not be called aloud, nobody, no hour.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from deskapp import clock
from deskapp.desk.deskfile import DeskFile
from deskapp.domain.privacy import masked

HALF_LIFE_DAYS = 30
"""Days after which a pick counts half: what was asked last month is half as likely this month."""
LIFT = 0.4
"""The most that picks add to a score: more than the lead of a sibling, less than a whole name is worth."""
HALF_TRUSTED = 1.0
"""Picks, faded, that earn half of the lift; the first already tells much."""
LONGEST_WORDS = 16
"""Characters of words that are kept: a longer sentence tells of somebody."""
FORGOTTEN = 0.05
"""Faded picks below which a row is deleted: one pick is forgotten after four months."""
MOST_KEPT = 2_000
"""Rows that are kept at most, the latest: a few hundred kilobytes."""
SWITCHED_OFF = re.compile(r"^[ \t]*experience[ \t]*=[ \t]*false\b", re.MULTILINE)
"""The line of the settings file that switches this off."""

TABLE = """CREATE TABLE IF NOT EXISTS pick (words TEXT NOT NULL, service TEXT NOT NULL, times REAL NOT NULL,
day TEXT NOT NULL, PRIMARY KEY (words, service)) WITHOUT ROWID"""
FAILED = "没能记下本台常选, 查询照常"
UNCLEARED = "没能清空本台常选"
NOBODY: Mapping[str, float] = {}


class Pick(NamedTuple):
    """How often one item was picked for some words, as it counted on the last day."""

    times: float
    day: date


class Scored(Protocol):
    """One result of the search; see deskapp.search.engine.Hit."""

    @property
    def target(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def exact(self) -> bool: ...


Result = TypeVar("Result", bound=Scored)


class Experience:
    """Read when first needed. `picked` only remembers; `save` writes, off the keys' path."""

    def __init__(self, file: DeskFile, settings: Path) -> None:
        """`settings`: the settings file, which may say `experience = false`."""
        self._file, self._settings = file, settings
        self._lock = threading.Lock()
        self._known: dict[str, dict[str, Pick]] | None = None
        self._changed: set[tuple[str, str]] = set()
        self._last = ("", "")
        self._is_on = True

    def load(self) -> dict[str, dict[str, Pick]]:
        """What is remembered, read unless it is read already; nothing where it is switched off."""
        if self._known is None:
            self._is_on = not _switched_off(self._settings)
            self._known = _read(self._file) if self._is_on else {}
        return self._known

    def favoured(self, query: str, today: date) -> Mapping[str, float]:
        """Codes of the items that were picked for these words -> trust, above 0 and below 1."""
        known = self.load()
        picks = known.get(_compared(query)) if known else None
        if not picks:
            return NOBODY
        faded = {code: _faded(pick, today) for code, pick in picks.items()}
        return {code: times / (times + HALF_TRUSTED) for code, times in faded.items()}

    def picked(self, query: str, code: str, today: date) -> None:
        """The answer of `code` was taken for `query`; the same one twice in a row counts once.

        To be called only where the look-up is not private.
        """
        known = self.load()
        words = kept_words(query)
        if not self._is_on or not words or not code or (words, code) == self._last:
            return
        self._last = (words, code)
        with self._lock:
            picks = known.setdefault(words, {})
            before = _faded(picks[code], today) if code in picks else 0.0
            picks[code] = Pick(before + 1.0, today)
            self._changed.add((words, code))

    def save(self) -> None:
        """Writes what was picked since the last time. Raises DeskappError; then it waits for the next one."""
        with self._lock:
            changed, self._changed = self._changed, set()
            known = self._known or {}
            rows = [(w, c, known[w][c].times, known[w][c].day.isoformat()) for w, c in changed]
        if not rows:
            return
        try:
            self._file.change((TABLE,), lambda conn: _store(conn, rows, clock.now().date()), FAILED)
        except BaseException:
            with self._lock:
                self._changed |= changed
            raise

    def clear(self) -> int:
        """Forgets everything now, in memory and in the file; how many rows it was. Raises DeskappError."""
        known = self.load()
        with self._lock:
            gone = sum(map(len, known.values()))
            self._known, self._changed, self._last = {}, set(), ("", "")
        if self._file.path.exists():
            self._file.change((TABLE,), _empty, UNCLEARED)
        return gone


def lifted(hits: Sequence[Result], favoured: Mapping[str, float]) -> list[Result]:
    """The hits in their new order: what was picked before moves up, but never above an exact match."""
    if not favoured:
        return list(hits)

    def place(hit: Result) -> tuple[bool, float]:
        return not hit.exact, -(hit.score + LIFT * favoured.get(hit.target.partition(":")[2], 0.0))

    return sorted(hits, key=place)


def kept_words(query: str) -> str:
    """`query` as it is compared; empty where it must not be kept: numbers of persons, matters that are
    kept nowhere, long sentences."""
    # The search is loaded by now: the desk opens without it.
    from deskapp.desk.visit import unspoken

    words = _compared(query)
    short = len(words) <= LONGEST_WORDS and _compared(masked(query)) == words
    return words if short and not unspoken(query) else ""


def _compared(query: str) -> str:
    # The search is loaded by now, or else it is about to be: the desk opens without it.
    from deskapp.search.text import squeeze

    return squeeze(query)


def _switched_off(settings: Path) -> bool:
    try:
        return SWITCHED_OFF.search(settings.read_text(encoding="utf-8")) is not None
    except (OSError, UnicodeDecodeError):
        # No such file, or one that the screen complains of: the default holds.
        return False


def _read(file: DeskFile) -> dict[str, dict[str, Pick]]:
    none: list[tuple[str, str, float, str]] = []
    known: dict[str, dict[str, Pick]] = {}
    for words, code, times, day in file.ask(lambda conn: conn.execute(_ALL).fetchall(), none):
        known.setdefault(words, {})[code] = Pick(float(times), date.fromisoformat(day))
    return known


def _store(conn: sqlite3.Connection, rows: Sequence[tuple[str, str, float, str]], today: date) -> None:
    """Writes the rows and deletes what has faded or is too much."""
    conn.executemany("INSERT OR REPLACE INTO pick VALUES (?, ?, ?, ?)", rows)
    old = [
        (words, code)
        for words, code, times, day in conn.execute(_ALL)
        if _faded(Pick(times, date.fromisoformat(day)), today) < FORGOTTEN
    ]
    conn.executemany("DELETE FROM pick WHERE words = ? AND service = ?", old)
    conn.execute(_TOO_MANY, (MOST_KEPT,))


def _empty(conn: sqlite3.Connection) -> None:
    conn.execute("DELETE FROM pick")


def _faded(pick: Pick, today: date) -> float:
    """What picks are worth today; a day in the future, after a wrong clock, counts as today."""
    return float(pick.times * 0.5 ** (max(0, (today - pick.day).days) / HALF_LIFE_DAYS))


_ALL = "SELECT words, service, times, day FROM pick ORDER BY day, words, service"
_TOO_MANY = """DELETE FROM pick WHERE (words, service) IN
(SELECT words, service FROM pick ORDER BY day DESC, times DESC LIMIT -1 OFFSET ?)"""
