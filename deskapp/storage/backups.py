"""Dated backups beside the catalog, in `backups/`: made by SQLite, checked, thinned out by age.

A backup is a whole catalog file: it opens like one, and goes to another machine as it is.
"""

import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from deskapp import clock
from deskapp.errors import CatalogError
from deskapp.storage.files import why_not, write_whole
from deskapp.storage.opening import connect, open_catalog, shown, spoken

FOLDER = "backups"
BY_HAND = "hand"
REASONS = {
    "day": "当天第一次改动前",
    "import": "导入前",
    "shipped": "收新内容前",
    "migrate": "升级格式前",
    "restore": "恢复前",
    "sample": "动示例前",
    BY_HAND: "手工备份",
}
"""Why a backup was made, in its file's name and in words."""

NEWEST_KEPT = 10
DAYS_KEPT = 30
"""Automatic backups that stay: the newest ten, and one of each of the last thirty days with any."""

_NAME = re.compile(r"-(\d{8}-\d{6})-([a-z]+)(?:-\d+)?\.db")


class Backup(NamedTuple):
    """One backup file."""

    path: Path
    at: datetime
    reason: str
    """A key of REASONS."""


def folder_of(catalog: Path) -> Path:
    """Where a catalog's backups lie; may not exist."""
    return catalog.parent / FOLDER


def listed(catalog: Path) -> list[Backup]:
    """The newest first. Reads names only."""
    folder = folder_of(catalog)
    if not folder.is_dir():
        return []
    found = (_named(catalog, path) for path in folder.iterdir())
    return sorted((b for b in found if b is not None), key=lambda b: (b.at, b.path.name), reverse=True)


def made_on(catalog: Path, day: date) -> bool:
    """Is there a backup of this day?"""
    return any(backup.at.date() == day for backup in listed(catalog))


def make(catalog: Path, file: Path | None) -> Path:
    """The whole catalog as one checked file: among its backups, or at `file`, which must not exist yet.

    Raises the Catalog* errors; then no backup is left behind.
    """
    with spoken(catalog), closing(open_catalog(catalog)) as conn:
        image = conn.serialize()
    if file is None:
        return keep(catalog, image, BY_HAND)
    if file.exists():
        raise CatalogError(f"{shown(file)} 已经有一个文件, 没有改动它; 请换一个文件名。")
    try:
        write_checked(file, image)
    except OSError as error:
        raise CatalogError(
            f"备份写不到 {shown(file)} ({why_not(error)}), 目录没有受影响; 请检查 U 盘、空间和写权限。"
        ) from error
    return file


def keep(catalog: Path, image: bytes, reason: str) -> Path:
    """Writes `image` (a whole database) as a backup, then thins the automatic ones out.

    Raises CatalogError when it cannot be written or does not read back whole; then the change
    it was meant for must not be made.
    """
    at = clock.now()
    folder = folder_of(catalog)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder, f"{catalog.stem}-{at:%Y%m%d-%H%M%S}-{reason}")
        write_checked(path, image)
        _thin_out(catalog)
    except OSError as error:
        raise CatalogError(
            f"备份写不到 {shown(folder)} ({why_not(error)}), 所以目录也没有改动; "
            "请腾出磁盘空间或检查写权限后再试。"
        ) from error
    return path


def write_checked(path: Path, image: bytes) -> None:
    """Puts a database at `path` and reads it back. Raises OSError, and CatalogError where it is not whole."""
    write_whole(path, image)
    try:
        with closing(connect(path, "mode=ro&immutable=1")) as conn:
            verdict = conn.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        path.unlink(missing_ok=True)
        raise CatalogError(f"备份 {shown(path)} 写下后读不完整, 已删去, 目录没有改动; 请检查磁盘后再试。")


def _free(folder: Path, stem: str) -> Path:
    names = (folder / f"{stem}{f'-{n}' if n else ''}.db" for n in range(1000))
    return next(path for path in names if not path.exists())


def _named(catalog: Path, path: Path) -> Backup | None:
    if not path.name.startswith(f"{catalog.stem}-"):
        return None
    found = _NAME.fullmatch(path.name[len(catalog.stem) :])
    if found is None or found[2] not in REASONS:
        return None
    try:
        return Backup(path, datetime.strptime(found[1], "%Y%m%d-%H%M%S"), found[2])
    except ValueError:
        return None


def _thin_out(catalog: Path) -> None:
    """What somebody asked for by hand is never taken away."""
    own = [backup for backup in listed(catalog) if backup.reason != BY_HAND]
    days = {backup.at.date(): backup for backup in reversed(own)}
    stay = {*own[:NEWEST_KEPT], *(days[day] for day in sorted(days)[-DAYS_KEPT:])}
    for backup in own:
        if backup not in stay:
            backup.path.unlink(missing_ok=True)
