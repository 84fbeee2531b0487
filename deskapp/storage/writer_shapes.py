"""The schema as values: what an export writes and an import checks."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, Integer, Table

from deskapp.storage.shapes import ColumnShape, TableShape
from deskapp.storage.tables import SHARED_TABLES
from deskapp.storage.tables_history import UNWATCHED

NEVER_OUT = frozenset(UNWATCHED)
"""What happened to this one file, for another has a history of its own; and who may change it."""


@cache
def shapes() -> tuple[TableShape, ...]:
    """Every table of facts, none before those it refers to."""
    return tuple(_shape(table) for table in SHARED_TABLES if table.name not in NEVER_OUT)


def _shape(table: Table) -> TableShape:
    keys = list(table.primary_key.columns)
    counted = len(keys) == 1 and keys[0].name == "id" and isinstance(keys[0].type, Integer)
    columns = tuple(_column(column) for column in table.c if not (counted and column.name == "id"))
    return TableShape(table.name, columns, () if counted else tuple(key.name for key in keys))


def _column(column: "Column[object]") -> ColumnShape:
    refers = next(((key.column.table.name, key.column.name) for key in column.foreign_keys), None)
    return ColumnShape(column.name, _kind(column), bool(column.nullable), bool(column.unique), refers)


def _kind(column: "Column[object]") -> str:
    # In this order: bool is an int, and datetime a date.
    kinds = ((bool, "bool"), (int, "int"), (float, "float"), (datetime, "datetime"), (date, "date"))
    return next((kind for known, kind in kinds if issubclass(python_type(column), known)), "text")


def python_type(column: "Column[Any]") -> type:
    """What a column holds. SQLModel wraps some of SQLAlchemy's types, and a wrapper does not say."""
    found: type = getattr(column.type, "impl_instance", column.type).python_type
    return found
