"""Changing the catalog by hand: a few rows, checked, in one transaction, on record, undoable.

    done = change(path, [changed("service", ("mz-1",), seen={"phone": ""}, to={"phone": "0394-8266110"})],
                  Why(by="王芳", words="打电话问的"))
    undo(path, done.number, Why(by="王芳"))

What was `seen` on the form is compared with what is there now, under the lock: nobody's change is
overwritten unseen. Loads SQLModel: import it when the first form opens, never while somebody types.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection

from deskapp.domain.models import OWN_DESK
from deskapp.errors import DeskappError
from deskapp.storage.editor_rows import delete_row, put_row, row_now
from deskapp.storage.history import Key, row_before
from deskapp.storage.tables import SourceRow, SQLModel
from deskapp.storage.tables_history import VerificationRow
from deskapp.storage.writer import insert_rows, plain, stored, transaction, update_rows
from deskapp.storage.writer_bulk import models_by_table
from deskapp.storage.writer_notices import DESK_SOURCE
from deskapp.storage.writer_transaction import Why

HOWS = ("现场", "电话", "文件", "报道")
GROUPS = ("state", "contact", "handling", "papers", "amounts", "basis")
"""Groups of facts that are verified together, as their times of re-checking differ: open or not · hours,
phone, window · handled or only accepted, proxies · papers, fee, conditions · amounts, seasons · law."""


class EditConflict(DeskappError):
    """Somebody else changed the row meanwhile; nothing was written. `fields`: what is there now."""

    def __init__(self, sentence: str, fields: Mapping[str, Any] | None = None) -> None:
        super().__init__(sentence)
        self.fields = dict(fields or {})


class EditRefused(DeskappError):
    """A value that its field does not take; nothing was written. `field` names it, or is empty."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Edit(NamedTuple):
    """One row as somebody wants it; made by `added`, `changed` and `removed`."""

    op: str
    table: str
    key: Key
    seen: Mapping[str, Any]
    to: Mapping[str, Any]


class Done(NamedTuple):
    """A change that was made. `number` is for `undo`; one that changed nothing is not on record."""

    number: int
    keys: tuple[Key, ...]
    """Of every edit's row, in their order: new rows get theirs here."""


def added(table: str, to: Mapping[str, Any]) -> Edit:
    """A new row; an `id` it does not bring is given."""
    return Edit("added", table, (), {}, to)


def changed(table: str, key: Key, *, seen: Mapping[str, Any], to: Mapping[str, Any]) -> Edit:
    """New values for some fields. `seen`: what the form showed, at least of those fields."""
    return Edit("changed", table, key, seen, to)


def removed(table: str, key: Key, *, seen: Mapping[str, Any]) -> Edit:
    """For parts of a row (a name, a paper, an hour); it stays in the history. Services are retired."""
    return Edit("removed", table, key, seen, {})


def retired(code: str, on: date | None) -> Edit:
    """A service out of use from that day, or back in use."""
    return Edit("changed", "service", (code,), {}, {"retired_on": on})


def change(path: Path, edits: Sequence[Edit], why: Why) -> Done:
    """Makes all edits, or none. Raises EditConflict, EditRefused and the Catalog* errors."""
    with transaction(path, why) as conn:
        keys = tuple(_made(conn, edit) for edit in edits)
        number = _number(conn)
    return Done(number, keys)


def undo(path: Path, number: int, why: Why) -> Done:
    """Puts every row of a change back to what it was before it.

    Raises EditConflict when a row was changed since, EditRefused when there is no such change.
    """
    with transaction(path, why._replace(kind="undo")) as conn:
        rows = plain(conn).execute(_ROWS, (number,)).fetchall()
        if not rows:
            raise EditRefused(f"没有 {number} 号改动, 什么都没改; 用 deskapp history 看编号。")
        later = plain(conn).execute(_TOUCHED_SINCE, (number,)).fetchone()
        if later is not None:
            raise EditConflict(
                f"{number} 号改动过的内容后来又改过 ({later[0]} 号), 没有撤销; 请先撤销后面的。"
            )
        # Parents and children go and come in any order; all of it has to fit at the end.
        plain(conn).execute("PRAGMA defer_foreign_keys = ON")
        keys = tuple(_restored(conn, table, tuple(json.loads(key)), number) for table, key in rows)
        done = _number(conn)
    return Done(done, keys)


def restore_row(path: Path, table: str, key: Key, number: int, why: Why) -> Done:
    """Puts one row back to what it was before change `number`, whatever came after.

    Raises EditRefused when that change did not touch it.
    """
    with transaction(path, why._replace(kind="undo")) as conn:
        try:
            keys = (_restored(conn, table, key, number),)
        except LookupError as error:
            raise EditRefused(f"{number} 号改动没有动过这一行, 什么都没改。") from error
        done = _number(conn)
    return Done(done, keys)


def verify(
    path: Path,
    about: str,
    groups: Iterable[str],
    *,
    on: date,
    how: str,
    why: Why,
    rows: Iterable[tuple[str, Key]] = (),
    source: str = OWN_DESK,
    note: str = "",
) -> Done:
    """Stamps groups of facts about `s:<code>`, `c:<code>` or `w:<code>` as verified by `why.by`, and the
    `rows` (table, key) that say them. Raises EditRefused for an unknown group or way, or without a name."""
    wanted = tuple(groups)
    if how not in HOWS or not set(wanted) <= set(GROUPS) or not why.by.strip():
        raise EditRefused(f"核实要写明谁、怎么核实 ({'、'.join(HOWS)}) 和哪一类, 没有写。")
    stamp = {"verified_on": on, "verified_by": why.by, "source_code": source}
    with transaction(path, why._replace(kind="verify")) as conn:
        _ensure_source(conn, source)
        base = {"about": about, "how": how, "note": note, **stamp}
        insert_rows(conn, VerificationRow, [base | {"fact_group": group} for group in wanted])
        keys = tuple(_made(conn, Edit("changed", table, key, {}, stamp)) for table, key in rows)
        number = _number(conn)
    return Done(number, keys)


_ROWS = "SELECT DISTINCT table_name, row_key FROM row_change WHERE change_id = ?"
_TOUCHED_SINCE = """SELECT later.change_id FROM row_change AS own JOIN row_change AS later
ON later.table_name = own.table_name AND later.row_key = own.row_key AND later.id > own.id
AND later.change_id IS NOT own.change_id WHERE own.change_id = ? LIMIT 1"""


def _made(conn: Connection, edit: Edit) -> Key:
    model = _model(edit.table)
    writing = plain(conn)
    try:
        if edit.op == "added":
            insert_rows(conn, model, [edit.to])
            return _key_of(model, writing, edit.to)
        now = row_now(writing, model, edit.key)
        _refuse_unseen(now, edit)
        if edit.op == "removed":
            delete_row(writing, model, edit.key)
        else:
            update_rows(conn, model, [{**(now or {}), **edit.to}])
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][-1])
        raise EditRefused(f"「{field}」一项不对, 没有写; 请改正后再存。", field) from error
    return edit.key


def _refuse_unseen(now: Mapping[str, Any] | None, edit: Edit) -> None:
    if now is None:
        raise EditConflict("这一行刚才被别人去掉了, 没有写; 请重新打开再看。")
    other = {name: now[name] for name, value in edit.seen.items() if now[name] != stored(value)}
    if other:
        words = "、".join(f"{name} 现在是「{value}」" for name, value in other.items())
        raise EditConflict(f"这一行刚才被别人改过 ({words}), 没有写; 请看过再改。", other)


def _restored(conn: Connection, table: str, key: Key, number: int) -> Key:
    model, writing = _model(table), plain(conn)
    now = row_now(writing, model, key)
    before = row_before(writing, table, key, number, now)
    if before is None:
        delete_row(writing, model, key)
    else:
        put_row(writing, model, key, before)
    return key


def _model(table: str) -> type[SQLModel]:
    try:
        return models_by_table()[table]
    except KeyError as error:
        raise EditRefused(f"目录里没有 {table} 这张表, 什么都没改。") from error


def _key_of(model: type[SQLModel], writing: sqlite3.Connection, to: Mapping[str, Any]) -> Key:
    names = [column.name for column in SQLModel.metadata.tables[str(model.__tablename__)].primary_key]
    if names == ["id"] and to.get("id") is None:
        return (writing.execute("SELECT last_insert_rowid()").fetchone()[0],)
    return tuple(stored(to[name]) for name in names)


def _ensure_source(conn: Connection, code: str) -> None:
    known = plain(conn).execute("SELECT 1 FROM source WHERE code = ?", (code,)).fetchone()
    if known is None and code == OWN_DESK:
        insert_rows(conn, SourceRow, [DESK_SOURCE])


def _number(conn: Connection) -> int:
    return int(plain(conn).execute("SELECT change_id FROM change_open LIMIT 1").fetchone()[0])
