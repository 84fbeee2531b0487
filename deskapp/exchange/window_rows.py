"""A hall's window table: its columns, and each row checked by itself."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from deskapp.domain.clean import clean
from deskapp.domain.handlings import MODES
from deskapp.domain.validate import phone, tidy_window_label, window_label
from deskapp.exchange.columns import EXAMPLE, recognise, spellings
from deskapp.exchange.row import SHORT, parse_date
from deskapp.exchange.table_file import TableFile
from deskapp.exchange.window_modes import mode_of

HEADERS: dict[str, tuple[str, ...]] = {
    "label": ("窗口号", "窗口", "窗口编号", "窗口序号", "编号", "窗号", "号"),
    "title": ("窗口名称", "窗口名", "窗口牌", "名称", "牌子"),
    "services": (
        "办理事项", "事项", "事项名称", "业务", "办理业务", "业务名称", "业务范围", "主要业务", "服务事项",
        "受理事项", "受理业务", "办理内容", "业务内容", "服务内容", "工作内容", "办什么",
    ),
    "category": ("办理类别", "类别", "分类"),
    "floor": ("楼层", "所在楼层"),
    "room": ("房间", "区域", "功能室", "大厅", "位置", "地点", "场所"),
    "mode": ("办理方式", "办到哪一步"),
    "phone": ("电话", "窗口电话", "咨询电话", "联系电话", "办公电话", "电话号码", "座机", "联系方式"),
    "verified_on": ("核实日期",),
}  # fmt: skip
"""Column -> its headers; the first one is used in sentences."""

KEYS = spellings(HEADERS)
NUMBER = "序号"
"""Numbers the rows of the table: nothing is lost by it."""
IGNORED = {
    "备注", "说明", "照片", "工作人员", "姓名", "经办人", "负责人",
    "值班人", "部门", "单位", "上班时间",
}  # fmt: skip
"""Columns that such tables have and that are no facts of a window: not taken, all told in one sentence."""

_STRONG = re.compile("[|｜;；\n\r]+")
_WEAK = re.compile("[、,，/／]+")
_NUMBERED = re.compile(r"^[（(]?\d{1,2}[)）.．、]\s*(?=\D)")


@dataclass(frozen=True, slots=True)
class WindowRow:
    """Checked values; an empty one means that the file says nothing about it."""

    number: int
    label: str
    title: str
    things: tuple[tuple[str, ...], ...]
    """What is done there: each is one text, in parts where it may be several."""
    floor: str
    room: str
    mode: str
    phone: str
    verified_on: date | None


def is_window_header(cells: Sequence[str]) -> bool:
    """A number or a name of windows, and at least one more column that is known."""
    known = set(recognise(cells, KEYS)[0].values())
    return bool(known & {"label", "title"}) and len(known) > 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A file by itself: good rows, problems by row, and what is left out of good rows."""

    rows: list[WindowRow]
    problems: list[tuple[int, str]]
    warnings: list[str]


def window_rows(table: TableFile, columns: dict[int, str]) -> Reading:
    """Every row checked. A telephone that is none is left out and said: the window is there all the same."""
    rows: list[WindowRow] = []
    warnings: list[str] = []
    problems = list(table.problems)
    unread = {number for number, _ in problems}
    for number, cells in table.rows:
        values = {key: cells[at] for at, key in columns.items() if at < len(cells)}
        if values.get("label", "").strip().startswith(EXAMPLE):
            continue
        row, wrong = _checked(number, values)
        problems += [(number, text) for text in wrong]
        if wrong or number in unread:
            continue
        if row.phone and (reason := phone(row.phone)):
            warnings.append(f"第 {number} 行: {reason}; 电话没有记下")
            row = replace(row, phone="")
        rows.append(row)
    return Reading(rows, problems, warnings)


def key_of(text: str) -> str:
    """A name as it is compared: letters and digits only."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def _checked(number: int, values: dict[str, str]) -> tuple[WindowRow, list[str]]:
    texts = {key: clean(cell, 10 * SHORT).strip() for key, cell in values.items()}
    label, title = tidy_window_label(texts.get("label", "")), texts.get("title", "")
    row = WindowRow(
        number=number,
        label=label or tidy_window_label(title),
        title=title if label else "",
        things=tuple(_things(values.get("services", ""), values.get("category", ""))),
        floor=texts.get("floor", ""),
        room=texts.get("room", ""),
        mode=mode_of(texts.get("mode", "")) or "",
        phone=texts.get("phone", ""),
        verified_on=parse_date(texts.get("verified_on", "")),
    )
    return row, list(_problems(row, texts))


def _problems(row: WindowRow, texts: dict[str, str]) -> Iterable[str]:
    if not row.label:
        yield "窗口号和窗口名称都是空的"
    for key in ("title", "floor", "room"):
        if len(texts.get(key, "")) > SHORT:
            yield f"{HEADERS[key][0]}超过 {SHORT} 字"
    if row.label and (reason := window_label(row.label)):
        yield reason
    if mode_of(texts.get("mode", "")) is None:
        yield f"办理方式 「{texts['mode'][:20]}」 说不准是哪一种, 请写成 {'、'.join(MODES)}"
    if texts.get("verified_on") and row.verified_on is None:
        yield f"核实日期 「{texts['verified_on'][:20]}」 不是日期"
    if any("\ufffd" in text or "\x00" in text for text in texts.values()):
        yield "含有二进制内容或乱码"


def _things(*cells: str) -> Iterable[tuple[str, ...]]:
    for cell in cells:
        for text in _STRONG.split(cell):
            plain = _NUMBERED.sub("", clean(text, 10 * SHORT).strip())
            parts = tuple(part.strip() for part in _WEAK.split(plain) if part.strip())
            if parts:
                yield parts
