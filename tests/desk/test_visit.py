"""What is kept of a visit when the citizen is let go."""

from __future__ import annotations

from datetime import datetime

import pytest

from deskapp import clock
from deskapp.desk import misses, usage, visit
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.desk.visit import Visit, unspoken
from deskapp.domain.answer import Hit

NOW = datetime(2026, 9, 21, 10, 10)


@pytest.fixture
def desk(shipped_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return shipped_desk


def counted(desk: Desk) -> dict[tuple[str, str], int]:
    desk.records.save()
    day = NOW.date()
    return {(row.slot.kind, row.slot.service): row.times for row in desk.records.used(day, day)}


def kept(desk: Desk) -> list[tuple[str, str]]:
    desk.records.save()
    return [(miss.words, miss.reason) for miss in desk.records.misses(NOW.date())]


def first(desk: Desk, query: str) -> Hit:
    return desk.lookup(query).hits[0]


def test_a_sure_answer_in_sight_is_counted_once_and_its_words_are_not_kept(desk: Desk) -> None:
    going, results = Visit(desk), desk.lookup("低保")
    going.saw(results)
    going.told(results.hits[0])
    assert going.end(results, results.hits[0])
    assert counted(desk) == {(usage.ANSWERED, results.hits[0].service.code): 1}
    assert kept(desk) == []


def test_nothing_found_is_kept_as_words(desk: Desk) -> None:
    assert Visit(desk).end(desk.lookup("魑魅魍魉"))
    assert kept(desk) == [("魑魅魍魉", misses.NOTHING)]
    assert counted(desk) == {(usage.MISSED, ""): 1}


def test_a_guess_that_nobody_opened_is_a_miss_and_one_that_was_opened_an_answer(desk: Desk) -> None:
    guess = desk.lookup("老年便民卡")
    assert guess.hits
    assert not guess.confident
    Visit(desk).end(guess, guess.hits[0])
    assert kept(desk) == [("老年便民卡", misses.GUESS)]
    going = Visit(desk)
    going.told(guess.hits[1])
    going.end(guess, guess.hits[1])
    assert counted(desk)[usage.ANSWERED, guess.hits[1].service.code] == 1
    assert len(kept(desk)) == 1


@pytest.mark.parametrize("query", ["交养老", "民政救助", "生孩子"])
def test_the_catalogs_own_words_for_several_items_are_no_miss(desk: Desk, query: str) -> None:
    results = desk.lookup(query)
    Visit(desk).end(results, results.hits[0])
    assert kept(desk) == []


def test_a_query_that_was_taken_back_letter_by_letter_counts_whole(desk: Desk) -> None:
    going = Visit(desk)
    for query in ("老", "老年", "老年便", "老年便民卡", "老年便", "老"):
        going.saw(desk.lookup(query))
    going.end()
    assert kept(desk) == [("老年便民卡", misses.GUESS)]


def test_another_query_of_the_same_citizen_takes_the_place_of_the_first(desk: Desk) -> None:
    going = Visit(desk)
    for query in ("老年便民卡", "低保"):
        going.saw(desk.lookup(query))
    going.end()
    assert kept(desk) == []
    assert counted(desk) == {(usage.ANSWERED, first(desk, "低保").service.code): 1}


@pytest.mark.parametrize(
    "query", ["失独", "戒毒在哪报到", "shequjiaozheng", "着火了", "强制隔离的人", "家暴了怎么办"]
)
def test_no_word_of_a_private_matter_or_a_danger_is_kept(desk: Desk, query: str) -> None:
    going, results = Visit(desk), desk.lookup(query)
    going.saw(results)
    assert going.report(results, None) == visit.PRIVATE
    for hit in results.hits[:1]:
        assert going.report(results, hit) == visit.PRIVATE
        if hit.service.sensitive:
            going.told(hit)
    going.end(results, results.hits[0] if results.hits else None)
    assert kept(desk) == []
    told = [desk.hit(code) for _, code in counted(desk)]
    assert not any(hit is not None and hit.service.sensitive for hit in told)


@pytest.mark.parametrize("letters", ["shidu", "jieduzhongxin", "wobuxianghuole"])
def test_pinyin_of_a_private_matter_is_known(letters: str) -> None:
    assert unspoken(letters)


@pytest.mark.parametrize("letters", ["dibao", "hkqy", "laonianka", "shebaoka"])
def test_other_letters_are_not(letters: str) -> None:
    assert not unspoken(letters)


def test_an_answer_reported_as_wrong_is_kept_with_its_item_and_counts_as_no_answer(desk: Desk) -> None:
    going, results = Visit(desk), desk.lookup("低保")
    assert going.report(results, results.hits[0]) == visit.NOTED_WRONG
    going.end(results, results.hits[0])
    code = results.hits[0].service.code
    assert counted(desk) == {(usage.WRONG, code): 1}
    (miss,) = desk.records.misses(NOW.date())
    assert (miss.words, miss.reason, miss.service) == ("低保", misses.WRONG, code)


def test_a_report_of_a_miss_is_one_miss_and_can_be_taken_back(desk: Desk) -> None:
    going, results = Visit(desk), desk.lookup("魑魅魍魉")
    assert going.report(results, None) == visit.NOTED_MISS
    going.end(results)
    assert len(kept(desk)) == 1
    sure = desk.lookup("低保")
    assert going.report(sure, sure.hits[0]) == visit.NOTED_WRONG
    assert going.report(sure, sure.hits[0]) == visit.TAKEN_BACK
    going.end(sure, sure.hits[0])
    assert len(kept(desk)) == 1


def test_a_report_without_words_and_answer_is_nothing(desk: Desk) -> None:
    going = Visit(desk)
    assert going.report(visit.NONE, None) == visit.EMPTY
    assert not going.end()
    assert counted(desk) == {}


def test_planning_for_another_day_counts_nobody(installed: None) -> None:
    desk = open_desk(at=NOW)
    results = desk.lookup("魑魅魍魉")
    assert Visit(desk).report(results, None) == visit.PLANNING
    assert not Visit(desk).end(results)
    assert kept(desk) == []
    desk.close()
