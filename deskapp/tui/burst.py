"""Keys that no hand has pressed: a scanner's burst, or a paste into a terminal that does not mark it.

Such a paste arrives as keys, and a Ctrl+Q in it must not end the program. Times are
`Message.time`, seconds, taken where keys are read: on a busy machine keys that a hand typed
one after the other are read at once too, so only more text than a hand types ahead counts.
"""

from __future__ import annotations

from textual import events

KEY_GAP = 0.004
"""Two keys closer than this were read at once; the fastest key repeat is ten times slower."""
TYPED_AHEAD = 8
"""Characters that a quick hand may type while the machine hangs for half a second."""


class Burst:
    """Watches keys in their order."""

    def __init__(self) -> None:
        self._last = float("-inf")
        self._text = 0
        """Characters read at once so far."""

    def takes(self, event: events.Key) -> bool:
        """Is this key a control character out of a burst of text, which nobody meant?"""
        if not 0 <= event.time - self._last <= KEY_GAP:
            self._text = 0
        self._last = event.time
        if not event.is_printable:
            return self._text > TYPED_AHEAD and _is_control_character(event)
        self._text += 1
        return False

    def running(self) -> bool:
        """Was the last key a character read at once with text before it?"""
        return self._text > 1


def _is_control_character(event: events.Key) -> bool:
    """Function keys are whole sequences, which no text contains; a scanner ends its line with Enter."""
    return event.key == "escape" or event.key.startswith("ctrl+")
