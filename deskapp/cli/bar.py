"""A progress bar on stderr, where a person watches it; silent everywhere else."""

from __future__ import annotations

import sys
import time
from types import TracebackType

CELLS = 20
SECONDS_BETWEEN = 0.1


class Bar:
    """`show` takes what exchange.apply reports. Leaves an empty line behind."""

    def __init__(self) -> None:
        self._on = bool(sys.stderr and sys.stderr.isatty())
        self._drawn = 0.0
        self._doing = ""

    def show(self, doing: str, done: int, most: int) -> bool:
        """Always True: Ctrl+C is how a person stops it here."""
        now = time.monotonic()
        if self._on and (doing != self._doing or now - self._drawn > SECONDS_BETWEEN):
            full = CELLS * done // max(most, 1)
            sys.stderr.write(f"\r\x1b[K{doing} [{'#' * full}{'.' * (CELLS - full)}] {done}/{most}")
            sys.stderr.flush()
            self._doing, self._drawn = doing, now
        return True

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._on and self._doing:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
