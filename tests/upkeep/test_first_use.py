"""How far a desk is set up, told from what the catalog holds."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from deskapp.domain.models import Places
from deskapp.storage.opening import open_catalog
from deskapp.storage.places import read_places
from deskapp.upkeep.first_use import WINDOWS, Step, steps, windows_record
from deskapp.upkeep.keeper import Keeper
from tests.upkeep.conftest import SEEN


def places(catalog: Path) -> Places:
    with closing(open_catalog(catalog)) as conn:
        return read_places(conn)


def windows_step(catalog: Path) -> Step:
    known = places(catalog)
    found = steps(known, known.centre("guihe"), chosen=True, has_sample=True)
    return next(step for step in found if step.name == WINDOWS)


def with_window(keeper: Keeper, mode: str) -> None:
    """民政救助 gets 2号, and what is done there."""
    record = windows_record(keeper, "guihe")
    wanted = {**record.values, "rows": [dict(row) for row in record.values["rows"]]}
    row = next(row for row in wanted["rows"] if row["what"] == "k:mz")
    row.update(label="2号", mode=mode)
    keeper.save(record, wanted, SEEN)


@pytest.mark.parametrize(
    ("mode", "told"), [("", "1 样没选办到哪一步, 会答「待核实」; 2号"), ("只收件", "2号")]
)
def test_a_window_of_which_nobody_said_what_is_done_there_is_told(
    keeper: Keeper, catalog: Path, mode: str, told: str
) -> None:
    with_window(keeper, mode)
    assert windows_step(catalog) == Step(WINDOWS, "几号窗口办什么", True, told)
