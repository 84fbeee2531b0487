"""The editing PIN on the screen: asked once a stretch, asked again after minutes without an edit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from textual.app import App

from deskapp import clock
from deskapp.desk.pin import Pin
from deskapp.errors import DeskappError
from deskapp.tui.upkeep.ask import Ask

IDLE = timedelta(minutes=10)
"""So long without an edit locks again: somebody else may sit there now."""
TITLE = "修改口令"
NOTE = "不知道口令也能查、能报错; 要改目录请输口令"


class Gate:
    """Lets an edit through where no PIN is set, or where it was typed a short while ago."""

    def __init__(self, app: App[None], pin: Pin) -> None:
        self._app = app
        self._pin = pin
        self._seen: datetime | None = None
        """When the latest edit was let through; None: the PIN is still to be typed."""

    def locked(self) -> bool:
        """Raises CatalogError."""
        now = clock.now()
        open_still = self._seen is not None and timedelta(0) <= now - self._seen < IDLE
        return not open_still and self._pin.is_set()

    def through(self, then: Callable[[], None], refused: Callable[[str], None]) -> None:
        """Does `then`, perhaps after asking; `refused` is told why the catalog cannot even be asked."""
        try:
            locked = self.locked()
        except DeskappError as error:
            refused(str(error))
            return
        if locked:
            self._app.push_screen(Ask(TITLE, NOTE, lambda typed: self._typed(typed, then), secret=True))
        else:
            self._seen = clock.now()
            then()

    def _typed(self, typed: str, then: Callable[[], None]) -> str:
        try:
            self._pin.check(typed)
        except DeskappError as error:
            return str(error)
        self._seen = clock.now()
        self._app.pop_screen()
        then()
        return ""

    # Setting it

    def change(self, by: str, done: Callable[[str], None]) -> None:
        """A new PIN, typed twice; an empty one takes it away. Whoever gets here knows the old one."""

        def first(typed: str) -> str:
            self._app.pop_screen()
            if typed:
                self._app.push_screen(Ask(TITLE, AGAIN, lambda again: self._second(typed, again, by, done),
                                          secret=True))  # fmt: skip
            else:
                self._write(lambda: self._pin.clear(by), CLEARED, done)
            return ""

        self._app.push_screen(Ask(TITLE, NEW, first, secret=True))

    def _second(self, typed: str, again: str, by: str, done: Callable[[str], None]) -> str:
        if typed != again:
            return DIFFERENT
        self._app.pop_screen()
        self._write(lambda: self._pin.set(typed, by), CHANGED, done)
        return ""

    @staticmethod
    def _write(change: Callable[[], None], words: str, done: Callable[[str], None]) -> None:
        try:
            change()
        except DeskappError as error:
            done(str(error))
            return
        done(words)


NEW = "打新口令 (4 个字以上); 什么都不打就回车: 以后不用口令"
AGAIN = "再打一次"
DIFFERENT = "两次不一样, 请再打一次"
CHANGED = "口令已设: 以后改目录先问口令, 查询不问"
CLEARED = "口令已取消: 谁都能改目录"
