"""Which whole category (整类) the words on a hall's sign mean."""

from __future__ import annotations

from collections.abc import Iterable

from deskapp.domain.hall_signs import SIGNS
from deskapp.upkeep.finding import begins

WHOLE = "k:"
"""Codes of whole categories begin so among what may be picked; those of items with 「s:」."""

_LEAST = 2
"""Letters or signs below which too many signs would fit."""


def meant(typed: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The whole categories among `pairs`, (code, label), whose name or sign begins with what was typed."""
    if len(typed.strip()) < _LEAST:
        return []
    return [
        pair
        for pair in pairs
        if pair[0].startswith(WHOLE) and any(begins(typed, sign) for sign in _signs(pair[1]))
    ]


def _signs(label: str) -> tuple[str, ...]:
    name = label.partition(" (")[0]
    return (name, *SIGNS.get(name, ()))
