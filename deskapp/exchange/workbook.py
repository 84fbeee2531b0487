"""An .xlsx file as rows of text: merged cells spread, numbers and dates as people mean them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deskapp.errors import CatalogError
from deskapp.exchange.cells import as_text, lost_digits
from deskapp.exchange.vetting import MOST_CELLS, Oddities, broken, vet

Range = tuple[tuple[int, int], tuple[int, int]]
"""(top, left), (bottom, right), all from 0 and included."""


@dataclass(slots=True)
class Sheet:
    """One sheet; `rows` are texts, the first being row 1 of the sheet."""

    name: str
    rows: list[list[str]]
    warnings: list[str] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    """(row, why a cell of it cannot be read)"""


def read_workbook(path: Path, raw: bytes) -> list[Sheet]:
    """Every sheet that is in sight. Raises CatalogError when the file cannot be read safely."""
    import python_calamine as calamine

    vetted = vet(path, raw)
    try:
        with calamine.CalamineWorkbook.from_filelike(vetted.packed) as book:
            return [
                _sheet(path, book.get_sheet_by_name(data.name), vetted.oddities.get(data.name, Oddities()))
                for data in book.sheets_metadata
                if data.typ == calamine.SheetTypeEnum.WorkSheet
                and data.visible == calamine.SheetVisibleEnum.Visible
            ]
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise CatalogError(broken(path)) from error
    except BaseException as error:
        # The reader is written in Rust, whose panics are no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise CatalogError(broken(path)) from error


def cell_name(row: int, column: int) -> str:
    """「B7」 for row 7, column 2."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def _sheet(path: Path, sheet: Any, oddities: Oddities) -> Sheet:
    values = sheet.to_python(skip_empty_area=False)
    read = Sheet(sheet.name, [list(map(as_text, row)) for row in values])
    read.problems += [
        (row, f"{cell_name(row, column)} 格的数字超过 15 位, 表格软件已丢掉末几位, 请把这一格设为文本再填")
        for row, cells in enumerate(values, 1)
        for column, value in enumerate(cells, 1)
        if lost_digits(value)
    ]
    read.problems += [
        (row, f"{cell_name(row, column)} 格是错误值, 请改正公式或直接写上内容")
        for row, column in sorted(oddities.errors)
    ]
    read.problems += [
        (row, f"{cell_name(row, column)} 格的公式没有结果, 请直接写上内容")
        for row, column in sorted(oddities.empty_formulas - oddities.errors)
    ]
    worked_out = sorted(oddities.formulas - oddities.empty_formulas - oddities.errors)
    if worked_out:
        row, column = worked_out[0]
        read.warnings.append(
            f"有 {len(worked_out)} 格是公式 (第一个在 {cell_name(row, column)}), 按表里存的结果读, 请核对"
        )
    ranges = sheet.merged_cell_ranges or []
    if sum(max(min(bottom, len(values)) - top, 0) for (top, _), (bottom, _) in ranges) > MOST_CELLS:
        raise CatalogError(broken(path))
    _spread_merged(read.rows, ranges)
    return read


def _spread_merged(rows: list[list[str]], ranges: list[Range]) -> None:
    """What stands in a merged cell holds for each of its rows, in its first column.

    Sideways it is not repeated: a title over several columns is no value of all of them.
    """
    for (top, left), (bottom, _right) in ranges:
        if top < len(rows) and left < len(rows[top]) and rows[top][left]:
            for row in rows[top + 1 : bottom + 1]:
                if not row[left]:
                    row[left] = rows[top][left]
