"""A backup put back: checked before, one change, undoable, and it brings its history along."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from deskapp.errors import CatalogError, CatalogMissing
from deskapp.storage import backups
from deskapp.storage.editor import change, changed
from deskapp.storage.history import read_changes
from deskapp.storage.opening import open_catalog
from deskapp.storage.seed import seed_text
from deskapp.storage.writer import Why, create_catalog, remove_sample
from deskapp.storage.writer_pin import write_pin
from deskapp.storage.writer_restore import restore
from tests.storage.conftest import RELEASED
from tests.storage.faults import answers_of

TABLES = ("source", "category", "service", "service_name", "centre", "room", "service_window", "schedule")


def facts(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as conn:
        return [sorted(conn.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in TABLES]


def whys(path: Path) -> list[str]:
    with closing(open_catalog(path)) as conn:
        return [c.why for c in read_changes(conn)]


@pytest.fixture
def stick(small: Path, tmp_path: Path) -> Path:
    """A backup of the small catalog, after a change of which its history tells."""
    change(small, [changed("service", ("mz-1",), seen={}, to={"fee": "0元"})], Why(by="王芳", words="改收费"))
    path = tmp_path / "stick.db"
    backups.write_checked(path, small.read_bytes())
    return path


def test_the_facts_become_those_of_the_backup(small: Path, stick: Path) -> None:
    wanted = facts(small)
    remove_sample(small)
    assert facts(small) != wanted
    done = restore(small, stick, "李雷")
    assert facts(small) == wanted
    assert (done.added, done.changed, done.removed) == (6, 0, 0)
    assert whys(small)[:2] == ["从 stick.db 恢复", "去掉示例"]


def test_a_restore_is_undone_by_restoring_what_was_before(small: Path, stick: Path) -> None:
    remove_sample(small)
    before = facts(small)
    done = restore(small, stick)
    assert done.before is not None
    restore(small, done.before.path)
    assert facts(small) == before


def test_a_catalog_moves_to_another_machine_with_its_history(tmp_path: Path, stick: Path) -> None:
    other = tmp_path / "other" / "catalog.db"
    create_catalog(other, seed_text())
    restore(other, stick)
    with closing(sqlite3.connect(stick)) as conn:
        assert facts(other)[2] == sorted(conn.execute("SELECT * FROM service").fetchall(), key=repr)
    assert "改收费" in whys(other)
    assert [hit.service.code for hit in answers_of(other)[0].hits] == ["mz-1"]  # type: ignore[attr-defined]


def test_the_same_facts_again_change_nothing(small: Path, stick: Path) -> None:
    before = small.read_bytes()
    assert restore(small, stick).nothing
    assert small.read_bytes() == before


def test_a_backup_of_an_older_release_is_brought_up_to_date_first(small: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as conn:
        conn.executescript((RELEASED / "v1.sql").read_text(encoding="utf-8"))
    before = old.read_bytes()
    remove_sample(small)
    assert restore(small, old).added >= 6
    assert old.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"name,code\n", b"SQLite format 3\x00" + b"\xa5" * 9000])
def test_what_is_no_whole_catalog_changes_nothing(small: Path, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)
    before = small.read_bytes()
    with pytest.raises(CatalogError, match=r"bad\.db"):
        restore(small, bad)
    assert small.read_bytes() == before
    assert backups.listed(small) == []


def test_a_backup_with_a_damaged_page_changes_nothing(small: Path, stick: Path) -> None:
    content = bytearray(stick.read_bytes())
    content[8192:12288] = b"\xa5" * 4096
    stick.write_bytes(content)
    before = small.read_bytes()
    with pytest.raises(CatalogError):
        restore(small, stick)
    assert small.read_bytes() == before


def test_a_missing_file_says_where_to_look(small: Path, tmp_path: Path) -> None:
    with pytest.raises(CatalogMissing, match="backup --list"):
        restore(small, tmp_path / "没有.db")


def test_the_pin_stays_with_the_machine(small: Path, stick: Path) -> None:
    write_pin(small, "hash", "王芳")
    remove_sample(small)
    restore(small, stick)
    with closing(sqlite3.connect(small)) as conn:
        assert conn.execute("SELECT hash FROM pin").fetchall() == [("hash",)]


def test_names_that_must_be_unique_may_have_changed_places(small: Path, stick: Path) -> None:
    wanted = facts(small)
    with closing(sqlite3.connect(small)) as conn:
        conn.executescript(
            "UPDATE category SET name = 'x' WHERE code = 'mz';"
            "UPDATE category SET name = '民政救助' WHERE code = 'hj';"
            "UPDATE category SET name = '户籍' WHERE code = 'mz';"
        )
    restore(small, stick)
    assert facts(small) == wanted
