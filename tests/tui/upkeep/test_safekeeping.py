"""Backups on the screen: made, carried to another machine, put back, and that taken back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from deskapp.desk.bootstrap import open_desk
from deskapp.storage import backups
from deskapp.tui.forms.pane import EditBox
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.picker import Picker
from deskapp.tui.upkeep.safekeeping import BackupPicker
from tests.tui.screens import text
from tests.tui.upkeep.conftest import Seated, home_of, loaded, typed


async def opened(pilot: Pilot[None]) -> None:
    await home_of(pilot).run_action("maintain")
    await loaded(pilot)
    await typed(pilot, "=beifen", "enter")
    await loaded(pilot)
    assert isinstance(pilot.app.screen, BackupPicker)


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    await typed(pilot, *keys)
    await loaded(pilot)
    return text(pilot.app)


def names(catalog: Path) -> list[str]:
    with closing(sqlite3.connect(catalog)) as conn:
        return [row[0] for row in conn.execute("SELECT name FROM service ORDER BY code")]


def rename_all(catalog: Path) -> None:
    with closing(sqlite3.connect(catalog)) as conn, conn:
        conn.execute("UPDATE service SET notes = '改过' WHERE code LIKE 'mz-%'")


def notes(catalog: Path) -> int:
    with closing(sqlite3.connect(catalog)) as conn:
        return int(conn.execute("SELECT count(*) FROM service WHERE notes = '改过'").fetchone()[0])


async def test_a_backup_is_made_put_back_and_that_is_taken_back(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await opened(pilot)
        assert "还没有备份" in text(pilot.app)
        assert "备份好了, 检查完整" in await pressed(pilot, "f7")
        assert "手工" in text(pilot.app)
        rename_all(catalog)
        changed = notes(catalog)
        assert changed
        shown = await pressed(pilot, "enter")
        assert "> 不换" in shown
        await pressed(pilot, "enter")
        assert notes(catalog) == changed
        shown = await pressed(pilot, "enter", "down", "enter")
        assert f"改 {changed} 行" in shown
        assert not notes(catalog)
        assert "已换回恢复前的目录" in await pressed(pilot, "f9")
        assert notes(catalog) == changed
        assert "没有可换回的" in await pressed(pilot, "f9")


async def test_a_file_on_a_stick_moves_the_catalog_to_another_machine(
    seated: Seated, catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr("deskapp.tui.upkeep.safekeeping.sticks", lambda: [stick])
    monkeypatch.setattr("deskapp.exchange.nearby.sticks", lambda: [stick])
    rename_all(catalog)
    async with seated() as pilot:
        await opened(pilot)
        await pressed(pilot, "f6")
        assert isinstance(pilot.app.screen, Ask)
        assert "备份好了" in await pressed(pilot, "enter")
    (file,) = stick.iterdir()
    assert file.name == "deskapp-20261124.db"
    wanted = notes(catalog)
    # The other machine: a data folder that was never used.
    for own in catalog.parent.iterdir():
        shutil.rmtree(own) if own.is_dir() else own.unlink()
    open_desk().close()
    assert not notes(catalog)
    async with seated() as pilot:
        await opened(pilot)
        assert "deskapp-20261124.db" in text(pilot.app)
        assert "恢复好了" in await pressed(pilot, "=deskapp", "enter", "down", "enter")
    assert notes(catalog) == wanted


async def test_a_file_that_is_there_is_not_overwritten(
    seated: Seated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskapp.tui.upkeep.safekeeping.sticks", lambda: [tmp_path])
    (tmp_path / "deskapp-20261124.db").write_bytes(b"mine")
    async with seated() as pilot:
        await opened(pilot)
        await pressed(pilot, "f6")
        assert "已经有这个文件" in await pressed(pilot, "enter")
    assert (tmp_path / "deskapp-20261124.db").read_bytes() == b"mine"


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\x00" * 99, b"x" * 9000])
async def test_what_is_no_whole_backup_changes_nothing(
    seated: Seated, catalog: Path, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "坏.db"
    if content is not None:
        path.write_bytes(content)
    async with seated(120, 40) as pilot:
        await opened(pilot)
        before = names(catalog)
        pilot.app.screen.query_one(EditBox).value = str(path)
        await pilot.pause()
        assert "回车: 换成" in text(pilot.app)
        shown = await pressed(pilot, "enter", "down", "enter")
        assert "没有改动" in "".join(shown.split())
        assert names(catalog) == before
        assert isinstance(pilot.app.screen, Picker)
        assert not backups.listed(catalog)
