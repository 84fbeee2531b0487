"""A receipt printer of the strict kind: knows a few commands, refuses every other byte below 0x20."""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTHS = {58: 32, 80: 48}


class Refused(Exception):
    """A byte that no command explains."""


@dataclass
class Receipt:
    """What came out: lines of text with their size, and whether the paper was cut."""

    columns: int
    lines: list[tuple[str, int]] = field(default_factory=list)
    """(text, 1 or 2 for double size)."""
    cut: bool = False
    chinese: bool = False

    @property
    def text(self) -> str:
        return "\n".join(text for text, _ in self.lines)

    @property
    def large(self) -> list[str]:
        return [text for text, size in self.lines if size == 2]


def printed(data: bytes, millimetres: int) -> Receipt:
    """Feeds `data` to the printer. Raises Refused, also for a line that is wider than the paper."""
    receipt = Receipt(WIDTHS[millimetres])
    size, held, at = 1, bytearray(), 0
    assert data.startswith(b"\x1b@"), "a slip begins with a reset: the last one may have left anything"
    while at < len(data):
        rest = data[at:]
        if rest[:2] in (b"\x1b@", b"\x1c&"):
            receipt.chinese |= rest[:1] == b"\x1c"
            at += 2
        elif rest[:3] in (b"\x1d!\x00", b"\x1d!\x11"):
            size = 2 if rest[2] else 1
            at += 3
        elif rest[:3] in (b"\x1ba\x00", b"\x1ba\x01"):
            at += 3
        elif rest[:4] == b"\x1dVB\x00":
            receipt.cut = True
            at += 4
        elif rest[0] == 0x0A:
            receipt.lines.append((_decoded(bytes(held), receipt.columns // size), size))
            held.clear()
            at += 1
        elif rest[0] < 0x20 or rest[0] == 0x7F:
            raise Refused(f"{rest[:4]!r} at {at}")
        else:
            step = 2 if rest[0] >= 0x80 else 1
            held += rest[:step]
            at += step
    assert not held, "the last line has no end"
    return receipt


def _decoded(line: bytes, columns: int) -> str:
    """One byte is one column on paper, whatever the character."""
    if len(line) > columns:
        raise Refused(f"{len(line)} columns on a paper of {columns}")
    return line.decode("gb18030")
