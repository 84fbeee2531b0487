"""Which signals end the kiosk: the operator's two, and those that nobody can refuse."""

from __future__ import annotations

import contextlib
import signal

OPERATORS = ("SIGTERM", "SIGHUP")
"""The service manager's word, and the terminal that is gone."""
LEFT_ALONE = frozenset(
    {
        *OPERATORS, "SIGKILL", "SIGSTOP", "SIGCHLD", "SIGCONT", "SIGWINCH", "SIGCLD",
        "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGABRT", "SIGTRAP", "SIGSYS", "SIGIOT",
    }
)  # fmt: skip
"""The operator's, those that cannot be refused, the window's size, and faults of the program itself."""


def ignore_the_rest() -> None:
    """Nothing else ends or stops this program, nor those it starts: not a key, not a stray signal."""
    for number in signal.valid_signals():
        if not isinstance(number, signal.Signals) or number.name not in LEFT_ALONE:
            with contextlib.suppress(OSError, ValueError):
                signal.signal(number, signal.SIG_IGN)
