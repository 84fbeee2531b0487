"""The index stored in the catalog: used when fresh and sound, rebuilt when not, never wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from deskapp.desk.index import load_engine
from deskapp.search.building import INDEX_VERSION
from deskapp.search.seals import COUNTS
from deskapp.storage.reader import open_catalog, search_state
from tests.search.catalogs import catalog_bytes, stored

QUERY = "低保"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The shipped catalog with its index stored."""
    path = tmp_path / "catalog.db"
    path.write_bytes(catalog_bytes(indexed=True))
    return path


def change(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        assert conn.execute(sql, values).rowcount


def first(path: Path, query: str, *, read_only: bool = False) -> str:
    """Text of the first hit."""
    conn, engine = stored(path, read_only=read_only)
    with closing(conn):
        return engine.search(query, 1).hits[0].text


def state(path: Path) -> tuple[int, int, bool] | None:
    with closing(open_catalog(path)) as conn:
        return search_state(conn)


def test_a_first_start_stores_the_index(catalog: Path) -> None:
    kept = state(catalog)
    assert kept is not None
    assert kept[0] == INDEX_VERSION
    assert kept[1] > 1000
    assert not kept[2]


def test_a_fresh_index_is_loaded_and_not_written_again(catalog: Path) -> None:
    before = catalog.read_bytes()
    assert first(catalog, QUERY) == QUERY
    assert catalog.read_bytes() == before


def test_a_stored_index_answers_as_one_built_in_memory(catalog: Path) -> None:
    conn, loaded = stored(catalog)
    with closing(conn):
        change(catalog, "DELETE FROM search_state")
        built = load_engine(conn, catalog, read_only=True)
        for query in (QUERY, "dibao", "hkqy", "户籍迁", "我想给娃上户口", "3号窗口", "zz"):
            assert loaded.search(query) == built.search(query)


def test_a_changed_name_is_found_at_once(catalog: Path) -> None:
    change(catalog, "UPDATE service SET name = '鎏金匾额登记' WHERE rowid = 5")
    kept = state(catalog)
    assert kept is not None
    assert kept[2]
    assert first(catalog, "liujinbiane") == "鎏金匾额登记"
    again = state(catalog)
    assert again is not None
    assert not again[2]


def test_a_removed_name_is_found_no_more(catalog: Path) -> None:
    change(catalog, "DELETE FROM service_name WHERE text = ?", "低保")
    conn, engine = stored(catalog)
    with closing(conn):
        assert QUERY not in [hit.text for hit in engine.search(QUERY).hits]


def test_an_index_of_another_version_is_rebuilt(catalog: Path) -> None:
    change(catalog, "UPDATE search_state SET version = ?", INDEX_VERSION - 1)
    assert first(catalog, QUERY) == QUERY
    kept = state(catalog)
    assert kept is not None
    assert kept[0] == INDEX_VERSION


DAMAGE = {
    "counts garbled": ("UPDATE search_posting SET ids = x'fffe' WHERE feature = ?", (COUNTS,)),
    "counts gone": ("DELETE FROM search_posting WHERE feature = ?", (COUNTS,)),
    "posting emptied": ("UPDATE search_posting SET ids = x'' WHERE feature = ?", ("c低",)),
    "posting garbled": ("UPDATE search_posting SET ids = x'00ffffffff' WHERE feature = ?", ("c低",)),
    "posting with a wrong bit": (
        "UPDATE search_posting SET ids = substr(ids, 1, 10) || x'01' || substr(ids, 12) WHERE feature = ?",
        ("b低保",),
    ),
    "postings mixed up": (
        "REPLACE INTO search_posting SELECT ?, ids FROM search_posting WHERE feature = ?",
        ("c低", "c户"),
    ),
    "a phrase rewritten": (
        "UPDATE search_phrase SET target = ? WHERE squeezed IN ('低保', '户口迁移')",
        ("s:hj-0001",),
    ),
    "a phrase's text rewritten": ("UPDATE search_phrase SET text = 'x' WHERE squeezed = ?", ("低保",)),
    "posting of text": ("UPDATE search_posting SET ids = 'abc' WHERE feature = ?", ("c低",)),
    "postings gone": ("DELETE FROM search_posting WHERE feature != ?", (COUNTS,)),
    "phrases gone": ("DELETE FROM search_phrase WHERE id % 2 = ?", (0,)),
    "number of phrases wrong": ("UPDATE search_state SET phrases = ?", (7,)),
    "state gone": ("DELETE FROM search_state WHERE id = ?", (1,)),
}


@pytest.mark.parametrize("read_only", [False, True], ids=["writable", "read-only"])
@pytest.mark.parametrize(("sql", "values"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_never_gives_a_wrong_answer(
    catalog: Path, sql: str, values: tuple[object, ...], read_only: bool
) -> None:
    change(catalog, sql, *values)
    assert first(catalog, QUERY, read_only=read_only) == QUERY
    assert first(catalog, "hukouqianyi", read_only=read_only).startswith("户口迁移")


def test_a_read_only_catalog_is_searched_from_memory_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    path.write_bytes(catalog_bytes(indexed=False))
    before = path.read_bytes()
    assert first(path, QUERY, read_only=True) == QUERY
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_another_writer_does_not_keep_the_desk_from_searching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskapp.storage.opening.BUSY_SECONDS", 0.05)
    path = tmp_path / "catalog.db"
    path.write_bytes(catalog_bytes(indexed=False))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert first(path, QUERY) == QUERY
        other.execute("ROLLBACK")
    assert state(path) is None
