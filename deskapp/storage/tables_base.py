"""What every fact of the catalog carries."""

from datetime import date

from sqlmodel import Field, SQLModel


class Sourced(SQLModel):
    """What every fact carries: its source, and when and by whom it was verified."""

    source_code: str = Field(foreign_key="source.code", index=True)
    verified_on: date | None = None
    verified_by: str = ""
