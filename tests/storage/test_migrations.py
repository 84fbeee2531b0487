"""A catalog of every released schema opens and is brought up to date, whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from deskapp.desk.bootstrap import open_desk, usable_catalog
from deskapp.errors import CatalogError, CatalogOld, CatalogReadOnly
from deskapp.storage import backups, migrate, tables_triggers
from deskapp.storage.identity import APPLICATION_ID, SCHEMA_VERSION
from deskapp.storage.migrations import v0002, v0003
from deskapp.storage.opening import open_catalog
from deskapp.storage.tables import SQLModel
from tests.storage import faults_files
from tests.storage.conftest import RELEASED

VERSIONS = range(1, SCHEMA_VERSION)
Old = Callable[[int], Path]


@pytest.fixture
def old(tmp_path: Path) -> Old:
    """A catalog as the release with that schema made it."""

    def make(version: int) -> Path:
        path = tmp_path / f"v{version}.db"
        with closing(sqlite3.connect(path)) as conn:
            conn.executescript((RELEASED / f"v{version}.sql").read_text(encoding="utf-8"))
        return path

    return make


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as conn:
        return [*conn.iterdump(), str(conn.execute("PRAGMA user_version").fetchone())]


def shape(path: Path) -> dict[str, object]:
    """What the schema says, whatever the order: columns, foreign keys, indexes, triggers."""
    with closing(sqlite3.connect(path)) as conn:

        def ask(sql: str, *values: str) -> frozenset[tuple[object, ...]]:
            return frozenset(conn.execute(sql, values).fetchall())

        names = [str(row[0]) for row in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found: dict[str, object] = {
            name: (
                ask('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', name),
                ask('SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)', name),
                ask(
                    'SELECT ii.name, il."unique" FROM pragma_index_list(?) il, pragma_index_info(il.name) ii',
                    name,
                ),
            )
            for name in names
        }
        found["triggers"] = ask("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        found["marks"] = (ask("PRAGMA application_id"), ask("PRAGMA user_version"))
        return found


def facts(path: Path, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as conn:
        return {
            table: conn.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY rowid").fetchall()
            for table, names in columns.items()
        }


def columns_of(path: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(path)) as conn:
        names = [r[0] for r in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {n: [r[1] for r in conn.execute(f"PRAGMA table_info({n})")] for n in names}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_catalog_opens_with_every_row_it_had(old: Old, version: int) -> None:
    path = old(version)
    columns = columns_of(path)
    before = facts(path, columns)
    desk = open_desk(path)
    try:
        assert [centre.code for centre in desk.places.centres] == ["guihe"]
        assert [hit.service.code for hit in desk.lookup("低保").hits] == ["mz-1"]
    finally:
        desk.close()
    for table in ("search_phrase", "search_posting", "search_state"):
        columns.pop(table)
        before.pop(table)
    after = facts(path, columns)
    if "change" in after:
        assert after["change"].pop()[3] == "migrate"
    assert after == before


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migrated_catalog_is_like_a_new_one(old: Old, small: Path, version: int) -> None:
    assert shape(usable_catalog(old(version))) == shape(small)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migration_makes_a_backup_of_the_old_file_first(old: Old, version: int) -> None:
    path = old(version)
    before = dump(path)
    usable_catalog(path)
    (backup,) = backups.listed(path)
    assert backup.reason == "migrate"
    assert dump(backup.path) == before


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migration_is_on_record(old: Old, version: int) -> None:
    path = usable_catalog(old(version))
    with closing(sqlite3.connect(path)) as conn:
        row = conn.execute("SELECT kind, why FROM change ORDER BY id DESC").fetchone()
    assert row == ("migrate", f"目录格式 {version} 升到 {SCHEMA_VERSION}")


def test_a_step_that_fails_leaves_the_file_as_it_was(old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old(1)
    before = path.read_bytes()

    def failing(_conn: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(migrate, "make_triggers", failing)
    with pytest.raises(ZeroDivisionError):
        migrate.migrate(path)
    assert path.read_bytes() == before
    with pytest.raises(CatalogOld):
        open_catalog(path)


@pytest.mark.parametrize(
    ("version", "statements"), [(1, 3), (1, 12), (1, 30), (1, 45), (2, 1), (2, 3), (2, 20), (2, 34)]
)
def test_a_kill_in_mid_migration_leaves_the_old_catalog(old: Old, version: int, statements: int) -> None:
    path = old(version)
    before = dump(path)
    assert faults_files.killed_migration(path, statements) == -1
    with pytest.raises(CatalogOld):
        open_catalog(path)  # rolls back what is in the journal
    assert dump(path) == before
    assert usable_catalog(path) == path
    open_catalog(path).close()


def test_a_catalog_that_cannot_be_written_says_what_to_do(old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old(1)
    monkeypatch.setattr("os.access", lambda *args, **kwargs: False)
    with pytest.raises(CatalogOld, match="能写的地方"):
        open_desk(path)
    with pytest.raises(CatalogReadOnly):
        migrate.migrate(path)


def test_a_catalog_that_is_up_to_date_is_left_alone(small: Path) -> None:
    before = small.read_bytes()
    assert migrate.migrate(small) == SCHEMA_VERSION
    assert small.read_bytes() == before
    assert backups.listed(small) == []


def test_a_broken_link_in_the_old_catalog_stops_the_migration(old: Old) -> None:
    path = old(1)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE service SET category_code = 'nowhere'")
        conn.commit()
    before = dump(path)
    with pytest.raises(CatalogError):
        usable_catalog(path)
    assert dump(path) == before


def test_every_schema_has_a_step_and_every_older_one_a_file() -> None:
    assert (v0002.down_revision, v0003.down_revision) == ("1", "2")
    assert v0003.revision == str(SCHEMA_VERSION)
    for version in VERSIONS:
        text = (RELEASED / f"v{version}.sql").read_text(encoding="utf-8")
        assert f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {version};\n" in text


def test_every_table_of_facts_keeps_its_history() -> None:
    watched = {
        trigger.split(" ON main.")[1].split()[0].strip('"') for trigger in tables_triggers.history_triggers()
    }
    unwatched = set(SQLModel.metadata.tables) - watched
    assert unwatched == {
        "change",
        "row_change",
        "pin",
        "search_phrase",
        "search_posting",
        "search_state",
    }
