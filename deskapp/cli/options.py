"""Every command, option and word of help, in Chinese. The one place where argparse is used."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from deskapp import __version__
from deskapp.cli import output
from deskapp.cli.options_keeping import add_keeping
from deskapp.clock import parse_at

LIMIT = 10
MOST = 50

EXPORT_FORMS = ("catalog", "hsds", "template", "window-template")
PERIODS = ("today", "week", "month", "quarter")

SLIP_FORMS = ("text", "pdf", "escpos58", "escpos80", "qr", "qr-ascii")

EXAMPLES = """例子:
  deskapp                     打开查询界面
  deskapp find 低保           查一个事项
  deskapp find dibao --json   给程序读
  deskapp find 低保 --desk 许湾 --at 2026-09-20T12:10
"""

# argparse speaks English only; these are the sentences that a wrong command line can raise.
TRANSLATED = (
    (r"the following arguments are required: (.*)", r"还缺: \1"),
    (r"unrecognized arguments: (.*)", r"不认识: \1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.*)\)", r"没有 \2 这一项, 可选: \3"),
    (r"argument (\S+): expected one argument", r"\1 后面要写一个值"),
    (r"argument (\S+): (.*)", r"\1: \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 不明确, 可能是 \2"),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help under a Chinese heading."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法: ")


class Parser(argparse.ArgumentParser):
    """Wrong words end with exit 2 and one Chinese sentence."""

    def __init__(self, **words: object) -> None:
        super().__init__(**{"formatter_class": Formatter, "add_help": False, "allow_abbrev": False, **words})  # type: ignore[arg-type]
        self._positionals.title = "内容"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        output.warn(f"{_in_chinese(message)}。看用法: {self.prog} --help")
        sys.exit(2)

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's signature
        output.say(self.format_help().rstrip("\n"))


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Each command names the module that runs it."""
    parser = Parser(
        prog="deskapp",
        description="便民服务中心办事查询: 打几个字母, 就知道去哪个中心、哪个窗口。",
        epilog=EXAMPLES,
    )
    parser.add_argument("--version", action="version", version=f"deskapp {__version__}", help="显示版本")
    _about_catalog(parser)
    commands = parser.add_subparsers(
        prog="deskapp", dest="command", title="命令", metavar="命令", parser_class=Parser
    )
    _find(commands)
    _slip(commands)
    _import(commands)
    _export(commands)
    _notice(commands)
    _sample(commands)
    add_keeping(commands, _utf8, _about_catalog)
    _kiosk(commands)
    _stats(commands)
    _misses(commands)
    _forget(commands)
    _catalog_only(commands, "check", "检查目录里的问题, 一行一个")
    locate = _catalog_only(commands, "locate", "各个文件放在哪里")
    locate.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def moment(words: str | None) -> datetime | None:
    """The value of `--at`. Raises UsageError."""
    return parse_at(words) if words is not None else None


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001 - argparse has no public name for it


def _find(commands: Commands) -> None:
    parser = commands.add_parser(
        "find", help="查事项", description="查一个事项: 汉字、拼音、首字母都行, 打错字也行。"
    )
    parser.set_defaults(module="deskapp.cli.find")
    parser.add_argument(
        "query", nargs="+", type=_utf8, metavar="要查的词", help="写 - 就从标准输入一行一个地查"
    )
    parser.add_argument("--json", action="store_true", help="每次查询输出一行 JSON")
    parser.add_argument("--limit", type=_limit, default=LIMIT, metavar="几条", help=f"最多几条, 默认 {LIMIT}")
    _about_catalog(parser)


def _slip(commands: Commands) -> None:
    parser = commands.add_parser(
        "slip",
        help="出一次性告知单",
        description="一次性告知单: 去哪里、哪个窗口、带什么; 几个事项写在一张单上。",
    )
    parser.set_defaults(module="deskapp.cli.slip")
    parser.add_argument(
        "query", nargs="+", type=_utf8, metavar="事项", help="编号或要查的词, 一个词一项; 词里有空格就加引号"
    )
    parser.add_argument(
        "--missing", action="append", type=_utf8, default=[], metavar="材料", help="缺的材料, 可以写几次"
    )
    parser.add_argument(
        "--as",
        dest="form",
        choices=SLIP_FORMS,
        default=SLIP_FORMS[0],
        metavar="样式",
        help=f"{' '.join(SLIP_FORMS)}, 默认 {SLIP_FORMS[0]}",
    )
    parser.add_argument("--out", type=Path, metavar="位置", help="写到这个文件或打印机")
    _about_catalog(parser)


def _import(commands: Commands) -> None:
    parser = commands.add_parser(
        "import",
        help="从表格导入事项",
        description="从 Excel (.xlsx) 或 CSV 表格导入事项; 有一行不对就一行也不写。",
    )
    parser.set_defaults(module="deskapp.cli.import_")
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="文件", help=".xlsx 或 .csv, 要有列名 name (事项名称)"
    )
    parser.add_argument("--shipped", action="store_true", help="不用文件: 收下新版程序带来的新内容")
    parser.add_argument("--dry-run", action="store_true", help="只看会改什么, 不写")
    parser.add_argument("--yes", action="store_true", help="不问, 直接写")
    parser.add_argument("--skip-bad", action="store_true", help="跳过不对的行, 只写对的")
    parser.add_argument(
        "--windows", action="store_true", help="这是一个中心的窗口表 (窗口号、办理事项…), 中心由 --desk 说"
    )
    parser.add_argument("--retire-missing", action="store_true", help="目录里有、文件里没有的, 一律停用")
    parser.add_argument("--json", action="store_true", help="变化输出成一行 JSON")
    _about_catalog(parser)


def _export(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="导出整个目录",
        description="导出目录: .xlsx 和 .json 一样不少, 导得回来; .csv 只有事项, 一项一行。"
        " --as template 写一张空表, 填好再导入。",
    )
    parser.set_defaults(module="deskapp.cli.export")
    parser.add_argument("file", type=Path, metavar="文件", help="以 .xlsx、.json 或 .csv 结尾")
    parser.add_argument(
        "--as",
        dest="form",
        choices=EXPORT_FORMS,
        default=EXPORT_FORMS[0],
        metavar="样式",
        help=f"{' '.join(EXPORT_FORMS)}, 默认 {EXPORT_FORMS[0]}",
    )
    parser.add_argument("--yes", action="store_true", help="有同名文件就换成新的, 不问")
    _about_catalog(parser)


def _notice(commands: Commands) -> None:
    parser = commands.add_parser(
        "notice",
        help="今日变动: 暂停、挪窗口、系统慢",
        description="今日变动: 写一句, 到时间自己消失, 留在历史里。",
    )
    whats = parser.add_subparsers(
        prog="deskapp notice", dest="what", title="做什么", metavar="add|list|end", parser_class=Parser
    )
    whats.required = True
    adding = whats.add_parser("add", help="写一条", description="写一条变动, 不说别的就是本台这个中心的。")
    adding.add_argument("text", type=_utf8, metavar="通知", help="一句话, 如「3号窗口今天暂停」")
    adding.add_argument(
        "--until", required=True, metavar="时间", help="到什么时候: 18:00、2026-09-25 或 2026-09-25T12:00"
    )
    adding.add_argument("--from", dest="starts", metavar="时间", help="从什么时候起, 默认现在")
    adding.add_argument("--window", type=_utf8, metavar="窗口", help="只说这个窗口, 如 3号")
    adding.add_argument("--service", type=_utf8, metavar="编号", help="只说这个事项")
    adding.add_argument("--category", type=_utf8, metavar="类别", help="只说这一类, 如 劳动保障 (社保系统慢)")
    adding.add_argument("--everywhere", action="store_true", help="所有中心都一样")
    adding.add_argument("--pause", action="store_true", help="这期间不办: 结论变成「暂停」")
    adding.add_argument("--by", type=_utf8, default="", metavar="谁", help="谁写的")
    listing = whats.add_parser("list", help="看现在的", description="看现在还在用的通知。")
    listing.add_argument("--all", action="store_true", help="过去的也看")
    listing.add_argument("--json", action="store_true", help="一条一行 JSON")
    ending = whats.add_parser("end", help="提前结束一条", description="提前结束一条, 历史里还在。")
    ending.add_argument("number", type=int, metavar="编号", help="notice list 里的编号")
    for one in (adding, listing, ending):
        one.set_defaults(module="deskapp.cli.notice")
        _about_catalog(one)


def _forget(commands: Commands) -> None:
    parser = commands.add_parser(
        "forget",
        help="清空本台常选",
        description="本台常选: 以前对同样的话选过哪一项, 排序时往前靠。这条命令把它清空, 目录不动。",
    )
    parser.set_defaults(module="deskapp.cli.forget")
    parser.add_argument("--yes", action="store_true", help="不问, 直接清空")
    _about_catalog(parser)


def _sample(commands: Commands) -> None:
    parser = commands.add_parser(
        "sample", help="去掉或放回示例", description="示例是编的窗口和时间, 只为演示; 正式用之前去掉。"
    )
    parser.set_defaults(module="deskapp.cli.sample")
    parser.add_argument(
        "what",
        choices=["remove", "restore"],
        metavar="remove|restore",
        help="remove 去掉示例, restore 放回示例",
    )
    parser.add_argument("--yes", action="store_true", help="不问, 直接做")
    _about_catalog(parser)


def _kiosk(commands: Commands) -> None:
    parser = commands.add_parser(
        "kiosk",
        help="驿站屏幕: 给志愿者和群众自己用",
        description="驿站屏幕: 只能查, 不能改; 坏了自己恢复; 退出要密码, 或由管理员在后台结束。",
    )
    parser.set_defaults(module="deskapp.cli.kiosk")
    parser.add_argument(
        "--idle", type=_idle, default=60, metavar="秒", help="没人碰多少秒回首页, 15 到 600, 默认 60"
    )
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    _about_catalog(parser)


def _stats(commands: Commands) -> None:
    parser = commands.add_parser(
        "stats",
        help="咨询统计: 问了什么、什么时候问",
        description="本台的咨询统计, 只有次数, 没有人也没有话。不说时段就是本周。",
    )
    parser.set_defaults(module="deskapp.cli.stats")
    parser.add_argument("--period", choices=PERIODS, default="week", metavar="时段", help=" ".join(PERIODS))
    parser.add_argument("--from", dest="first", metavar="日期", help="从哪天起, 如 2026-11-01")
    parser.add_argument("--to", dest="last", metavar="日期", help="到哪天为止, 默认今天")
    parser.add_argument("--json", action="store_true", help="输出一行 JSON")
    parser.add_argument("--export", type=Path, metavar="文件", help="写成文件: .txt、.csv 或 .xlsx")
    _about_catalog(parser)


def _misses(commands: Commands) -> None:
    parser = commands.add_parser(
        "misses",
        help="没查到的说法",
        description="群众说了没查到、或说答错了的词, 归在一起; 号码已盖住, 到期自己删。",
    )
    parser.set_defaults(module="deskapp.cli.misses")
    parser.add_argument("--json", action="store_true", help="一种说法一行 JSON")
    parser.add_argument("--clear", action="store_true", help="清空全部词, 次数还留着")
    parser.add_argument("--yes", action="store_true", help="不问, 直接清")
    _about_catalog(parser)


def _catalog_only(commands: Commands, name: str, words: str) -> Parser:
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(module=f"deskapp.cli.{name}")
    _about_catalog(parser)
    return parser


def _about_catalog(parser: argparse.ArgumentParser) -> None:
    """What every command takes that touches a catalog; after the command it wins over before it."""
    kept = argparse.SUPPRESS if parser.prog != "deskapp" else None
    parser.add_argument("--catalog", type=Path, default=kept, metavar="文件", help="用这个目录文件")
    parser.add_argument(
        "--desk",
        type=_utf8,
        default=kept,
        metavar="中心",
        help="本台在哪个中心: 代码、名称或其中一段, 如 许湾",
    )
    parser.add_argument("--at", default=kept, metavar="时间", help="按这个时间回答, 如 2026-09-20T12:10")


def _utf8(words: str) -> str:
    """A word as it was typed, where the locale (LC_ALL=C) made Python read its UTF-8 as something else."""
    try:
        return os.fsencode(words).decode("utf-8")
    except UnicodeError:
        return words


def _limit(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words) <= MOST:
        raise argparse.ArgumentTypeError(f"要写 1 到 {MOST} 的数")
    return int(words)


def _idle(words: str) -> int:
    if not words.isdecimal() or not 15 <= int(words) <= 600:
        raise argparse.ArgumentTypeError("要写 15 到 600 的数")
    return int(words)


def _in_chinese(message: str) -> str:
    for pattern, chinese in TRANSLATED:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, chinese, message, flags=re.DOTALL)
    return message
