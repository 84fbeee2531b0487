"""Deadlines that are lost for ever when nobody says them."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime

import pytest

from deskapp.desk.bootstrap import open_desk


@pytest.mark.parametrize(
    ("query", "last"),
    [
        ("信访给的答复我不服", date(2026, 10, 22)),
        ("退伍了要去哪报到", date(2026, 10, 22)),
        ("工地上摔伤了找谁", date(2027, 9, 22)),
    ],
)
def test_the_citizens_own_deadline_is_a_date(query: str, last: date) -> None:
    with closing(open_desk(at=datetime(2026, 9, 22, 10, 0))) as desk:
        first = desk.lookup(query).hits[0]
        again = desk.hit(first.service.code)
    own = first.dates[0]
    assert (own.kind, own.day) == ("citizen", last)
    assert own.text
    assert again is not None
    assert again.dates == first.dates
