"""A row of a list: title and note in columns, in wide and narrow windows."""

from __future__ import annotations

from deskapp.tui.upkeep.picker_rows import folded, row_of
from deskapp.upkeep.kind import Entry


def shown(title: str, note: str, width: int, column: int) -> str:
    return row_of(Entry("", title, note), width, column, selected=False).plain.rstrip()


def test_notes_of_short_titles_stand_in_one_column() -> None:
    assert shown("事项", "甲", 40, 8) == "  事项      甲"
    assert shown("办公时间", "甲", 40, 8) == "  办公时间  甲"


def test_a_note_that_would_be_cut_in_its_column_stands_right_behind_the_title() -> None:
    assert shown("事项", "甲乙丙丁戊己", 20, 12) == "  事项  甲乙丙丁戊己"


def test_a_note_that_nothing_is_left_of_is_not_begun() -> None:
    assert shown("贵和家园社区便民服务中心", "几号窗口办什么", 30, 24) == "  贵和家园社区便民服务中心"


def test_in_a_wide_window_a_long_title_leaves_room_for_the_note() -> None:
    row = shown("户口登记项目变更更正(婚姻、文化程度、服务处所等)再长一点点再长一点点", "没有核实过", 80, 40)
    assert row.endswith("..  没有核实过")


def test_a_long_sentence_is_read_whole_in_as_many_rows_as_it_takes() -> None:
    told = "事项 名称: 最低生活保障对象认定、保障金给付 -> 最低生活保障对象认定"
    entries = folded([told], 40)
    rows = [row_of(entry, 38, 0, selected=False).plain for entry in entries]
    assert len(rows) > 1
    assert not any(".." in row for row in rows)
    assert "".join(entry.title.strip() for entry in entries).replace(" ", "") == told.replace(" ", "")
