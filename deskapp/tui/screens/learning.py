"""Behind 「没查到的」 and 「统计」: the pages, and what choosing in them does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from deskapp.desk import everyday, misses
from deskapp.domain.answer import Hit
from deskapp.errors import DeskappError
from deskapp.reports import periods
from deskapp.reports.export import FORMS, file_name, folder, save
from deskapp.reports.statistics import Statistics, statistics
from deskapp.reports.unanswered import Group, is_likely, nearest, work_list
from deskapp.tui import strings
from deskapp.tui.panes import numbers, unanswered
from deskapp.tui.panes.pages import Page
from deskapp.tui.ports import Desk

if TYPE_CHECKING:
    from deskapp.tui.screens.worklist import Worklist

MOST_LISTED = 60
"""Groups in the work list; the rest follows when these are dealt with."""
MOST_GUESSED = 20
"""Groups in the list whose nearest item is looked up: 4 ms each."""


class Learning:
    """One desk's misses and numbers on one screen."""

    def __init__(self, screen: Worklist, desk: Desk) -> None:
        self._screen = screen
        self._desk = desk
        self._period = periods.WEEK

    # 没查到的

    def work_list(self, told: str = "") -> None:
        """Opens the list afresh; `told` is what came of the last change."""
        told = self._attempt(self._desk.records.save, told)
        self._screen.pages.clear()
        self._screen.push(self._work_page())
        self._screen.say(told)

    def _work_page(self) -> Page:
        groups = work_list(self._desk, self._desk.now().date())[:MOST_LISTED]
        names = [self._likely(group) if at < MOST_GUESSED else "" for at, group in enumerate(groups)]
        return unanswered.work_page(list(zip(groups, names, strict=True)), self._open_group, self._dismiss)

    def _likely(self, group: Group) -> str:
        """Name of the item that was probably meant; empty where the nearest is far."""
        hit = next(iter(nearest(self._desk, group, 1)), None)
        return hit.service.name if hit is not None and is_likely(group, hit) else ""

    def _open_group(self, group: Group) -> None:
        wrong = self._desk.service(group.service)
        self._screen.push(
            unanswered.group_page(
                group,
                wrong.name if wrong else "",
                nearest(self._desk, group),
                lambda hit: self.name(group, hit),
                lambda: self._screen.seek(group),
                lambda: self._dismiss(group),
            )
        )

    def _dismiss(self, group: Group) -> None:
        told = strings.MISS_GONE.format(words=group.words or strings.NO_WORDS)
        self._screen.gated(lambda: self._settle(group, misses.DISMISSED, told))

    def _settle(self, group: Group, outcome: str, told: str) -> None:
        today = self._desk.now().date()
        self.work_list(self._attempt(lambda: self._desk.records.settle(group.numbers, outcome, today), told))

    def name(self, group: Group, hit: Hit) -> None:
        """Makes the words an everyday name of the item, after the PIN where one is set."""
        self._screen.gated(lambda: self._name(group, hit))

    def _name(self, group: Group, hit: Hit) -> None:
        """Says first whose the words are already."""
        owners = everyday.owners(self._desk.catalog_path, group.core)
        if owners and all(owner.target != f"s:{hit.service.code}" for owner in owners):
            ask = unanswered.collision_page(
                group.core, owners, self._back, lambda: self._start_writing(group, hit)
            )
            self._screen.push(ask)
        else:
            self._start_writing(group, hit)

    def _back(self) -> None:
        self._screen.pages.pop()
        self._screen.settle()

    def _start_writing(self, group: Group, hit: Hit) -> None:
        self._screen.write_beside(
            lambda: everyday.add_name(self._desk.catalog_path, hit.service.code, group.core),
            lambda name: self._named(group, hit, name),
        )

    def _named(self, group: Group, hit: Hit, name: str) -> None:
        self._screen.seek(None)
        self._settle(group, misses.TURNED, strings.MISS_NAMED.format(name=name, item=hit.service.name))

    # 统计

    def statistics(self) -> None:
        """Opens the page with the period that was shown last."""
        told = self._attempt(self._desk.records.save, "")
        self._screen.pages.clear()
        self._screen.push(self._statistics_page())
        self._screen.say(told)

    def _numbers(self) -> Statistics:
        return statistics(self._desk, periods.named(self._period, self._desk.now().date()))

    def _statistics_page(self) -> Page:
        return numbers.statistics_page(self._numbers(), self._period, self._turn, self._choose_form)

    def _turn(self, step: int) -> None:
        names = list(periods.NAMES)
        self._period = names[(names.index(self._period) + step) % len(names)]
        self._screen.pages[-1] = self._statistics_page()
        self._screen.settle()

    def _choose_form(self) -> None:
        self._screen.push(numbers.export_page(FORMS, str(folder()), self._export))

    def _export(self, form: str) -> None:
        made = self._numbers()
        path = folder() / file_name(made, form)
        hall = self._desk.here.name if self._desk.here else ""
        self._screen.pages.pop()
        done = strings.EXPORTED.format(name=path.name, folder=path.parent)
        self._screen.say(self._attempt(lambda: save(path, made, hall), done))

    # Clearing

    def ask_to_clear(self) -> None:
        self._screen.push(
            unanswered.clear_page(self._screen.drop_pages, lambda: self._screen.gated(self._clear))
        )

    def _clear(self) -> None:
        self._screen.drop_pages()
        self._screen.say(self._attempt(self._desk.records.clear_words, strings.CLEARED))

    @staticmethod
    def _attempt(change: Callable[[], object], done: str) -> str:
        """Carries out a change; what is to be said about it."""
        try:
            change()
        except DeskappError as error:
            return str(error)
        return done
