"""What the kiosk does: from a key or a touch to the next page. Knows no terminal."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size

from deskapp.desk.desk import Desk
from deskapp.desk.visit import TAKEN_BACK
from deskapp.desk.visit import Visit as Record
from deskapp.domain.answer import Hit
from deskapp.domain.clean import clean
from deskapp.kiosk import frame, themes, words
from deskapp.kiosk.current import Current
from deskapp.kiosk.idle import Idle
from deskapp.kiosk.page import Page
from deskapp.kiosk.sheet import Cell, Sheet, nearest
from deskapp.kiosk.tiles import TILES
from deskapp.kiosk.views import answer, front, lists, notes
from deskapp.kiosk.views.leave import Leave
from deskapp.kiosk.visit import NOTHING, Visit
from deskapp.tui.text import plain

LONGEST = 60
"""Characters of what is typed; a sentence fits."""
ROWS = 32
"""Rows asked for; the screen shows fewer."""
LEAVING_KEY = "ctrl+q"
STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1), "tab": (1, 0), "shift+tab": (-1, 0)}


class Kiosk:
    """One visitor at a time, over one read-only desk."""

    def __init__(self, idle: Idle) -> None:
        self.idle = idle
        self.visit = Visit()
        self.broken = ""
        self.theme = themes.THEMES[0].name
        self.leaving = False
        self.pin_to_check = ""
        """Signs that somebody wants to leave with; looked at off the keys' path."""
        self._current: Current | None = None
        self._rings = False
        self._minute = ""
        self._record: Record | None = None
        self.to_save = False
        """Is there something in the desk's records that a disk should have?"""
        self._sheet = Sheet(80, 24)

    def open(self, current: Current) -> None:
        """The catalog is there; where nobody has said whose centre this is, ask."""
        self._current = current
        self._record = Record(current.desk)
        self._ask_desk()

    @property
    def desk(self) -> Desk | None:
        return self._current.desk if self._current is not None else None

    def rings(self) -> bool:
        """Once after a call for help."""
        rang, self._rings = self._rings, False
        return rang

    # The clock

    def tick(self) -> bool:
        """Looks at the clock; True when the picture may have changed."""
        if self._at_rest:
            self.idle.touch()
            return self._renewed() or self._minute_passed()
        if self.idle.over:
            self.home()
            return True
        return self.idle.warning or self._minute_passed()

    def _minute_passed(self) -> bool:
        """Does the clock on the screen say something else now?"""
        minute = self.desk.now().strftime("%H:%M") if self.desk is not None else ""
        passed, self._minute = minute != self._minute, minute
        return passed

    @property
    def _at_rest(self) -> bool:
        """Is this the first page with nothing of anybody on it?"""
        visit = self.visit
        return not (visit.typed or visit.trail or visit.said)

    def home(self) -> None:
        """The next visitor: everything of the last one is gone, and a new catalog is taken up."""
        if self._record is not None:
            self.to_save |= self._record.end()
        self.visit = Visit()
        self.idle.touch()
        self._renewed()
        self._ask_desk()

    def _renewed(self) -> bool:
        """Takes up a new catalog where one lies ready."""
        if self._current is None or not self._current.renew():
            return False
        self._record = Record(self._current.desk)
        self._ask_desk()
        return True

    def _ask_desk(self) -> None:
        if self.desk is not None and self.desk.here is None:
            self.visit.trail = [lists.desks(self.desk.places.centres)]

    # Keys and touches

    def key(self, key: str, character: str | None) -> None:
        """One key; what it does depends on nothing but the page in sight."""
        if self._woken():
            return
        if key in STEPS:
            self.visit.chosen = nearest(self._sheet.zones, self.visit.chosen, STEPS[key])
        elif key == "enter":
            self._act(self.visit.chosen or ("try" if isinstance(self.visit.page, Leave) else self._first()))
        elif key == "escape":
            self._act("back" if self.visit.trail or self.visit.typed else "")
        elif key in ("pagedown", "pageup"):
            self._act("turn:1" if key == "pagedown" else "turn:-1")
        elif key == "f1":
            self._act("help")
        elif key == LEAVING_KEY:
            self._act("leave")
        elif key in ("backspace", "delete", "ctrl+h"):
            self._act("unpin" if isinstance(self.visit.page, Leave) else "delete")
        elif character is not None and character.isprintable():
            self._act(f"pin:{character}") if isinstance(self.visit.page, Leave) else self._type(character)

    def touch(self, act: str) -> None:
        """Something was touched; `act` is empty beside every zone."""
        if not self._woken():
            self.visit.chosen = ""
            self._act(act)

    def paste(self, text: str) -> None:
        if not self._woken():
            self._type(clean(text, LONGEST).strip())

    def _woken(self) -> bool:
        """Was the notice in sight? Then this touch only takes it away."""
        warned = self.idle.warning and not self._at_rest
        self.idle.touch()
        return warned

    def _first(self) -> str:
        """What Enter means where nothing was chosen: the first row, if one was typed for."""
        rows = [zone.act for zone in self._sheet.zones if zone.act[:2] in ("s:", "c:")]
        return rows[0] if rows and self.visit.typed and not self.visit.trail else ""

    def _type(self, text: str) -> None:
        """Letters always search: over a page they begin anew."""
        if self.desk is None or self._asking_desk:
            return
        if self.visit.trail:
            self.visit = Visit()
        self._search((self.visit.typed + text)[:LONGEST])

    @property
    def _asking_desk(self) -> bool:
        return self.desk is not None and self.desk.here is None

    def _search(self, typed: str) -> None:
        visit = self.visit
        visit.typed, visit.chosen, visit.said = typed, "", ""
        visit.results = self.desk.lookup(typed, ROWS) if self.desk and typed.strip() else NOTHING
        if self._record is not None:
            self._record.saw(visit.results)

    def _act(self, act: str) -> None:
        """Carries out one act; one that nobody knows does nothing."""
        name, _, value = act.partition(":")
        if name not in ("missed", "wrong"):
            self.visit.said = ""
        doing = getattr(self, f"_do_{name}", None)
        if doing is not None and self.desk is not None:
            doing(value)

    def _show(self, page: Page) -> None:
        self.visit.trail.append(page)
        self.visit.chosen = ""

    # Acts, named as in the cells

    def _do_key(self, letter: str) -> None:
        self._type(letter)

    def _do_delete(self, _value: str) -> None:
        if not self.visit.trail:
            self._search(self.visit.typed[:-1])

    def _do_home(self, _value: str) -> None:
        self.home()

    def _do_back(self, _value: str) -> None:
        if self._asking_desk:
            return
        if self.visit.trail:
            self.visit.trail.pop()
            self.visit.chosen = ""
        else:
            self._search("")

    def _do_turn(self, pages: str) -> None:
        page = self.visit.page
        if page is not None:
            self.visit.trail[-1] = page.turned(int(pages))

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
            from deskapp.slips.hours import timetable

            now = self.desk.now()
            self._told(hit)
            self._show(answer.Answer(hit, now, timetable(self.desk.places, now.date())))

    def _told(self, hit: Hit) -> None:
        if self._record is not None:
            self._record.told(hit)

    def _do_c(self, code: str) -> None:
        hit = next((h for h in self.visit.results.hits if front.act_of(h) == f"c:{code}"), None)
        if hit is not None and self.desk is not None:
            self._show(answer.Answer(hit, self.desk.now()))

    def _do_missed(self, _value: str) -> None:
        self._report(None)

    def _do_wrong(self, _value: str) -> None:
        page = self.visit.page
        if isinstance(page, answer.Answer):
            self._report(page.hit)

    def _report(self, hit: Hit | None) -> None:
        """Words only, and none of what is kept nowhere; either way the visitor is thanked."""
        if self._record is not None:
            came = self._record.report(self.visit.results, hit)
            self.visit.said = words.TAKEN_BACK if came == TAKEN_BACK else words.NOTED

    def _do_big(self, _value: str) -> None:
        page = self.visit.page
        if isinstance(page, answer.Answer):
            self._show(answer.Big(page.hit, page.at_time))

    def _do_qr(self, _value: str) -> None:
        page = self.visit.page
        if isinstance(page, answer.Answer):
            self._show(answer.Code(page.hit, page.at_time))

    def _do_help(self, _value: str) -> None:
        self._show(notes.Help())

    def _do_call(self, _value: str) -> None:
        self._rings = True
        self._show(notes.Call())

    def _do_leave(self, _value: str) -> None:
        if self.desk is not None and not isinstance(self.visit.page, Leave):
            self._show(Leave(locked=not self.desk.pin.is_set()))

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

    def _do_theme(self, _value: str) -> None:
        self.theme = themes.after(self.theme)

    def _do_desk(self, code: str) -> None:
        if self.desk is not None and self._asking_desk:
            self.desk.stand_at(code)
            self.visit = Visit()

    # The picture

    def sheet(self, size: Size) -> Sheet:
        """The page of the moment in so many cells."""
        self._sheet = frame.paint(self, size)
        return self._sheet

    def acts(self) -> list[Cell]:
        """Keys under the page in sight; calling somebody is always among them."""
        page = self.visit.page
        call = Cell(words.CALL, "call", short=words.CALL_SHORT)
        if page is not None:
            home = [] if self._asking_desk else [Cell(words.BACK, "back"), Cell(words.HOME, "home")]
            return [*home, *page.acts, call]
        if self.visit.typed:
            return [Cell(words.HOME, "home"), Cell(words.MISSED, "missed"), call]
        return [Cell(words.HELP, "help"), Cell(words.COLOURS, "theme"), call]

    def lines(self) -> list[Content]:
        """What was painted last."""
        return self._sheet.lines or [plain("")]
