"""来源说法不一: what sources say side by side, settled with a few keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from deskapp.domain.claims import STANDS, Dispute, label, source_words
from deskapp.domain.validate import longest
from deskapp.tui import theme
from deskapp.tui.text import EMPTY, fit, line, pad, plain, wrap
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.picker import PICK, Key, Picker
from deskapp.tui.upkeep.sitting import Sitting
from deskapp.tui.upkeep.vouch import Vouching
from deskapp.upkeep.disputes import Disputes, Shown, Side, Way, fields_of
from deskapp.upkeep.kind import Entry, Stamp

TITLE = "来源说法不一"
NOTE = "两边说的不一样; 没弄清以前目录不变。回车打开一处, F9 撤销刚才定的"
ALL_SETTLED = "没有说法不一的, 都定了"
WHICH_PLACE = "是哪一处"
NOT_OPEN = "这个说法已经定了, 看更改记录"
SETTLED = "已定: {title} {words}; 撤销按 Ctrl+Z"
NOTED = "已记下: {title} 的{field}另有说法, 目录没变"
HOW_TITLE = "怎么知道的: {words}"
WHICH_FIELD = "哪一栏另有说法: {title}"
SAID_TITLE = "别处怎么说的"
SAID_NOTE = "照原话写; 目录里的不变, 两边都留着"
SIDE_BY_SIDE = 60
"""From this width on the two sides stand side by side; narrower one under the other."""
GAP = 2


class Disputing:
    """Lists and questions about what sources say, over the screen that is there."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.disputes = Disputes(sitting.keeper)

    # Lists

    def listing(self) -> None:
        """Everything that is open."""
        keys = (Key("f9", "F9", "撤销", lambda _entry: self.sitting.undo()),)
        self.sitting.app.push_screen(
            Picker(TITLE, self.entries, lambda entry: self.one(entry.key), keys, NOTE, empty=ALL_SETTLED)
        )

    def entries(self, about: str = "") -> list[Entry]:
        """What is open, of one item or centre or of all; the key is the dispute's."""
        found = (d for d in self.disputes.open() if not about or d.about == about)
        return [Entry(dispute.key, dispute.title, _note(dispute)) for dispute in found]

    def mention(self, code: str) -> None:
        """The place whose name is claimed by the claim `code`."""
        dispute = self.disputes.find(code)
        if dispute is None:
            self.sitting.tell(NOT_OPEN)
        else:
            self._show(dispute)

    def one(self, key: str) -> None:
        dispute = next((d for d in self.disputes.open() if d.key == key), None)
        if dispute is not None:
            self._show(dispute)

    def _show(self, dispute: Dispute) -> None:
        shown = self.disputes.show(dispute)
        self.sitting.app.push_screen(SideBySide(shown, partial(self._way, dispute)))

    # Settling

    def _way(self, dispute: Dispute, way: Way) -> None:
        """Esc at the questions leads back to the two sides."""
        title = HOW_TITLE.format(words=way.words)
        Vouching(self.sitting).how(title, "", lambda stamp: self._settle(dispute, way, stamp))

    def _settle(self, dispute: Dispute, way: Way, stamp: Stamp) -> None:
        self.sitting.shut()
        told = SETTLED.format(title=dispute.title, words=way.words)

        def settled(_saved: object) -> None:
            self.sitting.tell(told)
            if way.verdict == STANDS and self.disputes.by_hand(dispute):
                # A list is not written by itself: the form is open where it is.
                self.sitting.edit_by_name("service", dispute.about.partition(":")[2])

        self.sitting.write(lambda: self.disputes.settle(dispute, way, stamp), settled)

    # Noting what was heard

    def note(self, about: str, group: str, title: str) -> None:
        """Another value than the catalog's, kept beside it until somebody knows better."""
        fields = [Entry(name, words) for name, words in fields_of(about, group)]

        def chosen(entry: Entry) -> None:
            if self.sitting.shut():
                self._said(about, entry.key, title)

        self.sitting.app.push_screen(
            Picker(WHICH_FIELD.format(title=title), lambda: fields, chosen, enter=PICK)
        )

    def _said(self, about: str, field: str, title: str) -> None:
        def answered(text: str) -> str:
            if not text or longest(300)(text):
                return "写别处是怎么说的, 300 个字以内"
            self.sitting.app.pop_screen()
            how = HOW_TITLE.format(words=label(field))
            Vouching(self.sitting).how(how, "", lambda stamp: self._keep(about, field, title, text, stamp))
            return ""

        self.sitting.app.push_screen(Ask(SAID_TITLE, SAID_NOTE, answered))

    def _keep(self, about: str, field: str, title: str, text: str, stamp: Stamp) -> None:
        told = NOTED.format(title=title, field=label(field))
        self.sitting.write(
            lambda: self.disputes.note(about, title, field, text, stamp),
            lambda _none: self.sitting.tell(told),
        )


def _note(dispute: Dispute) -> str:
    what = label(dispute.field) if dispute.about else WHICH_PLACE
    return f"说法不一: {what} ({source_words(dispute.claims[0].provenance)})"


class SideBySide(Picker):
    """The two sides above, the ways to settle it below."""

    CSS = f"{Picker.CSS}\nSideBySide #pick-note {{ max-height: 60%; background: $surface; }}"

    def __init__(self, shown: Shown, chosen: Callable[[Way], None]) -> None:
        ways = {str(at): way for at, way in enumerate(shown.ways)}
        entries = [Entry(key, way.words) for key, way in ways.items()]
        title = f"{TITLE}: {shown.dispute.title}"
        super().__init__(title, lambda: entries, lambda entry: chosen(ways[entry.key]), enter=PICK)
        self._sides = shown

    def _note_lines(self, width: int) -> list[Content]:
        if self.note:
            return super()._note_lines(width)
        left, right = self._sides.left, self._sides.right
        if width < SIDE_BY_SIDE:
            return _block((*right, *left), width)
        half = (width - GAP) // 2
        return _columns(_block(left, half), _block(right, half), half)


def _columns(left: Sequence[Content], right: Sequence[Content], half: int) -> list[Content]:
    """Two blocks of lines beside each other."""
    rows = max(len(left), len(right))
    both = zip(_filled(left, rows), _filled(right, rows), strict=True)
    return [line(pad(one, half), (" " * GAP, ""), other) for one, other in both]


def _filled(lines: Sequence[Content], rows: int) -> list[Content]:
    return [*lines, *[EMPTY] * (rows - len(lines))]


def _block(sides: Sequence[Side], width: int) -> list[Content]:
    """Each source, then what it says; what is not said is said to be so."""
    lines: list[Content] = []
    for side in sides:
        lines.append(fit(plain(side.source, theme.LABEL), width))
        for name, text in side.lines:
            lines += wrap(line((f"{name}: ", theme.QUIET), (text or "没写", theme.STRONG)), width)
    return lines
