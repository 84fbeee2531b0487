"""The tiles of the first page: what people come for, each opening lines of the hall's sign.

Tiles follow the categories of the catalog (codes of table `category`), so an item that is
added to a category is behind its tile at once.
"""

from __future__ import annotations

from typing import NamedTuple

EVENTS = "events"
"""Stands for the life events (一件事) in place of categories."""


class Tile(NamedTuple):
    """One tile. `opens`: category codes, or EVENTS."""

    label: str
    short: str
    """For a narrow screen, at most four characters."""
    opens: tuple[str, ...]


TILES = (
    Tile("户口 身份证", "户口", ("hj",)),
    Tile("低保 救助 婚姻", "低保救助", ("mz",)),
    Tile("种地补贴", "种地补贴", ("hn",)),
    Tile("社保 找工作", "社保", ("sb",)),
    Tile("看病 医保", "医保", ("yb",)),
    Tile("生孩子 打疫苗", "生孩子", ("js",)),
    Tile("老人 养老", "老人", ("yl",)),
    Tile("残疾人", "残疾人", ("cl",)),
    Tile("退役军人 当兵", "退役军人", ("ty",)),
    Tile("房子 土地", "房子土地", ("zf",)),
    Tile("开店 执照", "开店执照", ("bz",)),
    Tile("上学", "上学", ("jy",)),
    Tile("反映问题 打官司", "反映问题", ("xf",)),
    Tile("党员 志愿 帮教", "党员帮教", ("dq", "bj")),
    Tile("厕所 借伞 充电", "便民生活", ("sh",)),
    Tile("人生大事", "人生大事", (EVENTS,)),
)
