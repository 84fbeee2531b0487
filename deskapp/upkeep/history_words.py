"""What a change did, in the words of the forms: 「收费: 免费 -> 5元」."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deskapp.storage.changed_rows import ChangedRow
from deskapp.upkeep.catalogue import KINDS

TABLES = {
    "service": "事项", "service_name": "叫法", "required_document": "材料", "time_limit": "时限",
    "confusion": "易混", "centre": "中心", "centre_name": "中心叫法", "centre_state": "中心状态",
    "room": "场所", "service_window": "窗口", "service_at_location": "办理", "schedule": "办公时间",
    "day_exception": "例外的日子", "question": "问句", "question_phrase": "问句说法",
    "question_choice": "问句选项", "life_event": "一件事", "life_event_phrase": "一件事说法",
    "life_event_item": "一件事事项", "concept": "同义说法", "filler": "口头语", "emergency": "紧急求助",
    "emergency_phrase": "紧急说法", "harmless_phrase": "不算紧急的", "sensitive_item": "敏感事项",
    "question_word": "问句前后的话", "life_event_ending": "一件事的问法", "pin": "口令",
    "category": "类别", "notice": "今日变动", "verification": "核实", "claim": "来源说法",
    "source": "来源", "setting": "设置",
}  # fmt: skip
"""Table -> what a clerk calls its rows."""
OPS = {"added": "新增", "removed": "去掉"}
TELLING = ("text", "name", "label", "word", "wording", "fact_group", "concept", "state", "day", "weekday")
"""Fields that say which row it is."""
_MORE = {
    "verified_on": "核实日期", "verified_by": "谁核实", "source_code": "来源", "retired_on": "停用日期",
    "position": "次序", "mode": "办到哪一步", "room_code": "场所", "window_code": "窗口",
    "text": "文字", "name": "名称", "situation": "什么情况", "days": "天数", "unit": "单位", "kind": "种类",
}  # fmt: skip


def _labels() -> dict[str, str]:
    found = dict(_MORE)
    for kind in KINDS:
        for item in kind.fields:
            found.setdefault(item.name, item.label)
            for part in item.parts:
                found.setdefault(part.name, part.label)
    return found


LABELS = _labels()


def row_words(change: ChangedRow) -> Iterator[str]:
    """Each field before and after; of a row that came or went what it said."""
    table = TABLES.get(change.table, change.table)
    if change.op in OPS:
        said = next((str(change.before[f]) for f in TELLING if change.before.get(f)), "")
        yield f"{OPS[change.op]}{table} {said}".rstrip()
        return
    for name, after in change.after.items():
        label = LABELS.get(name, name)
        yield f"{table} {label}: {_shown(change.before.get(name))} -> {_shown(after)}"


def _shown(value: Any) -> str:
    return "空" if value in (None, "") else str(value)
