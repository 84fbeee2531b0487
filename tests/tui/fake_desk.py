"""A small desk that answers like the real one, frozen at a Monday lunch break."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from deskapp import paths
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.experience import Experience
from deskapp.desk.notice_draft import About, Around, Until, abouts, untils
from deskapp.desk.recent import Recent
from deskapp.desk.records import Records
from deskapp.domain.answer import (
    ACCEPT_ONLY,
    CAN_DO,
    ELSEWHERE,
    NOT_OPEN,
    UNKNOWN_WINDOW,
    UNVERIFIED,
    Answer,
    Bundle,
    Choice,
    Emergency,
    Hit,
    LifeEvent,
    Matched,
    NeedMet,
    Question,
    Results,
    Status,
)
from deskapp.domain.circle import circle_of
from deskapp.domain.models import (
    Category,
    Centre,
    CentreState,
    Confusion,
    Document,
    Handling,
    LifeCircle,
    Name,
    Places,
    PolicyLine,
    Provenance,
    Room,
    Service,
    Source,
    TimeLimit,
    Window,
)
from deskapp.domain.notices import Notice
from deskapp.errors import UsageError

NOON = datetime(2026, 9, 21, 12, 10)
REPORT = Provenance(Source("report-2022-08-22", "2022-08-22 报道", "report", date(2022, 8, 22)))
SAMPLE = Provenance(Source("sample", "示例", "sample"))
STATUTE = Provenance(Source("law", "《社会救助暂行办法》", "statute"))
PRACTICE = Provenance(Source("practice", "通行做法, 未核实", "practice"))

WELFARE = Category("mz", "民政救助", 2)
HOUSEHOLD = Category("hj", "户籍", 1)
CATEGORIES = (HOUSEHOLD, WELFARE)

LUNCH = Status("lunch", "午休, 14:30 开")
OPEN = Status("open", "正在办公, 18:00 下班")
COMING = Status("not_open_yet", "还没开")
UNKNOWN = Status("unknown", "办公时间未核实")


def service(code: str, name: str, category: Category, **more: object) -> Service:
    blank = Service(
        code=code, name=name, category=category, department="", item_type="行政给付", levels=("办事处",),
        eligibility="", fee="", legal_basis="", notes="", doubt="", confidence="low", names=(), documents=(),
        limits=(), confusions=(), phone="", provenance=PRACTICE,
    )  # fmt: skip
    return blank._replace(**more)  # type: ignore[arg-type]


DIBAO = service(
    "mz-0038", "最低生活保障对象认定、保障金给付", WELFARE,
    department="办事处社会事务(民政)岗,县级民政部门", levels=("社区", "办事处"),
    eligibility="共同生活家庭成员人均收入低于当地低保标准且财产符合规定的家庭", fee="免费",
    legal_basis="《社会救助暂行办法》第九条至第十三条;《最低生活保障审核确认办法》(民发〔2021〕57号)",
    notes="拟保名单须公示;与特困、低保边缘、临时救助最易混", doubt="周口是否下放、标准多少待核实",
    confidence="medium", names=(Name("低保", "alias"), Name("吃低保", "alias"), Name("救济", "old_name")),
    documents=(
        Document("申请书"), Document("共同生活家庭成员居民户口簿和居民身份证"),
        Document("家庭经济状况核对授权书"), Document("残疾人证", "家里有残疾人"),
    ),
    limits=(TimeLimit("legal", "30个工作日(特殊45个工作日)"), TimeLimit("citizen", "停发不服, 60日内可复议")),
    confusions=(Confusion("mz-0042", "临时救助对象认定、救助金给付", "临时救助救急一次, 低保按月长期"),),
    provenance=STATUTE,
)  # fmt: skip
TEMPORARY = service(
    "mz-0042", "临时救助对象认定、救助金给付", WELFARE, fee="免费", documents=(Document("申请书"),)
)
MOVE = service(
    "hj-0012", "户口迁移跨省通办", HOUSEHOLD, department="公安派出所", levels=("派出所",), fee="免费"
)
MOVE_OUT = service("hj-0011", "户口迁出(户口迁移证)", HOUSEHOLD, department="公安派出所", levels=("派出所",))
HOSTILE = service(
    "zz-0001", "[red]坏[/x] 名\x1b[31m字\u202e [A1]窗口", WELFARE, department="[@click=app.exit]点[/]",
    notes="第一行\x00\x9b2J第二行", fee="\x1b]0;x\x07免费",
)  # fmt: skip
SERVICES = (DIBAO, TEMPORARY, MOVE, MOVE_OUT, HOSTILE)

GUIHE = Centre(
    "guihe", "贵和家园社区便民服务中心", "社区级", "搬口办事处", "武盛大道与太清路交叉口附近的贵和家园小区",
    "约1000平方米", "", "上下两层", "", "", (Name("贵和家园", "alias"),),
    (
        CentreState("开放", "示例: 假设已开放", "", None, SAMPLE),
        CentreState("装修", "目前正在进行装修", "预计9月份投入使用", date(2022, 9, 30), REPORT),
    ),
    REPORT,
)  # fmt: skip
MINGDU = Centre(
    "mingdu", "名都社区便民服务中心", "社区级", "搬口办事处", "", "", "", "", "", "", (),
    (CentreState("选址", "选址已确定", "", None, REPORT),), REPORT,
)  # fmt: skip
HALL = Room("guihe-hall", "guihe", "便民服务大厅", "hall", "一楼", "示例", planned=False, provenance=SAMPLE)
WINDOW = Window("guihe-2", "guihe", "guihe-hall", "2号", "民政救助", SAMPLE)
AT_HALL = Handling(
    "guihe", None, "mz", "guihe-hall", "guihe-2", "直接办", "示例", planned=False, provenance=SAMPLE
)
CIRCLE = LifeCircle("2022-08-22 报道的说法", "建成15分钟便民生活圈", ("办事", "养老", "购物"), REPORT)
POLICY = PolicyLine("centres", "建设六个便民服务中心", REPORT)
PLACES = Places(
    CATEGORIES, (GUIHE, MINGDU), (HALL,), (WINDOW,),
    (AT_HALL,),
    (), (), frozenset({2026}), (CIRCLE,), (POLICY,), {"desk_centre": "guihe"},
)  # fmt: skip

HERE = Answer(
    CAN_DO, GUIHE.name, "guihe", "社区级", "一楼", "便民服务大厅", "2号", GUIHE.address, LUNCH,
    "2号窗口民政救助, 直接办", ("申请书", "共同生活家庭成员居民户口簿和居民身份证", "家庭经济状况核对授权书"),
    None, (), "", sample=True, provenances=(SAMPLE, STATUTE),
)  # fmt: skip
POLICE = Answer(
    ACCEPT_ONLY, GUIHE.name, "guihe", "社区级", "一楼", "派出所工作站", None, None, OPEN,
    "派出所工作站只收件", (), None, (), UNKNOWN_WINDOW, sample=True, provenances=(SAMPLE, PRACTICE),
)  # fmt: skip
AWAY = Answer(
    ELSEWHERE, None, None, "派出所", None, None, None, None, UNKNOWN, "派出所的事, 这里不办", (),
    POLICE, (), "", sample=False, provenances=(PRACTICE,),
)  # fmt: skip
CLOSED = Answer(
    NOT_OPEN, MINGDU.name, "mingdu", "社区级", None, None, None, None, COMING,
    "还在选址筹备(2022-08-22 报道), 何时开未公布", (), HERE, (), "", sample=False, provenances=(REPORT,),
)  # fmt: skip
UNSURE = Answer(
    UNVERIFIED, None, None, "办事处级", None, None, None, None, UNKNOWN, "办理地点未核实", (),
    None, (), "办理地点未核实, 可拨 12345 或问大厅导服", sample=False, provenances=(PRACTICE,),
)  # fmt: skip
ANSWERS = {"mz-0038": HERE, "mz-0042": CLOSED, "hj-0012": POLICE, "hj-0011": AWAY, "zz-0001": UNSURE}

MATCHES: dict[str, tuple[tuple[Service, Matched], ...]] = {
    "低保": (
        (DIBAO, Matched("低保", "alias", ((0, 2),))),
        (TEMPORARY, Matched("低保临时补助", "alias", ((0, 2),))),
    ),
    "底保": ((DIBAO, Matched("低保", "fuzzy", ((1, 2),))),),
    "hkqy": (
        (MOVE, Matched(MOVE.name, "initials", ((0, 4),))),
        (MOVE_OUT, Matched(MOVE_OUT.name, "initials", ((0, 2), (5, 7)))),
    ),
    "坏": ((HOSTILE, Matched(HOSTILE.name, "name", ((5, 6),))),),
}
MATCHES["养老"] = MATCHES["低保"]
QUESTIONS = {
    "养老": Question(
        "交的是哪种养老?",
        (
            Choice("1", "居民 (农民、没单位)", "mz-0042"),
            Choice("2", "职工 (有单位)", "hj-0012"),
            Choice("3", "灵活就业", "hj-0011"),
        ),
    )
}
FIRE = Emergency("着火", "119", "先打 119 说清地点; 有人受伤打 120。人先走, 不要乘电梯。")
UNSURE_QUERIES = frozenset({"底保"})


class FakeDesk:
    """Answers from tables; remembers what was asked of it."""

    def __init__(self) -> None:
        self.places = PLACES
        self.notices: tuple[str, ...] = ()
        self.catalog_path = Path("catalog.db")
        self.here: Centre | None = GUIHE
        self.read_only = False
        self.has_sample = True
        self.is_set_up = True
        self.awaits_shipped = False
        self.asked: list[str] = []
        self.warmed = False
        self.closed = False
        self.private = False
        self.today: tuple[str, ...] = ()
        self.reread_times = 0
        self.memory = DeskFile(paths.desk_path())
        self.records = Records(DeskFile(paths.desk_path()))
        self.recent = Recent(DeskFile(paths.desk_path()))
        self.records = Records(DeskFile(paths.desk_path()))
        self.is_planning = False
        self.experience = Experience(DeskFile(paths.desk_path()), paths.settings_path())

    def service(self, code: str) -> Service | None:
        return next((item for item in SERVICES if item.code == code), None)

    def core(self, words: str) -> str:
        return words

    def warm(self) -> None:
        self.warmed = True

    def now(self) -> datetime:
        return NOON

    def lookup(self, query: str, limit: int = 10) -> Results:
        self.asked.append(query)
        if query == "很多":
            return Results(
                query, tuple(self._hit(n, s, Matched(s.name, "name", ())) for n, s in self._many()), True
            )
        if query == "着火":
            return Results(query, (), False, emergency=FIRE)
        if query == "过期":
            old = ("先问再说, 地点窗口 2026-05-01 核实, 已过 143 天",)
            known = HERE._replace(sample=False)
            return Results(query, (Hit(1, DIBAO, Matched(DIBAO.name, "name", ()), known, aged=old),), True)
        if query == "小声":
            answer = HERE._replace(alerts=("今天系统维护, 15:00 恢复",))
            quiet = DIBAO._replace(sensitive="请到旁边说")
            return Results(query, (Hit(1, quiet, Matched(DIBAO.name, "name", ()), answer),), True)
        found = MATCHES.get(query, ())[:limit]
        hits = tuple(self._hit(rank, item, matched) for rank, (item, matched) in enumerate(found, 1))
        return Results(query, hits, query not in UNSURE_QUERIES, QUESTIONS.get(query))

    def _many(self) -> list[tuple[int, Service]]:
        return [(n, DIBAO._replace(name=f"第{n}个事项")) for n in range(1, 51)]

    def _hit(self, rank: int, item: Service, matched: Matched) -> Hit:
        return Hit(rank, item, matched, ANSWERS[item.code])

    def hit(self, service_code: str) -> Hit | None:
        item = next((item for item in SERVICES if item.code == service_code), None)
        return None if item is None else self._hit(1, item, Matched(item.name, "name", ()))

    def again(self, hit: Hit) -> Hit:
        return hit

    def pick(self, results: Results, code: str) -> None:
        self.experience.picked(results.query, code, NOON.date())

    def is_private(self, results: Results) -> bool:
        return (
            self.private
            or results.emergency is not None
            or any(hit.service.sensitive for hit in results.hits)
        )

    def circle(self, centre: Centre) -> tuple[NeedMet, ...]:
        return circle_of(self.places, centre, NOON.date())

    def walk_to(self, centre: Centre) -> int | None:
        return None

    def browse(self, category_code: str) -> tuple[Service, ...]:
        return tuple(item for item in SERVICES if item.category.code == category_code)

    def centre_status(self, centre_code: str) -> Status:
        return LUNCH if centre_code == "guihe" else COMING

    def ready_to_write(self) -> None:
        return

    def days_unseen(self) -> int | None:
        return None

    def told_today(self) -> tuple[str, ...]:
        return self.today

    def notices_now(self) -> tuple[Notice, ...]:
        return ()

    def notice_history(self) -> tuple[Notice, ...]:
        return ()

    def draft_notice(
        self, words: str, service_code: str | None = None
    ) -> tuple[tuple[About, ...], tuple[Until, ...]]:
        around = Around(self.places, self.here, None, None, None)
        del service_code
        return abouts(words, around), untils(words, NOON, None)

    def add_notice(
        self,
        text: str,
        until: datetime,
        *,
        window: str | None = None,
        service: str | None = None,
        category: str | None = None,
        everywhere: bool = False,
        suspends: bool = False,
    ) -> Notice:
        del window, service, category, everywhere
        return Notice(1, text, "centre", None, None, None, suspends, NOON, until, "", SAMPLE)

    def end_notice(self, number: int) -> None:
        raise UsageError(f"没有 {number} 号")

    def life_events(self) -> tuple[LifeEvent, ...]:
        return ()

    def bundle(self, event_code: str) -> Bundle | None:
        del event_code
        return None

    def stand_at(self, centre_code: str | None) -> None:
        self.here = self.places.centre(centre_code)

    def write_sample(self, *, there: bool) -> None:
        self.has_sample = there

    def reread(self) -> None:
        self.reread_times += 1

    def close(self) -> None:
        self.closed = True
