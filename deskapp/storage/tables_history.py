"""Tables of what happened to the catalog: who changed what, when and why, and what was verified.

`row_change` is filled by triggers (`tables_triggers`), so that none of our ways of writing escapes it.
Part of `tables`.
"""

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class ChangeRow(SQLModel, table=True):
    """One writing transaction (变更)."""

    __tablename__ = "change"
    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    """The same on every machine: histories are joined by it when a catalog moves."""
    at: datetime
    """Local wall-clock time."""
    kind: str
    """create · import · shipped · edit · undo · verify · settle · notice · sample · restore · migrate ·
    pin."""
    changed_by: str = ""
    why: str = ""


class RowChangeRow(SQLModel, table=True):
    """One row that a change added, changed or removed. A new service stands for all that came with it."""

    __tablename__ = "row_change"
    id: int | None = Field(default=None, primary_key=True)
    change_id: int | None = Field(default=None, foreign_key="change.id", index=True)
    """None where another program wrote with triggers of its own; ours always name the change."""
    table_name: str
    row_key: str
    """JSON array of the primary key's values."""
    about: str = Field(index=True)
    """What it is a fact of: `s:<service code>`, `c:<centre code>`, or empty."""
    op: str
    """added · changed · removed."""
    before: str | None = None
    """JSON object, field -> value: of a change its changed fields, of a removal the whole row."""
    after: str | None = None
    """JSON object of the changed fields. An added row stands in its table, or in the next `before`."""


class VerificationRow(SQLModel, table=True):
    """Somebody looked whether a group of facts is true. The newest of a group counts; none is deleted."""

    __tablename__ = "verification"
    id: int | None = Field(default=None, primary_key=True)
    about: str = Field(min_length=3, index=True)
    """`s:<service code>`, `c:<centre code>` or `w:<window code>`."""
    fact_group: str
    """state · contact · handling · papers · amounts · basis (`standards` of re-checking differ by these)."""
    verified_on: date
    verified_by: str = Field(min_length=1)
    how: str
    """现场 · 电话 · 文件 · 报道."""
    source_code: str = Field(foreign_key="source.code")
    note: str = ""


UNWATCHED = ("change", "row_change", "pin")
"""No facts: no history is kept of the history, nor of a PIN's hash."""
