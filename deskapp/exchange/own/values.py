"""Cells of an own file back to the values of a column; what cannot be one is said."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from deskapp.domain.clean import clean
from deskapp.exchange.own.dump import LONGEST, Filed, Row
from deskapp.exchange.own.words import header, sheet
from deskapp.exchange.row import parse_date
from deskapp.storage.shapes import ColumnShape, TableShape

_TRUE = {"是", "true", "1"}
_FALSE = {"否", "false", "0", ""}


class NoValueError(ValueError):
    """A cell that is no value of its column."""


def filed(shape: TableShape, rows: Iterable[tuple[int, dict[str, Any]]]) -> Filed:
    """Rows whose cells are texts, numbers or truth values, by column name."""
    columns = {column.name: column for column in shape.columns}
    found = Filed()
    for number, cells in rows:
        row: Row = {}
        for name, cell in cells.items():
            try:
                row[name] = value(columns[name], cell)
            except NoValueError:
                said = f"「{clean(str(cell), 40)}」 不是{_WANTED[columns[name].kind]}"
                found.problems.append((number, f"「{sheet(shape.name)}」 表的{header(name)} {said}"))
        found.rows.append((number, row))
    return found


def value(column: ColumnShape, cell: Any) -> Any:
    """Raises NoValueError."""
    if cell is None or cell == "":
        if column.nullable or column.kind == "text":
            return None if column.nullable else ""
        if column.kind == "bool":
            return False
        raise NoValueError
    if isinstance(cell, list | dict):
        raise NoValueError
    return _READ[column.kind](cell)


def _text(cell: Any) -> str:
    return clean(str(cell), LONGEST, newlines=True)


def _int(cell: Any) -> int:
    try:
        return int(cell)
    except (ValueError, OverflowError) as error:
        raise NoValueError from error


def _float(cell: Any) -> float:
    try:
        return float(cell)
    except (ValueError, OverflowError) as error:
        raise NoValueError from error


def _bool(cell: Any) -> bool:
    word = str(cell).strip().lower()
    if word not in _TRUE and word not in _FALSE:
        raise NoValueError
    return word in _TRUE


def _date(cell: Any) -> str:
    day = parse_date(str(cell).strip())
    if day is None:
        raise NoValueError
    return day.isoformat()


def _datetime(cell: Any) -> str:
    try:
        return datetime.fromisoformat(str(cell).strip()).isoformat()
    except ValueError as error:
        raise NoValueError from error


_READ = {"text": _text, "int": _int, "float": _float, "bool": _bool, "date": _date, "datetime": _datetime}
_WANTED = {
    "text": "文字",
    "int": "整数",
    "float": "数",
    "bool": "「是」或「否」",
    "date": "日期",
    "datetime": "时间",
}
