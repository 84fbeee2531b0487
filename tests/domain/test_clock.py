"""The reading of --at."""

from __future__ import annotations

from datetime import datetime

import pytest

from deskapp.clock import parse_at
from deskapp.errors import UsageError


@pytest.mark.parametrize("words", ["2026-09-20T12:10", "2026-09-20 12:10", " 2026-09-20T12:10:00 "])
def test_a_date_with_a_time_is_read(words: str) -> None:
    assert parse_at(words) == datetime(2026, 9, 20, 12, 10)


@pytest.mark.parametrize("words", ["2026-09-20", "", "明天", "2026-13-01T10:00", "2026-09-20T25:00", "T"])
def test_anything_else_is_one_sentence(words: str) -> None:
    with pytest.raises(UsageError, match="例如 2026-09-20T12:10"):
        parse_at(words)
