"""The look-up side reads what is there, clean, in the official order."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from deskapp.domain.models import Name
from deskapp.storage import reader
from deskapp.storage.index_writer import write_index
from deskapp.storage.reader import Services, Term, open_catalog, read_places, read_terms, read_words


def change(path: Path, *sql: str, values: tuple[object, ...] = ()) -> None:
    with closing(sqlite3.connect(path)) as conn:
        for statement in sql:
            conn.execute(statement, values)
        conn.commit()


def test_a_service_is_read_whole(small: Path) -> None:
    with closing(open_catalog(small)) as conn:
        service = Services(conn).get("mz-1")
    assert service is not None
    assert service.category.name == "民政救助"
    assert service.levels == ("社区", "办事处")
    assert service.names == (Name("吃低保", "alias"),)
    assert [d.name for d in service.documents] == ["身份证"]
    assert [(limit.days, limit.unit) for limit in service.limits] == [(30, "工作日")]
    assert [(c.code, c.name, c.difference) for c in service.confusions] == [
        ("hj-1", "户口迁移", "不是一回事")
    ]
    assert service.provenance.source.name == "通行做法, 未核实"
    assert service.provenance.verified_on is None


def test_an_unknown_code_gives_nothing(small: Path) -> None:
    with closing(open_catalog(small)) as conn:
        assert Services(conn).get("没有") is None


def test_codes_follow_the_sign_and_leave_retired_services_out(small: Path) -> None:
    with closing(open_catalog(small)) as conn:
        assert Services(conn).codes() == ["hj-1", "mz-1"]
        assert Services(conn).codes("mz") == ["mz-1"]
    change(small, "UPDATE service SET retired_on = '2026-01-01' WHERE code = 'hj-1'")
    with closing(open_catalog(small)) as conn:
        services = Services(conn)
        assert services.codes() == ["mz-1"]
        assert services.get("hj-1") is not None
        assert "s:hj-1" not in {term.target for term in read_terms(conn)}


def test_the_sample_state_comes_before_the_report_and_a_verified_one_before_both(small: Path) -> None:
    with closing(open_catalog(small)) as conn:
        assert [s.state for s in read_places(conn).centres[0].states] == ["开放", "装修"]
    change(
        small,
        "INSERT INTO source VALUES ('desk', '本台核实', 'desk', NULL, '')",
        "INSERT INTO centre_state (centre_code, state, wording, expected_text, source_code, verified_on,"
        " verified_by) VALUES ('guihe', '暂停', '', '', 'desk', '2026-11-01', '')",
    )
    with closing(open_catalog(small)) as conn:
        assert [s.state for s in read_places(conn).centres[0].states] == ["暂停", "开放", "装修"]


def test_of_two_reported_states_the_newer_one_comes_first(small: Path) -> None:
    change(
        small,
        "INSERT INTO centre_state (centre_code, state, wording, as_of, expected_text, source_code,"
        " verified_by) VALUES ('guihe', '试运行', '', '2024-05-01', '', 'report-2022-08-22', '')",
    )
    with closing(open_catalog(small)) as conn:
        states = read_places(conn).centres[0].states
    assert [s.state for s in states] == ["开放", "试运行", "装修"]
    assert states[1].provenance.source.as_of == date(2024, 5, 1)


def test_hours_are_minutes_and_wrong_ones_are_unknown(small: Path) -> None:
    change(
        small,
        "INSERT INTO schedule (centre_code, weekday, opens_1, closes_1, opens_2, closes_2, season_from,"
        " season_to, source_code, verified_by) VALUES ('guihe', 2, '25:00', '8点', '14:30', '18:00',"
        " '05-01', '13-01', 'sample', '')",
    )
    with closing(open_catalog(small)) as conn:
        first, second = read_places(conn).schedules
    assert first.segments == ((510, 720), (870, 1080))
    assert second.segments == ((870, 1080),)
    assert (second.season_from, second.season_to) == ((5, 1), None)


def test_every_searchable_phrase_is_a_term(small: Path) -> None:
    with closing(open_catalog(small)) as conn:
        terms = list(read_terms(conn))
    assert Term("s:mz-1", "name", "低保申请", 9) in terms
    assert Term("s:mz-1", "alias", "吃低保", 9) in terms
    assert Term("s:mz-1", "department", "民政部门", 9) in terms
    assert Term("s:mz-1", "department", "乡镇政府", 9) in terms
    assert Term("k:mz", "category", "民政救助", 0) in terms
    assert {t.text for t in terms if t.target == "c:guihe"} == {
        "贵和家园社区便民服务中心",
        "贵和",
        "便民服务大厅",
    }


def test_the_words_of_spoken_questions(small: Path) -> None:
    with closing(open_catalog(small)) as conn:
        assert read_words(conn) == ({"补办": ["丢了"]}, ["请问"])


def test_every_text_comes_clean_and_values_of_a_wrong_type_stop_nothing(small: Path) -> None:
    hostile = "\x1b[2J低\u202e保\x00[/x]"
    with closing(sqlite3.connect(small)) as conn:
        conn.execute(
            "UPDATE service SET name = ?, notes = ?, fee = 5, retired_on = NULL", (hostile, "注" * 100_000)
        )
        conn.execute("UPDATE service SET department = x'FF41', phone = CAST(x'FFFE41' AS TEXT)")
        conn.execute("UPDATE centre_state SET expected_by = '某天', wording = 7")
        conn.commit()
    with closing(open_catalog(small)) as conn:
        service = Services(conn).get("mz-1")
        states = read_places(conn).centres[0].states
        list(read_terms(conn))
    assert service is not None
    assert service.name == "[2J低保[/x]"
    assert len(service.notes) == 4000
    assert service.fee == "5"
    assert service.department == "\ufffdA"
    assert {s.expected_by for s in states} == {None}


def test_the_stored_index_comes_back_and_a_change_makes_it_stale(small: Path) -> None:
    phrases = [
        (0, "s:mz-1", "name", "低保申请", "低保申请", 9),
        (1, "k:mz", "category", "民政救助", "民政救助", 0),
    ]
    with closing(open_catalog(small, read_only=False)) as conn:
        assert reader.search_state(conn) is None
        conn.execute("BEGIN IMMEDIATE")
        write_index(conn, 3, phrases, [("dib", b"\x00\x00\x00\x00")])
        conn.execute("COMMIT")
        assert reader.search_state(conn) == (3, 2, False)
        assert reader.postings(conn, ["dib", "none"]) == {"dib": b"\x00\x00\x00\x00"}
        assert reader.phrases(conn, [1, 0, 99]) == [phrases[1], phrases[0]]
        assert reader.all_phrases(conn) == phrases
        assert len(reader.phrases(conn, [0, 1] * 1000)) == 2000
        conn.execute("UPDATE service SET name = '低保' WHERE code = 'mz-1'")
        assert reader.search_state(conn) == (3, 2, True)


def test_the_shipped_catalog_is_read_whole(whole: Path) -> None:
    with closing(open_catalog(whole)) as conn:
        places, services = read_places(conn), Services(conn)
        codes = services.codes()
        assert len(codes) == 255
        assert all(services.get(code) is not None for code in codes)
        assert len(places.centres) == 6
        assert 2026 in places.decree_years
        assert places.settings["desk_centre"] == "guihe"
        assert reader.sample_present(conn)
