"""What every fact of the catalog carries."""

from datetime import date

from sqlmodel import Field, SQLModel


class Sourced(SQLModel):
    """What every fact carries: its source, and when and by whom it was verified."""

    source_code: str = Field(foreign_key="source.code", index=True)
    verified_on: date | None = None
    verified_by: str = ""


def added_text() -> str:
    """A text column that came after the first release. SQL fills it in older catalogs' rows, and the
    schema is the same whether a catalog was made now or brought up to date."""
    empty: str = Field(default="", sa_column_kwargs={"server_default": ""})
    return empty
