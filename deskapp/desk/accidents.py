"""What is said of a catalog that was damaged: what happened, what is safe, what to do."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from deskapp.storage import copies
from deskapp.storage.opening import shown

REPLACED = (
    "目录文件 {at:%Y-%m-%d %H:%M} 发现已损坏或丢失, 已换上 {of:%Y-%m-%d %H:%M} 留的好副本; "
    "{of:%Y-%m-%d %H:%M} 之后若有改动请重做。坏文件留在 {aside}。"
)
INSTEAD = (
    "目录文件 {path} 已损坏或丢失, 这里不能写, 换不上; 现在用的是 {of:%Y-%m-%d %H:%M} 留的好副本, 只能查; "
    "请在能写的地方用 deskapp 打开一次。"
)


class Damage(NamedTuple):
    """A damage of the last days, and what answers since."""

    copy_of: datetime
    """Of when the copy is."""
    words: str


def damage_of(catalog: Path, used: Path, now: datetime) -> Damage | None:
    """For some days after a damage; None when there was none.

    `used` is the file that is read: the catalog, or a copy where the catalog could not be mended.
    """
    if used != catalog:
        of = next((copy.at for copy in copies.listed(catalog) if copy.path == used), now)
        return Damage(of, INSTEAD.format(path=shown(catalog), of=of))
    accident = copies.newest_accident(catalog, now)
    if accident is None:
        return None
    words = REPLACED.format(at=accident.at, of=accident.copy_of, aside=shown(accident.aside))
    return Damage(accident.copy_of, words)
