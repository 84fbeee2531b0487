"""Open now or not, and the next real working moment."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from deskapp.domain.hours import Hours, status_of
from deskapp.domain.models import DayException, Places
from tests.domain import build

HALL = build.in_state(build.centre("guihe"), "开放")


def hall(**more: object) -> Places:
    return build.places(HALL, **{"schedules": build.weekdays("guihe"), **more})  # type: ignore[arg-type]


def at(text: str, catalog: Places | None = None, window: str | None = None) -> tuple[str, str]:
    status = status_of(catalog or hall(), "guihe", window, datetime.fromisoformat(text))
    return status.code, status.text


@pytest.mark.parametrize(
    ("moment", "code", "text"),
    [
        ("2026-09-22T10:00", "open", "开放中, 12:00 午休"),
        ("2026-09-22T15:00", "open", "开放中, 18:00 下班"),
        ("2026-09-22T08:29", "closed", "还没上班, 今天 8:30 开"),
        ("2026-09-22T08:30", "open", "开放中, 12:00 午休"),
        ("2026-09-22T12:10", "lunch", "午休, 14:30 开"),
        ("2026-09-22T12:00", "lunch", "午休, 14:30 开"),
        ("2026-09-22T11:45", "closing", "还有15分钟午休, 14:30 再开"),
        ("2026-09-22T17:48", "closing", "还有12分钟下班"),
        ("2026-09-22T17:30", "open", "开放中, 18:00 下班"),
        ("2026-09-22T17:31", "closing", "还有29分钟下班"),
        ("2026-09-22T18:00", "closed", "已下班, 明天(周三) 8:30 开"),
    ],
)
def test_a_working_day_minute_by_minute(moment: str, code: str, text: str) -> None:
    assert at(moment) == (code, text)


def test_a_sunday_that_makes_up_for_a_holiday_works_like_a_monday() -> None:
    assert at("2026-09-20T12:10") == ("lunch", "午休, 14:30 开")
    assert at("2026-09-20T09:00")[0] == "open"


def test_a_saturday_that_makes_up_for_a_holiday_works() -> None:
    assert at("2026-10-10T09:00")[0] == "open"


def test_a_holiday_names_the_first_working_day_after_it() -> None:
    assert at("2026-10-02T10:00") == ("holiday", "放假, 10月8日(周四) 8:30 开")


def test_the_evening_before_a_holiday_never_says_tomorrow() -> None:
    assert at("2026-09-30T18:30") == ("closed", "已下班, 10月8日(周四) 8:30 开")


def test_friday_at_17_55_is_closing_and_after_it_says_monday() -> None:
    assert at("2026-11-27T17:55") == ("closing", "还有5分钟下班")
    assert at("2026-11-27T18:05") == ("closed", "已下班, 周一 8:30 开")


def test_a_friday_before_a_working_saturday_says_tomorrow_with_its_weekday() -> None:
    assert at("2026-10-09T18:05") == ("closed", "已下班, 明天(周六) 8:30 开")


def test_a_weekend_says_that_it_rests_today() -> None:
    assert at("2026-11-28T10:00") == ("closed", "今天休息, 周一 8:30 开")


def test_the_eve_of_an_unannounced_year_says_so_and_does_not_send_anybody_on_new_years_day() -> None:
    code, text = at("2026-12-31T18:30")
    assert code == "closed"
    assert text == "已下班, 1月4日(周一) 8:30 开; 2027年放假安排未公布, 以公告为准"


def test_an_unannounced_year_goes_by_weekdays_with_a_warning() -> None:
    code, text = at("2027-03-02T10:00")
    assert (code, text) == ("open", "开放中, 12:00 午休; 2027年放假安排未公布, 以公告为准")


def test_holidays_fixed_by_law_hold_in_an_unannounced_year() -> None:
    assert at("2027-10-01T10:00")[0] == "holiday"


SUMMER = build.weekdays("guihe", (build.MORNING, (900, 1110)), ((6, 1), (9, 30)))
WINTER = build.weekdays("guihe", (build.MORNING, (840, 1050)), ((10, 1), (5, 31)))


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-09-30T12:10", "午休, 15:00 开"),
        ("2026-10-08T12:10", "午休, 14:00 开"),
        ("2026-02-10T12:10", "午休, 14:00 开"),
        ("2026-06-01T12:10", "午休, 15:00 开"),
    ],
)
def test_the_season_switches_on_its_day_and_winter_runs_over_new_year(moment: str, text: str) -> None:
    assert at(moment, hall(schedules=SUMMER + WINTER))[1] == text


def test_a_season_that_nobody_wrote_down_is_unknown_not_closed() -> None:
    assert at("2026-11-24T10:00", hall(schedules=SUMMER)) == ("unknown", "办公时间未核实")


def test_the_next_opening_uses_the_hours_of_its_own_season() -> None:
    assert at("2026-09-30T19:00", hall(schedules=SUMMER + WINTER))[1] == "已下班, 10月8日(周四) 8:30 开"


def test_a_windows_own_hours_come_before_the_centres() -> None:
    own = build.weekdays("guihe", ((540, 600),), at_window="w")
    catalog = hall(schedules=build.weekdays("guihe") + own)
    assert at("2026-09-22T11:00", catalog, "w") == ("closed", "已下班, 明天(周三) 9:00 开")
    assert at("2026-09-22T11:00", catalog, "other")[0] == "open"


def test_a_closed_day_of_one_centre_beats_the_decree_for_all() -> None:
    closed = DayException(date(2026, 9, 20), False, "停电", "guihe", (), build.OWN)
    assert at("2026-09-20T10:00", hall(exceptions=(*build.decree_2026(), closed))) == (
        "holiday",
        "放假, 9月21日(周一) 8:30 开",
    )


def test_a_short_working_day_has_its_own_segments() -> None:
    short = DayException(date(2026, 9, 22), True, "半天", "guihe", ((510, 600),), build.OWN)
    assert at("2026-09-22T10:30", hall(exceptions=(*build.decree_2026(), short)))[0] == "closed"


def test_without_a_schedule_the_hours_are_unknown() -> None:
    assert at("2026-09-22T10:00", hall(schedules=())) == ("unknown", "办公时间未核实")


def test_a_holiday_without_hours_is_still_a_holiday() -> None:
    code, text = at("2026-10-02T10:00", hall(schedules=()))
    assert code == "holiday"
    assert "办公时间未核实" in text


def test_a_clock_before_the_catalogs_newest_date_is_said() -> None:
    assert at("2019-01-01T10:00")[1].endswith("本机时间可能不对")


def test_a_place_that_is_not_open_has_no_hours() -> None:
    building = build.places(build.in_state(build.centre("guihe"), "在建"), schedules=build.weekdays("guihe"))
    assert at("2026-09-22T10:00", building) == ("not_open_yet", "还没开")


def test_a_suspended_place_says_so() -> None:
    closed = build.places(build.in_state(build.centre("guihe"), "暂停"), schedules=build.weekdays("guihe"))
    assert at("2026-09-22T10:00", closed)[0] == "suspended"


def test_an_unknown_centre_is_unknown() -> None:
    assert status_of(hall(), "nowhere", None, build.TUESDAY_TEN).code == "unknown"


def test_weekend_duty_is_told_while_the_hall_is_shut_and_not_while_it_is_open() -> None:
    duty = HALL._replace(duty="周六上午预约可办")
    catalog = build.places(duty, schedules=build.weekdays("guihe"))
    assert at("2026-11-28T10:00", catalog)[1] == "今天休息, 周一 8:30 开; 周六上午预约可办"
    assert at("2026-11-24T10:00", catalog)[1] == "开放中, 12:00 午休"


def test_when_the_hall_closes_today_is_known_until_it_has() -> None:
    hours = Hours(hall())
    assert hours.closing("guihe", datetime(2026, 11, 24, 10, 0)) == datetime(2026, 11, 24, 18, 0)
    assert hours.closing("guihe", datetime(2026, 11, 24, 18, 0)) is None
    assert hours.closing("guihe", datetime(2026, 11, 28, 10, 0)) is None
    assert hours.closing(None, datetime(2026, 11, 24, 10, 0)) is None
