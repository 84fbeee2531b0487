"""The rows that are searched: the shipped catalog in a real file, among other items.

The others are real item names from CSV files (`name` column) in a `data` folder beside the
project, crossed with places when more are needed, or made up where there is no such folder.
`Others.told` says which, for the table.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from sqlalchemy import Connection

from deskapp.storage.seed import seed_text
from deskapp.storage.tables import SQLModel
from deskapp.storage.writer import create_catalog

ROOT = Path(__file__).resolve().parents[1]
OTHER = "other-"
"""Codes of the other items begin so."""
HELD_OUT_EVERY = 5
"""Each fifth everyday name is left out of the index where held-out names are asked for."""

_THINGS = (
    "道路运输 食品经营 林木采伐 取水 渔业捕捞 危险化学品 医疗机构 民办学校 广告发布 建设工程 特种设备 "
    "测绘资质 种子生产 动物防疫 印刷企业 演出场所 出版物零售 河道采砂 烟草专卖 文物修缮"
)
_DEEDS = (
    "许可 备案 变更登记 注销登记 延续审批 年度报告 资质认定 验收 设立审批 信息公示 补贴申领 资格核定 补证 "
    "情况核查 奖励给付"
)
_HEADS = "太鹿西商沈项淮扶郸川"
_TAILS = "康邑华水丘城阳沟宁平安乐源清河泉林山陵原"


@dataclass(frozen=True, slots=True)
class Others:
    """Names of other items and where they come from."""

    names: tuple[str, ...]
    told: str


def data_files(pattern: str) -> list[Path]:
    """CSV files of that name in the `data` folder of any folder beside the project."""
    return sorted(ROOT.parent.glob(f"*/data/{pattern}"))


def read_names(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file) if row["name"].strip()]


def others(count: int, *, made_up: bool = False) -> Others:
    """`count` different names; with `made_up` never those of files."""
    files = [] if made_up else data_files("*_items.csv")
    real = list(dict.fromkeys(name for path in files for name in read_names(path)))
    if real:
        told = f"{min(count, len(real)):,} real item names ({', '.join(p.name for p in files)})"
    else:
        real = [thing + deed for thing, deed in product(_THINGS.split(), _DEEDS.split())]
        told = f"{min(count, len(real)):,} made-up item names"
    if count > len(real):
        told += f" and {count - len(real):,} made by putting a made-up place before them"
    return Others(tuple(islice(dict.fromkeys(_crossed(real)), count)), told)


def _crossed(names: list[str]) -> Iterator[str]:
    yield from names
    for kind, head, tail in product(("县", "区", "市", "镇", "乡"), _HEADS, _TAILS):
        yield from (f"{head}{tail}{kind}{name}" for name in names)


def make_catalog(path: Path, names: tuple[str, ...], *, hold_out: bool = False) -> None:
    """A catalog file: the seed, then `names` as further items; with `hold_out` fewer everyday names."""

    def fill(conn: Connection) -> None:
        if hold_out:
            conn.exec_driver_sql(f"DELETE FROM service_name WHERE {held_out_sql()}")
        if names:
            conn.exec_driver_sql(_adding(), [(f"{OTHER}{i}", name) for i, name in enumerate(names)])

    create_catalog(path, seed_text(), fill)


def _adding() -> str:
    """Adds a service given its code and name: of the first one's category and source, nothing else known."""
    known = {
        "code": "?",
        "name": "?",
        "category_code": "category_code",
        "source_code": "source_code",
        "confidence": "confidence",
        "frequency": "0",
    }
    columns = SQLModel.metadata.tables["service"].columns
    values = {c.name: known.get(c.name, "NULL" if c.nullable else "''") for c in columns}
    into, of = ", ".join(values), ", ".join(values.values())
    return f"INSERT INTO service ({into}) SELECT {of} FROM service WHERE rowid = 1"


def held_out_sql() -> str:
    """Which rows of service_name are the held-out ones."""
    ranked = "SELECT id, row_number() OVER (ORDER BY id) AS n FROM service_name WHERE kind = 'alias'"
    return f"id IN (SELECT id FROM ({ranked}) WHERE n % {HELD_OUT_EVERY} = 0)"
