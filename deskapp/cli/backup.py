"""`deskapp backup [FILE]`: the whole catalog in one checked file; or the list of what there is."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from deskapp.cli import output
from deskapp.cli.opened import opened_catalog
from deskapp.storage import backups

NONE = "还没有备份。第一次改动前会自动备份, 也可以现在运行 deskapp backup。"
MADE = "备份好了, 检查完整: {path}\n换电脑: 把这个文件拷过去, 在那边运行 deskapp restore 加这个文件名。"


def run(options: Namespace) -> int:
    """0 made or listed. Raises CatalogError when it cannot be written whole."""
    catalog = opened_catalog(options)
    if options.list:
        _list(catalog)
        return 0
    output.say(MADE.format(path=backups.make(catalog, options.file)))
    return 0


def _list(catalog: Path) -> None:
    found = backups.listed(catalog)
    for backup in found:
        size = backup.path.stat().st_size / 1_000_000
        words = backups.REASONS[backup.reason]
        output.say(f"{backup.at:%Y-%m-%d %H:%M}  {words}  {size:.1f} MB  {backup.path.name}")
    if not found:
        output.say(NONE)
