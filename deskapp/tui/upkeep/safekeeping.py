"""备份与恢复: what copies there are, a new one onto a stick, any of them put back, and that taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp.exchange.nearby import Found, catalog_files, sticks, typed_path
from deskapp.storage import backups
from deskapp.storage.backups import BY_HAND, REASONS, Backup
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.path_picker import PathPicker, entry_of
from deskapp.tui.upkeep.picker import PICK, Key, Picker
from deskapp.tui.upkeep.sitting import Sitting
from deskapp.upkeep.kind import Entry

if TYPE_CHECKING:
    from deskapp.storage.writer_restore import Restored

TITLE = "备份与恢复"
NOTE = "回车换成选中的那一份 (会再问, 现在的先备份)。换电脑: F6 存到 U 盘, 到那边也从这里选它"
PLACEHOLDER = "打字筛选; 别处的备份打上或贴上路径, 回车"
READ_IT = "回车: 换成 {path}"
NONE = "还没有备份: 第一次改动前会自动备份, F7 现在备份"
MADE = "备份好了, 检查完整: {path}"
TO_TITLE = "备份存到哪里"
TO_NOTE = "U 盘或文件夹里的一个文件名; 换电脑时把这个文件带过去"
TAKEN = "已经有这个文件, 没有改动它; 换一个名字"
NO_NAME = "写出文件的完整路径, 以 .db 结尾"
ASK_TITLE = "换成 {name}?"
ASK_NOTE = "目录的内容变成这份备份里的; 现在的先备份, 换过以后 F9 能换回来。中心、窗口、事项、更改记录都一起"
STAY, GO = "stay", "go"
DONE = "恢复好了: 新增 {added} 行, 改 {changed} 行, 去掉 {removed} 行; F9 换回恢复前的"
SAME = "这份备份和现在的目录内容一样, 没有改动"
NOTHING_TO_UNDO = "没有可换回的: 只能换回这次坐下来之后的最后一次恢复"
BACK = "已换回恢复前的目录"
NAME = "deskapp-{day:%Y%m%d}.db"
ENDING = ".db"
EXCHANGE = "换成这一份"


class Safekeeping:
    """The list, and what its keys do."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._catalog = sitting.desk.catalog_path
        self._before: Path | None = None
        """The backup that the last restore of this list made of what was there."""

    def listing(self) -> None:
        keys = (
            Key("f7", "F7", "现在备份", lambda _entry: self._make(None)),
            Key("f6", "F6", "存到 U 盘", lambda _entry: self._ask_where()),
            Key("f9", "F9", "换回", lambda _entry: self._undo()),
        )
        self._sitting.app.push_screen(BackupPicker(self._catalog, self._ask, keys))

    # A new one

    def _make(self, file: Path | None) -> None:
        self._sitting.app.hold.during(
            lambda: backups.make(self._catalog, file),
            lambda made: self._sitting.tell(MADE.format(path=made)),
            lambda error: self._sitting.tell(str(error)),
        )

    def _ask_where(self) -> None:
        name = NAME.format(day=self._sitting.desk.now())
        folder = next(iter(sticks()), Path.home())
        ask = Ask(TO_TITLE, TO_NOTE, self._to, text=str(folder / name))
        self._sitting.app.push_screen(ask)

    def _to(self, typed: str) -> str:
        path = typed_path(typed, (ENDING,))
        if path is None:
            return NO_NAME
        if path.exists():
            return TAKEN
        self._sitting.app.pop_screen()
        self._make(path)
        return ""

    # Back again

    def _ask(self, file: Path) -> None:
        """The harmless answer is chosen already."""
        entries = [Entry(STAY, "不换", ""), Entry(GO, "换成这一份", str(file))]

        def chosen(entry: Entry) -> None:
            if self._sitting.shut() and entry.key == GO:
                self._restore(file)

        title = ASK_TITLE.format(name=file.name)
        self._sitting.app.push_screen(Picker(title, lambda: entries, chosen, note=ASK_NOTE, enter=PICK))

    def _restore(self, file: Path) -> None:
        def done(restored: Restored) -> None:
            self._before = restored.before.path if restored.before and not restored.nothing else self._before
            told = DONE.format(added=restored.added, changed=restored.changed, removed=restored.removed)
            self._sitting.tell(SAME if restored.nothing else told)

        self._put_back(file, done)

    def _undo(self) -> None:
        before = self._before
        if before is None:
            self._sitting.tell(NOTHING_TO_UNDO)
            return

        def done(_restored: Restored) -> None:
            self._before = None
            self._sitting.tell(BACK)

        self._put_back(before, done)

    def _put_back(self, file: Path, done: Callable[[Restored], None]) -> None:
        from deskapp.storage.writer_restore import restore

        self._sitting.write(lambda: restore(self._catalog, file, self._sitting.who), done)


class BackupPicker(PathPicker):
    """The catalog's own backups, then files on sticks, the desktop and in downloads."""

    PLACEHOLDER = PLACEHOLDER
    ENDINGS = (ENDING,)
    READ_IT = READ_IT

    def __init__(self, catalog: Path, chosen: Callable[[Path], None], keys: Sequence[Key]) -> None:
        self._catalog = catalog
        self._chosen = chosen
        self._found: list[Entry] = []
        super().__init__(
            TITLE, self._listed, lambda entry: self.take(Path(entry.key)), keys, NOTE, EXCHANGE, NONE
        )

    def look_around(self) -> Sequence[Found]:
        return catalog_files()

    def came(self, found: Sequence[Found]) -> None:
        own = backups.folder_of(self._catalog)
        others = [f for f in found if f.path.parent != own and f.path != self._catalog]
        self._found = list(map(entry_of, others))
        self.reload()

    def take(self, path: Path) -> None:
        self._chosen(path)

    def _listed(self) -> list[Entry]:
        return [*map(_entry, backups.listed(self._catalog)), *self._found]


def _entry(backup: Backup) -> Entry:
    size = backup.path.stat().st_size / 1_000_000
    why = "手工" if backup.reason == BY_HAND else REASONS[backup.reason]
    return Entry(str(backup.path), f"{backup.at:%Y-%m-%d %H:%M}  {why}", f"{size:.1f} MB")
