"""`deskapp locate`: where things live. Opens nothing and creates nothing."""

from __future__ import annotations

from argparse import Namespace

from deskapp import paths
from deskapp.cli import output


def run(options: Namespace) -> int:
    places: dict[str, tuple[str, str]] = {
        "catalog": ("目录", str((options.catalog or paths.catalog_path()).absolute())),
        "desk": ("本台", str(paths.desk_path())),
        "settings": ("设置", str(paths.settings_path())),
        "backups": ("备份", str(paths.backups_dir())),
        "log": ("日志", str(paths.log_path())),
    }
    if options.json:
        output.say_json({key: path for key, (_, path) in places.items()})
        return 0
    for word, path in places.values():
        output.say(f"{word}  {path}")
    return 0
