"""Pages of a few sentences: how it is used, and the call for somebody who can help."""

from __future__ import annotations

from collections.abc import Sequence

from deskapp.kiosk import words
from deskapp.kiosk.big import spaced
from deskapp.kiosk.page import Paged
from deskapp.kiosk.sheet import Cell, Sheet
from deskapp.tui import theme
from deskapp.tui.text import line, pad, plain

WIDE = 60
CALL_HIGH = 9
EXAMPLES = words.HELP_EXAMPLES


class Help(Paged):
    """One page, four examples."""

    acts: Sequence[Cell] = ()

    def paint(self, sheet: Sheet) -> None:
        airy = sheet.room >= 2 * (len(words.HELP_LINES) + 2) + 4 and not sheet.large
        sheet.say(words.HELP, "bold $foreground")
        for number, sentence in enumerate(words.HELP_LINES, 1):
            sheet.gap(airy)
            sheet.say(sentence)
            if number == words.HELP_AFTER:
                self._examples(sheet)
        if sheet.width >= WIDE:
            sheet.gap(airy)
            sheet.say(words.HELP_KEYS, theme.QUIET)

    def _examples(self, sheet: Sheet) -> None:
        """Four in a row, or two and two."""
        each = 4 if sheet.width >= WIDE else 2
        column = (sheet.text_width - 3) // each
        shown = [
            line((f"{typed} ", theme.KEY), (sheet.type(means), theme.STRONG)) for typed, means in EXAMPLES
        ]
        for at in range(0, len(shown), each):
            sheet.write(line(("   ", ""), *(pad(one, column) for one in shown[at : at + each])))
            sheet.gap(sheet.airy)

    def turned(self, pages: int) -> Help:
        del pages
        return self


class Call(Paged):
    """Large enough for somebody across the hall to read."""

    acts: Sequence[Cell] = ()

    def paint(self, sheet: Sheet) -> None:
        first, *rest = words.CALLING
        sheet.gap(sheet.room // 4)
        ground = plain(f"  {spaced(first)}  ", theme.ALARM)
        left = max(0, (sheet.width - ground.cell_length) // 2)
        band = plain(" " * ground.cell_length, theme.ALARM)
        high = sheet.room > CALL_HIGH
        sheet.put(*(part.pad_left(left) for part in ((band, ground, band) if high else (ground,))))
        sheet.gap()
        for sentence in rest:
            sheet.say(sentence, theme.STRONG, middle=True)

    def turned(self, pages: int) -> Call:
        del pages
        return self
