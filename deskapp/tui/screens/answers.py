"""The screen's frame: status, box, answers; pages cover the answers, never the box."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input

from deskapp.desk.say import is_place
from deskapp.domain.answer import Hit, Results
from deskapp.domain.clean import clean
from deskapp.tui import cards, strings, theme
from deskapp.tui.panes import help as helping
from deskapp.tui.panes import places
from deskapp.tui.panes.chooser import Chooser
from deskapp.tui.panes.pages import Choosing, Page, Reading
from deskapp.tui.panes.reader import Reader
from deskapp.tui.ports import Desk
from deskapp.tui.text import plain
from deskapp.tui.widgets.answer_card import AnswerCard, Guide
from deskapp.tui.widgets.result_list import NONE, ResultList
from deskapp.tui.widgets.search_box import SearchBox
from deskapp.tui.widgets.status_line import KeyBar, StatusLine

MOST_ROWS = 50
"""Rows a list may hold; more is a reason to type one more letter."""
CLOCK_SECONDS = 15.0
WIDTHS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
HEIGHTS = [(0, "-short"), (18, "-tall"), (32, "-high")]
"""Cells from which a style class holds; beside from 110 on, below from 60 on."""


def _prompt(_width: int) -> list[Content]:
    return [plain(strings.PROMPT, theme.KEY)]


class Answers(Screen[None]):
    """Searching, choosing, reading. Letters belong to the box, keys of the table to this screen."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "SearchBox"

    results: var[Results] = var(NONE, init=False)

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.pages: list[Page] = []
        self._said = ""
        self._broken = False

    def compose(self) -> ComposeResult:
        yield StatusLine("status")
        with Container(id="box"):
            yield Guide("prompt", _prompt)
            yield SearchBox()
        yield Guide("head", self._head)
        with Container(id="answers"):
            yield ResultList("results")
            yield AnswerCard("answer")
        yield Guide("guide", self._guide)
        yield Reader("reader")
        yield Chooser("chooser")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self._layout()
        self.set_interval(CLOCK_SECONDS, self._tick)

    def opened(self, desk: Desk) -> None:
        """The catalog is open: show where we stand and answer what was typed meanwhile."""
        self.desk = desk
        self.query_one(StatusLine).show(desk)
        self._show_results()
        self._search(self._typed)

    def broken(self, sentence: str) -> None:
        self._broken = True
        self.query_one(StatusLine).waiting = ""
        self.query_one(StatusLine).refresh()
        self._push(helping.broken_page(sentence))

    @property
    def _typed(self) -> str:
        return self.query_one(SearchBox).value

    # Searching

    @on(Input.Changed)
    def _box_changed(self, event: Input.Changed) -> None:
        if self._broken:
            return
        self._said = ""
        self._drop_pages()
        if self.desk is None:
            self.query_one("#guide").refresh()
        self._search(event.value)

    @work(exclusive=True, group="search")
    async def _search(self, query: str) -> None:
        """Each key replaces the search before it; the calculation itself takes about 1 ms."""
        if self.desk is not None:
            self.results = self.desk.lookup(clean(query), MOST_ROWS) if query.strip() else NONE

    def watch_results(self) -> None:
        self._show_results()

    def _show_results(self) -> None:
        self.query_one(ResultList).show(self.results)
        self._show_answer()
        self._layout()

    def _show_answer(self) -> None:
        self.query_one(AnswerCard).show(self.chosen, self.results.confident)
        self.query_one("#head", Guide).refresh()
        self.query_one("#guide", Guide).refresh()

    @property
    def chosen(self) -> Hit | None:
        """The hit whose answer is open."""
        hits = self.results.hits
        return hits[min(self.query_one(ResultList).selected, len(hits) - 1)] if hits else None

    def _head(self, _width: int) -> list[Content]:
        if self._said:
            return [plain(self._said, theme.WARN)]
        if self.desk is None or not self.results.hits:
            return []
        if not self.results.confident:
            return [plain(strings.MAYBE, theme.MAYBE)]
        count = len(self.results.hits)
        words = strings.FOUND_MANY if count >= MOST_ROWS else strings.FOUND
        return [plain(words.format(count=count), theme.QUIET)]

    def _guide(self, width: int) -> list[Content]:
        """Teaching needs no catalog, so the first paint has it already."""
        if not self._typed.strip():
            return cards.teaching(width, self.desk.notices if self.desk else ())
        return cards.nothing_found(self._typed, width) if self.desk else [plain(strings.LOADING)]

    # Pages

    def _push(self, page: Page) -> None:
        self.pages.append(page)
        self._layout()

    def _drop_pages(self) -> None:
        if self.pages:
            self.pages.clear()
            self._layout()

    def _layout(self) -> None:
        """Show exactly one of answers, guide, reader and chooser."""
        page = self.pages[-1] if self.pages else None
        reader, chooser = self.query_one(Reader), self.query_one(Chooser)
        if isinstance(page, Reading) and reader.page is not page:
            reader.show(page)
        if isinstance(page, Choosing) and chooser.page is not page:
            chooser.show(page)
        reader.display = isinstance(page, Reading)
        chooser.display = isinstance(page, Choosing)
        self.query_one("#answers").display = page is None and bool(self.results.hits)
        self.query_one("#head").display = page is None or bool(self._said)
        self.query_one("#guide").display = page is None and not self.results.hits

    def _page_of(self, hit: Hit) -> Reading:
        """The full card; for a place all that is known of it."""
        if self.desk is not None and is_place(hit):
            centre = self.desk.places.centre(hit.answer.centre_code)
            if centre is not None:
                return places.centre_page(self.desk, centre)
        return self._card(hit)

    @staticmethod
    def _card(hit: Hit) -> Reading:
        return Reading(
            hit.service.name,
            lambda width: cards.full_card(hit, width),
            clipboard=lambda: cards.copy_text(hit),
        )

    def _say(self, sentence: str) -> None:
        """One line over the answers; gone with the next key that changes the query."""
        self._said = sentence
        self._layout()
        self.query_one("#head", Guide).refresh()

    def _tick(self) -> None:
        self.query_one(StatusLine).refresh()

    # Actions, named as in the table

    def action_previous(self) -> None:
        self._move(-1)

    def action_next(self) -> None:
        self._move(1)

    def _move(self, rows: int) -> None:
        page = self.pages[-1] if self.pages else None
        if isinstance(page, Reading):
            self.query_one(Reader).move(rows)
        elif isinstance(page, Choosing):
            self.query_one(Chooser).move(rows)
        elif self.query_one(ResultList).select(self.query_one(ResultList).selected + rows):
            self._show_answer()

    def action_page_up(self) -> None:
        self._move_page(-1)

    def action_page_down(self) -> None:
        self._move_page(1)

    def _move_page(self, pages: int) -> None:
        page = self.pages[-1] if self.pages else None
        if isinstance(page, Reading):
            self.query_one(Reader).move_page(pages)
        elif isinstance(page, Choosing):
            self.query_one(Chooser).move_page(pages)
        else:
            self._move(pages * max(self.query_one(ResultList).content_size.height - 1, 1))

    def action_open(self) -> None:
        page = self.pages[-1] if self.pages else None
        if isinstance(page, Choosing):
            self.query_one(Chooser).choose()
        elif page is None and self.chosen is not None:
            self._push(self._page_of(self.chosen))

    def action_back(self) -> None:
        """One step back; with nothing to go back to, clear for the next citizen."""
        if self._broken:
            self.action_leave()
        elif self.pages:
            self.pages.pop()
            self._layout()
        else:
            self._said = ""
            self.query_one(SearchBox).set_query("")

    def action_leave(self) -> None:
        self.app.exit(return_code=self.app.return_code or 0)

    # Mouse

    @on(ResultList.Picked)
    def _row_picked(self, event: ResultList.Picked) -> None:
        self._show_answer()
        if event.again:
            self.action_open()

    @on(ResultList.Wheeled)
    def _list_wheeled(self, event: ResultList.Wheeled) -> None:
        self._move(event.step)

    @on(AnswerCard.Opened)
    def _card_clicked(self) -> None:
        self.action_open()
