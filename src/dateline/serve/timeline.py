"""Rows of events under the headings of their days, and how many there were over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dateline.serve import dates
from dateline.store import EventRow

_MOST_BARS = 60


@dataclass(frozen=True, slots=True)
class Day:
    """The rows of one day, or of one stretch of days that an event lies in. `iso` is its first day, "" if unknown."""

    heading: str
    iso: str
    fuzzy: bool
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The events that began from `start` to `end`, both inclusive. `share` of the highest bar is 0..1."""

    start: date
    end: date
    label: str
    count: int
    share: float


def sort_day(row: EventRow) -> date | None:
    """The day by which the store orders: the first, or the last where only that is known."""
    return row.start or row.end


def by_day(rows: Iterable[EventRow]) -> list[Day]:
    """Rows in the store's order, grouped; of those that begin on one day the certain ones come first."""
    result: list[Day] = []
    for _, same in groupby(rows, key=sort_day):
        together: dict[tuple[date | None, date | None], list[EventRow]] = {}
        for row in same:
            together.setdefault((row.start, row.end), []).append(row)
        for (start, end), found in sorted(together.items(), key=lambda item: _vagueness(*item[0])):
            first = start or end
            iso = first.isoformat() if first else ""
            result.append(Day(dates.heading(start, end), iso, dates.is_fuzzy(start, end), tuple(found)))
    return result


def _vagueness(start: date | None, end: date | None) -> int:
    return (end - start).days if start and end else date.max.toordinal()


def bars(days: Sequence[date]) -> list[Bar]:
    """A histogram over days, in bars of a day, week, month, year or more years: the finest with at most 60 of them."""
    if not days:
        return []
    first, last = min(days), max(days)
    for step in (_a_day, _a_week, _a_month, *map(_years, (1, 10, 100, 1000))):
        bounds = _bounds(first, last, step)
        if bounds:
            return _counted(bounds, days)
    return []


def _counted(bounds: list[tuple[date, date]], days: Sequence[date]) -> list[Bar]:
    per_day = Counter(days)
    counts = [0] * len(bounds)
    at = 0
    for day in sorted(per_day):
        while day > bounds[at][1]:
            at += 1
        counts[at] += per_day[day]
    highest = max(counts)
    return [
        Bar(start, end, dates.stretch(start, end), count, count / highest)
        for (start, end), count in zip(bounds, counts, strict=True)
    ]


def _bounds(first: date, last: date, step: Callable[[date], tuple[date, date]]) -> list[tuple[date, date]]:
    """The bars' first and last days; none at all where there would be too many."""
    result: list[tuple[date, date]] = []
    at = first
    while at <= last:
        if len(result) == _MOST_BARS:
            return []
        start, end = step(at)
        result.append((start, end))
        if end == date.max:
            break
        at = end + timedelta(days=1)
    return result


def _a_day(day: date) -> tuple[date, date]:
    return day, day


def _a_week(day: date) -> tuple[date, date]:
    """Monday to Sunday."""
    monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
    return monday, date.fromordinal(min(date.max.toordinal(), monday.toordinal() + 6))


def _a_month(day: date) -> tuple[date, date]:
    return dates.month_of(day)


def _years(number: int) -> Callable[[date], tuple[date, date]]:
    def step(day: date) -> tuple[date, date]:
        start = day.year - day.year % number
        return date(max(1, start), 1, 1), date(min(date.max.year, start + number - 1), 12, 31)

    return step
