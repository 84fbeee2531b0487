"""The columns an imported table may have, in English and Chinese."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

HEADERS: dict[str, tuple[str, ...]] = {
    "name": ("事项名称", "名称", "事项"),
    "code": ("事项编码", "编码", "代码"),
    "aliases": ("别名", "俗称", "常用名"),
    "old_names": ("旧称", "曾用名"),
    "category": ("类别", "分类"),
    "department": ("实施主体", "部门", "主管部门"),
    "item_type": ("事项类型", "类型"),
    "level": ("层级", "办理层级"),
    "eligibility": ("受理条件", "条件"),
    "materials": ("申请材料", "材料"),
    "legal_time_limit": ("法定时限", "法定办结时限"),
    "promised_time": ("承诺时限", "承诺办结时限"),
    "citizen_deadline": ("申请人时限",),
    "fee": ("收费", "费用"),
    "legal_basis": ("设定依据", "依据"),
    "source": ("来源", "出处"),
    "verified_on": ("核实日期",),
    "confidence": ("把握", "可信度"),
    "confused_with": ("易混事项", "易混"),
    "notes": ("备注", "说明"),
    "centre": ("中心", "便民服务中心"),
    "room": ("房间", "区域", "功能室"),
    "window": ("窗口", "窗口号"),
    "handling_mode": ("办理方式",),
    "phone": ("电话", "咨询电话"),
    "retired": ("停用", "停用日期"),
}
"""Column -> its Chinese headers; the first one is used in sentences."""
EXAMPLE = "【示例】"
"""Starts the first cell of a template's example row, which is never imported."""


def spellings(headers: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Any way to write a header -> its column."""
    return {spelling: key for key, chinese in headers.items() for spelling in (key, *chinese)}


KEYS = spellings(HEADERS)


def title(key: str) -> str:
    """The Chinese header of a column."""
    return HEADERS[key][0]


def normal(header: str) -> str:
    """A header as it is compared: full-width, case, spaces and hyphens do not matter."""
    plain = unicodedata.normalize("NFKC", header).strip().strip("*").strip().lower()
    return plain.replace(" ", "_").replace("-", "_")


_BRACKETS = re.compile(r"[(\[].*?[)\]]")


def _bare(header: str) -> str:
    """A header without what people put around its word: 「窗 口 号」, 「联系电话(座机)」, 「办理事项:」."""
    return _BRACKETS.sub("", "".join(normal(header).split())).replace("_", "").strip(":、*")


def recognise(
    header: Sequence[str], keys: Mapping[str, str] = KEYS
) -> tuple[dict[int, str], list[str], list[str]]:
    """(position -> column, unknown headers, columns that stand there twice)."""
    known: dict[int, str] = {}
    unknown: list[str] = []
    twice: list[str] = []
    for position, cell in enumerate(header):
        key = keys.get(normal(cell)) or keys.get(_bare(cell))
        if key is None:
            if cell.strip():
                unknown.append(cell.strip())
        elif key in known.values():
            twice.append(key)
        else:
            known[position] = key
    return known, unknown, twice


def is_header(cells: Sequence[str]) -> bool:
    """Does a row name the one column that is required?"""
    return any(KEYS.get(normal(cell), KEYS.get(_bare(cell))) == "name" for cell in cells)


def nearest(header: str, keys: Mapping[str, str] = KEYS) -> str:
    """The known header most like an unknown one, as it may be written."""
    wanted = normal(header)
    return str(process.extractOne(wanted, keys.keys(), scorer=fuzz.ratio)[0])
