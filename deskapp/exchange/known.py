"""What a catalog already holds, as an import needs it: read once, by plain sqlite3."""

import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from deskapp.domain.models import SAMPLE
from deskapp.storage.rows import Row, select, text


@dataclass(slots=True)
class Known:
    """Empty for a catalog that does not exist yet."""

    services: dict[str, Row] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    """Service name -> codes."""
    names: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """(service code, alias | old_name) -> texts."""
    documents: dict[str, list[Any]] = field(default_factory=dict)
    """Service code -> (name, situation) in order."""
    limits: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """(service code, kind) -> (text, days, unit)."""
    confusions: dict[str, dict[str, str]] = field(default_factory=dict)
    """Service code -> other code -> difference."""
    categories: dict[str, str] = field(default_factory=dict)
    """Name -> code."""
    last_category: int = 0
    last_centre: int = 0
    sources: dict[str, str] = field(default_factory=dict)
    """Name -> code."""
    source_codes: set[str] = field(default_factory=set)
    centres: dict[str, str] = field(default_factory=dict)
    """Code -> name."""
    centre_names: dict[str, set[str]] = field(default_factory=dict)
    """Any name of a centre -> codes."""
    rooms: dict[tuple[str, str], str] = field(default_factory=dict)
    """(centre code, name) -> code; none of the sample layer, which may be removed."""
    windows: dict[tuple[str, str | None, str], str] = field(default_factory=dict)
    """(centre code, room code, label) -> code; none of the sample layer."""
    labels: dict[str, str] = field(default_factory=dict)
    """Code of any room or window -> what it is called."""
    handlings: dict[tuple[str, str], Row] = field(default_factory=dict)
    """(centre code, service code) -> row; none of the sample layer."""


def read_known(conn: sqlite3.Connection | None) -> Known:
    """Everything an import compares with; an empty value for None."""
    known = Known()
    if conn is None:
        return known
    _read_services(conn, known)
    _read_places(conn, known)
    for row in select(conn, "SELECT code, name, position FROM category ORDER BY position"):
        known.categories[text(row["name"])] = text(row["code"])
        known.last_category = max(known.last_category, int(row["position"] or 0))
    for row in select(conn, "SELECT code, name FROM source"):
        known.sources.setdefault(text(row["name"]), text(row["code"]))
        known.source_codes.add(text(row["code"]))
    return known


def _read_services(conn: sqlite3.Connection, known: Known) -> None:
    for row in select(conn, "SELECT * FROM service"):
        known.services[text(row["code"])] = row
    known.by_name = _grouped((row["name"], code) for code, row in known.services.items())
    known.names = _grouped(
        ((row["service_code"], row["kind"]), row["text"])
        for row in select(conn, "SELECT service_code, kind, text FROM service_name ORDER BY id")
    )
    known.documents = _grouped(
        (row["service_code"], (row["name"], row["situation"]))
        for row in select(
            conn, "SELECT service_code, name, situation FROM required_document ORDER BY position, id"
        )
    )
    known.limits = _grouped(
        ((row["service_code"], row["kind"]), (row["text"], row["days"], row["unit"]))
        for row in select(conn, "SELECT service_code, kind, text, days, unit FROM time_limit ORDER BY id")
    )
    for row in select(conn, "SELECT service_code, other_code, difference FROM confusion"):
        known.confusions.setdefault(row["service_code"], {})[row["other_code"]] = row["difference"]


def _read_places(conn: sqlite3.Connection, known: Known) -> None:
    for row in select(conn, "SELECT code, name, position FROM centre ORDER BY position"):
        known.centres[text(row["code"])] = text(row["name"])
        known.centre_names.setdefault(text(row["name"]), set()).add(text(row["code"]))
        known.last_centre = max(known.last_centre, int(row["position"] or 0))
    for row in select(conn, "SELECT centre_code, text FROM centre_name"):
        known.centre_names.setdefault(text(row["text"]), set()).add(text(row["centre_code"]))
    for row in select(conn, "SELECT * FROM room WHERE source_code <> ?", (SAMPLE,)):
        known.rooms.setdefault((row["centre_code"], row["name"]), row["code"])
    for row in select(conn, "SELECT * FROM service_window WHERE source_code <> ?", (SAMPLE,)):
        known.windows.setdefault((row["centre_code"], row["room_code"], row["label"]), row["code"])
    for row in select(
        conn,
        "SELECT code, trim(floor || ' ' || name) AS label FROM room "
        "UNION ALL SELECT code, label FROM service_window",
    ):
        known.labels[row["code"]] = text(row["label"])
    for row in select(
        conn,
        "SELECT * FROM service_at_location WHERE service_code IS NOT NULL AND source_code <> ? ORDER BY id",
        (SAMPLE,),
    ):
        known.handlings[row["centre_code"], row["service_code"]] = row


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
