"""设好本台: one step after the other, left and taken up again at will."""

from __future__ import annotations

from functools import partial

from deskapp.errors import DeskappError
from deskapp.tui.upkeep.picker import PICK, Key, Picker
from deskapp.tui.upkeep.sitting import Sitting
from deskapp.upkeep import first_use
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.first_use import Step
from deskapp.upkeep.keeper import Record, Saved
from deskapp.upkeep.kind import ON_SITE, Entry

TITLE = "设好本台"
NOTE = "五步, 几分钟; 随时 Esc 离开, 下次接着来。回车做这一步"
DONE = "本台设好了: {centre}。打字就能查; 以后要改按 Ctrl+G"
DO = "做这一步"
WHERE_TITLE = "第 1 步: 这是哪个中心"
WHERE_NOTE = "选本台所在的中心; 没有就按 F7 新增"
LEADS = {first_use.OPEN: "第 2 步", first_use.HOURS: "第 3 步", first_use.WINDOWS: "第 4 步"}
SAMPLE_TITLE = "第 5 步: 去掉示例"
SAMPLE_NOTE = "示例的窗口和时间是编的。去掉后只剩真的; 您填的都还在, 菜单里能再放回来"
TOOK_IN = "{summary}; 看看窗口对不对, 回车接着做下一步"
CHOSEN_FIRST = "先做第 1 步: 选这是哪个中心"


class SetUp:
    """Walks through the steps of `first_use`."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.desk = sitting.desk
        self._overview: Picker | None = None

    def start(self) -> None:
        """The overview, and over it the first step that is not done."""
        self._overview = Picker(TITLE, self._entries, self._chosen, note=NOTE, enter=DO)
        self.sitting.app.push_screen(self._overview)
        self._go_on()

    def _steps(self) -> tuple[Step, ...]:
        desk = self.desk
        return first_use.steps(desk.places, desk.here, chosen=desk.is_set_up, has_sample=desk.has_sample)

    def _entries(self) -> list[Entry]:
        """Each step with what is known, done ones said so in words."""
        return [
            Entry(step.name, f"{at} {step.title}", f"{'好了' if step.done else '未做'}  {step.known}")
            for at, step in enumerate(self._steps(), 1)
        ]

    def _go_on(self, sentence: str = "") -> None:
        """The next step, or the end."""
        assert self._overview is not None
        self._overview.reload(sentence or NOTE)
        step = first_use.next_step(self._steps())
        if step is not None:
            self._do(step.name)
        elif self.desk.here is not None:
            self._overview.reload(DONE.format(centre=self.desk.here.name))

    def _chosen(self, entry: Entry) -> None:
        self._do(entry.key)

    def _do(self, name: str) -> None:
        if name == first_use.WHERE:
            self._ask_where()
        elif name == first_use.SAMPLE:
            self._ask_sample()
        elif not self.desk.is_set_up or self.desk.here is None:
            assert self._overview is not None
            self._overview.reload(CHOSEN_FIRST)
        elif name == first_use.WINDOWS:
            self._read_windows(self.desk.here.code)
        else:
            self._fill_in(name, self.desk.here.code)

    def _read_windows(self, centre: str) -> None:
        """The table that the hall has already, or a form."""
        from deskapp.tui.upkeep.window_table import WindowTable

        lead = LEADS[first_use.WINDOWS]
        by_hand = partial(self._fill_in, first_use.WINDOWS, centre)
        WindowTable(self.sitting, centre, self._took_in, by_hand, lead).choose()

    def _took_in(self, summary: str) -> None:
        """The windows stand in the overview; Enter goes on from there."""
        assert self._overview is not None
        self._overview.reload(TOOK_IN.format(summary=summary))
        undone = (at for at, step in enumerate(self._steps()) if not step.done)
        self._overview.action_move(next(undone, 0) - self._overview.selected)

    # 1

    def _ask_where(self) -> None:
        keys = (Key("f7", "F7", "新增中心", lambda _entry: self._new_centre()),)
        picker = Picker(WHERE_TITLE, self._centres, self._stand, keys, WHERE_NOTE, PICK)
        self.sitting.app.push_screen(picker)

    def _centres(self) -> list[Entry]:
        return [Entry(c.code, c.name, c.address, words=" ".join(n.text for n in c.names))
                for c in self.desk.places.centres]  # fmt: skip

    def _stand(self, entry: Entry) -> None:
        if self.sitting.shut():
            self._stand_at(entry.key)

    def _stand_at(self, code: str) -> None:
        try:
            self.desk.stand_at(code)
        except DeskappError as error:
            self._say(str(error))
            return
        self._go_on()

    def _new_centre(self) -> None:
        if not self.sitting.shut():
            return
        record = self.sitting.keeper.open(BY_NAME["centre"])
        self.sitting.fill_in(record, self._made, "第 1 步", how=ON_SITE)

    def _made(self, saved: Saved | None) -> None:
        if saved is not None:
            self.sitting.refresh()
            self._stand_at(saved.key)

    # 2 to 4

    def _fill_in(self, name: str, centre: str) -> None:
        make = {
            first_use.OPEN: first_use.opening_record,
            first_use.HOURS: first_use.hours_record,
            first_use.WINDOWS: first_use.windows_record,
        }[name]
        try:
            record: Record = make(self.sitting.keeper, centre)
        except DeskappError as error:
            self._say(str(error))
            return
        self.sitting.fill_in(record, self._filled, LEADS[name], how=ON_SITE)

    def _filled(self, saved: Saved | None) -> None:
        if saved is None:
            return
        self.sitting.refresh()
        self._go_on()

    # 5

    def _ask_sample(self) -> None:
        entries = [Entry("yes", "去掉示例", ""), Entry("no", "先留着", "以后在菜单里也能去掉")]

        def chosen(entry: Entry) -> None:
            if self.sitting.shut() and entry.key == "yes":
                self._remove_sample()

        self.sitting.app.push_screen(
            Picker(SAMPLE_TITLE, lambda: entries, chosen, note=SAMPLE_NOTE, enter=PICK)
        )

    def _remove_sample(self) -> None:
        from deskapp.storage.writer import remove_sample

        self.sitting.write(lambda: remove_sample(self.desk.catalog_path), lambda _none: self._go_on())

    def _say(self, sentence: str) -> None:
        assert self._overview is not None
        self._overview.reload(sentence)
