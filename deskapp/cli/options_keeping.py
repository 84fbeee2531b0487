"""The commands that keep the catalog: backup, restore, history, pin. Part of `options`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Any]  # noqa: SLF001 - argparse has no public name for it

Finish = Callable[[argparse.ArgumentParser], None]
"""Adds what every command takes that touches a catalog."""


def add_keeping(commands: Commands, utf8: Callable[[str], str], finish: Finish) -> None:
    for add in (_backup, _restore, _history, _pin):
        finish(add(commands, utf8))


def _backup(commands: Commands, _utf8: Callable[[str], str]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "backup", help="备份目录, 或看有哪些备份", description="把整个目录备份成一个检查过的文件。"
    )
    parser.set_defaults(module="deskapp.cli.backup")
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="文件", help="写到这个文件, 如 U 盘上; 不写就放进备份文件夹"
    )
    parser.add_argument("--list", action="store_true", help="只看有哪些备份")
    return parser


def _restore(commands: Commands, utf8: Callable[[str], str]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "restore", help="从备份恢复", description="把备份里的内容放回目录; 先检查备份, 再备份现在的, 能撤回。"
    )
    parser.set_defaults(module="deskapp.cli.restore")
    parser.add_argument("file", type=Path, metavar="文件", help="备份文件, 或 backup --list 里的文件名")
    _who(parser, utf8)
    return parser


def _history(commands: Commands, utf8: Callable[[str], str]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "history", help="谁改过什么", description="目录的改动: 谁、什么时候、改前、改后、为什么; 新的在前。"
    )
    parser.set_defaults(module="deskapp.cli.history")
    parser.add_argument("--service", type=utf8, metavar="编号", help="只看这个事项的")
    parser.add_argument("--limit", type=int, default=20, metavar="几条", help="最多几次改动, 默认 20")
    parser.add_argument("--json", action="store_true", help="一次改动一行 JSON")
    parser.add_argument("--undo", type=int, metavar="号", help="撤销这一号改动")
    _who(parser, utf8)
    return parser


def _pin(commands: Commands, utf8: Callable[[str], str]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "pin", help="设或取消修改口令", description="设了口令, 不知道的人只能查、不能改目录。"
    )
    parser.set_defaults(module="deskapp.cli.pin")
    parser.add_argument("what", choices=["set", "clear"], metavar="set|clear", help="set 设或换, clear 取消")
    parser.add_argument("--by", type=utf8, default="", metavar="谁", help="谁做的, 记进历史")
    return parser


def _who(parser: argparse.ArgumentParser, utf8: Callable[[str], str]) -> None:
    parser.add_argument("--by", type=utf8, default="", metavar="谁", help="谁做的, 记进历史")
    parser.add_argument("--yes", action="store_true", help="不问, 直接做")
