"""The way out for those who look after the kiosk: the PIN, by keys or by finger."""

from __future__ import annotations

from collections.abc import Sequence

from deskapp.kiosk import words
from deskapp.kiosk.page import Paged
from deskapp.kiosk.sheet import KEY, Cell, Sheet
from deskapp.tui import theme

LONGEST = 64
HIDDEN = "*"
PAD_COLUMNS, PAD_ROWS = 6, 2


class Leave(Paged):
    """What was typed is never painted, and goes with the page."""

    acts: Sequence[Cell] = ()

    def __init__(self, *, locked: bool, typed: str = "", told: str = "", refused: bool = False) -> None:
        """`locked`: no PIN is set, so there is no way out here. `told`: what came of the last try.
        `refused`: a new catalog could not be taken up, which visitors need not know."""
        super().__init__()
        self.locked, self.typed, self.told, self.refused = locked, typed, told, refused

    def paint(self, sheet: Sheet) -> None:
        sheet.gap(min(2, sheet.room // 6))
        if self.refused:
            sheet.say(words.REFUSED, theme.WARN)
        if self.locked:
            sheet.say(words.PIN_NONE, theme.STRONG)
            return
        sheet.say(words.PIN_TITLE, theme.STRONG)
        sheet.say(HIDDEN * len(self.typed) + words.CURSOR, theme.STRONG)
        sheet.say(self.told, theme.WARN)
        cells = [Cell(digit, f"pin:{digit}") for digit in "1234567890"]
        cells += [Cell(words.DELETE, "unpin"), Cell(words.PIN_OK, "try")]
        sheet.grid(cells, PAD_COLUMNS, min(sheet.room, PAD_ROWS * 3), KEY)

    def turned(self, pages: int) -> Leave:
        del pages
        return self

    def after(self, typed: str, told: str = "") -> Leave:
        """The page with other signs typed."""
        return Leave(locked=self.locked, typed=typed[:LONGEST], told=told, refused=self.refused)
