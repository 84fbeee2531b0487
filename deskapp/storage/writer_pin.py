"""Writing the editing PIN's hash; that it was set or cleared is on record, the hash is not."""

from pathlib import Path

from deskapp import clock
from deskapp.storage.writer_transaction import Why, begin_change, end_change, kept_transaction, plain


def write_pin(path: Path, hashed: str | None, by: str) -> None:
    """Sets the PIN, or clears it with None. Raises CatalogError; then the old one stays."""
    now = clock.now().isoformat(sep=" ")
    with kept_transaction(path) as conn:
        begun = begin_change(conn, Why("pin", by, "取消口令" if hashed is None else "设口令"))
        plain(conn).execute("DELETE FROM pin")
        if hashed is not None:
            plain(conn).execute("INSERT INTO pin (id, hash, set_at) VALUES (1, ?, ?)", (hashed, now))
        end_change(conn, begun)
