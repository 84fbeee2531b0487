"""Spreadsheet cells as the text that a person means by them."""

from datetime import date, datetime, time, timedelta

Cell = int | float | str | bool | time | date | datetime | timedelta

EXACT = 10**15
"""From here on a spreadsheet keeps only 15 digits of a number: the rest is lost already."""


def as_text(value: Cell) -> str:
    """13800000000.0 is 「13800000000」, a date 「2026-11-23」, 09:30 「09:30」, true 「是」."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, timedelta):
        return _clock(value)
    return f"{value:%H:%M}" if isinstance(value, time) else value.isoformat()


def lost_digits(value: Cell) -> bool:
    """A number so long that its last digits are gone, such as an ID typed as a number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= EXACT


def _number(value: float) -> str:
    whole = isinstance(value, int) or value.is_integer()
    return str(int(value)) if whole else f"{value:.15g}"


def _clock(value: timedelta) -> str:
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"
