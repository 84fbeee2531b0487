"""What sources say where they differ, or where it is open whom they speak of (说法). Part of `tables`."""

from datetime import date

from sqlmodel import Field, SQLModel


class ClaimRow(SQLModel, table=True):
    """One value that a source gives, beside the catalog: it answers nothing until somebody settles it."""

    __tablename__ = "claim"
    code: str = Field(primary_key=True)
    thing: str = Field(min_length=1)
    """What the source itself calls the place or item it speaks of."""
    about: str = Field(index=True)
    """`s:<service code>` or `c:<centre code>` it is said of; empty: nobody knows yet."""
    field: str = Field(min_length=1)
    """name · address · state …: see `deskapp.domain.claims.FIELDS`."""
    value: str
    wording: str = ""
    """The source's own words, where the value is our reading of them."""
    as_of: date | None = None
    """The day the source speaks of, where it is not the source's own."""
    source_code: str = Field(foreign_key="source.code", index=True)
    source_detail: str = ""
    """For whoever looks it up; not for the screen."""
    verdict: str = "open"
    """open (未定) · same (是同一处) · other (不是一处) · stands (以此为准) · refused (不采用)."""
    settled_on: date | None = None
    settled_by: str = ""
    settled_how: str = ""
    """现场 · 电话 · 文件 · 报道."""
    settled_why: str = ""
    """Which paper, or why in a few words."""
    position: int = 0
