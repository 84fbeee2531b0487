"""An empty table to fill in: headers, a note on each column, one example that no import takes."""

import csv
import io
from collections.abc import Mapping
from typing import Any, NamedTuple

from deskapp.domain.handlings import MODES
from deskapp.exchange.columns import EXAMPLE, HEADERS, title
from deskapp.exchange.csv_out import BOM
from deskapp.exchange.formulas import marked
from deskapp.exchange.own.xlsx_form import AS_TEXT
from deskapp.exchange.window_rows import HEADERS as WINDOWS

ROWS = 500
"""Rows that get the list of allowed words."""


class Column(NamedTuple):
    """What a column's header is, what belongs there, and an example."""

    header: str
    note: str
    example: str
    words: tuple[str, ...] = ()
    """The only words it takes; empty for any."""


_NOTES: Mapping[str, tuple[str, str]] = {
    "name": ("必填。事项的正式名称, 照文件写。", f"{EXAMPLE}社会保障卡补领、换领 (导入时不算)"),
    "code": ("可空。本程序给的编码, 认得是哪一项; 空着就按名称认。", ""),
    "aliases": ("群众平常怎么叫, 几个之间用 | 隔开。", "补社保卡|社保卡丢了"),
    "old_names": ("过去的叫法, 用 | 隔开。", ""),
    "category": ("大厅牌子上的哪一类。没有的类别会新建。", "劳动保障"),
    "department": ("谁审批、谁主管。", "人力资源和社会保障局"),
    "item_type": ("行政许可、行政确认、行政给付、公共服务等。", "公共服务"),
    "level": ("在哪一级可以提出: 社区、办事处、派出所、区, 用 | 隔开。", "社区|办事处"),
    "eligibility": ("什么情形可以申请, 照文件写; 不写「符合条件」。", ""),
    "materials": ("要带的材料, 一样一样写, 用 | 隔开; 不写「其他有关材料」。", "居民身份证|委托书(代办的)"),
    "legal_time_limit": ("照文件写, 日和工作日不要混。", "5个工作日"),
    "promised_time": ("本地对外承诺的时限, 没有就空着。", ""),
    "citizen_deadline": ("群众自己要赶的期限。", ""),
    "fee": ("收多少, 依据是什么; 不收写 不收费。", "不收费"),
    "legal_basis": ("法律、条例的名称和第几条。", ""),
    "source": ("这一行从哪里来的: 文件名、网址、谁说的。", "服务指南"),
    "verified_on": ("哪天核实的, 没核实就空着。", ""),
    "confidence": ("依据已核、部分核实或未核实。", "未核实"),
    "confused_with": ("容易弄混的事项的名称, 用 | 隔开。", ""),
    "notes": ("提醒窗口人员的话。", ""),
    "centre": ("哪个中心办, 写名称或其中一段。不知道就空着。", ""),
    "room": ("几楼哪间, 如 一楼 便民服务大厅。", ""),
    "window": ("几号窗口, 如 3号。不知道就空着, 不要猜。", ""),
    "handling_mode": ("在这里怎么办。", ""),
    "phone": ("能打通的电话, 座机带区号。", ""),
    "retired": ("不再办的事项写 是 或停用的日期; 恢复写 否; 平常空着。", ""),
}
_WORDS = {"handling_mode": MODES, "confidence": ("依据已核", "部分核实", "未核实")}


def item_columns() -> list[Column]:
    """The template of 事项; every column of an import."""
    return [Column(title(key), *_NOTES[key], _WORDS.get(key, ())) for key in HEADERS]


_WINDOW_NOTES: Mapping[str, tuple[str, str]] = {
    "label": ("窗口号, 照牌子写: 3号。没有号就空着, 写窗口名称。", f"{EXAMPLE}3号 (导入时不算)"),
    "title": ("牌子上的名称。", "社会保障"),
    "services": (
        "在这里办什么, 一行一样或用 | 隔开; 写事项名称或平常叫法。",
        "社保卡丢了|养老保险",
    ),
    "category": ("整类都在这里办, 写类别。", "劳动保障"),
    "floor": ("几楼。", "一楼"),
    "room": ("哪间、哪个区。", "便民服务大厅"),
    "mode": ("在这里怎么办。", "直接办"),
    "phone": ("能打通的电话, 座机带区号。", ""),
    "verified_on": ("哪天核实的, 没核实就空着。", ""),
}


def window_columns() -> list[Column]:
    """The template of a hall's window table."""
    words = {"mode": MODES}
    return [Column(names[0], *_WINDOW_NOTES[key], words.get(key, ())) for key, names in WINDOWS.items()]


def template_csv(columns: list[Column]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.header for column in columns])
    writer.writerow([marked(column.example) for column in columns])
    return (BOM + out.getvalue()).encode("utf-8")


def template_xlsx(columns: list[Column], sheet: str) -> bytes:
    """The table, and a second sheet that says what each column is for."""
    import xlsxwriter

    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, AS_TEXT) as book:
        bold, quiet = book.add_format({"bold": True}), book.add_format({"italic": True})
        text = book.add_format({"num_format": "@"})
        page, notes = book.add_worksheet(sheet), book.add_worksheet("填写说明")
        page.freeze_panes(1, 1)
        notes.write_row(0, 0, ["列名", "怎么填"], bold)
        for at, column in enumerate(columns):
            # As text from the start: codes and telephones keep their zeros.
            page.set_column(at, at, 18, text)
            page.write_string(0, at, column.header, bold)
            page.write_comment(0, at, column.note)
            if column.example:
                page.write_string(1, at, column.example, quiet)
            _allow(page, at, column)
            notes.write_string(at + 1, 0, column.header)
            notes.write_string(at + 1, 1, column.note)
        notes.set_column(1, 1, 60)
    return packed.getvalue()


def _allow(page: Any, at: int, column: Column) -> None:
    if column.words:
        page.data_validation(1, at, ROWS, at, {"validate": "list", "source": list(column.words)})
