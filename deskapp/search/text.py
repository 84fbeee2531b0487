"""One spelling of every text before it is searched: `normalise`.

Full-width to half-width, lower case, traditional to simplified characters; everything
that is neither a letter, a digit nor a character of a script becomes a space. Applying
it twice changes nothing.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
"""Tables made by scripts/."""

LONGEST_QUERY = 96
"""Characters of a query that are looked at; nobody says more in one breath."""


@cache
def simplified() -> dict[int, str]:
    """Code point of a traditional character -> its simplified form."""
    text = (DATA / "simplified.txt").read_text(encoding="utf-8")
    pairs = text.replace("\n", "")
    return {ord(pairs[i]): pairs[i + 1] for i in range(0, len(pairs), 2)}


def normalise(text: str) -> str:
    """Words of `text` separated by single spaces, without punctuation."""
    if text.isascii():
        folded = text.lower()
    else:
        # Catalog text is nearly always normal already; the check is much cheaper than the work.
        plain = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
        folded = plain.casefold().translate(simplified())
        if not unicodedata.is_normalized("NFKC", folded):
            folded = unicodedata.normalize("NFKC", folded)
    if folded.isalnum():
        return folded
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def squeeze(text: str) -> str:
    """`normalise` without spaces: how a phrase is indexed and compared."""
    return normalise(text).replace(" ", "")


def locate(display: str, squeezed: str, upto: int | None = None) -> list[int]:
    """Position in `display` of each character of `squeezed`, which was made from it or from a part;
    of the first `upto` of them where nothing further is asked.

    A character that cannot be found takes its predecessor's position.
    """
    if len(display) == len(squeezed):
        return list(range(len(squeezed)))[:upto]
    positions: list[int] = []
    at, size = 0, len(display)
    for char in squeezed[:upto]:
        found = at
        while found < size and display[found] != char and char not in _spelled(display[found]):
            found += 1
        if found == size:
            positions.append(positions[-1] if positions else 0)
            continue
        positions.append(found)
        at = found + _spelled(display[found]).endswith(char)
    return positions


@lru_cache(maxsize=4096)
def _spelled(char: str) -> str:
    """`squeeze` of one character."""
    return squeeze(char)
