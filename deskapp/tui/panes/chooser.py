"""The pane that shows rows to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Offset

from deskapp.tui import strings, theme
from deskapp.tui.panes.pages import Choice, Choosing
from deskapp.tui.panes.part import Part
from deskapp.tui.text import fit, line, pad, plain, wrap


class Chooser(Part):
    """Title, an optional note, rows with a pointer; headings are skipped over."""

    def __init__(self) -> None:
        self.page: Choosing | None = None
        self._above = 1
        self._height = 1

    def show(self, page: Choosing) -> None:
        self.page = page
        self._settle(1)

    def lines(self, width: int, height: int) -> Sequence[Content]:
        self._height = height
        page = self.page
        if page is None:
            return []
        head = [plain(page.title, theme.TITLE)]
        head += wrap(plain(page.note, theme.WARN), width) if page.note else []
        self._above = len(head)
        room = max(height - len(head) - 1, 1)
        page.first = min(max(page.first, page.selected - room + 1), page.selected)
        if page.selected <= 1 and page.choices and page.choices[0].chosen is None and room > 1:
            page.first = 0
        shown = page.choices[page.first : page.first + room]
        rows = [_row(choice, width, at == page.selected) for at, choice in enumerate(shown, page.first)]
        below = len(page.choices) - page.first - len(shown)
        told = [strings.MORE_CHOICES.format(count=below)] if below > 0 else []
        return [*head, *rows, fit(plain("  ".join([*told, page.hint]), theme.QUIET), width)]

    def move(self, rows: int) -> None:
        if self.page is not None and self.page.choices:
            self.page.selected = max(0, min(self.page.selected + rows, len(self.page.choices) - 1))
            self._settle(1 if rows > 0 else -1)

    def move_page(self, pages: int) -> None:
        self.move(pages * max(self._height - 4, 1))

    @property
    def chosen(self) -> Choice | None:
        """The row under the pointer."""
        return self.page.choices[self.page.selected] if self.page is not None and self.page.choices else None

    def choose(self) -> None:
        if self.chosen is not None and self.chosen.chosen is not None:
            self.chosen.chosen()

    def _settle(self, step: int) -> None:
        """Leave a heading in the direction of travel, or back where there is no row."""
        assert self.page is not None
        choices = self.page.choices
        if not choices:
            return
        ahead = range(self.page.selected, len(choices)) if step > 0 else range(self.page.selected, -1, -1)
        behind = range(self.page.selected, -1, -1) if step > 0 else range(self.page.selected, len(choices))
        for at in (*ahead, *behind):
            if choices[at].chosen is not None:
                self.page.selected = at
                return

    def click(self, at: Offset) -> None:
        if self.page is None:
            return
        index = self.page.first + at.y - self._above
        if self.page.first <= index < len(self.page.choices) and self.page.choices[index].chosen is not None:
            self.page.selected = index
            self.choose()

    def wheel(self, step: int) -> None:
        self.move(step)


def _row(choice: Choice, width: int, selected: bool) -> Content:
    if choice.chosen is None:
        return fit(line((choice.label, theme.LABEL), ("  ", ""), (choice.note, theme.QUIET)), width)
    pointer = ("> " if selected else "  ", theme.KEY)
    label = plain(choice.label, theme.STRONG if selected else theme.PLAIN)
    row = pad(line(pointer, label, ("  ", ""), (choice.note, theme.QUIET)), width)
    return row.stylize_before(theme.SELECTED) if selected else row
