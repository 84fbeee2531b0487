"""The one table of what a key does. Bindings, key bar, menu, help and key card read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the clerk can do. The screen carries out `id` in `action_<id>`."""

    id: str
    label: str
    """Two or three characters, for the key bar."""
    keys: str
    """Textual key names, comma between; the first is the one that is shown."""
    help: str
    in_bar: bool = False
    in_menu: bool = False

    @property
    def shown(self) -> str:
        """How the key is written on the screen and on the key card."""
        return key_words(self.keys.split(",")[0])


ACTIONS: tuple[Action, ...] = (
    Action("help", "帮助", "f1", "看按键和四个例子", in_bar=True, in_menu=True),
    Action("browse", "浏览", "f2", "这里都能办什么: 按类别、按中心看", in_bar=True, in_menu=True),
    Action("choose_desk", "本台", "f3", "选本台在哪个中心", in_menu=True),
    Action("recent", "最近", "f4", "刚才答过的事项; 空框按回车再看上一项", in_menu=True),
    Action("next_citizen", "下一位", "f5", "关掉所有页, 清空, 接待下一位", in_bar=True, in_menu=True),
    Action("next_theme", "配色", "f6", "换配色: 浅色、深色、高对比 (会记住)", in_menu=True),
    Action("notice", "变动", "f7", "今日变动: 写一句窗口暂停、系统慢; 看现在的、提前结束", in_menu=True),
    Action("slip", "告知单", "f8", "出一次性告知单; 再按一次选样式 (转屏、文字、PDF、小票)", in_menu=True),
    Action("turn", "转屏", "f12", "把答案转给群众看 (大字); 按任意键返回", in_menu=True),
    Action("life_events", "一件事", "ctrl+l", "出生、退休、身后这些事, 一次看全要办哪几项", in_menu=True),
    Action("report", "答错了", "f10,ctrl+r", "答案不对、没查到: 记下来; 再按一次取消", in_menu=True),
    Action("menu", "菜单", "f9,ctrl+p", "全部功能", in_bar=True),
    Action("previous", "上一项", "up", "选上一项, 或往上翻一行"),
    Action("next", "下一项", "down", "选下一项, 或往下翻一行"),
    Action("page_up", "上翻页", "pageup", "往上翻一页"),
    Action("page_down", "下翻页", "pagedown", "往下翻一页"),
    Action("next_link", "下一处", "tab", "在全部信息里选下一处易混事项"),
    Action("previous_link", "上一处", "shift+tab", "选上一处"),
    Action("open", "看全部", "enter", "看选中事项的全部信息", in_bar=True),
    Action("back", "返回", "escape", "返回上一页; 没有页就清空", in_bar=True),
    Action("wave_away", "不用管", "delete", "在没查到的列表里: 这一行不再列; 别处是往后删一个字"),
    Action("edit_item", "改这条", "ctrl+e", "改选中的事项: 叫法、材料、收费、依据", in_menu=True),
    Action("maintain", "维护", "ctrl+g", "改目录: 事项、窗口、时间、放假、问句", in_menu=True),
    Action("changes", "撤销", "ctrl+z", "最近的改动: 哪一次都能撤销", in_menu=True),
    Action("verify", "核实", "ctrl+t", "说一声选中的事项核实过了: 现场、电话、文件", in_menu=True),
    Action("set_up", "设好本台", "f11", "哪个中心、开没开、几点开、几号窗口办什么, 五步", in_menu=True),
    Action("copy_answer", "复制", "ctrl+c", "复制选中的文字; 没有选中就复制答案", in_menu=True),
    Action("misses", "没查到的", "", "没查到、答错了的说法: 加成别名, 下次就能查到", in_menu=True),
    Action("statistics", "统计", "", "问了什么、什么时候问: 今天、本周、本月、本季, 能导出", in_menu=True),
    Action("clear_misses", "清空记录", "", "清空没查到的词 (先问一次)", in_menu=True),
    Action("import_table", "导入表格", "", "从 Excel 或 CSV 导入: 先看会改什么, 再写", in_menu=True),
    Action("remove_sample", "移除示例", "", "移除示例数据 (先问一次)", in_menu=True),
    Action("restore_sample", "放回示例", "", "放回示例数据", in_menu=True),
    Action("forget_picks", "清空常选", "", "清空本台常选: 以前对同样的话选过哪一项", in_menu=True),
    Action("leave", "退出", "ctrl+q", "退出程序", in_bar=True, in_menu=True),
)
DEFAULTS = {action.id: action.keys for action in ACTIONS if action.keys}

_KEY_WORDS = {
    "up": "上", "down": "下", "left": "左", "right": "右", "pageup": "PgUp", "pagedown": "PgDn",
    "enter": "回车", "escape": "Esc", "insert": "Ins", "delete": "Del",
}  # fmt: skip


def key_words(key: str) -> str:
    """「F1」, 「Ctrl+Q」, 「回车」: a Textual key name as a keyboard has it."""
    return "+".join(_KEY_WORDS.get(part, part.capitalize()) for part in key.split("+")) if key else ""


def with_keys(chosen: Mapping[str, str]) -> tuple[Action, ...]:
    """The table with the settings file's keys in it."""
    return tuple(replace(action, keys=chosen.get(action.id, action.keys)) for action in ACTIONS)


def bindings() -> list[BindingType]:
    """Priority bindings, so that no widget can keep a function key; named for the key map."""
    return [
        Binding(action.keys, action.id, action.label, show=False, priority=True, id=action.id)
        for action in ACTIONS
        if action.keys
    ]


def menu(table: tuple[Action, ...], *, has_sample: bool, read_only: bool) -> tuple[Action, ...]:
    """Menu entries that make sense now."""
    hidden = {"restore_sample" if has_sample else "remove_sample"}
    if read_only:
        hidden |= {"remove_sample", "restore_sample", "import_table"}
        hidden |= {"edit_item", "maintain", "set_up", "verify", "changes"}
    return tuple(action for action in table if action.in_menu and action.id not in hidden)


CARD_HEAD = """# 按键

字母和数字都归搜索框; 功能在这些键上。屏幕上有问句时, 1 到 4 选答案。

| 键 | 名称 | 做什么 | 设置名 |
|---|---|---|---|
"""
CARD_TAIL = """
按键可以改: 设置文件 (`deskapp locate` 看在哪) 的 `[keys]` 一节里写 `设置名 = "键"`,
键写成 `f5`、`ctrl+n` 这样。
"""


def key_card() -> str:
    """The printable key card: docs/keys.md, one row for each action with a key."""
    return CARD_HEAD + "".join(_card_row(action) for action in ACTIONS if action.keys) + CARD_TAIL


def _card_row(action: Action) -> str:
    keys = "、".join(key_words(key) for key in action.keys.split(","))
    return f"| {keys} | {action.label} | {action.help} | `{action.id}` |\n"
