"""Places of two records compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from dateline.model import Precision, Where
from dateline.resolve.across.countries import leading_country
from dateline.resolve.across.folding import fold

NEAR_KM = 25.0  # a city and a facility of it, or a suburb
FAR_KM = 50.0  # beyond it two points are two places
_EARTH_KM = 6371.0
_POINTS = frozenset({Precision.FACILITY, Precision.CITY})


class Nearness(Enum):
    """How two places lie to each other."""

    SAME_POINT = "same point"  # one city or facility
    NEAR = "near"  # within `NEAR_KM`, or a point in the region named
    SAME_AREA = "same area"  # one region
    SAME_COUNTRY = "same country"  # nothing finer is known of at least one
    UNKNOWN = "unknown"
    OTHER_NAME = "other name"  # two places below a country that cannot be measured and share no word
    APART = "apart"  # more than `FAR_KM` between two points, or two regions of one country
    OTHER_COUNTRY = "other country"


@dataclass(frozen=True, slots=True)
class Spot:
    """What is compared of a place. `lat` and `lon` are degrees, None where it is no point."""

    id: str | None
    name: str  # folded
    country: str | None
    admin1: str | None
    precision: Precision
    lat: float | None = None
    lon: float | None = None


def spot_of(where: Where | None) -> Spot | None:
    """A record's place; None where nothing is known of it."""
    if where is None:
        return None
    place = where.place
    if place is None:
        return _unresolved(fold(where.text), where.country)
    point = place.precision in _POINTS
    return Spot(
        place.id,
        fold(place.name),
        place.country or where.country,
        fold(place.admin1) if place.admin1 else None,
        place.precision,
        place.lat if point else None,
        place.lon if point else None,
    )


def _unresolved(name: str, country: str | None) -> Spot | None:
    said, rest = leading_country(name.removeprefix("the "))
    if name and not rest:
        return Spot(None, name, said, None, Precision.COUNTRY)
    return Spot(None, name, country, None, Precision.UNRESOLVED) if name or country else None


@lru_cache(maxsize=100_000)
def nearness(one: Spot | None, other: Spot | None) -> Nearness:
    """How two places lie to each other; the same either way round."""
    if one is None or other is None:
        return Nearness.UNKNOWN
    if one.id is not None and one.id == other.id:
        return _same(one.precision)
    if one.country and other.country and one.country != other.country:
        return Nearness.OTHER_COUNTRY
    if (apart := kilometres(one, other)) is not None:
        return _by_distance(apart)
    if one.name and one.name == other.name:
        return _same(one.precision if one.id else other.precision)
    return _by_division(one, other)


def _same(precision: Precision) -> Nearness:
    if precision is Precision.COUNTRY:
        return Nearness.SAME_COUNTRY
    return Nearness.SAME_AREA if precision in (Precision.REGION, Precision.AREA) else Nearness.SAME_POINT


def _by_distance(apart: float) -> Nearness:
    if apart <= NEAR_KM:
        return Nearness.NEAR
    return Nearness.APART if apart > FAR_KM else Nearness.UNKNOWN


def _by_division(one: Spot, other: Spot) -> Nearness:
    """Two places that cannot be measured: by region, then by country."""
    regions = [spot for spot in (one, other) if spot.precision is Precision.REGION]
    if len(regions) == 2:
        return Nearness.APART
    if regions and (point := one if other in regions else other).admin1:
        return Nearness.NEAR if point.admin1 == regions[0].name else Nearness.APART
    if _is_fine(one) and _is_fine(other) and set(one.name.split()).isdisjoint(other.name.split()):
        return Nearness.OTHER_NAME
    return Nearness.SAME_COUNTRY if one.country and one.country == other.country else Nearness.UNKNOWN


def _is_fine(spot: Spot) -> bool:
    return bool(spot.name) and spot.precision not in (Precision.COUNTRY, Precision.AREA)


def kilometres(one: Spot, other: Spot) -> float | None:
    """Great-circle distance of two points; None where one is none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    phi, psi = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
