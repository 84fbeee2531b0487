"""What a desk hands out and puts up: the slip, the turned screen, life events, today's changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content

from deskapp.domain.answer import Hit
from deskapp.domain.notices import Notice, until_words
from deskapp.errors import DeskappError
from deskapp.tui import prompts, strings
from deskapp.tui.clipboard import can_arrive
from deskapp.tui.outlets import Outlets
from deskapp.tui.panes.pages import Choosing, Reading
from deskapp.tui.ports import Desk
from deskapp.tui.screens.visits import Visits

if TYPE_CHECKING:
    from deskapp.desk.notice_draft import About, Until
    from deskapp.slips.content import Slip
    from deskapp.tui.panes.slip import Sheet


class Duties(Visits):
    """Pages that make something; each is loaded when its key is pressed."""

    def __init__(self, outlets: Outlets) -> None:
        super().__init__()
        self._outlets = outlets
        self._sheet: Sheet | None = None
        self._form = 0
        """The form that a slip went out in last."""
        self._set_aside: str | None = None
        """The query that stood in the box before a form took it; None while there is no form."""

    def question_lines(self, width: int) -> list[Content]:
        """What else the words call for, under the question."""
        return [*super().question_lines(width), *prompts.beside(self.results, width)]

    @property
    def notices(self) -> tuple[str, ...]:
        """The desk's own sentences, then what is changed here today."""
        return (*super().notices, *(self.desk.told_today() if self.desk else ()))

    @property
    def shown_hits(self) -> tuple[Hit, ...]:
        """The items in sight: those of the page on top, else the one whose answer is open."""
        if isinstance(self.page, Reading) and self.page.hits:
            return self.page.hits
        return (self.chosen,) if self.page is None and self.chosen is not None else ()

    # The slip

    @property
    def sheet(self) -> Sheet:
        if self._sheet is None:
            from deskapp.tui.panes.slip import Sheet

            self._sheet = Sheet()
        return self._sheet

    def sheet_done(self) -> None:
        """The next citizen starts with an empty slip."""
        if self._sheet is not None:
            self._sheet.clear()

    def action_slip(self) -> None:
        """First the tick list, then the forms: the same key leads on."""
        if self.desk is None or self._broken:
            return
        if isinstance(self.page, Choosing) and self.page.title == strings.SLIP_TITLE:
            self._choose_form()
            return
        self.keep_answer()
        self.told(*self.shown_hits)
        self.sheet.add(*self.shown_hits)
        if not self.sheet.hits:
            self.say(strings.SLIP_NONE)
            return
        self._open_ticks(self.desk)

    def _open_ticks(self, desk: Desk) -> None:
        from deskapp.tui.panes.slip import tick_page

        try:
            page = tick_page(desk, self.sheet, self._choose_form)
        except DeskappError as error:
            self.sheet.clear()
            self.say(str(error))
            return
        self.pages = [page]
        self.settle()

    def _choose_form(self) -> None:
        from deskapp.tui.panes.slip import forms_page

        ways = (
            (strings.FORM_TURNED, strings.FORM_TURNED_NOTE, self._turn_slip),
            (strings.FORM_QR, strings.FORM_QR_NOTE, lambda: self._with_slip(self._turn_code, neutral=True)),
            (strings.FORM_COPY, strings.FORM_COPY_NOTE, lambda: self._with_slip(self._copy_slip)),
            (strings.FORM_TEXT, strings.FORM_TEXT_NOTE, lambda: self._with_slip(self._read_slip)),
            (strings.FORM_PDF, str(self._outlets.folder), lambda: self._with_slip(self._save_pdf)),
            (strings.FORM_RECEIPT, self._printer_note, lambda: self._with_slip(self._print_receipt)),
        )
        rows = tuple((label, note, self._remembering(at, way)) for at, (label, note, way) in enumerate(ways))
        self.push(forms_page(rows, self._form))

    @property
    def _printer_note(self) -> str:
        paper = f"{self._outlets.paper} 毫米"
        return f"{self._outlets.printer}  {paper}" if self._outlets.printer else strings.FORM_NO_PRINTER

    def _remembering(self, form: int, way: Callable[[], None]) -> Callable[[], None]:
        def chosen() -> None:
            self._form = form
            way()

        return chosen

    def _with_slip(self, use: Callable[[Slip], None], *, neutral: bool = False) -> None:
        """Build the slip as of now and use it; what stands in the way is said."""
        if self.desk is None:
            return
        try:
            use(self.sheet.slip(self.desk, neutral=neutral))
        except DeskappError as error:
            self.say(str(error))

    def _turn_slip(self) -> None:
        self._turn(tuple(self.sheet.hits), tuple(self.sheet.missing))

    def _turn_code(self, slip: Slip) -> None:
        from deskapp.slips import qr
        from deskapp.tui.screens.turned import Turned, code_face

        code = qr.for_screen(slip, self.size.height - 1)
        self.app.push_screen(Turned([code_face(qr.half_blocks(code), code.content)]))

    def _copy_slip(self, slip: Slip) -> None:
        from deskapp.slips import text

        self.copy_out(text.render(slip))

    def copy_out(self, text: str) -> None:
        """Into the clipboard of whoever sits at the terminal, and say what became of it."""
        heard = can_arrive(os.environ)
        if heard:
            self.app.copy_to_clipboard(text)
        self.say(strings.COPIED if heard else strings.CANNOT_COPY)

    def _read_slip(self, slip: Slip) -> None:
        from deskapp.tui.panes.slip import text_page

        self.push(text_page(slip))

    def _save_pdf(self, slip: Slip) -> None:
        name = strings.SLIP_FILE.format(at=slip.at)
        self._send(slip, "pdf", self._outlets.folder / name)

    def _print_receipt(self, slip: Slip) -> None:
        if self._outlets.printer:
            self._send(slip, f"escpos{self._outlets.paper}", Path(self._outlets.printer))
        else:
            self.say(strings.NO_PRINTER)

    @work(thread=True, group="slip")
    def _send(self, slip: Slip, form: str, path: Path) -> None:
        """Off the keyboard's path: a printer without paper takes nothing for fifteen seconds."""
        from deskapp.slips.forms import BINARY
        from deskapp.slips.out import save

        self.app.call_from_thread(self.say, strings.SLIP_SENDING)
        try:
            if form == "pdf":
                path.parent.mkdir(parents=True, exist_ok=True)
            save(path, BINARY[form](slip))
        except (DeskappError, OSError) as error:
            told = (
                str(error) if isinstance(error, DeskappError) else strings.NO_FOLDER.format(path=path.parent)
            )
            self.app.call_from_thread(self.say, told)
        else:
            self.app.call_from_thread(self.say, strings.SLIP_WRITTEN.format(path=path))

    # The turned screen

    def action_turn(self) -> None:
        """The answer in sight, for the citizen to read."""
        if self.desk is not None and not self._broken and not self._turn(self.shown_hits):
            self.say(strings.TURN_NONE)

    def _turn(self, hits: tuple[Hit, ...], missing: tuple[str, ...] = ()) -> bool:
        if not hits:
            return False
        from deskapp.slips.turned import turned
        from deskapp.tui.screens.turned import Face, Turned

        self.keep_answer()
        self.told(*hits)
        shown = [turned(hit, missing=missing) for hit in hits]
        faces = [Face(one.above, one.digits, one.below) for one in shown]
        self.app.push_screen(Turned(faces))
        return True

    # Life events

    def action_life_events(self) -> None:
        """The life event that the words name, else all of them."""
        if self.desk is None or self._broken:
            return
        from deskapp.tui.panes import events

        bundle = self.results.bundle if self.page is None else None
        if bundle is not None:
            self.push(events.bundle_page(bundle, self.follow))
        else:
            self.pages = [events.events_page(self.desk, self._open_event)]
            self.settle()

    def _open_event(self, code: str) -> None:
        from deskapp.tui.panes import events

        bundle = self.desk.bundle(code) if self.desk else None
        if bundle is not None:
            self.push(events.bundle_page(bundle, self.follow))

    # Today's changes

    def action_notice(self) -> None:
        """The form takes the box; what stood there comes back with it."""
        desk = self.desk
        if desk is None or self._broken or self.form is not None:
            return
        if desk.read_only:
            self.say(strings.NOTICE_READ_ONLY)
            return
        service = self.chosen.service.code if self.chosen else None
        self.say(strings.OPENING)
        self.call_after_refresh(self._open_notice, desk, service)

    def _open_notice(self, desk: Desk, service: str | None) -> None:
        """What writes is loaded now, so that no key waits for it later."""
        from deskapp.tui.panes.notices import NoticeForm

        desk.ready_to_write()
        self._said = ""
        self._set_aside = self.typed
        self.fill_box("")
        self.pages = [NoticeForm(desk, service, self._put_up, self._ask_to_end).page]
        self.settle()

    def settle(self) -> None:
        """A form that has been left gives the box back."""
        if self._set_aside is not None and self.form is None:
            self.fill_box(self._set_aside)
            self._set_aside = None
        super().settle()

    def _put_up(self, words: str, about: About, until: Until) -> None:
        def write(desk: Desk) -> None:
            desk.add_notice(
                words,
                until.moment,
                window=about.window,
                service=about.service,
                category=about.category,
                everywhere=about.everywhere,
                suspends=about.suspends,
            )

        now = self.desk.now() if self.desk else until.moment
        self._change(write, strings.NOTICE_DONE.format(until=until_words(until.moment, now)))

    def _ask_to_end(self, notice: Notice) -> None:
        from deskapp.tui.panes.notices import ending_page

        if self.desk is not None:
            number = notice.id
            yes = lambda: self._change(lambda desk: desk.end_notice(number), strings.NOTICE_ENDED)  # noqa: E731
            self.push(ending_page(notice, self.desk, yes, self.action_back))

    def _change(self, change: Callable[[Desk], None], done: str) -> None:
        """Write beside the keyboard, say what came of it; a failure leaves the form open."""
        desk = self.desk
        if desk is not None:
            self.say(strings.WRITING)
            self.hold.during(
                lambda: change(desk), lambda _none: self._written(done), lambda error: self.say(str(error))
            )

    def _written(self, done: str) -> None:
        """The set-aside query is answered afresh."""
        self.drop_pages()
        self._search(self.typed)
        self.say(done)

    # Given by the whole screen

    def keep_answer(self) -> None:
        raise NotImplementedError

    def action_back(self) -> None:
        raise NotImplementedError
