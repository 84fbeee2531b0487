"""Writing whole files of rows: table by table, a part at a time, inside the caller's transaction."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from pydantic import ValidationError
from sqlalchemy import Connection, delete

from deskapp.errors import CatalogError
from deskapp.storage.tables import SQLModel
from deskapp.storage.writer import delete_rows, insert_rows, update_rows

AT_ONCE = 2000
"""Rows between two reports: a hundredth of a second."""

Tell = Callable[[int, int], None]
"""(rows done, rows in all); may raise to stop."""


class Step(Protocol):
    """`do`: insert · update · delete · clear; see exchange.plan."""

    @property
    def do(self) -> str: ...
    @property
    def table(self) -> str: ...
    @property
    def rows(self) -> list[dict[str, Any]]: ...


_DO = {"insert": insert_rows, "update": update_rows, "delete": delete_rows}


def write_steps(conn: Connection, steps: Sequence[Step], tell: Tell) -> None:
    """Writes the steps in order. Raises CatalogError for a row that a table does not accept."""
    models = models_by_table()
    most = sum(len(step.rows) for step in steps)
    done = 0
    tell(done, most)
    for step in steps:
        if step.do == "clear":
            conn.execute(delete(SQLModel.metadata.tables[step.table]))
        for start in range(0, len(step.rows), AT_ONCE):
            part = step.rows[start : start + AT_ONCE]
            try:
                _DO[step.do](conn, models[step.table], part)
            except ValidationError as error:
                raise CatalogError(_not_accepted(step.table, start, error)) from error
            done += len(part)
            tell(done, most)


def models_by_table() -> dict[str, type[SQLModel]]:
    """Table name -> its model."""
    found: dict[str, type[SQLModel]] = {}
    waiting = list(SQLModel.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if hasattr(model, "__table__"):
            found[str(model.__tablename__)] = model
    return found


def _not_accepted(table: str, start: int, error: ValidationError) -> str:
    where = error.errors()[0]["loc"]
    place = f"第 {start + int(where[0]) + 1} 条" if where and isinstance(where[0], int) else "有一条"
    return f"要写进 {table} 的{place}里 {where[-1]} 一项不对, 目录没有改动; 请改正后再试。"
