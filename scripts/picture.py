"""Draws the screen as SVG pictures for the README and the manual: docs/screen-*.svg.

    .venv/bin/python -m scripts.picture [--out docs]

Every character stands at its own x, so that Chinese is two cells wide whatever font the
viewer has. The moment is fixed; the catalog is the packaged one, in a folder of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from unittest import mock

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.strip import Strip

from deskapp import clock
from deskapp.desk import misses
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.desk.records import Records
from deskapp.tui.app import DeskApp
from tests.tui.waiting import settled

ROOT = Path(__file__).resolve().parents[1]
AT = datetime(2026, 11, 23, 10, 10)
CELL, LINE, SIZE = 9.0, 20, 16
"""Width of a cell, height of a line, size of the letters, all in px."""
FONTS = (
    "'Sarasa Mono SC','Noto Sans Mono CJK SC','Noto Sans CJK SC','Microsoft YaHei',"
    "'PingFang SC','WenQuanYi Micro Hei',monospace"
)


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the window, the keys pressed, the theme."""

    name: str
    columns: int
    rows: int
    keys: tuple[str, ...]
    theme: str = "desk-light"
    action: str = ""
    """An action of the menu that opens the page, after a few weeks were recorded."""


NAMED = ("低", "保", "ctrl+t", "enter", "enter", *"王芳", "enter", "escape", "ctrl+e", "tab", "tab", "f7",
         *"困难家庭补助", "f10")  # fmt: skip
"""An item is verified and gets an everyday name."""
SHOTS = (
    Shot("empty", 80, 24, ()),
    Shot("answer", 80, 24, ("低", "保")),
    Shot("pinyin", 80, 24, ("h", "k", "q", "y")),
    Shot("question", 80, 24, ("交", "养", "老")),
    Shot("card", 80, 24, ("低", "保", "enter")),
    Shot("browse", 80, 24, ("f2",)),
    Shot("slip", 80, 24, ("低", "保", "f8", "enter")),
    Shot("turned", 80, 24, ("低", "保", "f12")),
    Shot("notice", 80, 24, ("f7", *"3号窗口今天暂停, 到5号")),
    Shot("misses", 80, 24, (), action="misses"),
    Shot("statistics", 120, 40, ("tab",), action="statistics"),
    Shot("setup", 80, 24, ("f11", *"贵和", "enter", "escape")),
    Shot("form", 80, 24, ("低", "保", "ctrl+e")),
    Shot("verify", 80, 24, ("低", "保", "ctrl+t", "enter")),
    Shot("work", 80, 24, (*"该核实的", "enter"), action="maintain"),
    Shot("history", 80, 24, (*NAMED, "ctrl+g", *"更改记录", "enter")),
    Shot("sources", 80, 24, ("ctrl+g", *"来源说法不一", "enter", "enter")),
    Shot("wide", 120, 40, ("低", "保"), "desk-dark"),
    Shot("narrow", 40, 12, ("低", "保"), "desk-contrast"),
)


def svg(strips: list[Strip], columns: int, rows: int, ground: str) -> str:
    """The strips of a screen as one picture."""
    width, height = columns * CELL, rows * LINE
    body = "".join(part for y, strip in enumerate(strips) for part in _row(strip, y))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" '
        f'width="{width:g}" height="{height}" font-family="{FONTS}" font-size="{SIZE}">\n'
        f'<rect width="100%" height="100%" fill="{ground}"/>\n{body}</svg>\n'
    )


def _row(strip: Strip, y: int) -> Iterator[str]:
    column = 0
    for segment in strip:
        yield from _run(segment, column, y)
        column += segment.cell_length


def _run(segment: Segment, column: int, y: int) -> Iterator[str]:
    """Ground and letters of one run of one style."""
    text, style = segment.text, segment.style
    ground = style.bgcolor if style else None
    if ground is not None:
        box = f'x="{column * CELL:g}" y="{y * LINE}" width="{segment.cell_length * CELL:g}" height="{LINE}"'
        yield f'<rect {box} fill="{ground.get_truecolor().hex}"/>\n'
    if not text.strip():
        return
    places, shown, x = [], "", column
    for character in text:
        if character != " ":
            places.append(f"{x * CELL:g}")
            shown += character
        x += get_character_cell_size(character)
    ink = style.color.get_truecolor().hex if style and style.color else "#000"
    looks = ' font-weight="bold"' if style and style.bold else ""
    looks += ' text-decoration="underline"' if style and style.underline else ""
    base = y * LINE + LINE - 5
    yield f'<text x="{" ".join(places)}" y="{base}" fill="{ink}"{looks}>{escape(shown)}</text>\n'


def weeks(records: Records) -> None:
    """Made-up weeks of a small hall, the same every time."""
    chance = random.Random(3)
    items = (
        "mz-0038",
        "hj-0012",
        "sb-0096",
        "yl-0187",
        "bz-0210",
        "zf-0199",
        "hn-0065",
        "mz-0042",
        "hj-0020",
    )
    days = [AT - timedelta(days=back) for back in range(60)]
    for day in (day for day in days if day.weekday() < 5):
        for hour, busy in zip((8, 9, 10, 11, 14, 15, 16, 17), (5, 9, 8, 4, 4, 5, 4, 2), strict=True):
            for _ in range(chance.randint(busy // 2, busy)):
                item = items[min(int(chance.expovariate(0.5)), len(items) - 1)]
                records.answered(item, chance.choice(("guihe", "guihe", "xuwan")), day.replace(hour=hour))
    for words, times in (("办老年卡", 5), ("养狗的证", 3), ("孩子上户的证明", 2), ("咖啡", 1)):
        for _ in range(times):
            records.missed(words, misses.GUESS, "", "guihe", AT)
    records.missed("低保", misses.WRONG, "mz-0042", "guihe", AT)
    records.save()


async def draw(shot: Shot) -> str:
    app = DeskApp(lambda: open_desk(at=AT))
    app.theme = shot.theme
    async with app.run_test(size=(shot.columns, shot.rows)) as pilot:
        await pilot.pause()
        if shot.action:
            assert isinstance(app.desk, Desk)
            weeks(app.desk.records)
            await app.home.run_action(shot.action)
            await settled(pilot)
        for key in shot.keys:
            await pilot.press(key)
            await settled(pilot)
        strips = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 (no public way to the strips)
        ground = app.theme_variables["background"]
        picture = svg(strips, shot.columns, shot.rows, ground)
    if app.desk is not None:
        app.desk.close()
    return picture


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    folder = parser.parse_args().out
    fixed = mock.patch.object(clock, "now", return_value=AT)
    for shot in SHOTS:
        # A catalog of its own: what one picture changes stands in no other.
        with tempfile.TemporaryDirectory(prefix="deskapp-picture-") as home, fixed:
            os.environ["DESKAPP_HOME"] = home
            path = folder / f"screen-{shot.name}.svg"
            path.write_text(asyncio.run(draw(shot)), encoding="utf-8")
            print(path.name)


if __name__ == "__main__":
    main()
