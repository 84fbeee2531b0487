"""The clock of the hall: local wall-clock time, and the reading of `--at`."""

from __future__ import annotations

from datetime import datetime

from deskapp.errors import UsageError


def now() -> datetime:
    """Local time without a zone: opening hours are wall-clock times."""
    return datetime.now().replace(microsecond=0)


def parse_at(text: str) -> datetime:
    """`2026-09-20T12:10` or `2026-09-20 12:10`. Raises UsageError on anything else."""
    words = text.strip()
    try:
        moment = datetime.fromisoformat(words) if "T" in words or " " in words else None
    except ValueError:
        moment = None
    if moment is None:
        raise UsageError("--at 要写成日期加时间, 例如 2026-09-20T12:10。")
    return moment.replace(tzinfo=None, microsecond=0)
