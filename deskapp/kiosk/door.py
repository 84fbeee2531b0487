"""What the command line calls: `watch` over a kiosk, or `run` one."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from deskapp import paths
from deskapp.errors import DeskappError
from deskapp.kiosk import console, orphan, signals
from deskapp.kiosk.codes import CRASHED, ENDED, LEFT_BY_PIN
from deskapp.kiosk.heart import VARIABLE, Heart
from deskapp.kiosk.supervisor import Supervisor
from deskapp.kiosk.watchdog import Watchdog

LOG_BYTES = 1 << 20
"""From this size on the log begins anew, the old one beside it: crashing all night fills no disk."""


def watch(words: Sequence[str]) -> int:
    """Runs `deskapp` with `words` and keeps it up; returns when the PIN or a signal ends it."""
    folder = Path(tempfile.mkdtemp(prefix="deskapp-kiosk-"))
    heart = Heart(folder / "heart")
    dog = Watchdog()
    command = [sys.executable, "-m", "deskapp", *words]
    environment = {**os.environ, VARIABLE: str(heart.path)}

    def start() -> subprocess.Popen[bytes]:
        console.deafen_again()
        return subprocess.Popen(command, env=environment)  # noqa: S603 - this program itself

    keeper = Supervisor(
        start,
        heart.last,
        console.show_recovering,
        time.monotonic,
        time.sleep,
        healthy=dog.alive,
        note=lambda words: log(f"kiosk {words}"),
    )
    signals.ignore_the_rest()
    _told_by_signals(keeper)
    dog.ready()
    try:
        with console.deaf_keyboard():
            return keeper.run()
    finally:
        console.leave_whole()
        with contextlib.suppress(OSError):
            heart.path.unlink(missing_ok=True)
            folder.rmdir()


def run(catalog: Path | None, desk: str | None, at: datetime | None, idle_seconds: float) -> int:
    """One kiosk in this process, over a catalog that is opened read-only."""
    from deskapp.desk.bootstrap import open_desk
    from deskapp.desk.desk import Desk
    from deskapp.kiosk.app import KioskApp
    from deskapp.kiosk.current import Current
    from deskapp.kiosk.goodcopy import GoodCopy
    from deskapp.tui import paste

    meant = catalog if catalog is not None else paths.catalog_path()

    def open_one(path: Path, *, as_is: bool) -> Desk:
        own = catalog is None and not as_is  # its first start makes it
        return open_desk(None if own else path, desk=desk, at=at, locked=True, as_is=as_is)

    def note(words: str) -> None:
        log(f"kiosk: {words}")

    def opened() -> Current:
        return Current(meant, open_one, GoodCopy(paths.data_dir(), meant), note)

    paste.guard()
    signals.ignore_the_rest()
    app = KioskApp(opened, idle_seconds=idle_seconds, beat=_beat(), note=note)
    app.run()
    if app.fault is not None:
        log("".join(traceback.format_exception(app.fault)))
        return CRASHED
    return LEFT_BY_PIN if app.kiosk.leaving else ENDED


def log(words: str) -> None:
    """Adds to the log file; a log that cannot be written must not stop the kiosk."""
    try:
        path = paths.log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {words}\n")
    except (OSError, DeskappError):
        return


def _beat() -> Callable[[], None]:
    """The sign of life for a supervisor; one that is gone takes the kiosk with it."""
    path = os.environ.get(VARIABLE)
    if not path:
        return lambda: None
    heart = Heart(Path(path))

    def end() -> None:
        with contextlib.suppress(OSError):  # nobody else is left to clear up
            heart.path.unlink()
            heart.path.parent.rmdir()
        os._exit(CRASHED)

    orphan.watched_by(os.getppid(), end)
    return heart.beat


def _told_by_signals(keeper: Supervisor) -> None:
    """The operator's signals end it."""

    def end(_number: int, _frame: object) -> None:
        keeper.told_to_end = True

    for name in signals.OPERATORS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
