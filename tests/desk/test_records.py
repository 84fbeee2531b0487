"""What the desk file keeps of a day: masked words for a short while, counts without words."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from deskapp import clock
from deskapp.desk import misses, usage
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.records import MOST_WAITING, Records
from deskapp.domain.privacy import MASK
from deskapp.errors import DeskappError

NOON = datetime(2026, 9, 21, 12, 10)
TODAY = NOON.date()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def records(path: Path, monkeypatch: pytest.MonkeyPatch) -> Records:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    return Records(DeskFile(path))


def missed(records: Records, words: str, at: datetime = NOON, reason: str = misses.NOTHING) -> None:
    records.missed(words, reason, "", "guihe", at)


def test_a_miss_is_kept_with_its_hour_and_without_its_minute(records: Records) -> None:
    missed(records, "办老年卡")
    records.save()
    (kept,) = records.misses(TODAY)
    assert kept[:6] == ("办老年卡", misses.NOTHING, "", "guihe", datetime(2026, 9, 21, 12), misses.OPEN)


def test_no_number_of_a_person_reaches_the_disk(records: Records, path: Path) -> None:
    missed(records, "身份证 411702199001011234 丢了, 电话 １３８ １２３４ ５６７８")
    records.save()
    raw = path.read_bytes().decode("utf-8", "replace")
    assert MASK in raw
    assert "411702" not in raw
    assert "5678" not in raw
    assert "５６７８" not in raw


def test_words_are_deleted_after_their_time_by_the_next_write(records: Records, path: Path) -> None:
    missed(records, "很久以前", NOON - timedelta(days=misses.KEEP_DAYS + 1))
    missed(records, "刚好还在", NOON - timedelta(days=misses.KEEP_DAYS - 1))
    records.save()
    assert [m.words for m in records.misses(TODAY)] == ["刚好还在"]
    assert "很久以前".encode() not in path.read_bytes()


def test_what_grew_old_while_nothing_was_missed_is_deleted_too(
    records: Records, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed(records, "很久以前")
    records.save()
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=misses.KEEP_DAYS + 1))
    Records(DeskFile(path)).save()
    assert "很久以前".encode() not in path.read_bytes()


def test_clearing_leaves_no_word_in_the_file_and_keeps_the_counts(records: Records, path: Path) -> None:
    missed(records, "办老年卡")
    records.save()
    missed(records, "还没写的词")
    broken = path.with_name("desk.db.broken-20260101-000000")
    broken.write_bytes("办老年卡".encode())
    assert records.clear_words() == 2
    records.save()
    assert records.misses(TODAY) == ()
    assert "办老年卡".encode() not in path.read_bytes()
    assert not broken.exists()
    assert sum(row.times for row in records.used(TODAY, TODAY)) == 2


def test_clearing_where_nothing_was_kept_is_nothing(records: Records, path: Path) -> None:
    assert records.clear_words() == 0
    assert not path.exists()


def test_dismissed_words_stay_away_and_turned_ones_come_again(records: Records) -> None:
    for words in ("你好", "老年卡"):
        missed(records, words)
    records.save()
    hello, card = records.misses(TODAY)
    records.settle([hello.number], misses.DISMISSED, TODAY)
    records.settle([card.number], misses.TURNED, TODAY)
    for words in ("你好", "老年卡"):
        missed(records, words)
    records.save()
    assert [(m.words, m.outcome) for m in records.misses(TODAY)][2:] == [
        ("你好", misses.DISMISSED),
        ("老年卡", misses.OPEN),
    ]


def test_counts_of_one_hour_add_up_over_desks_and_starts(records: Records, path: Path) -> None:
    records.answered("mz-1", "guihe", NOON)
    records.answered("mz-1", "guihe", NOON.replace(minute=55))
    records.save()
    other = Records(DeskFile(path))
    other.answered("mz-1", "guihe", NOON)
    other.answered("mz-1", "", NOON)
    other.save()
    slot = usage.Slot(TODAY, 12, "guihe", usage.ANSWERED, "mz-1")
    assert usage.Usage(slot, 3) in records.used(TODAY, TODAY)
    assert sum(row.times for row in records.used(TODAY, TODAY)) == 4
    assert records.used(TODAY + timedelta(days=1), TODAY + timedelta(days=9)) == ()


def test_counts_hold_no_words(records: Records) -> None:
    records.missed("办老年卡", misses.NOTHING, "", "guihe", NOON)
    records.missed("低保", misses.WRONG, "mz-1", "guihe", NOON)
    records.save()
    kinds = {(row.slot.kind, row.slot.service) for row in records.used(TODAY, TODAY)}
    assert kinds == {(usage.MISSED, ""), (usage.WRONG, "mz-1")}


def test_old_counts_are_deleted(records: Records) -> None:
    old = NOON - timedelta(days=usage.KEEP_DAYS + 1)
    records.answered("mz-1", "guihe", old)
    records.answered("mz-1", "guihe", NOON)
    records.save()
    assert [row.slot.day for row in records.used(date(2000, 1, 1), TODAY)] == [TODAY]


def test_a_folder_that_takes_nothing_is_one_sentence_and_loses_nothing(records: Records, path: Path) -> None:
    path.mkdir()
    missed(records, "办老年卡")
    with pytest.raises(DeskappError, match="查询照常"):
        records.save()
    path.rmdir()
    records.save()
    assert [m.words for m in records.misses(TODAY)] == ["办老年卡"]


def test_what_waits_for_a_full_disk_is_bounded(records: Records, path: Path) -> None:
    path.mkdir()
    for number in range(MOST_WAITING + 5):
        missed(records, f"词{number}号")
    with pytest.raises(DeskappError):
        records.save()
    path.rmdir()
    records.save()
    assert len(records.misses(TODAY)) == MOST_WAITING


def test_a_broken_file_is_begun_anew(records: Records, path: Path) -> None:
    path.write_bytes(b"no database at all, and long enough to be looked at" * 20)
    missed(records, "办老年卡")
    records.save()
    assert [m.words for m in records.misses(TODAY)] == ["办老年卡"]


def test_two_desks_of_one_file_lose_no_count(path: Path) -> None:
    def desk() -> None:
        own = Records(DeskFile(path))
        for _ in range(25):
            own.answered("mz-1", "guihe", NOON)
            own.save()

    threads = [threading.Thread(target=desk) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reading = Records(DeskFile(path))
    assert sum(row.times for row in reading.used(TODAY, TODAY)) == 100
