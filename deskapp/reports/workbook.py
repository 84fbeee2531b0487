"""Statistics as an Excel workbook: every number in one table, and charts of it for a report."""

from __future__ import annotations

import io
from itertools import groupby
from typing import Any

from deskapp.reports.export import HEADER, Cells, table
from deskapp.reports.pages import TITLE
from deskapp.reports.statistics import Statistics

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
"""A text that begins like a formula or an address stays a text."""
CHARTS = {"事项": "bar", "类别": "bar", "钟点": "column", "星期": "column"}
"""Section of the table -> how it is drawn: bars lie, columns stand."""
MOST_DRAWN = 15
"""Rows of a chart: more cannot be read."""
CHART_ROWS = 16
"""Rows of the sheet that one chart covers."""


def workbook(numbers: Statistics, hall: str) -> bytes:
    """The bytes of the file."""
    import xlsxwriter

    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, AS_TEXT) as book:
        bold = book.add_format({"bold": True})
        page = book.add_worksheet(TITLE)
        page.set_column(0, 1, 14)
        page.set_column(2, 2, 40)
        page.write_string(0, 0, f"{hall} {TITLE} {numbers.period.words}".strip(), bold)
        page.write_row(1, 0, HEADER, bold)
        page.freeze_panes(2, 0)
        rows = list(table(numbers))
        for at, (*words, times) in enumerate(rows, 2):
            for column, word in enumerate(words):
                page.write_string(at, column, word)
            page.write_number(at, 3, times)
        _draw(book, page, rows)
    return packed.getvalue()


def _draw(book: Any, page: Any, rows: list[Cells]) -> None:
    """One chart a section, one under the other beside the table."""
    numbered = groupby(enumerate(rows, 2), key=lambda item: item[1][0])
    sections = {section: [at for at, _ in group] for section, group in numbered if section in CHARTS}
    for place, (section, lines) in enumerate(sections.items()):
        first, last = lines[0], lines[:MOST_DRAWN][-1]
        chart = book.add_chart({"type": CHARTS[section]})
        chart.add_series({"categories": [TITLE, first, 2, last, 2], "values": [TITLE, first, 3, last, 3]})
        chart.set_title({"name": section, "overlay": False})
        chart.set_legend({"none": True})
        if CHARTS[section] == "bar":
            chart.set_y_axis({"reverse": True})
        page.insert_chart(1 + place * CHART_ROWS, 5, chart)
