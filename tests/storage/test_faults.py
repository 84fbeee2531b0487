"""What may happen to the file of a hall, in short; the full counts are bench/faults.py's."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from deskapp import clock
from deskapp.desk.bootstrap import open_desk, own_catalog, usable_catalog
from deskapp.storage import copies
from deskapp.storage.identity import SCHEMA_VERSION
from tests.storage import faults, faults_disk, faults_files


@pytest.fixture
def used(small: Path) -> Path:
    """A catalog that has been looked things up in: its search index is stored."""
    faults.answers_of(small)
    return small


def test_a_kill_leaves_the_old_state_or_the_new_one(used: Path) -> None:
    seen = faults.kills(used, 6)
    assert seen["old"] + seen["new"] == 6
    assert not seen["told of damage"]


def test_every_flipped_bit_is_noticed_and_nothing_wrong_is_shown(used: Path) -> None:
    seen = faults.flips(used, 20)
    assert seen == {"noticed and told with its date": 20, "as it was, to the byte": 20, "wrong answers": 0}


def test_a_flipped_bit_in_the_schemas_own_text_is_damage_too(used: Path) -> None:
    """SQLite's message then holds bytes that are no text."""
    content = bytearray(used.read_bytes())
    for word in (b"CREATE TABLE service_window", b"CREATE TRIGGER stale_service_insert"):
        damaged = bytearray(content)
        damaged[damaged.index(word) + 3] ^= 0x80
        used.write_bytes(damaged)
        assert faults.told_of_damage(used)
        assert used.read_bytes() == content


def test_a_lost_journal_is_noticed(used: Path) -> None:
    seen = faults.lost_journals(used, 4)
    assert seen == {"left half written": 4, "noticed and told with its date": 4, "as it was": 4}


def test_a_full_disk_changes_nothing_and_look_ups_go_on(used: Path) -> None:
    seen = faults_disk.disk_full(used, 12)
    tried = seen["refused in one sentence"]
    assert tried >= 4
    assert seen == {
        "refused in one sentence": tried,
        "as it was, to the byte": tried,
        "written": 1,
        "found all the same": tried + 1,
    }


def test_a_small_disk_that_fills_up_changes_nothing_and_look_ups_go_on(used: Path) -> None:
    if not faults_disk.may_mount(used.parent):
        pytest.skip("making a disk that is full needs root; the size limit above stands for it")
    seen = faults_disk.small_disk(used, 8)
    tried = seen["refused in one sentence"]
    assert tried >= 2
    assert seen == {
        "refused in one sentence": tried,
        "as it was, to the byte": tried,
        "written": 1,
        "found all the same": tried + 1,
    }


def test_whatever_lies_in_the_catalogs_place_the_copy_comes_back(used: Path) -> None:
    seen = faults_files.strange_files(used, 1)
    assert seen == dict.fromkeys([*faults_files.STRANGE, "deleted"], 1)


def test_a_migration_killed_anywhere_leaves_the_old_catalog(used: Path) -> None:
    seen = faults_files.migration_kills(used, 1)
    tried = SCHEMA_VERSION - 1
    assert seen == {"killed": tried, "as it was": tried, "then brought up to date": tried}


def test_two_programs_lose_no_change_of_each_other(used: Path) -> None:
    assert faults.two_writers(used, 15) == {"counted": 30, "recorded": 30, "failed": 0, "damaged": 0}


@pytest.mark.parametrize("content", [b"", b"x", b"name,code\n" * 900, b"SQLite format 3\x00"])
def test_a_file_of_something_else_is_set_aside_and_the_copy_used(used: Path, content: bytes) -> None:
    truth = faults.state_of(used)
    used.write_bytes(content)
    assert faults.told_of_damage(used)
    assert faults.state_of(used) == truth
    accident = copies.newest_accident(used, clock.now())
    assert accident is not None
    assert accident.aside.read_bytes() == content


@pytest.mark.parametrize("share", [0.001, 0.3, 0.9])
def test_a_truncated_file_is_replaced(used: Path, share: float) -> None:
    truth = faults.state_of(used)
    used.write_bytes(used.read_bytes()[: int(used.stat().st_size * share)])
    assert faults.told_of_damage(used)
    assert faults.state_of(used) == truth


def test_a_deleted_catalog_comes_back_from_its_copy(used: Path) -> None:
    truth = faults.state_of(used)
    used.unlink()
    assert usable_catalog(used) == used
    assert faults.told_of_damage(used)
    assert faults.state_of(used) == truth


def test_this_users_own_catalog_is_not_made_anew_over_its_copies(home: Path) -> None:
    own = own_catalog()
    faults.answers_of(own)
    truth = faults.state_of(own)
    own.unlink()
    open_desk().close()
    assert faults.state_of(own) == truth


def test_a_journal_of_the_damaged_file_is_not_rolled_back_into_the_copy(used: Path) -> None:
    truth = faults.state_of(used)
    journal = used.with_name(used.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xa5" * 5000)
    used.write_bytes(b"")
    assert faults.told_of_damage(used)
    assert faults.state_of(used) == truth
    assert not journal.exists()


def test_a_really_newer_schema_is_refused_and_left(used: Path) -> None:
    with closing(sqlite3.connect(used)) as conn:
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = used.read_bytes()
    assert "升级" in faults.refused(used)
    assert used.read_bytes() == before


def test_a_flipped_bit_in_the_schemas_number_is_damage(used: Path) -> None:
    content = bytearray(used.read_bytes())
    content[63] ^= 16
    used.write_bytes(content)
    assert faults.told_of_damage(used)


def test_another_programs_write_is_the_truth(used: Path) -> None:
    with closing(sqlite3.connect(used)) as conn:
        conn.execute("UPDATE service SET name = '低保 (新)' WHERE code = 'mz-1'")
        conn.commit()
    desk = open_desk(used)
    try:
        assert desk.notices == ()
        assert desk.lookup("低保").hits[0].service.name == "低保 (新)"
    finally:
        desk.close()
    assert copies.good_ones(used)[0].path.read_bytes() == used.read_bytes()


def test_a_copy_that_rotted_itself_is_passed_over(used: Path) -> None:
    newest, older, *_ = copies.good_ones(used)
    faults.flip(newest.path, random.Random(5))
    used.write_bytes(b"")
    assert faults.told_of_damage(used)
    assert used.read_bytes() == older.path.read_bytes()


def test_without_any_whole_copy_the_old_sentence_stands(used: Path) -> None:
    for copy in copies.listed(used):
        copy.path.write_bytes(b"rot")
    used.write_bytes(b"")
    assert "空的" in faults.refused(used)
    assert used.read_bytes() == b""


def test_where_nothing_can_be_written_the_copy_is_read_in_place(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults.flip(used, random.Random(6))
    before = used.read_bytes()
    monkeypatch.setattr("os.access", lambda *args, **kwargs: False)
    desk = open_desk(used)
    try:
        assert desk.read_only
        assert "换不上" in desk.notices[0]
        assert desk.lookup("低保").hits[0].service.code == "mz-1"
    finally:
        desk.close()
    assert used.read_bytes() == before


def test_a_damage_is_told_for_some_days(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used.write_bytes(b"")
    now = clock.now()
    assert faults.told_of_damage(used)
    assert faults.told_of_damage(used)
    monkeypatch.setattr(clock, "now", lambda: datetime(now.year + 1, 1, 1))
    assert not faults.told_of_damage(used)


def test_only_the_newest_copies_stay(used: Path) -> None:
    for number in range(copies.KEPT + 2):
        with closing(sqlite3.connect(used)) as conn:
            conn.execute("UPDATE service SET frequency = ?", (number,))
            conn.commit()
        faults.answers_of(used)
        from deskapp.storage.keeping import adopt

        adopt(used)
    listed = copies.listed(used)
    assert len(listed) == copies.KEPT
    assert listed[0].path.read_bytes() == used.read_bytes()
