"""The desk: one catalog, one place to stand, one clock; every use of the program goes through it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp import clock, paths
from deskapp.desk.accidents import Damage, damage_of
from deskapp.desk.deskfile import STANDS_AT, DeskFile
from deskapp.desk.experience import Experience
from deskapp.desk.lookup import GENERIC_PLACE, Facts, answered, bundle_of, is_private, look_up
from deskapp.desk.noticing import Noticing
from deskapp.desk.recent import Recent
from deskapp.desk.say import is_place
from deskapp.desk.standing import find_centre
from deskapp.domain.answer import (
    PLACE_SERVICE,
    Bundle,
    Emergency,
    Hit,
    LifeEvent,
    Matched,
    NeedMet,
    Results,
    Status,
)
from deskapp.domain.circle import circle_of
from deskapp.domain.hours import WRONG_CLOCK
from deskapp.domain.models import Centre, Places, Service
from deskapp.domain.notices import Board
from deskapp.domain.verdict import Verdicts
from deskapp.domain.walking import walk_minutes
from deskapp.errors import DeskappError
from deskapp.storage import asked, reader
from deskapp.storage.holidays import published_days
from deskapp.storage.life_events import read_life_events
from deskapp.storage.notices import read_notices

if TYPE_CHECKING:
    from deskapp.desk.guidance import Guidance
    from deskapp.desk.pin import Pin
    from deskapp.desk.records import Records
    from deskapp.search.engine import Engine

SAMPLE_DESK = "desk_centre"
"""The catalog setting that says where the sample desk stands."""

OFFERED = timedelta(days=14)
"""How long after an upgrade the screen says where its new content is."""
READ_ONLY = "目录文件是只读的: 能查, 不能改。"


class Desk(Noticing):
    """One open catalog seen from one desk. Not for several threads."""

    places: Places
    here: Centre | None
    """Where the desk stands; None when it has not been said."""
    has_sample: bool
    is_set_up: bool  # somebody said where it stands; the sample's own place does not count
    read_only: bool
    awaits_shipped: bool
    """Was the catalog brought up to date lately, and nobody took in what came with the program?"""
    notices: tuple[str, ...]
    """Sentences to show once."""
    _engine: Engine | None
    _guidance: Guidance | None

    def __init__(
        self,
        catalog: Path,
        deskfile: DeskFile,
        stands: str | None,
        at: datetime | None,
        of: Path | None = None,
        *,
        locked: bool = False,
    ) -> None:
        """`stands`: a centre's code, name or part of it, which beats what is remembered. `of`: the
        damaged catalog that `catalog` is a copy of, where it could not be put in its place.
        `locked`: the catalog is never written, even where it could be.

        Raises CatalogError, and UsageError when no single centre is meant.
        """
        self.catalog_path = catalog
        self._of = of if of is not None else catalog
        self._file = self.memory = deskfile
        self.recent = Recent(deskfile)
        self.experience = Experience(deskfile, paths.settings_path())
        self._at = at
        self._wish = stands
        self._locked = locked
        self._open()

    def now(self) -> datetime:
        """The moment that answers speak of: `at` when one was given."""
        return self._at or clock.now()

    @cached_property
    def records(self) -> Records:
        """What happened here; loaded when the first citizen has been answered."""
        from deskapp.desk.records import Records

        return Records(self._file)

    @property
    def meant_path(self) -> Path:
        """The catalog that was asked for; `catalog_path` is a copy of it where it is damaged."""
        return self._of

    @property
    def copied_at(self) -> datetime | None:
        """Of when the copy is that answers since a damage; None when nothing was damaged lately."""
        damage = self.damage
        return damage.copy_of if damage else None

    @property
    def damage(self) -> Damage | None:
        """What happened to the catalog lately, and what answers since."""
        return damage_of(self._of, self.catalog_path, clock.now())

    @property
    def is_planning(self) -> bool:
        """Does it answer as of another moment? Then nobody is served, and nothing is counted."""
        return self._at is not None

    def lookup(self, query: str, limit: int = 10) -> Results:
        """What `query` gives here and now; nothing for an empty one."""
        self._post()
        now = self.now()
        picked = partial(self.experience.favoured, today=now.date())
        here = self._here_code()
        return look_up(self._facts, self._search, self._guide, picked, query, limit, here, now)

    def pick(self, results: Results, code: str) -> None:
        """The answer of `code` was taken from `results`: these words mean it here; kept only where it may."""
        if results.query and not self.is_planning and not self.is_private(results):
            self.experience.picked(results.query, code, self.now().date())

    def is_private(self, results: Results) -> bool:
        """Must no trace of this query be kept, in no log and no list of recent answers?"""
        return is_private(results, self._services)

    def warm(self) -> None:
        """Loads the search, the slow part of a first look-up, unless it is loaded."""
        self._search()
        self._guide()

    def core(self, words: str) -> str:
        """`words` normalised, without what does not change their meaning (请问, 怎么 …)."""
        from deskapp.search.text import normalise

        return self._search().words.without_fillers(normalise(words)).replace(" ", "")

    def _guide(self) -> Guidance:
        if self._guidance is None:
            from deskapp.desk.guidance import Guidance

            self._guidance = Guidance(self._conn, self._search().words, self.places.needs)
        return self._guidance

    def _search(self) -> Engine:
        if self._engine is None:
            from deskapp.desk.index import load_engine

            self._engine = load_engine(self._conn, self.catalog_path, read_only=self.read_only)
        return self._engine

    def hit(self, service_code: str) -> Hit | None:
        """One service with its answer, without a search."""
        service = self._services.get(service_code)
        if service is None:
            return None
        self._post()
        matched = Matched(service.name, "name", ())
        return answered(self._verdicts, 1, service, matched, self._here_code(), self.now())

    def again(self, hit: Hit) -> Hit:
        """`hit` as it stands now, asked for in the same words; a place stays as it was."""
        if is_place(hit):
            return hit
        self._post()
        service = self._services.get(hit.service.code) or hit.service
        return answered(self._verdicts, hit.rank, service, hit.matched, self._here_code(), self.now())

    def danger_of(self, service: Service) -> Emergency | None:
        """What to dial first where people come for this item because of one danger."""
        return self._guide().danger_of(service)

    def service(self, code: str) -> Service | None:
        """One service without an answer, retired or not."""
        return self._services.get(code)

    def life_events(self) -> tuple[LifeEvent, ...]:
        """The life events (一件事) of the catalog, in their order."""
        return tuple(row.event for row in read_life_events(self._conn))

    def bundle(self, event_code: str) -> Bundle | None:
        """A life event's items in order, each with its answer here and now; None when there is none."""
        self._post()
        row = next((r for r in read_life_events(self._conn) if r.event.code == event_code), None)
        return bundle_of(self._facts, row, self._here_code(), self.now()) if row is not None else None

    def circle(self, centre: Centre) -> tuple[NeedMet, ...]:
        """What a centre offers of the 15分钟便民生活圈, need by need."""
        return circle_of(self.places, centre, self.now().date())

    def walk_to(self, centre: Centre) -> int | None:
        """Minutes on foot from this desk, an estimate; None where a position is not known."""
        return walk_minutes(self.here, centre) if centre != self.here else None

    def browse(self, category_code: str) -> tuple[Service, ...]:
        """The services of one line of the hall's sign, in official order."""
        found = (self._services.get(code) for code in self._services.codes(category_code))
        return tuple(service for service in found if service is not None)

    def most_asked(self, category_code: str, limit: int = 1000) -> tuple[Service, ...]:
        """The services of one line of the hall's sign, those asked for most often first."""
        found = (self._services.get(code) for code in self._facts.most_asked(category_code, limit))
        return tuple(service for service in found if service is not None)

    def centre_status(self, centre_code: str) -> Status:
        """Is the centre open now, in words."""
        self._post()
        return self._verdicts.sites.status(centre_code, self.now())

    def _post(self) -> None:
        """Puts today's changes on the board that answers look at."""
        now = self.now()
        self._verdicts.sites.board = Board(read_notices(self._conn, now), now)

    def stand_at(self, centre_code: str | None) -> None:
        """Moves the desk and remembers it. Raises UsageError for an unknown centre; a failure
        to remember becomes a notice, for the desk has moved all the same."""
        self.here = find_centre(self.places, centre_code) if centre_code else None
        self.is_set_up = True
        self._wish = None
        try:
            self._file.set(STANDS_AT, self.here.code if self.here else "")
        except DeskappError as error:
            self.notices = (*self.notices, str(error))

    def reread(self) -> None:
        """Reads the catalog anew, after it was written. A desk that stood somewhere stands there still."""
        self.close()
        self._wish = self.here.code if self.here else self._wish
        said = self.is_set_up
        self._open()
        self.is_set_up = said

    def remove_sample(self) -> None:
        """Takes the sample layer out of the catalog. Raises CatalogError."""
        self.write_sample(there=False)
        self.reread()

    def restore_sample(self) -> None:
        """Puts the packaged sample layer back. Raises CatalogError."""
        self.write_sample(there=True)
        self.reread()

    def write_sample(self, *, there: bool) -> None:
        """Writes the sample layer in or out and no more: for a thread; `reread` shows it here."""
        from deskapp.storage import writer

        (writer.restore_sample if there else writer.remove_sample)(self.catalog_path)

    @property
    def pin(self) -> Pin:
        """The editing PIN: to be checked before a form opens."""
        from deskapp.desk.pin import Pin

        return Pin(self._of, self._file)

    def close(self) -> None:
        self._conn.close()

    def _open(self) -> None:
        self._conn = reader.open_catalog(self.catalog_path)
        try:
            self._read()
        except BaseException:
            self._conn.close()
            raise

    def _read(self) -> None:
        self.places = reader.read_places(self._conn)
        self.has_sample = reader.sample_present(self._conn)
        copied = self._of != self.catalog_path
        self.read_only = self._locked or copied or not reader.writable(self.catalog_path)
        self._services = reader.Services(self._conn)
        self._verdicts = Verdicts(self.places, published_days)
        self.awaits_shipped = asked.shipped_waits(self._conn, self.now().date() - OFFERED)
        self._engine = None
        self._guidance = None
        self.here = self._stand()
        self._facts = self._gather()
        self.notices = self._notices()

    def _gather(self) -> Facts:
        code = asked.code_named(self._conn, PLACE_SERVICE)
        place_service = self._services.get(code) if code else None
        return Facts(
            self.places,
            self._services,
            self._verdicts,
            place_service or GENERIC_PLACE,
            lambda category, limit: asked.most_asked(self._conn, category, limit),
        )

    def _stand(self) -> Centre | None:
        """What was asked for, else what is remembered, else what the sample says."""
        remembered = self._file.get(STANDS_AT)
        self.is_set_up = self._wish is not None or remembered is not None
        if self._wish is not None:
            return find_centre(self.places, self._wish)
        code = self.places.settings.get(SAMPLE_DESK) if remembered is None else remembered
        return self.places.centre(code)

    def _notices(self) -> tuple[str, ...]:
        damage = self.damage
        late = self._verdicts.sites.hours.clock_is_wrong(self.now())
        clock_words = (
            f"{WRONG_CLOCK}: 现在是 {self.now():%Y-%m-%d %H:%M}, 比目录里的资料还早。" if late else ""
        )
        return tuple(
            n
            for n in (
                damage.words if damage else "",
                self._file.notice,
                READ_ONLY if self.read_only else "",
                clock_words,
            )
            if n
        )

    def _here_code(self) -> str | None:
        return self.here.code if self.here else None
