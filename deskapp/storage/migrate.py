"""Brings a catalog of an older release up to date, with Alembic's operations. Loaded when it is due.

Which steps are due is `PRAGMA user_version`'s to say, as for every reader; a catalog bears no
table of Alembic's own.
"""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from deskapp.errors import CatalogDamaged, CatalogReadOnly
from deskapp.storage.identity import SCHEMA_VERSION
from deskapp.storage.opening import damaged_words, read_only_words, writable
from deskapp.storage.tables_triggers import make_triggers
from deskapp.storage.writer_transaction import Why, back_up, begin_change, end_change, kept_transaction, plain

STEPS = Path(__file__).with_name("migrations")


def migrate(path: Path) -> int:
    """Brings the catalog at `path` to this release's schema in one transaction, after a backup, and
    returns the schema it had. Nothing happens to one that is up to date.

    Raises CatalogReadOnly, CatalogDamaged where the outcome is not sound, CatalogError; after any of
    them, and after a kill, the file is as it was.
    """
    if not writable(path):
        raise CatalogReadOnly(read_only_words(path))
    with kept_transaction(path, foreign_keys=False) as conn:
        # Another process may have been quicker: asked again under the lock.
        found = int(plain(conn).execute("PRAGMA user_version").fetchone()[0])
        if 0 < found < SCHEMA_VERSION:
            back_up(path, plain(conn), "migrate")
            _steps(conn, found)
            make_triggers(conn)
            _refuse_unsound(conn, path)
            conn.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            words = f"目录格式 {found} 升到 {SCHEMA_VERSION}"
            end_change(conn, begin_change(conn, Why("migrate", words=words)))
    return found


def _steps(conn: Connection, found: int) -> None:
    """Runs the steps from schema `found` on, the oldest first."""
    scripts = ScriptDirectory(STEPS, version_locations=[STEPS])
    due = list(scripts.iterate_revisions(str(SCHEMA_VERSION), str(found)))
    with Operations.context(MigrationContext.configure(conn)):
        for step in reversed(due):
            step.module.upgrade()


def _refuse_unsound(conn: Connection, path: Path) -> None:
    broken = plain(conn).execute("PRAGMA foreign_key_check").fetchone()
    verdict = plain(conn).execute("PRAGMA integrity_check(1)").fetchone()[0]
    if broken is not None or verdict != "ok":
        raise CatalogDamaged(damaged_words(path))
