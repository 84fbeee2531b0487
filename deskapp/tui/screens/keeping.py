"""The way from the answers to the catalog's upkeep; everything behind it is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from deskapp.desk.say import is_place
from deskapp.errors import DeskappError
from deskapp.tui import strings
from deskapp.tui.panes.pages import Reading
from deskapp.tui.ports import Desk
from deskapp.tui.screens.worklist import Worklist
from deskapp.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from deskapp.tui.upkeep.sitting import Sitting

T = TypeVar("T")


class Keeping(Worklist):
    """Opens forms and lists over the answers."""

    _sitting: Sitting | None = None
    """Who keeps the catalog here; made when upkeep is first opened."""

    def action_maintain(self) -> None:
        self.sit_down(lambda sitting: sitting.menu())

    def action_changes(self) -> None:
        """The latest changes, any of which can be taken back."""
        self.sit_down(lambda sitting: sitting.changes())

    def action_edit_item(self) -> None:
        """The item, or the centre, whose answer or full card is in sight."""
        about = self.about
        if about:
            kind, _, code = about.partition(":")
            if kind == "n":
                self._settle(code)
                return
            self.sit_down(lambda sitting: sitting.edit_by_name(_KINDS[kind], code))
        else:
            self.say(strings.NOTHING_TO_EDIT)

    def action_verify(self) -> None:
        """Say that what is in sight was looked at, and how; on the empty screen this centre is."""
        about, title = self._in_sight()
        if not about:
            self.say(strings.NOTHING_TO_VERIFY)
            return
        if about.startswith("n:"):
            self._settle(about.removeprefix("n:"))
            return

        def begin(sitting: Sitting) -> None:
            from deskapp.tui.upkeep.truth import Truth

            Truth(sitting).item(about, title)

        self.sit_down(begin)

    def _settle(self, code: str) -> None:
        """Which place is it that a source names?"""

        def begin(sitting: Sitting) -> None:
            from deskapp.tui.upkeep.disputes import Disputing

            Disputing(sitting).mention(code)

        self.sit_down(begin)

    def _in_sight(self) -> tuple[str, str]:
        """`about` and what it is called."""
        desk = self.desk
        waits = self.page is None and not self.typed.strip()
        if waits and desk is not None and desk.here is not None and desk.is_set_up:
            return f"c:{desk.here.code}", desk.here.name
        return self.about, self.page.title if self.page is not None else self._named()

    def _named(self) -> str:
        hit = self.chosen
        return "" if hit is None else (hit.answer.centre or "") if is_place(hit) else hit.service.name

    def action_set_up(self) -> None:
        """The first real use, step by step."""

        def begin(sitting: Sitting) -> None:
            from deskapp.tui.upkeep.setup import SetUp

            SetUp(sitting).start()

        self.sit_down(begin)

    @property
    def about(self) -> str:
        """`s:`, `c:` or `n:` and a code: what the page on top, or else the open answer, is about."""
        if isinstance(self.page, Reading):
            return self.page.about
        hit = self.chosen
        if self.page is not None or hit is None:
            return ""
        if hit.mention is not None:
            return f"n:{hit.mention.code}"
        return f"c:{hit.answer.centre_code}" if is_place(hit) else f"s:{hit.service.code}"

    def sit_down(self, then: Callable[[Sitting], None]) -> None:
        """Do `then` once what writes a catalog is loaded; the first time takes half a second."""
        if self.desk is None:
            return
        if self.desk.read_only:
            self.say(strings.NOT_WRITABLE)
        elif self._sitting is not None:
            self._admit(self._sitting, then)
        else:
            self.say(strings.OPENING)
            self.hold.during(_load_upkeep, lambda _none: self._seated(then), self._failed)

    def _seated(self, then: Callable[[Sitting], None]) -> None:
        from deskapp.tui.upkeep.sitting import Sitting

        assert self.desk is not None
        self.say("")
        self._sitting = Sitting(self.deskapp, self.desk, self.catalog_changed)
        self._admit(self._sitting, then)

    def _admit(self, sitting: Sitting, then: Callable[[Sitting], None]) -> None:
        """Asks for the PIN where one is set and was not typed lately."""
        sitting.gate.through(lambda: then(sitting), self.say)

    def gated(self, change: Callable[[], None]) -> None:
        """Does a change of the catalog, after the PIN where one is set."""
        from deskapp.desk.pin import Pin

        pinned = False
        with suppress(DeskappError):  # a catalog that cannot be asked is told of by the change itself
            pinned = self.desk is not None and Pin(self.desk.catalog_path, self.desk.memory).is_set()
        if pinned:
            self.sit_down(lambda _sitting: change())
        else:
            change()

    def _change(self, change: Callable[[Desk], None], done: str) -> None:
        at_once = super()._change
        self.gated(lambda: at_once(change, done))

    def write_beside(self, write: Callable[[], T], then: Callable[[T], None]) -> None:
        """Writes the catalog beside the keyboard, reads it and the search anew; a failure is said."""
        self.say(strings.WRITING)
        self.hold.during(write, lambda result: self._reread(result, then), self._failed)

    def _reread(self, result: T, then: Callable[[T], None]) -> None:
        """The search is loaded beside the keyboard too."""
        desk = self.desk
        if desk is None:
            return
        try:
            desk.reread()
        except DeskappError as error:
            self._failed(error)
            return
        self.hold.during(desk.warm, lambda _none: then(result), self._failed)

    def _failed(self, error: DeskappError) -> None:
        self.say(str(error))

    def catalog_changed(self, sentence: str) -> None:
        """The desk has read the catalog anew: answer afresh, and say what was done."""
        self.query_one(StatusLine).refresh()
        for page in self.pages:
            if isinstance(page, Reading) and page.about.startswith("s:"):
                self._renew(page)
        if any(isinstance(page, Reading) and page.about.startswith("n:") for page in self.pages):
            self.drop_pages()  # which place it is may be known now: the answers say it
        self._search(self.typed)
        self.say(sentence)

    def _renew(self, page: Reading) -> None:
        """The full card that is open shows the item as it is now."""
        hit = self.desk.hit(page.about.removeprefix("s:")) if self.desk is not None else None
        if hit is None:
            return
        fresh = self.page_of(hit)
        if isinstance(fresh, Reading):
            self.pages[self.pages.index(page)] = fresh
            self.settle()


def _load_upkeep() -> None:
    """Half a second: beside the keyboard; keys typed meanwhile go to what opens then."""
    import deskapp.storage.writer_records
    import deskapp.tui.upkeep.sitting  # noqa: F401


_KINDS = {"s": "service", "c": "centre"}
