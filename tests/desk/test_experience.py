"""What this desk picked before lifts a result, fades, and can be switched off and cleared."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from deskapp import paths
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.experience import (
    FORGOTTEN,
    HALF_LIFE_DAYS,
    LIFT,
    LONGEST_WORDS,
    MOST_KEPT,
    Experience,
    kept_words,
    lifted,
)

TODAY = date(2026, 9, 21)


class Row(NamedTuple):
    """A result as the lift sees it."""

    target: str
    score: float
    exact: bool = False


def experience(folder: Path) -> Experience:
    return Experience(DeskFile(folder / "desk.db"), folder / "settings.toml")


def picked(folder: Path, times: int = 1, query: str = "户口", code: str = "a") -> Experience:
    """Picked so often, each time after something else."""
    made = experience(folder)
    for _ in range(times):
        made.picked(query, code, TODAY)
        made.picked("别的", "z", TODAY)
    return made


def test_a_pick_is_trusted_more_each_time_and_never_wholly(tmp_path: Path) -> None:
    trusts = [picked(tmp_path / str(n), n).favoured("户口", TODAY)["a"] for n in (1, 2, 20)]
    assert trusts == sorted(trusts)
    assert 0 < trusts[0] < trusts[-1] < 1


def test_the_same_answer_opened_and_copied_counts_once(tmp_path: Path) -> None:
    twice = experience(tmp_path)
    twice.picked("户口", "a", TODAY)
    twice.picked("户口", "a", TODAY)
    assert twice.favoured("户口", TODAY) == picked(tmp_path).favoured("户口", TODAY)


def test_words_are_compared_as_the_search_compares_them(tmp_path: Path) -> None:
    made = picked(tmp_path, query=" 户 口! ")
    assert made.favoured("戶口", TODAY)
    assert not made.favoured("户口簿", TODAY)


def test_it_fades_by_half_each_half_life(tmp_path: Path) -> None:
    made = picked(tmp_path)
    later = TODAY + timedelta(days=HALF_LIFE_DAYS)
    now, then = made.favoured("户口", TODAY)["a"], made.favoured("户口", later)["a"]
    assert then / (1 - then) == pytest.approx(now / (1 - now) / 2)


def test_a_day_in_the_future_counts_as_today(tmp_path: Path) -> None:
    made = picked(tmp_path)
    assert made.favoured("户口", TODAY - timedelta(days=400)) == made.favoured("户口", TODAY)


def test_a_lifted_row_passes_its_siblings_but_no_exact_match() -> None:
    rows = [Row("s:whole", 1.0, True), Row("s:first", 1.0), Row("s:second", 1.0 - LIFT / 3), Row("c:x", 0.1)]
    found = [row.target for row in lifted(rows, {"second": 0.9, "x": 0.9})]
    assert found == ["s:whole", "s:second", "s:first", "c:x"]
    assert lifted(rows, {}) == rows


def test_what_leads_by_more_than_the_lift_stays_first() -> None:
    rows = [Row("s:first", 2.0), Row("s:second", 2.0 - LIFT)]
    assert lifted(rows, {"second": 0.99}) == rows


def test_it_is_remembered_once_saved_and_forgotten_when_cleared(tmp_path: Path) -> None:
    made = picked(tmp_path)
    assert not experience(tmp_path).favoured("户口", TODAY)
    made.save()
    again = experience(tmp_path)
    assert again.favoured("户口", TODAY) == made.favoured("户口", TODAY)
    assert again.clear() == 2
    assert not again.favoured("户口", TODAY)
    assert not experience(tmp_path).favoured("户口", TODAY)


def test_switched_off_it_neither_lifts_nor_learns(tmp_path: Path) -> None:
    picked(tmp_path).save()
    (tmp_path / "settings.toml").write_text('theme = "x"\nexperience = false\n', encoding="utf-8")
    off = experience(tmp_path)
    assert not off.favoured("户口", TODAY)
    off.picked("低保", "b", TODAY)
    off.save()
    (tmp_path / "settings.toml").unlink()
    assert not experience(tmp_path).favoured("低保", TODAY)


@pytest.mark.parametrize(
    "query",
    [
        "411627199001011234",
        "低保 13812345678",
        "幺三八幺二三四五六七八",
        "一二三四五" * 4,
        "戒毒",
        "shidu",
        "",
        "?!",
    ],
)
def test_numbers_of_persons_and_long_sentences_are_not_kept(query: str, tmp_path: Path) -> None:
    assert kept_words(query) == ""
    assert not picked(tmp_path, query=query).favoured(query, TODAY)


def test_short_words_are_kept_whole() -> None:
    assert kept_words("12345") == "12345"
    assert len(kept_words("低" * LONGEST_WORDS)) == LONGEST_WORDS


def test_the_file_holds_words_codes_and_days_and_drops_what_has_faded(tmp_path: Path) -> None:
    old = picked(tmp_path)
    old.save()
    days = next(n for n in range(1000) if 0.5 ** (n / HALF_LIFE_DAYS) < FORGOTTEN)
    with closing(sqlite3.connect(tmp_path / "desk.db")) as conn, conn:
        conn.execute("UPDATE pick SET day = '2020-01-01' WHERE words = '别的'")
        assert conn.execute("SELECT words, service, times FROM pick WHERE words = '户口'").fetchall() == [
            ("户口", "a", 1.0)
        ]
    again = experience(tmp_path)
    again.picked("新的", "n", TODAY)
    again.save()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as conn:
        assert "别的" not in {words for (words,) in conn.execute("SELECT words FROM pick")}
    assert days > HALF_LIFE_DAYS


def test_the_file_stays_small(tmp_path: Path) -> None:
    made = experience(tmp_path)
    for number in range(MOST_KEPT + 50):
        made.picked(f"w{number % 99999:05d}", "a", TODAY)
    made.save()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as conn:
        assert conn.execute("SELECT count(*) FROM pick").fetchone() == (MOST_KEPT,)


def test_a_broken_row_or_file_remembers_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"no database" * 300)
    made = experience(tmp_path)
    assert not made.favoured("户口", TODAY)
    made.picked("户口", "a", TODAY)
    made.save()
    assert experience(tmp_path).favoured("户口", TODAY)


def test_a_pick_lifts_the_row_at_this_desk_and_says_so(installed: None) -> None:
    with closing(open_desk()) as desk:
        before = desk.lookup("户口").hits
        third = before[2].service.code
        assert not any(hit.often for hit in before)
        for day in range(5):
            desk.experience.picked("户口", third, desk.now().date() - timedelta(days=day))
            desk.experience.picked("别的", "z", desk.now().date())
        after = desk.lookup("户口")
        assert [hit.service.code for hit in after.hits if hit.often] == [third]
        assert [hit.service.code for hit in after.hits].index(third) < 2
        assert [hit.rank for hit in after.hits] == list(range(1, len(after.hits) + 1))


def test_an_exact_match_stays_first_and_sure(installed: None) -> None:
    with closing(open_desk()) as desk:
        second = desk.lookup("身份证丢了").hits[1].service.code
        for day in range(9):
            desk.experience.picked("身份证丢了", second, desk.now().date() - timedelta(days=day))
            desk.experience.picked("别的", "z", desk.now().date())
        found = desk.lookup("身份证丢了")
        assert found.confident
        assert found.hits[0].service.name == "居民身份证丢失补领"


def test_nothing_is_written_where_nothing_was_picked(installed: None) -> None:
    with closing(open_desk()) as desk:
        desk.lookup("低保")
        desk.experience.save()
    assert not paths.desk_path().exists()
