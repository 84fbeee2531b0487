"""A visitor's way: tile, item, answer; letters; big signs; the code; back and home."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from deskapp.kiosk import words
from deskapp.kiosk.kiosk import Kiosk
from deskapp.kiosk.plain_answer import facts
from deskapp.kiosk.tiles import TILES
from tests.kiosk.reading import acts, text, touch, type_in

SIZES = [Size(80, 24), Size(40, 12), Size(120, 40)]


def test_two_touches_lead_from_a_tile_to_where_to_go(kiosk: Kiosk) -> None:
    page = touch(kiosk, "tile:1", "s:mz-0038")
    first = next(line for line in page.split("\n")[2:] if line.strip())
    assert words.GO in first
    assert "贵和家园社区便民服务中心" in first


def test_every_item_of_the_catalog_is_behind_a_tile(kiosk: Kiosk) -> None:
    assert kiosk.desk is not None
    behind = {code for tile in TILES for code in tile.opens}
    assert {category.code for category in kiosk.desk.places.categories} <= behind


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_part_that_sends_people_somewhere_is_on_the_first_page(kiosk: Kiosk, size: Size) -> None:
    kiosk.touch("s:mz-0038")
    page = text(kiosk, size)
    assert words.GO in page
    assert "2号窗口" in page
    assert words.NOW in page


def test_letters_narrow_as_they_are_touched(kiosk: Kiosk) -> None:
    touch(kiosk, "key:s", "key:b", "key:k")
    assert "s:sb-0096" in acts(kiosk)
    assert "sbk" in text(kiosk)
    touch(kiosk, "delete")
    assert kiosk.visit.typed == "sb"


def test_a_letter_over_a_page_begins_a_new_search(kiosk: Kiosk) -> None:
    type_in(kiosk, "sbk")
    touch(kiosk, "s:sb-0096")
    type_in(kiosk, "d")
    assert kiosk.visit.typed == "d"
    assert kiosk.visit.trail == []


def test_enter_opens_the_first_row_of_what_was_typed(kiosk: Kiosk) -> None:
    type_in(kiosk, "shebaoka")
    kiosk.key("enter", "\r")
    assert "社会保障卡" in text(kiosk)
    assert words.GO in text(kiosk)


def test_arrows_and_enter_reach_a_tile_without_a_mouse(kiosk: Kiosk) -> None:
    text(kiosk)
    for key in ("right", "right", "down", "enter"):
        kiosk.key(key, None)
        text(kiosk)
    assert kiosk.visit.trail
    kiosk.key("escape", None)
    assert kiosk.visit.trail == []


def test_a_window_number_fills_the_screen_in_blocks(kiosk: Kiosk) -> None:
    kiosk.touch("s:mz-0038")
    kiosk.touch("big")
    kiosk.key("pagedown", None)
    lines = kiosk.sheet(Size(80, 24)).lines
    blocks = [
        line
        for line in lines
        if any("$foreground" in str(s.style) for s in line.spans) and not line.plain.strip()
    ]
    assert len(blocks) == 10


def test_sample_marks_stand_on_every_page_of_an_answer(kiosk: Kiosk) -> None:
    for act in ("s:mz-0038", "big", "back", "qr"):
        kiosk.touch(act)
    assert words.QR_NOTE in text(kiosk)
    kiosk.touch("back")
    assert "示例" in text(kiosk).split("\n", 1)[1]
    kiosk.touch("big")
    assert "示 例" in text(kiosk)


def test_life_events_show_their_steps_in_order(kiosk: Kiosk) -> None:
    page = touch(kiosk, "tile:15", "e:birth")
    assert words.BUNDLE_NOTE in page
    assert "1. " in page


def test_danger_stands_above_everything(kiosk: Kiosk) -> None:
    for letter in "着火了":
        kiosk.key(letter, letter)
    assert "119" in text(kiosk).split("\n")[2]


def test_an_opened_item_keeps_the_number_that_its_list_showed(kiosk: Kiosk) -> None:
    for letter in "老人走失":
        kiosk.key(letter, letter)
    assert "拨 110" in touch(kiosk, "s:sh-0242")


def test_behind_a_tile_the_number_stands_over_the_item_too(kiosk: Kiosk) -> None:
    assert "拨 110" in touch(kiosk, "tile:14", "s:sh-0242")
    assert "拨 110" not in touch(kiosk, "home", "tile:1", "s:mz-0038")


def test_emergency_numbers_and_the_call_are_on_every_page(kiosk: Kiosk) -> None:
    for act in ("tile:0", "s:mz-0038", "big", "home", "help", "call"):
        kiosk.touch(act)
        page = text(kiosk)
        assert page.endswith(words.EMERGENCY)
        assert "call" in acts(kiosk)


def test_a_call_rings_once(kiosk: Kiosk) -> None:
    touch(kiosk, "call")
    assert kiosk.rings()
    assert not kiosk.rings()


def test_the_help_page_has_examples_that_find_what_they_say(kiosk: Kiosk) -> None:
    assert len(words.HELP_EXAMPLES) == 4
    assert kiosk.desk is not None
    for typed, means in words.HELP_EXAMPLES:
        names = "".join(
            hit.service.name + "".join(name.text for name in hit.service.names)
            for hit in kiosk.desk.lookup(typed, 3).hits
        )
        assert means in names, typed


def test_a_sensitive_item_is_named_neutrally(kiosk: Kiosk) -> None:
    assert kiosk.desk is not None
    sensitive = [
        service
        for tile in TILES
        for code in tile.opens
        for service in kiosk.desk.most_asked(code)
        if service.neutral_name
    ]
    assert sensitive
    for service in sensitive:
        kiosk.home()
        kiosk.touch(f"s:{service.code}")
        page = text(kiosk)
        assert page.split("\n")[1].strip() == service.neutral_name
        for document in service.documents:
            assert document.name not in page


def test_nothing_found_says_what_to_do(kiosk: Kiosk) -> None:
    type_in(kiosk, "魑魅魍魉")
    assert words.NOTHING_WAYS[1] in text(kiosk)


def test_colours_and_type_are_chosen_apart_and_go_back(kiosk: Kiosk) -> None:
    seen = [kiosk.look]
    for act in ("colours", "larger", "colours", "larger"):
        touch(kiosk, act)
        seen.append(kiosk.look)
    assert len(set(seen)) == 4
    assert seen[-1] == seen[0]


def test_an_act_that_nobody_knows_does_nothing(kiosk: Kiosk) -> None:
    before = text(kiosk)
    for act in ("", "x", "s:", "s:zz", "e:zz", "c:zz", "desk:mingdu", "turn:1", "big", "qr"):
        kiosk.touch(act)
    assert text(kiosk) == before


@pytest.mark.parametrize("size", [Size(1, 1), Size(3, 2), Size(20, 5), Size(200, 60)], ids=str)
def test_any_size_is_painted(kiosk: Kiosk, size: Size) -> None:
    for act in ("", "tile:0", "s:mz-0038", "big", "back", "qr", "call", "help"):
        kiosk.touch(act)
        painted = text(kiosk, size)
        assert painted.count("\n") == size.height - 1
        assert "119" in painted or size.width < 20


def test_what_was_not_found_is_noted_as_words_only(kiosk: Kiosk) -> None:
    assert kiosk.desk is not None
    for typed in ("买火车票去北京", "买火车票13912345678"):
        type_in(kiosk, typed)
        assert words.NOTED in touch(kiosk, "missed")
        kiosk.home()
    assert kiosk.to_save
    kiosk.desk.records.save()
    noted = [one.words for one in kiosk.desk.records.misses(kiosk.desk.now().date())]
    assert "买火车票去北京" in noted
    assert not any("13912345678" in words for words in noted)


def test_a_wrong_answer_is_noted_with_its_item_and_taken_back_by_a_second_touch(kiosk: Kiosk) -> None:
    assert kiosk.desk is not None
    kiosk.touch("s:mz-0038")
    assert words.NOTED in touch(kiosk, "wrong")
    assert words.TAKEN_BACK in touch(kiosk, "wrong")
    touch(kiosk, "wrong")
    kiosk.home()
    kiosk.desk.records.save()
    assert [one.service for one in kiosk.desk.records.misses(kiosk.desk.now().date())] == ["mz-0038"]


def test_every_item_has_an_answer_a_large_sign_and_a_code_page(kiosk: Kiosk) -> None:
    assert kiosk.desk is not None
    for tile in TILES:
        for service in (s for code in tile.opens for s in kiosk.desk.most_asked(code)):
            kiosk.home()
            kiosk.touch(f"s:{service.code}")
            assert words.GO in text(kiosk), service.name
            kiosk.touch("big")
            text(kiosk)
            kiosk.touch("back")
            kiosk.touch("qr")
            assert len(text(kiosk).split("\n")) > 3


def test_a_place_that_only_a_source_names_sends_nobody_there(kiosk: Kiosk) -> None:
    type_in(kiosk, "dxqbmfwzx")
    kiosk.key("enter", "\r")
    page = text(kiosk)
    way = next(line for line in page.split("\n") if words.GO in line)
    assert "先别去, 拨 12345" in way
    assert "东新区" not in way
    assert "周口日报 2023-09-05 提到" in page


def test_each_window_stands_with_its_own_place(kiosk: Kiosk) -> None:
    """Asked about here, handed in elsewhere: nobody may read the window of the one for the other's."""
    assert kiosk.desk is not None
    mixed = 0
    for tile in TILES:
        for service in (s for code in tile.opens for s in kiosk.desk.most_asked(code)):
            hit = kiosk.desk.hit(service.code)
            assert hit is not None
            shown = facts(hit, kiosk.desk.now())
            labels = [fact.label for fact in shown]
            assert labels.count(words.GO) == 1, service.name
            assert labels.count(words.WINDOW) <= 1, service.name
            there = hit.answer.instead
            if words.HAND_IN in labels and there is not None and there.window:
                mixed += 1
                assert there.window in shown[labels.index(words.HAND_IN)].text
                assert labels.index(words.WINDOW) < labels.index(words.HAND_IN)
    assert mixed
