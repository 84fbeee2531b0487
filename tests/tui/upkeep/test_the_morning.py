"""The first minute of a day: is this centre open? Asked once, answered by one key and two Enters."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from deskapp.desk.bootstrap import open_desk
from deskapp.tui.app import DeskApp
from deskapp.upkeep.first_use import opening_record
from deskapp.upkeep.keeper import Keeper
from deskapp.upkeep.kind import Stamp
from tests.tui.screens import text
from tests.tui.upkeep.conftest import Seated, loaded, typed

SET_UP = datetime(2026, 11, 23, 9)
OFFER = "贵和家园社区便民服务中心开没开, {days} 天没核实了"


@pytest.fixture
def verified(catalog: Path) -> Path:
    """This desk stands at 贵和家园, and somebody said on the day before that it is open."""
    keeper = Keeper(catalog, lambda: SET_UP)
    record = opening_record(keeper, "guihe")
    keeper.save(record, {**record.values, "state": "开放"}, Stamp(SET_UP.date(), "王芳", "现场"))
    with closing(open_desk(at=SET_UP)) as desk:
        desk.stand_at("guihe")
    return catalog


async def test_the_empty_screen_asks_until_somebody_looked(verified: Path, seated: Seated) -> None:
    async with seated() as pilot:
        assert OFFER.format(days=1) in text(pilot.app).replace("\n", "")
        await typed(pilot, "ctrl+t")
        await loaded(pilot)
        assert "开没开            2026-11-23 核实" in text(pilot.app)
        await typed(pilot, "enter", "enter", "=wangfang", "enter", "escape")
        assert "没核实了" not in text(pilot.app)


@pytest.mark.parametrize(("later", "asked"), [(0, None), (1, 1), (8, 8)])
def test_it_is_asked_once_a_day(verified: Path, later: int, asked: int | None) -> None:
    with closing(open_desk(at=SET_UP + timedelta(days=later))) as desk:
        assert desk.days_unseen() == asked


def test_what_only_the_sample_says_is_not_asked(catalog: Path) -> None:
    with closing(open_desk(at=SET_UP + timedelta(days=8))) as desk:
        assert desk.here is not None
        assert desk.days_unseen() is None


async def test_before_it_is_set_up_the_key_says_what_to_do(catalog: Path) -> None:
    app = DeskApp(lambda: open_desk(at=SET_UP))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+t")
        assert "先按 F11" in text(pilot.app)
    assert app.desk is not None
    app.desk.close()
