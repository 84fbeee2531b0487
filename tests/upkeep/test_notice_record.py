"""A notice is put right in its form: words, times, what it is about."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from deskapp.domain.notices import Notice
from deskapp.storage.notices import read_notices
from deskapp.storage.opening import open_catalog
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.keeper import Keeper
from tests.upkeep.conftest import SEEN

KIND = BY_NAME["notice"]


def notices(catalog: Path) -> tuple[Notice, ...]:
    with closing(open_catalog(catalog)) as conn:
        return read_notices(conn)


def put_up(keeper: Keeper, **more: str) -> None:
    record = keeper.open(KIND)
    words = {"text": "停电", "about": "all:", "starts": "2026-12-01 9:00", "ends": "2026-12-01"}
    keeper.save(record, {**record.values, **words, **more}, SEEN)


def test_what_is_typed_is_what_is_up(keeper: Keeper, catalog: Path) -> None:
    put_up(keeper, about="c:guihe", suspends="1")
    (notice,) = notices(catalog)
    assert (notice.scope, notice.centre_code, notice.suspends) == ("centre", "guihe", True)
    assert notice.starts == datetime(2026, 12, 1, 9)
    assert notice.ends == datetime(2026, 12, 1, 23, 59)
    (entry,) = keeper.entries(KIND)
    record = keeper.open(KIND, entry.key)
    keeper.save(record, {**record.values, "text": "停水", "about": "all:"}, SEEN)
    (after,) = notices(catalog)
    assert (after.text, after.scope, after.centre_code) == ("停水", "all", None)
    assert (after.starts, after.ends) == (notice.starts, notice.ends)


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("ends", "2026-11-30", "结束要晚于开始"),
        ("ends", "明年", "不是日期时间"),
        ("starts", "2099-1-1", "年不对吧"),
        ("about", "", "要填"),
    ],
)
def test_times_and_targets_make_sense(keeper: Keeper, field: str, typed: str, reason: str) -> None:
    record = keeper.open(KIND)
    words = {"text": "停电", "about": "all:", "starts": "2026-12-01 9:00", "ends": "2026-12-01"}
    found = keeper.problems(record, {**record.values, **words, field: typed}, SEEN)
    assert any(p.stops and reason in p.text for p in found)
