"""Small questions: service codes by exact name, a category's most asked ones; is new content waiting?"""

import sqlite3
from datetime import date

from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import select, text


@spoken_reads
def code_named(conn: sqlite3.Connection, official_name: str) -> str | None:
    """Code of the service in force with exactly this official name."""
    sql = "SELECT code FROM service WHERE name = ? AND retired_on IS NULL ORDER BY rowid LIMIT 1"
    return next((text(r["code"]) for r in select(conn, sql, (official_name,))), None)


@spoken_reads
def most_asked(conn: sqlite3.Connection, category_code: str, limit: int) -> list[str]:
    """Codes of a category's services, the most asked first, then in official order."""
    sql = (
        "SELECT code FROM service WHERE category_code = ? AND retired_on IS NULL "
        "ORDER BY frequency DESC, rowid LIMIT ?"
    )
    return [text(r["code"]) for r in select(conn, sql, (category_code, limit))]


@spoken_reads
def shipped_waits(conn: sqlite3.Connection, since: date) -> bool:
    """Was the catalog brought up to date on `since` or later, and what came with that not taken in?"""
    found = conn.execute(_WAITS, (since.isoformat(),)).fetchone()
    return bool(found[0])


_WAITS = """SELECT EXISTS (SELECT 1 FROM change AS grown WHERE kind = 'migrate' AND at >= ?
AND NOT EXISTS (SELECT 1 FROM change WHERE kind = 'shipped' AND id > grown.id))"""
