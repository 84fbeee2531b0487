"""How far an import is, and whether it is to stop: what a writing thread and a screen know of each other."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event


class Run:
    """`progress` is for the thread that writes, `stop` for the screen."""

    def __init__(self, progressed: Callable[[], None]) -> None:
        """`progressed` is called in the writing thread whenever `at` has changed."""
        self._progressed = progressed
        self._stopped = Event()
        self.at = ("", 0, 0)
        """What is being done, how far it is, of how much (0 of 0: not known)."""

    def begin(self, doing: str) -> None:
        self._stopped.clear()
        self.at = (doing, 0, 0)

    def stop(self) -> None:
        """Nothing is written, unless it is written already."""
        self._stopped.set()

    def progress(self, doing: str, done: int, most: int) -> bool:
        """False once it was stopped; see exchange.apply.Progress."""
        self.at = (doing, done, most)
        self._progressed()
        return not self._stopped.is_set()
