"""What this release ships, as a catalog in memory: for comparing it with the one that is there."""

import sqlite3

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from deskapp.storage.seed import seed_parts, seed_text
from deskapp.storage.tables import SQLModel

SHIPPED = ("report", "services")
"""The parts that are no example."""


def shipped_catalog() -> sqlite3.Connection:
    """The seed without its sample layer; the caller closes it."""
    conn = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: conn, poolclass=StaticPool)
    SQLModel.metadata.create_all(engine)
    parts = seed_parts(seed_text())
    for part in SHIPPED:
        conn.executescript(parts[part])
    return conn
