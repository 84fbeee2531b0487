"""Schema 2: history of every change, who verified what and how; the circle, seasons, proxies."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """What schema 2 has and schema 1 has not."""
    _history()
    _circle()
    _facts()
    _pin()


def _text(name: str) -> sa.Column[str]:
    """A text column that came after the first release."""
    return sa.Column(name, sa.String, nullable=False, server_default="")


def _sourced() -> list[sa.Column[Any]]:
    return [
        sa.Column("source_code", sa.String, sa.ForeignKey("source.code"), nullable=False),
        sa.Column("verified_on", sa.Date),
        sa.Column("verified_by", sa.String, nullable=False),
    ]


def _circle() -> None:
    op.create_table(
        "circle_need",
        *_sourced(),
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "room_need",
        sa.Column("room_code", sa.String, sa.ForeignKey("room.code"), primary_key=True),
        sa.Column("need_code", sa.String, sa.ForeignKey("circle_need.code"), primary_key=True),
    )
    op.create_table(
        "catchment",
        *_sourced(),
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_code", sa.String, sa.ForeignKey("centre.code"), nullable=False),
        sa.Column("community", sa.String, nullable=False),
    )
    op.create_table(
        "refused_certificate",
        *_sourced(),
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("service_code", sa.String, sa.ForeignKey("service.code"), nullable=False),
        sa.Column("instead", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    for table in ("circle_need", "catchment", "refused_certificate"):
        op.create_index(f"ix_{table}_source_code", table, ["source_code"])
    op.create_index("ix_catchment_centre_code", "catchment", ["centre_code"])
    op.create_index("ix_refused_certificate_service_code", "refused_certificate", ["service_code"])


def _pin() -> None:
    op.create_table(
        "pin",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("set_at", sa.DateTime, nullable=False),
    )


def _facts() -> None:
    op.add_column("service", sa.Column("policy_valid_to", sa.Date))
    for name in ("apply_window", "apply_from", "apply_to", "in_person", "proxy_rule"):
        op.add_column("service", _text(name))
    op.add_column("centre", _text("duty"))
    op.add_column("service_window", _text("phone"))
    for name in ("latitude", "longitude"):
        op.add_column("centre", sa.Column(name, sa.Float))
    # Alembic would add the column without its key on SQLite; the words are the same in PostgreSQL.
    op.execute("ALTER TABLE notice ADD COLUMN category_code VARCHAR REFERENCES category (code)")


def _history() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.String, nullable=False, unique=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("changed_by", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
    )
    op.create_table(
        "row_change",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("change_id", sa.Integer, sa.ForeignKey("change.id")),
        sa.Column("table_name", sa.String, nullable=False),
        sa.Column("row_key", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("op", sa.String, nullable=False),
        sa.Column("before", sa.String),
        sa.Column("after", sa.String),
    )
    op.create_index("ix_row_change_change_id", "row_change", ["change_id"])
    op.create_index("ix_row_change_about", "row_change", ["about"])
    op.create_table(
        "verification",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("fact_group", sa.String, nullable=False),
        sa.Column("verified_on", sa.Date, nullable=False),
        sa.Column("verified_by", sa.String, nullable=False),
        sa.Column("how", sa.String, nullable=False),
        sa.Column("source_code", sa.String, sa.ForeignKey("source.code"), nullable=False),
        sa.Column("note", sa.String, nullable=False),
    )
    op.create_index("ix_verification_about", "verification", ["about"])
