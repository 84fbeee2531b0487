"""`deskapp kiosk`: the screen for a station, watched over by a small program that starts it again."""

from __future__ import annotations

import sys
from argparse import Namespace

from deskapp.cli import output
from deskapp.cli.options import moment
from deskapp.errors import UsageError

NO_TERMINAL = "这里没有终端, 打不开驿站屏幕。"


def run(options: Namespace) -> int:
    """0 when somebody with the PIN or the operator ended it."""
    # Textual paints on stderr: one that leads to a file would be filled, and the screen stay black.
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        output.warn(NO_TERMINAL)
        return UsageError.exit_code
    from deskapp.kiosk import door

    if options.inside:
        return door.run(options.catalog, options.desk, moment(options.at), options.idle)
    return door.watch([*_words(options), "--inside"])


def _words(options: Namespace) -> list[str]:
    """The same command again, for the program that is watched."""
    named = (("--catalog", options.catalog), ("--desk", options.desk), ("--at", options.at))
    words = [part for name, value in named if value is not None for part in (name, str(value))]
    return ["kiosk", *words, "--idle", str(options.idle)]
