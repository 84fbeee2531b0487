"""Every write of the catalog leaves who, when, why, before and after; in the same transaction."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from deskapp.storage import tables
from deskapp.storage.writer import (
    Why,
    delete_rows,
    insert_rows,
    insert_services,
    remove_sample,
    transaction,
    update_rows,
)

GOOD = {"code": "z-1", "name": "好", "category_code": "mz", "source_code": "practice"}


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql).fetchall()


def recorded(path: Path) -> list[tuple[Any, ...]]:
    """(table, key, about, op, before, after) of every row of the newest change."""
    found = ask(
        path,
        "SELECT table_name, row_key, about, op, before, after FROM row_change "
        "WHERE change_id = (SELECT max(id) FROM change) ORDER BY id",
    )
    return [(t, json.loads(k), a, o, b and json.loads(b), c and json.loads(c)) for t, k, a, o, b, c in found]


def test_a_new_catalog_begins_its_history(small: Path) -> None:
    assert ask(small, "SELECT kind FROM change") == [("create",)]
    assert ask(small, "SELECT count(*) FROM row_change") == [(0,)]


def test_a_changed_field_is_recorded_before_and_after_with_who_and_why(small: Path) -> None:
    with transaction(small, Why("edit", "王芳", "电话变了")) as conn:
        conn.exec_driver_sql("UPDATE service SET phone = '0394-8\"1', frequency = 7 WHERE code = 'mz-1'")
    assert recorded(small) == [
        (
            "service",
            ["mz-1"],
            "s:mz-1",
            "changed",
            {"phone": "", "frequency": 9},
            {"phone": '0394-8"1', "frequency": 7},
        )
    ]
    (row,) = ask(small, "SELECT kind, changed_by, why, length(uid) FROM change WHERE id > 1")
    assert row == ("edit", "王芳", "电话变了", 32)


def test_what_is_added_and_removed_is_recorded(small: Path) -> None:
    with transaction(small) as conn:
        insert_rows(
            conn, tables.ServiceNameRow, [{"service_code": "mz-1", "text": "低保金", "kind": "alias"}]
        )
        delete_rows(conn, tables.FillerRow, [{"word": "请问"}])
    assert recorded(small) == [
        ("filler", ["请问"], "", "removed", {"word": "请问"}, None),
        ("service_name", [2], "s:mz-1", "added", None, None),
    ]


def test_a_row_that_goes_and_comes_again_under_the_same_key_is_recorded_twice(small: Path) -> None:
    with transaction(small) as conn:
        delete_rows(conn, tables.ServiceNameRow, [{"service_code": "mz-1"}])
        insert_rows(conn, tables.ServiceNameRow, [{"service_code": "mz-1", "text": "低保", "kind": "alias"}])
    assert [(op, key) for _, key, _, op, _, _ in recorded(small)] == [("removed", [1]), ("added", [1])]


def test_a_row_that_takes_the_number_of_one_that_went_is_recorded(small: Path) -> None:
    with transaction(small) as conn:
        delete_rows(conn, tables.CategoryRow, [{"code": "q"}])
        insert_rows(conn, tables.CategoryRow, [{"code": "q", "name": "q", "position": 1}])
    with transaction(small) as conn:
        delete_rows(conn, tables.CategoryRow, [{"code": "q"}])
        insert_rows(conn, tables.CategoryRow, [{"code": "r", "name": "r", "position": 1}])
    assert [(op, key) for _, key, _, op, _, _ in recorded(small)] == [("removed", ["q"]), ("added", ["r"])]


def test_a_new_service_stands_for_all_that_came_with_it(small: Path) -> None:
    with transaction(small, Why("import")) as conn:
        insert_services(conn, [GOOD])
        insert_rows(conn, tables.ServiceNameRow, [{"service_code": "z-1", "text": "好事", "kind": "alias"}])
        insert_rows(
            conn, tables.ServiceNameRow, [{"service_code": "mz-1", "text": "另一个", "kind": "alias"}]
        )
    assert [(table, key) for table, key, *_ in recorded(small)] == [
        ("service", ["z-1"]),
        ("service_name", [3]),
    ]


def test_a_write_that_changes_nothing_leaves_no_record(small: Path) -> None:
    before = small.read_bytes()
    with transaction(small) as conn:
        conn.exec_driver_sql("UPDATE service SET name = name")
        update_rows(conn, tables.CategoryRow, [{"code": "mz", "name": "民政救助", "position": 2}])
    assert small.read_bytes() == before


def test_a_write_that_fails_leaves_no_record(small: Path) -> None:
    def failing() -> None:
        with transaction(small) as conn:
            insert_services(conn, [GOOD])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert ask(small, "SELECT count(*) FROM row_change") == [(0,)]
    assert ask(small, "SELECT max(id) FROM change") == [(1,)]


def test_the_sample_layer_is_recorded_row_by_row(small: Path) -> None:
    remove_sample(small)
    assert {table for table, *_ in recorded(small)} == {
        "source", "centre_state", "service_window", "service_at_location", "schedule", "setting",
    }  # fmt: skip
    assert ask(small, "SELECT kind, why FROM change ORDER BY id DESC LIMIT 1") == [("sample", "去掉示例")]


@pytest.mark.parametrize("text", ['"\\', "\n\t\x01", "\x00x", "𠮷'", "{}"])
def test_any_text_comes_back_from_the_record(small: Path, text: str) -> None:
    with transaction(small) as conn:
        plain_text = {"code": "q", "name": "q", "position": 1}
        insert_rows(conn, tables.CategoryRow, [plain_text | {"name": text}])
    with transaction(small) as conn:
        delete_rows(conn, tables.CategoryRow, [{"code": "q"}])
    (before,) = ask(small, "SELECT CAST(before AS BLOB) FROM row_change ORDER BY id DESC LIMIT 1")[0]
    assert json.loads(before, strict=False)["name"] == text
