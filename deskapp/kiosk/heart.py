"""The sign of life between the kiosk and what watches it: a file whose time moves on.

A file works the same on every system; its time is compared with itself, never with a clock.
"""

from __future__ import annotations

from pathlib import Path

VARIABLE = "DESKAPP_KIOSK_HEART"
"""Names the file to the program that is watched; unset: nobody watches."""


class Heart:
    """Both ends of the sign of life."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._count = 0

    def beat(self) -> None:
        """Called by the loop of the program that is watched. A full disk must not stop it."""
        self._count += 1
        try:
            self.path.write_text(str(self._count), encoding="ascii")
        except OSError:
            return

    def last(self) -> str:
        """What the last beat left; empty before the first one. Differs from beat to beat."""
        try:
            return f"{self.path.stat().st_mtime_ns} {self.path.read_text(encoding='ascii', errors='replace')}"
        except OSError:
            return ""
