"""A TrueType font with a code for every Chinese character and no ink, so that tests need none installed."""

from __future__ import annotations

import struct

RANGES = ((0x20, 0x7E), (0xB7, 0xB7), (0x2010, 0x2026), (0x3000, 0x303F), (0x4E00, 0x9FA5), (0xFF00, 0xFFEF))
EM = 1000


def font(ranges: tuple[tuple[int, int], ...] = RANGES) -> bytes:
    """The file. Glyph numbers follow the ranges; 0 is the missing character."""
    glyphs = 1 + sum(last - first + 1 for first, last in ranges)
    tables = {
        b"OS/2": struct.pack(">HhHHH", 1, EM, 400, 5, 0).ljust(78, b"\0"),
        b"cmap": _cmap(ranges),
        b"glyf": b"\0" * 4,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            0,
            EM,
            0,
            0,
            0,
            -200,
            EM,
            800,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhQhH", 0x10000, 800, -200, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, glyphs),
        b"hmtx": struct.pack(">Hh", EM, 0) * glyphs,
        b"loca": struct.pack(">I", 0) * (glyphs + 1),
        b"maxp": struct.pack(">IH", 0x10000, glyphs).ljust(32, b"\0"),
        b"name": _names("SlipTest"),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 1, 0, 0, 0, 0),
    }
    return _file(tables)


def _cmap(ranges: tuple[tuple[int, int], ...]) -> bytes:
    """Format 4: one segment a range, a shift from code to glyph number, and the closing segment."""
    shifts, following = [], 1
    for first, last in ranges:
        shifts.append((following - first) & 0xFFFF)
        following += last - first + 1
    ends = [last for _, last in ranges] + [0xFFFF]
    starts = [first for first, _ in ranges] + [0xFFFF]
    count = len(ends)
    body = b"".join(
        struct.pack(f">{count}H", *column) for column in (ends, starts, [*shifts, 1], [0] * count)
    )
    # A pad word stands between the ends and the starts.
    body = body[: 2 * count] + b"\0\0" + body[2 * count :]
    table = struct.pack(">HHHHHHH", 4, 14 + len(body), 0, 2 * count, 0, 0, 0) + body
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table


def _names(name: str) -> bytes:
    text = name.encode("utf-16-be")
    records = b"".join(struct.pack(">HHHHHH", 3, 1, 0x409, kind, len(text), 0) for kind in (1, 4, 6))
    return struct.pack(">HHH", 0, 3, 6 + len(records)) + records + text


def _file(tables: dict[bytes, bytes]) -> bytes:
    offset = 12 + 16 * len(tables)
    directory, content = b"", b""
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag, total, offset + len(content), len(table))
        content += padded
    return struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0) + directory + content
