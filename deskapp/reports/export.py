"""Statistics as a file to hand on: .txt, .csv or .xlsx. No cell of it can become a formula."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path

from deskapp.errors import DeskappError, UsageError
from deskapp.reports.pages import TITLE, paper
from deskapp.reports.statistics import Line, Statistics
from deskapp.storage.files import write_whole

FORMS = (".txt", ".csv", ".xlsx")
HEADER = ("分项", "编号", "名称", "次数")
SIGNS = "=+-@\t\r"
"""What a spreadsheet may take for the beginning of a formula."""


class ExportFailed(DeskappError):
    """The file could not be written; an older one of the same name is untouched."""

    exit_code = 3


Cells = tuple[str, str, str, int]


def exported(numbers: Statistics, hall: str, form: str) -> bytes:
    """The file's bytes for a suffix of FORMS. Raises UsageError for another one."""
    if form == ".txt":
        return paper(numbers, hall).encode()
    if form == ".csv":
        return _csv(numbers)
    if form == ".xlsx":
        from deskapp.reports.workbook import workbook

        return workbook(numbers, hall)
    raise UsageError(f"不会写「{form or '没有后缀'}」这种文件; 文件名要以 {'、'.join(FORMS)} 结尾。")


def save(path: Path, numbers: Statistics, hall: str) -> None:
    """Writes the file, whole or not at all, over one of the same name.

    Raises UsageError for a suffix that is not in FORMS, and ExportFailed.
    """
    data = exported(numbers, hall, path.suffix.lower())
    try:
        write_whole(path, data)
    except OSError as error:
        why = error.strerror or "系统拒绝"
        raise ExportFailed(
            f"统计没有写成: {why}; 记录没有受影响。请换个位置, 或检查权限和磁盘空间。({path})"
        ) from error


def folder() -> Path:
    """Where the screen puts files: this user's documents, else the home folder."""
    home = Path.home()
    named = os.environ.get("XDG_DOCUMENTS_DIR", "")
    tried = (Path(named), home / "Documents", home / "文档")
    return next((place for place in tried if place.is_absolute() and place.is_dir()), home)


def file_name(numbers: Statistics, form: str) -> Path:
    """「咨询统计-2026-11-23-至-2026-11-24.csv」."""
    first, last = numbers.period.first, numbers.period.last
    days = f"{first}" if first == last else f"{first}-至-{last}"
    return Path(f"{TITLE}-{days}{form}")


def table(numbers: Statistics) -> Iterator[Cells]:
    """Every number, one a row: section, code, name, times."""
    for code, name in (("asked", "合计"), ("answered", "查到"), ("missed", "没查到"), ("wrong", "答错了")):
        yield "总数", code, name, getattr(numbers, code)
    for code, name in (("open", "待处理"), ("turned", "已加别名"), ("dismissed", "不用管")):
        yield "没查到的说法", code, name, getattr(numbers.misses, code)
    for section, lines in _sections(numbers):
        for line in lines:
            yield section, line.code, line.label, line.times


def harmless(text: str) -> str:
    """A cell that no spreadsheet reads as a formula."""
    return f"'{text}" if text.startswith(tuple(SIGNS)) else text


def _sections(numbers: Statistics) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    return (
        ("事项", numbers.items),
        ("类别", numbers.categories),
        ("中心", numbers.centres),
        ("钟点", numbers.hours),
        ("星期", numbers.weekdays),
        ("说答错了的事项", numbers.wrong_items),
    )


def _csv(numbers: Statistics) -> bytes:
    """With a byte order mark, by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerow(("时段", "", harmless(numbers.period.words), ""))
    for section, code, name, times in table(numbers):
        writer.writerow((section, harmless(code), harmless(name), times))
    return out.getvalue().encode("utf-8-sig")
