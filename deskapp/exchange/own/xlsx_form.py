"""The Excel form of a whole catalog: a sheet a table, a first sheet that says what this is."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deskapp.errors import CatalogError
from deskapp.exchange.own.dump import Dump, Row
from deskapp.exchange.own.mark import COVER, MARK
from deskapp.exchange.own.values import filed
from deskapp.exchange.own.words import header, sheet
from deskapp.exchange.sentences import refused
from deskapp.exchange.workbook import Sheet
from deskapp.storage.identity import SCHEMA_VERSION
from deskapp.storage.shapes import TableShape

VERSION = 1
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
"""A text that begins like a formula or an address stays a text."""
LONGEST_CELL = 32_767
"""Characters in a cell, says Excel's own limit."""
_NOTES = (
    "这是整个目录, 一张表一页; 用 deskapp import 导回来, 一样不少。",
    "每一行的编码是它的身份, 请不要改; 空格子表示不知道。",
    "标着 sample (示例) 来源的不是真实情况。",
)


def xlsx_bytes(tables: dict[str, list[Row]], shapes: Sequence[TableShape]) -> bytes:
    """Every table; text only ever as text. Raises CatalogError where a text is too long for a cell."""
    import xlsxwriter

    _refuse_long(tables)
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, AS_TEXT) as book:
        bold = book.add_format({"bold": True})
        cover = book.add_worksheet(COVER)
        cover.write_row(0, 0, [MARK, VERSION, SCHEMA_VERSION])
        for at, note in enumerate(_NOTES, 2):
            cover.write_string(at, 0, note)
        for shape in shapes:
            page = book.add_worksheet(sheet(shape.name))
            page.freeze_panes(1, 0)
            for at, column in enumerate(shape.columns):
                page.write_string(0, at, header(column.name), bold)
            for number, row in enumerate(tables[shape.name], 1):
                for at, column in enumerate(shape.columns):
                    _write(page, number, at, row[column.name])
    return packed.getvalue()


def read_sheets(path: Path, sheets: Sequence[Sheet], shapes: Sequence[TableShape]) -> Dump:
    """Raises CatalogError when a newer release wrote the workbook."""
    cover = [*sheets[0].rows[0], "", ""]
    if cover[1] != str(VERSION) or not cover[2].isdecimal() or int(cover[2]) > SCHEMA_VERSION:
        raise CatalogError(refused(path, "由更新版本的 deskapp 导出", "请先升级 deskapp 再导入"))
    by_sheet = {sheet(shape.name): shape for shape in shapes}
    dump = Dump()
    for page in sheets[1:]:
        shape = by_sheet.get(page.name)
        if shape is None:
            dump.warnings.append(f"不认识的表 「{page.name[:40]}」, 没有导入")
        elif page.rows:
            _read(page, shape, dump)
    return dump


def _read(page: Sheet, shape: TableShape, dump: Dump) -> None:
    names = {header(column.name): column.name for column in shape.columns}
    columns = {at: names[cell.strip()] for at, cell in enumerate(page.rows[0]) if cell.strip() in names}
    strange = [cell for cell in page.rows[0] if cell.strip() and cell.strip() not in names]
    dump.warnings += [f"「{page.name}」 表里不认识的列 「{cell[:40]}」, 没有导入" for cell in strange]
    dump.warnings += [f"「{page.name}」 表: {warning}" for warning in page.warnings]
    rows = (
        (number, {name: cells[at] for at, name in columns.items()})
        for number, cells in enumerate(page.rows[1:], 2)
        if any(cells)
    )
    read = filed(shape, rows)
    read.problems += [(row, f"「{page.name}」 表: {text}") for row, text in page.problems]
    dump.tables[shape.name] = read


def _refuse_long(tables: dict[str, list[Row]]) -> None:
    for name, rows in tables.items():
        for row in rows:
            if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in row.values()):
                raise CatalogError(
                    f"「{sheet(name)}」 里有一段文字超过 {LONGEST_CELL} 字, Excel 的一格放不下, "
                    "没有写文件; 请导出成 .json。"
                )


def _write(page: Any, row: int, column: int, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_string(row, column, "是" if value else "否")
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, str(value))
