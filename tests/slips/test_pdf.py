"""The PDF, read back by another library: text, embedded font, page size, overflow."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from deskapp.slips import content, fonts, pdf, qr
from tests.slips import truetype
from tests.slips.build import AT, hit, sample_hit, service

A5_POINTS = (419.53, 595.28)


def read(slip: content.Slip) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(slip)))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.mark.usefixtures("chinese")
def test_one_item_is_one_page_of_half_a_sheet() -> None:
    reader = read(content.build([sample_hit()], AT))
    assert len(reader.pages) == 1
    assert tuple(round(float(side), 2) for side in reader.pages[0].mediabox[2:]) == A5_POINTS


@pytest.mark.usefixtures("chinese")
def test_the_text_can_be_selected_and_keeps_its_marks() -> None:
    text = text_of(read(content.build([sample_hit()], AT, missing=["户口簿"])))
    for words in ("一次性告知单", "最低生活保障金给付", "2号窗口 [示例]", "缺: 居民户口簿 [未核实]",
                  "居民身份证 [未核实]", "来源: 示例", "不能照着去", "第1页 共1页"):  # fmt: skip
        assert words in text


@pytest.mark.usefixtures("chinese")
def test_every_font_is_embedded() -> None:
    page = read(content.build([hit()], AT)).pages[0]
    found = page["/Resources"]["/Font"].values()  # type: ignore[index]
    descriptors = [font.get_object().get("/FontDescriptor") for font in found]
    assert descriptors
    assert all(d is not None and "/FontFile2" in d.get_object() for d in descriptors)


@pytest.mark.usefixtures("chinese")
def test_what_does_not_fit_goes_on_on_a_next_page() -> None:
    items = [hit(service(f"第{n}号事项", (f"材料{n}甲", f"材料{n}乙"), code=f"x-{n}")) for n in range(1, 9)]
    reader = read(content.build(items, AT))
    text = text_of(reader)
    assert len(reader.pages) > 1
    assert f"第{len(reader.pages)}页 共{len(reader.pages)}页" in text
    assert all(f"{n}. 第{n}号事项" in text and f"材料{n}乙 (第{n}项)" in text for n in range(1, 9))


@pytest.mark.usefixtures("chinese")
def test_a_paper_with_an_endless_name_ends() -> None:
    text = text_of(read(content.build([hit(service("长" * 290, ("料" * 119,) * 3))], AT)))
    assert text.count("长") >= 290


@pytest.mark.usefixtures("chinese")
def test_a_character_without_type_is_shown_as_one() -> None:
    text = text_of(read(content.build([hit(service("给𠮷先生的事项"))], AT)))
    assert "给〓先生的事项" in text
    assert "请手写补上" in text


@pytest.mark.usefixtures("chinese")
def test_the_same_slip_gives_the_same_bytes() -> None:
    slip = content.build([sample_hit()], AT)
    assert pdf.render(slip) == pdf.render(slip)


@pytest.mark.usefixtures("chinese")
def test_hostile_text_makes_a_sound_file() -> None:
    evil = service(") Tj ET \\ ( <</Evil>> \x00\x1b", ("endstream endobj", "[/nope]"))
    assert "endstream endobj" in text_of(read(content.build([hit(evil)], AT)))


def test_a_font_that_cannot_be_used_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(truetype.font()[:5000])
    monkeypatch.setenv(fonts.OWN, str(broken))
    with pytest.raises(fonts.NoChineseFont, match="DESKAPP_FONT"):
        pdf.render(content.build([hit()], AT))


def test_a_font_without_chinese_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    latin = tmp_path / "latin.ttf"
    latin.write_bytes(truetype.font(((0x20, 0x7E),)))
    monkeypatch.setenv(fonts.OWN, str(latin))
    with pytest.raises(fonts.NoChineseFont):
        fonts.chinese_font()


def test_a_font_in_the_users_folder_is_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The best name first; a broken one is passed over."""
    monkeypatch.delenv(fonts.OWN, raising=False)
    folder = home / ".fonts" / "deep"
    folder.mkdir(parents=True)
    (folder / "msyh.ttc").write_bytes(b"ttcf")
    (folder / "MSYHL.TTF").write_bytes(truetype.font())
    (folder / "nothing-to-do-with-it.ttf").write_bytes(truetype.font())
    found = list(fonts.candidates())
    assert [path.name for path in found[:2]] == ["msyh.ttc", "MSYHL.TTF"]
    assert "nothing-to-do-with-it.ttf" not in {path.name for path in found}
    assert fonts.chinese_font().face.name.decode().startswith("SlipTest")


def test_no_font_at_all_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(fonts.OWN, raising=False)
    monkeypatch.setattr(fonts, "folders", lambda: iter(()))
    with pytest.raises(fonts.NoChineseFont, match="fonts-wqy-microhei") as raised:
        fonts.chinese_font()
    assert raised.value.exit_code == 3


def test_the_largest_code_leaves_room_for_the_sources_beside_it() -> None:
    modules = qr.PAPER_VERSION * 4 + 17 + 2 * qr.PAPER_QUIET
    assert modules * pdf.MODULE < (pdf.WIDTH - 2 * pdf.MARGIN) / 2
