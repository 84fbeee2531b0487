"""What sources say beside the catalog: db/source/claims.csv, with the sources that nothing else names."""

from deskapp.storage.tables import SourceRow
from deskapp.storage.tables_claims import ClaimRow
from scripts.seed_rows import day, insert, table


def claim_inserts() -> list[str]:
    """After every other source: a claim may lean on one that items name too."""
    lines = [insert(SourceRow, {**row, "as_of": day(row["as_of"])}) for row in table("claim_sources.csv")]
    for position, row in enumerate(table("claims.csv"), 1):
        values = {key: cell for key, cell in row.items() if key != "source"}
        lines.append(insert(ClaimRow, {**values, "source_code": row["source"], "position": position}))
    return lines
