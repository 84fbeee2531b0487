"""Dates, times of day and opening hours as they are typed: read generously, judged strictly.

The functions named like a noun give what was meant, or None; those that judge give the reason in
Chinese, "" when all is well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from deskapp.domain.calendar import WEEKDAYS

EARLIEST = date(1949, 10, 1)
LATEST_YEARS = 20
"""No state, programme or notice speaks of a day further ahead."""

_DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})[::.点时](\d{2})分?|(\d{1,2})(\d{2})|(\d{1,2})[点时]?(半)?")
_SEASON = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?")
_RELATIVE = {"今天": 0, "今日": 0, "明天": 1, "昨天": -1, "前天": -2}

Span = tuple[int, int]
"""Minutes after midnight: from, to."""


def day_of(text: str, today: date) -> date | None:
    """「2026-11-24」, 「2026.11.24」, 「2026年11月24日」, 「20261124」 or 「今天」 as a date."""
    words = text.strip()
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    found = _DATE.fullmatch(words)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    return _date(year, month, day)


def clock_of(text: str) -> str | None:
    """「8:30」, 「0830」, 「830」, 「8点半」 or 「8」 as HH:MM; up to 24:00."""
    found = _CLOCK.fullmatch(text.strip().replace("：", ":"))
    if found is None:
        return None
    long_hour, long_minute, hour, minute, bare, half = found.groups()
    hours, minutes = int(long_hour or hour or bare), int(long_minute or minute or (30 if half else 0))
    return f"{hours:02}:{minutes:02}" if minutes < 60 and hours * 60 + minutes <= 24 * 60 else None


def season_of(text: str) -> str | None:
    """「5-1」, 「5月1日」 or 「05-01」 as MM-DD, as the season columns hold it."""
    found = _SEASON.fullmatch(text.strip())
    day = _date(2000, int(found[1]), int(found[2])) if found else None
    return f"{day.month:02}-{day.day:02}" if day else None


def moment_of(text: str, today: date, *, end: bool) -> datetime | None:
    """「18:00」 today, 「2026-11-25」 the whole of that day, or a day with a time behind a space."""
    day_words, _, clock_words = text.strip().replace("T", " ").partition(" ")
    day = day_of(day_words, today)
    if day is None:
        clock = clock_of(day_words) if not clock_words else None
        return datetime.combine(today, time.fromisoformat(clock)) if clock and clock != "24:00" else None
    if not clock_words:
        return datetime.combine(day, time(23, 59) if end else time.min)
    clock = clock_of(clock_words[:5])
    return datetime.combine(day, time.fromisoformat(clock)) if clock and clock != "24:00" else None


def a_day(text: str, today: date) -> str:
    day = day_of(text, today)
    if day is None:
        return f"不是日期: 写成 {today.isoformat()} 这样"
    if day < EARLIEST or day.year > today.year + LATEST_YEARS:
        return f"{day.year} 年不对吧"
    return ""


def not_future(text: str, today: date) -> str:
    """Nobody can have verified something tomorrow."""
    day = day_of(text, today)
    return f"{day.isoformat()} 还没到: 核实日期不能晚于今天" if day is not None and day > today else ""


def in_order(start: str, end: str, today: date) -> str:
    """The end of a period is its start or later; what cannot be read is judged elsewhere."""
    first, last = day_of(start, today), day_of(end, today)
    return "结束日期早于开始日期" if first is not None and last is not None and last < first else ""


def a_clock(text: str) -> str:
    return "" if clock_of(text) else "不是时间: 写成 8:30 或 0830 这样"


def a_season(text: str) -> str:
    return "" if season_of(text) else "不是月日: 写成 5-1 这样"


def hours(times: Sequence[str]) -> str:
    """From, to, from, to of one day: whole pairs, in order, not overlapping. All empty: closed."""
    spans: list[Span] = []
    for opens, closes in zip(times[::2], times[1::2], strict=True):
        if bool(opens.strip()) != bool(closes.strip()):
            return "开门和关门时间要成对写"
        first, last = _minutes(opens), _minutes(closes)
        if opens.strip() and (first is None or last is None):
            return a_clock(opens) or a_clock(closes)
        if first is not None and last is not None:
            spans.append((first, last))
    return _in_sequence(spans)


def _in_sequence(spans: Sequence[Span]) -> str:
    before = 0
    for first, last in spans:
        if last <= first:
            return f"{_words(last)} 不晚于 {_words(first)}: 关门要晚于开门"
        if first < before:
            return f"两段时间重叠: 下午 {_words(first)} 早于上午下班 {_words(before)}"
        before = last
    return ""


def weekdays_of(text: str) -> tuple[int, ...] | None:
    """「一到五」, 「1-5」, 「周一至周五」, 「六、日」, 「每天」 as ISO weekday numbers, in order."""
    words = re.sub(r"周|星期|礼拜|\s", "", text)
    if words in ("每天", "天天", "全周"):
        return tuple(range(1, 8))
    if words == "工作日":
        return tuple(range(1, 6))
    if words == "周末":
        return 6, 7
    found: set[int] = set()
    for part in re.split(r"[、,，;和]", words):
        span = _weekday_span(part)
        if span is None:
            return None
        found.update(span)
    return tuple(sorted(found)) or None


def weekday_words(days: Iterable[int]) -> str:
    """(1, 2, 3, 4, 5) -> 「一到五」, (1, 6, 7) -> 「一、六、日」."""
    listed = sorted(set(days))
    runs: list[list[int]] = []
    for day in listed:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts: list[str] = []
    for run in runs:
        names = [WEEKDAYS[day - 1] for day in run]
        parts += [f"{names[0]}到{names[-1]}"] if len(names) > 2 else names
    return "、".join(parts)


def _weekday_span(part: str) -> range | None:
    ends = [_weekday(word) for word in re.split(r"[到至~-]", part)]
    if len(ends) > 2 or any(day is None for day in ends):
        return None
    first, last = ends[0] or 0, ends[-1] or 0
    return range(first, last + 1) if first <= last else None


def _weekday(word: str) -> int | None:
    if word in ("天", "末"):
        return 7
    if len(word) == 1 and word in WEEKDAYS:
        return WEEKDAYS.index(word) + 1
    return int(word) if len(word) == 1 and word in "1234567" else None


def _minutes(text: str) -> int | None:
    clock = clock_of(text)
    return int(clock[:2]) * 60 + int(clock[3:]) if clock else None


def _words(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
