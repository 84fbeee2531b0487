"""Looks a catalog over: one Chinese line for everything that is wrong or worth a look."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from deskapp.domain.clean import clean
from deskapp.domain.handlings import MODES
from deskapp.domain.models import SAMPLE
from deskapp.domain.validate import no_catch_all
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import day, minutes, month_day, select, text

ERROR = "error"
WARNING = "warning"

STATES = ("规划", "选址", "在建", "装修", "试运行", "开放", "暂停", "搬迁", "撤并", "未知")
LEVELS = ("社区", "办事处", "派出所", "区")
CENTRE_LEVELS = ("社区级", "办事处级")
LIMIT_KINDS = ("legal", "promised", "citizen", "procedure")
NAME_KINDS = ("alias", "old_name")
ROOM_KINDS = ("hall", "petition", "police_station", "police_post", "shop", "service", "function")
SOURCE_KINDS = ("report", "statute", "web", "practice", "sample", "desk", "decree")
CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Problem:
    """`level`: error (the catalog is wrong) or warning (worth a look)."""

    level: str
    text: str

    def __str__(self) -> str:
        return f"{'错误' if self.level == ERROR else '提醒'}: {self.text}"


@spoken_reads
def check(conn: sqlite3.Connection) -> list[Problem]:
    """Every problem found, errors first. Raises CatalogDamaged when it cannot be read."""
    found = [Problem(ERROR, clean(line, 300)) for rule in _ERRORS for line in rule(conn)]
    return found + [Problem(WARNING, clean(line, 300)) for rule in _WARNINGS for line in rule(conn)]


def _whole(conn: sqlite3.Connection) -> Iterator[str]:
    for (verdict,) in conn.execute("PRAGMA integrity_check(5)"):
        if verdict != "ok":
            yield f"目录文件内部不一致: {verdict}"


def _broken_links(conn: sqlite3.Connection) -> Iterator[str]:
    keys: dict[str, dict[int, tuple[str, str]]] = {}
    for table, rowid, parent, key in conn.execute("PRAGMA foreign_key_check").fetchall():
        if table not in keys:
            listed = conn.execute('SELECT id, "from" FROM pragma_foreign_key_list(?)', (table,))
            keys[table] = {row[0]: (row[1], parent) for row in listed}
        column = keys[table].get(key, ("", ""))[0]
        yield f"表 {table} 第 {rowid} 行的 {column} 指向 {parent} 里没有的一行"


def _nameless(conn: sqlite3.Connection) -> Iterator[str]:
    for row in select(conn, "SELECT code FROM service WHERE trim(name) = ''"):
        yield f"事项 {text(row['code'])} 没有名称"
    for row in select(
        conn,
        "SELECT service.code FROM service LEFT JOIN category ON category.code = category_code "
        "WHERE category.code IS NULL",
    ):
        yield f"事项 {text(row['code'])} 没有类别"
    for row in select(conn, "SELECT code FROM centre WHERE trim(name) = ''"):
        yield f"中心 {text(row['code'])} 没有名称"


def _same_names(conn: sqlite3.Connection) -> Iterator[str]:
    for row in select(
        conn,
        "SELECT name, count(*) AS times, group_concat(code, '、') AS codes FROM service "
        "WHERE retired_on IS NULL GROUP BY name HAVING times > 1",
    ):
        yield f"有 {row['times']} 个事项都叫 「{text(row['name'])[:40]}」: {text(row['codes'])[:100]}"


def _handlings(conn: sqlite3.Connection) -> Iterator[str]:
    rows = select(
        conn,
        "SELECT id, centre_code FROM service_at_location "
        "WHERE (service_code IS NULL) = (category_code IS NULL)",
    )
    for row in rows:
        yield f"办理关系 {row['id']} ({text(row['centre_code'])}) 应在事项和类别中恰好写一个"
    for row in select(
        conn,
        "SELECT h.id, w.label FROM service_at_location AS h JOIN service_window AS w "
        "ON w.code = h.window_code WHERE w.centre_code <> h.centre_code",
    ):
        yield f"办理关系 {row['id']} 的窗口 「{text(row['label'])}」 属于另一个中心"
    for row in select(
        conn,
        "SELECT h.id, r.name FROM service_at_location AS h JOIN room AS r "
        "ON r.code = h.room_code WHERE r.centre_code <> h.centre_code",
    ):
        yield f"办理关系 {row['id']} 的房间 「{text(row['name'])}」 属于另一个中心"


def _windows(conn: sqlite3.Connection) -> Iterator[str]:
    for row in select(
        conn,
        "SELECT service_window.code, label FROM service_window "
        "LEFT JOIN centre ON centre.code = centre_code WHERE centre.code IS NULL",
    ):
        yield f"窗口 「{text(row['label'])}」 ({text(row['code'])}) 没有中心"


_WORDS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("service_at_location", "mode", "办理方式", ("", *MODES)),
    ("centre_state", "state", "中心状态", STATES),
    ("time_limit", "kind", "时限种类", LIMIT_KINDS),
    ("time_limit", "unit", "时限单位", ("", "日", "工作日", "年")),
    ("service_name", "kind", "名称种类", NAME_KINDS),
    ("room", "kind", "房间种类", ROOM_KINDS),
    ("source", "kind", "来源种类", SOURCE_KINDS),
    ("service", "confidence", "把握", CONFIDENCES),
)
"""(table, column, what it is called, the words it may hold)"""


def _strange_words(conn: sqlite3.Connection) -> Iterator[str]:
    for table, column, called, words in _WORDS:
        # Table and column stand above; only values come from the file.
        counted = f"SELECT {column} AS word, count(*) AS times FROM {table} GROUP BY {column}"  # noqa: S608
        for row in select(conn, counted):
            if text(row["word"]) not in words:
                yield f"{called} 「{text(row['word'])[:20]}」 不认识, 共 {row['times']} 行"


def _limits(conn: sqlite3.Connection) -> Iterator[str]:
    """A length whose unit its own wording does not bear out: 日 and 工作日 are never mixed."""
    rows = select(
        conn,
        "SELECT service_code, text, days, unit FROM time_limit WHERE days IS NOT NULL OR unit <> ''",
    )
    for row in rows:
        wording, unit, where = text(row["text"]), text(row["unit"]), text(row["service_code"])
        if (row["days"] is None) != (not unit):
            yield f"事项 {where} 的时限 「{wording[:30]}」 天数和单位只写了一个"
        elif unit == "年" and "年" not in wording:
            yield f"事项 {where} 的时限 「{wording[:30]}」 记成了年"
        elif (unit == "工作日") != ("工作日" in wording):
            yield f"事项 {where} 的时限 「{wording[:30]}」 记成了{unit}, 日和工作日不能混用"


def _dates(conn: sqlite3.Connection) -> Iterator[str]:
    rows = select(
        conn,
        "SELECT s.centre_code, s.expected_by, coalesce(s.as_of, source.as_of) AS as_of "
        "FROM centre_state AS s LEFT JOIN source ON source.code = s.source_code",
    )
    for row in rows:
        expected, known = day(row["expected_by"]), day(row["as_of"])
        if expected is not None and known is not None and expected < known:
            yield f"中心 {text(row['centre_code'])} 预计 {expected} 开放, 却早于说这话的 {known}"
    for table, column in _DATE_COLUMNS:
        listed = f"SELECT {column} AS day FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608 - see above
        wrong = [text(row["day"]) for row in select(conn, listed) if day(row["day"]) is None]
        if wrong:
            yield f"表 {table} 的 {column} 有 {len(wrong)} 个不是日期, 例如 「{wrong[0][:20]}」"


_DATE_COLUMNS = (
    ("source", "as_of"),
    ("service", "verified_on"),
    ("service", "retired_on"),
    ("centre_state", "as_of"),
    ("centre_state", "expected_by"),
    ("day_exception", "day"),
)


def _hours(conn: sqlite3.Connection) -> Iterator[str]:
    for table, where in (("schedule", "centre_code"), ("day_exception", "day")):
        for row in select(conn, f"SELECT * FROM {table}"):  # noqa: S608 - see above
            for problem in _hour_problems(row):
                yield f"表 {table} 第 {row['id']} 行 ({text(row[where])}) {problem}"
    for row in select(conn, "SELECT id FROM schedule WHERE weekday NOT BETWEEN 1 AND 7"):
        yield f"表 schedule 第 {row['id']} 行的星期不在 1 到 7 之间"


def _hour_problems(row: dict[str, Any]) -> Iterator[str]:
    last = -1
    for part in ("1", "2"):
        opens, closes = text(row[f"opens_{part}"]), text(row[f"closes_{part}"])
        if not opens and not closes:
            continue
        start, end = minutes(opens), minutes(closes)
        if start is None or end is None or start >= end or start < last:
            yield f"的时间 {opens[:10]}-{closes[:10]} 不对"
        last = end if end is not None else last
    for season in ("season_from", "season_to"):
        if text(row.get(season)) and month_day(row[season]) is None:
            yield f"的季节 {text(row[season])[:10]} 不是月-日"


def _levels(conn: sqlite3.Connection) -> Iterator[str]:
    strange: dict[str, int] = {}
    for row in select(conn, "SELECT levels FROM service"):
        for word in text(row["levels"]).split("|"):
            if word and word not in LEVELS:
                strange[word] = strange.get(word, 0) + 1
    for word, times in strange.items():
        yield f"事项层级 「{word[:20]}」 不认识, 共 {times} 项"
    for row in select(conn, "SELECT name, level FROM centre"):
        if text(row["level"]) not in CENTRE_LEVELS:
            yield f"中心 「{text(row['name'])}」 的级别 「{text(row['level'])[:20]}」 不认识"


def _catch_alls(conn: sqlite3.Connection) -> Iterator[str]:
    for row in select(conn, "SELECT service_code, name FROM required_document"):
        if no_catch_all(text(row["name"])):
            yield f"事项 {text(row['service_code'])} 的材料 「{text(row['name'])[:40]}」 等于没说, 请写具体"


def _hidden_characters(conn: sqlite3.Connection) -> Iterator[str]:
    """Names that hold control or invisible characters; they are shown without them."""
    factory, conn.text_factory = conn.text_factory, lambda raw: raw.decode("utf-8", "replace")
    try:
        for table in ("service", "centre", "category"):
            rows = conn.execute(f"SELECT code, name FROM {table}").fetchall()  # noqa: S608 - see above
            for code, name in rows:
                if clean(text(name)) != text(name) or clean(text(code)) != text(code):
                    yield f"{table} {code} 的编码或名称里有看不见的控制字符"
    finally:
        conn.text_factory = factory


def _guidance(conn: sqlite3.Connection) -> Iterator[str]:
    """Questions that are none or a list, and life events without items."""
    sizes = (
        "SELECT text, (SELECT count(*) FROM question_choice JOIN service ON service.code = service_code "
        "WHERE question_code = question.code AND retired_on IS NULL) AS size FROM question"
    )
    for row in select(conn, sizes):
        if not 2 <= row["size"] <= 4:
            yield f"追问 「{text(row['text'])[:30]}」 有 {row['size']} 个选项, 要 2 到 4 个"
    for row in select(
        conn, "SELECT name FROM life_event WHERE code NOT IN (SELECT event_code FROM life_event_item)"
    ):
        yield f"一件事 「{text(row['name'])[:30]}」 里一个事项也没有"


def _retired(conn: sqlite3.Connection) -> Iterator[str]:
    (retired,) = conn.execute("SELECT count(*) FROM service WHERE retired_on IS NOT NULL").fetchone()
    if retired:
        yield f"有 {retired} 个已停用的事项, 查询时不出现"
    (still,) = conn.execute(
        "SELECT count(*) FROM service_at_location AS h JOIN service ON service.code = h.service_code "
        "WHERE retired_on IS NOT NULL"
    ).fetchone()
    if still:
        yield f"有 {still} 条办理关系指向已停用的事项"


def _sample(conn: sqlite3.Connection) -> Iterator[str]:
    if conn.execute("SELECT EXISTS (SELECT 1 FROM source WHERE code = ?)", (SAMPLE,)).fetchone()[0]:
        yield "目录里有示例布局 (示例), 不是真实情况; 可用 deskapp sample remove 去掉"


def _empty(conn: sqlite3.Connection) -> Iterator[str]:
    if not conn.execute("SELECT EXISTS (SELECT 1 FROM service)").fetchone()[0]:
        yield "目录里一个事项也没有"


_ERRORS = (_whole, _broken_links, _nameless, _handlings, _windows, _strange_words, _limits, _dates, _hours)
_WARNINGS = (_same_names, _levels, _catch_alls, _hidden_characters, _guidance, _retired, _empty, _sample)
