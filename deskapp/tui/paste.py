"""A paste whole and clean, whatever is in it.

Textual ends a bracketed paste at the first ESC of its text and reads the rest as keys, so that a
Ctrl+Q in there would end the program. Control characters are therefore taken out of a paste before
Textual reads it; what is outside a paste passes untouched.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from textual import _xterm_parser
from textual.message import Message

START: Final = "\x1b[200~"
END: Final = "\x1b[201~"
CONTROL: Final = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {*b"\t\n\r"})
"""For `str.translate`. What else no screen may show, the search box takes out."""
_Parser = _xterm_parser.XTermParser


class Pastes:
    """Watches what the terminal sends, piece by piece; a piece may end anywhere."""

    def __init__(self) -> None:
        self._inside = False
        self._behind = ""
        """Outside: the last characters, which may begin START. Inside: held back, may begin END."""

    def clean(self, data: str) -> str:
        """`data` without the control characters inside pastes."""
        done: list[str] = []
        while data:
            part, data = self._paste(data) if self._inside else self._keys(data)
            done.append(part)
        return "".join(done)

    def _keys(self, data: str) -> tuple[str, str]:
        """What passes untouched up to where a paste begins, and the rest."""
        seen = self._behind + data
        at = seen.find(START)
        if at < 0:
            self._behind = seen[1 - len(START) :]
            return data, ""
        cut = at + len(START) - len(self._behind)
        self._inside, self._behind = True, ""
        return data[:cut], data[cut:]

    def _paste(self, data: str) -> tuple[str, str]:
        """The clean text up to where the paste ends, and the rest."""
        seen = self._behind + data
        text, end, rest = seen.partition(END)
        if end:
            self._inside, self._behind = False, ""
            return text.translate(CONTROL) + END, rest
        held = next((n for n in range(len(END) - 1, 0, -1) if seen.endswith(END[:n])), 0)
        self._behind = seen[len(seen) - held :]
        return seen[: len(seen) - held].translate(CONTROL), ""


class CleanParser(_Parser):
    """Textual's own reader of keys, fed with clean pastes."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pastes = Pastes()

    def feed(self, data: str) -> Iterable[Message]:
        clean = self._pastes.clean(data)
        # Nothing at all means the end of the input to Textual; a piece held back does not.
        return super().feed(clean) if clean or not data else ()


def guard() -> None:
    """Lets every terminal driver loaded from now on read its keys so. Call it before an app is made."""
    _xterm_parser.XTermParser = CleanParser  # type: ignore[misc]
    if os.name == "posix":
        from textual.drivers import linux_driver

        # Textual ends with the first byte that is no UTF-8: half a character, a terminal set to GBK.
        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined, assignment]


def _forgiving(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="ignore")
