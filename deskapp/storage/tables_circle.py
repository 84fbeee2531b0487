"""Tables of what lies around a centre: the needs of the 15分钟便民生活圈, which facility meets them, which
communities belong to a centre; and the certificates that a 社区 must not issue. Part of `tables`."""

from sqlmodel import Field, SQLModel

from deskapp.storage.tables_base import Sourced


class NeedRow(Sourced, table=True):
    """One need of daily life that the circle is to meet (上学, 看病, 买菜 …)."""

    __tablename__ = "circle_need"
    code: str = Field(primary_key=True)
    name: str
    words: str = ""
    """How a citizen asks for it, separated by |."""
    position: int = 0


class RoomNeedRow(SQLModel, table=True):
    """A room or facility that meets a need."""

    __tablename__ = "room_need"
    room_code: str = Field(foreign_key="room.code", primary_key=True)
    need_code: str = Field(foreign_key="circle_need.code", primary_key=True)


class CatchmentRow(Sourced, table=True):
    """A community (社区, 小区, 村) that a centre serves (服务范围)."""

    __tablename__ = "catchment"
    id: int | None = Field(default=None, primary_key=True)
    centre_code: str = Field(foreign_key="centre.code", index=True)
    community: str


class RefusedCertificateRow(Sourced, table=True):
    """A certificate that a 社区 must not issue (不应出具的证明), and where to go instead."""

    __tablename__ = "refused_certificate"
    code: str = Field(primary_key=True)
    name: str
    """Official name, as in the list."""
    service_code: str = Field(foreign_key="service.code", index=True)
    """The item to turn to; where there is none, the item that explains what a 社区 may issue."""
    instead: str
    """Where to go, in one clause."""
    words: str = ""
    """How a citizen asks for it, separated by |."""
    position: int = 0
