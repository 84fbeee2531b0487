"""`run`: what the command line calls to show the screen."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from deskapp.tui.app import DeskApp
from deskapp.tui.ports import Desk


def run(catalog: Path | None, desk: str | None, at: datetime | None) -> int:
    """Show the screen until the clerk leaves; returns the exit code.

    `catalog` None means this user's own, `desk` names the centre this desk stands in, `at`
    freezes the moment answers speak of. Without a catalog that can be read the sentence is
    shown on the screen and the code is 3; a wrong `desk` ends with its sentence on stderr.
    """

    def open_desk() -> Desk:
        from deskapp.desk.bootstrap import open_desk as open_real_desk

        return open_real_desk(catalog, desk=desk, at=at)

    app = DeskApp(open_desk)
    app.run()
    if app.desk is not None:
        app.desk.close()
    if app.failure is not None:
        sys.stderr.write(f"{app.failure}\n")
        return app.failure.exit_code
    return app.return_code or 0
