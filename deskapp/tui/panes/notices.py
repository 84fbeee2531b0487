"""Today's changes (今日变动): a form that reads along while the words are typed, and what is up now.

Nothing is asked twice: what the words seem to be about and until when is shown, and Enter puts it up.
"""

from __future__ import annotations

from collections.abc import Callable

from deskapp.desk.notice_draft import About, Until
from deskapp.domain.models import Places
from deskapp.domain.notices import Notice, until_words
from deskapp.tui import strings
from deskapp.tui.panes.pages import Choice, Choosing
from deskapp.tui.ports import Desk


class NoticeForm:
    """The words so far, what they may be about, and which end was picked."""

    def __init__(
        self,
        desk: Desk,
        service_code: str | None,
        put_up: Callable[[str, About, Until], None],
        end: Callable[[Notice], None],
    ) -> None:
        """`service_code`: the item whose answer was open. `put_up` and `end` do it and say so."""
        self._desk = desk
        self._service_code = service_code
        self._put_up = put_up
        self._end = end
        self._words = ""
        self._untils: tuple[Until, ...] = ()
        self._picked = 0
        self.page = Choosing(
            strings.NOTICE_TITLE, (), typed=self.read, turned=self.turn, hint=strings.NOTICE_HINT
        )
        self.read("")

    def read(self, words: str) -> None:
        """The words as they are now."""
        self._words = words.strip()
        self._picked = 0
        self._fill()

    def turn(self, step: int) -> None:
        """Another end for the notice."""
        if self._words and self._untils:
            self._picked = (self._picked + step) % len(self._untils)
            self._fill()

    def _fill(self) -> None:
        abouts, self._untils = self._desk.draft_notice(self._words, self._service_code)
        rows = self._new(abouts) if self._words else self._standing()
        self.page.choices = tuple(rows)
        self.page.selected = next((at for at, row in enumerate(rows) if row.chosen is not None), 0)

    def _new(self, abouts: tuple[About, ...]) -> list[Choice]:
        until = self._untils[min(self._picked, len(self._untils) - 1)]
        head = [
            Choice(strings.NOTICE_WORDS, self._words, None),
            Choice(strings.NOTICE_UNTIL, f"{until.label}  ({strings.NOTICE_UNTIL_HINT})", None),
            Choice(strings.NOTICE_ABOUT, "", None),
        ]
        return head + [
            Choice(about.label, _kind(suspends=about.suspends), self._putting(about, until))
            for about in abouts
        ]

    def _putting(self, about: About, until: Until) -> Callable[[], None]:
        return lambda: self._put_up(self._words, about, until)

    def _standing(self) -> list[Choice]:
        """What is up now, and what was: each can be looked at, those in force can be ended."""
        now = self._desk.now()
        rows = [Choice(strings.NOTICE_ASK, strings.NOTICE_EXAMPLE, None)]
        up = self._desk.notices_now()
        rows += [Choice(strings.NOTICE_UP if up else strings.NOTICE_NONE, "", None)]
        rows += [Choice(_told(n, self._desk), strings.NOTICE_END, self._ending(n)) for n in up]
        past = [n for n in self._desk.notice_history() if not n.is_on(now)]
        rows += [Choice(strings.NOTICE_PAST, "", None)] if past else []
        return rows + [Choice(f"  {_told(n, self._desk)}", n.created_by, None) for n in past[:MOST_PAST]]

    def _ending(self, notice: Notice) -> Callable[[], None]:
        return lambda: self._end(notice)


MOST_PAST = 20


def ending_page(notice: Notice, desk: Desk, yes: Callable[[], None], no: Callable[[], None]) -> Choosing:
    """One confirm before a notice is taken down early; the harmless answer is chosen already."""
    rows = (Choice(strings.NOTICE_KEEP, "", no), Choice(strings.NOTICE_END_NOW, "", yes))
    return Choosing(strings.NOTICE_END_TITLE, rows, note=_told(notice, desk))


def _kind(*, suspends: bool) -> str:
    return strings.NOTICE_PAUSES if suspends else strings.NOTICE_TELLS


def _told(notice: Notice, desk: Desk) -> str:
    """「3号窗口今天暂停 · 3号窗口 · 暂停办理 · 到今天 18:00」."""
    parts = (
        notice.text,
        _where(notice, desk.places),
        strings.NOTICE_PAUSES if notice.suspends else "",
        until_words(notice.ends, desk.now()),
    )
    return " · ".join(part for part in parts if part)


def _where(notice: Notice, places: Places) -> str:
    window, centre = places.window(notice.window_code), places.centre(notice.centre_code)
    family = next((c.name for c in places.categories if c.code == notice.category_code), "")
    named = (centre.name if centre else "", f"{window.label}窗口" if window else "", family)
    return " ".join(part for part in named if part) or notice.service_code or strings.NOTICE_EVERYWHERE
