"""A period's statistics laid out: what a head reads on the screen, and the same in a text file."""

from __future__ import annotations

from collections.abc import Iterator

from deskapp.domain.widths import columns
from deskapp.reports.charts import HEAD, LABEL, NUMBER, QUIET, Row, bars, columns_chart, text_of
from deskapp.reports.statistics import Line, Statistics

TITLE = "咨询统计"
NOTHING = "这段时间没有记录。"
ABOUT = ("只数次数, 不记人, 不记话。", "敏感事项的查询不在内。")
PAPER_CELLS = 72
MOST = 10
HEIGHT = 5
"""Cells of an upright column."""
ROOMY = 60
"""Cells under which the sums take a row each."""
BESIDE = 100
"""From this width on two sections stand side by side."""


def page(numbers: Statistics, width: int) -> list[Row]:
    """The sum first, then each section with its bars; side by side where there is room."""
    if not numbers.asked:
        return [[(NOTHING, QUIET)]]
    left = list(_left(numbers, width if width < BESIDE else width // 2 - 2))
    right = list(_right(numbers, width if width < BESIDE else width - width // 2 - 2))
    body = [*left, *right] if width < BESIDE else _beside(left, right, width // 2)
    return [*_sums(numbers, width), [], *body, *([(words, QUIET)] for words in ABOUT)]


def paper(numbers: Statistics, hall: str) -> str:
    """The same as plain text: with `hall`, the name of the place, and the days in its head."""
    head = [f"{hall} {TITLE}".strip(), numbers.period.words, ""]
    return "\n".join([*head, *text_of(page(numbers, PAPER_CELLS))]) + "\n"


def _sums(numbers: Statistics, width: int) -> list[Row]:
    """「共 120 次   查到 100 (83%)  没查到 15  答错了 5」, then what became of the words."""
    share = round(100 * numbers.answered / numbers.asked)
    told = f"查到 {numbers.answered} ({share}%)  没查到 {numbers.missed}  答错了 {numbers.wrong}"
    made = numbers.misses
    words = f"待处理 {made.open}  已加别名 {made.turned}  不用管 {made.dismissed}"
    total: Row = [(f"共 {numbers.asked} 次", NUMBER)]
    if width < ROOMY:
        rows = [total, [(told, LABEL)], [(words, LABEL)]]
    else:
        rows = [[*total, ("   ", ""), (told, LABEL)], [(f"没查到的说法: {words}", LABEL)]]
    return rows if any(made) else rows[:-1]


def _left(numbers: Statistics, width: int) -> Iterator[Row]:
    yield from _section("问得最多的事项", bars(numbers.items, width, most=MOST))
    yield from _section("按类别", bars(numbers.categories, width, most=MOST))


def _right(numbers: Statistics, width: int) -> Iterator[Row]:
    yield from _section("按钟点", _in_order(numbers.hours, width))
    if numbers.period.first != numbers.period.last:
        yield from _section("按星期", _in_order(numbers.weekdays, width))
    if len(numbers.centres) > 1:
        yield from _section("按中心", bars(numbers.centres, width, most=MOST))
    yield from _section("说答错了的事项", bars(numbers.wrong_items, width, most=MOST))


def _in_order(lines: tuple[Line, ...], width: int) -> list[Row]:
    """Upright where they fit, else one under the other."""
    return columns_chart(lines, width, HEIGHT) or bars(lines, width, most=len(lines))


def _section(title: str, rows: list[Row]) -> list[Row]:
    return [[(title, HEAD)], *rows, []] if rows else []


def _beside(left: list[Row], right: list[Row], start: int) -> Iterator[Row]:
    for at in range(max(len(left), len(right))):
        first = left[at] if at < len(left) else []
        used = sum(columns(text) for text, _ in first)
        yield [*first, (" " * (start - used), ""), *(right[at] if at < len(right) else [])]
