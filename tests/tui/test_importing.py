"""Importing on the screen, over a real catalog: the file is chosen, shown, confirmed, written or left."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.pin import Pin
from deskapp.exchange import nearby
from deskapp.exchange.apply import INDEXING, WRITING
from deskapp.tui.app import DeskApp
from deskapp.tui.import_run import Run
from deskapp.tui.screens.home import Home
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.widgets.search_box import SearchBox
from tests.exchange.sheets import table
from tests.tui.screens import text
from tests.tui.test_real_catalog import WORKDAY

GOOD = "事项名称,别名,收费\n喂鸡证办理,鸡证,免费\n"


@pytest.fixture
async def pilot(home: Path) -> AsyncIterator[Pilot[None]]:
    app = DeskApp(lambda: open_desk(at=WORKDAY, desk="贵和"))
    async with app.run_test(size=(80, 24)) as started:
        await started.pause()
        yield started
    assert app.desk is not None
    app.desk.close()


def catalog(pilot: Pilot[None]) -> Path:
    app = pilot.app
    assert isinstance(app, DeskApp)
    assert app.desk is not None
    return app.desk.catalog_path


def screen(pilot: Pilot[None]) -> Home:
    assert isinstance(pilot.app.screen, Home)
    return pilot.app.screen


async def settled(pilot: Pilot[None]) -> str:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return text(pilot.app)


async def begun(pilot: Pilot[None], path: Path | None = None) -> str:
    if path is not None:
        screen(pilot).query_one(SearchBox).set_query(str(path))
        await pilot.pause()
    await screen(pilot).run_action("import_table")
    return await settled(pilot)


def named(pilot: Pilot[None], name: str) -> int:
    with closing(sqlite3.connect(catalog(pilot))) as conn:
        return int(conn.execute("SELECT count(*) FROM service WHERE name = ?", (name,)).fetchone()[0])


async def test_a_table_on_the_desktop_is_chosen_shown_confirmed_and_found(
    pilot: Pilot[None], home: Path
) -> None:
    (home / "Desktop").mkdir()
    (home / "Desktop" / "新事项.csv").write_text(GOOD, encoding="utf-8")
    shown = await begun(pilot)
    assert "新事项.csv" in shown
    assert "Desktop" in shown
    await pilot.press("enter")
    shown = await settled(pilot)
    assert "新增 1 项" in shown
    assert "喂鸡证办理" in shown
    assert "还什么都没写" in shown
    await pilot.press("enter")
    assert "> 不写" in text(pilot.app)
    assert not named(pilot, "喂鸡证办理")
    await pilot.press("down", "enter")
    shown = await settled(pilot)
    assert "已导入: 新增 1 项" in shown
    assert named(pilot, "喂鸡证办理") == 1
    screen(pilot).query_one(SearchBox).set_query("鸡证")
    await pilot.pause()
    assert "喂鸡证办理" in text(pilot.app)


async def test_esc_or_no_leaves_everything_as_it_was(pilot: Pilot[None], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(GOOD, encoding="utf-8")
    await begun(pilot, path)
    await pilot.press("escape")
    assert screen(pilot).page is None
    await begun(pilot, path)
    await pilot.press("enter", "enter")
    await settled(pilot)
    assert screen(pilot).page is None
    assert not named(pilot, "喂鸡证办理")


async def test_bad_rows_are_shown_and_may_be_skipped(pilot: Pilot[None], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(GOOD + ",没有名字,\n", encoding="utf-8")
    assert "第 3 行: 事项名称是空的" in await begun(pilot, path)
    await pilot.press("enter", "down")
    assert "跳过 1 行不对的" in text(pilot.app)
    await pilot.press("enter")
    assert "跳过 1 行" in await settled(pilot)
    assert named(pilot, "喂鸡证办理") == 1


async def test_this_desk_s_window_table_is_recognised(pilot: Pilot[None], tmp_path: Path) -> None:
    path = table(tmp_path / "w.xlsx", [["窗口号", "窗口名称", "办理事项"], [7, "民政", "低保"]])
    assert "7号 民政" in await begun(pilot, path)
    await pilot.press("enter", "down", "enter")
    assert "新增 1 个窗口" in await settled(pilot)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("没有.xlsx", None, "找不到"),
        ("坏.xlsx", b"PK\x03\x04" + b"0" * 99, "不是完好的"),
        ("别的.csv", b"a,b\n1,2\n", "表头"),
    ],
)
async def test_a_file_that_cannot_be_used_is_one_sentence_over_the_answers(
    pilot: Pilot[None], tmp_path: Path, name: str, content: bytes | None, word: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    shown = await begun(pilot, path)
    assert word in "".join(shown.split())  # a long path breaks the sentence anywhere
    assert screen(pilot).page is None


def big(path: Path) -> Path:
    path.write_text("name\n" + "".join(f"事项{n}\n" for n in range(5000)), encoding="utf-8")
    return path


def pressing(
    monkeypatch: pytest.MonkeyPatch, pilot: Pilot[None], when: Callable[[str, int], bool], press: str
) -> list[tuple[str, int, int]]:
    """Runs an action of the screen at a moment of the writing. Returns what was reported."""
    seen: list[tuple[str, int, int]] = []
    progress = Run.progress

    def pressed(self: Run, doing: str, done: int, most: int) -> bool:
        if when(doing, done) and press not in {name for name, *_ in seen}:
            seen.append((press, 0, 0))
            act: Any = screen(pilot).run_action
            pilot.app.call_from_thread(act, press)
        seen.append((doing, done, most))
        return progress(self, doing, done, most)

    monkeypatch.setattr(Run, "progress", pressed)
    return seen


@pytest.mark.parametrize("moment", [(WRITING, 1), (INDEXING, 0), (INDEXING, 30), (INDEXING, 95)])
async def test_esc_at_any_moment_of_the_writing_stops_it(
    pilot: Pilot[None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: tuple[str, int]
) -> None:
    await begun(pilot, big(tmp_path / "a.csv"))
    before = catalog(pilot).read_bytes()
    seen = pressing(monkeypatch, pilot, lambda doing, done: (doing, done) >= moment, "back")
    await pilot.press("enter", "down", "enter")
    assert "一行也没有写" in await settled(pilot)
    assert ("back", 0, 0) in seen
    assert catalog(pilot).read_bytes() == before
    assert screen(pilot).page is None


async def test_the_bar_goes_on_through_the_building_of_the_index(
    pilot: Pilot[None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begun(pilot, big(tmp_path / "a.csv"))
    seen = pressing(monkeypatch, pilot, lambda _doing, _done: False, "")
    await pilot.press("enter", "down", "enter")
    await settled(pilot)
    steps = [done for doing, done, _most in seen if doing == INDEXING]
    assert steps == sorted(steps)
    assert len(set(steps)) > 10
    assert steps[-1] == 100


@pytest.mark.parametrize("key", ["next_citizen", "help", "browse"])
async def test_any_other_key_only_looks_away_and_it_can_be_looked_at_again(
    pilot: Pilot[None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    await begun(pilot, big(tmp_path / "a.csv"))
    pressing(monkeypatch, pilot, lambda doing, _done: doing == INDEXING, key)
    titles: list[str] = []

    def looked_again(doing: str, done: int) -> bool:
        if doing == INDEXING and done >= 90 and not titles:
            act: Any = screen(pilot).run_action
            pilot.app.call_from_thread(act, "import_table")
            page = screen(pilot).page
            titles.append(page.title if page else "")
        return False

    pressing(monkeypatch, pilot, looked_again, "")
    await pilot.press("enter", "down", "enter")
    assert "已导入: 新增 5000 项" in await settled(pilot)
    assert titles == ["导入表格"]
    assert named(pilot, "事项1") == 1


async def test_typing_while_it_writes_only_looks_away(pilot: Pilot[None], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(GOOD, encoding="utf-8")
    await begun(pilot, path)
    await pilot.press("enter", "down", "enter")
    screen(pilot).query_one(SearchBox).set_query("低保")
    assert "最低生活保障" in await settled(pilot)
    assert named(pilot, "喂鸡证办理") == 1


async def test_hostile_names_and_cells_are_plain_text(pilot: Pilot[None], tmp_path: Path) -> None:
    path = tmp_path / "[red]a[nope].csv"
    path.write_text("事项名称\n[@click=app.exit]走[/x]\n=1+1\n", encoding="utf-8")
    shown = await begun(pilot, path)
    assert "[@click=app.exit]走[/x]" in shown
    assert "[red]a[nope].csv" in shown


def test_files_nearby_are_the_newest_tables_and_no_locks(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home / "桌面"
    folder.mkdir()
    for name in ("a.xlsx", "~$a.xlsx", ".b.csv", "c.txt", "d.JSON"):
        (folder / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert {found.path.name for found in nearby.table_files()} == {"a.xlsx", "d.JSON"}
    assert {found.place for found in nearby.table_files()} == {"桌面"}


def test_a_stick_is_a_disk_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("U盘", "别的"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path).name == "U盘")
    assert nearby._inside(tmp_path) == [tmp_path / "U盘"]


def test_a_catalog_that_is_read_only_offers_no_import() -> None:
    from deskapp.tui.actions import ACTIONS, menu

    offered = [action.id for action in menu(ACTIONS, has_sample=False, read_only=True)]
    assert "import_table" not in offered


async def test_a_catalog_with_a_pin_asks_for_it_first(pilot: Pilot[None], tmp_path: Path) -> None:
    app = pilot.app
    assert isinstance(app, DeskApp)
    assert app.desk is not None
    Pin(app.desk.catalog_path, app.desk.memory).set("2468", "")
    path = tmp_path / "a.csv"
    path.write_text(GOOD, encoding="utf-8")
    screen(pilot).query_one(SearchBox).set_query(str(path))
    await pilot.pause()
    await screen(pilot).run_action("import_table")
    await settled(pilot)
    assert isinstance(app.screen, Ask)
    await pilot.press(*"2468", "enter")
    assert "新增 1 项" in await settled(pilot)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/a/窗口 表.xlsx", "/a/窗口 表.xlsx"),
        (" '/a/b.CSV' ", "/a/b.CSV"),
        ("“/a/b.csv”", "/a/b.csv"),
        ("file:///media/U%E7%9B%98/a%20b.xlsx", "/media/U盘/a b.xlsx"),
        ("file:///D:/a.xlsx", "D:/a.xlsx"),
        ("低保", None),
        ("", None),
    ],
)
def test_a_path_is_typed_pasted_or_dropped(typed: str, path: str | None) -> None:
    assert nearby.typed_path(typed) == (Path(path) if path else None)
