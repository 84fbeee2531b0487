"""What was taken in from a table in this sitting, so that F9 takes it back in its turn among the saves."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from deskapp.storage.history import Change, read_changes
from deskapp.storage.opening import open_catalog
from deskapp.upkeep.keeper import Keeper

WORDS = "撤销: {what}"
"""How the history tells of it."""


class _Import(NamedTuple):
    change: Change
    saves: int
    """So many saves that were not taken back were made before it."""


class Imports:
    """The imports of one sitting, the latest last."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._done: list[_Import] = []

    def watched(self, write: Callable[[], str]) -> tuple[str, Change | None]:
        """Carries out `write`; (what it says, the change that it put on record). For a thread."""
        before = latest(self._keeper.catalog)
        told = write()
        after = latest(self._keeper.catalog)
        return told, after if after is not None and (before is None or after.id != before.id) else None

    def add(self, change: Change) -> None:
        self._done.append(_Import(change, self._keeper.saves))

    @property
    def next(self) -> bool:
        """Is an import the latest thing that can be taken back?"""
        return bool(self._done) and self._done[-1].saves >= self._keeper.saves

    def undo(self, by: str) -> str:
        """Takes the latest one back; what it was. Raises ChangedMeanwhile; then it is passed over."""
        from deskapp.storage.writer_history import take_back

        change = self._done.pop().change
        number = change.id or 0
        take_back(self._keeper.catalog, number, number, "", by, WORDS.format(what=change.why))
        return change.why


def latest(catalog: Path) -> Change | None:
    """The newest change on record."""
    with closing(open_catalog(catalog)) as conn:
        return next(iter(read_changes(conn, None, 1)), None)
