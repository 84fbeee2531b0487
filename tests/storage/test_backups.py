"""Backups: dated, checked, made before what may go wrong, thinned out by age."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from deskapp import clock
from deskapp.errors import CatalogError
from deskapp.storage import backups
from deskapp.storage.reader import open_catalog
from deskapp.storage.writer import Why, remove_sample, transaction


def touch(path: Path, kind: str = "edit") -> None:
    with transaction(path, Why(kind)) as conn:
        conn.exec_driver_sql("UPDATE service SET frequency = (frequency + 1) % 10")


def frequencies(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as conn:
        return [row[0] for row in conn.execute("SELECT frequency FROM service ORDER BY code")]


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_the_first_change_of_a_day_backs_up_what_was_before(small: Path) -> None:
    before = frequencies(small)
    touch(small)
    touch(small)
    (backup,) = backups.listed(small)
    assert backup.reason == "day"
    assert frequencies(backup.path) == before
    open_catalog(backup.path).close()


def test_the_next_day_has_its_own(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (1, 2, 2):
        at(monkeypatch, datetime(2026, 11, day, 9))
        touch(small)
    assert [b.at.day for b in backups.listed(small)] == [2, 1]


def test_an_import_and_each_move_of_the_sample_layer_have_one_of_their_own(small: Path) -> None:
    touch(small)
    touch(small, "import")
    remove_sample(small)
    assert sorted(b.reason for b in backups.listed(small)) == ["day", "import", "sample"]


def test_old_ones_go_and_those_made_by_hand_stay(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = datetime(2026, 1, 1, 8)
    at(monkeypatch, start)
    image = small.read_bytes()
    by_hand = backups.keep(small, image, backups.BY_HAND)
    for number in range(90):
        at(monkeypatch, start + timedelta(hours=12 * number))
        backups.keep(small, image, "day")
    left = backups.listed(small)
    days = {b.at.date() for b in left if b.reason == "day"}
    assert len(days) == backups.DAYS_KEPT
    assert len(left) == backups.DAYS_KEPT + backups.NEWEST_KEPT // 2 + 1
    assert by_hand.exists()


def test_a_backup_that_cannot_be_written_stops_the_change(small: Path) -> None:
    (small.parent / backups.FOLDER).write_text("no folder")
    before = small.read_bytes()
    with pytest.raises(CatalogError, match="备份写不到"):
        touch(small)
    assert small.read_bytes() == before


def test_an_image_that_is_not_whole_is_no_backup(small: Path) -> None:
    image = bytearray(small.read_bytes())
    image[4096:8192] = b"\xa5" * 4096
    with pytest.raises(CatalogError, match="读不完整"):
        backups.keep(small, bytes(image), "day")
    assert backups.listed(small) == []


def test_two_in_one_second_do_not_meet(small: Path) -> None:
    touch(small, "import")
    touch(small, "import")
    assert len(backups.listed(small)) == 2


def test_files_of_others_are_not_taken_for_backups(small: Path) -> None:
    folder = backups.folder_of(small)
    folder.mkdir()
    for name in (
        "other-20260101-080000-day.db",
        "small-20269901-080000-day.db",
        "small-1.db",
        "small-20260101-080000-x.db",
    ):
        (folder / name).touch()
    assert backups.listed(small) == []
