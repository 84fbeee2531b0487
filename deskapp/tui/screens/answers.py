"""Searching, choosing, reading: from the box to the answer that is open."""

from __future__ import annotations

from textual import on, work
from textual.content import Content
from textual.geometry import Offset
from textual.reactive import var
from textual.widgets import Input

from deskapp.desk.say import is_place
from deskapp.domain.answer import Hit, Results
from deskapp.domain.clean import clean
from deskapp.tui import cards, prompts, strings, theme
from deskapp.tui.panes import claims, places
from deskapp.tui.panes import help as helping
from deskapp.tui.panes.pages import Choosing, Page, Reading
from deskapp.tui.panes.result_list import NONE
from deskapp.tui.ports import Desk
from deskapp.tui.screens.frame import Frame
from deskapp.tui.text import plain
from deskapp.tui.widgets.search_box import SearchBox
from deskapp.tui.widgets.status_line import KeyBar, StatusLine

MOST_ROWS = 50
"""Rows a list may hold; more is a reason to type one more letter."""
CLOCK_SECONDS = 15.0
WAYS_OUT = ("back", "leave")
"""All that is left to do when the catalog cannot be used."""


class Answers(Frame):
    """Letters belong to the box, keys of the table to this screen."""

    results: var[Results] = var(NONE, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._broken = False
        self.waiting = strings.LOADING
        """What is said until the catalog is open."""

    def on_mount(self) -> None:
        self.query_one(StatusLine).waiting = self.waiting
        self.set_interval(CLOCK_SECONDS, self._tick)

    def opened(self, desk: Desk) -> None:
        """The catalog is open: show where we stand and answer what was typed meanwhile."""
        self.desk = desk
        self.query_one(StatusLine).show(desk)
        self._show_results()
        self._search(self.typed)

    def broken(self, sentence: str) -> None:
        self._broken = True
        keys = self.query_one(KeyBar)
        keys.table = tuple(action for action in keys.table if action.id in WAYS_OUT)
        keys.refresh()
        self.query_one(StatusLine).waiting = ""
        self.query_one(StatusLine).refresh()
        self.push(helping.broken_page(sentence))

    @property
    def typed(self) -> str:
        return self.query_one(SearchBox).value

    @property
    def form(self) -> Choosing | None:
        """The page to which the box belongs for now."""
        pages = (page for page in self.pages if isinstance(page, Choosing) and page.typed is not None)
        return next(pages, None)

    def fill_box(self, text: str) -> None:
        """Another text in the box, which is no query."""
        box = self.query_one(SearchBox)
        with box.prevent(Input.Changed):
            box.set_query(text)

    # Searching

    @on(Input.Changed)
    def _box_changed(self, event: Input.Changed) -> None:
        if self._broken:
            return
        self._said = ""
        form = self.form
        if form is not None and form.typed is not None:
            del self.pages[self.pages.index(form) + 1 :]
            form.typed(event.value)
            self.settle()
            return
        self.drop_pages()
        if self.desk is None:
            self.repaint()
        self._search(event.value)

    @work(exclusive=True, group="search")
    async def _search(self, query: str) -> None:
        """Each key replaces the search before it; the calculation itself takes about 1 ms."""
        if self.desk is not None:
            self.results = self.desk.lookup(clean(query), MOST_ROWS) if query.strip() else NONE

    def watch_results(self) -> None:
        self._show_results()

    def _show_results(self) -> None:
        self.list.show(self.results)
        self._show_answer()

    def _show_answer(self) -> None:
        self.card.show(self.chosen, sure=self.results.confident)
        self.settle()

    @property
    def chosen(self) -> Hit | None:
        """The hit whose answer is open."""
        hits = self.results.hits
        return hits[min(self.list.selected, len(hits) - 1)] if hits else None

    def answer_head(self) -> Content | None:
        if self.desk is None or not self.results.hits:
            return None
        if not self.results.confident:
            return plain(strings.MAYBE, theme.MAYBE)
        count = len(self.results.hits)
        if count >= MOST_ROWS:
            return plain(strings.FOUND_MANY.format(count=count), theme.QUIET)
        return None if self.is_short else plain(strings.FOUND.format(count=count), theme.QUIET)

    def alarm_lines(self, width: int) -> list[Content]:
        return prompts.alarm(self.results.emergency, width) if self.results.emergency else []

    def question_lines(self, width: int) -> list[Content]:
        return prompts.question(self.results.question, width) if self.results.question else []

    def guide_lines(self, width: int) -> list[Content]:
        """Teaching needs no catalog, so the first paint has it already."""
        if not self.typed.strip():
            sample = self.desk is not None and self.desk.has_sample
            return cards.teaching(width, self.notices, self.last_name, sample=sample, short=self.is_short)
        return cards.nothing_found(self.typed, width) if self.desk else [plain(self.waiting)]

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the empty screen: what is wrong with the settings, what the desk says."""
        if self.desk is None:
            return ()
        if self.desk.read_only:
            return self.desk.notices
        offered = (
            "" if self.desk.is_set_up else strings.SET_UP_OFFER,
            strings.SHIPPED_OFFER if self.desk.awaits_shipped else "",
            self._look_offer,
        )
        return (*self.desk.notices, *(words for words in offered if words))

    @property
    def _look_offer(self) -> str:
        """It is time to look again whether this centre is open."""
        days = self.desk.days_unseen() if self.desk is not None and self.desk.is_set_up else None
        if self.desk is None or self.desk.here is None or days is None:
            return ""
        return strings.LOOK_OFFER.format(centre=self.desk.here.name, days=days)

    @property
    def last_name(self) -> str:
        """What Enter in the empty box shows again; empty when nothing has been answered."""
        return ""

    # The clarifying question

    def answers_question(self, key: str) -> bool:
        """A digit answers the question while it is on the screen; True when it was used up."""
        question = self.results.question
        if question is None or self.page is not None or self.desk is None:
            return False
        code = next((choice.code for choice in question.choices if choice.key == key), None)
        hit = self.desk.hit(code) if code else None
        if hit is None:
            return False
        others = tuple(other for other in self.results.hits if other.service.code != code)
        self.results = self.results._replace(hits=(hit, *others), confident=True, question=None)
        return True

    # Pages of hits

    def page_of(self, hit: Hit) -> Page:
        """The full card; for a place all that is known of it."""
        if self.desk is not None and is_place(hit):
            centre = self.desk.places.centre(hit.answer.centre_code)
            if centre is not None:
                return places.centre_page(self.desk, centre, self.follow)
        if hit.mention is not None:
            return claims.mention_page(hit)
        return Reading(
            hit.service.name,
            lambda width: cards.full_card(hit, width),
            clipboard=lambda: cards.copy_text(hit),
            follow=self.follow,
            hits=(hit,),
            about=f"s:{hit.service.code}",
        )

    def follow(self, target: str) -> None:
        """Opens what a link names: `s:` an item, `k:` a line of the hall's sign, `c:` a centre."""
        kind, _, code = target.partition(":")
        desk = self.desk
        if desk is None:
            return
        if kind == "s":
            hit = desk.hit(code)
            if hit is not None:
                self.push(self.page_of(hit))
        elif kind == "k":
            category = next((item for item in desk.places.categories if item.code == code), None)
            if category is not None:
                self.push(places.category_page(desk, category, self.follow))
        elif kind == "c":
            centre = desk.places.centre(code)
            if centre is not None:
                self.push(places.centre_page(desk, centre, self.follow))

    def _tick(self) -> None:
        self.query_one(StatusLine).refresh()

    # Actions, named as in the table

    def action_previous(self) -> None:
        self.move(-1)

    def action_next(self) -> None:
        self.move(1)

    def action_page_up(self) -> None:
        self.move_page(-1)

    def action_page_down(self) -> None:
        self.move_page(1)

    def action_next_link(self) -> None:
        self._turn_on(1)

    def action_previous_link(self) -> None:
        self._turn_on(-1)

    def _turn_on(self, step: int) -> None:
        """The next link of a page, or what a page changes."""
        if self.page is not None and self.page.turned is not None:
            self.page.turned(step)
        else:
            self.reader.next_link(step)
        self.repaint()

    def move(self, rows: int) -> None:
        if self.page is not None:
            super().move(rows)
        elif self.list.select(self.list.selected + rows):
            self._show_answer()

    def move_page(self, pages: int) -> None:
        if self.page is not None:
            super().move_page(pages)
        else:
            self.move(pages * max(self.list.rows_shown - 1, 1))

    def action_open(self) -> None:
        if isinstance(self.page, Choosing):
            self.chooser.choose()
            self.repaint()
        elif isinstance(self.page, Reading) and self.page.entered is not None:
            self.page.entered()
        elif isinstance(self.page, Reading):
            self.reader.follow()
        elif self.chosen is not None:
            self.push(self.page_of(self.chosen))

    # Mouse

    def row_picked(self, again: bool) -> None:
        self._show_answer()
        if again:
            self.action_open()

    def card_clicked(self) -> None:
        self.action_open()

    def question_clicked(self, width: int, at: Offset) -> None:
        question = self.results.question
        if question is not None:
            self.answers_question(prompts.choice_at(question, width, at.x, at.y))
