"""A period's numbers: counted right, named with today's names, laid out for a screen and for a file."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from deskapp.desk import misses
from deskapp.desk.desk import Desk
from deskapp.domain.widths import columns, cut
from deskapp.errors import UsageError
from deskapp.reports import charts, periods
from deskapp.reports.export import ExportFailed, exported, file_name, save, table
from deskapp.reports.pages import NOTHING, page, paper
from deskapp.reports.statistics import Line, Statistics, statistics
from tests.reports.conftest import NOW

TODAY = NOW.date()
DIBAO, MOVE = "mz-0038", "hj-0012"


def filled(desk: Desk) -> Desk:
    """This morning, yesterday, and one day of last month."""
    for code, days, hour, times in (
        (DIBAO, 0, 9, 3), (MOVE, 0, 10, 1), (DIBAO, 1, 15, 2), (DIBAO, 30, 9, 4), ("zz-gone", 0, 9, 1),
    ):  # fmt: skip
        at = NOW.replace(hour=hour) - timedelta(days=days)
        for _ in range(times):
            desk.records.answered(code, "guihe" if days < 30 else "", at)
    desk.records.missed("办老年卡", misses.GUESS, "", "guihe", NOW)
    desk.records.missed("低保", misses.WRONG, DIBAO, "guihe", NOW)
    desk.records.save()
    return desk


def of(desk: Desk, name: str) -> Statistics:
    return statistics(desk, periods.named(name, TODAY))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("today", TODAY),
        ("week", date(2026, 11, 23)),
        ("month", date(2026, 11, 1)),
        ("quarter", date(2026, 10, 1)),
    ],
)
def test_a_period_begins_where_people_say(name: str, first: date) -> None:
    assert periods.named(name, TODAY)[1:] == (first, TODAY)


def test_days_may_be_said(desk: Desk) -> None:
    assert periods.between("2026-10-01", None, TODAY)[1:] == (date(2026, 10, 1), TODAY)
    assert periods.between(None, "2026-10-01", TODAY)[1:] == (date(2026, 10, 1), date(2026, 10, 1))
    for first, last in (("2026-12-01", "2026-11-01"), ("gestern", None), ("2026-02-30", None)):
        with pytest.raises(UsageError):
            periods.between(first, last, TODAY)


def test_each_period_counts_its_days(desk: Desk) -> None:
    filled(desk)
    assert [of(desk, name).answered for name in periods.NAMES] == [5, 7, 7, 11]
    numbers = of(desk, "week")
    assert (numbers.missed, numbers.wrong, numbers.asked) == (1, 1, 9)
    assert (numbers.misses.open, numbers.misses.turned) == (2, 0)


def test_items_categories_hours_weekdays_and_centres_are_counted(desk: Desk) -> None:
    numbers = of(filled(desk), "quarter")
    assert [(line.code, line.times) for line in numbers.items] == [(DIBAO, 9), (MOVE, 1), ("zz-gone", 1)]
    assert numbers.items[0].label == "最低生活保障对象认定、保障金给付"
    assert "zz-gone" in numbers.items[2].label
    assert [(line.label, line.times) for line in numbers.categories][:2] == [
        ("民政救助", 9),
        ("已不在目录", 1),
    ]
    assert [(line.label, line.times) for line in numbers.hours][:2] == [("09", 8), ("10", 3)]
    assert (numbers.hours[0].label, numbers.hours[-1].label) == ("09", "15")
    assert {line.label: line.times for line in numbers.weekdays}["周一"] == 2
    assert [line.label for line in numbers.centres] == ["贵和家园社区便民服务中心", "没选中心"]
    assert [(line.code, line.times) for line in numbers.wrong_items] == [(DIBAO, 1)]


def test_nothing_recorded_is_said(desk: Desk) -> None:
    assert NOTHING in paper(of(desk, "today"), "")
    assert not Path(os.environ["DESKAPP_HOME"], "desk.db").exists()


@pytest.mark.parametrize("width", [38, 78, 118, 200])
def test_no_row_is_wider_than_its_place(desk: Desk, width: int) -> None:
    rows = page(of(filled(desk), "quarter"), width)
    assert max(columns(text) for text in charts.text_of(rows)) <= width


def test_bars_line_up_under_chinese_labels_and_show_small_numbers() -> None:
    lines = [Line("a", "最低生活保障", 100), Line("b", "abc", 1)]
    long, short = charts.text_of(charts.bars(lines, 60))
    assert columns(long[: long.index("=")]) == columns(short[: short.index("=")])
    assert (short.count("="), long.count("=")) == (1, 60 - 12 - 3 - 3)
    assert columns(long) == 60


def test_long_lists_say_how_much_is_left_out() -> None:
    lines = [Line(str(n), f"第{n}项", 20 - n) for n in range(15)]
    assert list(charts.text_of(charts.bars(lines, 40, most=10)))[-1] == "另有 5 项"


def test_upright_columns_keep_their_order_and_give_way_where_there_is_no_room() -> None:
    lines = [Line(str(n), f"{n:02}", n - 8) for n in range(8, 12)]
    rows = list(charts.text_of(charts.columns_chart(lines, 40, 3)))
    assert rows[-1] == "08  09  10  11"
    assert rows[0].split() == ["3"]
    assert charts.columns_chart(lines, 10, 3) == []


def test_a_cut_label_fits_its_cells() -> None:
    assert [columns(cut("最低生活保障", room)) <= room for room in range(14)] == [True] * 14
    assert cut("最低生活保障", 7) == "最低.."


def test_the_paper_has_place_days_and_numbers(desk: Desk) -> None:
    text = paper(of(filled(desk), "week"), "许湾中心")
    assert text.startswith("许湾中心 咨询统计\n本周 (2026-11-23 至 2026-11-24)\n")
    assert "共 9 次   查到 7 (78%)  没查到 1  答错了 1" in text
    assert "办老年卡" not in text


def test_the_table_has_every_number_and_no_formula(desk: Desk) -> None:
    numbers = of(filled(desk), "quarter")._replace(items=(Line("=1+1", "@SUM(A1)", 3),))
    read = list(csv.reader(io.StringIO(exported(numbers, "", ".csv").decode("utf-8-sig"))))
    assert ["事项", "'=1+1", "'@SUM(A1)", "3"] in read
    assert len(read) == 2 + len(list(table(numbers)))
    assert all(len(row) == 4 for row in read)


def test_the_workbook_has_every_number_charts_and_no_formula(desk: Desk) -> None:
    numbers = of(filled(desk), "quarter")._replace(items=(Line("=1+1", "@SUM(A1)", 3),))
    made = exported(numbers, "许湾中心", ".xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert [tuple(row[:4]) for row in rows[2:]] == list(table(numbers))
    assert str(rows[0][0]).startswith("许湾中心 咨询统计 本季")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert "xl/charts/chart1.xml" in parts.namelist()
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_file_is_written_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    numbers = of(filled(desk), "week")
    path = tmp_path / file_name(numbers, ".txt")
    save(path, numbers, "")
    assert path.read_text(encoding="utf-8") == paper(numbers, "")
    assert path.name == "咨询统计-2026-11-23-至-2026-11-24.txt"
    with pytest.raises(UsageError, match=r"\.csv"):
        save(tmp_path / "x.doc", numbers, "")
    with pytest.raises(ExportFailed, match="没有写成"):
        save(tmp_path / "no" / "x.csv", numbers, "")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
