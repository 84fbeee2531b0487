"""Writing: whole or not at all, and read back the same."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from deskapp.domain.clean import clean
from deskapp.errors import CatalogError, CatalogReadOnly
from deskapp.storage import tables
from deskapp.storage.copies import good_ones
from deskapp.storage.identity import APPLICATION_ID, SCHEMA_VERSION
from deskapp.storage.reader import Services, open_catalog, read_places, sample_present
from deskapp.storage.seed import seed_parts, seed_text, statements
from deskapp.storage.writer import (
    create_catalog,
    insert_rows,
    insert_services,
    remove_sample,
    restore_sample,
    transaction,
)
from deskapp.storage.writer_transaction import plain


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as conn:
        return list(conn.iterdump())


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql).fetchall()


def test_a_new_catalog_bears_our_mark_and_leaves_one_copy_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "深" / "目录.db"
    create_catalog(path, seed_text())
    assert sorted(p.name for p in path.parent.iterdir()) == ["目录.db", "目录.db.copies"]
    (copy,) = good_ones(path)
    assert copy.path.read_bytes() == path.read_bytes()
    assert rows(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert rows(path, "PRAGMA journal_mode") == [("delete",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    path.write_bytes(b"something else")
    with pytest.raises(CatalogError, match="已经有"):
        create_catalog(path)
    assert path.read_bytes() == b"something else"
    assert list(tmp_path.iterdir()) == [path]


def test_a_seed_that_fails_leaves_no_file(tmp_path: Path) -> None:
    broken = "-- part: report\nINSERT INTO centre (code) VALUES ('x');\n-- part: services\n-- part: sample\n"
    with pytest.raises(CatalogError):
        create_catalog(tmp_path / "c.db", broken)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CatalogError, match="建不了"):
        create_catalog(tmp_path / "file" / "c.db")


def test_a_kill_while_creating_leaves_no_catalog_or_a_whole_one(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from deskapp.storage.writer import create_catalog; from deskapp.storage.seed import seed_text\n"
        "print('go', flush=True); create_catalog(Path(sys.argv[1]), seed_text())\n"
    )
    for attempt in range(4):
        path = tmp_path / f"c{attempt}.db"
        with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            # The moments of the kill are spread over the work, which takes about 0.2 s.
            until = time.monotonic() + 0.05 * attempt
            while time.monotonic() < until:
                child.poll()
            child.kill()
        if path.exists():
            with closing(open_catalog(path)) as conn:
                assert len(Services(conn).codes()) == 255
        else:
            create_catalog(path, seed_text())


def test_a_row_written_by_the_schema_comes_back_the_same(small: Path) -> None:
    written = tables.ServiceRow.model_validate(
        {
            "code": "z-1",
            "name": "测试事项",
            "category_code": "mz",
            "department": "某局",
            "levels": "社区|区",
            "eligibility": "甲",
            "fee": "乙",
            "legal_basis": "丙",
            "notes": "丁",
            "doubt": "戊",
            "confidence": "medium",
            "phone": "己",
            "source_detail": "庚",
            "source_code": "practice",
            "verified_on": date(2026, 11, 23),
            "verified_by": "辛",
        }
    )
    insert_services(small, [written.model_dump()])
    with closing(open_catalog(small)) as conn:
        read = Services(conn).get("z-1")
    assert read is not None
    for field in ("code", "name", "department", "eligibility", "fee", "legal_basis", "notes", "doubt"):
        assert getattr(read, field) == getattr(written, field)
    assert read.levels == ("社区", "区")
    assert (read.confidence, read.phone, read.source_detail) == ("medium", "己", "庚")
    assert (read.provenance.verified_on, read.provenance.verified_by) == (date(2026, 11, 23), "辛")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    notes=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_is_stored_as_it_is_and_read_clean(small: Path, name: str, notes: str) -> None:
    with transaction(small) as conn:
        conn.exec_driver_sql("DELETE FROM service WHERE code = 'z-2'")
        row = {"code": "z-2", "name": name, "notes": notes, "category_code": "mz", "source_code": "practice"}
        insert_services(conn, [row])
    assert rows(small, "SELECT CAST(name AS BLOB) FROM service WHERE code = 'z-2'") == [(name.encode(),)]
    with closing(open_catalog(small)) as reading:
        read = Services(reading).get("z-2")
    assert read is not None
    assert read.name == clean(name, 200).strip()
    assert read.notes == clean(notes)


def test_the_schema_refuses_wrong_rows_and_writes_none(small: Path) -> None:
    before = dump(small)
    good = {"code": "z-3", "name": "好", "category_code": "mz", "source_code": "practice"}
    with pytest.raises(CatalogError, match="第 2 个"):
        insert_services(small, [good, good | {"code": "z-4", "name": ""}])
    with pytest.raises(CatalogError, match="矛盾"):
        insert_services(small, [good, good | {"code": "z-4", "category_code": "没有"}])
    with pytest.raises(CatalogError, match="矛盾"):
        insert_services(small, [good, good])
    assert dump(small) == before


def test_an_error_inside_a_transaction_undoes_it(small: Path) -> None:
    before = dump(small)

    def interrupted() -> None:
        with transaction(small) as conn:
            insert_rows(conn, tables.FillerRow, [{"word": "那个"}])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert dump(small) == before


def test_a_locked_catalog_is_left_alone(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskapp.storage.opening.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(small, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogError, match="占用"):
            remove_sample(small)


def test_look_ups_go_on_while_something_large_is_written(small: Path) -> None:
    more_than_the_page_cache_holds = ((f"{number}" * 20,) for number in range(40_000))
    with transaction(small) as conn:
        plain(conn).executemany("INSERT INTO filler (word) VALUES (?)", more_than_the_page_cache_holds)
        with closing(open_catalog(small)) as reading:
            reading.execute("PRAGMA busy_timeout = 0")
            assert reading.execute("SELECT count(*) FROM service").fetchone()[0] > 0


def test_a_read_only_catalog_says_so(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *args, **kwargs: False)
    with pytest.raises(CatalogReadOnly, match="只能读"):
        remove_sample(small)


def test_the_sample_layer_goes_whole_and_comes_back_the_same(whole: Path) -> None:
    with closing(open_catalog(whole)) as conn:
        before = read_places(conn)
        remove_sample(whole)
        without = read_places(conn)
        assert not sample_present(conn)
        assert without.windows == ()
        assert without.schedules == ()
        assert {s.state for c in without.centres for s in c.states} & {"开放", "试运行"} == set()
        assert not [line for line in dump(whole) if "示例" in line and "change" not in line[:30]]
        assert rows(whole, "PRAGMA foreign_key_check") == []
        remove_sample(whole)
        restore_sample(whole)
        assert sample_present(conn)
        assert read_places(conn) == before
        restore_sample(whole)
        assert read_places(conn) == before


def test_facts_of_others_outlive_the_sample_window_they_point_to(small: Path) -> None:
    with transaction(small) as conn:
        insert_rows(
            conn,
            tables.HandlingRow,
            [
                {
                    "centre_code": "guihe",
                    "service_code": "mz-1",
                    "window_code": "guihe-w1",
                    "mode": "只收件",
                    "source_code": "practice",
                }
            ],
        )
    remove_sample(small)
    with closing(open_catalog(small)) as reading:
        (kept,) = read_places(reading).handlings
    assert (kept.service_code, kept.window_code, kept.mode) == ("mz-1", None, "只收件")


def test_seed_parts_are_told_apart_and_mistakes_refused() -> None:
    assert set(seed_parts(seed_text())) == {"report", "services", "sample"}
    with pytest.raises(ValueError, match="seed parts"):
        seed_parts("-- part: report\n-- part: report\n-- part: sample\n")
    with pytest.raises(ValueError, match="middle"):
        list(statements("INSERT INTO filler VALUES ('a"))
    assert (
        len(list(statements("-- c\nINSERT INTO a VALUES ('x;\n--y');\n\nINSERT INTO b VALUES (1);\n"))) == 2
    )


def test_the_shared_tables_compile_for_postgresql() -> None:
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in tables.SHARED_TABLES:
        assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def test_reader_and_schema_know_the_same_tables(small: Path) -> None:
    found = {row[0] for row in rows(small, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert found == set(tables.SQLModel.metadata.tables)
