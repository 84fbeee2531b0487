"""No number that names a person survives masking, however it is written; ordinary words do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.domain.privacy import LONGEST_KEPT, LONGEST_WORDS, MASK, is_unspoken, masked

PERSONAL = {
    "identity card": "411702199001011234",
    "identity card ending in X": "41170219900101123X",
    "identity card of 15 digits": "411702900101123",
    "identity card in blocks": "411702 19900101 123x",
    "identity card in full width": "４１１７０２１９９００１０１１２３Ｘ",
    "every digit apart": "4 1 1 7 0 2 1 9 9 0 0 1 0 1 1 2 3 4",
    "mobile": "13812345678",
    "mobile in blocks": "138-1234-5678",
    "mobile with country": "+86 138 1234 5678",
    "mobile in full width with spaces": "１３８　１２３４　５６７８",
    "mobile spoken": "幺三八一二三四五六七八",
    "mobile half spoken": "一三八12345678",
    "landline": "0394-8261234",
    "landline in brackets": "（0394）8261234",
    "landline without area": "8261234",
    "bank card": "6222021702012345678",
    "bank card in blocks": "6222 0217 0201 2345 678",
    "hidden by zero-width characters": "138\u200b1234\u200b5678",
    "in another script": "١٣٨١٢٣٤٥٦٧٨",
    "in circles": "①③⑧①②③④⑤⑥⑦⑧",
    "mail": "zhang.san@example.com",
    "plate": "豫P·A1234",
}


@pytest.mark.parametrize("number", PERSONAL.values(), ids=PERSONAL.keys())
@pytest.mark.parametrize("sentence", ["{}", "我的号{}咋补办", "{} 查社保"])
def test_a_number_that_names_a_person_is_masked(sentence: str, number: str) -> None:
    kept = masked(sentence.format(number))
    assert kept == " ".join(sentence.format(MASK).split())


@pytest.mark.parametrize(
    "words",
    ["低保", "hkqy", "12345", "60岁以上老人", "2026年医保", "一件事", "三孩证", "办老年卡 12333", "5000元"],
)
def test_ordinary_words_stay(words: str) -> None:
    assert masked(words) == words


@given(st.text(alphabet="0123456789０１２３４５６７８９ 　-.—·张低保a", max_size=120))
def test_no_long_row_of_digits_survives_whatever_stands_between(text: str) -> None:
    kept = masked(text)
    assert not re.search(rf"\d(?:[\s.\-—·]?\d){{{LONGEST_KEPT},}}", kept)
    assert len(kept) <= LONGEST_WORDS
    assert masked(kept) == kept


def test_hostile_and_endless_texts_become_short_and_plain() -> None:
    assert "\x1b" not in masked("\x1b[31m低保\u202e")
    assert len(masked("保" * 100_000)) <= LONGEST_WORDS


@pytest.mark.parametrize("words", ["失独补助", "社区 矫正 报到", "我不想活了", "怎么领养孩子", "艾滋病检测"])
def test_matters_that_are_kept_nowhere_are_known(words: str) -> None:
    assert is_unspoken(words)


@pytest.mark.parametrize("words", ["低保", "老年卡", "失业证", "独生子女证"])
def test_ordinary_matters_may_be_kept(words: str) -> None:
    assert not is_unspoken(words)
