"""Recent answers: codes and times in the desk file, newest first, nothing that was typed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from deskapp.desk.deskfile import DeskFile
from deskapp.desk.recent import KEY, MOST, Recent

NOON = datetime(2026, 9, 21, 12, 10)


def test_the_newest_comes_first_and_each_once(tmp_path: Path) -> None:
    recent = Recent(DeskFile(tmp_path / "desk.db"))
    for code in ("a", "b", "a"):
        recent.add(code, NOON)
    assert [entry.code for entry in recent.all()] == ["a", "b"]


def test_they_outlive_the_program_once_saved(tmp_path: Path) -> None:
    recent = Recent(DeskFile(tmp_path / "desk.db"))
    for number in range(MOST + 5):
        recent.add(f"s{number}", NOON)
    recent.save()
    again = Recent(DeskFile(tmp_path / "desk.db")).all()
    assert (len(again), again[0]) == (MOST, (f"s{MOST + 4}", NOON))


def test_what_cannot_be_read_is_no_recent_answer(tmp_path: Path) -> None:
    file = DeskFile(tmp_path / "desk.db")
    for text in ("{", "[1]", '[["a", "gestern"]]', "3"):
        file.set(KEY, text)
        assert Recent(file).all() == ()
