"""The one table of what a key does. Bindings, key bar, menu, help and key card read it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the clerk can do. The screen carries out `id` in `action_<id>`."""

    id: str
    label: str
    """Two or four characters, for the key bar."""
    keys: tuple[str, ...]
    """Textual key names; the first is the one that is shown."""
    shown: str
    """How the key is written on the screen and on the key card."""
    help: str
    in_bar: bool = False
    in_menu: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("help", "帮助", ("f1",), "F1", "看按键和四个例子", in_bar=True, in_menu=True),
    Action("browse", "浏览", ("f2",), "F2", "这里都能办什么: 按类别、按中心看", in_bar=True, in_menu=True),
    Action("choose_desk", "本台", ("f3",), "F3", "选本台在哪个中心", in_bar=True, in_menu=True),
    Action("next_theme", "配色", ("f6",), "F6", "换配色: 浅色、深色、高对比", in_menu=True),
    Action("menu", "菜单", ("f9", "ctrl+p"), "F9", "全部功能", in_bar=True),
    Action("previous", "上一项", ("up",), "上", "选上一项, 或往上翻一行"),
    Action("next", "下一项", ("down",), "下", "选下一项, 或往下翻一行"),
    Action("page_up", "上翻页", ("pageup",), "PgUp", "往上翻一页"),
    Action("page_down", "下翻页", ("pagedown",), "PgDn", "往下翻一页"),
    Action("open", "看全部", ("enter",), "回车", "看选中事项的全部信息", in_bar=True),
    Action("back", "清空", ("escape",), "Esc", "返回; 再按清空, 接待下一位", in_bar=True),
    Action("copy_answer", "复制", ("ctrl+c",), "Ctrl+C", "复制选中的文字; 没有选中就复制答案", in_menu=True),
    Action("remove_sample", "移除示例", (), "", "移除示例数据 (先问一次)", in_menu=True),
    Action("restore_sample", "放回示例", (), "", "放回示例数据", in_menu=True),
    Action("leave", "退出", ("ctrl+q",), "Ctrl+Q", "退出程序", in_bar=True, in_menu=True),
)


def bindings() -> list[BindingType]:
    """Priority bindings, so that no widget can keep a function key for itself."""
    return [
        Binding(",".join(action.keys), action.id, action.label, show=False, priority=True)
        for action in ACTIONS
        if action.keys
    ]


def bar() -> tuple[Action, ...]:
    return tuple(action for action in ACTIONS if action.in_bar)


def menu(*, has_sample: bool, read_only: bool) -> tuple[Action, ...]:
    """Menu entries that make sense now."""
    hidden = {"restore_sample" if has_sample else "remove_sample"}
    if read_only:
        hidden |= {"remove_sample", "restore_sample"}
    return tuple(action for action in ACTIONS if action.in_menu and action.id not in hidden)


def key_card() -> str:
    """The printable key card, plain text."""
    rows = [f"{action.shown:<8}{action.help}" for action in ACTIONS if action.shown]
    return "\n".join(rows)
