"""The JSON form of a whole catalog: tables of rows, nothing else."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deskapp.errors import CatalogError
from deskapp.exchange.own.dump import Dump, Row
from deskapp.exchange.own.values import filed
from deskapp.exchange.sentences import refused
from deskapp.exchange.table_file import decoded
from deskapp.storage.identity import SCHEMA_VERSION
from deskapp.storage.shapes import TableShape

FORMAT = "deskapp-catalog"
VERSION = 1


def json_text(tables: dict[str, list[Row]]) -> str:
    """One row a line, so that two exports can be compared line by line."""
    listed = ",\n".join(
        f"{json.dumps(name)}: ["
        + ",".join("\n" + json.dumps(row, ensure_ascii=False) for row in rows)
        + "\n]"
        for name, rows in tables.items()
    )
    head = f'{{"format": "{FORMAT}", "version": {VERSION}, "schema": {SCHEMA_VERSION}, "tables": {{\n'
    return f"{head}{listed}\n}}}}\n"


def read_json(path: Path, raw: bytes, shapes: Sequence[TableShape]) -> Dump:
    """Raises CatalogError when the file is no such JSON."""
    try:
        whole = json.loads(decoded(path, raw))
    except (ValueError, RecursionError) as error:
        raise CatalogError(refused(path, "不是完好的 JSON", "请重新导出再导入")) from error
    tables = whole.get("tables") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(tables, dict):
        raise CatalogError(
            refused(path, "是 JSON, 但不是本程序导出的目录", "请用 deskapp export 文件.json 导出的文件")
        )
    if whole.get("version") != VERSION or not _known_schema(whole.get("schema")):
        raise CatalogError(refused(path, "由更新版本的 deskapp 导出", "请先升级 deskapp 再导入"))
    return _dump(path, tables, shapes)


def _known_schema(schema: Any) -> bool:
    return isinstance(schema, int) and 1 <= schema <= SCHEMA_VERSION


def _dump(path: Path, tables: dict[str, Any], shapes: Sequence[TableShape]) -> Dump:
    by_name = {shape.name: shape for shape in shapes}
    dump = Dump()
    for name, rows in tables.items():
        shape = by_name.get(name)
        if shape is None:
            dump.warnings.append(f"不认识的表 「{name[:40]}」, 没有导入")
            continue
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise CatalogError(refused(path, f"里的 {name} 不是一张表", "请重新导出再导入"))
        columns = {column.name for column in shape.columns}
        strange = dict.fromkeys(key for row in rows for key in row if key not in columns)
        dump.warnings += [f"表 {name} 里不认识的列 「{key[:40]}」, 没有导入" for key in strange]
        known = ({key: cell for key, cell in row.items() if key in columns} for row in rows)
        dump.tables[name] = filed(shape, enumerate(known, 1))
    return dump
