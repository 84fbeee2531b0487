"""Does a district's PostgreSQL hold what a desk's SQLite catalog holds? Copies one into the other, compares.

    pip install 'psycopg[binary]'
    python -m bench.postgres postgresql+psycopg://user:password@localhost/empty_database

Makes the shared tables in an empty database from the schema's one owner, copies every row of the shipped
catalog with its keys, reads all of it back and compares value by value. A database that is not empty is
refused. Nothing in the package imports this: it shows that the door to one catalog for many desks is open,
not that the road behind it is built.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, insert, inspect, select
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from deskapp.storage.seed import seed_text
from deskapp.storage.tables import SHARED_TABLES
from deskapp.storage.writer import create_catalog

Rows = dict[str, list[tuple[Any, ...]]]


def read(conn: Connection) -> Rows:
    """Every row of every shared table, ordered by its key."""
    return {
        table.name: [tuple(row) for row in conn.execute(select(table).order_by(*table.primary_key.columns))]
        for table in SHARED_TABLES
    }


def fill(conn: Connection, rows: Rows) -> None:
    """Parents before children, as the metadata sorts them: foreign keys are checked row by row."""
    SQLModel.metadata.create_all(conn, tables=SHARED_TABLES)
    for table in SHARED_TABLES:
        names = [column.name for column in table.columns]
        values = [dict(zip(names, row, strict=True)) for row in rows[table.name]]
        if values:
            conn.execute(insert(table), values)


def differing(ours: Rows, theirs: Rows) -> list[str]:
    """Names of tables whose rows are not the same; order counts for nothing, collations differ."""
    return [name for name, rows in ours.items() if sorted(map(repr, rows)) != sorted(map(repr, theirs[name]))]


def compare(source: Engine, target: Engine) -> int:
    with source.connect() as conn:
        ours = read(conn)
    started = time.perf_counter()
    with target.begin() as conn:
        if inspect(conn).get_table_names():
            print("the database is not empty: nothing was written", file=sys.stderr)
            return 2
        fill(conn, ours)
    with target.connect() as conn:
        theirs = read(conn)
    took = time.perf_counter() - started
    wrong = differing(ours, theirs)
    print(f"{target.dialect.name}: {len(ours)} tables, {sum(map(len, ours.values()))} rows, {took:.1f} s")
    print("the same, value by value" if not wrong else f"different: {', '.join(wrong)}")
    return 1 if wrong else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database", help="SQLAlchemy address of an empty PostgreSQL database")
    target = create_engine(parser.parse_args().database)
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder) / "catalog.db"
        create_catalog(catalog, seed_text())
        source = create_engine(f"sqlite:///{catalog}")
        try:
            return compare(source, target)
        finally:
            source.dispose()
            target.dispose()


if __name__ == "__main__":
    sys.exit(main())
