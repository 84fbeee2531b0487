"""The pane of a form: painted lines, and one box that lies over the place where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from deskapp.domain.clean import clean
from deskapp.tui.forms.layout import Cell, Laid, Suggestions, lay_out
from deskapp.tui.text import EMPTY, join
from deskapp.upkeep.draft import ADD, Draft, Spot
from deskapp.upkeep.fields import CHOICE, LIST, PICK

Find = Callable[[str, str, int], tuple[tuple[str, str], ...]]
"""(lot, what was typed, how many at most) -> (code, label): what a picked field offers."""
MOST_OFFERED = 400
"""So many things a picked field offers at most; a few of them are in sight."""
LONGEST = 2000
"""Characters a box takes; the field's own limit is said in words while typing."""


class EditBox(Input):
    """One line of text, steady caret, clean pastes, the whole text chosen by nobody."""

    def __init__(self) -> None:
        super().__init__(id="edit", select_on_focus=False, compact=True, max_length=LONGEST)
        self.cursor_blink = False

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is drawn: an input method's candidates belong there (see SearchBox)."""
        x, y, _width, _height = self.content_region
        scroll_x, _ = self.scroll_offset
        return Offset(x + self._position_to_cell(self.cursor_position) - scroll_x, y)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text, LONGEST).strip(), *sorted(self.selection))


class FormPane(Widget):
    """Shows a draft, keeps the place of the keyboard in sight, writes what is typed into the draft."""

    can_focus = False

    class Typed(Message):
        """The draft has changed."""

    def __init__(self, draft: Draft, find: Find) -> None:
        super().__init__(id="form")
        self.draft = draft
        self._find = find
        self._offset = 0
        self._laid = Laid([], [])
        self._offered = Suggestions()
        self._filling = False
        self._taken = ""
        """The box's text as the draft knows it."""

    def compose(self) -> ComposeResult:
        yield EditBox()

    @property
    def box(self) -> EditBox:
        return self.query_one(EditBox)

    def on_mount(self) -> None:
        self.show()

    def on_resize(self) -> None:
        self.show()

    # Painting

    def show(self) -> None:
        """Lay out afresh; call it after any change of the draft or of the place."""
        size = self.content_size
        if size:
            self._laid = lay_out(self.draft, size.width, self._offered)
            self._scroll(size)
            self._place_box()
            self.refresh()

    @property
    def below(self) -> int:
        """Lines of the form that are out of sight below."""
        return max(len(self._laid.lines) - self._offset - self.content_size.height, 0)

    def render(self) -> Content:
        height = self.content_size.height
        shown: Sequence[Content] = self._laid.lines[self._offset : self._offset + height]
        return join(list(shown)) if shown else EMPTY

    def _scroll(self, size: Size) -> None:
        """The place and what stands under it; the title of the first field when at the top."""
        cell = self._laid.cell(self.draft.at)
        if cell is None:
            return
        below = next((c.y for c in self._laid.cells if c.y > cell.y), len(self._laid.lines))
        last = min(below, cell.y + size.height)
        self._offset = max(self._offset, last - size.height)
        top = 0 if cell is self._laid.cells[0] else max(cell.y - 1, 0)
        self._offset = max(0, min(self._offset, top, max(len(self._laid.lines) - size.height, 0)))

    def _place_box(self) -> None:
        cell = self._laid.cell(self.draft.at)
        item = self.draft.item(self.draft.at)
        typed = cell is not None and item.kind not in (CHOICE, LIST) and self.draft.at.row != ADD
        box = self.box
        box.display = typed
        if typed and cell is not None:
            box.styles.offset = (cell.x, cell.y - self._offset)
            box.styles.width = cell.width
            if self.screen.focused is not box:
                box.focus(scroll_visible=False)
        elif self.screen.focused is box:
            self.screen.set_focus(None)

    # The place

    def enter(self) -> None:
        """The keyboard has come to another place: the box takes over its text."""
        at = self.draft.at
        item = self.draft.item(at)
        text = self.draft.text(at)
        self._filling = True
        self.box.value = self.draft.label(item, text) if item.kind == PICK else text
        self.box.cursor_position = len(self.box.value)
        if item.kind == PICK:
            self.box.select_all()  # what is typed begins anew: nobody goes on writing a name that is chosen
        self._taken = self.box.value
        self._filling = False
        self._offered = Suggestions()
        self.show()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.take_over()

    def take_over(self) -> None:
        """What stands in the box is in the draft: also before the news of a quick key has come."""
        at, typed = self.draft.at, self.box.value
        item = self.draft.item(at)
        if self._filling or typed == self._taken or at.row == ADD or item.kind in (CHOICE, LIST):
            return
        self._taken = typed
        if item.kind == PICK:
            self._offer(typed)
        else:
            self.draft.put(at, typed)
        self.show()
        self.post_message(self.Typed())

    # Picking

    def pick_word(self, event: events.Key) -> bool:
        """Of a few words the next, the one before or the one with that digit; False for another key."""
        item = self.draft.item(self.draft.at)
        if item.kind != CHOICE or self.draft.at.row == ADD:
            return False
        if event.key in ("left", "right", "space"):
            self.draft.turn(-1 if event.key == "left" else 1)
        elif event.character and event.character.isdigit():
            named = [value for value, _word in item.choices if value]
            at = int(event.character) - 1
            if 0 <= at < len(named):
                self.draft.put(self.draft.at, named[at])
        else:
            return False
        self.show()
        return True

    def _offer(self, typed: str) -> None:
        """What fits what was typed; nothing typed means: nothing chosen."""
        words = typed.strip()
        item = self.draft.item(self.draft.at)
        found = self._find(item.lot, words, MOST_OFFERED) if words else ()
        self._offered = Suggestions(found, missed="" if found else words)
        if not words:
            self.draft.put(self.draft.at, "")

    def offer_all(self) -> None:
        """Everything that may be picked, from the beginning."""
        item = self.draft.item(self.draft.at)
        self._offered = Suggestions(self._find(item.lot, "", MOST_OFFERED))
        self.show()

    @property
    def offering(self) -> bool:
        return bool(self._offered.pairs)

    @property
    def missed(self) -> str:
        """What was typed to pick by, where nothing fits it."""
        return self._offered.missed

    def choose(self, by: int) -> None:
        """So many suggestions further down, or up; the ends hold."""
        last = len(self._offered.pairs) - 1
        self._offered = self._offered._replace(chosen=max(0, min(self._offered.chosen + by, last)))
        self.show()

    def take(self) -> None:
        """The chosen suggestion becomes the value."""
        code, _label = self._offered.pairs[self._offered.chosen]
        self.draft.put(self.draft.at, code)
        self.enter()
        self.post_message(self.Typed())

    # Mouse

    def on_click(self, event: events.Click) -> None:
        event.stop()
        x, y = event.get_content_offset_capture(self)
        spot = self._spot_at(x, y + self._offset)
        if spot is not None:
            self.draft.go(spot)
            self.enter()
            if spot.row == ADD:
                self.draft.add_row()
                self.enter()
            elif self.draft.item(spot).kind == CHOICE:
                self.draft.turn(1)
                self.show()
            self.post_message(self.Typed())

    def _spot_at(self, x: int, y: int) -> Spot | None:
        """The place whose text was clicked; of a wrapped text any line."""
        above: list[Cell] = [cell for cell in self._laid.cells if cell.y <= y]
        if not above:
            return None
        row = [cell for cell in above if cell.y == above[-1].y]
        return next((cell.spot for cell in reversed(row) if x >= cell.x), row[0].spot)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.draft.line(1)
        self.enter()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.draft.line(-1)
        self.enter()
