"""How many touches on the kiosk it takes to open an item's answer.

    python bench/kiosk_touches.py               at 80x24
    python bench/kiosk_touches.py 40x12 120x40

Drives the real pages of the real catalog. Letters: the initials of every name and everyday name,
one touch a letter, until the item stands on the screen, and one touch to open it. Tiles: tile,
further pages, item. Of several readings of a character the first in the table is typed.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from textual.geometry import Size

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.kiosk.current import Current
from deskapp.kiosk.goodcopy import GoodCopy
from deskapp.kiosk.idle import Idle
from deskapp.kiosk.kiosk import Kiosk
from deskapp.kiosk.tiles import TILES
from deskapp.search.readings import initials
from deskapp.search.text import squeeze
from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog

NOT_REACHED = 99
MOST_LETTERS = 10
AT = datetime(2026, 11, 24, 10, 20)


def kiosk(folder: Path) -> Kiosk:
    """A kiosk over a fresh catalog, its clock standing still."""
    path = folder / "catalog.db"
    create_catalog(path, seed_text())
    found = Kiosk(Idle(lambda: 0.0))

    def open_one(of: Path, *, as_is: bool) -> Desk:
        return open_desk(of, desk="guihe", at=AT, locked=True, as_is=as_is)

    found.open(Current(path, open_one, GoodCopy(folder, path)))
    return found


def seen(one: Kiosk, size: Size) -> set[str]:
    """Acts that can be touched now."""
    return {zone.act for zone in one.sheet(size).zones}


def by_letters(one: Kiosk, code: str, name: str, size: Size) -> int:
    """Touches until the item's answer is open, by the initials of `name`."""
    one.home()
    for typed, char in enumerate(squeeze(name)[:MOST_LETTERS], 1):
        letter = char if char.isascii() else next(iter(initials(char)), "")
        if not letter.isalpha():
            return NOT_REACHED
        one.touch(f"key:{letter}")
        if f"s:{code}" in seen(one, size):
            return typed + 1
    return NOT_REACHED


def by_tiles(one: Kiosk, size: Size) -> dict[str, int]:
    """Code -> the fewest touches by tile and pages."""
    found: dict[str, int] = {}
    for number in range(len(TILES)):
        one.home()
        one.touch(f"tile:{number}")
        touches = 2
        while True:
            acts = seen(one, size)
            for act in acts:
                if act.startswith("s:"):
                    found[act[2:]] = min(found.get(act[2:], NOT_REACHED), touches)
            if "turn:1" not in acts:
                break
            one.touch("turn:1")
            touches += 1
    return found


def row(label: str, counts: list[int]) -> str:
    """A Markdown row: how many, median, 95 in 100, the most."""
    ordered = sorted(counts)
    at_95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    missed = sum(count == NOT_REACHED for count in ordered)
    return f"| {label} | {len(ordered)} | {statistics.median(ordered):g} | {at_95} | {missed} |"


def names_of(desk: Desk) -> list[tuple[str, str]]:
    """(code, name) of every item with every name it goes by."""
    services = [s for tile in TILES for c in tile.opens for s in desk.most_asked(c)]
    return [(s.code, text) for s in services for text in (s.name, *(n.text for n in s.names))]


def main() -> None:
    sizes = sys.argv[1:] or ["80x24"]
    print("| size, way | names | median | 95 % | not reached |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        one = kiosk(Path(folder))
        assert one.desk is not None
        names = names_of(one.desk)
        for words in sizes:
            size = Size(*map(int, words.split("x")))
            tiles = by_tiles(one, size)
            letters = [by_letters(one, code, name, size) for code, name in names]
            tiled = [tiles.get(code, NOT_REACHED) for code, _ in names]
            best = list(map(min, letters, tiled))
            for label, counts in (("letters", letters), ("tiles", tiled), ("the shorter way", best)):
                print(row(f"{words}, {label}", counts))


if __name__ == "__main__":
    main()
