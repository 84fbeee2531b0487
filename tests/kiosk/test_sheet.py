"""Cells lie side by side without a gap, and arrows find the next one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deskapp.kiosk.sheet import Cell, Sheet, Zone, nearest

CELLS = [Cell(f"第{n}块", f"t:{n}") for n in range(16)]


@pytest.mark.parametrize(("width", "columns", "height"), [(80, 4, 12), (40, 4, 4), (41, 9, 3), (120, 3, 30)])
def test_cells_of_a_row_touch_and_do_not_overlap(width: int, columns: int, height: int) -> None:
    sheet = Sheet(width, height)
    sheet.grid(CELLS[:columns], columns, height)
    zones = sorted(sheet.zones)
    assert zones[0].x == 0
    assert zones[-1].x + zones[-1].width == width
    assert all(a.x + a.width == b.x for a, b in pairwise(zones))


def test_a_grid_never_leaves_the_sheet() -> None:
    sheet = Sheet(20, 3)
    sheet.grid(CELLS, 1, 16)
    assert len(sheet.lines) <= 3
    assert all(zone.y + zone.height <= 3 for zone in sheet.zones)


def test_a_label_that_does_not_fit_gives_way_to_its_short_form() -> None:
    sheet = Sheet(6, 1)
    sheet.grid([Cell("请工作人员来", "call", short="叫人")], 1, 1)
    assert "叫人" in sheet.lines[0].plain


def test_arrows_go_to_the_neighbour_in_their_direction() -> None:
    zones = [Zone(x * 10, y * 2, 10, 2, f"{x},{y}") for y in range(3) for x in range(3)]
    assert nearest(zones, "1,1", (1, 0)) == "2,1"
    assert nearest(zones, "1,1", (-1, 0)) == "0,1"
    assert nearest(zones, "1,1", (0, 1)) == "1,2"
    assert nearest(zones, "1,1", (0, -1)) == "1,0"
    assert nearest(zones, "2,2", (1, 0)) == "2,2"


def test_the_first_arrow_chooses_the_first_cell() -> None:
    assert nearest([Zone(0, 0, 5, 1, "a"), Zone(5, 0, 5, 1, "b")], "", (1, 0)) == "a"
    assert nearest([], "", (1, 0)) == ""
