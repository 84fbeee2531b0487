"""How long a walk is, where both ends are known: an estimate, and always said to be one."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from deskapp.domain.models import Centre

DETOUR = 1.3
"""Streets against the straight line: the ordinary factor of planners for towns laid out in blocks."""
METRES_A_MINUTE = 60.0
"""3.6 km/h, the pace of an old person; most walk faster."""
EARTH = 6_371_000.0
"""Mean radius in metres."""

Point = tuple[float, float]


def walk_minutes(start: Centre | None, end: Centre | None) -> int | None:
    """Minutes on foot between two centres, at least 1; None where a position is not known."""
    if start is None or end is None or start.position is None or end.position is None:
        return None
    return max(round(metres(start.position, end.position) * DETOUR / METRES_A_MINUTE), 1)


def metres(one: Point, other: Point) -> float:
    """Straight line over the ground (haversine), in metres."""
    (lat_1, lon_1), (lat_2, lon_2) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def walk_words(minutes: int | None) -> str:
    """「步行约12分钟(估算)」; empty when not known."""
    return f"步行约{minutes}分钟(估算)" if minutes is not None else ""
