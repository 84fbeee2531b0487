"""Life events (一件事), their phrases and their items, read whole: about a dozen."""

import sqlite3
from collections import defaultdict
from typing import NamedTuple

from deskapp.domain.answer import LifeEvent
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import name, select, text


class EventRow(NamedTuple):
    """One life event as stored."""

    event: LifeEvent
    phrases: tuple[str, ...]
    stems: tuple[str, ...]
    """Phrases that name it only with an ending behind them."""
    items: tuple[tuple[str, str], ...]
    """(service code, note) in order; retired services are left out."""


@spoken_reads
def read_life_events(conn: sqlite3.Connection) -> tuple[EventRow, ...]:
    """All life events in their order; one without items is none."""
    phrases: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for row in select(conn, "SELECT event_code, text, stem FROM life_event_phrase ORDER BY id"):
        phrases[text(row["event_code"]), bool(row["stem"])].append(name(row["text"]))
    items: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in select(conn, _ITEMS):
        items[text(row["event_code"])].append((text(row["service_code"]), name(row["note"])))
    return tuple(
        EventRow(
            LifeEvent(code, name(row["name"])),
            tuple(phrases[code, False]),
            tuple(phrases[code, True]),
            tuple(items[code]),
        )
        for row in select(conn, "SELECT code, name FROM life_event ORDER BY position, rowid")
        if items[code := text(row["code"])]
    )


@spoken_reads
def read_endings(conn: sqlite3.Connection) -> tuple[str, ...]:
    """What turns a stem into the name of a life event (「…要办啥」), the longest first."""
    found = select(conn, "SELECT ending FROM life_event_ending ORDER BY length(ending) DESC, ending")
    return tuple(name(row["ending"]) for row in found)


_ITEMS = """SELECT event_code, service_code, note FROM life_event_item
JOIN service ON service.code = service_code AND retired_on IS NULL
ORDER BY event_code, life_event_item.position, life_event_item.id"""
