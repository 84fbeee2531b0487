"""Hits as the desk would give them, without a catalog."""

from __future__ import annotations

from datetime import date, datetime

from deskapp.domain.answer import Answer, Hit, Matched, Status
from deskapp.domain.models import Category, Document, Provenance, Service, Source, TimeLimit

AT = datetime(2026, 9, 22, 12, 10)
SAMPLE = Provenance(Source("sample", "示例", "sample"))
OWN = Provenance(Source("desk", "本台", "desk"), date(2026, 9, 1))
REPORT = Provenance(Source("report-2022-08-22", "2022-08-22 报道", "report", date(2022, 8, 22)))
LAW = Provenance(Source("law", "《社会救助暂行办法》", "statute", date(2019, 3, 2)))

HALL = "贵和家园社区便民服务中心"


def service(
    name: str = "最低生活保障金给付",
    papers: tuple[str | Document, ...] = ("居民身份证", "居民户口簿"),
    *,
    code: str = "mz-0038",
    confidence: str = "high",
    provenance: Provenance = LAW,
) -> Service:
    documents = tuple(Document(p) if isinstance(p, str) else p for p in papers)
    return Service(
        code=code, name=name, category=Category("mz", "民政救助", 1), department="区民政局", item_type="",
        levels=("社区",), eligibility="符合条件的困难家庭", fee="免费", legal_basis="", notes="", doubt="",
        confidence=confidence, names=(), documents=documents,
        limits=(TimeLimit("legal", "30个工作日", 30, "工作日"), TimeLimit("citizen", "一个月内申报")),
        confusions=(), phone="", provenance=provenance,
    )  # fmt: skip


def answer(
    verdict: str = "能办",
    centre: str | None = HALL,
    window: str | None = "2号",
    *,
    source: Provenance = OWN,
    instead: Answer | None = None,
    advice: str = "",
    reason: str = "这里直接办",
) -> Answer:
    return Answer(
        verdict=verdict, centre=centre, centre_code="c1" if centre else None, level="社区级", floor="一楼",
        room="便民服务大厅", window=window, address="武盛大道1号", status=Status("lunch", "午休, 14:30 开"),
        reason=reason, bring=(), instead=instead, also=(), advice=advice,
        sample=source is SAMPLE, provenances=(source, LAW),
    )  # fmt: skip


def hit(item: Service | None = None, where: Answer | None = None) -> Hit:
    item = item or service()
    return Hit(1, item, Matched(item.name, "name", ()), where or answer())


def sample_hit() -> Hit:
    """An item of which nothing is verified, at a sample window."""
    return hit(
        service(confidence="low"), answer("只收件", source=SAMPLE, reason="这里只收材料, 不在这里审批")
    )
