"""The slip's two pages: which papers are missing, then in which form it goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from deskapp.domain.answer import Hit
from deskapp.tui import strings, theme
from deskapp.tui.panes.pages import Choice, Choosing, Reading
from deskapp.tui.ports import Desk
from deskapp.tui.text import plain

if TYPE_CHECKING:
    from deskapp.slips.content import Slip
    from deskapp.slips.papers import Paper


class Sheet:
    """What is to stand on the next slip: items as they were asked for, papers that were not there."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []
        self.missing: list[str] = []

    def add(self, *hits: Hit) -> None:
        """Each item once."""
        known = [_key(hit) for hit in self.hits]
        self.hits += [hit for hit in hits if _key(hit) not in known]

    def drop(self, hit: Hit) -> None:
        self.hits = [other for other in self.hits if _key(other) != _key(hit)]

    def toggle(self, paper: str) -> None:
        """Circle a paper, or take the circle off."""
        if paper in self.missing:
            self.missing.remove(paper)
        else:
            self.missing.append(paper)

    def clear(self) -> None:
        self.hits, self.missing = [], []

    def slip(self, desk: Desk, *, neutral: bool = False) -> Slip:
        """The slip as of now; `neutral` where others may read along. Raises DeskappError: nothing on
        it, or papers that name nothing."""
        from deskapp.slips import content, hours

        hits = [desk.again(hit) for hit in self.hits]
        usual = hours.timetable(desk.places, desk.now().date())
        names = {paper.name for hit in hits for paper in hit.service.documents}
        self.missing = [name for name in self.missing if name in names]
        quiet = {h.service.code: h.service.neutral_name for h in hits} if neutral else {}
        return content.build(hits, desk.now(), missing=self.missing, neutral=quiet, timetable=usual)


def is_place(hit: Hit) -> bool:
    from deskapp.desk import say

    return say.is_place(hit)


def _key(hit: Hit) -> tuple[str, str | None]:
    return hit.service.code, hit.answer.centre_code if is_place(hit) else None


def tick_page(desk: Desk, sheet: Sheet, go_on: Callable[[], None]) -> Choosing:
    """The tick list: one key circles a paper that is not there. Raises DeskappError as `Sheet.slip`."""
    page = Choosing(strings.SLIP_TITLE, (), note=strings.SLIP_NOTE)

    def changed(change: Callable[[], None], step: int) -> Callable[[], None]:
        def chosen() -> None:
            change()
            fill()
            page.selected = min(page.selected + step, len(page.choices) - 1)

        return chosen

    def fill() -> None:
        slip = sheet.slip(desk) if sheet.hits else None
        page.choices = tuple(_rows(sheet, slip, changed, go_on))

    fill()
    page.selected = next((at for at, row in enumerate(page.choices) if row.label.startswith("[")), 0)
    return page


Changed = Callable[[Callable[[], None], int], Callable[[], None]]


def _rows(sheet: Sheet, slip: Slip | None, changed: Changed, go_on: Callable[[], None]) -> list[Choice]:
    if slip is None:
        return [Choice(strings.SLIP_EMPTY, "", None)]
    rows = [_item(at, hit, sheet, changed) for at, hit in enumerate(sheet.hits, 1)]
    rows += [_paper(paper, len(slip.items), sheet, changed) for paper in slip.papers]
    rows += [Choice(line.marked, "", None) for line in slip.no_papers]
    return [*rows, Choice(strings.SLIP_GO, strings.SLIP_GO_NOTE, go_on)]


def _item(number: int, hit: Hit, sheet: Sheet, changed: Changed) -> Choice:
    """A heading; one of several can be taken off."""
    from deskapp.slips.content import title

    if len(sheet.hits) == 1:
        return Choice(title(hit), "", None)
    return Choice(f"{number}. {title(hit)}", strings.SLIP_DROP, changed(lambda: sheet.drop(hit), 0))


def _paper(paper: Paper, items: int, sheet: Sheet, changed: Changed) -> Choice:
    box = strings.TICK_MISSING if paper.missing else strings.TICK_BOX
    notes = (paper.when(items), f"[{paper.mark}]" if paper.mark else "")
    return Choice(
        f"{box}{paper.name}",
        " ".join(note for note in notes if note),
        changed(lambda: sheet.toggle(paper.name), 1),
    )


def forms_page(rows: tuple[tuple[str, str, Callable[[], None]], ...], selected: int) -> Choosing:
    """(label, note, what it does) for every way out; `selected`: the one that was used last."""
    choices = tuple(Choice(label, note, chosen) for label, note, chosen in rows)
    return Choosing(strings.FORMS_TITLE, choices, selected=selected)


def text_page(slip: Slip) -> Reading:
    """The slip as it reads on paper."""
    from deskapp.slips import text

    rows = text.render(slip).splitlines()
    return Reading(
        strings.SLIP_TITLE,
        lambda _width: [plain(row, theme.PLAIN) for row in rows],
        clipboard=lambda: "\n".join(rows) + "\n",
    )
