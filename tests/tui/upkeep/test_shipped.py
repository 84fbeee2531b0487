"""新版带来的内容 by keys: shown first, asked, then in the catalog."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.tui.screens import text
from tests.tui.upkeep.conftest import Seated, loaded, typed


async def test_a_catalog_of_this_release_has_it_all(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=xinban", "enter")
        await loaded(pilot)
        assert "目录里都有了" in text(pilot.app)


async def test_what_is_missing_is_shown_asked_about_and_taken_in(seated: Seated, catalog: Path) -> None:
    with closing(sqlite3.connect(catalog)) as conn:  # as an older release made it
        conn.execute("DELETE FROM claim")
        conn.commit()
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=xinban", "enter")
        await loaded(pilot)
        assert "东新区便民服务中心" in text(pilot.app)
        await typed(pilot, "enter", "down", "enter")
        await loaded(pilot)
        assert "已导入: 新增 10 条" in text(pilot.app)
    with closing(sqlite3.connect(catalog)) as conn:
        assert conn.execute("SELECT count(*) FROM claim").fetchone() == (10,)
