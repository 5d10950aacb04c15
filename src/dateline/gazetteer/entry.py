"""A place on its way into the gazetteer's file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from dateline.gazetteer.folding import fold, is_acronym
from dateline.model import Precision

_EARTH_RADIUS_KM = 6371.0


class Kind(IntEnum):
    """What sort of place; finer than `Precision`, for ranking."""

    COUNTRY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    CAPITAL = 3
    CITY = 4
    FACILITY = 5
    REGION = 6  # named regions that are no administrative division
    AREA = 7


class NameKind(IntEnum):
    """How a name belongs to a place, the surest first."""

    MAIN = 0
    CURATED = 1  # ours: news usage
    ALTERNATE = 2  # the packages': many languages and spellings, some of them stray
    ACRONYM = 3  # counts in capitals only


PRECISION = {
    Kind.COUNTRY: Precision.COUNTRY,
    Kind.ADMIN1: Precision.REGION,
    Kind.ADMIN2: Precision.REGION,
    Kind.CAPITAL: Precision.CITY,
    Kind.CITY: Precision.CITY,
    Kind.FACILITY: Precision.FACILITY,
    Kind.REGION: Precision.REGION,
    Kind.AREA: Precision.AREA,
}


@dataclass(slots=True)
class Entry:
    """One place with its names, still open to change. `lat` and `lon` in degrees."""

    id: str
    name: str
    kind: Kind
    country: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    admin1: str | None = None
    admin2: str | None = None
    names: dict[str, NameKind] = field(default_factory=dict)  # key -> how it belongs

    def add(self, names: Iterable[str], kind: NameKind) -> None:
        """Files the place under more names; a surer way of belonging is kept."""
        for name in names:
            how = NameKind.ACRONYM if is_acronym(name) and kind is not NameKind.MAIN else kind
            key = fold(name)
            if key and how < self.names.get(key, 99):
                self.names[key] = how


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    north, other_north = math.radians(lat), math.radians(other_lat)
    half_north = math.sin((other_north - north) / 2) ** 2
    half_east = math.sin(math.radians(other_lon - lon) / 2) ** 2
    return (
        2
        * _EARTH_RADIUS_KM
        * math.asin(math.sqrt(min(1.0, half_north + math.cos(north) * math.cos(other_north) * half_east)))
    )


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The middle of the box around points (lat, lon in degrees), without the outermost fiftieth on each side.

    For a division this is nearer to its own middle than the mean of its towns, which is where people live. ±180° is no
    seam.

    Returns:
        The point in degrees; None without points.
    """
    if not points:
        return None
    north = sorted(lat for lat, _ in points)
    east = sorted(lon for _, lon in points)
    if east[-1] - east[0] > 180:
        east = sorted(lon % 360 for lon in east)
    cut = len(points) // 50
    lat = (north[cut] + north[-1 - cut]) / 2
    lon = (east[cut] + east[-1 - cut]) / 2
    return round(lat, 4), round(lon - 360 if lon > 180 else lon, 4)
