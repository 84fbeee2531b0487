"""What the command line calls: `watch` over a kiosk, or `run` one."""

from __future__ import annotations

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
from deskapp.kiosk import console
from deskapp.kiosk.codes import CRASHED, LEFT_BY_PIN
from deskapp.kiosk.heart import VARIABLE, Heart
from deskapp.kiosk.supervisor import Supervisor
from deskapp.kiosk.watchdog import Watchdog


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
    _told_by_signals(keeper)
    dog.ready()
    try:
        with console.deaf_keyboard():
            return keeper.run()
    finally:
        console.leave_whole()
        heart.path.unlink(missing_ok=True)
        folder.rmdir()


def run(catalog: Path | None, desk: str | None, at: datetime | None, idle_seconds: float) -> int:
    """One kiosk in this process, over a catalog that is opened read-only."""
    from deskapp.desk.bootstrap import open_desk
    from deskapp.kiosk.app import KioskApp
    from deskapp.kiosk.current import Current
    from deskapp.tui import paste

    def opened() -> Current:
        return Current(lambda: open_desk(catalog, desk=desk, at=at, locked=True))

    paste.guard()
    app = KioskApp(opened, idle_seconds=idle_seconds, beat=_beat())
    app.run()
    if app.fault is not None:
        log("".join(traceback.format_exception(app.fault)))
    return LEFT_BY_PIN if app.return_code == LEFT_BY_PIN else CRASHED


def log(words: str) -> None:
    """Adds to the log file; a log that cannot be written must not stop the kiosk."""
    try:
        path = paths.log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {words}\n")
    except (OSError, DeskappError):
        return


def _beat() -> Callable[[], None]:
    """The sign of life for a supervisor; one that is gone takes the kiosk with it."""
    path = os.environ.get(VARIABLE)
    if not path:
        return lambda: None
    heart, watcher = Heart(Path(path)), os.getppid()

    def beat() -> None:
        heart.beat()
        if os.name == "posix" and os.getppid() != watcher:
            os._exit(CRASHED)

    return beat


def _told_by_signals(keeper: Supervisor) -> None:
    """SIGTERM and SIGHUP end it; what a keyboard could send does not."""

    def end(_number: int, _frame: object) -> None:
        keeper.told_to_end = True

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
    for name in ("SIGINT", "SIGQUIT", "SIGTSTP", "SIGTTOU", "SIGTTIN"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
