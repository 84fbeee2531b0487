"""Where the parts of the body stand, for every size of window. Pure; nothing here is painted."""

from __future__ import annotations

from textual.geometry import Size

from deskapp.tui.panes.part import Part, Placed

WIDE = 110
"""Columns from which the answer stands beside the list."""
HIGH = 32
"""Rows of the window from which the list may be long."""
SHORT = 18
"""Rows of the window under which every line counts."""
LIST_COLUMNS = 48
LIST_ROWS, LIST_ROWS_HIGH, LIST_ROWS_SHORT = 5, 9, 2


class Stack:
    """Places parts from the top down in a body of `size` cells."""

    def __init__(self, size: Size) -> None:
        self.placed: list[Placed] = []
        self._size = size
        self._y = 0

    @property
    def left(self) -> int:
        """Rows that are still free."""
        return max(self._size.height - self._y, 0)

    def add(self, part: Part, rows: int, *, inset: int = 1, ground: str = "") -> None:
        """The next `rows` rows, or what is left of them."""
        rows = min(rows, self.left)
        if rows > 0:
            self.placed.append(Placed(part, 0, self._y, self._size.width, rows, inset, ground))
            self._y += rows

    def fitted(self, part: Part, most: int, *, ground: str = "") -> None:
        """As many rows as the part has lines."""
        self.add(part, len(part.lines(max(self._size.width - 2, 1), most)), ground=ground)

    def skip(self, rows: int) -> None:
        self._y += rows

    def beside(self, narrow: Part, wide: Part, ground: str) -> None:
        """Two parts side by side in all that is left."""
        width, y = self._size.width, self._y
        if self.left:
            self.placed.append(Placed(narrow, 0, y, LIST_COLUMNS, self.left))
            self.placed.append(Placed(wide, LIST_COLUMNS, y, width - LIST_COLUMNS, self.left, 2, ground))
            self._y = self._size.height


def list_rows(rows: int) -> int:
    """Rows of the result list over the answer, in a window of `rows` rows."""
    if rows < SHORT:
        return LIST_ROWS_SHORT
    return LIST_ROWS_HIGH if rows >= HIGH else LIST_ROWS
