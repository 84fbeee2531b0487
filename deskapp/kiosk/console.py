"""The terminal while no kiosk is running: quiet, whole, and saying that it comes back.

Between two runs the keyboard must reach nobody: no echo, no interrupt, no shell.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from deskapp.kiosk import words

PLAIN_AGAIN = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"  # mouse off
    "\x1b[?2004l\x1b[?1004l\x1b[?2031l\x1b[?2048l"  # pastes, focus, colour and size reports off
    "\x1b[<u\x1b[?2026l\x1b[?1049l\x1b[?25h\x1b[0m"  # keys, one screen, caret, colours as they were
)
"""Undoes what a killed full-screen program leaves on."""
WIDE_FROM = 0x2E7F
CLEAR = "\x1b[2J\x1b[H\x1b[?25l"


def show_recovering() -> None:
    """A sentence and the emergency numbers, in the middle. Raises OSError when the terminal is gone."""
    size = shutil.get_terminal_size()
    lines = [_middle(text, size.columns) for text in (*words.RECOVERING, "", words.EMERGENCY)]
    above = "\r\n" * max(0, (size.lines - len(lines)) // 2)
    sys.stdout.write(f"{PLAIN_AGAIN}{CLEAR}{above}" + "\r\n".join(lines))
    sys.stdout.flush()


def _middle(text: str, columns: int) -> str:
    """`text` with blanks before it; a Chinese sign takes two cells."""
    cells = sum(1 + (ord(char) > WIDE_FROM) for char in text)
    return " " * max(0, (columns - cells) // 2) + text


def leave_whole() -> None:
    """As a shell wants it; a terminal that is gone wants nothing."""
    with suppress(OSError):
        sys.stdout.write(f"{PLAIN_AGAIN}\x1b[2J\x1b[H")
        sys.stdout.flush()


@contextmanager
def deaf_keyboard() -> Iterator[None]:
    """No key means anything to the terminal itself while this lasts; POSIX only, elsewhere nothing."""
    if os.name != "posix" or not sys.stdin.isatty():
        yield
        return
    import termios

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        _deafen(descriptor)
        yield
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcflush(descriptor, termios.TCIFLUSH)
            termios.tcsetattr(descriptor, termios.TCSANOW, before)


def deafen_again() -> None:
    """After a killed program: keys typed meanwhile are thrown away."""
    if os.name == "posix" and sys.stdin.isatty():
        import termios

        with suppress(termios.error):  # gone: the program that is started will find out
            _deafen(sys.stdin.fileno())
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _deafen(descriptor: int) -> None:
    import termios

    mode = termios.tcgetattr(descriptor)
    mode[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
    termios.tcsetattr(descriptor, termios.TCSANOW, mode)
