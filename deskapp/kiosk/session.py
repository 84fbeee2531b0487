"""One visitor after the other over one read-only desk: what is known, opened, renewed and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from deskapp.desk.desk import Desk
from deskapp.desk.visit import Visit as Record
from deskapp.domain.answer import Hit
from deskapp.errors import DeskappError
from deskapp.kiosk.current import Current
from deskapp.kiosk.idle import Idle
from deskapp.kiosk.page import Page
from deskapp.kiosk.sheet import Sheet
from deskapp.kiosk.themes import PLAIN_LOOK
from deskapp.kiosk.views import lists
from deskapp.kiosk.visit import NOTHING, Visit

LONGEST = 60
"""Characters of what is typed; a sentence fits."""
ROWS = 32
"""Rows asked for; the screen shows fewer."""


class Session:
    """State of the kiosk. Everything of a visitor is in `visit` and `look`, and goes with them."""

    def __init__(self, idle: Idle) -> None:
        self.idle = idle
        self.visit = Visit()
        self.look = PLAIN_LOOK
        self.broken = ""
        """Why there is no catalog, for whoever looks after the machine."""
        self.leaving = False
        self.pin_to_check = ""
        """Signs that somebody wants to leave with; looked at off the keys' path."""
        self.to_save = False
        """Is there something in the desk's records that a disk should have?"""
        self.renewed: Current | None = None
        """A new catalog that was just taken up, of which a copy should be kept."""
        self._current: Current | None = None
        self._record: Record | None = None
        self._rings = False
        self._minute = ""
        self._sheet = Sheet(80, 24)

    def open(self, current: Current) -> None:
        """The catalog is there; where nobody has said whose centre this is, ask."""
        self._current, self.broken = current, ""
        self._record = Record(current.desk)
        self._ask_desk()

    @property
    def desk(self) -> Desk | None:
        return self._current.desk if self._current is not None else None

    @property
    def copied_at(self) -> datetime | None:
        """Of when the copy is that answers; None when the catalog itself does."""
        return self._current.copied_at if self._current is not None else None

    @property
    def refused(self) -> bool:
        """Does a new catalog lie there that could not be taken up?"""
        return self._current is not None and self._current.refused

    @property
    def asking_desk(self) -> bool:
        """Is it still to be said whose centre this is? What the sample says of it counts for nothing."""
        return self.desk is not None and (self.desk.here is None or not self.desk.is_set_up)

    def rings(self) -> bool:
        """Once after a call for help."""
        rang, self._rings = self._rings, False
        return rang

    # The clock

    def tick(self) -> bool:
        """Looks at the clock; True when the picture may have changed."""
        with self.the_catalog_may_fail():
            if not self._tick():
                return False
        return True

    def _tick(self) -> bool:
        if self.at_rest:
            self.idle.touch()
            return self._renewed() or self._minute_passed()
        if self.idle.over:
            self.look = PLAIN_LOOK
            self.home()
            return True
        return self.idle.warning or self._minute_passed()

    def _minute_passed(self) -> bool:
        """Does the clock on the screen say something else now?"""
        minute = self.desk.now().strftime("%H:%M") if self.desk is not None else ""
        passed, self._minute = minute != self._minute, minute
        return passed

    @property
    def at_rest(self) -> bool:
        """Is this the first page with nothing of anybody on it?"""
        visit = self.visit
        pages = len(visit.trail) - self.asking_desk
        return not (visit.typed or pages > 0 or visit.said) and self.look == PLAIN_LOOK

    def home(self) -> None:
        """Everything of the last visitor is gone, but for the look, which goes when nobody is there."""
        if self._record is not None:
            self.to_save |= self._record.end()
        self.visit = Visit()
        self.pin_to_check = ""
        self.idle.touch()
        self._ask_desk()

    def _renewed(self) -> bool:
        """Takes up a new catalog where one lies ready. Between two visitors only: it takes a moment."""
        if self._current is None or not self._current.renew():
            return False
        self.renewed = self._current
        self._record = Record(self._current.desk)
        self._ask_desk()
        return True

    def _ask_desk(self) -> None:
        if self.desk is not None and self.asking_desk:
            self.visit.trail = [lists.desks(self.desk.places.centres)]

    @contextmanager
    def the_catalog_may_fail(self) -> Iterator[None]:
        """A catalog spoilt while it is read ends the visit, not the kiosk: it is opened anew at once."""
        try:
            yield
        except DeskappError as error:
            self.visit, self._record, self._current = Visit(), None, None
            self.broken = str(error)

    # What every act may do

    def _type(self, text: str) -> None:
        """Letters always search: over a page they begin anew."""
        if self.desk is None or self.asking_desk:
            return
        if self.visit.trail:
            self.visit = Visit()
        self._search((self.visit.typed + text)[:LONGEST])

    def _search(self, typed: str) -> None:
        visit = self.visit
        visit.typed, visit.chosen, visit.said = typed, "", ""
        visit.results = self.desk.lookup(typed, ROWS) if self.desk and typed.strip() else NOTHING
        if self._record is not None:
            self._record.saw(visit.results)

    def _show(self, page: Page) -> None:
        self.visit.trail.append(page)
        self.visit.chosen = ""

    def _told(self, hit: Hit) -> None:
        if self._record is not None:
            self._record.told(hit)
