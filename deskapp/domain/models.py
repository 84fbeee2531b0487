"""The nouns of the trade, as frozen values. Named tuples: twenty dataclasses cost 30 ms at every start.

Names follow HSDS (`service_at_location`, `schedule`) and the terms of GB/T 39554.2
(事项, 实施主体, 受理条件, 申请材料). Text is already cleaned of control characters by the
reader. `None` or an empty string always means *not known*, never *none*.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from deskapp.domain.staleness import Verified

if TYPE_CHECKING:
    from deskapp.domain.said import Claim

SAMPLE = "sample"
"""Code of the source whose facts are examples (示例) and removable as one layer."""

OWN_DESK = "desk"
"""Code of the source of what this desk itself says (本台)."""

REPORT = "report-2022-08-22"
"""Code of the newspaper report's source."""


class Source(NamedTuple):
    """Where a fact comes from. `kind`: report · statute · web · practice · sample · desk · decree."""

    code: str
    name: str
    """What the screen shows, in Chinese: 「2022-08-22 报道」, 「《户口登记条例》」, 「示例」."""
    kind: str
    as_of: date | None = None
    """The day the source speaks of; None when it has none (sample, practice)."""
    url: str = ""
    """For whoever verifies; never shown on the screen or the slip."""

    @property
    def is_sample(self) -> bool:
        return self.kind == "sample"


class Provenance(NamedTuple):
    """Source and verified date of one group of facts."""

    source: Source
    verified_on: date | None = None
    verified_by: str = ""


class Category(NamedTuple):
    """One line of the hall's sign (类别)."""

    code: str
    name: str
    position: int


class Name(NamedTuple):
    """Another thing a service or centre is called. `kind`: alias (别名) · old_name (旧称)."""

    text: str
    kind: str


class TimeLimit(NamedTuple):
    """A period. `kind`: legal (法定) · promised (承诺) · citizen (申请人时限) · procedure (程序期限)."""

    kind: str
    text: str
    """The wording, complete; always shown."""
    days: int | None = None
    """Length where it is one plain number, else None."""
    unit: str = ""
    """「日」, 「工作日」 or 「年」; empty when `days` is None. Never converted into each other."""


class Document(NamedTuple):
    """One required document (申请材料)."""

    name: str
    situation: str = ""
    """When it is needed; empty means always."""


class Confusion(NamedTuple):
    """A service that is easily taken for this one (易混事项)."""

    code: str
    name: str
    difference: str
    """One line; empty when only the link is known."""


class Refused(NamedTuple):
    """A certificate that a 社区 must not issue (不应出具的证明)."""

    name: str
    instead: str
    """Where to go instead, in one clause."""
    service_code: str  # the item to turn to
    words: tuple[str, ...]  # how a citizen asks for it
    provenance: Provenance


class ApplyWindow(NamedTuple):
    """When a service is taken (申报期, 集中缴费期) and when it ends."""

    wording: str
    """The source's words; may be empty."""
    opens: tuple[int, int] | None
    """(month, day) of every year, both ends included; None where the words give no plain dates."""
    closes: tuple[int, int] | None
    valid_to: date | None
    """The last day of the programme (政策有效期); None when it has no known end."""


class Service(NamedTuple):
    """A 事项 with everything known about it, independent of any place."""

    code: str
    name: str
    """Official name, word for word."""
    category: Category
    department: str
    """实施主体, as worded in the source; may name several."""
    item_type: str
    levels: tuple[str, ...]
    """Where a citizen may start: 社区 · 办事处 · 派出所 · 区."""
    eligibility: str  # shown as 「可申请, 由…审核」, never as a verdict
    fee: str
    legal_basis: str
    notes: str
    doubt: str
    """Why this row is 待核实; empty when nothing is in doubt."""
    confidence: str
    """high · medium · low: shown as 依据已核 / 部分核实 / 未核实."""
    names: tuple[Name, ...]
    documents: tuple[Document, ...]
    limits: tuple[TimeLimit, ...]
    confusions: tuple[Confusion, ...]
    phone: str
    provenance: Provenance
    source_detail: str = ""
    """The source's own wording, for the full card."""
    sensitive: str = ""
    """For the clerk alone, where the item must not be called aloud: 「请到旁边说…」; else empty."""
    neutral_name: str = ""
    """What a screen turned to the hall shows instead of the name; empty where the name may be shown."""
    verified: tuple[Verified, ...] = ()
    apply: ApplyWindow | None = None
    """None when nothing is known of a season or an end."""
    in_person: str = ""
    """Which step needs the person (本人到场); empty when not known."""
    proxy_rule: str = ""
    """Who may come instead (代办规则); empty when not known."""
    refused: tuple[Refused, ...] = ()
    """Certificates that a 社区 does not issue and for which this is the item to turn to."""


class CentreState(NamedTuple):
    """A dated state of a centre. `state`: 规划 选址 在建 装修 试运行 开放 暂停 搬迁 撤并 未知."""

    state: str
    wording: str
    """The source's own words, e.g. 「目前正在进行装修」."""
    expected_text: str
    """Expected opening in the source's words, e.g. 「预计9月份投入使用」."""
    expected_by: date | None
    """Last day of the expected period; passing it never opens a centre."""
    provenance: Provenance


class Room(NamedTuple):
    """A room, zone or facility of a centre. `kind`: hall · petition · police_station ·
    police_post · shop · service · function. Only police_station does 派出所 items."""

    code: str
    centre_code: str
    name: str
    kind: str
    floor: str
    wording: str
    planned: bool
    """True when the source speaks of a plan (计划设置)."""
    provenance: Provenance
    needs: tuple[str, ...] = ()
    """Codes of the needs of the life circle that it meets."""


class Window(NamedTuple):
    """A service window (窗口)."""

    code: str
    centre_code: str
    room_code: str | None
    label: str  # as on the sign, e.g. 「3号」
    title: str
    """What the sign says under it, e.g. 「民政救助」; may be empty."""
    provenance: Provenance
    phone: str = ""


class Handling(NamedTuple):
    """service_at_location (事项进驻): how a centre deals with one service or a whole category.

    Exactly one of `service_code` and `category_code` is set; a service row beats its
    category's. `mode`: 直接办 · 只收件 · 只咨询 · 不办, or empty when the source does not say.
    """

    centre_code: str
    service_code: str | None
    category_code: str | None
    room_code: str | None
    window_code: str | None
    mode: str
    wording: str
    planned: bool
    provenance: Provenance


class Schedule(NamedTuple):
    """Opening hours of one weekday: up to two segments, minutes after midnight.

    `window_code` None means the whole centre. `season_from`/`season_to` are (month, day)
    and include both ends; None means all year.
    """

    centre_code: str
    window_code: str | None
    weekday: int
    """1 (Monday) to 7 (Sunday), as in ISO 8601."""
    segments: tuple[tuple[int, int], ...]
    """((510, 720), (870, 1080)) is 08:30-12:00 and 14:30-18:00."""
    season_from: tuple[int, int] | None
    season_to: tuple[int, int] | None
    provenance: Provenance


class DayException(NamedTuple):
    """A date that breaks the weekly schedule. `centre_code` None means everywhere.

    `working` True with no segments means: open as on an ordinary weekday (调休上班).
    """

    day: date
    working: bool
    reason: str
    centre_code: str | None
    segments: tuple[tuple[int, int], ...]
    provenance: Provenance


class Centre(NamedTuple):
    """A 便民服务中心 with all that is known of the place itself."""

    code: str
    name: str
    level: str
    """社区级 · 办事处级."""
    parent: str
    """The 办事处 it belongs to."""
    address: str
    """Exact wording; empty when the source gives none."""
    floor_area: str
    """建筑面积, with its 约."""
    land_area: str
    """占地, with its 约; never mixed with floor_area."""
    storeys: str
    serves: str
    notes: str
    names: tuple[Name, ...]
    states: tuple[CentreState, ...]
    """Newest knowledge first: the first one is the current state."""
    provenance: Provenance
    duty: str = ""
    """Weekend duty, later hours, by appointment, in the source's words; empty when not known."""
    position: tuple[float, float] | None = None
    """(latitude, longitude) in degrees, WGS 84; None when not known."""
    communities: tuple[str, ...] = ()
    """Communities it serves, by name; empty when they are not known."""

    @property
    def state(self) -> CentreState | None:
        return self.states[0] if self.states else None


class LifeCircle(NamedTuple):
    """A version of what the 15分钟便民生活圈 promises to meet."""

    title: str
    wording: str
    needs: tuple[str, ...]
    provenance: Provenance


class Need(NamedTuple):
    """One need of daily life that the circle is to meet."""

    code: str
    name: str
    words: tuple[str, ...]  # how a citizen asks for it
    provenance: Provenance


class PolicyLine(NamedTuple):
    """A statement that a clerk may be asked about (six centres, 15 minutes …)."""

    topic: str
    wording: str
    provenance: Provenance


class Places(NamedTuple):
    """Everything about places: small, loaded whole, immutable."""

    categories: tuple[Category, ...]
    centres: tuple[Centre, ...]
    rooms: tuple[Room, ...]
    windows: tuple[Window, ...]
    handlings: tuple[Handling, ...]
    schedules: tuple[Schedule, ...]
    exceptions: tuple[DayException, ...]
    decree_years: frozenset[int]
    """Years whose 放假安排 is in the catalog."""
    circles: tuple[LifeCircle, ...]
    policies: tuple[PolicyLine, ...]
    settings: Mapping[str, str] = MappingProxyType({})
    """Catalog settings, e.g. `desk_centre` of the sample layer."""
    needs: tuple[Need, ...] = ()  # of the life circle, in the report's order
    claims: tuple[Claim, ...] = ()  # what sources say beside the catalog, settled or not

    def centre(self, code: str | None) -> Centre | None:
        return next((c for c in self.centres if c.code == code), None)

    def room(self, code: str | None) -> Room | None:
        return next((r for r in self.rooms if r.code == code), None)

    def window(self, code: str | None) -> Window | None:
        return next((w for w in self.windows if w.code == code), None)

    def rooms_of(self, centre_code: str) -> tuple[Room, ...]:
        return tuple(r for r in self.rooms if r.centre_code == centre_code)

    def windows_of(self, centre_code: str) -> tuple[Window, ...]:
        return tuple(w for w in self.windows if w.centre_code == centre_code)
