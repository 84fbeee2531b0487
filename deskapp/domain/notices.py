"""Today's changes (今日变动): notices with an end, and what they mean for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import NamedTuple

from deskapp.domain.calendar import WEEKDAYS
from deskapp.domain.models import Provenance, Service

EVERYWHERE, CENTRE, WINDOW, SERVICE, CATEGORY = "all", "centre", "window", "service", "category"
SCOPES = (EVERYWHERE, CENTRE, WINDOW, SERVICE, CATEGORY)

DAY_END = time(23, 59)
"""An end at this minute means: the whole of that day."""


class Notice(NamedTuple):
    """One temporary change. In force from `starts` until `ends`, the end not included."""

    id: int
    text: str
    scope: str
    """all · centre · window · service · category: what the codes below are about. A notice whose code has
    gone from the catalog is about nothing."""
    centre_code: str | None
    window_code: str | None
    service_code: str | None
    suspends: bool
    """True: nothing is done there meanwhile, the verdict becomes 暂停."""
    starts: datetime
    ends: datetime
    created_by: str
    provenance: Provenance
    category_code: str | None = None
    """A whole line of the hall's sign: a system that is slow or down."""

    def is_on(self, now: datetime) -> bool:
        return self.starts <= now < self.ends

    def concerns(self, centre: str | None, window: str | None, service: Service | None) -> bool:
        """Is it about this place and this service?"""
        if self.centre_code is not None and self.centre_code != centre:
            return False
        if self.scope == WINDOW:
            return self.window_code is not None and self.window_code == window
        if self.scope == SERVICE:
            return service is not None and self.service_code == service.code
        if self.scope == CATEGORY:
            return service is not None and self.category_code == service.category.code
        return self.scope == EVERYWHERE or (self.scope == CENTRE and self.centre_code is not None)


class Board:
    """The notices in force at one moment."""

    def __init__(self, notices: Iterable[Notice], now: datetime) -> None:
        self.notices = tuple(n for n in notices if n.is_on(now))
        self._now = now

    def pause(self, centre: str | None, window: str | None, service: Service | None) -> Notice | None:
        """The notice that stops this service here, the one that lasts longest."""
        stopping = (n for n in self.notices if n.suspends and n.concerns(centre, window, service))
        return max(stopping, key=lambda n: n.ends, default=None)

    def alerts(self, centre: str | None, window: str | None, service: Service | None) -> tuple[str, ...]:
        """What else must be said of this place and service now, each with its end."""
        return tuple(
            self.words(n) for n in self.notices if not n.suspends and n.concerns(centre, window, service)
        )

    def of_centre(self, centre: str) -> tuple[str, ...]:
        """What is changed at a centre, its windows included."""
        return tuple(
            self.words(n)
            for n in self.notices
            if (n.centre_code == centre and n.scope != SERVICE)
            or (n.centre_code is None and n.scope in (EVERYWHERE, CATEGORY))
        )

    def everywhere(self) -> tuple[str, ...]:
        """What is changed at no centre in particular."""
        return tuple(self.words(n) for n in self.notices if n.centre_code is None)

    def words(self, notice: Notice) -> str:
        return f"{notice.text}({self.until(notice)})"

    def until(self, notice: Notice) -> str:
        """「到今天 18:00」, 「到9月25日(周五)」."""
        return until_words(notice.ends, self._now)


EMPTY = Board((), datetime(1, 1, 1))


def until_words(ends: datetime, now: datetime) -> str:
    """An end as it is said; the whole of its last day where it ends at midnight."""
    day = "今天" if ends.date() == now.date() else f"{ends.month}月{ends.day}日(周{WEEKDAYS[ends.weekday()]})"
    if ends.year != now.year and day != "今天":
        day = f"{ends.year}年{day}"
    return f"到{day}" if ends.time() >= DAY_END else f"到{day} {ends.hour}:{ends.minute:02}"
