"""The other commands, and the command line itself."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from deskapp import __version__, paths
from deskapp.desk.bootstrap import open_desk
from tests.cli.program import AT, deskapp


def test_without_a_terminal_there_is_help_and_exit_two_never_a_hang() -> None:
    ran = deskapp()
    assert ran.code == 2
    assert "用法: deskapp" in ran.out
    assert "deskapp find" in ran.err


def test_help_and_version_are_there() -> None:
    assert deskapp("--version").out == f"deskapp {__version__}\n"
    ran = deskapp("--help")
    assert ran.code == 0
    for command in ("find", "import", "sample", "check", "locate"):
        assert command in ran.out
        helped = deskapp(command, "--help")
        assert helped.code == 0
        assert helped.out.startswith(f"用法: deskapp {command}")
        assert "--catalog" in helped.out


def test_what_was_picked_here_is_shown_and_forgotten() -> None:
    with closing(open_desk()) as desk:
        results = desk.lookup("户口")
        code = results.hits[1].service.code
        desk.pick(results, code)
        desk.experience.save()
    (found,) = deskapp("find", "户口", "--json").objects
    assert [row["service"]["code"] for row in found["results"] if row["often"]] == [code]
    assert "本台常选" in deskapp("find", "户口").out
    assert "共 1 条" in deskapp("forget", "--yes").out
    (found,) = deskapp("find", "户口", "--json").objects
    assert not any(row["often"] for row in found["results"])
    assert "没有记住" in deskapp("forget", "--yes").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("find",), "还缺"),
        (("nope",), "没有 'nope' 这一项"),
        (("find", "x", "--nope"), "不认识: --nope"),
        (("find", "x", "--desk"), "--desk 后面要写一个值"),
        (("sample", "burn"), "没有 'burn' 这一项"),
    ],
)
def test_wrong_words_are_one_chinese_sentence(words: tuple[str, ...], said: str) -> None:
    ran = deskapp(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.usefixtures("nothing_yet")
def test_locate_names_every_place_and_makes_none_of_them() -> None:
    (found,) = deskapp("locate", "--json").objects
    assert found == {
        "catalog": str(paths.catalog_path()),
        "desk": str(paths.desk_path()),
        "settings": str(paths.settings_path()),
        "backups": str(paths.backups_dir()),
        "log": str(paths.log_path()),
    }
    assert str(paths.catalog_path()) in deskapp("locate").out
    assert list(paths.data_dir().iterdir()) == []


@pytest.mark.usefixtures("nothing_yet")
def test_a_first_look_up_makes_the_catalog() -> None:
    assert deskapp("find", "低保").code == 0
    assert paths.catalog_path().exists()


def test_removing_the_sample_layer_needs_a_yes() -> None:
    before = paths.catalog_path().read_bytes()
    ran = deskapp("sample", "remove")
    assert ran.code == 2
    assert "--yes" in ran.err
    assert paths.catalog_path().read_bytes() == before


def test_the_sample_layer_goes_and_comes_back() -> None:
    assert deskapp("sample", "remove", "--yes").code == 0
    assert "没有示例" in deskapp("sample", "remove", "--yes").out
    (found,) = deskapp("find", "低保", "--json", "--limit", "1", *AT).objects
    answer = found["results"][0]["answer"]
    assert (answer["verdict"], answer["window"], answer["sample"]) == ("待核实", None, False)
    assert "是否已开未核实" in answer["reason"]
    assert deskapp("sample", "restore", "--yes").code == 0
    (found,) = deskapp("find", "低保", "--json", "--limit", "1", *AT).objects
    assert found["results"][0]["answer"]["window"] == "2号"


def test_check_finds_no_error_in_the_shipped_catalog() -> None:
    ran = deskapp("check")
    assert ran.code == 0, ran.out
    assert "错误 0 个" in ran.out


def table(folder: Path, text: str) -> str:
    path = folder / "items.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


GOOD = "name,aliases,category\n测试办件事项,测办件|办测件,民政救助\n"
BAD = "name,handling_mode\n测试办件事项,\n,直接办\n"


def test_an_import_is_found_afterwards(tmp_path: Path) -> None:
    assert deskapp("import", table(tmp_path, GOOD), "--yes").code == 0
    (found,) = deskapp("find", "测办件", "--json", "--limit", "1").objects
    assert found["results"][0]["service"]["name"] == "测试办件事项"


def test_a_dry_run_and_an_unanswered_question_write_nothing(tmp_path: Path) -> None:
    before = paths.catalog_path().read_bytes()
    assert deskapp("import", table(tmp_path, GOOD), "--dry-run").code == 0
    asked = deskapp("import", table(tmp_path, GOOD))
    assert asked.code == 2
    assert "--yes" in asked.err
    assert paths.catalog_path().read_bytes() == before


def test_a_bad_row_stops_everything_unless_it_is_skipped(tmp_path: Path) -> None:
    before = paths.catalog_path().read_bytes()
    ran = deskapp("import", table(tmp_path, BAD), "--yes")
    assert ran.code == 1
    assert "第 3 行" in ran.err
    assert paths.catalog_path().read_bytes() == before
    assert deskapp("import", table(tmp_path, BAD), "--yes", "--skip-bad").code == 0
    assert deskapp("find", "测试办件事项").code == 0


def test_an_import_into_a_catalog_that_does_not_exist_makes_one_with_just_those_rows(tmp_path: Path) -> None:
    catalog = tmp_path / "new.db"
    assert deskapp("import", table(tmp_path, GOOD), "--yes", "--catalog", str(catalog)).code == 0
    (found,) = deskapp("find", "测试办件事项", "--json", "--catalog", str(catalog)).objects
    assert [r["service"]["name"] for r in found["results"]] == ["测试办件事项"]
    assert found["results"][0]["answer"]["verdict"] == "待核实"


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_exit_three(tmp_path: Path, name: str) -> None:
    ran = deskapp("import", str(tmp_path / name), "--yes")
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1


def test_an_import_tells_its_changes_as_json(tmp_path: Path) -> None:
    first = deskapp("import", table(tmp_path, GOOD), "--dry-run", "--json")
    assert first.code == 0
    (told,) = first.objects
    keys = "file written counts creates_catalog new_categories differences problems warnings damaged"
    assert set(told) == set(keys.split())
    assert told["written"] is False
    assert set(told["counts"]) == {"added", "changed", "retired", "unchanged", "bad_rows"}
    assert {d["kind"] for d in told["differences"]} == {"added"}
    assert set(told["differences"][0]) == {"kind", "what", "code", "name", "row", "fields"}
    (done,) = deskapp("import", table(tmp_path, GOOD), "--yes", "--json").objects
    assert done == {**told, "written": True}
    bad = deskapp("import", table(tmp_path, BAD), "--yes", "--json")
    assert bad.code == 1
    assert bad.objects[0]["problems"]
    assert bad.objects[0]["written"] is False


def test_a_dry_run_shows_each_changed_field(tmp_path: Path) -> None:
    assert deskapp("import", table(tmp_path, "name,code,fee\n甲事,t-1,免费\n"), "--yes").code == 0
    ran = deskapp("import", table(tmp_path, "name,code,fee\n甲事,t-1,10元\n"), "--dry-run")
    assert "~ 事项 甲事 (第 2 行)" in ran.out
    assert "收费: 免费 → 10元" in ran.out


def test_an_export_asks_before_it_replaces_a_file_and_comes_back(tmp_path: Path) -> None:
    file, copy = str(tmp_path / "all.xlsx"), str(tmp_path / "copy.db")
    assert deskapp("export", file).code == 0
    asked = deskapp("export", file)
    assert (asked.code, asked.out) == (2, "")
    assert deskapp("export", file, "--yes").code == 0
    assert deskapp("import", file, "--yes", "--catalog", copy).code == 0
    (found,) = deskapp("find", "低保", "--json", "--limit", "1", "--catalog", copy, *AT).objects
    assert found["results"][0]["service"]["code"] == "mz-0038"
    assert deskapp("export", str(tmp_path / "all.pdf")).code == 2


def test_a_window_table_needs_its_centre_and_shows_in_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("窗口号,窗口名称,办理事项\n7,民政,低保\n", encoding="utf-8")
    assert deskapp("sample", "remove", "--yes").code == 0
    assert deskapp("import", str(path), "--windows", "--yes").code == 2
    ran = deskapp("import", str(path), "--windows", "--desk", "贵和", "--yes")
    assert "新增 1 个窗口" in ran.out
    (found,) = deskapp("find", "低保", "--json", "--limit", "1", "--desk", "贵和", *AT).objects
    answer = found["results"][0]["answer"]
    places = [answer, *answer["also"], *([answer["instead"]] if answer["instead"] else [])]
    assert "7号" in [place["window"] for place in places]
