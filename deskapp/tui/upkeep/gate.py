"""The editing PIN on the screen: asked once a stretch, asked again after minutes without a key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from deskapp import clock
from deskapp.desk.pin import Pin
from deskapp.errors import DeskappError
from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.picker import Picker

if TYPE_CHECKING:
    from deskapp.tui.app import DeskApp

IDLE = timedelta(minutes=10)
"""So long without a key locks again: somebody else may sit there now."""
LOOKS = 15.0
"""Seconds between two looks whether it is time to lock."""
ASK_TITLE = "要改目录, 请输修改口令"
TITLE = "修改口令"
NOTE = "不知道口令也能查、能报错; 要改目录请输口令"
LOCKED = "十分钟没人动, 先锁上了。输口令接着改, 打好的都在; Esc 不改了, 回去查"
CHECKING = "正在核对口令 …"
UNSAVED = "还有没保存的改动: 再按一次 Esc 就不要了; 要留着请输口令"


class Gate:
    """Lets an edit through where no PIN is set, or where it was typed a short while ago."""

    def __init__(self, app: DeskApp, pin: Pin) -> None:
        self._app = app
        self._pin = pin
        self._seen: datetime | None = None
        """When the keyboard was last used for upkeep; None: the PIN is still to be typed."""
        self._lock: Ask | None = None
        """The question that covers upkeep left alone."""
        app.watch_idle(self.stirred, self.look, LOOKS)

    def locked(self) -> bool:
        """Raises CatalogError."""
        return (self._seen is None and self._pin.is_set()) or self._is_stale()

    def _is_stale(self) -> bool:
        if self._seen is None or timedelta(0) <= clock.now() - self._seen < IDLE:
            return False
        return self._pin.is_set()

    def through(self, then: Callable[[], None], refused: Callable[[str], None]) -> None:
        """Does `then`, perhaps after asking; `refused` is told why the catalog cannot even be asked."""
        try:
            locked = self.locked()
        except DeskappError as error:
            refused(str(error))
            return
        if locked:
            ask = Ask(ASK_TITLE, NOTE, lambda typed: self._typed(ask, typed, then), secret=True)
            self._app.push_screen(ask)
        else:
            self._seen = clock.now()
            then()

    def _typed(self, ask: Ask, typed: str, then: Callable[[], None]) -> str:
        """Looked at in a thread: a modern hash takes its time."""

        def right(_none: None) -> None:
            self._seen = clock.now()
            self._lock = None
            if self._app.screen is ask:
                self._app.pop_screen()
                then()

        def wrong(error: DeskappError) -> None:
            ask.clear()
            ask.say(str(error))

        self._app.hold.during(lambda: self._pin.check(typed), right, wrong)
        return CHECKING

    # Locking what was left alone

    def stirred(self) -> bool:
        """A key has come. True where it was left alone so long that it is locked instead."""
        if not self._keeping() or self._lock is not None:
            return False
        if self.look():
            return True
        self._seen = clock.now() if self._seen is not None else None
        return False

    def look(self) -> bool:
        """Cover lists and forms with the question once they were left alone too long: True when it does."""
        if not self._keeping() or self._lock is not None:
            return False
        try:
            stale = self._is_stale()
        except DeskappError:
            return False  # a save will say what is the matter with the catalog
        if stale:
            self._lock = Ask(ASK_TITLE, LOCKED, self._unlock, secret=True, left=self._leave)
            self._app.push_screen(self._lock)
        return stale

    def _keeping(self) -> bool:
        return any(isinstance(screen, FormScreen | Picker | Ask) for screen in self._app.screen_stack)

    def _unlock(self, typed: str) -> str:
        assert self._lock is not None
        return self._typed(self._lock, typed, lambda: None)

    def _leave(self, *, again: bool) -> str:
        """Esc: back to the answers, asked twice where typed work would go."""
        forms = (screen for screen in self._app.screen_stack if isinstance(screen, FormScreen))
        if not again and any(form.draft.dirty for form in forms):
            return UNSAVED
        self._lock = None
        self._seen = None
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()
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

    def _write(self, change: Callable[[], None], words: str, done: Callable[[str], None]) -> None:
        def changed(_none: None) -> None:
            self._seen = clock.now()
            done(words)

        self._app.hold.during(change, changed, lambda error: done(str(error)))


NEW = "打新口令 (4 个字以上); 什么都不打就回车: 以后不用口令"
AGAIN = "再打一次"
DIFFERENT = "两次不一样, 请再打一次"
CHANGED = "口令已设: 以后改目录先问口令, 查询不问"
CLEARED = "口令已取消: 谁都能改目录"
