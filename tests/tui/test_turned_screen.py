"""One key turns the answer to the citizen, any key leads back; sensitive items keep silent."""

from __future__ import annotations

import pytest

from deskapp.tui import strings
from deskapp.tui.widgets.block_digits import GLYPHS, BlockDigits, scale_for
from tests.tui.counter import counter
from tests.tui.screens import painted


async def test_one_key_there_and_any_key_back_without_typing() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        seen = await desk.press("f12")
        assert "最低生活保障对象认定" in seen
        assert desk.app.screen.query_one(BlockDigits).value == "2"
        assert strings.TURNED_BACK in seen
        await desk.press("1")
        assert not desk.turned
        assert desk.box == "低保"


async def test_it_is_white_on_black_whatever_the_theme() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f12")
        styles = desk.app.screen.styles
        assert (styles.background.hex, styles.color.hex) == ("#000000", "#FFFFFF")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_every_line_fits_the_window(size: tuple[int, int]) -> None:
    async with counter(size=size) as desk:
        await desk.ask("低保")
        seen = await desk.press("f12")
        assert len(painted(desk.app)) == size[1]
        assert "2号窗口" in seen
        assert "示例" in seen


async def test_a_sensitive_item_shows_a_neutral_name_and_no_papers() -> None:
    async with counter() as desk:
        await desk.ask("社区戒毒")
        seen = await desk.press("f12")
        assert "戒毒" not in seen
        assert "禁毒" not in seen
        assert "请看告知单" in seen


async def test_with_no_window_known_there_is_no_number() -> None:
    async with counter() as desk:
        await desk.ask("碧桂园")
        seen = await desk.press("f12")
        assert not desk.app.screen.query(BlockDigits)
        assert "是否已开未核实" in seen


async def test_nothing_to_turn_is_said() -> None:
    async with counter() as desk:
        assert strings.TURN_NONE in await desk.press("f12")
        assert not desk.turned


async def test_several_items_follow_one_another() -> None:
    async with counter() as desk:
        await desk.ask("快退休了要办啥")
        await desk.press("ctrl+l", "f12")
        assert desk.turned
        first = desk.seen
        assert "还有" in first
        assert await desk.press("space") != first
        await desk.press("escape")
        assert not desk.turned


@pytest.mark.parametrize(
    ("value", "columns", "rows", "scale"),
    [
        ("2", 76, 14, 2),
        ("2", 76, 10, 1),
        ("2", 76, 5, 0),
        ("12", 40, 20, 2),
        ("123", 40, 20, 1),
        ("", 76, 20, 0),
    ],
)
def test_a_number_is_as_large_as_the_window_allows(value: str, columns: int, rows: int, scale: int) -> None:
    assert scale_for(value, columns, rows) == scale


def test_every_digit_has_a_shape_of_its_own() -> None:
    assert len(set(GLYPHS.values())) == len(GLYPHS) == 10
    assert {len(row) for glyph in GLYPHS.values() for row in glyph} == {3}
