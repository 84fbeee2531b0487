"""A hall's own window table, read into one centre: which file, what it would change, taken in or left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from deskapp.exchange.apply import Progress, apply
from deskapp.exchange.nearby import ENDINGS, Found, table_files, typed_path
from deskapp.exchange.plan import Plan
from deskapp.exchange.windows import plan_windows
from deskapp.storage.history import Change
from deskapp.tui.upkeep.path_picker import PathPicker, entry_of
from deskapp.tui.upkeep.plan_screen import PlanScreen
from deskapp.tui.upkeep.sitting import Sitting
from deskapp.tui.upkeep.who import with_who
from deskapp.upkeep.kind import Entry

TITLE = "读大厅的窗口表: 哪个文件"
PLACEHOLDER = "不在下面: 打上或贴上路径, 回车"
LOOKING = "正在找桌面、下载、文档和 U 盘里的表"
NOTE = "选一个表 (.xlsx .csv), 先给您看会改什么, 看过再写"
NONE = "桌面、下载、文档和 U 盘里没有表 (.xlsx .csv); 在上面打上它的路径, 回车"
READ_IT = "回车: 读 {path}"
NO_TABLE = "不是表: 要 .xlsx 或 .csv; 删几个字再试, Esc 清空"
BY_HAND, BY_HAND_WORDS, BY_HAND_NOTE = "hand", "自己填", "没有现成的表, 一个窗口一个窗口写"
PLAN_TITLE = "{file} 读进 {centre} 的窗口表"


class WindowTable:
    """From the choice of a file to the last sentence."""

    def __init__(
        self,
        sitting: Sitting,
        centre: str,
        done: Callable[[str], None],
        by_hand: Callable[[], None] | None = None,
        lead: str = "",
    ) -> None:
        """`centre` is a code. `done` gets what was written, in a sentence. With `by_hand` that is offered
        too; `lead` stands before the title."""
        self._sitting = sitting
        self._centre = centre
        self._done = done
        self._by_hand = by_hand
        self._lead = lead
        self._written: Change | None = None

    def choose(self) -> None:
        """The files that lie nearby, over the screen that is there."""
        own = [Entry(BY_HAND, BY_HAND_WORDS, BY_HAND_NOTE)] if self._by_hand is not None else []
        title = f"{self._lead}  {TITLE}" if self._lead else TITLE
        self._sitting.app.push_screen(FilePicker(title, own, self._chosen))

    def _chosen(self, path: Path | None) -> None:
        if path is None:
            if self._by_hand is not None and self._sitting.shut():
                self._by_hand()
            return
        with_who(self._sitting, lambda who: self._show(path, who))

    def _show(self, path: Path, who: str) -> None:
        desk = self._sitting.desk
        centre = desk.places.centre(self._centre)
        title = PLAN_TITLE.format(file=path.name, centre=centre.name if centre else self._centre)

        def plan_of(drops: bool, takes: bool) -> Plan:
            today = desk.now().date()
            return plan_windows(
                path, desk.catalog_path, self._centre, today,
                retire_missing=drops, by_desk=True, verified_by=who, take_proposals=takes,
            )  # fmt: skip

        def write(plan: Plan, progress: Progress) -> str:
            told, self._written = self._sitting.imports.watched(
                lambda: apply(plan, desk.catalog_path, skip_bad=not plan.ok, progress=progress).summary()
            )
            return told

        def allowed(then: Callable[[], None]) -> None:
            self._sitting.gate.through(then, self._sitting.app.notify)

        self._sitting.app.push_screen(PlanScreen(title, plan_of, write, allowed), self._ended)

    def _ended(self, summary: str | None) -> None:
        """Esc leads back to the files; what was written closes them."""
        if summary is not None and self._sitting.shut():
            if self._written is not None:
                self._sitting.imports.add(self._written)
            self._sitting.refresh()
            self._done(summary)


class FilePicker(PathPicker):
    """Tables nearby, then what is no file."""

    PLACEHOLDER = PLACEHOLDER
    ENDINGS = ENDINGS
    READ_IT = READ_IT

    def __init__(self, title: str, own: Sequence[Entry], chosen: Callable[[Path | None], None]) -> None:
        """`own`: entries that are no files; choosing one gives None."""
        self._own = list(own)
        self._found: list[Entry] = []
        self._chosen = chosen
        super().__init__(title, self._listed, self._pick, note=LOOKING)

    def look_around(self) -> Sequence[Found]:
        return table_files()

    def came(self, found: Sequence[Found]) -> None:
        tables = [one for one in found if not one.path.name.lower().endswith(".json")]
        self._found = list(map(entry_of, tables))
        self.reload(NOTE if tables else NONE)

    def take(self, path: Path) -> None:
        self._chosen(path)

    def _listed(self) -> list[Entry]:
        return [*self._found, *self._own]

    def _pick(self, entry: Entry) -> None:
        self._chosen(None if entry in self._own else Path(entry.key))

    def nothing_like(self, typed: str) -> str:
        """A path that is no table is not taken for a word to filter by."""
        is_path = "." in typed and typed_path(typed) is None
        return NO_TABLE if is_path else super().nothing_like(typed)
