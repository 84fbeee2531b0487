"""Everything about places, read whole: it is small and every answer needs it."""

import sqlite3
from collections import defaultdict

from deskapp.domain.models import (
    Category,
    Centre,
    CentreState,
    DayException,
    Handling,
    LifeCircle,
    Name,
    Need,
    Places,
    PolicyLine,
    Room,
    Schedule,
    Window,
)
from deskapp.storage.claims import read_claims
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import (
    Sources,
    code,
    day,
    degrees,
    month_day,
    name,
    number,
    segments,
    select,
    text,
    trust,
    words,
)


@spoken_reads
def read_places(conn: sqlite3.Connection) -> Places:
    """All places. States, handlings and schedules come most trusted first: the desk's own
    and imported facts, then the sample layer, then the newest of the rest."""
    sources = Sources(conn)
    exceptions = _exceptions(conn, sources)
    return Places(
        categories=read_categories(conn),
        centres=_centres(conn, sources),
        rooms=_rooms(conn, sources),
        windows=_windows(conn, sources),
        handlings=_handlings(conn, sources),
        schedules=_schedules(conn, sources),
        exceptions=exceptions,
        decree_years=frozenset(e.day.year for e in exceptions if e.provenance.source.kind == "decree"),
        circles=_circles(conn, sources),
        policies=_policies(conn, sources),
        settings={text(r["key"]): text(r["value"]) for r in select(conn, "SELECT key, value FROM setting")},
        needs=_needs(conn, sources),
        claims=read_claims(conn, sources),
    )


def read_categories(conn: sqlite3.Connection) -> tuple[Category, ...]:
    """The hall's sign, in its order."""
    return tuple(
        Category(text(r["code"]), name(r["name"]), number(r["position"]))
        for r in select(conn, "SELECT * FROM category ORDER BY position, rowid")
    )


def _centres(conn: sqlite3.Connection, sources: Sources) -> tuple[Centre, ...]:
    names: dict[str, list[Name]] = defaultdict(list)
    for r in select(conn, "SELECT * FROM centre_name ORDER BY id"):
        names[text(r["centre_code"])].append(Name(name(r["text"]), text(r["kind"])))
    states: dict[str, list[CentreState]] = defaultdict(list)
    for r in select(conn, "SELECT * FROM centre_state ORDER BY id DESC"):
        states[text(r["centre_code"])].append(
            CentreState(
                state=text(r["state"]),
                wording=text(r["wording"]),
                expected_text=text(r["expected_text"]),
                expected_by=day(r["expected_by"]),
                provenance=sources.provenance(r),
            )
        )
    communities: dict[str, list[str]] = defaultdict(list)
    for r in select(conn, "SELECT centre_code, community FROM catchment ORDER BY id"):
        communities[text(r["centre_code"])].append(name(r["community"]))
    for of_one in states.values():
        of_one.sort(key=lambda state: trust(state.provenance))
    return tuple(
        Centre(
            code=text(r["code"]),
            name=name(r["name"]),
            level=text(r["level"]),
            parent=name(r["parent"]),
            address=text(r["address"]),
            floor_area=text(r["floor_area"]),
            land_area=text(r["land_area"]),
            storeys=text(r["storeys"]),
            serves=text(r["serves"]),
            notes=text(r["notes"]),
            names=tuple(names[text(r["code"])]),
            states=tuple(states[text(r["code"])]),
            provenance=sources.provenance(r),
            duty=text(r["duty"]),
            position=degrees(r["latitude"], r["longitude"]),
            communities=tuple(communities[text(r["code"])]),
        )
        for r in select(conn, "SELECT * FROM centre ORDER BY position, rowid")
    )


def _rooms(conn: sqlite3.Connection, sources: Sources) -> tuple[Room, ...]:
    needs: dict[str, list[str]] = defaultdict(list)
    for r in select(conn, "SELECT room_code, need_code FROM room_need ORDER BY rowid"):
        needs[text(r["room_code"])].append(text(r["need_code"]))
    return tuple(
        Room(
            code=text(r["code"]),
            centre_code=text(r["centre_code"]),
            name=name(r["name"]),
            kind=text(r["kind"]),
            floor=name(r["floor"]),
            wording=text(r["wording"]),
            planned=bool(r["planned"]),
            provenance=sources.provenance(r),
            needs=tuple(needs[text(r["code"])]),
        )
        for r in select(conn, "SELECT * FROM room ORDER BY position, rowid")
    )


def _windows(conn: sqlite3.Connection, sources: Sources) -> tuple[Window, ...]:
    return tuple(
        Window(
            code=text(r["code"]),
            centre_code=text(r["centre_code"]),
            room_code=code(r["room_code"]),
            label=name(r["label"]),
            title=name(r["title"]),
            provenance=sources.provenance(r),
            phone=name(r["phone"]),
        )
        for r in select(conn, "SELECT * FROM service_window ORDER BY position, rowid")
    )


def _handlings(conn: sqlite3.Connection, sources: Sources) -> tuple[Handling, ...]:
    found = [
        Handling(
            centre_code=text(r["centre_code"]),
            service_code=code(r["service_code"]),
            category_code=code(r["category_code"]),
            room_code=code(r["room_code"]),
            window_code=code(r["window_code"]),
            mode=text(r["mode"]),
            wording=text(r["wording"]),
            planned=bool(r["planned"]),
            provenance=sources.provenance(r),
        )
        for r in select(conn, "SELECT * FROM service_at_location ORDER BY id")
    ]
    return tuple(sorted(found, key=lambda handling: trust(handling.provenance)))


def _schedules(conn: sqlite3.Connection, sources: Sources) -> tuple[Schedule, ...]:
    found = [
        Schedule(
            centre_code=text(r["centre_code"]),
            window_code=code(r["window_code"]),
            weekday=number(r["weekday"]),
            segments=segments(r),
            season_from=month_day(r["season_from"]),
            season_to=month_day(r["season_to"]),
            provenance=sources.provenance(r),
        )
        for r in select(conn, "SELECT * FROM schedule WHERE weekday BETWEEN 1 AND 7 ORDER BY id")
    ]
    return tuple(sorted(found, key=lambda schedule: trust(schedule.provenance)))


def _exceptions(conn: sqlite3.Connection, sources: Sources) -> tuple[DayException, ...]:
    found = []
    for r in select(conn, "SELECT * FROM day_exception ORDER BY day, id"):
        when = day(r["day"])
        if when is None:
            continue
        found.append(
            DayException(
                day=when,
                working=bool(r["working"]),
                reason=text(r["reason"]),
                centre_code=code(r["centre_code"]),
                segments=segments(r),
                provenance=sources.provenance(r),
            )
        )
    return tuple(found)


def _circles(conn: sqlite3.Connection, sources: Sources) -> tuple[LifeCircle, ...]:
    return tuple(
        LifeCircle(name(r["title"]), text(r["wording"]), words(r["needs"]), sources.provenance(r))
        for r in select(conn, "SELECT * FROM life_circle ORDER BY position, rowid")
    )


def _needs(conn: sqlite3.Connection, sources: Sources) -> tuple[Need, ...]:
    return tuple(
        Need(text(r["code"]), name(r["name"]), words(r["words"]), sources.provenance(r))
        for r in select(conn, "SELECT * FROM circle_need ORDER BY position, rowid")
    )


def _policies(conn: sqlite3.Connection, sources: Sources) -> tuple[PolicyLine, ...]:
    return tuple(
        PolicyLine(name(r["topic"]), text(r["wording"]), sources.provenance(r))
        for r in select(conn, "SELECT * FROM policy_line ORDER BY position, rowid")
    )
