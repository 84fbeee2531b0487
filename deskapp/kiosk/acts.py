"""What each cell does when it is touched: `_do_<act>`, named as in the cells."""

from __future__ import annotations

from deskapp.desk.visit import TAKEN_BACK
from deskapp.domain.answer import Hit
from deskapp.errors import DeskappError
from deskapp.kiosk import themes, words
from deskapp.kiosk.session import Session
from deskapp.kiosk.tiles import TILES
from deskapp.kiosk.views import answer, front, lists, notes
from deskapp.kiosk.views.leave import Leave
from deskapp.kiosk.visit import Visit

WITHOUT_CATALOG = ("call", "help", "home", "back", "colours", "larger")
"""Acts that work also where no catalog can be opened."""
KNOCKS = 5
"""Touches of the corner in a row that ask for the PIN: there may be no keyboard."""


class Acts(Session):
    """Acts over the state of the visit."""

    def act(self, act: str) -> None:
        """Carries out one act; one that nobody knows does nothing."""
        name, _, value = act.partition(":")
        if name not in ("missed", "wrong", "report"):
            self.visit.said = ""
        self.visit.knocks = self.visit.knocks + 1 if name == "corner" else 0
        doing = getattr(self, f"_do_{name}", None)
        if doing is not None and (self.desk is not None or name in WITHOUT_CATALOG):
            doing(value)

    def _do_key(self, letter: str) -> None:
        self._type(letter)

    def _do_delete(self, _value: str) -> None:
        if not self.visit.trail:
            self._search(self.visit.typed[:-1])

    def _do_home(self, _value: str) -> None:
        self.home()

    def _do_back(self, _value: str) -> None:
        if len(self.visit.trail) > self.asking_desk:
            self.visit.trail.pop()
            self.visit.chosen = ""
        elif not self.asking_desk:
            self._search("")

    def _do_turn(self, pages: str) -> None:
        page = self.visit.page
        if page is not None:
            self.visit.trail[-1] = page.turned(int(pages))

    # To an answer

    def _do_tile(self, number: str) -> None:
        assert self.desk is not None
        if front.opens_events(int(number)):
            self._show(lists.events(self.desk.life_events()))
            return
        tile = TILES[int(number)]
        found = [service for code in tile.opens for service in self.desk.most_asked(code)]
        self._show(lists.services(tile.label, found))

    def _do_e(self, code: str) -> None:
        found = self.desk.bundle(code) if self.desk else None
        if found is not None:
            self._show(lists.bundle(found))

    def _do_s(self, code: str) -> None:
        hit = self.desk.hit(code) if self.desk else None
        if hit is not None and self.desk is not None:
            self._told(hit)
            self._opened(hit)

    def _do_c(self, code: str) -> None:
        self._place(f"c:{code}")

    def _do_n(self, code: str) -> None:
        self._place(f"n:{code}")

    def _place(self, act: str) -> None:
        hit = next((h for h in self.visit.results.hits if front.act_of(h) == act), None)
        if hit is not None:
            self._opened(hit)

    def _opened(self, hit: Hit) -> None:
        from deskapp.slips.hours import timetable

        assert self.desk is not None
        now = self.desk.now()
        danger = self.visit.results.emergency
        if danger is None and not hit.service.neutral_name:
            danger = self.desk.danger_of(hit.service)
        usual = timetable(self.desk.places, now.date())
        self._show(answer.Answer(hit, now, usual, danger=danger))

    # With an answer

    @property
    def _answer(self) -> answer.Answer | None:
        page = self.visit.page
        return page if isinstance(page, answer.Answer) else None

    def _do_big(self, _value: str) -> None:
        if self._answer is not None:
            self._show(answer.Big(self._answer.hit, self._answer.at_time))

    def _do_qr(self, _value: str) -> None:
        if self._answer is not None:
            self._show(answer.Code(self._answer.hit, self._answer.at_time))

    def _do_report(self, _value: str) -> None:
        """The one key for both: the answer in sight is wrong, or what was typed was not found."""
        if self._answer is not None:
            self._report(self._answer.hit)
        elif not self.visit.trail:
            self._report(None)

    def _do_missed(self, _value: str) -> None:
        self._report(None)

    def _do_wrong(self, _value: str) -> None:
        if self._answer is not None:
            self._report(self._answer.hit)

    def _report(self, hit: Hit | None) -> None:
        """Words only, and none of what is kept nowhere; either way the visitor is thanked."""
        if self._record is not None and (hit is not None or self.visit.typed):
            came = self._record.report(self.visit.results, hit)
            self.visit.said = words.TAKEN_BACK if came == TAKEN_BACK else words.NOTED

    # Help, and how it looks

    def _do_help(self, _value: str) -> None:
        if not isinstance(self.visit.page, notes.Help):
            self._show(notes.Help())

    def _do_call(self, _value: str) -> None:
        self._rings = True
        if not isinstance(self.visit.page, notes.Call):
            self._show(notes.Call())

    def _do_colours(self, _value: str) -> None:
        self.look = themes.other_colours(self.look)

    def _do_larger(self, _value: str) -> None:
        self.look = self.look._replace(large=not self.look.large)

    # For those who look after it

    def _do_corner(self, _value: str) -> None:
        if self.visit.knocks >= KNOCKS:
            self.visit.knocks = 0
            self._do_leave("")

    def _do_leave(self, _value: str) -> None:
        if self.desk is None or isinstance(self.visit.page, Leave):
            return
        try:
            locked = not self.desk.pin.is_set()
        except DeskappError:  # the file has just been taken away or spoilt
            locked = True
        self._show(Leave(locked=locked, refused=self.refused))

    def _do_pin(self, sign: str) -> None:
        page = self.visit.page
        if isinstance(page, Leave) and not page.locked:
            self.visit.trail[-1] = page.after(page.typed + sign)

    def _do_unpin(self, _value: str) -> None:
        page = self.visit.page
        if isinstance(page, Leave):
            self.visit.trail[-1] = page.after(page.typed[:-1])

    def _do_try(self, _value: str) -> None:
        """Asked outside: looking at a PIN takes 50 ms."""
        page = self.visit.page
        if isinstance(page, Leave) and page.typed and not page.locked:
            self.pin_to_check = page.typed

    def pin_checked(self, refusal: str) -> None:
        """What came of the try; empty: it was the PIN."""
        page = self.visit.page
        if not refusal:
            self.leaving = True
        elif isinstance(page, Leave):
            self.visit.trail[-1] = page.after("", refusal)

    def _do_desk(self, code: str) -> None:
        """A centre was touched: asked again, for a wrong one would send everybody the wrong way."""
        centre = self.desk.places.centre(code) if self.desk is not None else None
        if centre is not None and self.asking_desk:
            self._show(lists.sure(centre))

    def _do_stand(self, code: str) -> None:
        if self.desk is not None and self.asking_desk:
            self.desk.stand_at(code)
            self.visit = Visit()
