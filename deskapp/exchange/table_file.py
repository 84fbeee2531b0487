"""A comma or tab table as rows of text, or one sentence why it is none."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from deskapp.errors import CatalogError
from deskapp.storage.opening import shown

MOST_BYTES = 64 << 20
_KINDS = (
    (b"PK\x03\x04", "像是 Excel 工作簿 (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "像是旧式 Excel 文件 (.xls)"),
    (b"SQLite format 3", "是一个数据库文件"),
    (b"%PDF", "是 PDF 文件"),
    (b"\x89PNG", "是图片"),
    (b"\xff\xd8\xff", "是图片"),
    (b"\xff\xfe", "用了 UTF-16 编码"),
    (b"\xfe\xff", "用了 UTF-16 编码"),
)


@dataclass(frozen=True, slots=True)
class TableFile:
    """`rows` are (row number as a spreadsheet shows it, cells); the header is row 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]


def read_table(path: Path) -> TableFile:
    """Reads UTF-8 (with or without BOM) or GB18030, comma or tab.

    Raises CatalogError with one sentence when the file cannot be read as a table.
    """
    text = _decoded(path, _bytes(path))
    first = text.split("\n", 1)[0]
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    listed = _records(path, text, delimiter)
    if not listed:
        raise CatalogError(_sentence(path, "里没有任何内容", "请确认第一行是表头"))
    return TableFile(tuple(listed[0][1]), tuple(listed[1:]))


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise CatalogError(f"{shown(path)} 是一个文件夹, 目录没有改动; 请写出 CSV 文件的完整路径。")
        if path.exists() and not path.is_file():
            raise CatalogError(f"{shown(path)} 不是普通文件, 目录没有改动; 请写出 CSV 文件的完整路径。")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise CatalogError(f"找不到文件 {shown(path)}, 目录没有改动; 请检查路径。") from error
    except OSError as error:
        why = error.strerror or "系统拒绝"
        raise CatalogError(f"读不了文件 {shown(path)} ({why}), 目录没有改动; 请检查文件权限。") from error
    if not raw.strip():
        raise CatalogError(_sentence(path, "是空的", "请确认导出时选对了表"))
    if len(raw) > MOST_BYTES:
        raise CatalogError(_sentence(path, "超过 64 MB", "请分成几个文件再导入"))
    for start, kind in _KINDS:
        if raw.startswith(start):
            raise CatalogError(_sentence(path, kind, "请另存为「CSV UTF-8」再导入"))
    return raw


def _decoded(path: Path, raw: bytes) -> str:
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
            _sentence(
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
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                listed.append((number, cells))
    except csv.Error as error:
        raise CatalogError(
            _sentence(path, f"第 {number + 1} 行的引号没有配对, 或一格太长", "请改正这一行再导入")
        ) from error
    return listed


def _sentence(path: Path, what: str, then: str) -> str:
    return f"文件 {shown(path)} {what}, 目录没有改动; {then}。"
