"""A kiosk whose watcher is gone ends by itself, also when its own loop can do nothing any more.

A loop that waits for a terminal nobody reads cannot look around; a thread of its own can.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

LOOK_SECONDS = 1.0


def watched_by(watcher: int, end: Callable[[], None]) -> None:
    """Calls `end` from a thread as soon as process `watcher` is not this one's parent.

    POSIX only: Windows never tells a process of another parent, and there nothing is watched.
    """
    if os.name != "posix":
        return

    def look() -> None:
        while os.getppid() == watcher:
            time.sleep(LOOK_SECONDS)
        end()

    threading.Thread(target=look, name="orphan", daemon=True).start()
