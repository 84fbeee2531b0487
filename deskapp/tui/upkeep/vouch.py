"""Who vouches, how and by which paper: asked in the same few keys wherever a fact is settled."""

from __future__ import annotations

from collections.abc import Callable

from deskapp.domain.validate import longest
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.picker import PICK, Picker
from deskapp.tui.upkeep.sitting import Sitting
from deskapp.tui.upkeep.who import with_who
from deskapp.upkeep.kind import BY_PAPER, BY_PHONE, BY_REPORT, ON_SITE, Entry, Stamp

WAYS = (
    (ON_SITE, "现场看过, 对的"),
    (BY_PHONE, "打电话问过, 对的"),
    (BY_PAPER, "看了文件, 对的"),
    (BY_REPORT, "看了报道, 对的"),
)
PAPER_TITLE = "哪份文件或报道"
PAPER_NOTE = "写名字、文号或日期, 别人能找到它"

Then = Callable[[Stamp], None]


class Vouching:
    """Questions over the screen that is there, one after the other; each is closed when it is answered."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting

    def how(self, title: str, note: str, then: Then) -> None:
        """Asks how it is known, then the rest."""
        entries = [Entry(how, words) for how, words in WAYS]

        def chosen(entry: Entry) -> None:
            if self.sitting.shut():
                self.who(entry.key, then)

        self.sitting.app.push_screen(Picker(title, lambda: entries, chosen, note=note, enter=PICK))

    def who(self, how: str, then: Then) -> None:
        """Asks who, unless that is remembered, and which paper, where that is how it is known."""
        with_who(self.sitting, lambda who: self._with_paper(how, who, then))

    def _with_paper(self, how: str, who: str, then: Then) -> None:
        today = self.sitting.keeper.today
        if how not in (BY_PAPER, BY_REPORT):
            then(Stamp(today, who, how))
            return

        def answered(text: str) -> str:
            if not text or longest(80)(text):
                return "要写是哪份, 80 个字以内"
            self.sitting.app.pop_screen()
            then(Stamp(today, who, how, text))
            return ""

        self.sitting.app.push_screen(Ask(PAPER_TITLE, PAPER_NOTE, answered))
