"""Pages that cover the answers: something to read, or something to choose from.

A page is a value; the two panes paint whichever is on top of the screen's stack.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from deskapp.domain.answer import Hit

CHOOSING_HINT = "上下选, 回车进, Esc 返回"


@dataclass(frozen=True, slots=True)
class Linked:
    """A line that leads on. `target`: `s:` an item's code, `k:` a category's, `c:` a centre's."""

    content: Content
    target: str


Row = Content | Linked
Follow = Callable[[str], None]


@dataclass(slots=True)
class Reading:
    """Lines to scroll. `make` lays them out for a width in cells."""

    title: str
    make: Callable[[int], Sequence[Row]]
    offset: int = 0
    back: str = "Esc 返回"
    clipboard: Callable[[], str] | None = None
    """The page as text to copy, where that makes sense."""
    follow: Follow | None = None
    about: str = ""
    """`s:` or `c:` and a code: which item or centre may be edited from here."""
    link: int = -1
    """Which of the targets is chosen; -1 for none."""
    hits: tuple[Hit, ...] = ()
    """The items a slip made here holds."""
    turned: Callable[[int], None] | None = None
    """What Tab (1) and Shift+Tab (-1) change, where the page has no links."""
    entered: Callable[[], None] | None = None
    """What Enter does, where the page has no links."""
    stopped: Callable[[], None] | None = None
    """What Esc does besides closing the page; any other way of leaving it only looks away."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what it is called, a quiet note, and what choosing it does."""

    label: str
    note: str
    chosen: Callable[[], None] | None
    """None makes the row a heading."""
    removed: Callable[[], None] | None = None
    """What Delete does with the row."""


@dataclass(slots=True)
class Choosing:
    """Rows to choose from."""

    title: str
    choices: tuple[Choice, ...]
    selected: int = 0
    first: int = 0
    note: str = ""
    hint: str = CHOOSING_HINT
    typed: Callable[[str], None] | None = None
    """A form: what is typed in the box belongs to it, not to the search."""
    turned: Callable[[int], None] | None = None
    """What Tab (1) and Shift+Tab (-1) change."""


Page = Reading | Choosing
