"""Schema 3: what sources say where they differ, beside the catalog, and how it was settled."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """What schema 3 has and schema 2 has not."""
    texts = ("wording", "source_detail", "verdict", "settled_by", "settled_how", "settled_why")
    op.create_table(
        "claim",
        sa.Column("code", sa.String, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("thing", "about", "field", "value")),
        sa.Column("source_code", sa.String, sa.ForeignKey("source.code"), nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in texts),
        sa.Column("as_of", sa.Date),
        sa.Column("settled_on", sa.Date),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("ix_claim_about", "claim", ["about"])
    op.create_index("ix_claim_source_code", "claim", ["source_code"])
