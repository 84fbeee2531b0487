"""Schema 1, of the first release: made whole by `create_catalog`, nothing came before it."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Never due: an older file is none of ours."""
    raise NotImplementedError
