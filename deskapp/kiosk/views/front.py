"""The first page: tiles by what people want, letters under them, rows as soon as one is typed."""

from __future__ import annotations

from collections.abc import Iterator

from deskapp.desk.say import is_place
from deskapp.domain.answer import Emergency, Hit, Question, Results
from deskapp.kiosk import words
from deskapp.kiosk.big import digit_lines
from deskapp.kiosk.plain_answer import title
from deskapp.kiosk.sheet import CHOSEN, KEY, Cell, Sheet
from deskapp.kiosk.tiles import EVENTS, TILES
from deskapp.kiosk.views.lists import WIDE, shape
from deskapp.tui import theme

LETTERS = "abcdefghijklmnopqrstuvwxyz"
KEY_COLUMNS, KEY_ROWS = 9, 3
TILE_COLUMNS, TILE_ROWS = 4, 4
ALARM_HIGH = 12
"""Lines from which an emergency number stands there in block digits."""
TALL, HIGH = 18, 32
"""Lines from which a letter is two, then three lines high."""


def key_height(screen_height: int) -> int:
    """Lines of one letter on a screen of that height."""
    return 1 + (screen_height >= TALL) + (screen_height >= HIGH)


def letters(sheet: Sheet, screen_height: int) -> None:
    """The keyboard for a finger: letters in the order of the alphabet, and one that takes back."""
    keys = [Cell(letter.upper(), f"key:{letter}") for letter in LETTERS]
    cells = [*keys, Cell(words.DELETE, "delete")]
    sheet.grid(cells, KEY_COLUMNS, KEY_ROWS * key_height(screen_height), KEY)


def tiles(sheet: Sheet, height: int) -> None:
    """The sixteen tiles."""
    cells = [Cell(tile.label, f"tile:{n}", tile.short) for n, tile in enumerate(TILES)]
    sheet.grid(cells, TILE_COLUMNS, height)


def found(sheet: Sheet, results: Results, height: int) -> None:
    """Danger first, then the one question or the rows, whatever there is."""
    end = len(sheet.lines) + height
    if results.emergency is not None:
        _alarm(sheet, results.emergency, height)
    if results.question is not None:
        _question(sheet, results.question)
    elif results.hits and not results.confident and results.emergency is None:
        sheet.say(words.MAYBE, theme.MAYBE)
    if results.hits:
        _rows(sheet, results, end - len(sheet.lines))
    elif results.emergency is None:
        _nothing(sheet, results.query)


def upper_height(screen_height: int) -> int:
    """Lines between the box and the letters."""
    return screen_height - FRAME_LINES - acts_height(screen_height) - KEY_ROWS * key_height(screen_height)


FRAME_LINES = 3
"""Header, box and emergency numbers."""


def acts_height(screen_height: int) -> int:
    """Lines of the keys under every page, with the empty one over them on a high screen."""
    return solid_acts(screen_height) + (screen_height >= HIGH)


def solid_acts(screen_height: int) -> int:
    """Lines of the keys themselves."""
    return 1 + (screen_height >= TALL) + (screen_height >= HIGH)


def _question(sheet: Sheet, question: Question) -> None:
    """One row of choices; what else was found stands under it."""
    sheet.say(f"{words.ASK} {question.text}", theme.STRONG)
    cells = [Cell(choice.label, f"s:{choice.code}") for choice in question.choices]
    columns = len(cells) if sheet.width >= WIDE else 1
    sheet.grid(cells, columns, -(-len(cells) // columns), CHOSEN)


def _rows(sheet: Sheet, results: Results, height: int) -> None:
    if height <= 0:
        return
    cells = list(_cells(results))
    columns, rows, each = shape(sheet, height, len(cells))
    shown = cells[: columns * rows]
    sheet.grid(shown, columns, max(1, -(-len(shown) // columns)) * each, left=True)


def _cells(results: Results) -> Iterator[Cell]:
    """One thing stands once, whatever led to it."""
    seen = set()
    for hit in results.hits:
        act = act_of(hit)
        if act not in seen:
            seen.add(act)
            yield Cell(title(hit), act)


def act_of(hit: Hit) -> str:
    """What touching a row opens: the place itself, or the item."""
    if hit.mention is not None:
        return f"n:{hit.mention.code}"
    return f"c:{hit.answer.centre_code}" if is_place(hit) else f"s:{hit.service.code}"


def _alarm(sheet: Sheet, danger: Emergency, height: int) -> None:
    """The number as large as it can be: whoever types this has no time to read."""
    sheet.say(f" {danger.title}  拨 {danger.number} ", theme.ALARM)
    if height >= ALARM_HIGH and danger.number.isdigit():
        sheet.gap()
        sheet.write(*digit_lines(danger.number))
        sheet.gap()
    sheet.say(danger.sentence, theme.STRONG)


def _nothing(sheet: Sheet, query: str) -> None:
    sheet.say(words.NOTHING.format(query=query), theme.WARN)
    for way in words.NOTHING_WAYS:
        sheet.say(f"- {way}")


def opens_events(number: int) -> bool:
    """Does this tile open the life events?"""
    return TILES[number].opens == (EVENTS,)
