"""What stands on every page: whose centre, the box, the keys under the page, the emergency numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size

from deskapp.desk.desk import Desk
from deskapp.domain.hours import WRONG_CLOCK
from deskapp.kiosk import words
from deskapp.kiosk.sheet import Sheet
from deskapp.kiosk.views import front
from deskapp.tui import strings, theme
from deskapp.tui.text import fit, line, pad, plain

if TYPE_CHECKING:
    from deskapp.kiosk.kiosk import Kiosk

NARROW = 60


def paint(kiosk: Kiosk, size: Size) -> Sheet:
    """The whole picture in `size` cells."""
    sheet = Sheet(size.width, size.height, kiosk.visit.chosen)
    below = front.acts_height(size.height) + 1
    sheet.put(_header(kiosk.desk, size.width))
    body = max(0, size.height - below - len(sheet.lines))
    _body(kiosk, sheet, body, size.height)
    sheet.fill(size.height - below)
    acts = kiosk.acts()
    sheet.grid(acts, len(acts), below - 1)
    sheet.fill(size.height - 1)
    numbers = words.EMERGENCY if size.width >= NARROW else words.EMERGENCY_SHORT
    sheet.put(pad(plain(f" {numbers}", theme.ALARM), size.width).stylize_before(theme.ALARM_GROUND))
    return sheet


def _body(kiosk: Kiosk, sheet: Sheet, height: int, screen_height: int) -> None:
    """The notice, what is broken, a page, or the first page."""
    visit = kiosk.visit
    if kiosk.idle.warning and (visit.typed or visit.trail or visit.said):
        _idle(sheet, int(kiosk.idle.left + 0.999))
    elif kiosk.broken:
        _broken(sheet, kiosk.broken)
    elif kiosk.desk is None:
        sheet.say(words.OPENING, theme.QUIET)
    elif visit.page is not None:
        inner = Sheet(sheet.width, height - bool(visit.said), visit.chosen)
        visit.page.paint(inner)
        _said(sheet, visit.said)
        sheet.zones += [zone._replace(y=zone.y + len(sheet.lines)) for zone in inner.zones]
        sheet.put(*inner.lines)
    else:
        _front(kiosk, sheet, screen_height)


def _front(kiosk: Kiosk, sheet: Sheet, screen_height: int) -> None:
    visit = kiosk.visit
    hint = visit.said or (words.TYPED_HINT if visit.typed else words.HINT)
    warning = "" if visit.typed or visit.said else _warning(kiosk.desk)
    typed = line((f" {strings.PROMPT} ", theme.KEY), (visit.typed + words.CURSOR, theme.STRONG), ("  ", ""))
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


def _warning(desk: Desk | None) -> str:
    """What a visitor should know of the catalog: that it is an older copy, that the clock is wrong."""
    if desk is None:
        return ""
    copied = "" if desk.copied_at is None else words.OLD_COPY.format(date=f"{desk.copied_at:%Y-%m-%d %H:%M}")
    return copied or (WRONG_CLOCK if any(WRONG_CLOCK in notice for notice in desk.notices) else "")


def _said(sheet: Sheet, sentence: str) -> None:
    if sentence:
        sheet.put(plain(sentence, theme.WARN))


def _header(desk: Desk | None, width: int) -> Content:
    if desk is None or desk.here is None:
        title = words.TITLE if desk is None else f"{words.TITLE}  {words.NOT_SET}"
        return pad(plain(f" {title}", theme.STRONG), width).stylize_before("on $bar")
    status = desk.centre_status(desk.here.code)
    short = width < NARROW
    name = desk.here.name.removesuffix(strings.CENTRE_KIND) if short else desk.here.name
    mark = line((f" {strings.SAMPLE_MARK} ", theme.SAMPLE), (" ", "")) if desk.has_sample else Content("")
    clock = "" if short else f"{desk.now():%H:%M} "
    right = line(mark, (clock, theme.QUIET))
    left = line((f" {name}  ", theme.STRONG), (status.text, theme.status_word(status.code)))
    left = pad(left, max(width - right.cell_length, 0))
    return line(left, right).stylize_before("on $bar")


def _idle(sheet: Sheet, seconds: int) -> None:
    sheet.gap(sheet.room // 3)
    sheet.say(f" {words.IDLE} ", theme.ALARM, middle=True)
    sheet.gap()
    sheet.say(words.IDLE_LEFT.format(seconds=seconds), theme.STRONG, middle=True)
    sheet.say(words.IDLE_STAY, theme.STRONG, middle=True)


def _broken(sheet: Sheet, sentence: str) -> None:
    sheet.gap()
    sheet.say(sentence, theme.WARN)
    sheet.gap()
    for way in words.BROKEN_WAYS:
        sheet.say(f"- {way}", theme.STRONG)
