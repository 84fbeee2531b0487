"""Services (事项), read one at a time when an answer needs them, then kept."""

import sqlite3

from deskapp.domain.models import (
    ApplyWindow,
    Category,
    Confusion,
    Document,
    Name,
    Refused,
    Service,
    TimeLimit,
)
from deskapp.storage.opening import spoken_reads
from deskapp.storage.places import read_categories
from deskapp.storage.rows import Row, Sources, day, month_day, name, select, text, words
from deskapp.storage.verifications import read_verified

UNFILED = "未分类"


class Services:
    """The services of one open catalog. Values are kept: reopen to see later changes.

    Reading a damaged file raises CatalogDamaged.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._kept: dict[str, Service] = {}
        self._sources, self._categories = _surroundings(conn)

    def get(self, code: str) -> Service | None:
        """The service with this code, retired or not; None when there is none."""
        if code not in self._kept:
            row = _service_row(self._conn, code)
            if row is None:
                return None
            self._kept[code] = self._service(row)
        return self._kept[code]

    def codes(self, category_code: str | None = None) -> list[str]:
        """Codes in official order: the sign's order, then as listed. Retired ones are left out."""
        return _codes(self._conn, category_code)

    def _service(self, row: Row) -> Service:
        code = text(row["code"])
        parts = _parts(self._conn, code)
        care = next(iter(parts["sensitive_item"]), {})
        return Service(
            code=code,
            name=name(row["name"]),
            category=self._categories[text(row["category_code"])],
            department=text(row["department"]),
            item_type=name(row["item_type"]),
            levels=words(row["levels"]),
            eligibility=text(row["eligibility"]),
            fee=text(row["fee"]),
            legal_basis=text(row["legal_basis"]),
            notes=text(row["notes"]),
            doubt=text(row["doubt"]),
            confidence=text(row["confidence"]),
            names=tuple(Name(name(r["text"]), text(r["kind"])) for r in parts["service_name"]),
            documents=tuple(
                Document(text(r["name"]), text(r["situation"])) for r in parts["required_document"]
            ),
            limits=tuple(_limit(r) for r in parts["time_limit"]),
            confusions=tuple(
                Confusion(text(r["other_code"]), name(r["other_name"]), text(r["difference"]))
                for r in parts["confusion"]
            ),
            phone=name(row["phone"]),
            provenance=self._sources.provenance(row),
            source_detail=text(row["source_detail"]),
            sensitive=name(care.get("hint")),
            neutral_name=name(care.get("neutral_name")),
            verified=read_verified(self._conn, f"s:{code}"),
            apply=_apply(row),
            in_person=text(row["in_person"]),
            proxy_rule=text(row["proxy_rule"]),
            refused=tuple(self._refused(r) for r in parts["refused_certificate"]),
        )

    def _refused(self, row: Row) -> Refused:
        return Refused(
            name(row["name"]),
            text(row["instead"]),
            text(row["service_code"]),
            words(row["words"]),
            self._sources.provenance(row),
        )


_PARTS = {
    "service_name": "SELECT text, kind FROM service_name WHERE service_code = ? ORDER BY kind, id",
    "required_document": "SELECT name, situation FROM required_document "
    "WHERE service_code = ? ORDER BY position, id",
    "time_limit": "SELECT kind, text, days, unit FROM time_limit WHERE service_code = ? ORDER BY id",
    "confusion": "SELECT other_code, service.name AS other_name, difference FROM confusion "
    "JOIN service ON service.code = other_code WHERE service_code = ? ORDER BY confusion.rowid",
    "sensitive_item": "SELECT hint, neutral_name FROM sensitive_item WHERE service_code = ?",
    "refused_certificate": "SELECT * FROM refused_certificate WHERE service_code = ? ORDER BY position",
}


class _Categories(dict[str, Category]):
    """Categories by code; one that is missing is said to be unfiled."""

    def __missing__(self, code: str) -> Category:
        return Category(code, UNFILED, 1_000_000)


@spoken_reads
def _surroundings(conn: sqlite3.Connection) -> tuple[Sources, _Categories]:
    return Sources(conn), _Categories({c.code: c for c in read_categories(conn)})


@spoken_reads
def _service_row(conn: sqlite3.Connection, code: str) -> Row | None:
    return next(select(conn, "SELECT * FROM service WHERE code = ?", (code,)), None)


@spoken_reads
def _parts(conn: sqlite3.Connection, code: str) -> dict[str, list[Row]]:
    return {table: list(select(conn, sql, (code,))) for table, sql in _PARTS.items()}


@spoken_reads
def _codes(conn: sqlite3.Connection, category_code: str | None) -> list[str]:
    found = select(
        conn,
        "SELECT service.code FROM service LEFT JOIN category ON category.code = category_code "
        "WHERE retired_on IS NULL AND (?1 IS NULL OR category_code = ?1) "
        "ORDER BY category.position IS NULL, category.position, service.rowid",
        (category_code,),
    )
    return [text(row["code"]) for row in found]


def _apply(row: Row) -> ApplyWindow | None:
    found = ApplyWindow(
        text(row["apply_window"]),
        month_day(row["apply_from"]),
        month_day(row["apply_to"]),
        day(row["policy_valid_to"]),
    )
    return found if any(found) else None


def _limit(row: Row) -> TimeLimit:
    days = row["days"] if isinstance(row["days"], int) else None
    return TimeLimit(
        text(row["kind"]), text(row["text"]), days, text(row["unit"]) if days is not None else ""
    )
