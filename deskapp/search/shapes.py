"""Characters that are drawn almost alike (形近字), from a shipped table."""

from __future__ import annotations

from functools import cache

from deskapp.search.text import DATA


@cache
def _table() -> dict[str, str]:
    text = (DATA / "lookalikes.txt").read_text(encoding="utf-8")
    return {line[0]: line[1:] for line in text.splitlines() if len(line) > 1}


def similar(char: str) -> str:
    """Characters drawn like `char`, most alike first; empty for most."""
    return _table().get(char, "")
