"""A newer program's content comes into an older catalog: what is new, and nothing that the desk decided."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from deskapp import clock
from deskapp.desk.bootstrap import open_desk, usable_catalog
from deskapp.exchange.apply import apply
from deskapp.exchange.plan import Plan
from deskapp.exchange.shipped import plan_shipped
from deskapp.storage import backups
from deskapp.storage.editor import added, change, changed, removed, retired, undo, verify
from deskapp.storage.reader import Services, open_catalog, read_places
from deskapp.storage.writer import Why, remove_sample
from deskapp.storage.writer_history import take_back
from tests.storage.conftest import RELEASED

DIBAO = "mz-0038"
WHY = Why(by="王芳")


@pytest.fixture(params=[1, 2])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A catalog of an older release, brought up to this schema."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript((RELEASED / f"v{request.param}.sql").read_text(encoding="utf-8"))
    return usable_catalog(path)


def rows(path: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql, values).fetchall()


def facts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    names = [str(row[0]) for row in rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
    skipped = ("change", "row_change", "search_phrase", "search_posting", "search_state", "source")
    return {name: rows(path, f"SELECT * FROM {name} ORDER BY rowid") for name in names if name not in skipped}


def holds(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    """Does a row say everything that it said before? What was empty may be filled."""
    return all(was in (None, "") or now == was for now, was in zip(new, old, strict=True))


def take_in(path: Path) -> Plan:
    plan = plan_shipped(path)
    return apply(plan, path).plan


def told(plan: Plan) -> set[str]:
    return {difference.code for difference in plan.differences}


def test_a_catalog_of_this_release_is_offered_nothing(catalog: Path) -> None:
    plan = plan_shipped(catalog)
    assert plan.differences == ()
    assert plan.steps == ()
    assert plan.warnings == ()


def test_an_older_catalog_gets_what_later_releases_know(old: Path) -> None:
    take_in(old)
    with closing(open_catalog(old)) as conn:
        places = read_places(conn)
        services = Services(conn)
        assert len(places.centres) == 6
        assert len(places.needs) == 9
        assert {claim.thing for claim in places.claims} >= {"东新区便民服务中心", "李庄便民服务中心"}
        dibao = services.get(DIBAO)
        assert dibao is not None
        assert "吃低保" in [name.text for name in dibao.names]
    assert rows(old, "SELECT count(*) FROM refused_certificate") == [(20,)]
    assert rows(old, "PRAGMA foreign_key_check") == []


def test_what_was_there_is_still_there(old: Path) -> None:
    before = facts(old)
    take_in(old)
    after = facts(old)
    for table, kept in before.items():
        lost = [row for row in kept if not any(holds(new, row) for new in after[table])]
        assert lost == [], table


def test_an_empty_field_is_filled_and_a_known_one_is_kept(old: Path) -> None:
    plan = take_in(old)
    ((address, parent, area),) = rows(
        old, "SELECT address, parent, floor_area FROM centre WHERE code = 'guihe'"
    )
    assert address == "武盛大道与太清路交叉口附近的贵和家园小区"
    assert (parent, area) == ("中州办事处", "约1500平方米")
    assert "照目录的不动" in plan.warnings[0]


def test_once_is_enough(old: Path) -> None:
    take_in(old)
    again = plan_shipped(old)
    assert (again.differences, again.steps) == ((), ())


def test_the_sample_does_not_come_back(catalog: Path) -> None:
    remove_sample(catalog)
    assert plan_shipped(catalog).differences == ()


def test_what_the_desk_edited_stays(old: Path) -> None:
    take_in(old)
    change(
        old,
        [
            changed("service", (DIBAO,), seen={}, to={"fee": "", "in_person": "", "legal_basis": "别的"}),
            changed("centre", ("mingdu",), seen={}, to={"notes": ""}),
        ],
        WHY,
    )
    before = facts(old)
    assert plan_shipped(old).differences == ()
    assert facts(old) == before


def test_what_the_desk_verified_stays_even_where_it_is_empty(old: Path) -> None:
    verify(old, "c:guihe", ["handling"], on=date(2026, 11, 20), how="现场", why=WHY)
    take_in(old)
    assert rows(old, "SELECT address FROM centre WHERE code = 'guihe'") == [("",)]


def test_what_was_removed_or_renamed_does_not_come_back(catalog: Path) -> None:
    ((number,),) = rows(
        catalog, "SELECT id FROM service_name WHERE service_code = ? AND text = '吃低保'", DIBAO
    )
    ((other,),) = rows(
        catalog, "SELECT id FROM service_name WHERE service_code = ? AND id <> ? LIMIT 1", DIBAO, number
    )
    ((word,),) = rows(catalog, "SELECT id FROM concept LIMIT 1")
    papers = [
        row[0] for row in rows(catalog, "SELECT id FROM required_document WHERE service_code = ?", DIBAO)
    ]
    edits = [
        removed("service_name", (number,), seen={}),
        changed("service_name", (other,), seen={}, to={"text": "别的叫法"}),
        removed("concept", (word,), seen={}),
        removed("room", ("guihe-fitness",), seen={}),
        *[removed("required_document", (paper,), seen={}) for paper in papers],
    ]
    with closing(sqlite3.connect(catalog)) as conn:  # what hangs on the room goes first
        conn.execute("DELETE FROM room_need WHERE room_code = 'guihe-fitness'")
        conn.execute("DELETE FROM service_at_location WHERE room_code = 'guihe-fitness'")
        conn.commit()
    change(catalog, edits, WHY)
    assert plan_shipped(catalog).differences == ()


def test_a_retired_item_stays_so_and_gets_no_more_names(catalog: Path) -> None:
    with closing(sqlite3.connect(catalog)) as conn:  # as if its release had known fewer
        conn.execute("DELETE FROM service_name WHERE service_code = ?", (DIBAO,))
        conn.commit()
    assert DIBAO in told(plan_shipped(catalog))
    change(catalog, [retired(DIBAO, date(2026, 11, 20))], WHY)
    assert DIBAO not in told(plan_shipped(catalog))


def test_a_settled_claim_is_not_opened_again(catalog: Path) -> None:
    to = {"verdict": "other", "settled_on": date(2026, 11, 20), "settled_by": "王芳", "settled_how": "电话"}
    change(catalog, [changed("claim", ("z-2023-09-05-lizhuang-name",), seen={}, to=to)], WHY)
    assert plan_shipped(catalog).differences == ()


def test_an_own_item_of_the_same_name_is_not_doubled(old: Path) -> None:
    ((name,),) = rows(old, "SELECT name FROM service WHERE code = 'mz-1'")
    with closing(sqlite3.connect(old)) as conn:
        conn.execute("UPDATE service SET name = '无犯罪记录证明(犯罪记录查询)' WHERE code = 'mz-1'")
        conn.commit()
    take_in(old)
    assert name
    assert rows(old, "SELECT count(*) FROM service WHERE name = '无犯罪记录证明(犯罪记录查询)'") == [(1,)]


def test_what_an_older_release_said_otherwise_is_brought_up_to_date(catalog: Path) -> None:
    ((meant,),) = rows(catalog, "SELECT legal_basis FROM service WHERE code = ?", DIBAO)
    with closing(sqlite3.connect(catalog)) as conn:  # no hand of the desk: an older seed
        conn.execute("UPDATE service SET legal_basis = '旧的依据' WHERE code = ?", (DIBAO,))
        conn.commit()
    plan = take_in(catalog)
    ((field,),) = [d.fields for d in plan.differences if d.code == DIBAO]
    assert (field.before, field.after) == ("旧的依据", meant)
    assert rows(catalog, "SELECT legal_basis FROM service WHERE code = ?", DIBAO) == [(meant,)]


def test_it_is_one_change_with_a_backup_and_is_undone_whole(old: Path) -> None:
    before = facts(old)
    take_in(old)
    ((number, kind),) = rows(old, "SELECT id, kind FROM change ORDER BY id DESC LIMIT 1")
    assert kind == "shipped"
    assert "shipped" in [backup.reason for backup in backups.listed(old)]
    undo(old, int(str(number)), WHY)
    assert facts(old) == before
    assert plan_shipped(old).differences != ()


def test_it_is_undone_from_the_screens_history_too(old: Path) -> None:
    before = facts(old)
    take_in(old)
    ((number,),) = rows(old, "SELECT max(id) FROM change")
    take_back(old, int(str(number)), int(str(number)), "", "王芳")
    assert facts(old) == before


def test_an_edit_between_showing_and_writing_is_heeded(old: Path) -> None:
    plan = plan_shipped(old)
    change(old, [added("concept", {"concept": "补办", "word": "弄丢"})], WHY)
    apply(plan, old)
    assert rows(old, "SELECT count(*) FROM concept WHERE concept = '补办' AND word = '弄丢'") == [(1,)]


def test_the_screen_offers_it_for_a_while_after_an_upgrade(old: Path, catalog: Path) -> None:
    def waits(path: Path, days: int = 0) -> bool:
        with closing(open_desk(path, at=clock.now() + timedelta(days=days))) as desk:
            return desk.awaits_shipped

    assert (waits(old), waits(old, 13), waits(old, 16)) == (True, True, False)
    assert not waits(catalog)
    take_in(old)
    assert not waits(old)
