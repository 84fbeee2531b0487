"""Help, menu and the one question before the sample layer goes: all fed by the actions."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from deskapp.tui import strings, theme
from deskapp.tui.actions import Action, menu
from deskapp.tui.cards import example
from deskapp.tui.panes.pages import Choice, Choosing, Reading
from deskapp.tui.ports import Desk
from deskapp.tui.text import labelled, line, pad, plain

KEY_CELLS = 10


def help_page(table: tuple[Action, ...]) -> Reading:
    return Reading(strings.HELP_TITLE, lambda width: help_lines(table, width))


def help_lines(table: tuple[Action, ...], width: int) -> list[Content]:
    """Four examples first, then every key, then what the words on the screen promise."""
    lines = [plain(strings.EMPTY_EXAMPLES, theme.LABEL)]
    lines += [example(word, means) for word, means in strings.EXAMPLES]
    lines += [Content(""), plain(strings.HELP_KEYS, theme.LABEL)]
    for action in table:
        if action.shown:
            lines.append(line(pad(plain(f"  {action.shown}", theme.KEY), KEY_CELLS + 2), plain(action.help)))
    lines.append(Content(""))
    for note in strings.HELP_NOTES:
        lines += labelled("  -", plain(note), width, theme.KEY)
    return lines


def menu_page(table: tuple[Action, ...], desk: Desk, run: Callable[[str], None]) -> Choosing:
    entries = menu(table, has_sample=desk.has_sample, read_only=desk.read_only)
    rows = tuple(
        Choice(action.label, f"{action.shown}  {action.help}".strip(), _running(run, action.id))
        for action in entries
    )
    return Choosing(strings.MENU_TITLE, rows)


def _running(run: Callable[[str], None], action: str) -> Callable[[], None]:
    return lambda: run(action)


def confirm_page(yes: Callable[[], None], no: Callable[[], None]) -> Choosing:
    """One confirm; the harmless answer is chosen already."""
    rows = (Choice(strings.CONFIRM_REMOVE_NO, "", no), Choice(strings.CONFIRM_REMOVE_YES, "", yes))
    return Choosing(strings.CONFIRM_REMOVE, rows, note=strings.CONFIRM_REMOVE_NOTE)


def broken_page(sentence: str) -> Reading:
    """The catalog cannot be used: what happened, what is safe, what to do."""

    def make(width: int) -> list[Content]:
        lines = labelled("  !", plain(sentence, theme.WARN), width, theme.WARN)
        return [Content(""), *lines, Content("")]

    return Reading(strings.BROKEN_TITLE, make, back=strings.BROKEN_HELP)
