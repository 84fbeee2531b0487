"""What stands on every page: whose centre, the box, the keys under the page, the emergency numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size

from deskapp.desk.desk import Desk
from deskapp.domain.hours import WRONG_CLOCK
from deskapp.kiosk import words
from deskapp.kiosk.big import spaced
from deskapp.kiosk.sheet import Sheet, Zone
from deskapp.kiosk.views import front
from deskapp.tui import strings, theme
from deskapp.tui.text import EMPTY, fit, line, pad, plain

if TYPE_CHECKING:
    from deskapp.kiosk.kiosk import Kiosk

NARROW = 60
BOX_SHARE = 4
"""The box is at least this part of the width."""
CORNER = 14
"""Cells at the right end of the first line: the mark of the sample, and the time."""


def paint(kiosk: Kiosk, size: Size) -> Sheet:
    """The whole picture in `size` cells."""
    sheet = Sheet(size.width, size.height, kiosk.visit.chosen, large=kiosk.look.large)
    below = front.acts_height(size.height) + 1
    _header(kiosk.desk, sheet)
    body = max(0, size.height - below - len(sheet.lines))
    _body(kiosk, sheet, body, size.height)
    sheet.fill(size.height - below)
    sheet.gap(below - 1 - front.solid_acts(size.height))
    sheet.keys(kiosk.acts(), front.solid_acts(size.height))
    sheet.fill(size.height - 1)
    _emergency(sheet)
    return sheet


def _emergency(sheet: Sheet) -> None:
    """The numbers, on every page, as wide as there is room."""
    forms = (sheet.type(f" {words.EMERGENCY}"), f" {words.EMERGENCY}", f" {words.EMERGENCY_SHORT}")
    shown = next((form for form in forms if cell_len(form) <= sheet.width), forms[-1])
    sheet.put(pad(plain(shown, theme.ALARM), sheet.width).stylize_before(theme.ALARM_GROUND))


def _body(kiosk: Kiosk, sheet: Sheet, height: int, screen_height: int) -> None:
    """The notice, a page, what is broken, or the first page."""
    visit = kiosk.visit
    if kiosk.warned:
        _idle(sheet, int(kiosk.idle.left + 0.999))
    elif visit.page is not None:
        inner = Sheet(sheet.width, height - bool(visit.said), visit.chosen, large=sheet.large)
        visit.page.paint(inner)
        _said(sheet, visit.said)
        sheet.zones += [zone._replace(y=zone.y + len(sheet.lines)) for zone in inner.zones]
        sheet.put(*inner.lines)
    elif kiosk.broken:
        _broken(sheet)
    elif kiosk.desk is None:
        sheet.say(words.OPENING, theme.QUIET)
    else:
        _front(kiosk, sheet, screen_height)


def _front(kiosk: Kiosk, sheet: Sheet, screen_height: int) -> None:
    visit = kiosk.visit
    first = words.HINT if sheet.width >= NARROW else words.HINT_SHORT
    hint = visit.said or (words.TYPED_HINT if visit.typed else first)
    warning = "" if visit.typed or visit.said else _warning(kiosk)
    written = plain(f" {visit.typed}{words.CURSOR}", theme.STRONG)
    box = written.pad_right(max(0, sheet.width // BOX_SHARE - written.cell_length)).stylize_before(
        "on $panel"
    )
    typed = line((f" {strings.PROMPT} ", theme.KEY), box, ("  ", ""))
    told = plain(warning, theme.WARN) if warning else plain(hint, theme.QUIET)
    sheet.put(line(typed, fit(told, max(sheet.width - typed.cell_length, 0))))
    upper = front.upper_height(screen_height)
    end = len(sheet.lines) + max(0, upper)
    if visit.typed.strip():
        front.found(sheet, visit.results, upper)
    else:
        front.tiles(sheet, upper)
    sheet.fill(end)
    front.letters(sheet, screen_height)


def _warning(kiosk: Kiosk) -> str:
    """What a visitor should know of the catalog: that it is an older copy, that the clock is wrong."""
    if kiosk.desk is None:
        return ""
    at = kiosk.copied_at
    late = any(WRONG_CLOCK in notice for notice in kiosk.desk.notices)
    return words.OLD_COPY.format(date=f"{at:%Y-%m-%d}") if at is not None else WRONG_CLOCK if late else ""


def _said(sheet: Sheet, sentence: str) -> None:
    if sentence:
        sheet.put(plain(sentence, theme.WARN))


def _header(desk: Desk | None, sheet: Sheet) -> None:
    """Whose centre, whether it is open, the time. The right end asks for the PIN when touched often."""
    width = sheet.width
    left, right = _named(desk, sheet), EMPTY
    if desk is not None:
        mark = line((f" {strings.SAMPLE_MARK} ", theme.SAMPLE), (" ", "")) if desk.has_sample else EMPTY
        clock = "" if width < NARROW else f"{desk.now():%H:%M} "
        right = line(mark, (clock, theme.QUIET))
    sheet.zones.append(Zone(max(0, width - CORNER), 0, min(CORNER, width), 1, "corner"))
    left = pad(left, max(width - right.cell_length, 0))
    sheet.put(line(left, right).stylize_before("on $bar"))


def _named(desk: Desk | None, sheet: Sheet) -> Content:
    if desk is None or desk.here is None or not desk.is_set_up:
        title = words.TITLE if desk is None else f"{words.TITLE}  {words.NOT_SET}"
        return plain(f" {sheet.type(title)}", theme.STRONG)
    status = desk.centre_status(desk.here.code)
    name = desk.here.name.removesuffix(strings.CENTRE_KIND) if sheet.width < NARROW else desk.here.name
    room = sheet.width - CORNER
    for typed in (sheet.type, str):
        left = line((f" {typed(name)}  ", theme.STRONG), (typed(status.text), theme.status_word(status.code)))
        if left.cell_length <= room:
            break
    return left


def _idle(sheet: Sheet, seconds: int) -> None:
    sheet.gap(sheet.room // 4)
    sheet.say(f" {spaced(words.IDLE)} ", theme.ALARM, middle=True)
    sheet.gap()
    sheet.say(words.IDLE_LEFT.format(seconds=seconds), theme.STRONG, middle=True)
    sheet.say(words.IDLE_STAY, theme.STRONG, middle=True)


def _broken(sheet: Sheet) -> None:
    """The file and its fault are for the log; a visitor wants to know where to ask."""
    sheet.gap(sheet.room // 5)
    sheet.say(words.BROKEN, theme.WARN, middle=True)
    sheet.gap()
    for way in words.BROKEN_WAYS:
        sheet.say(way, theme.STRONG, middle=True)
