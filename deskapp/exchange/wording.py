"""Stored values in the words of an import file, for telling what changes."""

from datetime import date
from typing import Any

from deskapp.exchange.columns import HEADERS, title
from deskapp.exchange.known import Known
from deskapp.exchange.plan import FieldChange

LIMIT_COLUMNS = {"legal": "legal_time_limit", "promised": "promised_time", "citizen": "citizen_deadline"}
_COLUMNS = {
    "category_code": "category",
    "levels": "level",
    "source_code": "source",
    "retired_on": "retired",
    "mode": "handling_mode",
    "room_code": "room",
    "window_code": "window",
}
"""Table column -> import column, where they differ."""
_GRADES = {"high": "依据已核", "medium": "部分核实", "low": "未核实"}
_UNTOLD = {"source_detail"}
"""Told by the source's name already."""


def label(key: str) -> str:
    """What a column of a table or of a file is called."""
    key = _COLUMNS.get(key, key)
    return title(key) if key in HEADERS else key


def facts(known: Known, old: dict[str, Any], new: dict[str, Any]) -> list[FieldChange]:
    """What changes from `old`, a whole row, to the values of `new`."""
    return [
        FieldChange(label(key), words(known, key, old[key]), words(known, key, value))
        for key, value in new.items()
        if key not in _UNTOLD and old[key] != plain(value)
    ]


def words(known: Known, key: str, value: Any) -> str:
    """A stored value as a file has it; codes by the names they stand for."""
    value = plain(value)
    if value is None or value == "":
        return ""
    if key == "confidence":
        return _GRADES.get(value, str(value))
    if key == "category_code":
        return _name(known.categories, value)
    if key == "source_code":
        return _name(known.sources, value)
    return known.labels.get(str(value), str(value)) if key in ("room_code", "window_code") else str(value)


def material(document: tuple[str, str]) -> str:
    """「结婚证(已婚的)」"""
    name, situation = document
    return f"{name}({situation})" if situation else name


def plain(value: Any) -> Any:
    """A value as a read row has it."""
    return value.isoformat() if isinstance(value, date) else value


def _name(codes: dict[str, str], code: str) -> str:
    return next((name for name, known in codes.items() if known == code), code)
