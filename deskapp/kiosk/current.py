"""The catalog in use: read-only, and changed for a new one between two visitors, verified first."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from deskapp.desk.desk import Desk
from deskapp.errors import DeskappError

Stamp = tuple[int, int, int] | None


class Current:
    """One open desk, and whether its file is still the one it was opened from."""

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        """`open_desk` opens and verifies the catalog read-only; raises DeskappError."""
        self._open_desk = open_desk
        self.desk = open_desk()
        self._stamp = _stamp(self.desk.meant_path)

    def renew(self) -> bool:
        """Opens the catalog anew when another file lies there; True when the desk changed.

        A file that cannot be used changes nothing: the open one goes on answering, and the next
        visitor's turn tries again.
        """
        found = _stamp(self.desk.meant_path)
        if found == self._stamp:
            return False
        try:
            fresh = self._open_desk()
            fresh.warm()
        except DeskappError:
            return False
        with contextlib.suppress(DeskappError):
            self.desk.records.save()  # what waited in the old one; a disk that is full loses a count
        self.desk.close()
        self.desk, self._stamp = fresh, found
        return True


def _stamp(path: Path) -> Stamp:
    """Tells one file from another without reading it; None where there is none."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_ino, known.st_size, known.st_mtime_ns
