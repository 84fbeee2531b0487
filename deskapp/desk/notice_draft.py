"""What a typed notice seems to be about, and until when: guesses that are shown before anything is written.

「3号窗口今天暂停, 到5号」 -> window 3 of this centre, paused, until the 5th.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from deskapp.domain.calendar import WEEKDAYS
from deskapp.domain.clean import clean
from deskapp.domain.models import Category, Centre, Places, Service, Window
from deskapp.domain.notices import DAY_END

PAUSING = ("暂停", "停办", "不办", "停电", "停水", "关闭", "关门", "没人", "停用", "坏了")
"""Words of something that stands still meanwhile; anything else is only told."""

SYSTEM = "系统"
"""A system belongs to a whole line of the sign; a room or a printer to the centre."""

HOURS = {word: number for number, word in enumerate("零一二三四五六七八九十", 0)}
MORNING_ENDS = 8
"""「到3点」 is the afternoon: no hall closes at three in the night."""

_CLOCK = re.compile(
    r"到?(上午|下午|晚上)?(\d{1,2}|十[一二]?|[一二三四五六七八九])(?:[点时]|[:\uff1a])(半|\d{2})?"
)
_DATE = re.compile(r"到?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]")
_DAY = re.compile(r"到(\d{1,2})[日号]")
_WEEKDAY = re.compile(r"到(下)?(?:周|星期)([一二三四五六日天])")


class About(NamedTuple):
    """One thing that the notice may be about. At most one of the codes is set."""

    label: str
    suspends: bool
    window: str | None = None
    service: str | None = None
    category: str | None = None
    everywhere: bool = False


class Until(NamedTuple):
    """One end that it may have."""

    label: str
    moment: datetime


class Around(NamedTuple):
    """What a notice is written amid."""

    places: Places
    here: Centre | None
    closing: datetime | None
    """When this centre closes today; None when not known, or over."""
    service: Service | None
    """The item whose answer was open."""
    category: Category | None
    """The line of the sign that the words seem to mean."""


def abouts(words: str, around: Around) -> tuple[About, ...]:
    """What `words` may be about, the likeliest first; there is always one."""
    text = clean(words, 200)
    pausing = any(word in text for word in PAUSING)
    return tuple(_abouts(text, around, pausing=pausing))


def _abouts(text: str, around: Around, *, pausing: bool) -> Iterator[About]:
    for window in _windows_in(text, around):
        yield from _both(f"{window.label}窗口 {window.title}".strip(), pausing=pausing, window=window.code)
    family = around.category
    of_family = [] if family is None else [About(f"{family.name}这一类", False, category=family.code)]
    of_centre = [] if around.here is None else [About(around.here.name, False)]
    yield from [*of_family, *of_centre] if SYSTEM in text else [*of_centre, *of_family]
    if around.service is not None:
        yield from _both(around.service.name, pausing=pausing, service=around.service.code)
    yield About("所有中心", suspends=False, everywhere=True)
    if around.here is not None:
        yield About(f"{around.here.name} 整个中心", suspends=True)


def _both(label: str, *, pausing: bool, window: str | None = None, service: str | None = None) -> list[About]:
    """Paused and only told, the likelier first."""
    found = [About(label, suspends, window, service) for suspends in (True, False)]
    return found if pausing else found[::-1]


def _windows_in(text: str, around: Around) -> list[Window]:
    """The windows of this centre that the words name: 「3号」, 「户籍1号」, the longest label first."""
    text = _DAY.sub("", _DATE.sub("", text))
    own = around.places.windows_of(around.here.code) if around.here else ()
    named = sorted((w for w in own if w.label and w.label in text), key=lambda w: -len(w.label))
    return [w for at, w in enumerate(named) if not any(w.label in longer.label for longer in named[:at])]


def untils(words: str, now: datetime, closing: datetime | None) -> tuple[Until, ...]:
    """Ends that it may have: the one that the words name first, then tonight and the next days."""
    told = _told(clean(words, 200), now)
    tonight = closing if closing is not None and closing > now else datetime.combine(now.date(), DAY_END)
    usual = [
        Until("今天下班" if closing else "今天全天", tonight),
        *(_whole(now.date() + timedelta(days=ahead), now.date()) for ahead in (1, 2, 6)),
    ]
    ends = [Until(_label(told, now), told)] if told is not None and told > now else []
    first = [*ends, *usual]
    return tuple(end for at, end in enumerate(first) if end.moment not in [e.moment for e in first[:at]])


def _told(text: str, now: datetime) -> datetime | None:
    """The end that the words themselves name; None when they name none."""
    today = now.date()
    day = _day(text, today)
    clock = _clock(text)
    if day is None and clock is None:
        return None
    if clock is None:
        return datetime.combine(day or today, DAY_END)
    return datetime.combine(day or today, clock)


def _day(text: str, today: date) -> date | None:
    if match := _DATE.search(text):
        year = int(match[1]) if match[1] else today.year
        found = _date(year, int(match[2]), int(match[3]))
        return _date(year + 1, int(match[2]), int(match[3])) if found and found < today else found
    if match := _DAY.search(text):
        number = int(match[1])
        found = _date(today.year, today.month, number)
        if found is None or found < today:
            after = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
            found = _date(after.year, after.month, number)
        return found
    if match := _WEEKDAY.search(text):
        wanted = WEEKDAYS.index(match[2].replace("天", "日"))
        if match[1]:
            return today + timedelta(days=7 - today.weekday() + wanted)
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    for word, ahead in (("到明天", 1), ("到后天", 2)):
        if word in text:
            return today + timedelta(days=ahead)
    return None


def _clock(text: str) -> time | None:
    """「到18:00」, 「到下午三点半」; a bare number of a window is none."""
    match = _CLOCK.search(text)
    if match is None:
        return None
    hour = int(match[2]) if match[2].isdecimal() else _hour(match[2])
    minute = 30 if match[3] == "半" else int(match[3] or 0)
    if match[1] in ("下午", "晚上") or (match[1] is None and hour < MORNING_ENDS):
        hour += 12 if hour < 12 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _hour(word: str) -> int:
    return HOURS[word[0]] + (HOURS[word[1]] if len(word) == 2 else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _whole(day: date, today: date) -> Until:
    name = {1: "明天全天", 2: "后天全天"}.get((day - today).days, f"{day.month}月{day.day}日全天")
    return Until(name, datetime.combine(day, DAY_END))


def _label(moment: datetime, now: datetime) -> str:
    """「12月5日(周六)全天」, 「今天 18:00」."""
    day = "今天" if moment.date() == now.date() else f"{moment.month}月{moment.day}日"
    weekday = "" if moment.date() == now.date() else f"(周{WEEKDAYS[moment.weekday()]})"
    clock = "全天" if moment.time() >= DAY_END else f" {moment.hour}:{moment.minute:02}"
    return f"{day}{weekday}{clock}"
