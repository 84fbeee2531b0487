"""The engine against one that weighs every phrase, and what holds for any text."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.search.engine import NOTHING, POOR, Engine, Found
from deskapp.search.evidence import Parse
from deskapp.search.levels import Levels
from deskapp.search.query import parse
from deskapp.search.text import LONGEST_QUERY, squeeze
from tests.search.catalogs import shipped, tiny

NAMES = (
    "低保",
    "低保年审",
    "高龄津贴",
    "户口迁移",
    "户口本补办",
    "医保参保",
    "社保卡",
    "社保卡补领",
    "居住证",
    "户籍证明",
)
ALPHABET = "低保户口补卡"
LETTERS = "dibaohuk"
LONGEST = 3


def first(found: Found) -> str | None:
    return found.hits[0].target if found.hits else None


def weigh_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes every phrase a candidate: slow and obvious."""
    monkeypatch.setattr(Parse, "candidates", lambda parse, wanted=0: list(range(parse.index.size)))


@pytest.mark.parametrize("alphabet", [ALPHABET, LETTERS], ids=["hanzi", "letters"])
def test_counting_first_loses_no_first_answer(alphabet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = tiny(*NAMES)
    queries = ["".join(q) for size in range(1, LONGEST + 1) for q in product(alphabet, repeat=size)]
    fast = {query: first(engine.search(query)) for query in queries}
    weigh_everything(monkeypatch)
    slow = {query: engine.search(query) for query in queries}
    differ = {
        q: (fast[q], first(slow[q])) for q in queries if fast[q] != first(slow[q]) and answered(slow[q])
    }
    assert not differ, f"{len(differ)} of {len(queries)}: {list(differ.items())[:5]}"


def answered(found: Found) -> bool:
    """Does the first hit answer most of the query? Of lesser guesses the count may leave some out."""
    return bool(found.hits) and found.hits[0].evidence.answered >= POOR


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_has_an_answer_and_no_exception(text: str) -> None:
    engine, _ = shipped()
    found = engine.search(text, 3)
    assert len(found.hits) <= 3
    assert [h.score for h in found.hits] == sorted((h.score for h in found.hits), reverse=True)
    for hit in found.hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "[/x]",
        "\x1b[31m",
        "\u202e",
        "%",
        "' OR 1=1",
        "*",
        "👨‍👩‍👧",
        "㐂𠮷",
        "\ud800",
        "İ",
        "ß",
        "ﷺ",
        "①②",
        "^$",
        "#",
    ],
)
def test_hostile_text_has_an_answer_and_no_exception(text: str) -> None:
    engine, _ = shipped()
    assert isinstance(engine.search(text), Found)


@pytest.mark.parametrize(
    "text", ["低保" * 50_000, "d" * 100_000, "\0" * 100_000, "𠮷" * 100_000, "ﷺ" * 100_000]
)
def test_a_hundred_thousand_characters_are_cut_and_answered(text: str) -> None:
    engine, _ = shipped()
    assert engine.search(text) == engine.search(text[: LONGEST_QUERY * 2])


def test_the_same_query_has_the_same_answer() -> None:
    engine, _ = shipped()
    assert engine.search("户口") == engine.search("户口")


def test_nothing_typed_and_an_empty_catalog_have_no_answer() -> None:
    assert tiny("低保").search("") == NOTHING
    assert tiny().search("低保") == NOTHING


def test_a_target_is_named_once() -> None:
    engine, _ = shipped()
    for query in ("低保", "hukou", "残疾人"):
        targets = [hit.target for hit in engine.search(query, 30).hits]
        assert len(targets) == len(set(targets))


@pytest.mark.parametrize("query", ["户口迁移", "hukouqianyi", "hkqy", "户k迁y", "户籍", "迁移户口"])
def test_spans_spell_what_matched(query: str) -> None:
    """Every highlighted character is one that some token of the query may stand for."""
    engine, _ = shipped()
    for hit in engine.search(query, 5).hits:
        assert hit.spans
        lit = "".join(hit.text[start:end] for start, end in hit.spans)
        assert all(answers(query, char) for char in squeeze(lit)), (query, hit.text, lit)


def answers(query: str, char: str) -> bool:
    """May `char` stand for something in `query`? By the levels themselves, over all ways to read it."""
    return any(Levels(tokens).of(char) for _, tokens in parse(query).parses)


def test_spans_of_a_whole_name_cover_it() -> None:
    hit = tiny("低保").search("dibao").hits[0]
    assert hit.spans == ((0, 2),)


def test_spans_leave_brackets_and_marks_dark() -> None:
    hit = tiny("《户口簿》补发(城镇)").search("户口簿补发").hits[0]
    assert "".join(hit.text[a:b] for a, b in hit.spans).replace("》", "") == "户口簿补发"


@pytest.mark.parametrize(
    ("query", "kind"),
    [("低保年审", "name"), ("dibaonianshen", "pinyin"), ("dbns", "initials"), ("底保年神", "fuzzy")],
)
def test_a_hit_says_why_it_matched(query: str, kind: str) -> None:
    hit = tiny(*NAMES).search(query).hits[0]
    assert (hit.target, hit.kind) == ("s:低保年审", kind)


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("低保", "低保", "低保年审"),
        ("社保卡", "社保卡", "社保卡补领"),
        ("户籍", "户籍证明", "户口本补办"),
        ("底保", "低保", "医保参保"),
        ("hkb", "户口本补办", "户口迁移"),
        ("迁移户口", "户口迁移", "户口本补办"),
    ],
)
def test_of_a_pair_the_one_that_was_meant_comes_first(query: str, better: str, worse: str) -> None:
    order = [hit.text for hit in tiny(*NAMES).search(query).hits]
    assert order[0] == better
    assert worse not in order or order.index(better) < order.index(worse)


def test_an_engine_keeps_no_query() -> None:
    engine: Engine = tiny("低保")
    engine.search("张三的低保")
    assert "张三" not in repr(vars(engine))
