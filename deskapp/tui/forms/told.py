"""What a form says about its keys: a line for the place where the keyboard is, a page for all of them."""

from __future__ import annotations

from deskapp.upkeep.draft import ADD, Draft
from deskapp.upkeep.fields import CHOICE, LIST, PICK

KEYS = (
    ("Tab 回车", "下一格; Shift+Tab 上一格"),
    ("上 下", "上一行、下一行; PgUp PgDn 翻页"),
    ("1 2 3", "只有几个词可选的格: 按它的数字, 或左右键、空格换"),
    ("打字", "要从目录里选的格: 打几个字, 上下选, 回车取; 空着按回车看全部"),
    ("F7", "在表里加一行"),
    ("F8", "去掉这一行"),
    ("Ctrl+上 下", "把这一行往上、往下挪"),
    ("F9", "别人刚改过同一格时: 换成别人的, 再按换回来"),
    ("F10", "保存 (Ctrl+S 也行); 有不对的先带到那一格"),
    ("Esc", "返回; 有没保存的先问一句"),
)
"""For the page that F1 opens."""

MORE = "下面还有 {count} 行; "
TYPED = "上下走, Tab 下一格, F10 保存"
CHOSEN = "按数字选, 或左右键换; F10 保存"
PICKED = "打几个字再上下选; 空着回车看全部"
ADDED = "回车加一行; 上下走, F10 保存"
IN_ROW = "F7 加一行, F8 去掉这行; F1 看别的键"


def hint(draft: Draft) -> str:
    """What the keys do in the place where the keyboard is."""
    item = draft.item(draft.at)
    if draft.at.row == ADD:
        return ADDED
    if item.kind in (CHOICE, PICK):
        return CHOSEN if item.kind == CHOICE else PICKED
    return IN_ROW if draft.at.row >= 0 else TYPED


def in_list(draft: Draft) -> bool:
    """Is the keyboard in a list, whose rows can be added and taken out?"""
    return draft.field(draft.at.field).kind == LIST
