"""Codes for screen and paper: what they carry, how large they are, what is left out."""

from __future__ import annotations

import pytest
import segno

from deskapp.domain.answer import Hit
from deskapp.slips import content, qr
from tests.slips.build import AT, SAMPLE, answer, hit, sample_hit, service

FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")


def slip(*hits: Hit) -> content.Slip:
    return content.build(hits, AT)


def many(count: int) -> content.Slip:
    items = (
        service(f"第{n}个有长长名字的事项", (f"材料{n}",), code=f"x-{n}", confidence="low")
        for n in range(count)
    )
    return slip(*(hit(item, answer(source=SAMPLE)) for item in items))


def drawn(lines: list[str]) -> list[str]:
    """Half blocks as rows of 1 (dark) and 0 (light)."""
    rows = []
    for line in lines:
        rows.append("".join("0" if glyph in "▀█" else "1" for glyph in line))
        rows.append("".join("0" if glyph in "▄█" else "1" for glyph in line))
    return rows


def test_the_screen_says_item_place_window_hours_and_mark() -> None:
    code = qr.for_screen(slip(sample_hit()))
    assert code.content == (
        "最低生活保障金给付 贵和家园社区便民服务中心 一楼 便民服务大厅 2号窗口 午休, 14:30 开[示例]"
    )
    assert not code.cut


def test_a_long_name_costs_the_hours_before_it_costs_the_place() -> None:
    long = sample_hit()._replace(service=service("最低生活保障对象认定、保障金给付以及复核"))
    code = qr.for_screen(slip(long))
    assert "贵和家园社区 一楼 便民服务大厅 2号窗口" in code.content
    assert "午休" not in code.content
    assert not code.cut


def test_the_screen_code_leaves_a_line_of_an_80x24_terminal() -> None:
    for made in (slip(sample_hit()), many(4), many(30)):
        lines = qr.half_blocks(qr.for_screen(made))
        assert len(lines) <= 23
        assert all(len(line) <= 80 for line in lines)


def test_half_blocks_draw_the_code_with_its_quiet_zone() -> None:
    code = qr.for_screen(slip(sample_hit()))
    rows = drawn(qr.half_blocks(code))
    quiet, side = qr.QUIET, len(code.rows)
    inner = [row[quiet : quiet + side] for row in rows[quiet : quiet + side]]
    assert inner == ["".join("1" if dark else "0" for dark in row) for row in code.rows]
    assert [row[:7] for row in inner[:7]] == list(FINDER)
    assert {row[:quiet] + row[-quiet:] for row in rows[: 2 * quiet + side]} == {"0" * 2 * quiet}
    assert set("".join(rows[:quiet])) == {"0"}


def test_ascii_lines_draw_the_same_code() -> None:
    code = qr.for_screen(slip(sample_hit()))
    lines = qr.ascii_lines(code)
    inner = [line[2 * qr.QUIET :][: 2 * len(code.rows)] for line in lines[qr.QUIET : -qr.QUIET]]
    assert inner == ["".join("##" if dark else "  " for dark in row) for row in code.rows]
    assert all(line.isascii() for line in lines)


def test_several_items_on_the_screen_each_keep_their_window() -> None:
    code = qr.for_screen(slip(hit(service("甲事项", code="a")), hit(service("乙事项", code="b"))))
    assert "甲事项" in code.content
    assert "乙事项" in code.content
    assert code.content.count("2号窗口") == 2


def test_what_is_left_out_on_the_screen_is_said_and_marks_stay() -> None:
    code = qr.for_screen(many(20))
    assert code.cut
    assert code.content.endswith("[示例][未核实](没写完, 全文看单子)")


def test_paper_carries_the_whole_text() -> None:
    code = qr.for_paper(slip(sample_hit()))
    assert not code.cut
    for words in ("【一次性告知单】", "□ 居民身份证 [未核实]", "2号窗口 [示例]", "来源"):
        assert words in code.content


def test_the_level_is_lowered_before_text_is_left_out() -> None:
    fits = [level for level in qr.LEVELS if qr.room(qr.PAPER_VERSION, level) >= 1900]
    assert fits == ["L"]
    code = qr._fitting("x" * 1900, qr.PAPER_VERSION)
    assert code is not None
    assert not code.cut
    assert len(code.content) == 1900


def test_a_text_too_long_for_paper_is_cut_and_says_so() -> None:
    code = qr.for_paper(many(30))
    assert code.cut
    assert "(没写完, 全文看单子)" in code.content
    assert "[示例]" in code.content
    assert len(code.rows) <= qr.PAPER_VERSION * 4 + 17


@pytest.mark.parametrize("version", [1, 6, 9, 10, 32, 40])
@pytest.mark.parametrize("level", list(qr.LEVELS))
def test_the_room_of_a_code_is_exact(version: int, level: str) -> None:
    size = qr.room(version, level)
    full = segno.make_qr("x" * size, error=level, version=version, mode="byte", boost_error=False)
    assert full.version == version
    with pytest.raises(segno.DataOverflowError):
        segno.make_qr("x" * (size + 1), error=level, version=version, mode="byte", boost_error=False)
