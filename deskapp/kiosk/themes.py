"""Light, high contrast, and large type; a colour always goes with a word."""

from __future__ import annotations

from dataclasses import replace

from deskapp.tui import theme

LARGE = replace(theme.CONTRAST, name="kiosk-large")
"""High contrast, and air between the signs: cells cannot grow."""
THEMES = (theme.LIGHT, theme.CONTRAST, LARGE)


def after(name: str) -> str:
    """The next theme's name."""
    names = [item.name for item in THEMES]
    return names[(names.index(name) + 1) % len(names)]
