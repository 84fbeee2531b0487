"""Characters that are drawn almost alike (形近字), from a shipped table."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, str]:
    text = files("deskapp.search").joinpath("data/lookalikes.txt").read_text(encoding="utf-8")
    return {line[0]: line[1:] for line in text.splitlines() if len(line) > 1}


def similar(char: str) -> str:
    """Characters drawn like `char`, most alike first; empty for most."""
    return _table().get(char, "")
