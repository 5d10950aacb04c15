"""Stretches of days drawn on a line: where each bar begins and ends, and what is written below.

Places are percent of the width, so that the drawing fits any screen. Days near to one another lie on an even scale.
Where they lie far apart and the day of publication is known, the scale is logarithmic around it, as news is: last week
takes as much room as the years before it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date

from dateline.serve.dates import short_date

_LEFT, _RIGHT = 3.0, 94.0  # percent; the rest is margin, for labels
_GAP = 6.0  # percent between two bars of a lane: the room of a label on a telephone
_LABEL = 16.0  # percent: the room of a tick's label on a telephone
_MOST_LANES = 16
_EVEN_DAYS = 92  # up to so many days the scale is even
_MOST_TICKS = 6
_DAY_STEPS = (1, 2, 7, 14, 28)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
_DISTANCES = ((7, "1 week"), (30, "1 month"), (365, "1 year"), (3652, "10 years"), (36524, "100 years"),
              (365242, "1000 years"))  # fmt: skip
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days to be drawn, both ends inclusive. `key` names what they belong to."""

    start: date
    end: date
    key: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The same days of one or more keys. `left` and `right` are percent, `lane` counts from 0 at the top."""

    start: date
    end: date
    keys: tuple[str, ...]
    left: float
    right: float
    lane: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale at `at` percent. A `crowded` one leaves its label no room on a telephone."""

    at: float
    label: str
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars in lanes over a scale.

    Attributes:
        published: where the day of publication is, in percent; None where it is not known.
        even: whether the scale is even; it is logarithmic around the day of publication otherwise.
        hidden: bars that found no lane.
    """

    bars: tuple[Bar, ...]
    lanes: int
    ticks: tuple[Tick, ...]
    published: float | None
    even: bool
    hidden: int
    label: str


def picture(stretches: Iterable[Stretch], published: date | None) -> Picture | None:
    """The drawing of some stretches of days; None where there are none."""
    keys: dict[tuple[date, date], list[str]] = {}
    for each in stretches:
        keys.setdefault((each.start, each.end), []).append(each.key)
    if not keys:
        return None
    known = [published] if published else []
    first, last = min(known + [start for start, _ in keys]), max(known + [end for _, end in keys])
    even = published is None or (last - first).days <= _EVEN_DAYS
    distance = _even if even else _logarithmic
    origin = published or first
    low, high = distance((first - origin).days), distance((last - origin).days + 1)

    def place(day: date, after: int = 0) -> float:
        share = (distance((day - origin).days + after) - low) / (high - low)
        return round(_LEFT + share * (_RIGHT - _LEFT), 2)

    placed = sorted((place(start), place(end, 1), start, end) for start, end in keys)
    bars = tuple(
        Bar(start, end, tuple(keys[start, end]), left, right, lane)
        for (left, right, start, end), lane in zip(placed, _lanes(placed), strict=True)
    )
    drawn = tuple(bar for bar in bars if bar.lane < _MOST_LANES)
    ticks = _calendar(first, last, place) if even else _distances(first, last, origin, place)
    number = "1 stretch" if len(keys) == 1 else f"{len(keys)} stretches"
    return Picture(
        bars=drawn,
        lanes=1 + max(bar.lane for bar in drawn),
        ticks=tuple(_thinned(ticks)),
        published=place(published) if published else None,
        even=even,
        hidden=len(bars) - len(drawn),
        label=f"{number} of time, {short_date(first)} to {short_date(last)}",
    )


def _even(days: int) -> float:
    return float(days)


def _logarithmic(days: int) -> float:
    return math.copysign(math.log1p(abs(days)), days)


def _lanes(placed: Sequence[tuple[float, float, date, date]]) -> Iterator[int]:
    """The first lane in which a bar has room, for each of the bars from left to right."""
    ends: list[float] = []
    for left, right, _, _ in placed:
        lane = next((number for number, end in enumerate(ends) if end + _GAP <= left), len(ends))
        if lane == len(ends):
            ends.append(right)
        ends[lane] = right
        yield lane


def _thinned(ticks: Iterable[Tick]) -> Iterator[Tick]:
    """The ticks from left to right, those marked that stand too near to the one before."""
    taken = -math.inf
    for tick in sorted(ticks, key=lambda tick: tick.at):
        crowded = tick.at - taken < _LABEL
        taken = taken if crowded else tick.at
        yield replace(tick, crowded=crowded)


def _distances(first: date, last: date, origin: date, place: Callable[[date], float]) -> Iterator[Tick]:
    """Marks at round distances from the origin, on both sides, as far as the drawing goes."""
    for sign, whole in ((-1, origin.toordinal() - first.toordinal()), (1, last.toordinal() - origin.toordinal())):
        for days, label in _DISTANCES:
            if days <= whole:
                yield Tick(place(date.fromordinal(origin.toordinal() + sign * days)), label)


def _calendar(first: date, last: date, place: Callable[[date], float]) -> Iterator[Tick]:
    """Marks at days, or at beginnings of months or years."""
    days = (last - first).days
    if days <= _EVEN_DAYS:
        step = next((step for step in _DAY_STEPS if days // step < _MOST_TICKS), _DAY_STEPS[-1])
        for ordinal in range(first.toordinal(), last.toordinal() + 1, step):
            day = date.fromordinal(ordinal)
            yield Tick(place(day), f"{day.day} {_MONTHS[day.month - 1]}")
        return
    months = days / 30.44
    step = next((step for step in _MONTH_STEPS if months / step < _MOST_TICKS), _MONTH_STEPS[-1])
    number = (first.year * 12 + first.month - 1) // step * step
    while True:
        year, month = divmod(number, 12)
        if year > min(last.year, MAXYEAR):
            return
        if year >= 1 and first <= (day := date(year, month + 1, 1)) <= last:
            yield Tick(place(day), str(year) if step >= 12 else f"{_MONTHS[month]} {year}")
        number += step
