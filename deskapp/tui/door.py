"""`run`: what the command line calls to show the screen."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from datetime import datetime
from pathlib import Path

from deskapp import paths
from deskapp.errors import DeskappError
from deskapp.tui import paste, settings, strings
from deskapp.tui.app import DeskApp
from deskapp.tui.ports import Desk

GONE_SECONDS = 3.0
"""How long the end may take after a signal."""


def run(catalog: Path | None, desk: str | None, at: datetime | None) -> int:
    """Show the screen until the clerk leaves; returns the exit code.

    `catalog` None means this user's own, `desk` names the centre this desk stands in, `at`
    freezes the moment answers speak of. Without a catalog that can be read the sentence is
    shown on the screen and the code is 3; a wrong `desk` ends with its sentence on stderr.
    """

    def open_desk() -> Desk:
        from deskapp.desk.bootstrap import open_desk as open_real_desk

        return open_real_desk(catalog, desk=desk, at=at)

    paste.guard()
    path = paths.settings_path()
    first = catalog is None and not paths.catalog_path().exists()
    waiting = strings.LOADING_FIRST if first else strings.LOADING
    app = DeskApp(open_desk, settings.read(path), lambda name: settings.remember_theme(path, name), waiting)
    app.told_to_end = lambda number: _end_soon(app, number)
    app.run()
    if app.desk is not None:
        _close(app.desk)
    if app.failure is not None:
        sys.stderr.write(f"{app.failure}\n")
        return app.failure.exit_code
    return app.return_code or 0


def _end_soon(app: DeskApp, number: int) -> None:
    """Keeps what is to be kept now: a terminal that is gone takes no last words, and would hold
    the program's end for ever."""
    if app.desk is not None:
        for keep in (app.desk.recent.save, app.desk.records.save):
            with contextlib.suppress(DeskappError):
                keep()
    watch = threading.Timer(GONE_SECONDS, os._exit, (128 + number,))
    watch.daemon = True
    watch.start()


def _close(desk: Desk) -> None:
    """What this desk remembers is a comfort: a disk that cannot keep it is said, and no reason to fail."""
    for keep in (desk.recent.save, desk.records.save):
        try:
            keep()
        except DeskappError as error:
            sys.stderr.write(f"{error}\n")
    desk.close()
