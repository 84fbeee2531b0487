"""What of an .xlsx file may be read: measured first, and only what was measured is handed on.

A workbook is a zip of XML. Its own sizes are not believed: every part is inflated under a
limit and packed anew without compression, so the reader behind sees no links, macros,
pictures or entities, no part twice, and nothing larger than was counted here.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from deskapp.errors import CatalogError
from deskapp.exchange.sentences import refused

MOST_INFLATED = 256 << 20
"""Bytes of XML in all; 20,000 rows of 25 columns are 32 MB."""
MOST_CELLS = 3_000_000
"""Rows times columns up to the last filled cell: a reader lays the whole rectangle out."""
LONGEST_TEXT = 131_072
"""Bytes of one text; Excel itself stops at 32,767 characters."""
MOST_TEXT = 256 << 20
"""Bytes of text in all cells; many cells may share one text."""

_READ = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/(?:sharedstrings|styles)\.xml|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_STRANGE = re.compile(rb"<(?:\w+:)?c(?![\w:.-])(?!\s[^>]*?\br\s*=\s*[\"'][A-Z]{1,3}\d{1,7}[\"'])", re.DOTALL)
"""A cell that does not say where it stands."""
_FILLED = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>(?!</)", re.DOTALL
)
_SHARED = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>(\d+)<")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*>\s*<(?:\w+:)?f[\s/>]"
    rb"(?:[^<]*</(?:\w+:)?f>)?(\s*<(?:\w+:)?v>[^<])?"
)
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]*?\bt\s*=\s*[\"']e[\"'])[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']"
)


@dataclass(frozen=True, slots=True)
class Oddities:
    """What the values of a sheet do not tell; cells as (row, column), both from 1."""

    formulas: frozenset[tuple[int, int]] = frozenset()
    """Cells whose value a formula worked out."""
    empty_formulas: frozenset[tuple[int, int]] = frozenset()
    """Formulas without a stored result."""
    errors: frozenset[tuple[int, int]] = frozenset()
    """#N/A, #REF! and their like."""


@dataclass(frozen=True, slots=True)
class Vetted:
    """A workbook that is safe to lay out."""

    packed: io.BytesIO
    oddities: dict[str, Oddities]
    """By the sheet's name."""


def vet(path: Path, raw: bytes) -> Vetted:
    """Raises CatalogError with one sentence when the file is no workbook or not a safe one."""
    names, parts = _inflated(path, raw)
    if "xl/workbook.xml" not in parts:
        raise CatalogError(refused(path, "是压缩包, 不是 Excel 工作簿", "请用 Excel 或 WPS 另存为 .xlsx"))
    for xml in parts.values():
        _refuse_strange_xml(path, xml)
    sheets = {name: xml for name, xml in parts.items() if name.startswith("xl/worksheets/")}
    _refuse_long_texts(path, parts.get("xl/sharedstrings.xml", b""), sheets.values())
    for xml in sheets.values():
        _refuse_wide_spread(path, xml)
    named = _sheet_parts(path, parts)
    return Vetted(
        _repacked(names, parts),
        {sheet: _oddities(sheets[part]) for sheet, part in named.items() if part in sheets},
    )


def column_number(letters: str) -> int:
    """「A」 is 1, 「AA」 is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _inflated(path: Path, raw: bytes) -> tuple[dict[str, str], dict[str, bytes]]:
    """(part name in lower case -> as it is written, the same -> its bytes)."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            listed = [info for info in archive.infolist() if _READ.fullmatch(info.filename)]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError, OSError) as error:
        raise CatalogError(broken(path)) from error
    names: dict[str, str] = {}
    parts: dict[str, bytes] = {}
    left = MOST_INFLATED
    for info in listed:
        name = info.filename.lower()
        if name in parts or info.flag_bits & 1:
            raise CatalogError(broken(path))
        names[name] = info.filename
        parts[name] = _part(path, raw, info, left)
        left -= len(parts[name])
    return names, parts


def _part(path: Path, raw: bytes, info: zipfile.ZipInfo, most: int) -> bytes:
    """One part's bytes, by its own header; its stated size is not looked at."""
    at = info.header_offset
    if raw[at : at + 4] != b"PK\x03\x04" or info.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):
        raise CatalogError(broken(path))
    start = at + 30 + int.from_bytes(raw[at + 26 : at + 28], "little")
    start += int.from_bytes(raw[at + 28 : at + 30], "little")
    packed = raw[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        whole, ended = packed, True
    else:
        inflating = zlib.decompressobj(-15)
        try:
            whole = inflating.decompress(packed, most + 1)
        except zlib.error as error:
            raise CatalogError(broken(path)) from error
        ended = inflating.eof
    if len(whole) > most:
        raise CatalogError(
            refused(
                path,
                f"解开后超过 {MOST_INFLATED >> 20} MB, 不像一张正常的表",
                "请只留要导入的表, 另存为新文件再导入",
            )
        )
    if not ended or zlib.crc32(whole) != info.CRC:
        raise CatalogError(broken(path))
    return whole


def _refuse_strange_xml(path: Path, xml: bytes) -> None:
    start = xml.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or start not in (b"<", b""):
        raise CatalogError(
            refused(path, "里有不该出现在表格里的内容 (实体定义)", "请用 Excel 或 WPS 另存为 .xlsx")
        )


def _refuse_long_texts(path: Path, shared: bytes, sheets: Iterable[bytes]) -> None:
    sizes = [len(text) for text in re.split(rb"<(?:\w+:)?si[\s>]", shared)[1:]]
    if not sizes:
        return
    longest = max(sizes)
    listed = list(sheets)
    if longest > LONGEST_TEXT:
        where = _where(listed, sizes.index(longest))
        raise CatalogError(
            refused(path, f"{where}有一格长 {longest >> 10} KB, 放不进目录", "请改短这一格再导入")
        )
    uses = sum(sheet.count(b"<v>") for sheet in listed)
    if longest * uses > MOST_TEXT:
        used = (int(number) for sheet in listed for number in _SHARED.findall(sheet))
        if sum(sizes[number] for number in used if number < len(sizes)) > MOST_TEXT:
            raise CatalogError(refused(path, f"的文字超过 {MOST_TEXT >> 20} MB", "请分成几个文件再导入"))


def _where(sheets: list[bytes], number: int) -> str:
    """The row of the cell that uses a shared text, as it is said, or ""."""
    cell = re.compile(
        rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"'][A-Z]{1,3}(\d{1,7})[\"'][^>]*>\s*<(?:\w+:)?v>%d<" % number
    )
    found = next((match for sheet in sheets if (match := cell.search(sheet))), None)
    return f"第 {int(found[1])} 行" if found else ""


def _refuse_wide_spread(path: Path, xml: bytes) -> None:
    if _STRANGE.search(xml):
        raise CatalogError(refused(path, "里有的格没有位置", "请用 Excel 或 WPS 打开, 另存为 .xlsx"))
    filled = _FILLED.findall(xml)
    if not filled:
        return
    rows = max(map(int, {row for _, row in filled}))
    columns = max(column_number(letters.decode()) for letters in {letters for letters, _ in filled})
    if rows * columns > MOST_CELLS:
        raise CatalogError(
            refused(
                path,
                f"的内容散到了第 {rows} 行、第 {columns} 列, 太大",
                "请删去远处的零散内容, 或分成几个文件再导入",
            )
        )


def _oddities(xml: bytes) -> Oddities:
    found = [(_cell(m[1], m[2]), bool(m[3])) for m in _FORMULA.finditer(xml)] if b"f>" in xml else []
    return Oddities(
        frozenset(cell for cell, _ in found),
        frozenset(cell for cell, has_value in found if not has_value),
        frozenset(_cell(m[1], m[2]) for m in _ERROR.finditer(xml)),
    )


def _cell(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row), column_number(letters.decode())


def _sheet_parts(path: Path, parts: dict[str, bytes]) -> dict[str, str]:
    """Sheet name -> part name in lower case."""
    try:
        book = ElementTree.fromstring(parts["xl/workbook.xml"])  # noqa: S314 - no DTD: refused above
        links = ElementTree.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))  # noqa: S314
    except ElementTree.ParseError as error:
        raise CatalogError(broken(path)) from error
    targets = {link.get("Id"): link.get("Target", "").lower() for link in links}
    named: dict[str, str] = {}
    for sheet in book.iterfind(".//{*}sheets/{*}sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "")
        named[sheet.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return named


def _repacked(names: dict[str, str], parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in parts.items():
            archive.writestr(names[name], xml)
    packed.seek(0)
    return packed


def broken(path: Path) -> str:
    """The sentence for a workbook that cannot be read."""
    return refused(path, "不是完好的 Excel 工作簿", "请用 Excel 或 WPS 打开, 另存为 .xlsx")
