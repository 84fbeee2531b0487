"""Triggers: in the file, those that make the search index stale; in a writing transaction, those that keep
the history, whichever way it writes.

The latter are temporary: their text, half a megabyte, would be read at every start if the file held it.
"""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, Table

from deskapp.storage.tables import DERIVED, SEARCHED, SQLModel
from deskapp.storage.tables_history import UNWATCHED

OPS = {"INSERT": ("added", "NEW"), "UPDATE": ("changed", "NEW"), "DELETE": ("removed", "OLD")}
"""Event -> (its word in `row_change`, the row that names it)."""


COMMA = " || ',' || "


def make_triggers(conn: Connection) -> None:
    """Drops every trigger of the file and creates this release's, in the caller's transaction."""
    listed = conn.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all()
    for (name,) in listed:
        conn.exec_driver_sql(f"DROP TRIGGER {_quoted(name)}")
    for trigger in stale_triggers():
        conn.exec_driver_sql(trigger)


def stale_triggers() -> Iterator[str]:
    """Mark the search index stale after any change, by any program."""
    for table in SEARCHED:
        for event in OPS:
            yield (
                f"CREATE TRIGGER stale_{table}_{event.lower()} AFTER {event} ON {table} "
                "BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END"
            )


@cache
def history_triggers() -> tuple[str, ...]:
    """Write every change of a fact into `row_change`; a change that changes nothing is none.

    They need CHANGE_OPEN. Both go with the connection.
    """
    return tuple(_history_trigger(table, event) for table in watched() for event in OPS)


CHANGE_OPEN = (
    "CREATE TEMP TABLE change_open "
    "(table_name TEXT PRIMARY KEY, change_id INTEGER NOT NULL, last_rowid INTEGER NOT NULL)"
)
"""The change of the running transaction, and each table's greatest rowid before it."""


def watched() -> list[Table]:
    """The tables of facts, parents first."""
    return [t for t in SQLModel.metadata.sorted_tables if t.name not in DERIVED and t.name not in UNWATCHED]


def added_rows(table: Table) -> str:
    """The statement that records what a change added to `table`. A new service stands for its parts.

    Bound values: the change's number, the greatest rowid of `table` and of `service` before it.
    """
    along = ""
    if "service_code" in table.columns:
        newer = "code = added_row.service_code AND service.rowid > ?3"
        along = f"AND NOT EXISTS (SELECT 1 FROM service WHERE {newer})"
    return (
        "INSERT INTO row_change (change_id, table_name, row_key, about, op) "
        f"SELECT ?1, '{table.name}', {_key(table, 'added_row')}, {_about(table, 'added_row')}, 'added' "
        f"FROM {_quoted(table.name)} AS added_row WHERE added_row.rowid > ?2 AND ?3 IS NOT NULL {along}"
    )


def _history_trigger(table: Table, event: str) -> str:
    op, row = OPS[event]
    names = [column.name for column in table.columns]
    changed = " OR ".join(f"OLD.{_quoted(n)} IS NOT NEW.{_quoted(n)}" for n in names)
    when = {
        # What is added is recorded at the end (`added_rows`), many rows at once; but a row that takes the
        # place of one that went has an old number.
        "INSERT": "WHEN NOT EXISTS (SELECT 1 FROM change_open "
        f"WHERE table_name = '{table.name}' AND last_rowid < NEW.rowid) ",
        "UPDATE": f"WHEN {changed} ",
        "DELETE": "",
    }[event]
    before, after = {
        "INSERT": ("NULL", "NULL"),
        "UPDATE": (_differing(names, "OLD"), _differing(names, "NEW")),
        "DELETE": (_whole(names), "NULL"),
    }[event]
    return (
        f"CREATE TEMP TRIGGER history_{table.name}_{event.lower()} "
        f"AFTER {event} ON main.{_quoted(table.name)} {when}BEGIN "
        "INSERT INTO row_change (change_id, table_name, row_key, about, op, before, after) VALUES "
        f"((SELECT change_id FROM change_open LIMIT 1), '{table.name}', {_key(table, row)}, "
        f"{_about(table, row)}, '{op}', {before}, {after}); END"
    )


def _differing(names: list[str], side: str) -> str:
    """A JSON object of the fields that change, as they are on one side."""
    parts = (
        f"""CASE WHEN OLD.{_quoted(n)} IS NOT NEW.{_quoted(n)}
        THEN ',"{n}":' || {_json(f"{side}.{_quoted(n)}")} ELSE '' END"""
        for n in names
    )
    return f"'{{' || substr({' || '.join(parts)}, 2) || '}}'"


def _whole(names: list[str]) -> str:
    """A JSON object of the row that goes."""
    parts = (f"""'"{n}":' || {_json(f"OLD.{_quoted(n)}")}""" for n in names)
    return "'{' || " + COMMA.join(parts) + " || '}'"


def _key(table: Table, row: str) -> str:
    parts = (_json(f"{row}.{_quoted(column.name)}") for column in table.primary_key)
    return "'[' || " + COMMA.join(parts) + " || ']'"


def _json(value: str) -> str:
    """A value as JSON; bytes, which no column should have, as hexadecimal digits.

    Put together by hand: SQLite up to 3.40 takes its own JSON functions for unsafe in a trigger
    where the schema is not trusted, and ours is not. Control characters stay as they are, which
    `json.loads(strict=False)` reads.
    """
    return (
        f"CASE typeof({value}) WHEN 'null' THEN 'null' WHEN 'integer' THEN {value} WHEN 'real' THEN {value} "
        f"WHEN 'blob' THEN '"
        " || hex({value}) || "
        "' "
        f"""ELSE '"' || replace(replace({value}, '\\', '\\\\'), '"', '\\"') || '"' END"""
    )


def _about(table: Table, row: str) -> str:
    """The service a row speaks of, else its centre."""
    own = {"service": ("s:", "code"), "centre": ("c:", "code")}
    pairs = [own[table.name]] if table.name in own else []
    pairs += [(p, n) for p, n in (("s:", "service_code"), ("c:", "centre_code")) if n in table.columns]
    if "about" in table.columns:
        return f"{row}.about"
    words = [f"'{prefix}' || {row}.{_quoted(name)}" for prefix, name in pairs]
    return f"coalesce({', '.join([*words, chr(39) * 2])})" if words else "''"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
