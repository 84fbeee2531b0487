"""The schema's one owner: every table of the catalog, as SQLModel.

Used for creating, validating and writing. The look-up path never imports this module
(SQLModel costs about half a second); `reader` reads the same tables with sqlite3, and a
test keeps the two equal. The tables also compile for PostgreSQL. What guides a clerk around
the items is in `tables_guidance`.
"""

from datetime import date
from typing import Any

from sqlmodel import Field, SQLModel

from deskapp.storage import tables_circle, tables_claims, tables_guidance, tables_history, tables_pin
from deskapp.storage.identity import SCHEMA_VERSION
from deskapp.storage.tables_base import Sourced, added_text

__all__ = [
    "SCHEMA_VERSION",
    "SHARED_TABLES",
    "SQLModel",
    "Sourced",
    "tables_circle",
    "tables_claims",
    "tables_guidance",
    "tables_history",
    "tables_pin",
]


class SourceRow(SQLModel, table=True):
    __tablename__ = "source"
    code: str = Field(primary_key=True)
    name: str
    kind: str
    as_of: date | None = None
    url: str = ""


class CategoryRow(SQLModel, table=True):
    __tablename__ = "category"
    code: str = Field(primary_key=True)
    name: str = Field(unique=True)
    position: int


class ServiceRow(Sourced, table=True):
    __tablename__ = "service"
    code: str = Field(primary_key=True)
    name: str = Field(min_length=1)
    category_code: str = Field(foreign_key="category.code", index=True)
    department: str = ""
    item_type: str = ""
    levels: str = ""
    """社区|办事处|派出所|区, separated by |."""
    eligibility: str = ""
    fee: str = ""
    legal_basis: str = ""
    notes: str = ""
    doubt: str = ""
    confidence: str = "low"
    phone: str = ""
    source_detail: str = ""
    frequency: int = 0
    """How commonly it is asked, 0 (not known) to 9; breaks ties in search."""
    retired_on: date | None = None
    policy_valid_to: date | None = None
    """The last day of a programme that ends (政策有效期)."""
    apply_window: str = added_text()
    """When it is taken (申报期, 集中缴费期), in the source's words."""
    apply_from: str = added_text()
    """MM-DD of every year, both ends included; empty where the words give no plain dates."""
    apply_to: str = added_text()
    in_person: str = added_text()
    """Which step needs the person (本人到场); empty when not known."""
    proxy_rule: str = added_text()
    """Who may come instead (代办规则); empty when not known."""


class ServiceNameRow(SQLModel, table=True):
    __tablename__ = "service_name"
    id: int | None = Field(default=None, primary_key=True)
    service_code: str = Field(foreign_key="service.code", index=True)
    text: str
    kind: str
    """alias (别名) or old_name (旧称)."""


class RequiredDocumentRow(SQLModel, table=True):
    __tablename__ = "required_document"
    id: int | None = Field(default=None, primary_key=True)
    service_code: str = Field(foreign_key="service.code", index=True)
    position: int
    name: str
    situation: str = ""


class TimeLimitRow(SQLModel, table=True):
    __tablename__ = "time_limit"
    id: int | None = Field(default=None, primary_key=True)
    service_code: str = Field(foreign_key="service.code", index=True)
    kind: str
    """legal · promised · citizen · procedure."""
    text: str
    days: int | None = None
    unit: str = ""


class ConfusionRow(SQLModel, table=True):
    __tablename__ = "confusion"
    service_code: str = Field(foreign_key="service.code", primary_key=True)
    other_code: str = Field(foreign_key="service.code", primary_key=True)
    difference: str = ""


class CentreRow(Sourced, table=True):
    __tablename__ = "centre"
    code: str = Field(primary_key=True)
    name: str = Field(unique=True)
    level: str
    parent: str = ""
    address: str = ""
    floor_area: str = ""
    land_area: str = ""
    storeys: str = ""
    serves: str = ""
    notes: str = ""
    position: int = 0
    duty: str = added_text()
    """Weekend duty, later hours, by appointment, in the source's words."""
    latitude: float | None = None
    """Degrees, WGS 84; both or neither."""
    longitude: float | None = None


class CentreNameRow(SQLModel, table=True):
    __tablename__ = "centre_name"
    id: int | None = Field(default=None, primary_key=True)
    centre_code: str = Field(foreign_key="centre.code", index=True)
    text: str
    kind: str = "alias"


class CentreStateRow(Sourced, table=True):
    __tablename__ = "centre_state"
    id: int | None = Field(default=None, primary_key=True)
    centre_code: str = Field(foreign_key="centre.code", index=True)
    state: str
    wording: str = ""
    as_of: date | None = None
    expected_text: str = ""
    expected_by: date | None = None


class RoomRow(Sourced, table=True):
    __tablename__ = "room"
    code: str = Field(primary_key=True)
    centre_code: str = Field(foreign_key="centre.code", index=True)
    name: str
    kind: str
    floor: str = ""
    wording: str = ""
    planned: bool = False
    position: int = 0


class WindowRow(Sourced, table=True):
    __tablename__ = "service_window"
    code: str = Field(primary_key=True)
    centre_code: str = Field(foreign_key="centre.code", index=True)
    room_code: str | None = Field(default=None, foreign_key="room.code")
    label: str
    title: str = ""
    position: int = 0
    phone: str = added_text()


class HandlingRow(Sourced, table=True):
    __tablename__ = "service_at_location"
    id: int | None = Field(default=None, primary_key=True)
    centre_code: str = Field(foreign_key="centre.code", index=True)
    service_code: str | None = Field(default=None, foreign_key="service.code", index=True)
    category_code: str | None = Field(default=None, foreign_key="category.code", index=True)
    room_code: str | None = Field(default=None, foreign_key="room.code")
    window_code: str | None = Field(default=None, foreign_key="service_window.code")
    mode: str = ""
    """直接办 · 只收件 · 只咨询 · 不办; empty when the source does not say."""
    wording: str = ""
    planned: bool = False


class ScheduleRow(Sourced, table=True):
    __tablename__ = "schedule"
    id: int | None = Field(default=None, primary_key=True)
    centre_code: str = Field(foreign_key="centre.code", index=True)
    window_code: str | None = Field(default=None, foreign_key="service_window.code")
    weekday: int = Field(ge=1, le=7)
    opens_1: str = ""
    """HH:MM; the four times are two segments a day."""
    closes_1: str = ""
    opens_2: str = ""
    closes_2: str = ""
    season_from: str = ""
    """MM-DD, empty for all year; both ends included."""
    season_to: str = ""


class DayExceptionRow(Sourced, table=True):
    __tablename__ = "day_exception"
    id: int | None = Field(default=None, primary_key=True)
    day: date = Field(index=True)
    working: bool
    reason: str
    centre_code: str | None = Field(default=None, foreign_key="centre.code")
    opens_1: str = ""
    closes_1: str = ""
    opens_2: str = ""
    closes_2: str = ""


class LifeCircleRow(Sourced, table=True):
    __tablename__ = "life_circle"
    code: str = Field(primary_key=True)
    title: str
    wording: str
    needs: str
    """Needs in the source's order, separated by |."""
    position: int = 0


class PolicyLineRow(Sourced, table=True):
    __tablename__ = "policy_line"
    code: str = Field(primary_key=True)
    topic: str
    wording: str
    position: int = 0


class ConceptRow(SQLModel, table=True):
    """Words that mean the same to a citizen (同义说法), e.g. 丢了 掉了 遗失 -> 补办."""

    __tablename__ = "concept"
    id: int | None = Field(default=None, primary_key=True)
    concept: str = Field(index=True)
    word: str


class FillerRow(SQLModel, table=True):
    """Words of a spoken sentence that carry no meaning for the search (口头语)."""

    __tablename__ = "filler"
    word: str = Field(primary_key=True)


class SettingRow(Sourced, table=True):
    """Settings that belong to the catalog, e.g. where the sample desk stands."""

    __tablename__ = "setting"
    key: str = Field(primary_key=True)
    value: str


class PhraseRow(SQLModel, table=True):
    """Derived: one searchable phrase. Rebuilt from the rows above, never edited."""

    __tablename__ = "search_phrase"
    id: int = Field(primary_key=True)
    target: str
    """`s:<service>`, `c:<centre>`, `k:<category>` or `w:<window>` and its code."""
    kind: str
    text: str
    squeezed: str
    prior: int = 0


class PostingRow(SQLModel, table=True):
    """Derived: which phrases have a feature; `ids` is packed little-endian uint32."""

    __tablename__ = "search_posting"
    feature: str = Field(primary_key=True)
    ids: bytes


class SearchStateRow(SQLModel, table=True):
    """Derived: the index's version, and whether rows changed after it was built."""

    __tablename__ = "search_state"
    id: int = Field(primary_key=True)
    version: int
    phrases: int
    postings: int
    stale: int = 0


DERIVED = {"search_phrase", "search_posting", "search_state"}
SEARCHED = (
    "service",
    "service_name",
    "category",
    "centre",
    "centre_name",
    "claim",
    "room",
    "catchment",
    "service_window",
    "concept",
    "filler",
)
"""Tables whose change makes the derived search tables stale."""

SHARED_TABLES = [t for t in SQLModel.metadata.sorted_tables if t.name not in DERIVED]
"""What a district's shared PostgreSQL will hold: everything but what one file needs for itself."""


def validated(model: type[SQLModel], values: dict[str, Any]) -> SQLModel:
    """A row of `model`, checked: table models skip validation when constructed directly.

    Raises pydantic.ValidationError.
    """
    return model.model_validate(values)
