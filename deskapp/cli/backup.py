"""`deskapp backup [FILE]`: the whole catalog in one checked file; or the list of what there is."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from deskapp.cli import output
from deskapp.cli.opened import opened_catalog
from deskapp.errors import CatalogError
from deskapp.storage import backups
from deskapp.storage.files import why_not
from deskapp.storage.opening import open_catalog, spoken

NONE = "还没有备份。第一次改动前会自动备份, 也可以现在运行 deskapp backup。"
MADE = "备份好了, 检查完整: {path}\n换电脑: 把这个文件拷过去, 在那边运行 deskapp restore 加这个文件名。"


def run(options: Namespace) -> int:
    """0 made or listed. Raises CatalogError when it cannot be written whole."""
    catalog = opened_catalog(options)
    if options.list:
        _list(catalog)
        return 0
    output.say(MADE.format(path=_make(catalog, options.file)))
    return 0


def _make(catalog: Path, file: Path | None) -> Path:
    with spoken(catalog), closing(open_catalog(catalog)) as conn:
        image = conn.serialize()
    if file is None:
        return backups.keep(catalog, image, backups.BY_HAND)
    if file.exists():
        raise CatalogError(f"{file} 已经有一个文件, 没有改动它; 请换一个文件名。")
    try:
        backups.write_checked(file, image)
    except OSError as error:
        raise CatalogError(
            f"备份写不到 {file} ({why_not(error)}), 目录没有受影响; 请检查 U 盘、空间和写权限。"
        ) from error
    return file


def _list(catalog: Path) -> None:
    found = backups.listed(catalog)
    for backup in found:
        size = backup.path.stat().st_size / 1_000_000
        words = backups.REASONS[backup.reason]
        output.say(f"{backup.at:%Y-%m-%d %H:%M}  {words}  {size:.1f} MB  {backup.path.name}")
    if not found:
        output.say(NONE)
