"""The painted screen as plain text, and golden files of it.

`DESKAPP_GOLDEN=update` writes the files anew; without it a difference fails with both.
"""

from __future__ import annotations

import os
from pathlib import Path

from rich.cells import cell_len
from textual.app import App
from textual.geometry import Size

GOLDEN = Path(__file__).parent / "golden"


def painted(app: App[None]) -> list[str]:
    """One string a row, as the compositor sends them to the terminal."""
    size: Size = app.size
    strips = app.screen._compositor.render_strips(size)
    return ["".join(segment.text for segment in strip) for strip in strips]


def text(app: App[None]) -> str:
    return "\n".join(row.rstrip() for row in painted(app)) + "\n"


def assert_golden(app: App[None], name: str) -> None:
    """The screen equals `golden/<name>-<columns>x<rows>.txt`, row by row."""
    path = GOLDEN / f"{name}-{app.size.width}x{app.size.height}.txt"
    seen = text(app)
    for row in painted(app):
        assert cell_len(row) == app.size.width
    if os.environ.get("DESKAPP_GOLDEN") == "update":
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen.split("\n") == path.read_text(encoding="utf-8").split("\n")
