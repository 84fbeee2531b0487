"""The kiosk's own last good copy of the catalog: the catalog's folder may be one that it cannot write.

`<data folder>/kiosk-copy/<which catalog>/20261124-102000.<sha256>.db`: the name says of when and how to
tell that it is whole.
"""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from deskapp import clock
from deskapp.errors import CatalogDamaged
from deskapp.storage.copies import MOMENT, digest
from deskapp.storage.files import write_whole
from deskapp.storage.opening import damaged_words, open_catalog, spoken

ENDING = ".db"


class Kept(NamedTuple):
    """One copy. `at`: when the catalog was last known to be good."""

    at: datetime
    sha256: str
    path: Path


def whole(catalog: Path) -> bytes:
    """The catalog's bytes, after every page and index of it was looked at. Raises CatalogError."""
    with closing(open_catalog(catalog)) as conn, spoken(catalog):
        conn.execute("BEGIN")
        if conn.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise CatalogDamaged(damaged_words(catalog))
        return conn.serialize()


class GoodCopy:
    """Keeps one copy of one catalog."""

    def __init__(self, data_folder: Path, catalog: Path) -> None:
        self._folder = data_folder / "kiosk-copy" / digest(str(catalog.absolute()).encode())[:12]

    def keep(self, image: bytes) -> None:
        """Makes `image` the copy, unless it is already. Raises OSError; then the old one is still there."""
        known = self._listed()
        if known and known[0].sha256 == digest(image):
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._folder / f"{clock.now().strftime(MOMENT)}.{digest(image)}{ENDING}", image)
        for old in known:
            with suppress(OSError):
                old.path.unlink()

    def newest(self) -> Kept | None:
        """The newest copy that is what its name says."""
        return next((kept for kept in self._listed() if _is_whole(kept)), None)

    def _listed(self) -> list[Kept]:
        try:
            found = [_kept(path) for path in self._folder.iterdir()]
        except OSError:
            return []
        return sorted((kept for kept in found if kept is not None), reverse=True)


def _kept(path: Path) -> Kept | None:
    moment, _, rest = path.name.partition(".")
    try:
        at = datetime.strptime(moment, MOMENT)
    except ValueError:
        return None
    return Kept(at, rest.removesuffix(ENDING), path) if rest.endswith(ENDING) else None


def _is_whole(kept: Kept) -> bool:
    try:
        return digest(kept.path.read_bytes()) == kept.sha256
    except OSError:
        return False
