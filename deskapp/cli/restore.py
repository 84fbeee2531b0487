"""`deskapp restore FILE`: a backup's facts back into the catalog; itself backed up and undoable."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from deskapp.cli import output
from deskapp.cli.asking import agreed
from deskapp.cli.opened import opened_catalog
from deskapp.cli.pin import ask_for_pin
from deskapp.storage import backups

QUESTION = "用 {file} 里的内容换掉现在的目录吗? 现在的会先备份。"
DONE = "恢复好了: 新增 {added} 行, 改 {changed} 行, 去掉 {removed} 行。"
BACK = "恢复前的目录在 {path}, 想撤回就运行: deskapp restore {name}"


def run(options: Namespace) -> int:
    """0 restored, or nothing differed; 1 the person said no. Raises CatalogError; then nothing changed."""
    catalog = opened_catalog(options)
    file = _meant(catalog, options.file)
    if not agreed(QUESTION.format(file=file), yes=options.yes):
        output.say("没有改动。")
        return 1
    ask_for_pin(catalog)
    from deskapp.storage.writer_restore import restore

    done = restore(catalog, file, options.by)
    if done.nothing:
        output.say("备份和现在的目录内容一样, 没有改动。")
        return 0
    output.say(DONE.format(added=done.added, changed=done.changed, removed=done.removed))
    if done.before is not None:
        output.say(BACK.format(path=done.before.path, name=done.before.path.name))
    return 0


def _meant(catalog: Path, file: Path) -> Path:
    """A path, or the name of one of the catalog's own backups."""
    own = backups.folder_of(catalog) / file.name
    return own if not file.exists() and file.name == str(file) and own.exists() else file
