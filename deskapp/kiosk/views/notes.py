"""Pages of a few sentences: how it is used, and the call for somebody who can help."""

from __future__ import annotations

from collections.abc import Sequence

from deskapp.kiosk import words
from deskapp.kiosk.big import spaced
from deskapp.kiosk.page import Paged
from deskapp.kiosk.sheet import Cell, Sheet
from deskapp.tui import theme
from deskapp.tui.text import line


class Help(Paged):
    """One page, four examples."""

    acts: Sequence[Cell] = ()

    def paint(self, sheet: Sheet) -> None:
        sheet.say(words.HELP, "bold $foreground")
        for sentence in words.HELP_LINES:
            sheet.say(sentence)
        sheet.say(words.EXAMPLES, theme.LABEL)
        for typed, means in words.HELP_EXAMPLES:
            sheet.write(line(("  ", ""), (f"{typed:<8}", theme.KEY), (means, theme.PLAIN)))

    def turned(self, pages: int) -> Help:
        del pages
        return self


class Call(Paged):
    """Large enough for somebody across the hall to read."""

    acts: Sequence[Cell] = ()

    def paint(self, sheet: Sheet) -> None:
        first, *rest = words.CALLING
        sheet.gap(sheet.room // 4)
        sheet.say(f" {spaced(first)} ", theme.ALARM, middle=True)
        sheet.gap()
        for sentence in rest:
            sheet.say(sentence, theme.STRONG, middle=True)

    def turned(self, pages: int) -> Call:
        del pages
        return self
