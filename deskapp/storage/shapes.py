"""The tables as values, for whoever copies whole catalogs; `writer_shapes` makes them from the schema."""

from typing import NamedTuple


class ColumnShape(NamedTuple):
    """`kind`: text · int · float · bool · date · datetime."""

    name: str
    kind: str
    nullable: bool
    unique: bool
    refers: tuple[str, str] | None
    """(table, column) that its values must stand in."""


class TableShape(NamedTuple):
    """`columns` without a number that only counts rows (`id`); such a table has an empty `key`."""

    name: str
    columns: tuple[ColumnShape, ...]
    key: tuple[str, ...]
