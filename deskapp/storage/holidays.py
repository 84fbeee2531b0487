"""Days off and 调休 of years that the catalog has no notice of: from chinesecalendar, which follows the
State Council's yearly notices. Loaded when such a year is asked about; the catalog's own table wins."""

from __future__ import annotations

from datetime import date


def published_days(year: int) -> dict[date, tuple[bool, str]] | None:
    """Days of `year` that are not as their weekday says: date -> (working, name of the holiday).
    None when the year's notice is not in the library either."""
    from chinese_calendar.constants import Holiday, holidays, workdays

    names = {holiday.value: holiday.chinese for holiday in Holiday}
    off = {day: (False, names.get(name, name)) for day, name in holidays.items() if day.year == year}
    made_up = {day: (True, names.get(name, name)) for day, name in workdays.items() if day.year == year}
    return {**off, **made_up} if off else None
