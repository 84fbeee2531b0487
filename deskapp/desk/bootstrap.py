"""The composition root: from paths and options to an open desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from deskapp import paths
from deskapp.desk.desk import Desk
from deskapp.desk.deskfile import DeskFile
from deskapp.errors import CatalogError, CatalogOld
from deskapp.storage import copies
from deskapp.storage.network import refuse_network
from deskapp.storage.opening import open_catalog, writable

T = TypeVar("T")


def open_desk(
    catalog: Path | None = None,
    *,
    desk: str | None = None,
    at: datetime | None = None,
    locked: bool = False,
    as_is: bool = False,
) -> Desk:
    """A desk over `catalog`, or over this user's own catalog, which a first start creates.

    A catalog of an older release is brought up to date first; a damaged one that has copies is mended.
    `locked`: from then on it is only read, even where it could be written. `as_is`: it is not mended
    either, so that one which needs that is refused and stays as it was put there.
    Raises CatalogError (a named catalog is never created) and UsageError.
    """
    path = catalog if catalog is not None else own_catalog()
    file = DeskFile(paths.desk_path())
    if as_is:
        refuse_network(path)
        return Desk(path, file, desk, at, locked=locked)
    return _cared_for(path, lambda usable: Desk(usable, file, desk, at, of=path, locked=locked))


def usable_catalog(catalog: Path | None) -> Path:
    """`catalog`, or this user's own, ready to be read. A named one that is missing stays missing."""
    path = catalog if catalog is not None else own_catalog()
    return _cared_for(path, _opened) if path.exists() or copies.good_ones(path) else path


def own_catalog() -> Path:
    """This user's catalog; made from the packaged seed when there is none, and none ever was."""
    path = paths.catalog_path()
    refuse_network(path)
    if not path.exists() and not copies.good_ones(path):
        from deskapp.storage.seed import seed_text
        from deskapp.storage.writer import create_catalog

        create_catalog(path, seed_text())
    return path


def _opened(path: Path) -> Path:
    open_catalog(path).close()
    return path


def _cared_for(path: Path, use: Callable[[Path], T]) -> T:
    """`use` of the catalog, brought up to date or mended where that is what stands in the way."""
    refuse_network(path)
    try:
        return use(path)
    except CatalogOld as error:
        return use(_brought_up_to_date(path, error))
    except CatalogError as error:
        usable = _mended(path, error)
    try:
        return use(usable)
    except CatalogOld as error:  # the copy may be older than this release
        return use(_brought_up_to_date(usable, error))


def _brought_up_to_date(path: Path, error: CatalogOld) -> Path:
    if not writable(path):
        raise error
    from deskapp.storage.migrate import migrate

    migrate(path)
    return path


def _mended(path: Path, error: CatalogError) -> Path:
    from deskapp.storage.mend import mended

    usable = mended(path, error)
    if usable is None:
        raise error
    return usable
