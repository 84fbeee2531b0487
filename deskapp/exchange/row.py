"""One row of an imported table, checked by itself: no catalog is needed for it."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from deskapp.domain.clean import LIMIT, clean
from deskapp.domain.handlings import MODES
from deskapp.exchange.columns import title

SHORT = 200
"""Longest name, label or code of things in characters."""
CODE_LIMIT = 64

LEVELS = ("社区", "办事处", "派出所", "区")
_LEVEL_WORDS = {
    "社区级": "社区",
    "村": "社区",
    "村级": "社区",
    "办事处级": "办事处",
    "街道": "办事处",
    "乡镇": "办事处",
    "乡级": "办事处",
    "区级": "区",
    "县": "区",
    "县级": "区",
    "区县": "区",
}
_CONFIDENCE = {
    "high": "high",
    "medium": "medium",
    "low": "low",
    "依据已核": "high",
    "部分核实": "medium",
    "未核实": "low",
}

_YES_NO = {"是": True, "停用": True, "yes": True, "true": True, "1": True} | {
    "否": False,
    "在用": False,
    "no": False,
    "false": False,
    "0": False,
}

LISTS = ("aliases", "old_names", "confused_with", "materials")
LIMITS = {"legal_time_limit": "legal", "promised_time": "promised", "citizen_deadline": "citizen"}
TEXTS = ("department", "item_type", "eligibility", "fee", "legal_basis", "notes", "phone")
_TEXTS = frozenset(TEXTS)
_PLACED = {"centre", "room", "window", "handling_mode"}
_SHORT_ONES = {"name", "category", "centre", "room", "window", "item_type"}
_MOST = {"code": CODE_LIMIT} | dict.fromkeys(_SHORT_ONES, SHORT)
_WORDED = {"room", "window", "handling_mode", "confidence", "retired", "verified_on"}
"""Columns that take only certain words, or need another one."""
_SHORT_LISTS = {"aliases", "old_names", "confused_with"}

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?")
_SERIAL = re.compile(r"\d{5}")
_SERIALS = range(36526, 73051)
"""2000-01-01 to 2099-12-31, counted as spreadsheets do."""
_DAYS = re.compile("(\\d{1,4})\\s*[(\uff08]?\\s*个?\\s*(工作日|自然日|日|天)[)\uff09]?")
_MARKS = {"【申请人时限】": "citizen", "【程序期限】": "procedure", "【法定时限】": "legal"}
_SITUATION = re.compile("(.+?)[(\uff08]([^()\uff08\uff09]+(?:的|时))[)\uff09]")


class LimitText(NamedTuple):
    """A period as it will be stored; see domain.models.TimeLimit."""

    kind: str
    text: str
    days: int | None
    unit: str


@dataclass(slots=True)
class ImportRow:
    """Checked values; an empty one means that the file says nothing about it."""

    number: int
    name: str = ""
    given_code: str = ""
    code: str = ""
    """The code it gets: the given one, else one settled with the catalog."""
    texts: dict[str, str] = field(default_factory=dict)
    """Columns of TEXTS, and `levels` and `confidence` in the catalog's words; no empty ones."""
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    limits: tuple[LimitText, ...] = ()
    category: str = ""
    source: str = ""
    verified_on: date | None = None
    centre: str = ""
    room: str = ""
    window: str = ""
    mode: str = ""
    strange_levels: tuple[str, ...] = ()
    retired: bool | None = None
    """True retires the item, False takes it back into use; None says nothing."""
    retired_on: date | None = None


def check_row(number: int, cells: dict[str, str], today: date) -> tuple[ImportRow, list[str]]:
    """(the row, its problems in words); `cells` maps column -> raw text."""
    whole = "".join(cells.values())
    if "\x00" in whole or "\ufffd" in whole:
        return ImportRow(number), ["含有二进制内容或乱码"]
    # One look at the whole row is ten times quicker than one at each cell, and most rows are clean.
    if clean(whole, 10 * LIMIT) == whole:
        values = {key: cell.strip() for key, cell in cells.items() if cell}
    else:
        values = {key: clean(cell, 10 * LIMIT).strip() for key, cell in cells.items() if cell}
    problems = _too_long(values) if len(whole) > CODE_LIMIT else []
    row = ImportRow(
        number=number,
        name=values.get("name", ""),
        given_code=values.get("code", ""),
        texts={key: cell for key, cell in values.items() if cell and key in _TEXTS},
        lists={key: parts for key in LISTS if key in values and (parts := split(values[key]))},
        category=values.get("category", ""),
        source=values.get("source", ""),
    )
    for key, kind in LIMITS.items():
        if key in values:
            row.limits += _limits(values[key], kind)
    if not _PLACED.isdisjoint(values):
        row.centre, row.room = values.get("centre", ""), values.get("room", "")
        row.window, row.mode = values.get("window", ""), values.get("handling_mode", "")
    if not row.name:
        problems.append(f"{title('name')}是空的")
    if "level" in values:
        _add_levels(row, values["level"])
    if not _WORDED.isdisjoint(values):
        problems += _check_words(row, values, today)
    if not _SHORT_LISTS.isdisjoint(row.lists):
        problems += [
            f"{title(key)}里有一项超过 {SHORT} 字"
            for key in _SHORT_LISTS & row.lists.keys()
            if _has_long(row, key)
        ]
    return row, problems


def split(text: str) -> tuple[str, ...]:
    """The parts between 「|」, in order, each once."""
    if "|" not in text and "\uff5c" not in text:
        return (text.strip(),) if text.strip() else ()
    return tuple(
        dict.fromkeys(part.strip() for part in text.replace("\uff5c", "|").split("|") if part.strip())
    )


def document(text: str) -> tuple[str, str]:
    """(name, situation): 「结婚证(已婚的)」 is needed only in the situation in its brackets."""
    match = _SITUATION.fullmatch(text)
    return (match[1].strip(), match[2].strip()) if match else (text, "")


def _has_long(row: ImportRow, key: str) -> bool:
    return any(len(part) > SHORT for part in row.lists[key])


def _too_long(values: dict[str, str]) -> list[str]:
    return [
        f"{title(key)}超过 {_MOST.get(key, LIMIT)} 字"
        for key, value in values.items()
        if len(value) > _MOST.get(key, LIMIT)
    ]


def _check_words(row: ImportRow, values: dict[str, str], today: date) -> list[str]:
    """Problems of the columns that take only certain words; fills in what is right."""
    problems = []
    if row.mode and row.mode not in MODES:
        problems.append(f"办理方式 「{row.mode[:20]}」 不认识, 只能是 {'、'.join(MODES)}")
    if (row.room or row.window or row.mode) and not row.centre:
        problems.append("写了房间、窗口或办理方式, 却没有写中心")
    if confidence := values.get("confidence", ""):
        known = _CONFIDENCE.get(confidence.lower())
        if known is None:
            problems.append(f"把握 「{confidence[:20]}」 不认识, 只能是 依据已核、部分核实、未核实")
        else:
            row.texts["confidence"] = known
    problems += _check_retired(row, values.get("retired", ""), today)
    if when := values.get("verified_on", ""):
        row.verified_on = parse_date(when)
        if row.verified_on is None:
            problems.append(f"核实日期 「{when[:20]}」 不是日期, 请写成 {today.isoformat()} 的样子")
    return problems


def _check_retired(row: ImportRow, text: str, today: date) -> list[str]:
    if not text:
        return []
    row.retired_on = parse_date(text)
    row.retired = True if row.retired_on else _YES_NO.get(text.lower())
    if row.retired is None:
        return [f"停用 「{text[:20]}」 不认识, 只能是 是、否, 或停用的日期"]
    if row.retired_on and row.retired_on > today:
        return [f"停用日期 {row.retired_on} 还没有到"]
    return []


def _add_levels(row: ImportRow, text: str) -> None:
    if not text:
        return
    words = _level_words(text)
    if words:
        row.texts["levels"] = "|".join(dict.fromkeys(words))
        row.strange_levels = tuple(word for word in words if word not in LEVELS)


@lru_cache(maxsize=256)
def _level_words(text: str) -> tuple[str, ...]:
    return tuple(_LEVEL_WORDS.get(word, word) for word in split(text.replace("、", "|").replace("/", "|")))


@lru_cache(maxsize=4096)
def _limits(text: str, kind: str) -> tuple[LimitText, ...]:
    """A list of items says the same few periods again and again."""
    return tuple(_limit(part, kind) for part in split(text))


def _limit(text: str, kind: str) -> LimitText:
    for mark, marked in _MARKS.items() if text.startswith("【") else ():
        if text.startswith(mark):
            text, kind = text.removeprefix(mark).strip(), marked
    plain = _DAYS.fullmatch(text)
    if plain is None:
        return LimitText(kind, text, None, "")
    return LimitText(kind, text, int(plain[1]), "工作日" if plain[2] == "工作日" else "日")


def parse_date(text: str) -> date | None:
    """2026-11-23, 2026/11/23, 2026.11.23 or 2026年11月23日; None when it is no date.

    A bare number is a spreadsheet's day count, where it falls between 2000 and 2099.
    """
    match = _DATE.fullmatch(text)
    if match is None and _SERIAL.fullmatch(text) and int(text) in _SERIALS:
        return date(1899, 12, 30) + timedelta(int(text))
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
