"""What stands on a kiosk's page, as plain text."""

from __future__ import annotations

import os
from pathlib import Path

from rich.cells import cell_len
from textual.geometry import Size

from deskapp.kiosk.kiosk import Kiosk

USUAL = Size(80, 24)
GOLDEN = Path(__file__).parent / "golden"


def text(kiosk: Kiosk, size: Size = USUAL) -> str:
    """The page in so many cells; no line is ever wider, and there are never more lines."""
    sheet = kiosk.sheet(size)
    assert len(sheet.lines) <= size.height
    assert all(cell_len(line.plain) <= size.width for line in sheet.lines)
    return "\n".join(line.plain.rstrip() for line in sheet.lines)


def acts(kiosk: Kiosk, size: Size = USUAL) -> set[str]:
    return {zone.act for zone in kiosk.sheet(size).zones}


def touch(kiosk: Kiosk, *names: str) -> str:
    """Touches what is in sight, one after the other; the page that comes of it."""
    for name in names:
        assert name in acts(kiosk), text(kiosk)
        kiosk.touch(name)
    return text(kiosk)


def type_in(kiosk: Kiosk, letters: str) -> str:
    for letter in letters:
        kiosk.key(letter, letter)
    return text(kiosk)


def assert_golden(kiosk: Kiosk, name: str, size: Size) -> None:
    """The page equals `golden/<name>-<columns>x<rows>.txt`; `DESKAPP_GOLDEN=update` writes it anew."""
    path = GOLDEN / f"{name}-{size.width}x{size.height}.txt"
    seen = text(kiosk, size) + "\n"
    if os.environ.get("DESKAPP_GOLDEN") == "update":
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen.split("\n") == path.read_text(encoding="utf-8").split("\n")
