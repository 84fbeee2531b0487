"""What the sheets and columns of an own workbook are called, and what makes a row the same row.

A table or column that is not named here keeps its English name: nothing is left out of an export
because somebody forgot to name it.
"""

from deskapp.storage.shapes import TableShape

SHEETS = {
    "source": "来源",
    "category": "类别",
    "service": "事项",
    "service_name": "别名",
    "required_document": "材料",
    "time_limit": "时限",
    "confusion": "易混",
    "centre": "中心",
    "centre_name": "中心别名",
    "centre_state": "中心状态",
    "room": "房间",
    "service_window": "窗口",
    "service_at_location": "事项进驻",
    "schedule": "办公时间",
    "day_exception": "放假调休",
    "life_circle": "便民生活圈",
    "policy_line": "政策说法",
    "concept": "同义说法",
    "filler": "口头语",
    "setting": "目录设置",
    "question": "追问",
    "question_choice": "追问选项",
    "question_phrase": "追问说法",
    "question_word": "追问旁的词",
    "emergency": "紧急求助",
    "emergency_phrase": "紧急说法",
    "harmless_phrase": "不紧急的说法",
    "sensitive_item": "小声说的事项",
    "life_event": "一件事",
    "life_event_phrase": "一件事说法",
    "life_event_ending": "一件事词尾",
    "life_event_item": "一件事事项",
    "notice": "通知",
    "circle_need": "生活需要",
    "room_need": "房间满足",
    "catchment": "服务范围",
    "refused_certificate": "不应开的证明",
    "verification": "核实记录",
    "claim": "来源说法",
}
HEADERS = {
    "code": "编码",
    "name": "名称",
    "kind": "种类",
    "as_of": "截至",
    "url": "网址",
    "position": "次序",
    "category_code": "类别编码",
    "department": "实施主体",
    "item_type": "事项类型",
    "levels": "层级",
    "eligibility": "受理条件",
    "fee": "收费",
    "legal_basis": "设定依据",
    "notes": "备注",
    "doubt": "待核实",
    "confidence": "把握",
    "phone": "电话",
    "source_code": "来源编码",
    "source_detail": "来源原文",
    "frequency": "常问程度",
    "retired_on": "停用日期",
    "verified_on": "核实日期",
    "verified_by": "核实人",
    "service_code": "事项编码",
    "other_code": "另一事项编码",
    "difference": "区别",
    "text": "文字",
    "situation": "情形",
    "days": "天数",
    "unit": "单位",
    "level": "级别",
    "parent": "上级",
    "address": "地址",
    "floor_area": "建筑面积",
    "land_area": "占地面积",
    "storeys": "层数",
    "serves": "服务对象",
    "centre_code": "中心编码",
    "state": "状态",
    "wording": "原话",
    "expected_text": "预计投用原话",
    "expected_by": "预计投用",
    "floor": "楼层",
    "planned": "计划中",
    "room_code": "房间编码",
    "label": "窗口号",
    "title": "标题",
    "window_code": "窗口编码",
    "mode": "办理方式",
    "weekday": "星期",
    "opens_1": "上午开",
    "closes_1": "上午关",
    "opens_2": "下午开",
    "closes_2": "下午关",
    "season_from": "季节从",
    "season_to": "季节到",
    "day": "日期",
    "working": "上班",
    "reason": "原因",
    "needs": "需要",
    "topic": "题目",
    "concept": "意思",
    "word": "词",
    "key": "项目",
    "value": "值",
    "question_code": "追问编码",
    "emergency_code": "求助编码",
    "number": "号码",
    "sentence": "怎么说",
    "hint": "提醒",
    "neutral_name": "平和的名字",
    "event_code": "一件事编码",
    "stem": "要接词尾",
    "ending": "词尾",
    "note": "说明",
    "scope": "范围",
    "suspends": "暂停办理",
    "starts": "开始",
    "ends": "结束",
    "created_by": "谁写的",
    "created_at": "写下时间",
    "thing": "说的是",
    "about": "关于",
    "field": "哪一栏",
    "verdict": "结论",
    "settled_on": "定的日期",
    "settled_by": "谁定的",
    "settled_how": "怎么知道",
    "settled_why": "凭什么",
}

SAME = {
    "service_at_location": ("centre_code", "service_code", "category_code"),
    "day_exception": ("day", "centre_code"),
    "concept": ("concept",),
    "question_choice": ("question_code",),
    "life_event_item": ("event_code",),
    "notice": ("created_at", "text"),
}
"""Of tables whose rows have no key of their own: rows that agree in these belong together and are
replaced together. Elsewhere it is what they refer to."""


def sheet(table: str) -> str:
    return SHEETS.get(table, table)


def header(column: str) -> str:
    return HEADERS.get(column, column)


def together(shape: TableShape) -> tuple[str, ...]:
    """The columns that make a row, or a group of rows, the same in a file and in a catalog."""
    if shape.key:
        return shape.key
    if shape.name in SAME:
        return SAME[shape.name]
    parents = tuple(c.name for c in shape.columns if c.refers is not None and c.name != "source_code")
    return parents or tuple(column.name for column in shape.columns)
