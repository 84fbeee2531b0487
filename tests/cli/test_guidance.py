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
    assert any(line.startswith("1. ") for line in lines[2:4])


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
        "id", "text", "scope", "centre", "window", "service", "category", "pause", "starts", "ends",
        "by", "on", "damaged",
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
    assert set(first) == {*found["results"][0], "note"} - {"place"}
    assert (first["rank"], first["service"]["code"]) == (1, "mz-0059")
    assert set(bundle["documents"][0]) == {"name", "situation", "items"}
    words = deskapp("find", "老爷子走了手续都要办啥", *AT).out
    assert words.startswith("一件事 · 身后, 按这个顺序:\n   1) 死亡证明与火化办理指引")


def test_only_what_is_asked_for_comes() -> None:
    (found,) = deskapp("find", "低保", "--json", *AT).objects
    assert (found["bundle"], found["emergency"]) == (None, None)
    assert found["results"][0]["sensitive"] is None
    assert found["results"][0]["answer"]["alerts"] == []


def test_a_certificate_that_a_community_must_not_issue_says_where_to_go() -> None:
    (found,) = deskapp("find", "收入证明", "--json", *AT).objects
    first = found["results"][0]
    assert first["answer"]["verdict"] == "去别处"
    assert first["answer"]["reason"].startswith("社区不开「居民财产证明」: 收入找单位")
    assert len(first["refused"]) == 3
    assert "带 " not in first["say"]
    assert {"name": "民发〔2020〕20号不应出具证明清单", "as_of": "2020-04-28", "verified_on": None} in first[
        "answer"
    ]["sources"]


def test_an_item_that_takes_its_place_keeps_its_own_verdict_and_names_the_certificate() -> None:
    (found,) = deskapp("find", "健在证明", "--json", *AT).objects
    first = found["results"][0]
    assert first["answer"]["verdict"] == "能办"
    assert [one["name"] for one in first["refused"]] == ["健在证明"]
    assert "社区不开「健在证明」" in deskapp("find", "健在证明", *AT).out


def test_who_may_come_instead_and_what_needs_the_person_are_told() -> None:
    (found,) = deskapp("find", "hj-0023 身份证首次申领", "--json", "--limit", "1", *AT).objects
    first = found["results"][0]
    assert first["in_person"] == "须本人到场采集人像和指纹"
    assert first["proxy_rule"] == "未满16周岁可由监护人代为申请"
    assert {"name": "监护人居民身份证", "situation": "未满16周岁"} in first["documents"]


def test_a_programme_that_ends_says_when_and_after_it_is_no_longer_answered_for() -> None:
    (before,) = deskapp("find", "养老消费券", "--json", "--limit", "1", "--at", "2026-11-24T10:00").objects
    row = before["results"][0]
    assert row["programme"]["state"] == "open"
    assert row["programme"]["valid_to"] == "2026-12-31"
    assert "政策到 2026年12月31日 为止, 还有37天" in row["say"]
    (after,) = deskapp("find", "养老消费券", "--json", "--limit", "1", "--at", "2027-01-04T10:00").objects
    row = after["results"][0]
    assert row["programme"]["state"] == "ended"
    assert row["answer"]["verdict"] == "待核实"
    assert row["answer"]["reason"] == "这项政策已于 2026年12月31日 到期, 是否延续未核实"


def test_a_need_of_daily_life_names_what_the_report_names_and_no_more() -> None:
    (found,) = deskapp("find", "买菜", "--json", *AT).objects
    (shop,) = found["need"]["facilities"]
    assert (found["need"]["name"], shop["name"]) == ("买菜", "便民超市")
    assert shop["note"].startswith("计划")
    (nothing,) = deskapp("find", "创业办公", "--json", *AT).objects
    assert nothing["need"] == {"code": "business", "name": "创业", "facilities": []}
    assert "生活圈 · 创业: 资料没写" in deskapp("find", "创业办公", *AT).out


def test_a_centre_comes_with_its_circle_its_communities_and_the_walk() -> None:
    (found,) = deskapp("find", "碧桂园", "--json", "--limit", "1", *AT).objects
    place = found["results"][0]["place"]
    assert [met["name"] for met in place["circle"]] == [
        "上学", "办事", "看病", "买菜", "休闲", "运动", "购物", "文化", "创业",
    ]  # fmt: skip
    assert (place["communities"], place["serves"], place["walk_minutes"]) == ([], "周边群众", None)
    assert [f["name"] for f in place["circle"][5]["facilities"]] == ["文体活动中心"]
    assert "步行多久: 未知" in deskapp("find", "碧桂园", *AT).out


def test_a_slow_system_is_told_beside_the_items_of_its_line_only() -> None:
    here = (*AT, "--desk", "guihe")
    added = deskapp("notice", "add", "社保系统慢", "--until", "18:00", "--category", "劳动保障", *here)
    assert "劳动保障" in added.out
    (found,) = deskapp("find", "失业登记", "--json", "--limit", "1", *here).objects
    assert found["results"][0]["answer"]["alerts"] == ["社保系统慢(到今天 18:00)"]
    (other,) = deskapp("find", "低保", "--json", "--limit", "1", *here).objects
    assert other["results"][0]["answer"]["alerts"] == []
    wrong = deskapp("notice", "add", "慢", "--until", "18:00", "--category", "没有", *here)
    assert wrong.code == 2
    assert "劳动保障" in wrong.err
