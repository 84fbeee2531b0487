"""A crash or a hang is followed by another start, a little later each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from deskapp.kiosk.codes import CRASHED, LEFT_BY_PIN
from deskapp.kiosk.supervisor import FIRST_WAIT, HUNG_SECONDS, LONGEST_WAIT, STEADY_SECONDS, Supervisor


class World:
    """Time that passes only by resting, and children that live as long as a test says."""

    def __init__(self, lives: Sequence[tuple[float, int | None]]) -> None:
        """`lives`: (seconds of heartbeat, exit code after them, or None to hang)."""
        self.now = 0.0
        self.starts: list[float] = []
        self.shown: list[float] = []
        self._lives: Iterator[tuple[float, int | None]] = iter(lives)
        self.child: FakeChild | None = None
        self.keeper = Supervisor(
            self.start, self.pulse, lambda: self.shown.append(self.now), lambda: self.now, self.rest
        )

    def rest(self, seconds: float) -> None:
        self.now += max(seconds, 0.01)

    def start(self) -> FakeChild:
        self.starts.append(self.now)
        life = next(self._lives, (1e9, None))
        if life[0] == 1e9:
            self.keeper.told_to_end = True
        self.child = FakeChild(lambda: self.now, *life)
        return self.child

    def pulse(self) -> str:
        return self.child.pulse() if self.child else ""


class FakeChild:
    def __init__(self, clock: Callable[[], float], beats: float, code: int | None) -> None:
        self._clock, self._born, self._beats, self._code = clock, clock(), beats, code
        self.killed = self.asked = False

    def poll(self) -> int | None:
        if self.killed or self.asked:
            return -9
        return self._code if self._clock() - self._born >= self._beats else None

    def pulse(self) -> str:
        return str(int(min(self._clock() - self._born, self._beats) * 2))

    def kill(self) -> None:
        self.killed = True

    def terminate(self) -> None:
        self.asked = True

    def wait(self, timeout: float | None = None) -> int:
        del timeout
        return -9


def test_the_pin_ends_it() -> None:
    world = World([(5.0, LEFT_BY_PIN)])
    assert world.keeper.run() == 0
    assert world.keeper.restarts == 0


def test_a_crash_says_that_it_recovers_and_starts_again() -> None:
    world = World([(5.0, CRASHED)])
    world.keeper.run()
    assert world.keeper.restarts == 1
    assert len(world.shown) == 1
    assert world.starts[1] - world.shown[0] <= FIRST_WAIT + 0.3


def test_a_hang_is_ended_within_ten_seconds() -> None:
    world = World([(3.0, None)])
    world.keeper.run()
    assert world.keeper.restarts == 1
    assert world.starts[1] - 3.0 <= HUNG_SECONDS + 2.0 <= 10.0


def test_failures_in_a_row_wait_longer_each_time_up_to_a_limit() -> None:
    world = World([(0.0, CRASHED)] * 10)
    world.keeper.run()
    waits = [b - a for a, b in pairwise(world.starts)]
    assert waits == sorted(waits)
    assert waits[0] < 1.0
    assert LONGEST_WAIT <= waits[-1] <= LONGEST_WAIT + 1.0


def test_after_a_steady_hour_the_wait_is_short_again() -> None:
    world = World([(0.0, CRASHED)] * 5 + [(STEADY_SECONDS + 1.0, CRASHED)])
    world.keeper.run()
    assert world.starts[-1] - world.shown[-1] <= FIRST_WAIT + 0.3


def test_being_told_to_end_ends_the_child_too() -> None:
    world = World([])
    assert world.keeper.run() == 0
    assert world.child is not None
    assert world.child.asked
