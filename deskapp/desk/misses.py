"""What this desk could not answer, as words only, for a short while (没查到的).

No number that names a person is stored, no minute, no desk clerk: masked words, why, the hour, the centre.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from deskapp.desk.deskfile import DeskFile
from deskapp.domain.privacy import masked

KEEP_DAYS = 90
"""Days after which words are deleted, by the next write."""

MOST_KEPT = 20_000
"""Misses that are kept at most, the newest: a stuck key or a scanner must not fill a disk."""

HOUR = "%Y-%m-%dT%H"
"""How the hour is written in the file."""

# Why it is a miss.
NOTHING = "nothing"
"""Nothing was found."""
GUESS = "guess"
"""Only a guess was found, and nobody opened it."""
WRONG = "wrong"
"""The clerk says that the answer is wrong (答错了)."""

# What became of it.
OPEN = ""
TURNED = "turned"
"""An everyday name was made of the words."""
DISMISSED = "dismissed"

TABLE = """CREATE TABLE IF NOT EXISTS miss (id INTEGER PRIMARY KEY, words TEXT NOT NULL,
reason TEXT NOT NULL, service TEXT NOT NULL, centre TEXT NOT NULL, hour TEXT NOT NULL,
outcome TEXT NOT NULL, settled TEXT NOT NULL)"""


class Miss(NamedTuple):
    """One search that was not answered."""

    words: str
    """Masked; may be empty for an answer that was opened without a search."""
    reason: str
    service: str
    """Code of the item that was wrong; empty otherwise."""
    centre: str
    """Where the desk stood; empty when it stands nowhere."""
    hour: datetime
    outcome: str = OPEN
    number: int = 0
    """Its row; 0 before it is stored."""


def miss(words: str, reason: str, service: str, centre: str, at: datetime) -> Miss | None:
    """One miss as it may be kept: the words masked, the minute left out. None where nothing is left of it."""
    kept = masked(words)
    hour = at.replace(minute=0, second=0, microsecond=0)
    return Miss(kept, reason, service, centre, hour) if kept or service else None


def read(file: DeskFile, today: date) -> tuple[Miss, ...]:
    """Every miss that is not too old, the oldest first."""
    first = _first_kept(today)
    none: list[tuple[str, str, str, str, str, str, int]] = []
    rows = file.ask(lambda conn: conn.execute(_ALL, (first,)).fetchall(), none)
    return tuple(_miss(row) for row in rows)


def settle(file: DeskFile, numbers: Sequence[int], outcome: str, today: date) -> None:
    """Says what became of misses. Raises DeskappError when it cannot be written."""
    rows = [(outcome, today.isoformat(), number) for number in numbers]

    def change(conn: sqlite3.Connection) -> None:
        conn.executemany(_SETTLE, rows)

    file.change((TABLE,), change, "没能记下这一条怎么处理了, 目录没有受影响")


def clear(file: DeskFile) -> int:
    """Deletes all words now, those in broken files that were set aside too; how many misses it was.

    Raises DeskappError when they cannot be deleted.
    """
    gone: list[int] = []

    def change(conn: sqlite3.Connection) -> None:
        gone.append(conn.execute("DELETE FROM miss").rowcount)

    if file.path.exists():
        file.change((TABLE,), change, "没能清空没查到的词")
    file.forget_broken()
    return sum(gone)


def store(conn: sqlite3.Connection, misses: Sequence[Miss], today: date) -> None:
    """Writes new misses and deletes what is too old or too many."""
    for one in misses:
        hour = one.hour.strftime(HOUR)
        outcome = _dismissed_before(conn, one)
        conn.execute(_ADD, (one.words, one.reason, one.service, one.centre, hour, outcome, ""))
    conn.execute("DELETE FROM miss WHERE hour < ?", (_first_kept(today),))
    conn.execute("DELETE FROM miss WHERE id <= (SELECT max(id) FROM miss) - ?", (MOST_KEPT,))


def _dismissed_before(conn: sqlite3.Connection, one: Miss) -> str:
    """What a clerk has waved away stays away for as long as that is remembered."""
    found = conn.execute(_WAVED, (one.words, one.service, DISMISSED)).fetchone()
    return DISMISSED if found else OPEN


def _first_kept(today: date) -> str:
    return (today - timedelta(days=KEEP_DAYS)).isoformat()


def _miss(row: tuple[str, str, str, str, str, str, int]) -> Miss:
    words, reason, service, centre, hour, outcome, number = row
    return Miss(words, reason, service, centre, datetime.strptime(hour, HOUR), outcome, number)


_ADD = """INSERT INTO miss (words, reason, service, centre, hour, outcome, settled)
VALUES (?, ?, ?, ?, ?, ?, ?)"""
_ALL = "SELECT words, reason, service, centre, hour, outcome, id FROM miss WHERE hour >= ? ORDER BY id"
_WAVED = "SELECT 1 FROM miss WHERE words = ? AND service = ? AND outcome = ?"
_SETTLE = "UPDATE miss SET outcome = ?, settled = ? WHERE id = ?"
