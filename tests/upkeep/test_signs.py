"""What a hall's sign means as a whole category."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from deskapp.domain.hall_signs import SIGNS
from deskapp.upkeep.lots import read_lots
from deskapp.upkeep.signs import meant


@pytest.fixture
def pairs(catalog: Path) -> tuple[tuple[str, str], ...]:
    with closing(sqlite3.connect(catalog)) as conn:
        conn.row_factory = sqlite3.Row
        return read_lots(conn)["what"]


@pytest.mark.parametrize(("typed", "category"), [
    ("社保", "劳动保障"), ("shebao", "劳动保障"), ("医保", "医疗保障"), ("yb", "医疗保障"), ("户口", "户籍"),
    ("hukou", "户籍"),
    ("民政", "民政救助"), ("退役", "退役军人"), ("残联", "残疾人"), ("劳动保障", "劳动保障"),
])  # fmt: skip
def test_a_sign_means_its_category(pairs: tuple[tuple[str, str], ...], typed: str, category: str) -> None:
    assert meant(typed, pairs)[0][1] == f"{category} (整类)"


@pytest.mark.parametrize("typed", ["低保", "身份证", "高龄津贴", "社保卡", "s", ""])
def test_a_single_matter_claims_no_whole_category(pairs: tuple[tuple[str, str], ...], typed: str) -> None:
    assert meant(typed, pairs) == []


def test_every_category_that_is_shipped_has_its_signs(pairs: tuple[tuple[str, str], ...]) -> None:
    wholes = [label.partition(" (")[0] for code, label in pairs if code.startswith("k:")]
    assert len(wholes) == 16
    assert set(wholes) == set(SIGNS)
