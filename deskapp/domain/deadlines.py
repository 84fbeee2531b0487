"""Periods as dates: what ends when, if it starts today; said with everything it leans on."""

from __future__ import annotations

from datetime import date

from deskapp.domain.answer import LimitDate
from deskapp.domain.calendar import WEEKDAYS, Calendar
from deskapp.domain.models import Service, TimeLimit

LABELS = {"citizen": "本人最迟", "legal": "法定最迟", "promised": "承诺最迟", "procedure": "程序最迟"}
STARTS = {"citizen": "按今天起算, 实际从哪天算要看文书", "legal": "按今天受理算", "promised": "按今天受理算"}
STARTS_ANYHOW = "按今天起算"


def limit_dates(calendar: Calendar, service: Service, today: date, doubt: str = "") -> tuple[LimitDate, ...]:
    """Every period of `service`, the citizen's own first. `doubt`: why dates may be wrong altogether."""
    ordered = sorted(service.limits, key=lambda limit: limit.kind != "citizen")
    return tuple(_dated(calendar, limit, today, doubt) for limit in ordered)


def _dated(calendar: Calendar, limit: TimeLimit, today: date, doubt: str) -> LimitDate:
    last = calendar.deadline(limit, today)
    label = LABELS.get(limit.kind, "最迟")
    if last is None:
        return LimitDate(limit.kind, label, None, limit.text, "")
    notes = (STARTS.get(limit.kind, STARTS_ANYHOW), _about(calendar, limit, today, last), doubt)
    return LimitDate(limit.kind, label, last, limit.text, "; ".join(n for n in notes if n))


def _about(calendar: Calendar, limit: TimeLimit, today: date, last: date) -> str:
    """What the counting could not know, or what the last day is."""
    unknown = [y for y in range(today.year, last.year + 1) if not calendar.announced(y)]
    if limit.unit == "工作日":
        return f"{unknown[0]}年放假安排未公布, 到时以公告为准" if unknown else ""
    if last.weekday() < 5 and calendar.is_working(last) and not calendar.announced(last.year):
        return f"{last.year}年放假安排未公布, 那天上不上班未知, 要提前"
    if not calendar.is_working(last):
        return (
            f"那天是周{WEEKDAYS[last.weekday()]}, 不上班, 要提前"
            if last.weekday() > 4
            else "那天放假, 要提前"
        )
    return ""


def date_words(limit: LimitDate) -> str:
    """「本人最迟 2026年10月22日(周四)」, or the wording alone where there is no date."""
    if limit.day is None:
        return limit.text
    day = limit.day
    return f"{limit.label} {day.year}年{day.month}月{day.day}日(周{WEEKDAYS[day.weekday()]})"
