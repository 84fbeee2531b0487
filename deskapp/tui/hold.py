"""Slow work beside the screen: it goes on painting, and keys typed meanwhile wait in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from textual import events
from textual.app import App

from deskapp.errors import DeskappError

T = TypeVar("T")
GROUP = "held"
PAUSE = 0.02
"""Seconds between two keys that waited, and between two looks whether a screen is ready for them."""
MOST_TRIES = 100


class Hold:
    """Keeps keys back while something is written; afterwards they go where the keyboard is then.

    A click is aimed at what is in sight, which is about to change: it is let fall.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._running = 0
        self._kept: deque[events.Event] = deque()
        self._passed: events.Event | None = None
        """The kept key that is on its way again."""
        self._tries = 0
        self._afterwards: list[Callable[[], None]] = []

    @property
    def running(self) -> bool:
        """Is something being written, or are keys still waiting?"""
        return bool(self._running or self._kept or self._passed)

    def takes(self, event: events.Event) -> bool:
        """Is this key, paste or click kept back (or let fall) for now?"""
        if event is self._passed:
            self._passed = None
            self._soon(self._next)
            return False
        if not self.running:
            return False
        if isinstance(event, events.Key | events.Paste):
            self._kept.append(event)
            return True
        return isinstance(event, events.MouseDown | events.MouseUp | events.Click)

    def during(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[DeskappError], None]
    ) -> None:
        """Does `work` in a thread, then on the loop `then` with its result, or `failed`."""
        self._running += 1
        self._app.run_worker(lambda: self._run(work, then, failed), thread=True, group=GROUP)

    def when_free(self, then: Callable[[], None]) -> None:
        """Now, or after the work that is being done, before the keys that wait."""
        if self._running:
            self._afterwards.append(then)
        else:
            then()

    def _run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[DeskappError], None]
    ) -> None:
        try:
            result = work()
        except DeskappError as error:
            told = error  # the name `error` ends with this block
            self._app.call_from_thread(self._end, lambda: failed(told))
        else:
            self._app.call_from_thread(self._end, lambda: then(result))

    def _end(self, outcome: Callable[[], None]) -> None:
        """What `outcome` opens or closes shall stand before the first key goes there."""
        outcome()
        self._soon(self._release)

    def _soon(self, then: Callable[[], None]) -> None:
        """A timer of the app's own: what is called after a screen's refresh goes with the screen."""
        self._app.set_timer(PAUSE, then)

    def _release(self) -> None:
        self._running -= 1
        if not self._running:
            waiting, self._afterwards = self._afterwards, []
            for then in waiting:
                then()
            self._next()

    def _next(self) -> None:
        """One key at a time: the first may open the form that the others are meant for."""
        if not self._kept or self._running or self._passed is not None:
            return
        if getattr(self._app.screen, "ready", True) or self._tries >= MOST_TRIES:
            self._tries = 0
            self._passed = self._kept.popleft()
            self._app.post_message(self._passed)
        else:
            self._tries += 1
            self._soon(self._next)
