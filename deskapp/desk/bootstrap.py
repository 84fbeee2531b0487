"""The composition root: from paths and options to an open desk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from deskapp import paths
from deskapp.desk.desk import Desk
from deskapp.desk.deskfile import DeskFile


def open_desk(catalog: Path | None = None, *, desk: str | None = None, at: datetime | None = None) -> Desk:
    """A desk over `catalog`, or over this user's own catalog, which a first start creates.

    Raises CatalogError (a named catalog is never created) and UsageError.
    """
    path = catalog if catalog is not None else own_catalog()
    return Desk(path, DeskFile(paths.desk_path()), desk, at)


def own_catalog() -> Path:
    """This user's catalog; made from the packaged seed when there is none."""
    path = paths.catalog_path()
    if not path.exists():
        from deskapp.storage.seed import seed_text
        from deskapp.storage.writer import create_catalog

        create_catalog(path, seed_text())
    return path
