"""Who is at the desk: what this citizen asked and was told, and one key to say that it was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.content import Content

from deskapp.domain.answer import Hit, Results
from deskapp.errors import DeskappError
from deskapp.tui import strings, theme
from deskapp.tui.panes.pages import Reading
from deskapp.tui.panes.result_list import NONE
from deskapp.tui.screens.answers import Answers
from deskapp.tui.text import EMPTY, plain

if TYPE_CHECKING:
    # It brings sqlite3, which the first screen does without.
    from deskapp.desk.visit import Visit


MOST_OFTEN = 5
"""Items on the empty screen that were asked for most this month."""


class Visits(Answers):
    """Keeps a visit from the first key to the next citizen; writing happens in a thread."""

    _visit: Visit | None = None
    _told_failure = False
    often: tuple[str, ...] = ()
    """What was asked most here this month; known a while after the start, off its path."""

    @property
    def visit(self) -> Visit | None:
        """Begun when it is first asked for; None without a desk."""
        if self._visit is None and self.desk is not None:
            from deskapp.desk.visit import Visit

            self._visit = Visit(self.desk)
        return self._visit

    def watch_results(self) -> None:
        super().watch_results()
        if not self.results.query:
            # An empty box lets the citizen go, with what was typed last.
            self.let_go()
        elif self._visit is not None:
            self._visit.saw(self.results)
        else:
            # The first answer is painted before what remembers it is loaded.
            self.call_after_refresh(self._saw, self.results)

    def _saw(self, results: Results) -> None:
        if self.visit is not None:
            self.visit.saw(results)

    def let_go(self, results: Results = NONE, chosen: Hit | None = None) -> None:
        """The citizen goes; with nothing in sight, what was typed last counts."""
        if self.visit is not None and self.visit.end(results, chosen):
            self.call_after_refresh(self.save_records)

    def told(self, *hits: Hit | None) -> None:
        """These answers were opened, shown or taken along."""
        for hit in hits:
            if self.visit is not None and hit is not None:
                self.visit.told(hit)

    def action_report(self) -> None:
        """「答错了」 or 「没查到」 about what is in sight; once more takes it back."""
        if self.visit is None:
            return
        answer = self._answer_in_sight()
        came = self.visit.report(self.results, answer)
        about = answer.service.name if answer is not None else self.results.query
        self.say(strings.REPORTS[came].format(about=about))

    def _answer_in_sight(self) -> Hit | None:
        """What a page shows, or the sure answer; a mere guess is none."""
        page = self.page
        if isinstance(page, Reading):
            return page.hits[0] if len(page.hits) == 1 else None
        return self.chosen if self.results.confident and page is None else None

    @work(thread=True, group="records")
    def save_records(self) -> None:
        """Off the keyboard's path. A disk that takes nothing is said once, and tried again."""
        if self.desk is None:
            return
        today = self.desk.now().date()
        try:
            self.desk.records.save()
            self._told_failure = False
            codes = self.desk.records.most_answered(today.replace(day=1), today, MOST_OFTEN)
            self.app.call_from_thread(self._show_often, codes)
        except DeskappError as error:
            if not self._told_failure:
                self._told_failure = True
                self.app.call_from_thread(self.say, str(error))

    def _show_often(self, codes: tuple[str, ...]) -> None:
        services = [self.desk.service(code) for code in codes] if self.desk is not None else []
        self.often = tuple(service.name for service in services if service is not None)
        if not self.typed:
            self.repaint()

    def guide_lines(self, width: int) -> list[Content]:
        lines = super().guide_lines(width)
        if self.typed.strip() or not self.often or self.is_short:
            return lines
        return [
            *lines,
            EMPTY,
            plain(strings.OFTEN, theme.QUIET),
            *(plain(f"  {name}") for name in self.often),
        ]

    def _tick(self) -> None:
        super()._tick()
        self.save_records()
