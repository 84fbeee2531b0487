"""Setting up a desk: what is still to be said about this centre, read from the catalog itself.

Nothing is remembered of the way through it, so it can be left at any step and taken up again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from deskapp.domain.models import SAMPLE as SAMPLE_SOURCE
from deskapp.domain.models import Centre, Places, Provenance
from deskapp.storage.records import RawRow, Rows
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.fields import ID, Values
from deskapp.upkeep.keeper import Keeper, Record
from deskapp.upkeep.kind import Kind, Stamp, stamped
from deskapp.upkeep.kinds.places import CENTRE, centre_rows

BY_SHEET = "还没写; 大厅有现成的 Excel 表就直接读"
VAGUE = "{count} 样没选办到哪一步, 会答「待核实」; {known}"
"""A window alone does not say what is done there: told before the first citizen is."""

WHERE, OPEN, HOURS, WINDOWS, SAMPLE = "where", "open", "hours", "windows", "sample"


class Step(NamedTuple):
    """One step and how it stands."""

    name: str
    title: str
    done: bool
    known: str
    """What has been said already, or what is missing."""


def steps(places: Places, here: Centre | None, *, chosen: bool, has_sample: bool) -> tuple[Step, ...]:
    """`chosen`: somebody has said where this desk stands, not only the sample."""
    mine = here if chosen else None
    return (
        Step(WHERE, "这是哪个中心", mine is not None, mine.name if mine else "还没选"),
        _open(mine),
        _hours(places, mine),
        _windows(places, mine),
        Step(SAMPLE, "去掉示例", not has_sample, "示例还在, 会和真的混在一起" if has_sample else "已去掉"),
    )


def _open(here: Centre | None) -> Step:
    state = here.state if here else None
    if state is None or not _real(state.provenance):
        return Step(OPEN, "开门了没有", False, "还没核实")
    on = state.provenance.verified_on
    return Step(OPEN, "开门了没有", True, f"{state.state}{f', {on:%Y-%m-%d} 核实' if on else ''}")


def _hours(places: Places, here: Centre | None) -> Step:
    own = [s for s in places.schedules if here and s.centre_code == here.code and _real(s.provenance)]
    return Step(HOURS, "几点开门", bool(own), f"{len(own)} 天有时间" if own else "还没写")


def _windows(places: Places, here: Centre | None) -> Step:
    own = [w for w in places.windows if here and w.centre_code == here.code and _real(w.provenance)]
    known = "、".join(window.label for window in own[:6])
    vague = sum(1 for h in places.handlings if h.window_code in {w.code for w in own} and not h.mode)
    known = VAGUE.format(count=vague, known=known) if vague else known
    return Step(WINDOWS, "几号窗口办什么", bool(own), known or BY_SHEET)


def _real(provenance: Provenance) -> bool:
    return provenance.verified_on is not None and not provenance.source.is_sample


def next_step(listed: Iterable[Step]) -> Step | None:
    return next((step for step in listed if not step.done), None)


# The forms of the steps: nothing of the sample stands in them, for it would be taken for true.


def opening_rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    """Like a centre's rows; a state said again in this desk's own name is added too."""
    found: dict[str, list[RawRow]] = centre_rows(wanted, stored, key, stamp)
    known = stored.get("centre_state", ())
    if len(found["centre_state"]) == len(known):
        state = {name: wanted[name] for name in ("state", "wording", "expected_text")}
        new = {"id": None, "centre_code": key, "as_of": stamp.on.isoformat(), **state}
        new["expected_by"] = wanted["expected_by"] or None
        found["centre_state"] = [*known, stamped(None, new, stamp)]
    return found


OPENING: Kind = replace(
    CENTRE,
    label="中心",
    fields=tuple(f for f in CENTRE.fields if f.name in ("state", "wording", "expected_text", "address")),
    rows=opening_rows,
)


def opening_record(keeper: Keeper, centre: str) -> Record:
    """Is it open? Asked without an answer given."""
    record = keeper.open(OPENING, centre)
    return replace(record, values={**record.values, "state": "", "wording": "", "expected_text": "",
                                   "expected_by": ""})  # fmt: skip


def hours_record(keeper: Keeper, centre: str) -> Record:
    """Its hours: those that are real, else one empty row for Monday to Friday."""
    record = _without_sample(keeper.open(BY_NAME["hours"], f"{centre}|"))
    if record.values["rows"]:
        return record
    row = dict.fromkeys((part.name for part in record.kind.fields[0].parts), "")
    return replace(record, values={**record.values, "rows": [{**row, ID: "", "days": "一到五"}]})


def windows_record(keeper: Keeper, centre: str) -> Record:
    """Its window table: what is real of it, and what other sources say of its rooms."""
    return _without_sample(keeper.open(BY_NAME["windows"], centre))


def _without_sample(record: Record) -> Record:
    """A form in which the sample has no part: what is typed is new, though the sample said the same."""
    kind = record.kind

    def rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
        return kind.rows(wanted, _real_rows(stored), key, stamp)

    values = kind.values(_real_rows(record.stored), record.key)
    return replace(record, kind=replace(kind, rows=rows), values=values)


def _real_rows(stored: Rows) -> dict[str, list[RawRow]]:
    return {
        table: [row for row in rows if row["source_code"] != SAMPLE_SOURCE] for table, rows in stored.items()
    }
