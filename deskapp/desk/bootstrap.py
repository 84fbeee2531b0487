"""The composition root: from paths and options to an open desk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from deskapp import paths
from deskapp.desk.desk import Desk
from deskapp.desk.deskfile import DeskFile
from deskapp.errors import CatalogOld
from deskapp.storage.opening import open_catalog, writable


def open_desk(catalog: Path | None = None, *, desk: str | None = None, at: datetime | None = None) -> Desk:
    """A desk over `catalog`, or over this user's own catalog, which a first start creates.

    A catalog of an older release is brought up to date first. Raises CatalogError (a named catalog
    is never created) and UsageError.
    """
    path = catalog if catalog is not None else own_catalog()
    file = DeskFile(paths.desk_path())
    try:
        return Desk(path, file, desk, at)
    except CatalogOld:
        _bring_up_to_date(path)
        return Desk(path, file, desk, at)


def usable_catalog(catalog: Path | None) -> Path:
    """`catalog`, or this user's own, ready to be read. A named one that is missing stays missing."""
    path = catalog if catalog is not None else own_catalog()
    if path.exists():
        try:
            open_catalog(path).close()
        except CatalogOld:
            _bring_up_to_date(path)
    return path


def own_catalog() -> Path:
    """This user's catalog; made from the packaged seed when there is none."""
    path = paths.catalog_path()
    if not path.exists():
        from deskapp.storage.seed import seed_text
        from deskapp.storage.writer import create_catalog

        create_catalog(path, seed_text())
    return path


def _bring_up_to_date(path: Path) -> None:
    """To be called with CatalogOld in hand: where nothing can be written, that is what is said."""
    if not writable(path):
        raise  # noqa: PLE0704 - the CatalogOld that is being handled
    from deskapp.storage.migrate import migrate

    migrate(path)
