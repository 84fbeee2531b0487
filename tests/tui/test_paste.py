"""A marked paste is text, the whole of it, wherever the terminal cuts it into pieces."""

from __future__ import annotations

import pytest
from textual import events

from deskapp.tui.paste import END, START, CleanParser, Pastes

HOSTILE = "低\x1b[31m保\x11\x1b\x03\x7f\x9b2J\x00\x1b[20 完"
CLEAN = "低[31m保2J[20 完"


def read(*pieces: str) -> list[events.Key | events.Paste]:
    parser = CleanParser()
    found = [event for piece in pieces for event in parser.feed(piece)]
    return [event for event in found if isinstance(event, events.Key | events.Paste)]


def test_nothing_in_a_paste_becomes_a_key() -> None:
    (paste,) = read(f"{START}{HOSTILE}{END}")
    assert isinstance(paste, events.Paste)
    assert paste.text == CLEAN


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7])
def test_a_paste_in_pieces_is_the_same_paste(size: int) -> None:
    sent = f"{START}{HOSTILE}{END}x\x1b[15~"
    paste, letter, function = read(*(sent[at : at + size] for at in range(0, len(sent), size)))
    assert isinstance(paste, events.Paste)
    assert isinstance(letter, events.Key)
    assert isinstance(function, events.Key)
    assert (paste.text, letter.key, function.key) == (CLEAN, "x", "f5")


def test_lines_of_a_paste_stay_apart() -> None:
    (paste,) = read(f"{START}一\r\n二\t三{END}")
    assert isinstance(paste, events.Paste)
    assert paste.text == "一\r\n二\t三"


@pytest.mark.parametrize("typed", ["\x1b", "\x11", "db\x1b[15~", "\x1b[200", "\x1b[<0;3;4M", "\x1b[201~"])
def test_what_is_typed_passes_untouched(typed: str) -> None:
    pastes = Pastes()
    assert "".join(pastes.clean(character) for character in typed) == typed
    assert Pastes().clean(typed) == typed


def test_two_pastes_and_keys_between_them() -> None:
    found = read(f"{START}a\x1b{END}\x11{START}\x1bb{END}")
    assert [event.text if isinstance(event, events.Paste) else event.key for event in found] == [
        "a",
        "ctrl+q",
        "b",
    ]
