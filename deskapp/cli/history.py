"""`deskapp history`: who changed what, when and why; and `--undo`."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from deskapp.cli import output
from deskapp.cli.asking import agreed
from deskapp.cli.opened import damage, damage_json, opened_catalog
from deskapp.cli.pin import ask_for_pin
from deskapp.storage.history import Change, FieldChange, RowChange, read_changes
from deskapp.storage.opening import open_catalog

KINDS = {
    "create": "建立目录",
    "import": "导入",
    "edit": "修改",
    "undo": "撤销",
    "verify": "核实",
    "settle": "定说法",
    "shipped": "收新内容",
    "notice": "今日变动",
    "sample": "示例",
    "restore": "恢复备份",
    "migrate": "升级格式",
    "pin": "口令",
}
OPS = {"added": "加", "changed": "改", "removed": "去掉"}
TABLES = {
    "service": "事项",
    "service_name": "别名",
    "required_document": "材料",
    "time_limit": "时限",
    "confusion": "易混事项",
    "category": "类别",
    "source": "来源",
    "centre": "中心",
    "centre_name": "中心叫法",
    "centre_state": "中心状态",
    "room": "房间",
    "service_window": "窗口",
    "service_at_location": "办理地点",
    "schedule": "开放时间",
    "day_exception": "放假调休",
    "notice": "今日变动",
    "verification": "核实记录",
    "claim": "来源说法",
}
ROWS_SHOWN = 10
LONGEST = 60
NONE = "没有改动记录。"
UNDONE = "已撤销 {number} 号改动 ({rows} 行), 这次撤销是 {own} 号, 也能再撤销。"


def run(options: Namespace) -> int:
    """0 told or undone; 1 the person said no."""
    catalog = opened_catalog(options)
    if options.undo is not None:
        return _undo(catalog, options)
    about = f"s:{options.service}" if options.service else None
    with closing(open_catalog(catalog)) as conn:
        found = read_changes(conn, about, options.limit)
    damaged = damage_json(damage(options, catalog))
    for change in found:
        if options.json:
            output.say_json({**change_json(change), "damaged": damaged})
        else:
            output.say(_words(change))
    if not found and not options.json:
        output.say(NONE)
    return 0


def _undo(catalog: Path, options: Namespace) -> int:
    if not agreed(f"撤销 {options.undo} 号改动吗?", yes=options.yes):
        output.say("没有改动。")
        return 1
    ask_for_pin(catalog)
    from deskapp.storage.editor import undo
    from deskapp.storage.writer import Why

    done = undo(catalog, options.undo, Why(by=options.by, words=f"撤销 {options.undo} 号改动"))
    output.say(UNDONE.format(number=options.undo, rows=len(done.keys), own=done.number))
    return 0


def _words(change: Change) -> str:
    if change.id is None:
        head = "别的程序改的, 不知道是谁、什么时候"
    else:
        when = f"{change.at:%Y-%m-%d %H:%M}" if change.at else "时间不明"
        parts = (f"{change.id}. {when}", KINDS.get(change.kind, change.kind), change.by, change.why)
        head = " · ".join(part for part in parts if part)
    lines = [head, *(_row_words(row) for row in change.rows[:ROWS_SHOWN])]
    more = change.rows_in_all - ROWS_SHOWN
    return "\n".join([*lines, f"   还有 {more} 行"] if more > 0 else lines)


def _row_words(row: RowChange) -> str:
    key = "/".join(str(part) for part in row.key)
    fields = "; ".join(_field_words(field) for field in row.fields) if row.op == "changed" else ""
    about = row.about.partition(":")[2]
    where = f"{key} ({about})" if about and about != key else key
    what = f"{OPS.get(row.op, row.op)} {TABLES.get(row.table, row.table)} {where}"
    return f"   {what}: {fields}" if fields else f"   {what}"


def _field_words(field: FieldChange) -> str:
    from deskapp.exchange.wording import label

    return f"{label(field.field)} 「{_short(field.before)}」→「{_short(field.after)}」"


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def change_json(change: Change) -> output.Json:
    """One change; the shape is docs/cli-contract.md."""
    return {
        "id": change.id,
        "at": change.at.isoformat() if change.at else None,
        "kind": change.kind,
        "by": change.by,
        "why": change.why,
        "rows_in_all": change.rows_in_all,
        "rows": [
            {
                "table": row.table,
                "key": list(row.key),
                "about": row.about,
                "op": row.op,
                "fields": {field.field: [field.before, field.after] for field in row.fields},
            }
            for row in change.rows
        ],
    }
