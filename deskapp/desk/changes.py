"""Today's changes (今日变动) as they are entered: words in, a checked row out."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from deskapp.domain.clean import clean
from deskapp.domain.models import Centre, Places, Window
from deskapp.domain.notices import CATEGORY, CENTRE, DAY_END, EVERYWHERE, SERVICE, WINDOW
from deskapp.errors import UsageError

LONGEST = 100
"""Characters of one notice: it must be read at a glance."""

BAD_MOMENT = "「{words}」不是时间; 写 18:00 (今天)、2026-09-25 (当天全天) 或 2026-09-25T12:00。"


def moment_of(words: str, now: datetime, *, end: bool) -> datetime:
    """「18:00」 today, 「2026-09-25」 the whole of that day, or a date with a time. Raises UsageError."""
    text = clean(words, 40).strip()
    try:
        if re.fullmatch(r"\d{1,2}:\d\d", text):
            return datetime.combine(now.date(), time.fromisoformat(text.zfill(5)))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return datetime.combine(date.fromisoformat(text), DAY_END if end else time.min)
        if re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?", text):
            return datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(BAD_MOMENT.format(words=text)) from error
    raise UsageError(BAD_MOMENT.format(words=text))


def notice_values(
    text: str, starts: datetime, ends: datetime, now: datetime, *, suspends: bool, by: str
) -> dict[str, Any]:
    """The part of a notice's row that does not say what it is about. Raises UsageError."""
    words = clean(text).strip()
    if not words:
        raise UsageError("通知是空的, 没有写; 写一句话, 如「3号窗口今天暂停」。")
    if len(words) > LONGEST:
        raise UsageError(f"通知太长, 没有写; 最多 {LONGEST} 个字, 要一眼能看完。")
    if ends <= max(starts, now):
        raise UsageError("通知的结束时间要在现在和开始之后, 没有写。")
    return {
        "text": words,
        "suspends": suspends,
        "starts": starts,
        "ends": ends,
        "created_by": clean(by, 40).strip(),
        "created_at": now,
    }


def about(
    places: Places,
    here: Centre | None,
    *,
    window: str | None,
    service: str | None,
    category: str | None,
    everywhere: bool,
) -> dict[str, str | None]:
    """What a notice is about: a window of this centre, a service, a line of the hall's sign,
    everything, or this centre.

    Raises UsageError where that cannot be told.
    """
    at = None if everywhere or here is None else here.code
    if window is not None:
        found = find_window(places, here, window)
        return {"scope": WINDOW, "centre_code": found.centre_code, "window_code": found.code}
    if service is not None:
        return {"scope": SERVICE, "centre_code": at, "service_code": service}
    if category is not None:
        code = find_category(places, category)
        return {"scope": CATEGORY, "centre_code": at, "category_code": code}
    return {"scope": CENTRE if at else EVERYWHERE, "centre_code": at}


def find_category(places: Places, words: str) -> str:
    """A category's code by its code or its name. Raises UsageError with the names."""
    wanted = clean(words, 40).strip()
    found = next((c.code for c in places.categories if wanted in (c.code, c.name)), None)
    if found is None:
        names = "、".join(c.name for c in places.categories) or "目录里没有类别"
        raise UsageError(f"没有「{wanted}」这一类, 没有写。可选: {names}。")
    return found


def find_window(places: Places, here: Centre | None, words: str) -> Window:
    """A window by its code, or by its label at this centre. Raises UsageError with the labels."""
    wanted = clean(words, 40).strip().removesuffix("窗口")
    by_code = places.window(wanted)
    if by_code is not None:
        return by_code
    if here is None:
        raise UsageError("先说是哪个中心的窗口: 用 --desk, 或在界面里选好本台。")
    own = places.windows_of(here.code)
    found = [w for w in own if wanted in (w.label, w.label.removesuffix("号"))]
    if len(found) != 1:
        labels = "、".join(w.label for w in own) or "目录里没有窗口"
        raise UsageError(f"{here.name}没有「{wanted}」这个窗口。可选: {labels}。")
    return found[0]
