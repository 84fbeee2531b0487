"""The clerk's day on the running screen: each wrong answer that costs somebody a walk, and what stands
there instead. Typed as it is said; read as it is painted at 80x24."""

from __future__ import annotations

from datetime import datetime

import pytest

from deskapp.domain.answer import CAN_DO
from deskapp.tui import strings
from deskapp.tui.widgets.block_digits import BlockDigits
from tests.tui.counter import Counter, counter
from tests.tui.waiting import settled


async def without_sample(desk: Counter) -> None:
    desk.home._remove_sample()
    await settled(desk.pilot)


async def test_nobody_is_sent_to_a_centre_that_may_not_be_open() -> None:
    async with counter() as desk:
        seen = await desk.ask("碧桂园社区中心")
        assert "待核实" in seen
        assert "是否已开未核实" in seen.replace("\n             ", "")
        assert CAN_DO not in seen.split("\n")[6]
        await without_sample(desk)
        for words in ("低保", "贵和家园", "名都社区中心", "许湾便民服务中心"):
            seen = await desk.ask(words)
            assert desk.home.chosen is not None
            assert desk.home.chosen.answer.verdict not in (CAN_DO, "只收件", "只咨询"), words
            assert "能 办" not in seen


async def test_taking_papers_in_is_not_called_doing_it() -> None:
    async with counter() as desk:
        seen = await desk.ask("低保")
        assert "只收件" in seen
        assert "这里只收材料, 不在这里审批" in seen


async def test_every_paper_is_told_once_with_its_situation() -> None:
    async with counter() as desk:
        await desk.ask("给孩儿上户口")
        seen = await desk.press("enter")
        assert "[ ] 出生医学证明" in seen
        assert "[ ] 结婚证(已婚的)" in seen


async def test_a_certificate_that_is_not_issued_here_is_refused_with_the_way() -> None:
    async with counter() as desk:
        seen = await desk.ask("收入证明")
        assert "去别处" in seen
        assert "社区不开「居民财产证明」: 收入找单位" in seen
        assert strings.LABEL_BRING not in seen
        await desk.press("f8")
        assert "[ ]" not in desk.seen
        slip = await desk.press("f8", "down", "down", "down", "enter")
        assert "结论  去别处: 社区不开「居民财产证明」" in slip
        assert "能办" not in slip


async def test_the_pair_that_is_taken_for_each_other_is_told_apart() -> None:
    async with counter() as desk:
        seen = await desk.ask("居住登记")
        assert "居住证申领: 居住登记来了就能办; 居住证要住满半年" in seen


async def test_a_programme_that_has_ended_promises_nothing() -> None:
    async with counter(at=datetime(2027, 1, 4, 10, 0)) as desk:
        seen = await desk.ask("养老消费券")
        assert "已到期" in seen
        assert "这项政策已于 2026年12月31日 到期, 是否延续未核实" in seen
        assert "能 办" not in seen


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("信访给的答复我不服", "本人最迟 2026-12-24"),
        ("退伍回来报到", "本人最迟 2026-12-24"),
        ("上班受伤了", "本人最迟 2027-11-24"),
    ],
)
async def test_the_citizens_own_deadline_stands_there_as_a_date(words: str, last: str) -> None:
    async with counter() as desk:
        assert last in await desk.ask(words)


async def test_nobody_is_told_that_he_qualifies_or_does_not() -> None:
    async with counter(size=(80, 60)) as desk:
        await desk.ask("低保")
        seen = await desk.press("enter")
        assert "可申请, 由" in seen
        assert "审核" in seen
        assert not [words for words in ("你符合", "您符合", "不符合", "有资格", "没资格") if words in seen]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("老人晕倒了", "120"),
        ("俺男人打我", "110"),
        ("孩子走丢了", "110"),
        ("家里着火了", "119"),
        ("不想活了", "110"),
    ],
)
async def test_danger_comes_before_every_answer(words: str, number: str) -> None:
    async with counter() as desk:
        seen = await desk.ask(words)
        first = next(line for line in seen.split("\n")[3:] if line.strip())
        assert f"先打 {number}" in first


async def test_a_delicate_item_is_not_called_aloud_and_leaves_no_trace() -> None:
    async with counter() as desk:
        seen = await desk.ask("失独")
        assert f"{strings.LABEL_PRIVATE}  请到旁边说" in seen
        assert "失独" not in await desk.press("f12")
        await desk.press("x", "f5")
        assert desk.app.desk is not None
        assert desk.app.desk.recent.all() == ()


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-11-24T12:10", "午休, 14:30 开"),
        ("2026-11-27T17:55", "还有5分钟下班"),
        ("2026-11-27T18:30", "已下班, 周一 8:30 开"),
        ("2026-09-20T10:00", "开放中, 12:00 午休"),
        ("2026-10-02T10:00", "放假, 10月8日(周四) 8:30 开"),
        ("2026-10-10T10:00", "开放中, 12:00 午休"),
        ("2026-12-31T18:30", "2027年放假安排未公布, 以公告为准"),
    ],
)
async def test_the_clock_knows_lunch_holidays_and_the_weekend(moment: str, told: str) -> None:
    async with counter(at=datetime.fromisoformat(moment)) as desk:
        assert told in (await desk.ask("失业登记")).replace("\n             ", "")


async def test_a_telephone_that_nobody_knows_is_not_invented() -> None:
    async with counter(size=(80, 60)) as desk:
        await desk.ask("低保")
        assert "电话  未核实" in await desk.press("enter")


async def test_where_the_home_community_decides_it_is_asked_first() -> None:
    async with counter(desk=None) as desk:
        await without_sample(desk)
        seen = await desk.ask("户口迁移跨省通办")
        assert "先问清户籍地" in seen
        assert "派出所地点未核实" in seen
    async with counter(desk="xuwan") as desk:
        seen = await desk.ask("个体工商户设立登记")
        assert "归许湾办事处受理, 在哪里办未核实" in seen
        assert "改去" not in seen, "搬口 takes only its own people's papers"


async def test_without_a_verified_window_no_number_is_shown() -> None:
    async with counter() as desk:
        await without_sample(desk)
        await desk.ask("低保")
        await desk.press("f12")
        assert not desk.app.screen.query(BlockDigits)


async def test_when_nothing_is_found_it_is_said_whom_to_ask() -> None:
    async with counter() as desk:
        seen = await desk.ask("???")
        assert "社会救助一门受理" in seen
        assert "12345" in seen


async def test_an_old_name_finds_the_new_one() -> None:
    async with counter() as desk:
        seen = await desk.ask("新农合")
        assert "城乡居民基本医疗保险" in seen
        assert "旧称 新农合" in seen


async def test_one_question_is_answered_by_one_key() -> None:
    async with counter() as desk:
        assert "先问 交的是哪种养老?" in await desk.ask("交养老")
        seen = await desk.press("3")
        assert desk.box == "交养老"
        assert "灵活就业人员企业职工养老保险参保登记" in seen


async def test_two_errands_of_one_visit_go_on_one_paper() -> None:
    async with counter() as desk:
        await desk.ask("家里老人走了要办啥")
        assert "一件事 · 身后" in await desk.press("ctrl+l")
        assert "死亡人员户口注销" in await desk.press("f8")


async def test_a_window_that_stands_still_this_morning_is_known_at_once() -> None:
    async with counter() as desk:
        await desk.press("f7", *"3号窗口今天暂停", "enter")
        seen = await desk.ask("失业登记")
        assert "暂 停" in seen
        assert "改去 搬口办事处级便民服务中心" in seen


async def test_a_volunteer_needs_one_key_and_a_shut_hall_names_its_next_hour() -> None:
    async with counter(at=datetime(2026, 11, 28, 19, 0)) as desk:
        assert "四个例子" in await desk.press("f1") or strings.EMPTY_EXAMPLES in desk.seen
        await desk.press("escape")
        assert "今天休息, 周一 8:30 开" in await desk.ask("借伞") or "未核实" in desk.seen
        assert "周一 8:30 开" in await desk.ask("低保")
