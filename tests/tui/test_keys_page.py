"""The printable key card is the table of actions, and nothing else."""

from __future__ import annotations

from pathlib import Path

from deskapp.tui.actions import key_card

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"


def test_the_key_card_is_current() -> None:
    """Written anew by: python -c "from deskapp.tui.actions import key_card; print(key_card(), end='')"."""
    assert PAGE.read_text(encoding="utf-8") == key_card()
