"""A table in a file as rows of text, or one sentence why there is none.

What the file is, its first bytes say; its name must agree.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from deskapp.domain.clean import clean
from deskapp.errors import CatalogError
from deskapp.exchange.formulas import unmarked
from deskapp.exchange.sentences import refused
from deskapp.exchange.workbook import Sheet, cell_name, read_workbook
from deskapp.storage.opening import shown

MOST_BYTES = 64 << 20
HEADER_WITHIN = 10
"""Rows in which the header is looked for: titles and notes often stand above it."""

WORKBOOK = b"PK\x03\x04"
WORKBOOK_NAMES = (".xlsx", ".xlsm")
_KINDS = (
    (b"\xd0\xcf\x11\xe0", "是旧式 Excel 文件 (.xls), 或加了密码"),
    (b"SQLite format 3", "是一个数据库文件"),
    (b"%PDF", "是 PDF 文件"),
    (b"\x89PNG", "是图片"),
    (b"\xff\xd8\xff", "是图片"),
    (b"\xff\xfe", "用了 UTF-16 编码"),
    (b"\xfe\xff", "用了 UTF-16 编码"),
)


@dataclass(frozen=True, slots=True)
class TableFile:
    """`rows` are (row number as a spreadsheet shows it, cells): those below the header, none blank."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    warnings: tuple[str, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()
    """(row, why a cell of it cannot be read)"""


IsHeader = Callable[[Sequence[str]], bool]
"""Does a row of cells name the columns that are wanted?"""


def read_table(path: Path, is_header: IsHeader, sheets: list[Sheet] | None = None) -> TableFile:
    """Reads .xlsx, or UTF-8 (with or without BOM) or GB18030 with commas or tabs.

    The header is the first row that `is_header` knows; where none is, the first row. Raises
    CatalogError with one sentence when the file cannot be read as a table. `sheets`: a workbook that was
    read already.
    """
    if sheets:
        return _chosen(path, sheets, is_header)
    raw = read_bytes(path)
    if is_workbook(path, raw):
        return _chosen(path, read_workbook(path, raw), is_header)
    return _csv(path, raw, is_header)


def is_workbook(path: Path, raw: bytes) -> bool:
    """Raises CatalogError where the name promises another kind of file than the bytes are."""
    found, named = raw.startswith(WORKBOOK), path.suffix.lower() in WORKBOOK_NAMES
    if found and not named:
        raise CatalogError(
            refused(path, "的内容是 Excel 工作簿 (.xlsx) 或压缩包", "请把文件名改成 .xlsx 再导入")
        )
    if named and not found:
        raise CatalogError(
            refused(path, "名叫 Excel 工作簿, 内容却不是", "请用 Excel 或 WPS 打开, 另存为 .xlsx")
        )
    return found


def _csv(path: Path, raw: bytes, is_header: IsHeader) -> TableFile:
    text = decoded(path, raw)
    first = text.split("\n", 1)[0]
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    listed = _records(path, text, delimiter)
    if not listed:
        raise CatalogError(refused(path, "里没有任何内容", "请确认第一行是表头"))
    at = _header([cells for _, cells in listed[:HEADER_WITHIN]], is_header) or 0
    return TableFile(tuple(listed[at][1]), tuple(listed[at + 1 :]))


def _header(rows: Sequence[Sequence[str]], is_header: IsHeader) -> int | None:
    """Position of the header's last row: a cell that is merged downward repeats what it says."""
    at = next((at for at, row in enumerate(rows) if is_header(row)), None)
    while at is not None and at + 1 < len(rows) and is_header(rows[at + 1]):
        if not any(here and here == below for here, below in zip(rows[at], rows[at + 1], strict=False)):
            break
        at += 1
    return at


def _chosen(path: Path, sheets: list[Sheet], is_header: IsHeader) -> TableFile:
    """The first sheet with a header that is known."""
    for sheet in sheets:
        at = _header(sheet.rows[:HEADER_WITHIN], is_header)
        if at is not None:
            return _below(sheet, at)
    if not any(any(map(str.strip, row)) for sheet in sheets for row in sheet.rows[:1000]):
        raise CatalogError(refused(path, "里没有任何内容", "请确认第一行是表头"))
    names = "、".join(f"「{clean(sheet.name, 40)}」" for sheet in sheets[:5])
    raise CatalogError(
        refused(
            path,
            f"里没有一张表有认得的表头 (看了 {names})",
            "请照模板写上表头 (deskapp export 模板.xlsx --as template)",
        )
    )


def _below(sheet: Sheet, at: int) -> TableFile:
    """The rows under a header; what stands beside the headed columns is named and left out."""
    header = sheet.rows[at]
    problems = tuple(problem for problem in sheet.problems if problem[0] > at + 1)
    unread = {row for row, _ in problems}
    listed = [
        (row, cells)
        for row, cells in enumerate(sheet.rows[at + 1 :], at + 2)
        if row in unread or any(map(str.strip, cells))
    ]
    headless = [column for column, cell in enumerate(header) if not cell.strip()]
    stray = [column for column in headless if any(cells[column].strip() for _, cells in listed)]
    warnings = [f"{cell_name(at + 1, column + 1)} 格没有写列名, 这一列的内容没有导入" for column in stray[:5]]
    return TableFile(tuple(header), tuple(listed), tuple(sheet.warnings + warnings), problems)


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises CatalogError where it cannot be read or cannot be a table."""
    try:
        if path.is_dir():
            raise CatalogError(f"{shown(path)} 是一个文件夹, 目录没有改动; 请写出表格文件的完整路径。")
        if path.exists() and not path.is_file():
            raise CatalogError(f"{shown(path)} 不是普通文件, 目录没有改动; 请写出表格文件的完整路径。")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise CatalogError(f"找不到文件 {shown(path)}, 目录没有改动; 请检查路径。") from error
    except OSError as error:
        why = error.strerror or "系统拒绝"
        raise CatalogError(f"读不了文件 {shown(path)} ({why}), 目录没有改动; 请检查文件权限。") from error
    if not raw.strip():
        raise CatalogError(refused(path, "是空的", "请确认导出时选对了表"))
    if len(raw) > MOST_BYTES:
        raise CatalogError(refused(path, "超过 64 MB", "请分成几个文件再导入"))
    for start, kind in _KINDS:
        if raw.startswith(start):
            raise CatalogError(refused(path, kind, "请另存为「CSV UTF-8」再导入"))
    return raw


def decoded(path: Path, raw: bytes) -> str:
    """UTF-8 or GB18030 as text; raises CatalogError naming the line that is neither."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        if not _meant_as_utf8(raw):
            try:
                return raw.decode("gb18030")
            except UnicodeDecodeError as other:
                line = raw.count(b"\n", 0, other.start) + 1
        raise CatalogError(
            refused(
                path,
                f"从第 {line} 行起读不出文字 (不是 UTF-8, 也不是 GB18030)",
                "请另存为「CSV UTF-8」再导入",
            )
        ) from error


def _meant_as_utf8(raw: bytes) -> bool:
    """Is this UTF-8 with a few broken places, rather than another encoding?

    Chinese text in GB18030 read as UTF-8 is broken nearly everywhere.
    """
    if raw.startswith(b"\xef\xbb\xbf"):
        return True
    read = raw.decode("utf-8", "replace")
    foreign = sum(1 for character in read if character > "\x7f")
    broken = read.count("\ufffd")
    cut_off = broken == 1 and read.endswith("\ufffd") and foreign > 1
    return cut_off or broken * 10 <= foreign


def _records(path: Path, text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Non-blank records, numbered with the blank ones counted."""
    listed: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    has_marks = "'" in text
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                listed.append((number, [unmarked(cell) for cell in cells] if has_marks else cells))
    except csv.Error as error:
        raise CatalogError(
            refused(path, f"第 {number + 1} 行的引号没有配对, 或一格太长", "请改正这一行再导入")
        ) from error
    return listed
