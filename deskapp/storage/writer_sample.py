"""The sample layer (示例) out of a catalog, and back into it."""

from pathlib import Path

from sqlalchemy import Connection, ForeignKey, Table, delete, select, update

from deskapp.domain.models import SAMPLE
from deskapp.storage.seed import seed_parts, seed_text, statements
from deskapp.storage.tables import SQLModel
from deskapp.storage.writer_transaction import Why, transaction


def remove_sample(path: Path) -> None:
    """Takes every row of the sample layer (示例) out of the catalog, children first."""
    with transaction(path, Why("sample", words="去掉示例")) as conn:
        _remove_sample(conn)


def restore_sample(path: Path) -> None:
    """Puts the packaged sample layer back, replacing what is left of it."""
    script = seed_parts(seed_text())["sample"]
    with transaction(path, Why("sample", words="放回示例")) as conn:
        _remove_sample(conn)
        for statement in statements(script):
            conn.exec_driver_sql(statement)


def _remove_sample(conn: Connection) -> None:
    """Facts of others that point to a sample room or window lose only that pointer."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        for key in table.foreign_keys:
            _let_go(conn, table, key)
        if "source_code" in table.c:
            conn.execute(delete(table).where(table.c.source_code == SAMPLE))
    source = SQLModel.metadata.tables["source"]
    conn.execute(delete(source).where(source.c.code == SAMPLE))


def _let_go(conn: Connection, table: Table, key: ForeignKey) -> None:
    """Loosens the rows of `table` that refer to a sample row by `key`."""
    parent = key.column.table
    if "source_code" not in parent.c:
        return
    sampled = key.parent.in_(select(key.column).where(parent.c.source_code == SAMPLE))
    if key.parent.nullable and "source_code" in table.c:
        conn.execute(
            update(table).where(sampled, table.c.source_code != SAMPLE).values({key.parent.name: None})
        )
    elif "source_code" not in table.c:
        conn.execute(delete(table).where(sampled))
