"""Editing by hand: checked, seen, on record, undoable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from deskapp.errors import CatalogError
from deskapp.storage import editor
from deskapp.storage.editor import (
    EditConflict,
    EditRefused,
    added,
    change,
    changed,
    removed,
    restore_row,
    undo,
)
from deskapp.storage.history import Change, read_changes
from deskapp.storage.opening import open_catalog
from deskapp.storage.verifications import read_verified
from deskapp.storage.writer import Why
from tests.storage.faults import FACTS

WHY = Why(by="王芳", words="打电话问的")
PHONE = changed("service", ("mz-1",), seen={"phone": ""}, to={"phone": "0394-8266110"})


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql).fetchall()


def facts(path: Path) -> list[list[tuple[Any, ...]]]:
    return [ask(path, sql) for sql in FACTS[:2]]


def history(path: Path, about: str | None = None) -> tuple[Change, ...]:
    with closing(open_catalog(path)) as conn:
        return read_changes(conn, about)


def test_a_field_is_changed_and_on_record(small: Path) -> None:
    done = change(small, [PHONE], WHY)
    assert ask(small, "SELECT phone FROM service WHERE code = 'mz-1'") == [("0394-8266110",)]
    (latest,) = history(small, "s:mz-1")
    assert (latest.id, latest.kind, latest.by, latest.why) == (done.number, "edit", "王芳", "打电话问的")
    (row,) = latest.rows
    assert (row.table, row.key, row.op, row.fields) == (
        "service", ("mz-1",), "changed", (("phone", "", "0394-8266110"),),
    )  # fmt: skip


def test_all_edits_are_made_or_none(small: Path) -> None:
    before = facts(small)
    bad = added("service_name", {"service_code": "nowhere", "text": "x", "kind": "alias"})
    with pytest.raises(CatalogError):
        change(small, [PHONE, bad], WHY)
    assert facts(small) == before
    assert history(small) == ()


def test_what_somebody_else_changed_is_not_overwritten_unseen(small: Path) -> None:
    change(small, [PHONE], WHY)
    with pytest.raises(EditConflict, match="0394-8266110") as caught:
        change(small, [changed("service", ("mz-1",), seen={"phone": ""}, to={"phone": "110"})], WHY)
    assert caught.value.fields == {"phone": "0394-8266110"}
    with pytest.raises(EditConflict, match="去掉"):
        change(small, [changed("service", ("gone",), seen={}, to={"phone": "110"})], WHY)


def test_another_field_of_the_same_row_may_have_changed(small: Path) -> None:
    change(small, [PHONE], WHY)
    change(small, [changed("service", ("mz-1",), seen={"fee": "免费"}, to={"fee": "不收费"})], WHY)
    assert ask(small, "SELECT phone, fee FROM service WHERE code = 'mz-1'") == [("0394-8266110", "不收费")]


@pytest.mark.parametrize(
    ("to", "field"),
    [({"name": ""}, "name"), ({"frequency": "often"}, "frequency"), ({"retired_on": "soon"}, "retired_on")],
)
def test_the_schema_refuses_and_names_the_field(small: Path, to: dict[str, Any], field: str) -> None:
    with pytest.raises(EditRefused) as caught:
        change(small, [changed("service", ("mz-1",), seen={}, to=to)], WHY)
    assert caught.value.field == field
    assert history(small) == ()


def test_a_table_that_is_not_there_is_refused(small: Path) -> None:
    with pytest.raises(EditRefused, match="sqlite_schema"):
        change(small, [added("sqlite_schema", {})], WHY)


def test_added_and_removed_parts_come_back_with_undo(small: Path) -> None:
    before = facts(small)
    done = change(
        small,
        [
            added("service_name", {"service_code": "mz-1", "text": "低保金", "kind": "alias"}),
            removed("service_name", (1,), seen={"text": "吃低保"}),
            PHONE,
        ],
        WHY,
    )
    assert done.keys == ((2,), (1,), ("mz-1",))
    undone = undo(small, done.number, WHY)
    assert facts(small) == before
    undo(small, undone.number, WHY)
    assert ask(small, "SELECT id, text FROM service_name") == [(2, "低保金")]
    assert [c.kind for c in history(small)] == ["undo", "undo", "edit"]


def test_an_added_service_goes_with_all_its_parts(small: Path) -> None:
    before = facts(small)
    base = {"code": "z-1", "name": "新事", "category_code": "mz", "source_code": "practice"}
    done = change(
        small,
        [
            added("service", base),
            added("service_name", {"service_code": "z-1", "text": "新", "kind": "alias"}),
            added("confusion", {"service_code": "mz-1", "other_code": "z-1"}),
        ],
        WHY,
    )
    undo(small, done.number, WHY)
    assert facts(small) == before
    assert ask(small, "PRAGMA foreign_key_check") == []


def test_a_service_is_retired_and_taken_back(small: Path) -> None:
    done = change(small, [editor.retired("mz-1", date(2026, 11, 24))], WHY)
    assert ask(small, "SELECT retired_on FROM service WHERE code = 'mz-1'") == [("2026-11-24",)]
    undo(small, done.number, WHY)
    assert ask(small, "SELECT retired_on FROM service WHERE code = 'mz-1'") == [(None,)]


def test_undo_does_not_tread_on_a_later_change(small: Path) -> None:
    first = change(small, [PHONE], WHY)
    later = change(small, [changed("service", ("mz-1",), seen={}, to={"fee": "1元"})], WHY)
    with pytest.raises(EditConflict, match=f"{later.number} 号"):
        undo(small, first.number, WHY)
    with pytest.raises(EditRefused, match="999 号"):
        undo(small, 999, WHY)


def test_any_version_of_a_row_can_be_had_again(small: Path) -> None:
    def set_fee(fee: str) -> int:
        return change(small, [changed("service", ("mz-1",), seen={}, to={"fee": fee})], WHY).number

    numbers = [set_fee(fee) for fee in ("1元", "2元", "3元")]
    for number, fee in zip(numbers, ("免费", "1元", "2元"), strict=True):
        restore_row(small, "service", ("mz-1",), number, WHY)
        assert ask(small, "SELECT fee FROM service WHERE code = 'mz-1'") == [(fee,)]
    with pytest.raises(EditRefused, match="没有动过"):
        restore_row(small, "service", ("hj-1",), numbers[0], WHY)


def test_a_removed_row_comes_back_whole(small: Path) -> None:
    before = facts(small)
    done = change(small, [removed("service_name", (1,), seen={})], WHY)
    restore_row(small, "service_name", (1,), done.number, WHY)
    assert facts(small) == before


def test_a_verification_says_who_when_and_how(small: Path) -> None:
    row = ("service_window", ("guihe-w1",))
    on = date(2026, 11, 24)
    editor.verify(small, "c:guihe", ["contact"], on=date(2026, 11, 1), how="电话", why=WHY)
    editor.verify(small, "c:guihe", ["state", "contact"], on=on, how="现场", why=WHY, rows=[row])
    with closing(open_catalog(small)) as conn:
        found = read_verified(conn, "c:guihe")
    assert [(v.group, v.on, v.by, v.how) for v in found] == [
        ("contact", on, "王芳", "现场"),
        ("state", on, "王芳", "现场"),
    ]
    assert ask(small, "SELECT verified_on, verified_by FROM service_window") == [("2026-11-24", "王芳")]


@pytest.mark.parametrize(
    ("group", "how", "by"), [("state", "听说", "王芳"), ("weather", "现场", "王芳"), ("state", "现场", " ")]
)
def test_a_verification_without_its_words_is_refused(small: Path, group: str, how: str, by: str) -> None:
    with pytest.raises(EditRefused, match="核实要写明"):
        editor.verify(small, "c:guihe", [group], on=date(2026, 11, 24), how=how, why=Why(by=by))
    assert history(small) == ()
