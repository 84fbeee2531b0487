"""What `deskapp find` says besides its rows."""

from __future__ import annotations

from tests.cli.program import AT, deskapp


def test_a_phrase_with_several_meanings_comes_with_its_question() -> None:
    (found,) = deskapp("find", "交养老", "--json", *AT).objects
    assert found["question"]["text"] == "交的是哪种养老?"
    assert found["question"]["choices"][0] == {"key": "1", "label": "居民养老, 接着交", "code": "sb-0086"}
    assert found["results"]


def test_a_plain_query_comes_with_none() -> None:
    (found,) = deskapp("find", "低保", "--json", *AT).objects
    assert found["question"] is None


def test_in_words_the_question_comes_first() -> None:
    lines = deskapp("find", "评残", *AT).out.splitlines()
    assert lines[0] == "先问一句: 评残是为了哪一样?"
    assert lines[1].strip() == "[1] 办残疾证  [2] 工伤评级  [3] 军人伤残"
    assert lines[2].startswith("1. ")


def test_danger_comes_before_everything() -> None:
    ran = deskapp("find", "老人晕倒了", *AT)
    assert ran.out.startswith("!! 120  ")
    (found,) = deskapp("find", "老人晕倒了", "--json", *AT).objects
    assert set(found["emergency"]) == {"title", "number", "sentence"}
    assert found["emergency"]["number"] == "120"


def test_a_sensitive_item_says_so_for_the_clerk_alone() -> None:
    (found,) = deskapp("find", "失独", "--json", "--limit", "1", *AT).objects
    (row,) = found["results"]
    assert set(row["sensitive"]) == {"hint", "neutral_name"}
    assert row["sensitive"]["hint"] not in row["say"]
    assert row["service"]["name"] not in row["say"]


def test_periods_come_as_dates() -> None:
    (found,) = deskapp("find", "信访给的答复我不服", "--json", *AT).objects
    own = found["results"][0]["limits"][0]
    assert set(own) == {"kind", "label", "text", "date", "note"}
    assert (own["kind"], own["date"]) == ("citizen", "2026-10-22")
    assert "本人最迟 2026年10月22日(周四)" in deskapp("find", "信访给的答复我不服", *AT).out


def test_a_notice_is_put_up_listed_shown_and_ended() -> None:
    here = (*AT, "--desk", "guihe")
    about = ("--until", "18:00", "--window", "3号", "--pause")
    added = deskapp("notice", "add", "3号窗口今天暂停", *about, *here)
    assert added.code == 0
    assert "到今天 18:00" in added.out
    (listed,) = deskapp("notice", "list", "--json", *here).objects
    assert set(listed) == {
        "id", "text", "scope", "centre", "window", "service", "pause", "starts", "ends", "by", "on",
    }  # fmt: skip
    assert (listed["scope"], listed["centre"]) == ("window", "guihe")
    assert listed["pause"] is listed["on"] is True
    (found,) = deskapp("find", "失业登记", "--json", "--limit", "1", *here).objects
    assert found["results"][0]["answer"]["verdict"] == "暂停"
    assert deskapp("notice", "end", str(listed["id"]), *here).code == 0
    assert deskapp("notice", "end", str(listed["id"]), *here).code == 2
    assert deskapp("notice", "list", *here).out.strip() == "现在没有通知。"
    assert "不在用" in deskapp("notice", "list", "--all", *here).out


def test_a_wrong_notice_is_one_sentence_and_exit_2() -> None:
    late = ["add", "慢", "--until", "2020-01-01"]
    for words in (["add", "慢", "--until", "昨天"], late, ["add", "慢"], []):
        ran = deskapp("notice", *words, *AT)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.strip().splitlines()) == 1


def test_a_life_event_comes_as_a_bundle() -> None:
    (found,) = deskapp("find", "老爷子走了手续都要办啥", "--json", *AT).objects
    bundle = found["bundle"]
    assert set(bundle) == {"code", "name", "items", "documents"}
    assert (bundle["code"], bundle["name"]) == ("death", "身后")
    first = bundle["items"][0]
    assert set(first) == {*found["results"][0], "note"}
    assert (first["rank"], first["service"]["code"]) == (1, "mz-0059")
    assert set(bundle["documents"][0]) == {"name", "situation", "items"}
    words = deskapp("find", "老爷子走了手续都要办啥", *AT).out
    assert words.startswith("一件事 · 身后, 按这个顺序:\n   1) 死亡证明与火化办理指引")


def test_only_what_is_asked_for_comes() -> None:
    (found,) = deskapp("find", "低保", "--json", *AT).objects
    assert (found["bundle"], found["emergency"]) == (None, None)
    assert found["results"][0]["sensitive"] is None
    assert found["results"][0]["answer"]["alerts"] == []
