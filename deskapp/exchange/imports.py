"""The one way in: whatever the file is, a plan of what importing it would do."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from deskapp.exchange import items
from deskapp.exchange.apply import collector_paused
from deskapp.exchange.contested import with_claims
from deskapp.exchange.own.mark import is_own
from deskapp.exchange.plan import Plan
from deskapp.exchange.table_file import is_workbook, read_bytes
from deskapp.exchange.workbook import Sheet, read_workbook


def plan_file(
    path: Path, catalog: Path | None, today: date | None = None, *, retire_missing: bool = False
) -> Plan:
    """A table of 事项 (.csv, .xlsx), or a whole catalog as this program exports it (.xlsx, .json).

    Raises CatalogError when the file or the catalog cannot be used at all.
    """
    return with_claims(_plan(path, catalog, today or date.today(), retire_missing=retire_missing), catalog)


def _plan(path: Path, catalog: Path | None, day: date, *, retire_missing: bool) -> Plan:
    if path.suffix.lower() == ".json":
        return _whole(path, None, read_bytes(path), catalog, day, retire_missing=retire_missing)
    sheets = None
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        raw = read_bytes(path)
        sheets = read_workbook(path, raw) if is_workbook(path, raw) else []
        if is_own(sheets):
            return _whole(path, sheets, raw, catalog, day, retire_missing=retire_missing)
    return items.plan_import(path, catalog, day, retire_missing=retire_missing, sheets=sheets)


@collector_paused()
def _whole(
    path: Path,
    sheets: Sequence[Sheet] | None,
    raw: bytes,
    catalog: Path | None,
    today: date,
    *,
    retire_missing: bool,
) -> Plan:
    # The schema's shapes come with SQLModel: loaded for such files only.
    from deskapp.exchange.own.json_form import read_json
    from deskapp.exchange.own.plan import plan_dump
    from deskapp.exchange.own.xlsx_form import read_sheets
    from deskapp.storage.writer_shapes import shapes

    tables = shapes()
    dump = read_json(path, raw, tables) if sheets is None else read_sheets(path, sheets, tables)
    return plan_dump(path, dump, tables, catalog, today, retire_missing=retire_missing)
