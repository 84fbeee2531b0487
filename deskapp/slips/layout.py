"""Breaking Chinese lines: by a width of one's own, with no closing mark at the start of a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from deskapp.domain.widths import columns as columns

Width = Callable[[str], float]
"""How wide a text is, in columns or points; of no text it is 0."""

_NO_START = frozenset("、,.;:!?)]}%,。;:!?)】」』》〉”’…·-")
_NO_END = frozenset("([{(【「『《〈“‘")
_RUN = re.compile(r"\[\w{2,4}\]|[A-Za-z0-9.,:/+-]+|\s+|.", re.DOTALL)
LONGEST_RUN = 24
"""Letters and digits, or a mark in brackets, that stay together; longer ones are broken anywhere."""

GETA = "〓"
"""The printer's mark for a character that it has no type for."""
GETA_NOTE = f"{GETA} 处的字这里印不出, 请手写补上"


def wrap(text: str, room: float, width: Width = columns) -> list[str]:
    """`text` in lines no wider than `room`; at least one line, and at least one character a line."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        for part in [piece] if width(piece) <= room else list(piece):
            if line and width(line + part.rstrip()) > room:
                lines.append(line.rstrip())
                line = "" if part.isspace() else part
            else:
                line += part
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def hanging(head: str, text: str, room: float, width: Width = columns) -> list[tuple[str, str]]:
    """`text` after `head`: (head, first line), then ("", line) for each further one."""
    first, *rest = wrap(text, max(room - width(head), 1), width)
    return [(head, first), *(("", line) for line in rest)]


def in_columns(head: str, text: str, room: int, width: Callable[[str], int] = columns) -> list[str]:
    """`hanging` as plain lines, the further ones under the first."""
    indent = " " * width(head)
    return [(start or indent) + line for start, line in hanging(head, text, room, width)]


def printable(text: str, has: Callable[[str], bool]) -> str:
    """`text` with every character that the type does not have as 〓."""
    return "".join(c if c == " " or has(c) else GETA for c in text)


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken: runs of letters and digits, and marks with the character they cling to."""
    held = ""
    for match in _RUN.finditer(text):
        piece = match.group()
        if (held and not (piece[0] in _NO_START or held[-1] in _NO_END)) or len(held) > LONGEST_RUN:
            yield held
            held = ""
        held += piece
    if held:
        yield held
