"""A window's telephone goes through its form into the answer."""

from __future__ import annotations

from pathlib import Path

from deskapp.desk.bootstrap import open_desk
from deskapp.domain.answer import Hit
from deskapp.tui import cards
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.keeper import Keeper
from tests.upkeep.conftest import NOW, SEEN

NUMBER = "0394-8266110"


def dibao(catalog: Path) -> Hit:
    desk = open_desk(catalog, desk="guihe", at=NOW)
    try:
        return desk.lookup("低保").hits[0]
    finally:
        desk.close()


def test_it_is_told_once_it_is_verified(keeper: Keeper, catalog: Path, home: Path) -> None:
    before = dibao(catalog)
    assert before.answer.window_phone == ""
    kind = BY_NAME["window"]
    key = next(
        e.key for e in keeper.entries(kind) if f"贵和家园社区便民服务中心 {before.answer.window}" in e.title
    )
    record = keeper.open(kind, key)
    values = {**record.values, "phone": "8266110"}
    assert any("区号" in problem.text for problem in keeper.problems(record, values, SEEN))
    keeper.save(record, {**values, "phone": NUMBER}, SEEN)
    after = dibao(catalog)
    assert after.answer.window_phone == NUMBER
    shown = [row.plain for row in cards.answer_card(after, 80, 20, sure=True)]
    assert any(NUMBER in row for row in shown)
    assert not any(NUMBER in row.plain for row in cards.answer_card(before, 80, 20, sure=True))
