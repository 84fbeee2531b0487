"""Workbooks as offices write them, and as nobody should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import xlsxwriter

Draw = Callable[[Any, Any], None]
"""(workbook, sheet) of xlsxwriter."""


def drawn(path: Path, draw: Draw, name: str = "事项") -> Path:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    draw(book, book.add_worksheet(name))
    book.close()
    return path


def table(path: Path, rows: list[list[Any]], name: str = "事项") -> Path:
    def draw(_book: Any, sheet: Any) -> None:
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at, column, value)
                else:
                    sheet.write(at, column, value)

    return drawn(path, draw, name)


def altered(path: Path, change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> Path:
    """The workbook with its parts changed behind the writer's back."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(parts).items():
            archive.writestr(name, content)
    path.write_bytes(packed.getvalue())
    return path


SHEET = "xl/worksheets/sheet1.xml"


def with_sheet_xml(path: Path, edit: Callable[[bytes], bytes]) -> Path:
    return altered(path, lambda parts: parts | {SHEET: edit(parts[SHEET])})
