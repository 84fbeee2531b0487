"""What the kiosk does: from a key or a touch to the next page. Knows no terminal."""

from __future__ import annotations

from textual.geometry import Size

from deskapp.domain.clean import clean
from deskapp.kiosk import frame, words
from deskapp.kiosk.acts import Acts
from deskapp.kiosk.session import LONGEST
from deskapp.kiosk.sheet import Cell, Sheet, after, nearest
from deskapp.kiosk.views.leave import Leave

STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
TURNS = {"tab": 1, "shift+tab": -1}
ACTS = {
    "f1": "help", "f2": "call", "f5": "home", "f6": "colours", "f7": "larger", "f8": "qr", "f10": "report",
    "f12": "big", "ctrl+q": "leave", "pagedown": "turn:1", "pageup": "turn:-1",
}  # fmt: skip
"""Keys of their own; where the desk's screen has such a key it is the same one."""
CORNER_ACT = "corner"
"""No arrow stops there: it is for those who know."""


class Kiosk(Acts):
    """One visitor at a time, over one read-only desk."""

    def key(self, key: str, character: str | None) -> None:
        """One key; what it does depends on nothing but the page in sight."""
        with self.the_catalog_may_fail():
            if not self._woken():
                self._key(key, character)

    def _key(self, key: str, character: str | None) -> None:
        leaving = isinstance(self.visit.page, Leave)
        if key in STEPS or key in TURNS:
            self._choose(key)
        elif key == "enter":
            self.act(self.visit.chosen or ("try" if leaving else self._first()))
        elif key == "escape":
            self.act("back" if self.visit.trail or self.visit.typed else "")
        elif key in ACTS:
            self.act(ACTS[key])
        elif key in ("backspace", "delete", "ctrl+h"):
            self.act("unpin" if leaving else "delete")
        elif character is not None and character.isprintable():
            self.act(f"pin:{character}") if leaving else self._type(character)

    def _choose(self, key: str) -> None:
        """Arrows go to what lies there, Tab to everything in turn."""
        zones, chosen = [zone for zone in self._sheet.zones if zone.act != CORNER_ACT], self.visit.chosen
        way = nearest(zones, chosen, STEPS[key]) if key in STEPS else after(zones, chosen, TURNS[key])
        self.visit.chosen = way

    def touch(self, act: str) -> None:
        """Something was touched; `act` is empty beside every zone."""
        with self.the_catalog_may_fail():
            if not self._woken():
                self.visit.chosen = ""
                self.act(act)

    def paste(self, text: str) -> None:
        with self.the_catalog_may_fail():
            if not self._woken():
                self._type(clean(text, LONGEST).strip())

    def _woken(self) -> bool:
        """Was the notice in sight? Then this touch only takes it away."""
        warned = self.warned
        self.idle.touch()
        return warned

    @property
    def warned(self) -> bool:
        """Is the notice in sight?"""
        return self.idle.warning and not self.at_rest

    def _first(self) -> str:
        """What Enter means where nothing was chosen: the first row, if one was typed for."""
        rows = [zone.act for zone in self._sheet.zones if zone.act[:2] in ("s:", "c:", "n:")]
        return rows[0] if rows and self.visit.typed and not self.visit.trail else ""

    def sheet(self, size: Size) -> Sheet:
        """The page of the moment in so many cells."""
        read = self.desk
        with self.the_catalog_may_fail():
            self._sheet = frame.paint(self, size)
        if self.desk is not read:  # it was spoilt just now
            self._sheet = frame.paint(self, size)
        return self._sheet

    def acts(self) -> list[Cell]:
        """Keys under the page in sight; calling somebody is always among them."""
        page, call = self.visit.page, Cell(words.CALL, "call", short=words.CALL_SHORT)
        home, back = Cell(words.HOME, "home"), Cell(words.BACK, "back")
        if page is not None:
            ways = [back, home] if not self.asking_desk else [back] if len(self.visit.trail) > 1 else []
            return [*ways, *page.acts, call]
        if self.visit.typed:
            return [home, Cell(words.MISSED, "missed"), call]
        larger = words.SMALLER if self.look.large else words.LARGER
        looks = [Cell(larger, "larger"), Cell(words.COLOURS, "colours")]
        return [Cell(words.HELP, "help"), *looks, call]
