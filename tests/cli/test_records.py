"""`deskapp stats` and `deskapp misses`, as a person and as a program run them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from deskapp import paths
from deskapp.desk import misses
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.records import Records
from tests.cli.program import deskapp

DIBAO = "mz-0038"


def record() -> None:
    records = Records(DeskFile(paths.desk_path()))
    now = datetime.now()
    for _ in range(3):
        records.answered(DIBAO, "guihe", now)
        records.missed("办老年卡 13812345678", misses.GUESS, "", "guihe", now)
    records.save()


def test_an_empty_desk_has_no_numbers_and_no_misses() -> None:
    stats = deskapp("stats")
    assert (stats.code, "没有记录" in stats.out) == (1, True)
    assert deskapp("misses").code == 0
    assert deskapp("misses", "--json").out == ""
    assert not paths.desk_path().exists()


def test_numbers_as_text_and_as_json() -> None:
    record()
    shown = deskapp("stats", "--period", "today")
    assert shown.code == 0
    assert "共 6 次" in shown.out
    assert "最低生活保障对象认定" in shown.out
    (numbers,) = deskapp("stats", "--json").objects
    assert (numbers["asked"], numbers["answered"], numbers["missed"], numbers["wrong"]) == (6, 3, 3, 0)
    assert numbers["items"] == [{"code": DIBAO, "label": "最低生活保障对象认定、保障金给付", "times": 3}]
    assert numbers["misses"] == {"open": 3, "turned": 0, "dismissed": 0}


def test_days_that_make_no_period_are_wrong_usage() -> None:
    assert deskapp("stats", "--from", "2026-13-01").code == 2
    assert deskapp("stats", "--from", "2026-12-01", "--to", "2026-11-01").code == 2
    assert deskapp("stats", "--period", "year").code == 2


def test_numbers_go_to_a_file(tmp_path: Path) -> None:
    record()
    path = tmp_path / "统计.csv"
    done = deskapp("stats", "--export", str(path))
    assert (done.code, done.out) == (0, "")
    assert "最低生活保障" in path.read_text(encoding="utf-8-sig")
    assert deskapp("stats", "--export", str(tmp_path / "x.doc")).code == 2
    assert deskapp("stats", "--export", str(tmp_path / "no" / "x.csv")).code == 3


def test_misses_are_masked_grouped_and_cleared() -> None:
    record()
    (group,) = deskapp("misses", "--json").objects
    assert (group["times"], group["reason"], group["service"]) == (3, "guess", None)
    assert "138" not in json.dumps(group)
    assert group["nearest"][0]["code"] == "yl-0187"
    assert "3 次" in deskapp("misses").out
    assert deskapp("misses", "--clear").code == 2
    assert deskapp("misses", "--clear", "--yes").out == "已清空 3 条。\n"
    assert deskapp("misses", "--json").out == ""
    assert deskapp("stats", "--json").objects[0]["missed"] == 3
