"""One answer: in plain lines, in large signs, as a code to take along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from deskapp.domain.answer import Emergency, Hit
from deskapp.kiosk import words
from deskapp.kiosk.big import digit_lines, scale_for
from deskapp.kiosk.page import Paged
from deskapp.kiosk.plain_answer import Fact, facts, title
from deskapp.kiosk.sheet import Cell, Sheet
from deskapp.kiosk.views.lists import pager
from deskapp.slips.content import SAMPLE, Timetable
from deskapp.slips.turned import window_digits
from deskapp.tui import theme
from deskapp.tui.text import EMPTY, line, pad, plain, wrap
from deskapp.tui.widgets.block_digits import ROWS

MOST_LINES = 10
"""Lines of one part: what somebody takes in at one look."""
GROUND_FACTS = (words.GO, words.WINDOW, words.NOW, words.HAND_IN)
LABEL_CELLS = 8
"""「往哪走」 and a gap: the column where the text begins."""
AIRY = 14
"""From this height on an empty line parts one fact from the next."""


class Answer(Paged):
    """Where to go first, then one thing after the other."""

    def __init__(
        self,
        hit: Hit,
        at_time: datetime,
        timetable: Timetable | None = None,
        at: int = 0,
        danger: Emergency | None = None,
    ) -> None:
        """`danger`: what to dial first; it stands over every part."""
        super().__init__(at)
        self.hit, self.at_time, self.timetable, self.danger = hit, at_time, timetable, danger

    def paint(self, sheet: Sheet) -> None:
        if self.danger is not None:
            sheet.say(f" {self.danger.title}  拨 {self.danger.number} ", theme.ALARM)
            sheet.say(self.danger.sentence, theme.STRONG)
        sheet.say(title(self.hit), "bold $foreground underline")
        if self.hit.service.sensitive:
            sheet.say(words.SENSITIVE, theme.WARN)
        airy = sheet.height >= AIRY
        gap = int(airy and not sheet.airy)
        most = sheet.room - gap if sheet.large else min(sheet.room - gap, MOST_LINES + 6 * airy)
        parts = _parts([group + [EMPTY] * gap for group in self._groups(sheet)], most)
        self.parts = len(parts)
        sheet.gap(gap)
        sheet.write(*parts[self.here])

    def _groups(self, sheet: Sheet) -> list[list[Content]]:
        """A group of lines for each fact."""
        return [fact_lines(fact, sheet) for fact in facts(self.hit, self.at_time, self.timetable)]

    @property
    def acts(self) -> Sequence[Cell]:
        return (
            *pager(self.here, self.parts),
            Cell(words.BIG, "big", words.BIG_SHORT),
            Cell(words.QR, "qr", words.QR_SHORT),
            Cell(words.WRONG, "wrong", words.WRONG_SHORT),
        )

    def turned(self, pages: int) -> Answer:
        return Answer(self.hit, self.at_time, self.timetable, self.here + pages, self.danger)


def fact_lines(fact: Fact, sheet: Sheet) -> list[Content]:
    """A fact in its column; its mark stays whole, at its end or under it."""
    column = LABEL_CELLS + 2 * sheet.large
    width = max(sheet.text_width - column, 8)
    strong = theme.STRONG if fact.label in (*GROUND_FACTS, words.BRING) else theme.PLAIN
    parts = wrap(plain(sheet.type(fact.text), strong), width)
    if fact.mark:
        mark = plain(f" {fact.mark} ", theme.SAMPLE if fact.mark == SAMPLE else theme.WARN)
        fits = parts[-1].cell_length + 2 + mark.cell_length <= width
        parts[-1:] = [line(parts[-1], ("  ", ""), mark)] if fits else [parts[-1], mark]
    head = pad(plain(sheet.type(fact.label), theme.LABEL), column)
    lines = [Content.assemble(Content(" " * column) if at else head, part) for at, part in enumerate(parts)]
    return [shown for each in lines for shown in (each, *([EMPTY] * sheet.airy))]


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
        sheet.large = True
        number = window_digits(self.hit) if fact.label == words.WINDOW else ""
        around = WORDS_AROUND * (1 + sheet.airy)
        scale = scale_for(number, sheet.width, sheet.room - around)
        sheet.gap(max(0, sheet.room - around - ROWS * scale) // (2 if scale else 5))
        sheet.say(fact.label, theme.LABEL, middle=True)
        if scale:
            block = digit_lines(number, scale)
            left = max(0, (sheet.width - block[0].cell_length) // 2)
            sheet.put(*(part.pad_left(left) for part in block))
        sheet.gap(1 if sheet.airy or not scale else 0)
        sheet.say(fact.text, theme.STRONG, middle=True)
        if fact.mark:
            sheet.say(f" {fact.mark} ", theme.SAMPLE if fact.mark == SAMPLE else theme.WARN, middle=True)

    @property
    def acts(self) -> Sequence[Cell]:
        return pager(self.here, self.parts)

    def turned(self, pages: int) -> Big:
        return Big(self.hit, self.at_time, self.here + pages)


WORDS_AROUND = 3
"""Lines of words with a number in blocks: what it is, the same in words, how sure."""
_LARGE = (words.GO, words.WINDOW, words.NOW, words.CHANGED, words.HAND_IN, words.BRING, words.HERE)


class Code(Paged):
    """The answer as a QR code that works offline, as large as the screen allows, and the lines to copy."""

    def __init__(self, hit: Hit, at_time: datetime) -> None:
        super().__init__()
        self.hit, self.at_time = hit, at_time

    def paint(self, sheet: Sheet) -> None:
        code, refusal = self._code(sheet.room, sheet.width)
        beside = sheet.width - len(code[0]) - 2 if code else sheet.width
        told = Sheet(max(beside, 1), sheet.room)
        told.say(refusal or words.QR_NOTE, theme.WARN if refusal else theme.STRONG)
        if not refusal:
            told.gap()
            told.say(words.QR_COPY, theme.LABEL)
        for fact in facts(self.hit, self.at_time):
            if fact.label in TO_COPY:
                told.gap(told.height >= AIRY)
                told.write(*fact_lines(fact, told))
        told.fill(max(len(code), len(told.lines)))
        # The code is drawn light on dark whatever the theme: a phone needs the contrast, not the mood.
        drawn = [Content.styled(text, "#ffffff on #000000") for text in code] or [EMPTY] * len(told.lines)
        gap = "  " if code else ""
        sheet.put(*(Content.assemble(one, gap, other) for one, other in zip(drawn, told.lines, strict=False)))

    def _code(self, height: int, width: int) -> tuple[list[str], str]:
        """(lines of the code, empty) or (nothing, why there is none)."""
        from deskapp.slips import content, qr
        from deskapp.slips.papers import CatchAllDocument

        neutral = {self.hit.service.code: title(self.hit)}
        try:
            slip = content.build([self.hit], self.at_time, neutral=neutral)
        except CatchAllDocument:
            return [], words.QR_NONE
        lines = qr.half_blocks(qr.for_screen(slip, height))
        if len(lines) > height or len(lines[0]) + BESIDE > width:
            return [], words.QR_NO_ROOM
        return lines, ""

    @property
    def acts(self) -> Sequence[Cell]:
        return ()

    def turned(self, pages: int) -> Code:
        del pages
        return self


TO_COPY = (words.GO, words.WINDOW, words.CHANGED, words.NOW, words.HAND_IN, words.BRING)
BESIDE = 24
"""Cells that the words beside a code want at least."""
