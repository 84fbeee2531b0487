"""Is the place open now, in words for reading aloud; and if not, the next real working moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from deskapp.domain.answer import Status
from deskapp.domain.calendar import (
    WEEKDAYS,
    Calendar,
    Published,
    Segments,
    newest_date,
    nothing_published,
)
from deskapp.domain.models import Centre, Places, Provenance
from deskapp.domain.opening import opening_of

CLOSING_MINUTES = 30
"""Under this many minutes left, the status is `closing`."""

HORIZON_DAYS = 40
"""How far the next opening is looked for; the longest holiday is nine days."""

NEAR_DAYS = 3
"""An opening this near is named by its weekday alone; further on by its date too."""

UNKNOWN_HOURS = "办公时间未核实"
WRONG_CLOCK = "本机时间可能不对"


@dataclass(frozen=True, slots=True)
class Moment:
    """The next opening: a day and minutes after midnight."""

    day: date
    minute: int


class Hours:
    """Answers 「现在开着吗」 for every place of one catalog."""

    def __init__(self, places: Places, published: Published = nothing_published) -> None:
        self._places = places
        self.calendar = Calendar(places, published)
        self._newest = newest_date(places)

    def status(self, centre_code: str, window_code: str | None, now: datetime) -> Status:
        """`open` code and wording at `now`; the centre's state comes before the clock."""
        centre = self._places.centre(centre_code)
        if centre is None:
            return Status("unknown", UNKNOWN_HOURS)
        state = opening_of(centre, now.date()).status
        status = state or _with_duty(self._by_clock(centre_code, window_code, now), centre)
        if self._newest is not None and now.date() < self._newest:
            return Status(status.code, f"{status.text}; {WRONG_CLOCK}")
        return status

    def provenance(self, centre_code: str, window_code: str | None) -> Provenance | None:
        return self.calendar.provenance(centre_code, window_code)

    def clock_is_wrong(self, now: datetime) -> bool:
        return self._newest is not None and now.date() < self._newest

    def closing(self, centre_code: str | None, now: datetime) -> datetime | None:
        """When the centre closes for today; None when that is not known, over, or it is closed."""
        segments = self.calendar.day(centre_code, None, now.date()).segments if centre_code else None
        if not segments:
            return None
        closes = datetime.combine(now.date(), time(segments[-1][1] // 60 % 24, segments[-1][1] % 60))
        return closes if closes > now else None

    def _by_clock(self, centre: str, window: str | None, now: datetime) -> Status:
        today = self.calendar.day(centre, window, now.date())
        if today.segments is None:
            text = f"放假({today.holiday}), {UNKNOWN_HOURS}" if today.holiday else UNKNOWN_HOURS
            return Status("holiday" if today.holiday else "unknown", text)
        minute = now.hour * 60 + now.minute
        status = None if today.holiday else _within(today.segments, minute)
        if status is None:
            status, years = self._between(centre, window, now, today.holiday, today.segments)
        else:
            years = [now.year]
        return Status(status.code, status.text + self._warning(years))

    def _between(
        self, centre: str, window: str | None, now: datetime, holiday: str, segments: Segments
    ) -> tuple[Status, list[int]]:
        """Closed at `now`: why, and when it opens. Also the years the answer leans on."""
        following = self._next(centre, window, now.date())
        word = "放假" if holiday else "已下班" if segments else "今天休息"
        code = "holiday" if holiday else "closed"
        if following is None:
            return Status(code, f"{word}, 下次开放时间未核实"), [now.year]
        when = _when(now.date(), following.day, full=bool(holiday))
        text = f"{word}, {when} {clock_time(following.minute)} 开"
        return Status(code, text), [now.year, following.day.year]

    def _next(self, centre: str, window: str | None, today: date) -> Moment | None:
        for ahead in range(1, HORIZON_DAYS + 1):
            day = today + timedelta(days=ahead)
            segments = self.calendar.day(centre, window, day).segments
            if segments:
                return Moment(day, segments[0][0])
        return None

    def _warning(self, years: list[int]) -> str:
        unknown = [y for y in years if not self.calendar.announced(y)]
        return f"; {unknown[0]}年放假安排未公布, 以公告为准" if unknown else ""


def status_of(places: Places, centre_code: str, window_code: str | None, now: datetime) -> Status:
    """One status; whoever asks often keeps an `Hours`."""
    return Hours(places).status(centre_code, window_code, now)


def clock_time(minute: int) -> str:
    """510 -> 「8:30」, as it is read aloud."""
    return f"{minute // 60}:{minute % 60:02}"


def _with_duty(status: Status, centre: Centre) -> Status:
    """While the hall is shut, who is there all the same: weekend duty, by appointment."""
    if not centre.duty or status.code not in ("closed", "holiday", "lunch"):
        return status
    return Status(status.code, f"{status.text}; {centre.duty}")


def _within(segments: Segments, minute: int) -> Status | None:
    """The status while something still opens or closes today, else None."""
    for position, (opens, closes) in enumerate(segments):
        following = segments[position + 1] if position + 1 < len(segments) else None
        if minute < opens:
            if position == 0:
                return Status("closed", f"还没上班, 今天 {clock_time(opens)} 开")
            return Status("lunch", f"午休, {clock_time(opens)} 开")
        if minute < closes:
            return _open(closes - minute, closes, following)
    return None


def _open(left: int, closes: int, following: tuple[int, int] | None) -> Status:
    if left < CLOSING_MINUTES:
        if following is None:
            return Status("closing", f"还有{left}分钟下班")
        return Status("closing", f"还有{left}分钟午休, {clock_time(following[0])} 再开")
    if following is None:
        return Status("open", f"开放中, {clock_time(closes)} 下班")
    return Status("open", f"开放中, {clock_time(closes)} 午休")


def _when(today: date, day: date, *, full: bool) -> str:
    """「明天(周二)」, 「周一」 or 「10月8日(周四)」: what cannot be taken for another day."""
    weekday = f"周{WEEKDAYS[day.weekday()]}"
    ahead = (day - today).days
    if full or ahead > NEAR_DAYS:
        return f"{day.month}月{day.day}日({weekday})"
    return f"明天({weekday})" if ahead == 1 else weekday
