"""Is a service taken now? Seasons (申报期) and programmes that end (政策有效期), said with their dates."""

from __future__ import annotations

from datetime import date

from deskapp.domain.answer import Programme
from deskapp.domain.models import ApplyWindow, Service

OPEN, UPCOMING, CLOSED, ENDED, UNKNOWN = "open", "upcoming", "closed", "ended", "unknown"

SOON_DAYS = 60
"""An end this near is said in days."""

ASK_ENDED = "先问有没有延续, 别让群众白跑; 问主管部门或 12345"
ASK_SEASON = "以当年公告为准"


def programme_of(service: Service, today: date) -> Programme | None:
    """What is known of the season and the end of `service` on `today`; None when nothing is."""
    known = service.apply
    if known is None:
        return None
    if known.valid_to is not None and today > known.valid_to:
        words = f"这项政策已于 {_day(known.valid_to)} 到期, 是否延续未核实"
        return Programme(ENDED, words, known.wording, known.valid_to)
    state, season = _season(known, today)
    end = f"政策到 {_day(known.valid_to)} 为止{_left(known.valid_to, today)}" if known.valid_to else ""
    return Programme(state, "; ".join(part for part in (season, end) if part), known.wording, known.valid_to)


def is_ended(service: Service, today: date) -> bool:
    """Has the programme's last day passed?"""
    return service.apply is not None and service.apply.valid_to is not None and today > service.apply.valid_to


def _season(known: ApplyWindow, today: date) -> tuple[str, str]:
    if known.opens is None or known.closes is None:
        return (OPEN, "") if known.valid_to is not None else (UNKNOWN, "")
    at = (today.month, today.day)
    spell = f"{known.opens[0]}月{known.opens[1]}日至{known.closes[0]}月{known.closes[1]}日"
    if _within(at, known.opens, known.closes):
        end = date(today.year + (known.opens > known.closes and at >= known.opens), *known.closes)
        return OPEN, f"现在是申报期({spell}{_left(end, today)}), {ASK_SEASON}"
    if at < known.opens:
        return UPCOMING, f"申报期还没到({spell}), {ASK_SEASON}"
    return CLOSED, f"今年的申报期已过({spell}), {ASK_SEASON}"


def _within(at: tuple[int, int], opens: tuple[int, int], closes: tuple[int, int]) -> bool:
    return opens <= at <= closes if opens <= closes else at >= opens or at <= closes


def _left(end: date, today: date) -> str:
    days = (end - today).days
    if days == 0:
        return ", 今天是最后一天"
    return f", 还有{days}天" if days <= SOON_DAYS else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
