"""The days a report speaks of: today, this week, this month, this quarter, or from one day to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from deskapp.errors import UsageError

TODAY, WEEK, MONTH, QUARTER = "today", "week", "month", "quarter"
NAMES = {TODAY: "今天", WEEK: "本周", MONTH: "本月", QUARTER: "本季"}
"""Name of a period -> what the screen calls it, the shortest first."""


class Period(NamedTuple):
    """Days from `first` to `last`, both included."""

    label: str
    first: date
    last: date

    @property
    def words(self) -> str:
        """「本周 (2026-11-23 至 2026-11-24)」."""
        days = f"{self.first}" if self.first == self.last else f"{self.first} 至 {self.last}"
        return f"{self.label} ({days})" if self.label else days


def named(name: str, today: date) -> Period:
    """The period that began last and lasts until today. A week begins on Monday."""
    starts = {
        TODAY: today,
        WEEK: today - timedelta(days=today.weekday()),
        MONTH: today.replace(day=1),
        QUARTER: today.replace(month=today.month - (today.month - 1) % 3, day=1),
    }
    return Period(NAMES[name], starts[name], today)


def between(first: str | None, last: str | None, today: date) -> Period:
    """From one day (YYYY-MM-DD) to another, today where no end is said. Raises UsageError."""
    ends = _day(last) if last else today
    starts = _day(first) if first else ends
    if starts > ends:
        raise UsageError(f"开始的日子 {starts} 在结束的 {ends} 后面; 对调一下再试。")
    return Period("", starts, ends)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words.strip())
    except ValueError as error:
        raise UsageError(f"「{words[:40]}」不是日期; 写成 2026-11-24 这样。") from error
