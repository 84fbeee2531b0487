"""The editing PIN. Part of `tables`.

In the catalog and not in the desk file: the desk file may be lost or deleted without harm, and a PIN that
goes with it would protect nothing. It is no fact: no history is kept of it, and a restore leaves it alone.
"""

from datetime import datetime

from sqlmodel import Field, SQLModel


class PinRow(SQLModel, table=True):
    """At most one row; without it everybody may edit."""

    __tablename__ = "pin"
    id: int = Field(default=1, primary_key=True)
    hash: str
    """Argon2id in its own text form, with salt and cost."""
    set_at: datetime
