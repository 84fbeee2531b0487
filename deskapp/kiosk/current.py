"""The catalog in use: read-only, and changed for a new one between two visitors, verified first."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from deskapp.desk.desk import Desk
from deskapp.errors import CatalogError, DeskappError
from deskapp.kiosk.goodcopy import GoodCopy, Kept, whole

Stamp = tuple[int, int, int] | None
REFUSED = "a new catalog was refused, the old one goes on answering: {why}"
TAKEN_UP = "a new catalog was taken up"
FALLEN_BACK = "the catalog cannot be used, the copy of {at:%Y-%m-%d %H:%M} answers: {why}"
NOT_KEPT = "no copy of the catalog could be kept: {why}"


class OpenDesk(Protocol):
    """Opens a catalog that is only read. Raises DeskappError."""

    def __call__(self, catalog: Path, /, *, as_is: bool) -> Desk:
        """`as_is`: a damaged or old file stays as it is, and is refused."""


class Current:
    """One open desk over `catalog`, and whether its file is still the one it was opened from."""

    def __init__(
        self, catalog: Path, open_desk: OpenDesk, good: GoodCopy, note: Callable[[str], None] = lambda _: None
    ) -> None:
        """`note` is told what whoever looks after the machine should know. Raises DeskappError."""
        self._path, self._open_desk, self._good, self._note = catalog, open_desk, good, note
        self.fallen_back: Kept | None = None
        self.refused = False
        """Does a file lie there that could not be taken up?"""
        self._stamp = _stamp(catalog)
        self.desk = self._opened()
        if self.fallen_back is None:
            self._stamp = _stamp(catalog)  # mending and a first start put the file there

    def _opened(self) -> Desk:
        """The catalog, mended if need be; else the copy that was kept here."""
        try:
            return self._open_desk(self._path, as_is=False)
        except CatalogError as error:
            kept = self._good.newest()
            if kept is None:
                raise
            self.fallen_back = kept
            self._note(FALLEN_BACK.format(at=kept.at, why=error))
            return self._open_desk(kept.path, as_is=True)

    @property
    def copied_at(self) -> datetime | None:
        """Of when the copy is that answers since a damage; None when nothing was damaged lately."""
        return self.fallen_back.at if self.fallen_back is not None else self.desk.copied_at

    def keep(self) -> None:
        """Makes the catalog in use the last good copy; what cannot be kept is said and stops nothing."""
        if self.fallen_back is not None or self.desk.catalog_path != self._path:
            return
        try:
            self._good.keep(whole(self._path))
        except (CatalogError, OSError) as error:
            self._note(NOT_KEPT.format(why=error))

    def renew(self) -> bool:
        """Opens the catalog anew when another file lies there; True when the desk changed.

        A file that cannot be used changes nothing and is looked at once: the open one goes on answering.
        """
        found = _stamp(self._path)
        if found == self._stamp:
            return False
        self._stamp = found
        try:
            whole(self._path)
            fresh = self._open_desk(self._path, as_is=True)
            fresh.warm()
        except DeskappError as error:
            self.refused = True
            self._note(REFUSED.format(why=error))
            return False
        self._take_up(fresh)
        return True

    def _take_up(self, fresh: Desk) -> None:
        with contextlib.suppress(DeskappError):
            self.desk.records.save()  # what waited in the old one; a disk that is full loses a count
        if self.desk.here is not None and self.desk.is_set_up and not fresh.is_set_up:
            with contextlib.suppress(DeskappError):  # remembered nowhere, or closed for good since
                fresh.stand_at(self.desk.here.code)
        self.desk.close()
        self.desk, self.refused, self.fallen_back = fresh, False, None
        self._note(TAKEN_UP)


def _stamp(path: Path) -> Stamp:
    """Tells one file from another without reading it; None where there is none."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_ino, known.st_size, known.st_mtime_ns
