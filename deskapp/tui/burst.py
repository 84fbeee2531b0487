"""Keys that no hand has pressed: a scanner's burst, or what is left of a paste with ESC inside.

A bracketed paste ends at the first ESC of its text and the rest arrives as keys; a Ctrl+Q in
there must not end the program. Times are `Message.time`, seconds, taken where keys are read.
"""

from __future__ import annotations

from textual import events

KEY_GAP = 0.004
"""Two keys closer than this were not typed; the fastest key repeat is ten times slower."""
PASTE_GAP = 0.025
"""After a paste the terminal may deliver the rest in pieces; still faster than any key repeat."""
HARMLESS = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "backspace"})
"""Held down on a busy machine these arrive together, and do no harm."""


class Burst:
    """Watches keys and pastes in their order."""

    def __init__(self) -> None:
        self._last = float("-inf")
        self._pasted = False
        self._typed = False

    def pasted(self, event: events.Paste) -> None:
        self._last, self._pasted, self._typed = event.time, True, True

    def takes(self, event: events.Key) -> bool:
        """Is this key a command out of a burst of text, which nobody meant?"""
        gap = PASTE_GAP if self._pasted else KEY_GAP
        if not 0 <= event.time - self._last <= gap:
            self._pasted = self._typed = False
        within = self._typed
        self._last = event.time
        self._typed = within or event.is_printable
        return within and not self._is_text(event)

    def running(self) -> bool:
        """Did the last key belong to a burst of text?"""
        return self._typed and self._pasted

    def _is_text(self, event: events.Key) -> bool:
        if event.key == "enter":
            # A scanner ends its line so; the end of a pasted line asks for nothing.
            return not self._pasted
        return event.is_printable or event.key in HARMLESS
