"""One answer: in plain lines, in large signs, as a code to take along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.cells import cell_len
from textual.content import Content

from deskapp.domain.answer import Hit
from deskapp.kiosk import words
from deskapp.kiosk.big import digit_lines, spaced
from deskapp.kiosk.page import Paged
from deskapp.kiosk.plain_answer import Fact, facts, title
from deskapp.kiosk.sheet import Cell, Sheet
from deskapp.kiosk.views.lists import pager
from deskapp.slips.content import SAMPLE, Timetable
from deskapp.slips.turned import window_digits
from deskapp.tui import theme
from deskapp.tui.text import EMPTY, line, plain, wrap
from deskapp.tui.widgets.block_digits import ROWS

MOST_LINES = 10
"""Lines of one part: what somebody takes in at one look."""
LABEL_CELLS = 8
"""「往哪走」 and a gap: the column where the text begins."""
AIRY = 14
"""From this height on an empty line parts one fact from the next."""


class Answer(Paged):
    """Where to go first, then one thing after the other."""

    def __init__(self, hit: Hit, at_time: datetime, timetable: Timetable | None = None, at: int = 0) -> None:
        super().__init__(at)
        self.hit, self.at_time, self.timetable = hit, at_time, timetable

    def paint(self, sheet: Sheet) -> None:
        sheet.say(title(self.hit), "bold $foreground underline")
        if self.hit.service.sensitive:
            sheet.say(words.SENSITIVE, theme.WARN)
        airy = sheet.height >= AIRY
        parts = _parts(self._rows(sheet.text_width, airy=airy), min(sheet.room, MOST_LINES + 6 * airy))
        self.parts = len(parts)
        sheet.write(*([EMPTY] if airy else []), *parts[self.here])

    def _rows(self, width: int, *, airy: bool) -> list[list[Content]]:
        """A group of lines for each fact."""
        found = facts(self.hit, self.at_time, self.timetable)
        return [fact_lines(fact, width) + ([EMPTY] if airy else []) for fact in found]

    @property
    def acts(self) -> Sequence[Cell]:
        return (
            *pager(self.here, self.parts),
            Cell(words.BIG, "big", short=words.BIG_SHORT),
            Cell(words.QR, "qr", short=words.QR_SHORT),
            Cell(words.WRONG, "wrong", short="错了"),
        )

    def turned(self, pages: int) -> Answer:
        return Answer(self.hit, self.at_time, self.timetable, self.here + pages)


def fact_lines(fact: Fact, width: int) -> list[Content]:
    """A fact in its column, its mark at its end."""
    mark = plain(f" {fact.mark} ", theme.SAMPLE if fact.mark == SAMPLE else theme.WARN)
    strong = theme.STRONG if fact.label in (words.GO, "窗口", words.NOW, words.BRING) else theme.PLAIN
    text = line((fact.text, strong), ("  ", ""), mark if fact.mark else EMPTY)
    head = plain(fact.label, theme.LABEL).pad_right(LABEL_CELLS - cell_len(fact.label))
    parts = wrap(text, max(width - LABEL_CELLS, 8))
    blank = Content(" " * LABEL_CELLS)
    return [Content.assemble(blank if at else head, part) for at, part in enumerate(parts)]


def _parts(groups: Sequence[list[Content]], height: int) -> list[list[Content]]:
    """Groups put together as long as they fit `height`; a longer group is cut into several parts."""
    parts: list[list[Content]] = [[]]
    for group in groups:
        if parts[-1] and len(parts[-1]) + len(group) > height:
            parts.append([])
        parts[-1] += group
        while len(parts[-1]) > height > 0:
            parts.append(parts[-1][height:])
            parts[-2] = parts[-2][:height]
    return parts


class Big(Paged):
    """One fact filling the screen: the place, the window in block digits, now, what to bring."""

    def __init__(self, hit: Hit, at_time: datetime, at: int = 0) -> None:
        super().__init__(at)
        self.hit, self.at_time = hit, at_time

    def paint(self, sheet: Sheet) -> None:
        shown = [fact for fact in facts(self.hit, self.at_time) if fact.label in _LARGE]
        self.parts = max(1, len(shown))
        if not shown:
            return
        fact = shown[self.here]
        sheet.gap(sheet.room // 6)
        sheet.say(spaced(fact.label), theme.LABEL, middle=True)
        digits = window_digits(self.hit) if fact.label == "窗口" else ""
        if digits and sheet.room > ROWS + 2:
            sheet.gap()
            block = digit_lines(digits)
            left = max(0, (sheet.width - block[0].cell_length) // 2)
            sheet.put(*(part.pad_left(left) for part in block))
        sheet.gap()
        sheet.say(spaced(fact.text), theme.STRONG, middle=True)
        if fact.mark:
            sheet.gap(1 if sheet.room > 1 else 0)
            sheet.say(spaced(fact.mark), theme.SAMPLE if fact.mark == SAMPLE else theme.WARN, middle=True)

    @property
    def acts(self) -> Sequence[Cell]:
        return pager(self.here, self.parts)

    def turned(self, pages: int) -> Big:
        return Big(self.hit, self.at_time, self.here + pages)


_LARGE = (words.GO, "窗口", words.NOW, words.CHANGED, words.BRING, words.HERE)


class Code(Paged):
    """The answer as a QR code that works offline, as large as the screen allows."""

    def __init__(self, hit: Hit, at_time: datetime) -> None:
        super().__init__()
        self.hit, self.at_time = hit, at_time

    def paint(self, sheet: Sheet) -> None:
        from deskapp.slips import content, qr
        from deskapp.slips.papers import CatchAllDocument

        neutral = {self.hit.service.code: title(self.hit)}
        try:
            slip = content.build([self.hit], self.at_time, neutral=neutral)
        except CatchAllDocument:
            sheet.say(words.QR_NONE, theme.WARN)
            return
        lines = qr.half_blocks(qr.for_screen(slip, max(sheet.room - 1, 0)))
        if len(lines) > sheet.room or len(lines[0]) > sheet.width:
            sheet.say(words.QR_NO_ROOM, theme.WARN)
            return
        if len(lines) < sheet.room:
            sheet.say(words.QR_NOTE)
        # The code is drawn light on dark whatever the theme: a phone needs the contrast, not the mood.
        sheet.put(*(Content.styled(text, "#ffffff on #000000") for text in lines))

    @property
    def acts(self) -> Sequence[Cell]:
        return ()

    def turned(self, pages: int) -> Code:
        del pages
        return self
