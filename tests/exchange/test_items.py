"""Import: all rows or none, told by row number; what is good reads back as written."""

import hashlib
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskapp.domain.models import Document, Handling, Name, Service
from deskapp.errors import CatalogError, DeskappError
from deskapp.exchange.apply import ImportRefused, apply
from deskapp.exchange.items import plan_import
from deskapp.exchange.plan import Applied
from deskapp.storage.reader import Services, open_catalog, read_places
from deskapp.storage.writer import remove_sample
from tests.exchange.conftest import Written

TODAY = date(2026, 11, 23)


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as conn:
        return list(conn.iterdump())


def run(file: Path, catalog: Path, *, skip_bad: bool = False) -> Applied:
    return apply(plan_import(file, catalog, TODAY), catalog, skip_bad=skip_bad)


def service(catalog: Path, name: str) -> Service:
    with closing(open_catalog(catalog)) as conn:
        services = Services(conn)
        (found,) = [
            s for code in services.codes() if (s := services.get(code)) is not None and s.name == name
        ]
    return found


def handlings(catalog: Path, code: str) -> list[Handling]:
    with closing(open_catalog(catalog)) as conn:
        return [h for h in read_places(conn).handlings if h.service_code == code]


def problems(file: Path, catalog: Path | None) -> list[str]:
    return [str(problem) for problem in plan_import(file, catalog, TODAY).problems]


FULL = (
    "name,code,aliases,old_names,category,department,item_type,level,eligibility,materials,legal_time_limit,"
    "promised_time,citizen_deadline,fee,legal_basis,source,verified_on,confidence,confused_with,notes,centre,"
    "room,window,handling_mode,phone\n"
    "测试事项,t-1,俗一|俗二,旧一,民政救助,民政局,公共服务,社区|办事处,本地人,身份证|结婚证(已婚的),30个工作日,"
    "5日,一个月内,免费,《某法》第三条,《某法》 https://example.org/x,2026-11-01,依据已核,低保|低保申请,说明,贵和家园,"
    "一楼 咨询区,8号,只收件,12345\n"
)


def test_every_column_arrives_where_it_belongs(catalog: Path, written: Written) -> None:
    done = run(written(FULL), catalog)
    assert (done.added, done.updated, done.unchanged) == (1, 0, 0)
    read = service(catalog, "测试事项")
    assert read.code == "t-1"
    assert read.names == (Name("俗一", "alias"), Name("俗二", "alias"), Name("旧一", "old_name"))
    assert (read.category.name, read.department, read.item_type) == ("民政救助", "民政局", "公共服务")
    assert read.levels == ("社区", "办事处")
    assert read.documents == (Document("身份证"), Document("结婚证", "已婚的"))
    assert {(x.kind, x.text, x.days, x.unit) for x in read.limits} == {
        ("legal", "30个工作日", 30, "工作日"),
        ("promised", "5日", 5, "日"),
        ("citizen", "一个月内", None, ""),
    }
    assert (read.fee, read.legal_basis, read.notes, read.phone) == ("免费", "《某法》第三条", "说明", "12345")
    assert read.confidence == "high"
    assert read.provenance.source.name == "《某法》"
    assert read.provenance.source.url == "https://example.org/x"
    assert read.provenance.source.as_of == TODAY
    assert read.provenance.verified_on == date(2026, 11, 1)
    assert read.source_detail == "《某法》 https://example.org/x"
    (handling,) = handlings(catalog, "t-1")
    assert (handling.centre_code, handling.mode, handling.planned) == ("guihe", "只收件", False)
    with closing(open_catalog(catalog)) as conn:
        places = read_places(conn)
    window, room = places.window(handling.window_code), places.room(handling.room_code)
    assert window is not None
    assert room is not None
    assert (window.label, room.name, room.floor) == ("8号", "咨询区", "一楼")


def test_only_a_name_is_needed(catalog: Path, written: Written) -> None:
    run(written("name\n只有名称\n"), catalog)
    read = service(catalog, "只有名称")
    assert read.code == "x-" + hashlib.sha1("只有名称".encode()).hexdigest()[:10]
    assert read.category.name == "未分类"
    assert read.confidence == "low"
    assert read.provenance.source.name == "导入 事项.csv"
    assert read.provenance.verified_on is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_delimiters_and_chinese_headers(
    catalog: Path, written: Written, encoding: str, delimiter: str, line_end: str
) -> None:
    lines = [["事项名称", "别名", "类别", "窗口", "中心"], ["喂鸡证办理", "鸡证", "办证执照", "2号", "贵和"]]
    run(written(line_end.join(delimiter.join(line) for line in lines), encoding=encoding), catalog)
    assert service(catalog, "喂鸡证办理").names == (Name("鸡证", "alias"),)


def test_an_unknown_column_is_named_with_the_nearest_known_one(catalog: Path, written: Written) -> None:
    plan = plan_import(written("name,alliases,申请材枓\n甲,乙,丙\n"), catalog, TODAY)
    assert len(plan.warnings) == 2
    assert "alliases" in plan.warnings[0]
    assert "「aliases」" in plan.warnings[0]
    assert "「申请材料」" in plan.warnings[1]
    assert plan.ok


BAD = (
    "name,code,verified_on,handling_mode,centre,confidence\n"
    "好的,,,,,\n"
    ",,,,,\n"
    ",a-1,,,,\n"
    "坏日期,,2026-13-01,,,\n"
    "坏方式,,,随便办,贵和,\n"
    "坏中心,,,,火星,\n"
    f"{'长' * 201},,,,,\n"
    "二进\x00制,,,,,\n"
    "重码,d-1,,,,\n"
    "重码二,d-1,,,,\n"
    "多格,,,,,,多出来的\n"
    "没中心,,,只收件,,\n"
    "两个中心,,,,便民服务中心,\n"
    "坏把握,,,,,也许\n"
    "好的,,,,,\n"
)


def test_bad_rows_are_listed_by_number_and_reason_and_nothing_is_written(
    catalog: Path, written: Written
) -> None:
    file = written(BAD)
    before = sha(catalog)
    found = problems(file, catalog)
    expected = {
        4: "空",
        5: "日期",
        6: "办理方式",
        7: "中心",
        8: "200",
        9: "二进制",
        11: "重复",
        12: "7 格",
        13: "没有写中心",
        14: "可能是",
        15: "把握",
        16: "重复",
    }
    assert [int(text.split()[1]) for text in found] == list(expected)
    for text, (row, word) in zip(found, expected.items(), strict=True):
        assert text.startswith(f"第 {row} 行")
        assert word in text
    with pytest.raises(ImportRefused, match="一行也没有导入") as caught:
        run(file, catalog)
    assert caught.value.exit_code == 1
    assert sha(catalog) == before


def test_skipping_bad_rows_writes_the_good_ones_and_says_which_were_left_out(
    catalog: Path, written: Written
) -> None:
    done = run(written(BAD), catalog, skip_bad=True)
    assert done.added == 2
    assert {problem.row for problem in done.skipped} == {4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16}
    assert service(catalog, "好的")
    assert service(catalog, "重码")


def test_a_second_import_of_the_same_file_changes_nothing(catalog: Path, written: Written) -> None:
    file = written(FULL)
    run(file, catalog)
    before = dump(catalog)
    again = run(file, catalog)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    assert dump(catalog) == before


def test_a_row_updates_by_code_else_by_name_and_empty_cells_take_nothing_away(
    catalog: Path, written: Written
) -> None:
    run(written(FULL), catalog)
    done = run(written("code,name,fee,notes\nt-1,新名称,10元,\n", "改.csv"), catalog)
    assert (done.added, done.updated) == (0, 1)
    read = service(catalog, "新名称")
    assert (read.code, read.fee, read.notes) == ("t-1", "10元", "说明")
    assert len(read.documents) == 2
    assert read.provenance.source.name == "导入 改.csv"
    assert read.provenance.verified_on is None
    run(written("name,aliases\n新名称,另一个\n", "再改.csv"), catalog)
    assert service(catalog, "新名称").code == "t-1"
    assert service(catalog, "新名称").names == (Name("另一个", "alias"), Name("旧一", "old_name"))


def test_an_absent_catalog_is_made_of_just_these_rows(tmp_path: Path, written: Written) -> None:
    catalog = tmp_path / "新" / "c.db"
    plan = plan_import(
        written("name,category,centre,window\n甲事项,新类,某某社区便民服务中心,1号\n"), catalog, TODAY
    )
    assert plan.creates_catalog
    assert not catalog.exists()
    apply(plan, catalog)
    with closing(open_catalog(catalog)) as conn:
        services, places = Services(conn), read_places(conn)
        assert len(services.codes()) == 1
        assert [(c.name, c.level, c.state) for c in places.centres] == [
            ("某某社区便民服务中心", "社区级", None)
        ]
        assert [c.name for c in places.categories] == ["新类"]


def test_a_failed_import_makes_no_catalog(tmp_path: Path, written: Written) -> None:
    catalog = tmp_path / "c.db"
    with pytest.raises(DeskappError):
        run(written("name\n\n"), catalog)
    with pytest.raises(DeskappError):
        run(written("name,verified_on\n甲,昨天\n"), catalog)
    assert not catalog.exists()


def test_a_catalog_changed_after_planning_is_looked_at_again(catalog: Path, written: Written) -> None:
    plan = plan_import(written("name\n抢先事项\n"), catalog, TODAY)
    run(written("name,code\n抢先事项,q-1\n", "先.csv"), catalog)
    done = apply(plan, catalog)
    assert (done.added, done.unchanged) == (0, 1)
    assert service(catalog, "抢先事项").code == "q-1"


def test_formulas_markup_and_escapes_are_just_text(catalog: Path, written: Written) -> None:
    text = 'name,aliases,fee\n"=HYPERLINK(""x"")",[/x]|@SUM(A1),"\x1b[31m+1\u202e"\n'
    run(written(text), catalog)
    read = service(catalog, '=HYPERLINK("x")')
    assert [n.text for n in read.names] == ["[/x]", "@SUM(A1)"]
    assert read.fee == "[31m+1"
    hostile = "'); DROP TABLE service; --"
    run(written(f"name,category,source\n{hostile},{hostile},{hostile}\n"), catalog)
    assert service(catalog, hostile).category.name == hostile


def test_imported_places_outlive_the_sample_layer_and_come_before_it(catalog: Path, written: Written) -> None:
    run(written("name,centre,window,handling_mode\n贵和新事,guihe,1号,直接办\n"), catalog)
    code = service(catalog, "贵和新事").code
    remove_sample(catalog)
    with closing(open_catalog(catalog)) as conn:
        places = read_places(conn)
        assert [w.label for w in places.windows] == ["1号"]
    assert handlings(catalog, code)[0].window_code == places.windows[0].code


def test_a_confused_item_may_stand_further_down(catalog: Path, written: Written) -> None:
    run(written("name,confused_with\n甲事,乙事|不存在的\n乙事,甲事\n"), catalog)
    assert [c.name for c in service(catalog, "甲事").confusions] == ["乙事"]
    plan = plan_import(written("name,confused_with\n丙事,不存在的\n"), catalog, TODAY)
    assert "不存在的" in plan.warnings[0]


def test_levels_outside_the_four_are_kept_and_said_once(catalog: Path, written: Written) -> None:
    plan = plan_import(written("name,level\n甲,省级\n乙,省级\n丙,县级\n"), catalog, TODAY)
    assert len(plan.warnings) == 1
    assert "省级" in plan.warnings[0]
    assert "2 行" in plan.warnings[0]


def utf16(text: str) -> bytes:
    return text.encode("utf-16")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空"),
        (b"\n\n  \n", "空"),
        (b"\xef\xbb\xbf", "表头"),
        (utf16("name\n甲\n"), "UTF-16"),
        (b"PK\x03\x04rest", "xlsx"),
        (b"SQLite format 3\x00", "数据库"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        ("name\n户口迁移\n低保\n".encode() + b"\xe4\xbd", "读不出"),
        (b"name\n\xff\xff\xff\xff\n", "读不出"),
        ("别的,列\n甲,乙\n".encode(), "name"),
        ("name,事项名称\n甲,乙\n".encode(), "两列"),
        ('name,fee\n甲,"没有关上\n乙,1\n'.encode(), "引号"),
        (b"name\n" + b"x" * 200_000 + b"\n", "太长"),
    ],
)
def test_a_file_that_is_no_table_gets_one_sentence_and_changes_nothing(
    catalog: Path, written: Written, content: bytes, word: str
) -> None:
    before = sha(catalog)
    with pytest.raises(CatalogError, match=word) as caught:
        run(written(content), catalog)
    assert caught.value.exit_code == 3
    assert str(caught.value).endswith("。")
    assert sha(catalog) == before


def test_a_folder_or_a_missing_file_gets_one_sentence(catalog: Path, tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="文件夹"):
        plan_import(tmp_path, catalog, TODAY)
    with pytest.raises(CatalogError, match="找不到"):
        plan_import(tmp_path / "没有.csv", catalog, TODAY)


def test_a_broken_catalog_is_refused_and_left_as_it_is(tmp_path: Path, written: Written) -> None:
    catalog = tmp_path / "c.db"
    catalog.write_bytes(b"")
    with pytest.raises(CatalogError, match="空"):
        plan_import(written("name\n甲\n"), catalog, TODAY)
    assert catalog.read_bytes() == b""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: ("name,code\n" + text).encode("utf-8", "replace"))
)
def test_any_bytes_give_a_plan_or_a_sentence(written: Written, content: bytes) -> None:
    file = written(content)
    try:
        new = plan_import(file, None, TODAY).differences
    except CatalogError:
        new = ()
    assert all(item.name for item in new)
    assert file.read_bytes() == content


def test_a_big_file_is_imported_whole(catalog: Path, written: Written) -> None:
    lines = [f"事项{i}号,别名{i},类别{i % 20},某局" for i in range(20_000)]
    file = written("name,aliases,category,department\n" + "\n".join(lines))
    assert run(file, catalog).added == 20_000
