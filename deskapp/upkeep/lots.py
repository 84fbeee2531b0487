"""What a form may pick from: the catalog's things by code and name."""

from __future__ import annotations

import sqlite3

from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import name, select, text
from deskapp.upkeep.fields import Lots

SHORT, EXAMPLES = 12, 3
"""Names up to so many characters are examples before longer ones; so many are told."""


@spoken_reads
def read_lots(conn: sqlite3.Connection) -> Lots:
    """Lot -> (code, name). 「what」 holds whole families before single items, 「covers」 what each of them
    takes in, in words."""
    categories = _pairs(conn, "SELECT code, name FROM category ORDER BY position, rowid")
    services = _pairs(conn, "SELECT code, name FROM service WHERE retired_on IS NULL ORDER BY rowid")
    families = tuple((f"k:{code}", f"{label} (整类)") for code, label in categories)
    return {
        "category": categories,
        "service": services,
        "centre": _pairs(conn, _CENTRES),
        "room": _pairs(conn, _ROOMS),
        "notice": _noticed(conn, families),
        "covers": _covers(conn),
        "what": families + tuple((f"s:{code}", label) for code, label in services),
    }


def _covers(conn: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """What choosing a whole family says: how many items, and some of them."""
    rows = select(conn, "SELECT category_code, name FROM service WHERE retired_on IS NULL ORDER BY code")
    held: dict[str, list[str]] = {}
    for row in rows:
        held.setdefault(text(row["category_code"]), []).append(name(row["name"]))
    return tuple((f"k:{code}", _covered(items)) for code, items in held.items())


def _covered(items: list[str]) -> str:
    shown = "、".join(sorted(items, key=lambda one: len(one) > SHORT)[:EXAMPLES])
    return f"整类 {len(items)} 项, 如 {shown}; 只办几项的, 一项一项写"


def _noticed(conn: sqlite3.Connection, families: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What a notice can be about, the widest first."""
    pairs = (
        *((f"c:{code}", f"{label} (整个中心)") for code, label in _pairs(conn, _CENTRES)),
        *((f"w:{code}", f"{label.removesuffix('窗口')}窗口") for code, label in _pairs(conn, _WINDOWS)),
        *families,
        *((f"s:{code}", label) for code, label in _pairs(conn, _SERVICES)),
    )
    return (("all:", "所有中心"), *pairs)


_SERVICES = "SELECT code, name FROM service ORDER BY rowid"
_CENTRES = "SELECT code, name FROM centre ORDER BY position, rowid"
_WINDOWS = """SELECT w.code, centre.name || ' ' || w.label AS name FROM service_window AS w
JOIN centre ON centre.code = w.centre_code ORDER BY centre.position, w.position"""
_ROOMS = """SELECT room.code, trim(floor || ' ' || room.name) AS name FROM room
JOIN centre ON centre.code = centre_code ORDER BY centre.position, room.position, room.rowid"""


@spoken_reads
def owners_of(conn: sqlite3.Connection, but: str) -> dict[str, list[str]]:
    """Name -> official names of the items that bear it, the item `but` left out."""
    found: dict[str, list[str]] = {}
    for row in select(conn, _NAMES, (but,)):
        found.setdefault(text(row["called"]), []).append(text(row["name"]))
    return found


_NAMES = """SELECT n.text AS called, s.name FROM service_name AS n
JOIN service AS s ON s.code = n.service_code
WHERE s.retired_on IS NULL AND s.code <> ?1
UNION SELECT name, name FROM service WHERE retired_on IS NULL AND code <> ?1"""


@spoken_reads
def rooms_by_centre(conn: sqlite3.Connection) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in select(conn, "SELECT code, centre_code FROM room"):
        found.setdefault(text(row["centre_code"]), set()).add(text(row["code"]))
    return found


def _pairs(conn: sqlite3.Connection, sql: str) -> tuple[tuple[str, str], ...]:
    return tuple((text(row["code"]), name(row["name"])) for row in select(conn, sql))
