"""The one place where foreign text is made harmless.

Catalog rows, imported cells, queries and paths all pass through `clean` before anything
shows or stores them. What is removed can steer a terminal or hide text; what is kept is
everything a name may need, private-use and unassigned characters of rare names included.
"""

import re

LIMIT = 4000
"""Longest text in characters unless a caller says otherwise."""

CUT = "…"
"""Stands at the end of a text that was cut."""

# Every range with the reason why it must not reach a screen.
_REMOVED: tuple[tuple[int, int], ...] = (
    (0x00, 0x08),  # C0 controls, NUL and backspace among them
    (0x0E, 0x1F),  # C0 controls with ESC, which starts terminal sequences
    (0x7F, 0x84),  # DEL and C1 controls
    (0x86, 0x9F),  # C1 controls with CSI and OSC
    (0xAD, 0xAD),  # soft hyphen: invisible
    (0x34F, 0x34F),  # combining grapheme joiner: invisible
    (0x61C, 0x61C),  # Arabic letter mark: bidi
    (0x180E, 0x180E),  # Mongolian vowel separator: zero width
    (0x200B, 0x200F),  # zero-width characters and bidi marks
    (0x202A, 0x202E),  # bidi embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, bidi isolates
    (0xD800, 0xDFFF),  # lone surrogates: cannot be encoded
    (0xFE0E, 0xFE0F),  # text/emoji presentation: terminals disagree on the width
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation controls
    (0xFFFE, 0xFFFF),  # noncharacters
    (0xE0000, 0xE007F),  # tag characters: hidden text
)
_BREAKS = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_NEWLINES = (0x0A, 0x0D, 0x85, 0x2028, 0x2029)

_TABLE: dict[int, str | None] = {
    **{code: None for first, last in _REMOVED for code in range(first, last + 1)},
    **dict.fromkeys(_BREAKS, " "),
}
_KEEPING: dict[int, str | None] = {**_TABLE, **dict.fromkeys(_NEWLINES, "\n")}
_HOSTILE = re.compile(
    "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _REMOVED) + "".join(map(chr, _BREAKS)) + "]"
)


def clean(text: str, limit: int = LIMIT, *, newlines: bool = False) -> str:
    """`text` without control, bidi, zero-width and surrogate characters, at most `limit` long.

    Line breaks and tabs become one space each; with `newlines` line breaks become "\\n".
    A text that is too long ends in "…". Cleaning twice gives the same as cleaning once.
    """
    if len(text) > limit:
        # Far more than is shown is never translated: hostile texts may be megabytes long.
        text = text[: 4 * limit + 64]
    if _HOSTILE.search(text) is not None:
        text = text.replace("\r\n", "\n").translate(_KEEPING if newlines else _TABLE)
    if len(text) <= limit:
        return text
    return text[: max(limit - 1, 0)] + CUT[: max(limit, 0)]


def clean_bytes(raw: bytes) -> str:
    """UTF-8 bytes as clean text; bytes that are not UTF-8 show as U+FFFD. For `text_factory`."""
    return clean(raw.decode("utf-8", "replace"))
