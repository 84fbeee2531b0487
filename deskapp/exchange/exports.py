"""The one way out: a catalog as a file, whole or not at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from deskapp.domain.clean import clean_bytes
from deskapp.errors import CatalogError, UsageError
from deskapp.storage.files import write_whole
from deskapp.storage.opening import open_catalog, shown, spoken

Made = tuple[bytes, list[str]]
"""(the file's bytes, sentences about what it does not hold)"""


def export(catalog: Path, path: Path, form: str = "catalog") -> list[str]:
    """Writes `path`, replacing what is there; returns what the file does not hold.

    `form`: a key of FORMS. Raises UsageError where form and ending do not go together,
    CatalogError where the catalog cannot be read or the file not be written.
    """
    make = _maker(path, form)
    with closing(open_catalog(catalog)) as conn, spoken(catalog):
        conn.text_factory = str
        # One reading for all tables: another desk may write meanwhile.
        conn.execute("BEGIN")
        data, told = make(conn)
    try:
        write_whole(path, data)
    except OSError as error:
        why = error.strerror or "系统拒绝"
        raise CatalogError(
            f"写不了文件 {shown(path)} ({why}), 目录没有受影响; 请检查位置和磁盘空间。"
        ) from error
    return told


def _maker(path: Path, form: str) -> Callable[[sqlite3.Connection], Made]:
    endings = FORMS[form]
    found = endings.get(path.suffix.lower())
    if found is None:
        raise UsageError(f"文件名要以 {' 或 '.join(endings)} 结尾, 什么都没写。")
    return found


def _csv(conn: sqlite3.Connection) -> Made:
    from deskapp.exchange.csv_out import csv_text

    text, told = csv_text(conn)
    return text.encode("utf-8"), told


def _xlsx(conn: sqlite3.Connection) -> Made:
    from deskapp.exchange.own.dump import read_dump
    from deskapp.exchange.own.xlsx_form import xlsx_bytes
    from deskapp.storage.writer_shapes import shapes

    return xlsx_bytes(read_dump(conn, shapes()), shapes()), []


def _json(conn: sqlite3.Connection) -> Made:
    from deskapp.exchange.own.dump import read_dump
    from deskapp.exchange.own.json_form import json_text
    from deskapp.storage.writer_shapes import shapes

    return json_text(read_dump(conn, shapes())).encode("utf-8"), []


def _hsds(conn: sqlite3.Connection) -> Made:
    from deskapp.exchange.hsds import hsds_json

    conn.text_factory = clean_bytes
    text, told = hsds_json(conn)
    return text.encode("utf-8"), told


def _template_xlsx(_conn: sqlite3.Connection) -> Made:
    from deskapp.exchange.template import item_columns, template_xlsx

    return template_xlsx(item_columns(), "事项"), []


def _window_template(_conn: sqlite3.Connection) -> Made:
    from deskapp.exchange.template import template_xlsx, window_columns

    return template_xlsx(window_columns(), "窗口"), []


def _template_csv(_conn: sqlite3.Connection) -> Made:
    from deskapp.exchange.template import item_columns, template_csv

    return template_csv(item_columns()), []


FORMS: dict[str, dict[str, Callable[[sqlite3.Connection], Made]]] = {
    "catalog": {".xlsx": _xlsx, ".json": _json, ".csv": _csv},
    "hsds": {".json": _hsds},
    "template": {".xlsx": _template_xlsx, ".csv": _template_csv},
    "window-template": {".xlsx": _window_template},
}
"""Form -> ending -> what makes it."""
