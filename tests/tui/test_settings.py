"""The settings file: remembered, and when something in it is wrong, said and survived."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskapp.tui import settings
from deskapp.tui.actions import DEFAULTS, with_keys
from deskapp.tui.app import DeskApp
from deskapp.tui.outlets import Outlets
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.fake_desk import FakeDesk
from tests.tui.screens import text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_no_file_is_the_default(path: Path) -> None:
    assert settings.read(path) == settings.Settings()


def test_a_theme_is_remembered_beside_everything_else(path: Path) -> None:
    path.write_text('# 我的\n[keys]\nhelp = "ctrl+n"\n', encoding="utf-8")
    settings.remember_theme(path, "desk-dark")
    settings.remember_theme(path, "desk-contrast")
    read = settings.read(path)
    assert (read.theme, read.keys, read.notices) == ("desk-contrast", {"help": "ctrl+n"}, ())
    assert "# 我的" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('thme = "desk-dark"', "没有「thme」这一项, 是不是 theme"),
        ('theme = "blau"', "不能是「blau」"),
        ('experience = "no"', "experience 只能是 true 或 false"),
        ("theme = 3", "不能是「3」"),
        ('[keys]\nhlep = "f8"', "没有「keys.hlep」这一项, 是不是 keys.help"),
        ('[keys]\nhelp = "h"', "字母和数字归搜索框"),
        ('[keys]\nhelp = "shift+h"', "字母和数字归搜索框"),
        ("[keys]\nhelp = 7", "字母和数字归搜索框"),
        ('[keys]\nhelp = "ctrl+q"', "已经是 leave 的键"),
        ("keys = 1", "要写成一节"),
        ("theme = ", "写错了"),
    ],
)
def test_what_is_wrong_is_one_chinese_sentence(path: Path, written: str, said: str) -> None:
    path.write_text(written, encoding="utf-8")
    read = settings.read(path)
    assert (read.theme, read.keys) == (settings.Settings().theme, {})
    assert len(read.notices) == 1
    assert said in read.notices[0]


def test_bytes_that_are_no_text_are_survived(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00theme")
    assert "读不出" in settings.read(path).notices[0]


def test_a_chosen_key_replaces_the_shown_one() -> None:
    table = with_keys({"help": "ctrl+g,ctrl+n"})
    assert table[0].shown == "Ctrl+G"
    assert [action.id for action in table if action.keys] == list(DEFAULTS)


async def test_a_moved_key_works_and_is_shown_and_errors_are_on_the_screen() -> None:
    read = settings.Settings(
        "desk-dark", {"help": "ctrl+n", "leave": "ctrl+x"}, notices=("设置文件: 没有「x」这一项。",)
    )
    kept: list[str] = []
    app = DeskApp(FakeDesk, read, kept.append)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "没有「x」这一项" in text(app)
        assert "Ctrl+N 帮助" in text(app)
        assert app.theme == "desk-dark"
        await pilot.press("f1")
        assert app.screen.query_one(SearchBox).display
        assert "四个例子" not in text(app)
        await pilot.press("ctrl+n")
        assert "四个例子" in text(app)
        await pilot.press("f6")
        assert kept == ["desk-contrast"]
        await pilot.press("ctrl+q")
        assert not app._exit
        await pilot.press("ctrl+x")
        assert app._exit


def test_where_slips_go_is_set_in_one_section(path: Path) -> None:
    path.write_text('[slip]\nfolder = "/tmp/单子"\nprinter = "/dev/usb/lp0"\npaper = 58\n', encoding="utf-8")
    read = settings.read(path)
    assert read.outlets == Outlets(Path("/tmp/单子"), "/dev/usb/lp0", 58)
    assert read.notices == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[slip]\npaper = 70", "slip.paper 只能是 58 或 80, 不能是「70」"),
        ("[slip]\npapr = 58", "没有「slip.papr」这一项, 是不是 slip.paper"),
        ("[slip]\nprinter = 3", "slip.printer 要写成带引号的路径"),
        ('slip = "x"', "slip 要写成一节 [slip]"),
    ],
)
def test_a_wrong_outlet_is_said_and_left_out(path: Path, written: str, said: str) -> None:
    path.write_text(written, encoding="utf-8")
    read = settings.read(path)
    assert said in "".join(read.notices)
    assert read.outlets == Outlets()
