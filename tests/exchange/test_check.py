"""The catalog is looked over: each kind of flaw gets its line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from deskapp.exchange.check import ERROR, WARNING, Problem, check
from deskapp.storage.reader import open_catalog
from deskapp.storage.writer import create_catalog, remove_sample


def found(catalog: Path) -> list[Problem]:
    with closing(open_catalog(catalog)) as conn:
        return check(conn)


def test_the_shipped_catalog_has_no_errors_and_says_that_the_sample_is_there(catalog: Path) -> None:
    problems = found(catalog)
    assert [p for p in problems if p.level == ERROR] == []
    assert any("示例" in p.text for p in problems)
    remove_sample(catalog)
    assert not any("示例" in p.text for p in found(catalog))


FLAWS = [
    ("UPDATE service SET name = '' WHERE code = 'hj-0001'", ERROR, "没有名称"),
    ("UPDATE service SET category_code = '没有' WHERE code = 'hj-0001'", ERROR, "没有类别"),
    ("DELETE FROM centre WHERE code = 'xuwan'", ERROR, "指向 centre"),
    ("UPDATE service_at_location SET service_code = NULL, category_code = NULL", ERROR, "恰好写一个"),
    ("UPDATE service_window SET centre_code = '没有'", ERROR, "没有中心"),
    ("UPDATE service_window SET centre_code = 'xuwan'", ERROR, "属于另一个中心"),
    ("UPDATE service_at_location SET mode = '随便办'", ERROR, "办理方式 「随便办」"),
    ("UPDATE centre_state SET state = '快了'", ERROR, "中心状态 「快了」"),
    ("UPDATE time_limit SET unit = '月' WHERE days IS NOT NULL", ERROR, "时限单位 「月」"),
    ("UPDATE time_limit SET unit = '年' WHERE text LIKE '%工作日'", ERROR, "记成了年"),
    ("DELETE FROM question_choice WHERE position > 1", WARNING, "有 1 个选项"),
    ("DELETE FROM life_event_item WHERE event_code = 'death'", WARNING, "一件事 「身后」"),
    ("UPDATE time_limit SET text = '10日', days = 10, unit = '工作日'", ERROR, "不能混用"),
    ("UPDATE time_limit SET days = 10, unit = ''", ERROR, "只写了一个"),
    ("UPDATE centre_state SET expected_by = '2020-01-01'", ERROR, "早于"),
    ("UPDATE centre_state SET expected_by = '明年'", ERROR, "不是日期"),
    ("UPDATE schedule SET opens_1 = '12:30'", ERROR, "时间 12:30"),
    ("UPDATE schedule SET season_from = '5月'", ERROR, "不是月-日"),
    ("UPDATE schedule SET weekday = 9", ERROR, "星期"),
    ("UPDATE service SET name = '同名' WHERE code LIKE 'dq-%'", WARNING, "都叫 「同名」"),
    ("UPDATE service SET levels = '省级'", WARNING, "层级 「省级」"),
    ("UPDATE centre SET level = ''", WARNING, "级别"),
    ("UPDATE required_document SET name = '其他有关材料'", WARNING, "等于没说"),
    ("UPDATE service SET name = name || char(27)", WARNING, "控制字符"),
    ("UPDATE service SET retired_on = '2026-01-01' WHERE category_code = 'hj'", WARNING, "已停用"),
]


@pytest.mark.parametrize(("flaw", "level", "words"), FLAWS, ids=[words for _, _, words in FLAWS])
def test_a_flaw_is_found_and_named(catalog: Path, flaw: str, level: str, words: str) -> None:
    with closing(sqlite3.connect(catalog)) as conn:
        assert conn.execute(flaw).rowcount > 0
        conn.commit()
    named = [p for p in found(catalog) if p.level == level and words in p.text]
    assert named
    assert all("\n" not in str(p) and "\x1b" not in str(p) for p in named)


def test_an_empty_catalog_says_so(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    create_catalog(path)
    assert [str(p) for p in found(path)] == ["提醒: 目录里一个事项也没有"]
