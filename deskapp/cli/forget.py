"""`deskapp forget`: forgets what this desk picked before (本台常选)."""

from __future__ import annotations

from argparse import Namespace

from deskapp.cli import output
from deskapp.cli.asking import agreed
from deskapp.cli.opened import opened_desk


def run(options: Namespace) -> int:
    """0 done or nothing to do, 1 when the person said no."""
    desk = opened_desk(options)
    try:
        if not agreed("清空本台常选吗? 事项资料不动。", yes=options.yes):
            output.say("没有改动。")
            return 1
        gone = desk.experience.clear()
    finally:
        desk.close()
    output.say(f"本台常选已清空, 共 {gone} 条; 事项资料没有改动。" if gone else "本台没有记住什么。")
    return 0
