"""How often what was asked here, by hour, item and centre: numbers without words and without persons."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date, datetime, timedelta
from typing import NamedTuple

from deskapp.desk.deskfile import DeskFile

KEEP_DAYS = 400
"""Days that counts are kept: long enough to set a month beside the same month of last year."""

ANSWERED = "answered"
MISSED = "missed"
"""A search that was not answered; its item is empty."""
WRONG = "wrong"
"""An answer of which the clerk said that it is wrong."""

TABLE = """CREATE TABLE IF NOT EXISTS usage (day TEXT NOT NULL, hour INTEGER NOT NULL, centre TEXT NOT NULL,
kind TEXT NOT NULL, service TEXT NOT NULL, times INTEGER NOT NULL,
PRIMARY KEY (day, hour, centre, kind, service)) WITHOUT ROWID"""


class Slot(NamedTuple):
    """What is counted together."""

    day: date
    hour: int
    """0 to 23, wall clock."""
    centre: str
    """Code of the centre where the desk stood; empty when it stood nowhere."""
    kind: str
    service: str
    """Code of the item; empty for a search that was not answered."""


class Usage(NamedTuple):
    """One slot with its number."""

    slot: Slot
    times: int


def slot(kind: str, service: str, centre: str, at: datetime) -> Slot:
    return Slot(at.date(), at.hour, centre, kind, service)


def read(file: DeskFile, first: date, last: date) -> tuple[Usage, ...]:
    """The counts of the days from `first` to `last`, both of them included."""
    days = (first.isoformat(), last.isoformat())
    none: list[tuple[str, int, str, str, str, int]] = []
    rows = file.ask(lambda conn: conn.execute(_BETWEEN, days).fetchall(), none)
    return tuple(Usage(Slot(date.fromisoformat(row[0]), *row[1:5]), row[5]) for row in rows)


def most_answered(file: DeskFile, first: date, last: date, limit: int) -> tuple[str, ...]:
    """Codes of the items that were answered most in those days, the most frequent first."""
    wanted = (first.isoformat(), last.isoformat(), ANSWERED, limit)
    none: list[tuple[str]] = []
    return tuple(code for (code,) in file.ask(lambda conn: conn.execute(_MOST, wanted).fetchall(), none))


def store(conn: sqlite3.Connection, counts: Counter[Slot], today: date) -> None:
    """Adds to what other desks of this file have counted, and deletes what is too old."""
    conn.executemany(_COUNT, [(s.day.isoformat(), *s[1:], times) for s, times in counts.items()])
    conn.execute("DELETE FROM usage WHERE day < ?", ((today - timedelta(days=KEEP_DAYS)).isoformat(),))


_COUNT = """INSERT INTO usage (day, hour, centre, kind, service, times) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET times = times + excluded.times"""
_MOST = """SELECT service FROM usage WHERE day BETWEEN ? AND ? AND kind = ?
GROUP BY service ORDER BY sum(times) DESC, service LIMIT ?"""
_BETWEEN = "SELECT day, hour, centre, kind, service, times FROM usage WHERE day BETWEEN ? AND ?"
