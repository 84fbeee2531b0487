"""The screen's frame: status, box, body, keys; pages cover the answers, never the box."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.geometry import Offset, Size
from textual.screen import Screen

from deskapp.tui import theme
from deskapp.tui.panes.answer_card import AnswerCard
from deskapp.tui.panes.chooser import Chooser
from deskapp.tui.panes.pages import Choosing, Page, Reading
from deskapp.tui.panes.part import Placed, Text
from deskapp.tui.panes.reader import Reader
from deskapp.tui.panes.result_list import ResultList
from deskapp.tui.ports import Desk
from deskapp.tui.screens import layout
from deskapp.tui.text import plain
from deskapp.tui.widgets.body import Body
from deskapp.tui.widgets.search_box import Prompt, SearchBox
from deskapp.tui.widgets.status_line import KeyBar, StatusLine

if TYPE_CHECKING:
    from deskapp.tui.app import DeskApp
    from deskapp.tui.hold import Hold

MOST_ABOVE = 4
"""Rows that a question or an alarm may take."""


class Frame(Screen[None]):
    """The stack of pages and the one line above the answers."""

    AUTO_FOCUS = "SearchBox"

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.pages: list[Page] = []
        self._said = ""
        self.list = ResultList(self.row_picked, self.move)
        self.card = AnswerCard(self.card_clicked)
        self.reader = Reader()
        self.chooser = Chooser()
        self._alarm = Text(self.alarm_lines)
        self._question = Text(self.question_lines, self.question_clicked)
        self._head = Text(self.head_lines)
        self._guide = Text(self.guide_lines)

    def compose(self) -> ComposeResult:
        yield StatusLine("status")
        with Container(id="box"):
            yield Prompt(id="prompt")
            yield SearchBox()
        yield Body(self.plan)
        yield KeyBar("keys")

    @property
    def deskapp(self) -> DeskApp:
        """The application whose first screen this is."""
        return cast("DeskApp", self.app)

    @property
    def hold(self) -> Hold:
        """Keeps keys back while something is written."""
        return self.deskapp.hold

    def alarm_lines(self, width: int) -> list[Content]:
        raise NotImplementedError

    def question_lines(self, width: int) -> list[Content]:
        raise NotImplementedError

    def answer_head(self) -> Content | None:
        """What is said over the answers while nothing else is."""
        raise NotImplementedError

    def guide_lines(self, width: int) -> list[Content]:
        raise NotImplementedError

    def row_picked(self, again: bool) -> None:
        raise NotImplementedError

    def card_clicked(self) -> None:
        raise NotImplementedError

    def question_clicked(self, width: int, at: Offset) -> None:
        raise NotImplementedError

    def head_lines(self, _width: int) -> list[Content]:
        if self._said:
            return [plain(self._said, theme.WARN)]
        head = self.answer_head() if self.page is None else None
        return [] if head is None else [head]

    # Where everything stands

    def plan(self, size: Size) -> list[Placed]:
        """The parts of the body for its size in cells."""
        stack = layout.Stack(size)
        short = self.is_short
        stack.fitted(self._alarm, MOST_ABOVE)
        page = self.page
        if page is None:
            stack.fitted(self._question, MOST_ABOVE, ground=theme.ASKED)
        roomy = page is None and not short
        if self._said:
            # What went wrong and what to do is never cut.
            stack.fitted(self._head, MOST_ABOVE)
        else:
            stack.add(self._head, 1 if roomy or self.head_lines(size.width) else 0)
        if page is not None:
            part = self.reader if isinstance(page, Reading) else self.chooser
            stack.add(part, stack.left, ground=theme.SURFACE)
        elif self.card.hit is None:
            stack.skip(0 if short else 1)
            stack.add(self._guide, stack.left, inset=1 if short else 3)
        elif size.width >= layout.WIDE:
            stack.beside(self.list, self.card, theme.SURFACE)
        else:
            stack.add(self.list, layout.list_rows(self.size.height))
            stack.add(self.card, stack.left, ground=theme.SURFACE)
        return stack.placed

    def on_resize(self) -> None:
        self.query_one("#box").set_class(self.is_short, "-short")

    @property
    def is_short(self) -> bool:
        """Does every line count?"""
        return self.size.height < layout.SHORT

    def repaint(self) -> None:
        """Paint the body anew; nothing on the screen moves its place."""
        self.query_one(Body).refresh()

    # Pages

    @property
    def page(self) -> Page | None:
        """The page on top; None when the answers are in sight."""
        return self.pages[-1] if self.pages else None

    def push(self, page: Page) -> None:
        self.pages.append(page)
        self.settle()

    def drop_pages(self) -> None:
        if self.pages:
            self.pages.clear()
            self.settle()

    def settle(self) -> None:
        """Bring the page on top, or the answers, into sight."""
        page = self.page
        if isinstance(page, Reading) and self.reader.page is not page:
            self.reader.show(page)
        if isinstance(page, Choosing) and self.chooser.page is not page:
            self.chooser.show(page)
        self.repaint()

    def say(self, sentence: str) -> None:
        """One line over the answers; gone with the next key that changes the query."""
        self._said = sentence
        self.repaint()

    def move(self, rows: int) -> None:
        """Another row or line of the page on top."""
        if isinstance(self.page, Reading):
            self.reader.move(rows)
        elif isinstance(self.page, Choosing):
            self.chooser.move(rows)
        self.repaint()

    def move_page(self, pages: int) -> None:
        if isinstance(self.page, Reading):
            self.reader.move_page(pages)
        elif isinstance(self.page, Choosing):
            self.chooser.move_page(pages)
        self.repaint()
