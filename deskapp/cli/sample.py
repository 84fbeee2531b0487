"""`deskapp sample remove|restore`: the sample layer (示例) out of the catalog, or back into it."""

from __future__ import annotations

from argparse import Namespace

from deskapp.cli import output
from deskapp.cli.asking import agreed
from deskapp.cli.opened import opened_desk
from deskapp.cli.pin import ask_for_pin

REMOVE = "remove"


def run(options: Namespace) -> int:
    """0 done or nothing to do, 1 when the person said no."""
    removing = options.what == REMOVE
    desk = opened_desk(options)
    try:
        if desk.has_sample != removing:
            output.say("目录里没有示例。" if removing else "示例已经在目录里。")
            return 0
        if not agreed("去掉全部示例吗?" if removing else "放回示例吗?", yes=options.yes):
            output.say("没有改动。")
            return 1
        ask_for_pin(desk.catalog_path)
        if removing:
            desk.remove_sample()
        else:
            desk.restore_sample()
    finally:
        desk.close()
    output.say("示例已去掉: 现在没有编的窗口和时间。" if removing else "示例已放回, 处处标「示例」。")
    return 0
