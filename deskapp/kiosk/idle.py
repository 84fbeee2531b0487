"""When nobody has touched anything for a while: first a notice, then the first page."""

from __future__ import annotations

from collections.abc import Callable

SECONDS = 60.0
"""Without a touch until the last visitor's page is gone; other kiosks take 30 to 60."""
NOTICE = 10.0
"""Seconds of notice before that."""


class Idle:
    """Counts from the last touch. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float], seconds: float = SECONDS) -> None:
        self._clock = clock
        self.seconds = max(seconds, NOTICE)
        self._touched = clock()

    def touch(self) -> None:
        """Somebody is here."""
        self._touched = self._clock()

    @property
    def left(self) -> float:
        """Seconds until the page goes; never negative."""
        return max(0.0, self._touched + self.seconds - self._clock())

    @property
    def warning(self) -> bool:
        """Is it time for the notice?"""
        return self.left <= NOTICE

    @property
    def over(self) -> bool:
        """Is it time to go home?"""
        return self.left == 0.0
