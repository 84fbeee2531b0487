"""Which services this desk answered last: codes and times, never words that somebody typed."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from deskapp.desk.deskfile import DeskFile

KEY = "recent"
MOST = 20


class Answered(NamedTuple):
    """One service, and when it was last answered."""

    code: str
    at: datetime


class Recent:
    """The newest first, each service once. Kept in memory; `save` writes the desk file."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file
        self._answered: list[Answered] | None = None
        self._changed = False

    def all(self) -> tuple[Answered, ...]:
        return tuple(self._entries())

    def add(self, code: str, at: datetime) -> None:
        kept = [entry for entry in self._entries() if entry.code != code]
        self._answered = [Answered(code, at), *kept][:MOST]
        self._changed = True

    def save(self) -> None:
        """Writes what has changed. Raises DeskappError when it cannot be written."""
        if self._changed and self._answered is not None:
            import json

            rows = [[entry.code, entry.at.isoformat(timespec="seconds")] for entry in self._answered]
            self._changed = False
            self._file.set(KEY, json.dumps(rows))

    def _entries(self) -> list[Answered]:
        if self._answered is None:
            self._answered = _read(self._file.get(KEY))
        return self._answered


def _read(text: str | None) -> list[Answered]:
    """Rows as they were saved; none where they are no such rows. json: 5 ms that a start needs not pay."""
    if not text:
        return []
    import json

    try:
        rows = json.loads(text)
        return [Answered(str(code), datetime.fromisoformat(at)) for code, at in rows][:MOST]
    except (ValueError, TypeError):
        return []
