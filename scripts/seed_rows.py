"""Rows of the seed: checked against the schema's owner, then written as one INSERT each."""

import csv
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from deskapp.storage.tables import Sourced, validated

SOURCE = Path(__file__).resolve().parent.parent / "db" / "source"
"""Where the inputs are; the generator reads nothing else."""


def table(name: str) -> list[dict[str, str]]:
    """Rows of a CSV under db/source; an absent file is an empty table.

    Raises ValueError for a row with more or fewer cells than the header: a comma not quoted.
    """
    path = SOURCE / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"{name}: not as many cells as its header: {row}")
    return rows


def document(name: str) -> dict[str, Any]:
    """A TOML file under db/source."""
    return tomllib.loads((SOURCE / name).read_text(encoding="utf-8"))


def day(text: str) -> date | None:
    """An ISO date, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def literal(value: object) -> str:
    """One SQL literal. Raises ValueError for a type or a character a seed must not hold."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return str(value)
    text = value.isoformat() if isinstance(value, date) else value
    if not isinstance(text, str) or any(ord(char) < 32 for char in text):
        raise ValueError(f"not for the seed: {value!r}")
    return "'" + text.replace("'", "''") + "'"


def insert(model: type[SQLModel], values: dict[str, Any]) -> str:
    """The INSERT of one row, every column written out (the schema has no SQL defaults).

    Its own columns come first, its provenance last. A generated `id` is left to the database,
    so that a part can be loaded again later.
    """
    row = validated(model, values)
    columns = sorted(
        (name for name in model.model_fields if name != "id"), key=Sourced.model_fields.__contains__
    )
    unknown = set(values) - set(columns)
    if unknown:
        raise ValueError(f"{model.__name__} has no {sorted(unknown)}")
    cells = ", ".join(literal(getattr(row, name)) for name in columns)
    return f"INSERT INTO {model.__tablename__} ({', '.join(columns)}) VALUES ({cells});"


def inserts(model: type[SQLModel], rows: Iterable[dict[str, Any]]) -> list[str]:
    return [insert(model, row) for row in rows]
