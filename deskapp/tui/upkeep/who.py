"""Who vouches for what is written: asked once, then remembered by this desk."""

from __future__ import annotations

from collections.abc import Callable

from deskapp.domain.validate import longest
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.sitting import Sitting

TITLE = "谁核实"
NOTE = "写名字或工号; 会记住, 下次不问"
WRONG = "写名字或工号, 20 个字以内"


def with_who(sitting: Sitting, then: Callable[[str], None]) -> None:
    """Does `then` with the name, at once where it is known."""
    if sitting.who:
        then(sitting.who)
        return

    def answered(text: str) -> str:
        if not text or longest(20)(text):
            return WRONG
        sitting.remember(text)
        sitting.app.pop_screen()
        then(text)
        return ""

    sitting.app.push_screen(Ask(TITLE, NOTE, answered))
