"""The screen's frame: status, box, answers, keys; pages cover the answers, never the box."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen

from deskapp.tui import strings, theme
from deskapp.tui.panes.chooser import Chooser
from deskapp.tui.panes.pages import Choosing, Page, Reading
from deskapp.tui.panes.reader import Reader
from deskapp.tui.ports import Desk
from deskapp.tui.text import plain
from deskapp.tui.widgets.answer_card import AnswerCard, Guide
from deskapp.tui.widgets.result_list import ResultList
from deskapp.tui.widgets.search_box import SearchBox
from deskapp.tui.widgets.status_line import KeyBar, StatusLine

WIDTHS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
HEIGHTS = [(0, "-short"), (18, "-tall"), (32, "-high")]
"""Cells from which a style class holds; beside from 110 on, below from 60 on."""


def _prompt(_width: int) -> list[Content]:
    return [plain(strings.PROMPT, theme.KEY)]


class Frame(Screen[None]):
    """The stack of pages and the one line above the answers."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "SearchBox"

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.pages: list[Page] = []
        self._said = ""

    def compose(self) -> ComposeResult:
        yield StatusLine("status")
        with Container(id="box"):
            yield Guide("prompt", _prompt)
            yield SearchBox()
        yield Guide("alarm", self.alarm_lines)
        yield Guide("question", self.question_lines)
        yield Guide("head", self.head_lines)
        with Container(id="answers"):
            yield ResultList("results")
            yield AnswerCard("answer")
        yield Guide("guide", self.guide_lines)
        yield Reader("reader")
        yield Chooser("chooser")
        yield KeyBar("keys")

    def alarm_lines(self, width: int) -> list[Content]:
        raise NotImplementedError

    def question_lines(self, width: int) -> list[Content]:
        raise NotImplementedError

    def head_lines(self, _width: int) -> list[Content]:
        raise NotImplementedError

    def guide_lines(self, width: int) -> list[Content]:
        raise NotImplementedError

    @property
    def showing(self) -> tuple[bool, bool, bool]:
        """Which of rows, question and alarm there are."""
        raise NotImplementedError

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
        """Show exactly one of answers, guide, reader and chooser; nothing moves unless it must."""
        page = self.page
        reader, chooser = self.query_one(Reader), self.query_one(Chooser)
        if isinstance(page, Reading) and reader.page is not page:
            reader.show(page)
        if isinstance(page, Choosing) and chooser.page is not page:
            chooser.show(page)
        rows, question, alarm = self.showing
        reader.display = isinstance(page, Reading)
        chooser.display = isinstance(page, Choosing)
        self.query_one("#answers").display = page is None and rows
        self.query_one("#head").display = page is None or bool(self._said)
        self.query_one("#guide").display = page is None and not rows
        self.query_one("#alarm").display = alarm
        self.query_one("#question").display = page is None and question

    def say(self, sentence: str) -> None:
        """One line over the answers; gone with the next key that changes the query."""
        self._said = sentence
        self.settle()
        self.query_one("#head", Guide).refresh()

    def move(self, rows: int) -> None:
        """Another row or line of the page on top."""
        if isinstance(self.page, Reading):
            self.query_one(Reader).move(rows)
        elif isinstance(self.page, Choosing):
            self.query_one(Chooser).move(rows)

    def move_page(self, pages: int) -> None:
        if isinstance(self.page, Reading):
            self.query_one(Reader).move_page(pages)
        elif isinstance(self.page, Choosing):
            self.query_one(Chooser).move_page(pages)
