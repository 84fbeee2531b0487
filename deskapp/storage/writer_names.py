"""Giving an item an everyday name (别名), in one BEGIN IMMEDIATE transaction."""

from pathlib import Path

from deskapp.errors import UsageError
from deskapp.storage.tables import ServiceNameRow
from deskapp.storage.writer import insert_rows, plain, transaction

_IN_FORCE = "SELECT 1 FROM service WHERE code = ? AND retired_on IS NULL"
_HAS = "SELECT 1 FROM service_name WHERE service_code = ? AND text = ?"


def add_everyday_name(path: Path, service: str, text: str) -> None:
    """Adds one alias. Raises UsageError for an unknown item, and the Catalog* errors."""
    with transaction(path) as conn:
        reading = plain(conn)
        if reading.execute(_IN_FORCE, (service,)).fetchone() is None:
            raise UsageError(f"目录里没有编号是 {service} 的在用事项, 没有写。")
        if reading.execute(_HAS, (service, text)).fetchone() is None:
            insert_rows(conn, ServiceNameRow, [{"service_code": service, "text": text, "kind": "alias"}])
