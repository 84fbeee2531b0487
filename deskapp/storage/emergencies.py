"""Emergencies (紧急求助) and the phrases that tell of one, read whole with the first query."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from deskapp.domain.answer import Emergency
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import Row, name, select, text


@dataclass(frozen=True, slots=True)
class Alarm:
    """One danger with the phrases that tell of it."""

    emergency: Emergency
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alarms:
    """Every danger, the most pressing first. `harmless`: words that hold such a phrase and mean none."""

    rows: tuple[Alarm, ...]
    harmless: tuple[str, ...]


AMBULANCE, SUICIDE = "120", "suicide"


def _of_life(row: Row) -> bool:
    return text(row["code"]) == SUICIDE or name(row["number"]) == AMBULANCE


@spoken_reads
def read_alarms(conn: sqlite3.Connection) -> Alarms:
    """A row without a number is left out: there would be nothing to say."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for row in select(conn, "SELECT emergency_code, text FROM emergency_phrase ORDER BY id"):
        phrases[text(row["emergency_code"])].append(name(row["text"]))
    rows = tuple(
        Alarm(
            Emergency(name(row["title"]), name(row["number"]), name(row["sentence"]), _of_life(row)),
            tuple(phrases[text(row["code"])]),
        )
        for row in select(conn, "SELECT * FROM emergency ORDER BY position, rowid")
        if name(row["number"])
    )
    harmless = tuple(name(r["text"]) for r in select(conn, "SELECT text FROM harmless_phrase ORDER BY rowid"))
    return Alarms(rows, harmless)
