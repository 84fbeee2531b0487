"""backup, restore, history and pin, as typed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from deskapp import paths
from tests.cli.program import deskapp

ITEM = "name,code,fee\n测试事项,t-1,10元\n"


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    """A file of one item, imported."""
    file = tmp_path / "一项.csv"
    file.write_text(ITEM, encoding="utf-8")
    assert deskapp("import", str(file), "--yes").code == 0
    return file


def test_a_backup_goes_to_a_file_and_comes_back_on_another_machine(
    imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "U盘.db"
    made = deskapp("backup", str(stick))
    assert (made.code, made.err) == (0, "")
    assert str(stick) in made.out
    assert deskapp("backup", str(stick)).code == 3  # never over a file

    other = tmp_path / "other"
    restored = deskapp("restore", str(stick), "--yes", DESKAPP_HOME=str(other))
    assert restored.code == 0, restored.err
    assert "新增" in restored.out
    assert "10元" in deskapp("slip", "t-1", DESKAPP_HOME=str(other)).out
    history = deskapp("history", "--json", DESKAPP_HOME=str(other))
    assert {"restore", "import"} <= {change["kind"] for change in history.objects}


def test_backups_are_listed_and_restored_by_name(imported: Path) -> None:
    listed = deskapp("backup", "--list").out
    assert "导入前" in listed
    name = listed.split()[-1]
    assert deskapp("restore", name).code == 2  # nobody there to say yes
    restored = deskapp("restore", name, "--yes", "--by", "王芳")
    assert restored.code == 0, restored.err
    assert "想撤回" in restored.out
    assert deskapp("slip", "t-1").code == 1
    assert deskapp("restore", name, "--yes").out.startswith("备份和现在的目录内容一样")


def test_a_backup_without_a_file_goes_to_the_folder() -> None:
    assert deskapp("backup", "--list").out.startswith("还没有备份")
    assert deskapp("backup").code == 0
    assert "手工备份" in deskapp("backup", "--list").out
    assert len(list(paths.backups_dir().iterdir())) == 1


def test_history_tells_and_undoes(imported: Path) -> None:
    imported.write_text(ITEM.replace("10元", "20元"), encoding="utf-8")
    assert deskapp("import", str(imported), "--yes").code == 0
    told = deskapp("history", "--service", "t-1").out
    assert "收费 「10元」→「20元」" in told
    assert "导入 一项.csv" in told
    change = deskapp("history", "--service", "t-1", "--json", "--limit", "1").objects[0]
    assert change["rows"][0]["fields"] == {"fee": ["10元", "20元"]}
    undone = deskapp("history", "--undo", str(change["id"]), "--yes", "--by", "王芳")
    assert undone.code == 0, undone.err
    assert "10元" in deskapp("slip", "t-1").out
    assert deskapp("history", "--undo", str(change["id"]), "--yes").code == 1


def test_with_a_pin_looking_up_goes_on_and_changing_asks(imported: Path) -> None:
    assert deskapp("pin", "set", stdin=b"2468\n2468\n").code == 0
    assert deskapp("find", "低保").code == 0
    for words in (
        ("sample", "remove", "--yes"),
        ("notice", "add", "停电", "--until", "23:59", "--everywhere"),
        ("import", str(imported), "--yes"),
        ("pin", "clear"),
    ):
        refused = deskapp(*words)
        assert refused.code in (0, 2), words
        assert refused.code == 2 or "测试事项" in imported.read_text(encoding="utf-8")
    assert deskapp("sample", "remove", "--yes", stdin=b"1111\n").code == 1
    assert deskapp("sample", "remove", "--yes", stdin=b"2468\n").code == 0
    assert deskapp("pin", "clear", stdin=b"2468\n").code == 0
    assert deskapp("sample", "restore", "--yes").code == 0


def test_two_different_new_pins_are_refused() -> None:
    refused = deskapp("pin", "set", stdin=b"2468\n2469\n")
    assert refused.code == 2
    assert "两次" in refused.err


def damaged() -> None:
    """This user's catalog, which has a last good copy, with one flipped bit."""
    deskapp("sample", "remove", "--yes")
    path = paths.catalog_path()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def test_a_damaged_catalog_is_told_by_find_with_its_date() -> None:
    damaged()
    found = deskapp("find", "低保")
    assert found.code == 0
    assert "发现已损坏" in found.err
    assert "留的好副本" in found.err
    assert "最低生活保障" in found.out


def test_every_json_says_that_a_copy_answers_and_of_when_it_is() -> None:
    damaged()
    deskapp("notice", "add", "系统慢", "--until", "23:59", "--everywhere")
    for words in (
        ("find", "低保", "--json"),
        ("history", "--json"),
        ("notice", "list", "--json"),
        ("stats", "--json"),
    ):
        ran = deskapp(*words)
        assert ran.objects, (words, ran.err)
        for told in ran.objects:
            assert "发现已损坏" in told["damaged"]["text"], words
            assert datetime.fromisoformat(told["damaged"]["copy_of"]).year >= 2026
        assert "已损坏" not in ran.err


def test_every_other_command_says_it_beside_its_data() -> None:
    damaged()
    for words in (("history",), ("stats",), ("misses",), ("check",), ("backup", "--list"), ("slip", "低保")):
        assert "发现已损坏" in deskapp(*words).err, words


def test_without_a_damage_nothing_is_told() -> None:
    assert all(told["damaged"] is None for told in deskapp("find", "低保", "--json").objects)
    assert "已损坏" not in deskapp("history").err
