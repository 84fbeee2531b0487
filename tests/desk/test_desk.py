"""One desk: where it stands, what it remembers, what it says of its catalog."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from deskapp import paths
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.errors import CatalogForeign, CatalogMissing, UsageError

AT = datetime(2026, 9, 22, 10, 0)


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = open_desk(at=AT)
    yield opened
    opened.close()


def stands(desk: Desk) -> str | None:
    return desk.here.code if desk.here else None


@pytest.mark.usefixtures("nothing_yet")
def test_a_first_start_makes_the_catalog_and_stands_where_the_sample_says(desk: Desk) -> None:
    assert paths.catalog_path().exists()
    assert stands(desk) == "guihe"
    assert desk.has_sample
    assert not desk.read_only
    assert desk.notices == ()


def test_opening_writes_no_desk_file(desk: Desk) -> None:
    desk.lookup("低保")
    assert not paths.desk_path().exists()


def test_a_named_catalog_is_never_created(tmp_path: Path) -> None:
    with pytest.raises(CatalogMissing):
        open_desk(tmp_path / "no.db")
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_catalog_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("hello")
    with pytest.raises(CatalogForeign):
        open_desk(path)


def test_where_the_desk_stands_is_remembered(desk: Desk) -> None:
    desk.stand_at("xuwan")
    with closing(open_desk(at=AT)) as again:
        assert stands(again) == "xuwan"
    desk.stand_at(None)
    with closing(open_desk(at=AT)) as again:
        assert stands(again) is None


@pytest.mark.parametrize("words", ["许湾", "xuwan", "许湾办事处级便民服务中心", " 许湾办 "])
def test_a_desk_is_named_by_code_name_or_part(words: str) -> None:
    with closing(open_desk(desk=words, at=AT)) as opened:
        assert stands(opened) == "xuwan"


@pytest.mark.parametrize("words", ["社区", "没有", "", "gui"])
def test_an_ambiguous_or_unknown_desk_lists_the_names(words: str) -> None:
    with pytest.raises(UsageError, match="贵和家园"):
        open_desk(desk=words, at=AT)


def test_a_named_desk_is_not_remembered() -> None:
    open_desk(desk="许湾", at=AT).close()
    assert not paths.desk_path().exists()


def test_a_remembered_centre_that_is_gone_leaves_the_desk_nowhere(desk: Desk) -> None:
    desk.stand_at("xuwan")
    with closing(sqlite3.connect(paths.desk_path())) as conn, conn:
        conn.execute("UPDATE state SET value = 'gone'")
    with closing(open_desk(at=AT)) as again:
        assert again.here is None


def test_a_broken_desk_file_is_set_aside_with_a_notice(desk: Desk) -> None:
    paths.desk_path().write_bytes(b"this is no database at all" * 100)
    with closing(open_desk(at=AT)) as again:
        assert stands(again) == "guihe"
        assert any("本台文件坏了" in n for n in again.notices)
        again.stand_at("xuwan")
    kept = [p for p in paths.data_dir().iterdir() if ".broken-" in p.name]
    assert len(kept) == 1
    with closing(open_desk(at=AT)) as again:
        assert stands(again) == "xuwan"
        assert again.notices == ()


def test_a_desk_that_cannot_be_remembered_moves_all_the_same(desk: Desk) -> None:
    paths.desk_path().mkdir()
    desk.stand_at("xuwan")
    assert stands(desk) == "xuwan"
    assert any("没能记住" in n for n in desk.notices)


def test_a_clock_before_the_catalog_is_a_notice() -> None:
    with closing(open_desk(at=datetime(2019, 1, 1, 9, 0))) as opened:
        assert any("本机时间可能不对" in n for n in opened.notices)


def test_without_a_given_moment_the_clock_of_the_machine_speaks() -> None:
    with closing(open_desk()) as opened:
        assert abs((opened.now() - datetime.now()).total_seconds()) < 5


def test_the_sample_layer_comes_back(desk: Desk) -> None:
    desk.remove_sample()
    desk.restore_sample()
    assert desk.has_sample
    hit = desk.hit("mz-0038")
    assert hit is not None
    assert hit.answer.verdict == "只收件"
    assert hit.answer.sample


def test_the_sample_layer_goes(desk: Desk) -> None:
    desk.stand_at("guihe")
    desk.remove_sample()
    assert not desk.has_sample
    assert stands(desk) == "guihe"
    hit = desk.hit("mz-0038")
    assert hit is not None
    assert hit.answer.verdict == "待核实"


def test_browsing_a_category_gives_its_services_in_official_order(desk: Desk) -> None:
    found = desk.browse("mz")
    assert found
    assert {s.category.code for s in found} == {"mz"}
    assert [s.code for s in found] == sorted(s.code for s in found)


def test_an_unknown_service_gives_nothing(desk: Desk) -> None:
    assert desk.hit("nope") is None
