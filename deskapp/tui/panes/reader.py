"""The pane that shows a page of text, scrolls it, and follows its links."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Offset

from deskapp.tui import strings, theme
from deskapp.tui.panes.pages import Linked, Reading, Row
from deskapp.tui.panes.part import Part
from deskapp.tui.text import line, plain


class Reader(Part):
    """Title, then as many lines as fit from the page's offset on."""

    def __init__(self) -> None:
        self.page: Reading | None = None
        self._made: tuple[int, list[Row]] = (0, [])
        self._size = (1, 1)

    def show(self, page: Reading) -> None:
        self.page = page
        self._made = (0, [])

    def lines(self, width: int, height: int) -> Sequence[Content]:
        self._size = (width, height)
        if self.page is None:
            return []
        rows, room = self._rows(width), self._room
        self.page.offset = max(0, min(self.page.offset, len(rows) - room))
        shown = rows[self.page.offset : self.page.offset + room]
        left = len(rows) - self.page.offset - len(shown)
        chosen = self._target()
        return [
            plain(self.page.title, theme.TITLE),
            *(_painted(row, chosen) for row in shown),
            line((self._note(left), theme.QUIET)),
        ]

    def _note(self, left: int) -> str:
        assert self.page is not None
        more = strings.MORE_LINES.format(count=left) if left else self.page.back
        return f"{more}; {strings.LINK_HINT}" if self._targets() else more

    def _rows(self, width: int) -> list[Row]:
        if self.page is not None and (self._made[0] != width or not self._made[1]):
            self._made = (width, list(self.page.make(width)))
        return self._made[1]

    @property
    def _room(self) -> int:
        """Lines of the page in sight at once."""
        return max(self._size[1] - 2, 1)

    # Links

    def _targets(self) -> list[str]:
        """Where the page leads, each place once, in order."""
        rows = self._rows(self._size[0])
        return list(dict.fromkeys(row.target for row in rows if isinstance(row, Linked)))

    def _target(self) -> str:
        targets = self._targets()
        at = self.page.link if self.page is not None else -1
        return targets[at] if 0 <= at < len(targets) else ""

    def next_link(self, step: int) -> None:
        """Choose the next or the previous link and bring it into sight."""
        targets = self._targets()
        if self.page is None or not targets:
            return
        first = 0 if step > 0 else len(targets) - 1
        self.page.link = (self.page.link + step) % len(targets) if self.page.link >= 0 else first
        self._reveal(targets[self.page.link])

    def _reveal(self, target: str) -> None:
        assert self.page is not None
        rows, room = self._rows(self._size[0]), self._room
        places = [at for at, row in enumerate(rows) if isinstance(row, Linked) and row.target == target]
        if places[-1] >= self.page.offset + room:
            self.page.offset = places[-1] - room + 1
        self.page.offset = min(self.page.offset, places[0])

    def follow(self) -> None:
        """Open what the chosen link names."""
        if self.page is not None and self.page.follow is not None and self._target():
            self.page.follow(self._target())

    # Moving

    def move(self, rows: int) -> None:
        if self.page is not None:
            last = len(self._rows(self._size[0])) - self._room
            self.page.offset = max(0, min(self.page.offset + rows, last))

    def move_page(self, pages: int) -> None:
        self.move(pages * max(self._room - 1, 1))

    def click(self, at: Offset) -> None:
        if self.page is None or self.page.follow is None:
            return
        index = self.page.offset + at.y - 1
        rows = self._rows(self._size[0])
        row = rows[index] if 0 <= index < len(rows) else None
        if isinstance(row, Linked):
            self.page.link = self._targets().index(row.target)
            self.page.follow(row.target)

    def wheel(self, step: int) -> None:
        self.move(step)


def _painted(row: Row, chosen: str) -> Content:
    if not isinstance(row, Linked):
        return row
    return row.content.stylize_before(theme.SELECTED) if row.target == chosen else row.content
