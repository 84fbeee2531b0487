"""The shipped seed and an empty in-memory catalog of the real schema to load it into."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from deskapp.storage import tables
from deskapp.storage.tables_triggers import stale_triggers

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "db" / "seed.sql"
PARTS = ("report", "services", "sample")

Load = Callable[..., sqlite3.Connection]
"""`load("report", "services")`: a catalog holding those parts, all three when none is named."""


def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


def parts_of(text: str) -> dict[str, str]:
    return dict(chunk.split("\n", 1) for chunk in text.split("-- part: ")[1:])


def empty_catalog() -> sqlite3.Connection:
    """Foreign keys are on while rows go in, so a part out of order cannot load."""
    conn = sqlite3.connect(":memory:")
    conn.execute("PRAGMA foreign_keys = ON")
    for table in tables.SQLModel.metadata.sorted_tables:
        conn.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
    for trigger in stale_triggers():
        conn.execute(trigger)
    return conn
