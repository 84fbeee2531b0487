"""A form as finished lines for a width, and where on them each place lies. Paints nothing."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from deskapp.tui import theme
from deskapp.tui.text import EMPTY, fit, line, pad, plain, wrap
from deskapp.upkeep.draft import ADD, VOUCHED, Draft, Spot
from deskapp.upkeep.fields import CHOICE, LIST, PICK, Field

LABEL_CELLS = 10
INDENT = 4
"""Before the columns of a list: the row's number."""
GAP = 2
ADD_WORDS = "+ 加一行"
VOUCH_TITLE = "怎么知道的"
VOUCH_HELP = "改了事实就要填: 没有出处的事不能进目录"
NOT_WRITTEN = "--"
SUGGESTED = 6
"""Suggestions in sight under a field that is picked by typing."""
MORE_SUGGESTED = "下面还有 {count} 样"
NOTHING_FITS = "目录里没有「{typed}」, 没选上; 换个说法, 或 Esc 后空着按回车看全部"


class Cell(NamedTuple):
    """Where a place lies: columns from `x`, `width` cells wide, on line `y`."""

    spot: Spot
    x: int
    y: int
    width: int


class Laid(NamedTuple):
    """A whole form."""

    lines: list[Content]
    cells: list[Cell]

    def cell(self, spot: Spot) -> Cell | None:
        return next((cell for cell in self.cells if cell.spot == spot), None)


class Suggestions(NamedTuple):
    """What the field at the keyboard offers, and which one is chosen."""

    pairs: tuple[tuple[str, str], ...] = ()
    chosen: int = 0
    missed: str = ""
    """What was typed, where nothing fits it."""

    @property
    def first(self) -> int:
        """The first one in sight: the chosen one is in the middle, unless at an end."""
        return max(0, min(self.chosen - SUGGESTED // 2, len(self.pairs) - SUGGESTED))


def lay_out(draft: Draft, width: int, offered: Suggestions) -> Laid:
    """`draft` in lines of `width` cells."""
    return _Layout(draft, width, offered).whole()


class _Layout:
    """One pass from the top; `lines` grows as it goes."""

    def __init__(self, draft: Draft, width: int, offered: Suggestions) -> None:
        self.draft, self.width, self.offered = draft, width, offered
        self.lines: list[Content] = []
        self.cells: list[Cell] = []

    def whole(self) -> Laid:
        for item in self.draft.fields:
            if item is VOUCHED[0]:
                head = (VOUCH_TITLE, theme.LABEL), ("  ", ""), (VOUCH_HELP, theme.QUIET)
                self.lines += [EMPTY, fit(line(*head), self.width)]
            if item.kind == LIST:
                self._list(item)
            else:
                self._single(item)
        return Laid(self.lines, self.cells)

    def _single(self, item: Field) -> None:
        spot = Spot(item.name)
        focused = spot == self.draft.at
        must = "*" if item.must else ""
        head = pad(plain(f"{item.label}{must}", theme.KEY if focused else theme.LABEL), LABEL_CELLS)
        room = max(self.width - LABEL_CELLS, 8)
        self.cells.append(Cell(spot, LABEL_CELLS, len(self.lines), room))
        shown = self._shown(item, spot, room)
        blank = Content(" " * LABEL_CELLS)
        self.lines += [line(head if at == 0 else blank, part) for at, part in enumerate(shown)]
        self._under(item, spot, LABEL_CELLS)

    def _shown(self, item: Field, spot: Spot, room: int) -> list[Content]:
        """The value: in the field that has the keyboard the box covers the first line."""
        text = self.draft.text(spot)
        focused = spot == self.draft.at
        if item.kind == CHOICE:
            return _choices(item, text, room, focused=focused)
        if focused:
            # The whole of a long text stays in sight under the one line it is typed in.
            long = item.kind != PICK and cell_len(text) > room - 2
            return [EMPTY, *(wrap(plain(text, theme.QUIET), room) if long else [])]
        label = self.draft.label(item, text) if item.kind == PICK else text
        return wrap(plain(label or NOT_WRITTEN, theme.PLAIN if label else theme.QUIET), room)

    def _under(self, item: Field, spot: Spot, indent: int) -> None:
        """Reason, help and suggestions belong right under the place they are about."""
        focused = spot == self.draft.at
        problem = self.draft.problem_at(spot)
        reason = self.draft.live(spot) if focused else ""
        if focused and self.offered.missed:
            reason = NOTHING_FITS.format(typed=self.offered.missed)
        reason = reason or (problem.text if problem else "")
        room = max(self.width - indent, 8)
        for part in wrap(plain(f"! {reason}", theme.WARN), room) if reason else []:
            self.lines.append(line((" " * indent, ""), part))
        told = self.draft.help(item, spot) if focused and not reason else ""
        if told:
            self.lines += [line((" " * indent, ""), p) for p in wrap(plain(told, theme.QUIET), room)]
        if focused and item.kind == PICK:
            self._suggestions(indent)

    def _suggestions(self, indent: int) -> None:
        offered, first = self.offered, self.offered.first
        for at, (_code, label) in enumerate(offered.pairs[first : first + SUGGESTED], first):
            style = theme.STRONG if at == offered.chosen else theme.PLAIN
            mark = ("> " if at == offered.chosen else "  ", theme.KEY)
            row = fit(line((" " * indent, ""), mark, (label, style)), self.width)
            self.lines.append(row.stylize_before(theme.SELECTED) if at == offered.chosen else row)
        below = len(offered.pairs) - first - SUGGESTED
        if below > 0:
            words = MORE_SUGGESTED.format(count=below)
            self.lines.append(fit(line((" " * indent, ""), (f"  {words}", theme.QUIET)), self.width))

    # Lists

    def _list(self, item: Field) -> None:
        listed = self.draft.values[item.name]
        focused = self.draft.at.field == item.name
        count = f" {len(listed)}" if listed else ""
        head = (
            (f"{item.label}{count}", theme.KEY if focused else theme.LABEL),
            ("  ", ""),
            (item.help, theme.QUIET),
        )
        self.lines += [EMPTY, fit(line(*head), self.width)]
        whole = self.draft.problem_at(Spot(item.name))
        if whole is not None:
            self.lines.append(line(("    ! ", theme.WARN), (whole.text, theme.WARN)))
        columns = _columns(item, self.width)
        if columns and listed:
            self.lines.append(_headings(item, columns))
        for row in range(len(listed)):
            if columns:
                self._row(item, row, columns)
            else:
                self._stacked(item, row)
        self._adding(item)

    def _row(self, item: Field, row: int, columns: list[int]) -> None:
        at = INDENT
        parts: list[Content] = [pad(plain(f"{row + 1:2}", theme.QUIET), INDENT)]
        for part, cells in zip(item.parts, columns, strict=True):
            spot = Spot(item.name, row, part.name)
            self.cells.append(Cell(spot, at, len(self.lines), cells))
            parts += [pad(self._inside(part, spot), cells), Content(" " * GAP)]
            at += cells + GAP
        self.lines.append(fit(line(*parts), self.width))
        for part in item.parts:
            self._under_part(part, Spot(item.name, row, part.name))

    def _under_part(self, part: Field, spot: Spot) -> None:
        if spot == self.draft.at or self.draft.problem_at(spot) is not None:
            text = self.draft.text(spot)
            cell = next(c for c in self.cells if c.spot == spot)
            if spot == self.draft.at and part.kind != PICK and cell_len(text) > cell.width - 2:
                room = max(self.width - INDENT, 8)
                self.lines += [line((" " * INDENT, ""), p) for p in wrap(plain(text, theme.QUIET), room)]
            self._under(part, spot, INDENT)

    def _inside(self, part: Field, spot: Spot) -> Content:
        """The value in its column."""
        text = self.draft.text(spot)
        focused = spot == self.draft.at
        if part.kind == CHOICE:
            word = self.draft.label(part, text)
            return plain(f"<{word}>" if focused else word, theme.STRONG if focused else theme.PLAIN)
        if focused:
            return EMPTY
        label = self.draft.label(part, text) if part.kind == PICK else text
        return plain(label or NOT_WRITTEN, theme.PLAIN if label else theme.QUIET)

    def _stacked(self, item: Field, row: int) -> None:
        """Where the columns do not fit: a line for each part."""
        for at, part in enumerate(item.parts):
            spot = Spot(item.name, row, part.name)
            focused = spot == self.draft.at
            number = pad(plain(f"{row + 1:2}" if at == 0 else "", theme.QUIET), INDENT)
            label = plain(f"{_short(part.label)} ", theme.KEY if focused else theme.LABEL)
            x = INDENT + label.cell_length
            room = max(self.width - x, 8)
            self.cells.append(Cell(spot, x, len(self.lines), room))
            self.lines.append(line(number, label, fit(self._inside(part, spot), room)))
            self._under_part(part, spot)

    def _adding(self, item: Field) -> None:
        spot = Spot(item.name, ADD)
        focused = spot == self.draft.at
        self.cells.append(Cell(spot, INDENT, len(self.lines), cell_len(ADD_WORDS)))
        words = line((" " * INDENT, ""), (ADD_WORDS, theme.STRONG if focused else theme.QUIET))
        self.lines.append(words.stylize_before(theme.SELECTED) if focused else words)


def _columns(item: Field, width: int) -> list[int]:
    """Widths of the columns, the widest taking what is left; none where they do not fit."""
    cells = [max(part.cells, cell_len(_short(part.label))) for part in item.parts]
    spare = width - INDENT - sum(cells) - GAP * len(cells)
    if spare < 0:
        return []
    cells[cells.index(max(cells))] += min(spare, 24)
    return cells


def _headings(item: Field, columns: list[int]) -> Content:
    parts = [
        pad(plain(part.label, theme.LABEL), cells) for part, cells in zip(item.parts, columns, strict=True)
    ]
    return line((" " * INDENT, ""), *(p for part in parts for p in (part, Content(" " * GAP)))).rstrip()


def _short(label: str) -> str:
    """A part's label without what it says in brackets."""
    return label.partition(" (")[0]


def _choices(item: Field, text: str, room: int, *, focused: bool) -> list[Content]:
    """Every word while the keyboard is here, numbered as the digits choose them; else the one that holds."""
    if not focused:
        word = next((word for value, word in item.choices if value == text), text)
        return wrap(plain(word or NOT_WRITTEN, theme.PLAIN if text else theme.QUIET), room)
    lines = [EMPTY]
    number = 0
    for value, word in item.choices:
        number += bool(value)
        named = f"{number}{word}" if value and number < 10 else word
        style = theme.STRONG if value == text else theme.QUIET
        part = plain(f"[{named}]" if value == text else f" {named} ", style)
        if lines[-1].cell_length + part.cell_length > room and lines[-1].plain:
            lines.append(EMPTY)
        lines[-1] = line(lines[-1], part)
    return lines
