"""Foreign text is made harmless in one place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.domain.clean import LIMIT, clean, clean_bytes

ANY_TEXT = st.text(alphabet=st.characters())
"""Surrogates and every other character included."""

STEERING = {"Cc", "Cs", "Zl", "Zp"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("窗口\x1b[31m红", "窗口[31m红"),
        ("\x1b]0;标题\x07名", "]0;标题名"),
        ("\x9b31m低保", "31m低保"),
        ("\x90q低保\x9c", "q低保"),
        ("低\x00保", "低保"),
        ("低\u202e保\u202c", "低保"),
        ("低\u2066保\u2069", "低保"),
        ("\ufeff低\u200b保\u2060", "低保"),
        ("低\ud800保", "低保"),
        ("上\r\n下\t右\u2028末\x85尾", "上 下 右 末 尾"),
        ("[A1]窗口 [/x] [@click=app.quit]", "[A1]窗口 [/x] [@click=app.quit]"),
        ("𠮷㐂\ue000\U000f0000\u0378", "𠮷㐂\ue000\U000f0000\u0378"),
        ("缴费💰办好✅", "缴费💰办好✅"),
        ("", ""),
    ],
)
def test_what_steers_a_terminal_goes_and_what_names_need_stays(foreign: str, shown: str) -> None:
    assert clean(foreign) == shown


def test_line_breaks_stay_where_they_are_wanted() -> None:
    assert clean("上\r\n下\r左\u2029右\t末", newlines=True) == "上\n下\n左\n右 末"


def test_a_long_text_is_cut_and_says_so() -> None:
    assert clean("社" * 100_000) == "社" * (LIMIT - 1) + "…"
    assert clean("社保卡补领", 3) == "社保…"
    assert clean("社保卡", 3) == "社保卡"
    assert clean("社保卡", 0) == ""


def test_hidden_characters_do_not_count_towards_the_length() -> None:
    assert clean("\u200b" * 10 + "社保卡", 3) == "社保卡"


def test_bytes_that_are_not_utf8_still_give_text() -> None:
    assert clean_bytes(b"\xe4\xbd\x8e\xff\x1b") == "低\ufffd"


@given(ANY_TEXT, st.booleans())
def test_no_text_gets_a_steering_character_through(text: str, newlines: bool) -> None:
    shown = clean(text, newlines=newlines)
    allowed = {"\n"} if newlines else set()
    assert not {c for c in shown if unicodedata.category(c) in STEERING or c in BIDI} - allowed
    shown.encode("utf-8")


@given(ANY_TEXT, st.integers(min_value=0, max_value=50))
def test_cleaning_twice_changes_nothing_and_the_limit_holds(text: str, limit: int) -> None:
    once = clean(text, limit)
    assert len(once) <= limit
    assert clean(once, limit) == once


@given(
    st.text(
        alphabet=st.characters(
            categories=["Lo", "Ll", "Lu", "Nd", "Co", "Cn"], exclude_characters="\ufffe\uffff"
        )
    )
)
def test_letters_digits_private_and_unassigned_characters_are_never_lost(text: str) -> None:
    kept = [c for c in text if not 0xE0000 <= ord(c) <= 0xE007F and not 0x2060 <= ord(c) <= 0x206F]
    assert clean("".join(kept)) == "".join(kept)
