"""What lies around a centre once somebody has entered it: communities, coordinates, duty. Made-up facts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime

import pytest

from deskapp import paths
from deskapp.desk.bootstrap import open_desk

AT = datetime(2026, 11, 24, 10, 0)


@pytest.fixture
def entered(installed: None) -> None:
    with closing(sqlite3.connect(paths.catalog_path())) as conn, conn:
        conn.execute("UPDATE centre SET latitude = 33.60, longitude = 114.70 WHERE code = 'guihe'")
        conn.execute("UPDATE centre SET latitude = 33.60, longitude = 114.71 WHERE code = 'bankou'")
        conn.execute("UPDATE centre SET duty = '周六上午预约可办' WHERE code = 'guihe'")
        conn.execute(
            "INSERT INTO catchment (centre_code, community, source_code, verified_by) "
            "VALUES ('wenchang', '某某花园', 'report-2022-08-22', '')"
        )


@pytest.mark.usefixtures("entered")
def test_a_community_finds_the_centre_that_serves_it() -> None:
    with closing(open_desk(desk="guihe", at=AT)) as desk:
        first = desk.lookup("某某花园", 1).hits[0]
        assert first.answer.centre_code == "wenchang"
        centre = desk.places.centre("wenchang")
        assert centre is not None
        assert centre.communities == ("某某花园",)


@pytest.mark.usefixtures("entered")
def test_the_place_that_is_sent_to_says_how_far_it_is() -> None:
    with closing(open_desk(desk="guihe", at=AT)) as desk:
        away = desk.lookup("家庭医生签约", 1).hits[0].answer
        assert away.instead is not None
        assert (away.instead.centre_code, away.instead.walk_minutes) == ("bankou", 20)
        bankou = desk.places.centre("bankou")
        assert bankou is not None
        assert desk.walk_to(bankou) == 20


@pytest.mark.usefixtures("entered")
def test_a_coordinate_that_cannot_be_is_unknown() -> None:
    with closing(sqlite3.connect(paths.catalog_path())) as conn, conn:
        conn.execute("UPDATE centre SET latitude = 333 WHERE code = 'bankou'")
    with closing(open_desk(desk="guihe", at=AT)) as desk:
        bankou = desk.places.centre("bankou")
        assert bankou is not None
        assert desk.walk_to(bankou) is None


@pytest.mark.usefixtures("entered")
def test_on_a_saturday_duty_is_told() -> None:
    with closing(open_desk(desk="guihe", at=datetime(2026, 11, 28, 9, 0))) as desk:
        assert desk.centre_status("guihe").text == "今天休息, 周一 8:30 开; 周六上午预约可办"
