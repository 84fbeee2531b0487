"""Keeps the kiosk up: starts it, sees that it lives, and starts it again after a crash or a hang.

Standard library only, and small, for it must not fall with what it watches.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from deskapp.kiosk.codes import LEFT_BY_PIN

LOOK_SECONDS = 0.25
START_SECONDS = 20.0
"""An old computer may need this long for the first sign of life."""
HUNG_SECONDS = 5.0
"""Without a sign of life it hangs: the loop beats twice a second."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
"""Seconds before it is started again; doubled at each failure, so that a broken one does not spin."""
STEADY_SECONDS = 60.0
"""After this long it counts as well, and the next wait is the first again."""


class Child(Protocol):
    """The program that is watched; `subprocess.Popen` is one."""

    def poll(self) -> int | None: ...
    def kill(self) -> None: ...
    def terminate(self) -> None: ...
    def wait(self, timeout: float | None = None) -> int: ...


@dataclass
class Supervisor:
    """`start` makes a child, `pulse` tells of its last sign of life, `recovering` shows the word for it."""

    start: Callable[[], Child]
    pulse: Callable[[], str]
    recovering: Callable[[], None]
    clock: Callable[[], float]
    rest: Callable[[float], None]
    healthy: Callable[[], None] = lambda: None
    """Called at each look at a living child: a watchdog above may want to know."""
    note: Callable[[str], None] = lambda _words: None
    """Told why a child was started again, for whoever looks after the machine."""
    told_to_end: bool = False
    restarts: int = 0
    _wait: float = field(default=FIRST_WAIT, init=False)

    def run(self) -> int:
        """Until the PIN was given or somebody tells it to end; the exit code."""
        while not self.told_to_end:
            began = self.clock()
            child = self.start()
            code = self._watch(child, began)
            if code == LEFT_BY_PIN or self.told_to_end:
                _end(child)
                return 0
            self.note("hung and was ended" if code is None else f"ended with {code}")
            self._recover(began)
        return 0

    def _watch(self, child: Child, began: float) -> int | None:
        """The exit code of a child that ended, None for one that hung and was killed."""
        seen, moved = self.pulse(), began
        limit = START_SECONDS
        while not self.told_to_end:
            code = child.poll()
            if code is not None:
                return code
            now, pulse = self.clock(), self.pulse()
            if pulse != seen:
                seen, moved, limit = pulse, now, HUNG_SECONDS
                self.healthy()
            elif now - moved > limit:
                child.kill()
                child.wait()
                return None
            self.rest(LOOK_SECONDS)
        return None

    def _recover(self, began: float) -> None:
        """Says so, waits a little longer each time, and lets the next one start."""
        self.restarts += 1
        if self.clock() - began >= STEADY_SECONDS:
            self._wait = FIRST_WAIT
        try:
            self.recovering()
        except OSError:  # no terminal any more, so nobody looks and nothing is to be kept up
            self.told_to_end = True
        until = self.clock() + self._wait
        while self.clock() < until and not self.told_to_end:
            self.healthy()
            self.rest(min(LOOK_SECONDS, self._wait))
        self._wait = min(self._wait * 2, LONGEST_WAIT)


def _end(child: Child) -> None:
    """Politely, then not."""
    import subprocess

    if child.poll() is None:
        child.terminate()
        try:
            child.wait(3.0)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
