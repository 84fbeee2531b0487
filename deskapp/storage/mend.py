"""A damaged or missing catalog is set aside and its last good copy put in its place. Nothing is deleted."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from deskapp import clock
from deskapp.errors import CatalogDamaged, CatalogError, CatalogForeign, CatalogMissing, CatalogTooNew
from deskapp.storage import copies, standing
from deskapp.storage.files import why_not, write_whole
from deskapp.storage.opening import BUSY_SECONDS, connect, open_catalog

MENDABLE = (CatalogMissing, CatalogForeign, CatalogDamaged, CatalogTooNew)
"""What a catalog that has copies can be mended from."""

_TURN = "turn.lock"


def mended(catalog: Path, error: CatalogError) -> Path | None:
    """After `error` on opening: the catalog, mended, or where nothing can be written its copy itself.

    None when there is no whole copy, or when a newer release wrote the file: then `error` stands.
    """
    if not isinstance(error, MENDABLE) or (catalog.exists() and not catalog.is_file()):
        return None
    copy = newest_whole(catalog)
    if copy is None or (isinstance(error, CatalogTooNew) and _is_newer(catalog)):
        return None
    if not _can_be_put_in_place(catalog, copy):
        return copy.path
    with _turn(catalog):
        if not _opens(catalog):  # another start may have been quicker
            _put_in_place(catalog, copy)
    return catalog


def newest_whole(catalog: Path) -> copies.Copy | None:
    """The newest copy that is what its name says."""
    return next((copy for copy in copies.good_ones(catalog) if _is_whole(copy)), None)


def _is_whole(copy: copies.Copy) -> bool:
    try:
        return copies.digest(copy.path.read_bytes()) == copy.sha256
    except OSError:
        return False


def _is_newer(catalog: Path) -> bool:
    """Did a newer release write this, or did only the number in the header rot?"""
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(connect(catalog, "mode=ro")) as conn:
        return bool(standing.is_sound(conn, catalog))
    return False


def _opens(catalog: Path) -> bool:
    try:
        open_catalog(catalog).close()
    except MENDABLE:
        return False
    return True


def _put_in_place(catalog: Path, copy: copies.Copy) -> None:
    """The journal goes first: SQLite would roll it back into the copy. A kill at any point leaves a
    damaged catalog, or a mended one."""
    now = clock.now()
    aside = copies.folder_of(catalog) / copies.aside_name(now, copy.at)
    try:
        for ending in ("-journal", "-wal", "-shm"):
            beside = catalog.with_name(catalog.name + ending)
            if beside.exists():
                beside.replace(aside.with_name(aside.name + ending))
        if catalog.exists():
            _set_aside(catalog, aside)
        else:
            aside.touch()  # what was lost is told of as well
        write_whole(catalog, copy.path.read_bytes())
    except OSError as error:
        raise CatalogError(
            f"目录文件 {catalog} 坏了, 好的副本在 {copy.path}, 但换不上去 ({why_not(error)}); "
            "请腾出磁盘空间、关掉别的 deskapp 再启动。"
        ) from error


def _set_aside(catalog: Path, aside: Path) -> None:
    """A second name for the file, so that the catalog's own name never leads nowhere."""
    try:
        os.link(catalog, aside)
    except OSError:  # file systems without hard links
        shutil.copyfile(catalog, aside)


def _can_be_put_in_place(catalog: Path, copy: copies.Copy) -> bool:
    places = (catalog.parent, copy.path.parent, *([catalog] if catalog.exists() else []))
    return all(os.access(place, os.W_OK) for place in places)


@contextmanager
def _turn(catalog: Path) -> Iterator[None]:
    """One process at a time. The lock is SQLite's, so it goes with the process that held it."""
    path = copies.folder_of(catalog) / _TURN
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        raise CatalogError(f"另一个 deskapp 正在修复目录文件 {catalog}, 没有改动; 请稍等再启动。") from error
