"""A slip as bytes for a receipt printer: the few ESC/POS commands that all of them know.

Text is GB18030 in its two-byte part (what printers have type for); everything else becomes 〓.
No byte below 0x20 is sent but those of the commands listed here.
"""

from __future__ import annotations

from collections.abc import Iterator

from deskapp.slips import layout, text
from deskapp.slips.content import Slip

COLUMNS = {58: 32, 80: 48}
"""Paper width in mm -> characters of a line: 12 dots each on 384 or 576."""

INIT = b"\x1b@"
CHINESE = b"\x1c&"
PLAIN = b"\x1d!\x00"
DOUBLE = b"\x1d!\x11"
LEFT = b"\x1ba\x00"
CENTRED = b"\x1ba\x01"
LINE = b"\n"
FEED_AND_CUT = b"\x1dVB\x00"
"""GS V 66 0: feed to the cutter, then cut; a printer without a cutter only feeds."""

ENCODING = "gb18030"


def render(slip: Slip, millimetres: int) -> bytes:
    """The whole slip for paper `millimetres` wide: 58 or 80. Raises KeyError for another width."""
    columns = COLUMNS[millimetres]
    lines = [printable(line) for line in text.lines(slip, columns, width)]
    notes = layout.wrap(layout.GETA_NOTE, columns, width) if any(layout.GETA in s for s in lines) else []
    head, *body = lines
    parts = [INIT, CHINESE, CENTRED, encoded(head), LINE, LEFT]
    parts += [*_windows(slip, columns), *(encoded(line) + LINE for line in (*body, *notes))]
    return b"".join([*parts, FEED_AND_CUT])


def width(line: str) -> int:
    """Columns on paper: a two-byte character is two wide, whatever a terminal makes of it."""
    return sum(1 if c.isascii() else 2 for c in line)


def printable(line: str) -> str:
    return layout.printable(line, _has)


def encoded(line: str) -> bytes:
    return printable(line).encode(ENCODING)


def _has(character: str) -> bool:
    """Printable ASCII, or two bytes in GB18030: four-byte characters have no type in printers."""
    if character.isascii():
        return character.isprintable()
    try:
        return len(character.encode(ENCODING)) == 2
    except UnicodeEncodeError:
        return False


def _windows(slip: Slip, columns: int) -> Iterator[bytes]:
    """Each window in double size with its mark, so that it is read from the hand."""
    for number, item in enumerate(slip.items, 1):
        if item.window is None:
            continue
        which = f"{number}. " if len(slip.items) > 1 else ""
        for line in layout.wrap(printable(which + item.window.marked), columns // 2, width):
            yield DOUBLE + encoded(line) + LINE + PLAIN
