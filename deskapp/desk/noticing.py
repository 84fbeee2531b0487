"""The desk's changes of today (今日变动): read, drafted, put up, ended."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp.desk.changes import about, notice_values
from deskapp.desk.say import is_place
from deskapp.domain import staleness
from deskapp.domain.answer import Results
from deskapp.domain.models import Centre, Places
from deskapp.domain.notices import Notice
from deskapp.domain.verdict import Verdicts
from deskapp.errors import UsageError
from deskapp.storage.notices import read_notices
from deskapp.storage.reader import Services

if TYPE_CHECKING:
    from deskapp.desk.notice_draft import About, Until


class Noticing(ABC):
    """What a desk does with notices; the desk itself brings the catalog, the clock and the search."""

    places: Places
    here: Centre | None
    catalog_path: Path
    _conn: sqlite3.Connection
    _services: Services
    _verdicts: Verdicts

    @abstractmethod
    def now(self) -> datetime: ...

    @abstractmethod
    def lookup(self, query: str, limit: int = 10) -> Results: ...

    @abstractmethod
    def _post(self) -> None: ...

    @abstractmethod
    def _here_code(self) -> str | None: ...

    def notices_now(self) -> tuple[Notice, ...]:
        """The changes in force now (今日变动), the newest first."""
        return read_notices(self._conn, self.now())

    def notice_history(self) -> tuple[Notice, ...]:
        """Every notice there ever was, the newest first."""
        return read_notices(self._conn)

    def told_today(self) -> tuple[str, ...]:
        """What is changed here today, each with its end: for the screen that waits for the next citizen."""
        self._post()
        board = self._verdicts.sites.board
        here = self._here_code()
        return board.of_centre(here) if here is not None else board.everywhere()

    def days_unseen(self) -> int | None:
        """Days since somebody looked whether this centre is open, once it is time again; None before.

        None too where nobody here ever looked: that is for setting up the desk.
        """
        state = self.here.state if self.here else None
        if state is None or state.provenance.verified_on is None or state.provenance.source.is_sample:
            return None
        on, today = state.provenance.verified_on, self.now().date()
        return (today - on).days if staleness.due(staleness.STATE, on, today) else None

    def draft_notice(
        self, words: str, service_code: str | None = None
    ) -> tuple[tuple[About, ...], tuple[Until, ...]]:
        """What a notice in these words may be about and until when, the likeliest first. Writes nothing."""
        from deskapp.desk.notice_draft import Around, abouts, untils

        now = self.now()
        closing = self._verdicts.sites.hours.closing(self._here_code(), now)
        service = self._services.get(service_code) if service_code else None
        found = self.lookup(words, 1).hits if words else ()
        category = found[0].service.category if found and not is_place(found[0]) else None
        around = Around(self.places, self.here, closing, service, category)
        return abouts(words, around), untils(words, now, closing)

    def ready_to_write(self) -> None:
        """Loads what writes: half a second that no key should wait for later."""
        import deskapp.storage.writer_notices  # noqa: F401 - loading is all that is wanted

    def add_notice(
        self,
        text: str,
        until: datetime,
        *,
        window: str | None = None,
        service: str | None = None,
        category: str | None = None,
        everywhere: bool = False,
        suspends: bool = False,
        starts: datetime | None = None,
        by: str = "",
    ) -> Notice:
        """Puts up a notice about this centre, or what else is said, from `starts` (now) until `until`.

        `window`: its code, or its label here. `category`: a line of the hall's sign.
        `suspends`: nothing is done there meanwhile.
        Raises UsageError and the Catalog* errors; then nothing was written.
        """
        now = self.now()
        values = notice_values(text, starts or now, until, now, suspends=suspends, by=by)
        if service is not None and self._services.get(service) is None:
            raise UsageError(f"没有编号是 {service} 的事项, 没有写; 用 deskapp find 查编号。")
        values |= about(
            self.places, self.here, window=window, service=service, category=category, everywhere=everywhere
        )
        from deskapp.storage.writer_notices import add_notice

        number = add_notice(self.catalog_path, values)
        return next(n for n in self.notice_history() if n.id == number)

    def end_notice(self, number: int) -> None:
        """Takes a notice down now; it stays in the history. Raises UsageError when none is in force."""
        from deskapp.storage.writer_notices import end_notice

        end_notice(self.catalog_path, number, self.now())
