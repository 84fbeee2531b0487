"""`deskapp find`, as scripts and other programs meet it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from deskapp import paths
from deskapp.domain.answer import VERDICTS
from tests.cli.program import AT, deskapp

ANSWER_KEYS = {
    "verdict",
    "centre",
    "level",
    "floor",
    "room",
    "window",
    "address",
    "open",
    "status",
    "reason",
    "instead",
    "also",
    "bring",
    "advice",
    "alerts",
    "walk_minutes",
    "sample",
    "sources",
}
HIT_KEYS = {
    "rank", "service", "sensitive", "matched", "often", "answer", "limits", "documents", "confused_with",
    "in_person", "proxy_rule", "programme", "refused", "mention", "place", "say",
}  # fmt: skip
OPEN = {"open", "closing", "lunch", "closed", "holiday", "not_open_yet", "suspended", "unknown"}


def check_answer(answer: dict[str, Any]) -> None:
    assert set(answer) == ANSWER_KEYS
    assert answer["verdict"] in VERDICTS
    assert answer["open"] in OPEN
    assert answer["status"]
    for source in answer["sources"]:
        assert set(source) == {"name", "as_of", "verified_on"}
    for other in [*answer["also"], *([answer["instead"]] if answer["instead"] else [])]:
        check_answer(other)


def test_json_has_the_contracts_shape() -> None:
    ran = deskapp("find", "dibao", "--json", *AT)
    assert ran.code == 0
    assert ran.err == ""
    (found,) = ran.objects
    keys = "query confident emergency question bundle need results damaged"
    assert set(found) == set(keys.split())
    first = found["results"][0]
    assert set(first) == HIT_KEYS
    assert first["service"] == {
        "code": "mz-0038",
        "name": "最低生活保障对象认定、保障金给付",
        "category": "民政救助",
    }
    assert first["matched"] == {"text": "低保", "kind": "pinyin", "spans": [[0, 2]]}
    assert first["answer"]["window"] == "2号"
    assert first["answer"]["open"] == "lunch"
    assert first["answer"]["status"] == "午休, 14:30 开"
    assert first["answer"]["sample"] is True
    for result in found["results"]:
        check_answer(result["answer"])


def test_json_never_varies_with_the_locale() -> None:
    first, second = (
        deskapp("find", "低保", "--json", *AT, LC_ALL=locale, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        for locale, encoding in (("C", "ascii"), ("C.UTF-8", "gbk"))
    )
    assert first == second
    assert "低保" in first.out


def test_several_words_are_one_query() -> None:
    (found,) = deskapp("find", "sbk", "diu", "le", "--json").objects
    assert found["query"] == "sbk diu le"


def test_a_batch_answers_every_line_in_order_and_ends_with_zero() -> None:
    lines = "\ufeff低保\n!!!\n\n户口迁移\r\n".encode()
    ran = deskapp("find", "-", "--json", "--limit", "2", *AT, stdin=lines)
    assert ran.code == 0
    assert [o["query"] for o in ran.objects] == ["低保", "!!!", "", "户口迁移"]
    assert ran.objects[1]["results"] == ran.objects[2]["results"] == []
    assert len(ran.objects[3]["results"]) == 2


def test_a_batch_answers_each_line_before_it_reads_the_next() -> None:
    command = [sys.executable, "-m", "deskapp", "find", "-", "--json"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as program:
        assert program.stdin
        assert program.stdout
        for query in ("低保", "社保卡"):
            program.stdin.write(f"{query}\n".encode())
            program.stdin.flush()
            assert query in program.stdout.readline().decode()
        program.stdin.close()
        assert program.wait(30) == 0


def test_bytes_that_are_no_text_are_answered_too() -> None:
    ran = deskapp("find", "-", "--json", stdin=b"\xff\xfe\x80\n" + "低保".encode("gb18030") + b"\n")
    assert ran.code == 0
    assert len(ran.objects) == 2


def test_hostile_words_come_out_clean() -> None:
    ran = deskapp("find", "\x1b[31m低保\u202e[/x]", *AT)
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert len(deskapp("find", "-", "--json", stdin=b"x" * 100_000).objects) == 1


def test_words_for_a_person_say_the_line() -> None:
    ran = deskapp("find", "低保", *AT)
    assert ran.code == 0
    assert "1. 最低生活保障对象认定、保障金给付" in ran.out
    assert "只收件 · 贵和家园社区便民服务中心 一楼 便民服务大厅 2号窗口 · 午休, 14:30 开" in ran.out
    assert "示例" in ran.out


def test_nothing_found_is_exit_one_and_says_whom_to_ask() -> None:
    ran = deskapp("find", "!!!")
    assert ran.code == 1
    assert "12345" in ran.out
    json = deskapp("find", "!!!", "--json")
    assert json.code == 1
    assert json.objects[0]["results"] == []


def test_limit_bounds_the_rows() -> None:
    assert len(deskapp("find", "补贴", "--json", "--limit", "3").objects[0]["results"]) == 3
    for wrong in ("0", "51", "x", "-1"):
        assert deskapp("find", "补贴", "--limit", wrong).code == 2


def test_another_desk_sees_another_answer() -> None:
    here = deskapp("find", "低保", "--json", "--limit", "1", "--desk", "搬口", *AT)
    assert here.objects[0]["results"][0]["answer"]["centre"] == "搬口办事处级便民服务中心"
    wrong = deskapp("find", "低保", "--desk", "社区")
    assert wrong.code == 2
    assert "贵和家园社区便民服务中心" in wrong.err


def test_a_wrong_moment_is_one_sentence() -> None:
    ran = deskapp("find", "低保", "--at", "2026-09-20")
    assert (ran.code, ran.out) == (2, "")
    assert "例如 2026-09-20T12:10" in ran.err


@pytest.mark.parametrize("content", [None, b"", b"not a catalog", b"SQLite format 3\x00" + b"\0" * 200])
def test_a_catalog_that_cannot_be_used_is_one_sentence_and_exit_three(
    content: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "x.db"
    if content is not None:
        path.write_bytes(content)
    ran = deskapp("find", "低保", "--json", "--catalog", str(path))
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = [sys.executable, "-m", "deskapp", "find", "-", "--json"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout
        program.stdout.close()
        _, err = program.communicate("低保\n".encode() * 50, timeout=60)
        assert err == b""
        assert program.returncode == 0


def test_the_look_up_path_loads_neither_the_screen_nor_the_writer() -> None:
    script = (
        "import sys; from deskapp.cli.main import main; main(['find', '低保']);"
        "bad = {'textual', 'rich', 'sqlmodel', 'sqlalchemy', 'pydantic', 'pypinyin'} & set(sys.modules);"
        "print(sorted(bad), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, env=os.environ)
    assert done.stderr.decode().strip() == "[]"


def test_an_unexpected_error_is_one_sentence_with_the_details_in_the_log() -> None:
    script = (
        "import sys; import deskapp.cli.find as f; from deskapp.cli.main import main;"
        "f.open_desk = None; sys.exit(main(['find', '低保']))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, env=os.environ)
    assert done.returncode == 3
    err = done.stderr.decode()
    assert len(err.splitlines()) == 1
    assert str(paths.log_path()) in err
    assert "TypeError" in paths.log_path().read_text(encoding="utf-8")


def test_a_place_that_only_a_source_names_is_told_as_that() -> None:
    (found,) = deskapp("find", "东新区便民服务中心", "--json", *AT).objects
    first = found["results"][0]
    assert set(first) == HIT_KEYS
    check_answer(first["answer"])
    assert found["confident"] is True
    assert (first["answer"]["verdict"], first["answer"]["open"]) == ("待核实", "unknown")
    assert first["place"] is None
    assert (first["mention"]["name"], first["mention"]["settled"]) == ("东新区便民服务中心", "未定")
    assert {said["source"]["as_of"] for said in first["mention"]["says"]} == {"2023-09-05"}
    (asked,) = deskapp("find", "名都社区便民服务中心", "--json", *AT).objects
    assert asked["results"][0]["mention"] is None
    assert any("东新区便民服务中心" in told for told in asked["results"][0]["place"]["beside"])
