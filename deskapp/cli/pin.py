"""`deskapp pin set|clear`, and asking for the PIN before a command changes the catalog."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from deskapp import paths
from deskapp.cli import output
from deskapp.cli.asking import secret
from deskapp.cli.opened import opened_catalog
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.pin import Pin
from deskapp.errors import UsageError

SET = "口令设好了。以后改目录要先输口令, 查询照常; 请自己记牢, 忘了找不回来。"
CLEARED = "口令已取消, 谁都能改目录。"


def run(options: Namespace) -> int:
    """0 done. Raises PinRefused and UsageError; then the old PIN stays."""
    catalog = opened_catalog(options)
    ask_for_pin(catalog)
    pin = Pin(catalog, DeskFile(paths.desk_path()))
    if options.what == "clear":
        pin.clear(options.by)
        output.say(CLEARED)
        return 0
    new = secret("新口令: ")
    if secret("再输一次: ") != new:
        raise UsageError("两次输的不一样, 口令没有改; 请再来一次。")
    pin.set(new, options.by)
    output.say(SET)
    return 0


def ask_for_pin(catalog: Path) -> None:
    """Lets go on who knows the PIN, or everybody where none is set. Raises PinRefused."""
    pin = Pin(catalog, DeskFile(paths.desk_path()))
    if catalog.exists() and pin.is_set():
        pin.check(secret("修改口令: "))
