"""Small catalogs for the rules: values as the reader would give them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from deskapp.domain.models import (
    Category,
    Centre,
    CentreState,
    DayException,
    Document,
    Handling,
    Places,
    Provenance,
    Room,
    Schedule,
    Service,
    Source,
    Window,
)

REPORT = Provenance(Source("report-2022-08-22", "2022-08-22 报道", "report", date(2022, 8, 22)))
SAMPLE = Provenance(Source("sample", "示例", "sample"))
DECREE = Provenance(Source("decree-2026", "国务院办公厅 2026 年放假通知", "decree", date(2025, 11, 4)))
OWN = Provenance(Source("desk", "本台", "desk"), date(2026, 9, 1))
LAW = Provenance(Source("law", "《户口登记条例》", "statute", date(1958, 1, 9)))

MORNING, AFTERNOON = (510, 720), (870, 1080)
TUESDAY_TEN = datetime(2026, 9, 22, 10, 0)

RELIEF = Category("mz", "民政救助", 1)
HOUSEHOLD = Category("hj", "户籍", 0)


def centre(code: str, level: str = "社区级", parent: str = "搬口办事处", address: str = "某路1号") -> Centre:
    return Centre(code, f"{code}便民服务中心", level, parent, address, "", "", "", "", "", (), (), REPORT)


def in_state(place: Centre, state: str, by: date | None = None, words: str = "") -> Centre:
    source = SAMPLE if state == "开放" else REPORT
    return place._replace(states=(CentreState(state, state, words, by, source),))


def service(
    code: str = "mz-1", category: Category = RELIEF, levels: tuple[str, ...] = ("社区", "办事处")
) -> Service:
    return Service(
        code, f"{code}事项", category, "区民政局", "", levels, "", "", "", "", "", "high",
        (), (Document("居民身份证"), Document("结婚证", "已婚的")), (), (), "", LAW,
    )  # fmt: skip


def handled(
    where: str, mode: str = "直接办", *, item: str | None = None, family: str | None = None,
    room: str | None = None, window: str | None = None, planned: bool = False, source: Provenance = SAMPLE,
) -> Handling:  # fmt: skip
    return Handling(where, item, family, room, window, mode, "", planned, source)


def room(code: str, where: str, kind: str = "hall", *, planned: bool = False, floor: str = "") -> Room:
    return Room(code, where, code, kind, floor, "", planned, REPORT if planned else SAMPLE)


def window(code: str, where: str, in_room: str | None = None) -> Window:
    return Window(code, where, in_room, code, "", SAMPLE)


def weekdays(
    where: str,
    segments: tuple[tuple[int, int], ...] = (MORNING, AFTERNOON),
    season: tuple[tuple[int, int] | None, tuple[int, int] | None] = (None, None),
    at_window: str | None = None,
) -> tuple[Schedule, ...]:
    return tuple(Schedule(where, at_window, d, segments, *season, SAMPLE) for d in range(1, 6))


def decree_2026() -> tuple[DayException, ...]:
    """The October days of the 2026 notice."""
    off = [date(2026, 10, 1) + timedelta(days=n) for n in range(7)]
    working = [date(2026, 9, 20), date(2026, 10, 10)]
    return tuple(
        DayException(day, day in working, "国庆节", None, (), DECREE) for day in sorted(off + working)
    )


def places(
    *centres: Centre,
    rooms: tuple[Room, ...] = (),
    windows: tuple[Window, ...] = (),
    handlings: tuple[Handling, ...] = (),
    schedules: tuple[Schedule, ...] = (),
    exceptions: tuple[DayException, ...] | None = None,
) -> Places:
    return Places(
        (HOUSEHOLD, RELIEF), centres, rooms, windows, handlings, schedules,
        decree_2026() if exceptions is None else exceptions, frozenset({2026}), (), (),
    )  # fmt: skip
