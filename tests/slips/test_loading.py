"""Libraries that only one form needs are loaded by that form alone."""

from __future__ import annotations

from pathlib import Path

from tests.project.test_loading import loaded_by

MAIN = "from deskapp.cli.main import main; main([{words}])"
DRAWING = {"reportlab", "segno", "PIL"}


def loaded(*words: str) -> set[str]:
    return loaded_by(MAIN.format(words=", ".join(map(repr, words))))


def test_a_look_up_loads_nothing_of_the_slips() -> None:
    assert not loaded("find", "低保") & DRAWING


def test_a_text_slip_loads_no_drawing() -> None:
    assert not loaded("slip", "mz-0038") & DRAWING


def test_a_receipt_loads_no_drawing(tmp_path: Path) -> None:
    words = ("slip", "mz-0038", "--as", "escpos58", "--out", str(tmp_path / "slip.bin"))
    assert not loaded(*words) & DRAWING


def test_a_code_for_the_screen_loads_no_pdf() -> None:
    assert loaded("slip", "mz-0038", "--as", "qr") & DRAWING == {"segno"}
