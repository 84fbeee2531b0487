"""How it looks: light or high contrast, each also in large type; a colour always goes with a word."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from deskapp.tui import theme

LIGHT = replace(
    theme.LIGHT,
    name="kiosk-light",
    foreground="#000000",
    panel="#dbe4ee",
    variables={
        **theme.LIGHT.variables,
        "bar": "#c3d2e2",
        "key": "#123f75",
        "quiet": "#3d4a56",
        "label": "#2b4a66",
    },
)
"""Grounds that tell one tile from the next, and the darkest ink: it is read from a metre away, and
a terminal of 16 colours would turn any lighter one grey."""
CONTRAST = replace(
    theme.CONTRAST,
    name="kiosk-contrast",
    panel="#0000aa",
    variables={**theme.CONTRAST.variables, "bar": "#444444"},
)
"""Tiles have a ground here as well, or nobody would know where to touch."""
THEMES = (LIGHT, CONTRAST)


class Look(NamedTuple):
    """What a visitor may choose; gone when nobody is there."""

    theme: str
    large: bool = False
    """Cells cannot grow: air between the signs and the lines, and fewer things on a page."""


PLAIN_LOOK = Look(LIGHT.name)


def other_colours(look: Look) -> Look:
    """The next theme, the type as it is."""
    names = [item.name for item in THEMES]
    return look._replace(theme=names[(names.index(look.theme) + 1) % len(names)])
