"""The command line: reads the words, imports the chosen command, turns errors into one sentence."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from deskapp.cli import output
from deskapp.errors import DeskappError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

NO_TERMINAL = "这里没有终端, 打不开查询界面。查一个事项请用: deskapp find 低保 (加 --json 供程序读)。"
UNEXPECTED = "程序出了意外的错, 目录资料没有被这次出错改动; 请再试一次, 还不行就把日志交给管理员: {log}"
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 nothing found, 2 usage, 3 catalog."""
    output.speak_utf8()
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except DeskappError as error:
        output.warn(str(error))
        return error.exit_code
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last net: a clerk never sees a traceback
        output.warn(UNEXPECTED.format(log=_logged(error)))
        return 3


def _run(argv: list[str]) -> int:
    if not argv and _has_terminal():
        return _screen()
    from deskapp.cli.options import build_parser

    parser = build_parser()
    options = parser.parse_args(argv)
    if options.command is None:
        code = _screen_or_help(options, parser.format_help())
    else:
        code = importlib.import_module(options.module).run(options)
    sys.stdout.flush()
    return int(code)


def _screen_or_help(options: object, help_text: str) -> int:
    """The terminal app; where there is no terminal, the way to the other door."""
    if not _has_terminal():
        output.say(help_text)
        output.warn(NO_TERMINAL)
        return 2
    from deskapp.cli.options import moment

    values = vars(options)
    return _screen(values["catalog"], values["desk"], moment(values["at"]))


def _screen(catalog: Path | None = None, desk: str | None = None, at: datetime | None = None) -> int:
    """The usual start, with no word on the command line, goes by without reading any.

    Nothing made while starting is garbage: looking for it costs a start of 0.2 s some 20 ms. The
    screen switches the collector on again.
    """
    gc.disable()
    from deskapp.tui.door import run

    return run(catalog, desk, at)


def _has_terminal() -> bool:
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _let_go_of_stdout() -> None:
    """The reader has left: what is still buffered must not raise again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _logged(error: Exception) -> str:
    """Writes the details where they can be found and returns the place."""
    import traceback
    from datetime import datetime

    from deskapp import paths

    try:
        log = paths.log_path()
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n{''.join(traceback.format_exception(error))}\n")
    except (OSError, DeskappError):
        return f"(日志也写不了) {type(error).__name__}"
    return str(log)
