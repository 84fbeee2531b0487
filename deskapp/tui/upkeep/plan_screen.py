"""What a file would change, on the whole screen: read, shown, taken in with one key or left with another."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from deskapp.errors import DeskappError
from deskapp.exchange.apply import ImportCancelled, Progress
from deskapp.exchange.plan import Plan
from deskapp.tui import theme
from deskapp.tui.import_run import Run
from deskapp.tui.panes.importing import bar_lines, told_lines
from deskapp.tui.text import fit, plain, wrap
from deskapp.tui.widgets.keys_line import KeysLine, Press
from deskapp.tui.widgets.scrolled import Scrolled
from deskapp.tui.widgets.words import Words

READING = "正在读表, 和目录比"
WRITING = "正在写入"
NOT_YET = "还什么都没写; F10 写进目录, Esc 不写"
SKIPPING = "有 {count} 行不对, F10 只写对的; 改好表再读更好, Esc 不写"
NOTHING = "和目录里的一样, 没有要写的; Esc 返回"
NOTHING_GOOD = "没有一行能写进去; 改好表再读, Esc 返回"
STOP = "Esc 停下, 目录和原来一样"
BUSY = "正在写目录; 要停下先按 Esc"
ASKED = "有 {count} 样在问「是不是」, 看准了按 F6 收下; "
TAKE_ASKED, LEAVE_ASKED = "收下 {count} 样", "不收了"
MORE = "下面还有 {count} 行; 上下键、PgDn、End"
TAKE, DROP, KEEP, LEAVE = "写进目录", "表里没的去掉", "表里没的留着", "不写"


class PlanScreen(Screen[str | None]):
    """Ends with what was written, in a sentence, or with None."""

    CSS = """
    PlanScreen { background: $background; color: $foreground; layout: vertical; }
    PlanScreen Lines { padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    #plan-title, #plan-keys { height: 1; background: $bar; }
    #plan-state { height: auto; max-height: 4; background: $panel; }
    #plan-lines { height: 1fr; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+s", "take", priority=True),
        Binding("f8", "gone", priority=True),
        Binding("f6", "proposed", priority=True),
        Binding("home", "move(-1000000)", priority=True),
        Binding("end", "move(1000000)", priority=True),
        Binding("escape", "back", priority=True),
        Binding("down", "move(1)", priority=True),
        Binding("up", "move(-1)", priority=True),
        Binding("pagedown", "page(1)", priority=True),
        Binding("pageup", "page(-1)", priority=True),
    ]

    def __init__(
        self,
        title: str,
        plan_of: Callable[[bool, bool], Plan],
        write: Callable[[Plan, Progress], str],
        allowed: Callable[[Callable[[], None]], None],
    ) -> None:
        """`plan_of` makes the plan, with a first True such that what the file lacks goes, with a second one
        such that names are taken for what is proposed; `write` carries it out; both raise DeskappError and
        run in a thread. `allowed` does what it is given once it may."""
        super().__init__()
        self._title = title
        self._plan_of = plan_of
        self._write = write
        self._allowed = allowed
        self._run = Run(lambda: self.app.call_from_thread(self._repaint))
        self.busy = ""
        """What the thread is doing; empty when it does nothing."""
        self.plan: Plan | None = None
        self.drops = False
        """Does what the file lacks go?"""
        self.takes = False
        """Are names taken for what is proposed?"""
        self._said = ""

    def compose(self) -> ComposeResult:
        yield Words("plan-title", lambda width: [fit(plain(self._title, theme.TITLE), width)])
        yield Scrolled("plan-lines", self._lines, MORE)
        yield Words("plan-state", self._state_lines)
        yield KeysLine("plan-keys", self._pressed, kept=1)

    def on_mount(self) -> None:
        self._read()

    # Lines

    def _lines(self, width: int) -> list[Content]:
        """The summary, what is wrong, every change."""
        if self.plan is None:
            return []
        return [*wrap(plain(self.plan.summary(), theme.STRONG), width), *told_lines(self.plan, width)]

    def _state_lines(self, width: int) -> list[Content]:
        if self.busy == WRITING:
            return [*bar_lines(*self._run.at), plain(STOP, theme.QUIET)]
        if self.busy:
            return [plain(self.busy, theme.STRONG)]
        return wrap(plain(self._said or self._standing(), theme.WARN), width)

    def _standing(self) -> str:
        plan = self.plan
        if plan is None:
            return ""
        asked = ASKED.format(count=plan.proposals) if plan.proposals and not self.takes else ""
        if not plan.differences:
            return asked + (NOTHING if plan.ok else NOTHING_GOOD)
        return asked + (NOT_YET if plan.ok else SKIPPING.format(count=plan.bad_rows))

    def _pressed(self) -> list[Press]:
        """What may be done now; the way out last."""
        if self.busy:
            return [Press("Esc", "停下", self.action_back)]
        leave = Press("Esc", LEAVE if self.may_take else "返回", self.action_back)
        take = [Press("F10", TAKE, self.action_take)] if self.may_take else []
        gone = [Press("F8", KEEP if self.drops else DROP, self.action_gone)] if self.plan is not None else []
        return [*take, *self._proposals(), *gone, leave]

    def _proposals(self) -> list[Press]:
        if self.plan is None or not self.plan.proposals:
            return []
        label = LEAVE_ASKED if self.takes else TAKE_ASKED.format(count=self.plan.proposals)
        return [Press("F6", label, self.action_proposed)]

    @property
    def may_take(self) -> bool:
        return not self.busy and self.plan is not None and bool(self.plan.differences)

    def _repaint(self) -> None:
        if self.is_mounted:
            self.query_one("#plan-state", Words).refresh(layout=True)
            self.query_one(Scrolled).refresh()
            self.query_one("#plan-keys", KeysLine).refresh()

    # In the thread

    def _read(self) -> None:
        self.busy = READING
        self._said = ""
        self._repaint()
        self._reading()

    @work(thread=True, exclusive=True, group="plan", exit_on_error=False)
    def _reading(self) -> None:
        try:
            plan = self._plan_of(self.drops, self.takes)
        except DeskappError as error:
            self.app.call_from_thread(self._ended, None, str(error))
        else:
            self.app.call_from_thread(self._ended, plan, "")

    @work(thread=True, exclusive=True, group="plan", exit_on_error=False)
    def _writing(self, plan: Plan) -> None:
        try:
            summary = self._write(plan, self._run.progress)
        except (DeskappError, ImportCancelled) as error:
            self.app.call_from_thread(self._ended, plan, str(error))
        else:
            self.app.call_from_thread(self.dismiss, summary)

    def _ended(self, plan: Plan | None, said: str) -> None:
        self.busy = ""
        self.plan = plan
        self._said = said
        self._repaint()

    # Keys

    def action_take(self) -> None:
        if self.may_take:
            self._allowed(self._take)

    def _take(self) -> None:
        if self.may_take and self.plan is not None:
            self.busy = WRITING
            self._run.begin(WRITING)
            self._repaint()
            self._writing(self.plan)

    def action_gone(self) -> None:
        if not self.busy and self.plan is not None:
            self.drops = not self.drops
            self._read()

    def action_proposed(self) -> None:
        """The names that are asked about (「是不是 …」) are taken so, or left out again."""
        if not self.busy and self.plan is not None and self.plan.proposals:
            self.takes = not self.takes
            self._read()

    def action_back(self) -> None:
        """While it is written: stop; it may be too late, then it says that it is written."""
        if self.busy == WRITING:
            self._run.stop()
        else:
            self.dismiss(None)

    def action_move(self, by: int) -> None:
        self.query_one(Scrolled).move(by)

    def action_page(self, by: int) -> None:
        self.query_one(Scrolled).move_page(by)

    def may_leave(self) -> bool:
        """The program does not end in the middle of a writing."""
        if self.busy != WRITING:
            return True
        self.app.notify(BUSY)
        return False
