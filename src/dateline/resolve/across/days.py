"""The days on which a record's event may lie, as far as they help to compare it."""

from __future__ import annotations

import math
from datetime import date

from dateline.model import Interval, When

LONGEST = 731  # days; a wider or open interval tells too little to look an event up by
Days = tuple[int, int]  # proleptic ordinals, first and last


def days_of(when: When | None, published: date | None, *, happened: bool) -> Days | None:
    """The first and last possible day as ordinals.

    What has happened did so by the day of publication, so an open end is closed by it. None where a side stays open
    or where the interval is longer than `LONGEST`.
    """
    if when is None or when.interval.start is None:
        return None
    start, end = when.interval.start, when.interval.end or _closing(when.interval, published, happened=happened)
    if end is None or (end - start).days >= LONGEST:
        return None
    return start.toordinal(), end.toordinal()


def _closing(interval: Interval, published: date | None, *, happened: bool) -> date | None:
    closed = happened and published is not None and interval.start is not None and published >= interval.start
    return published if closed else None


def gap(one: Days, other: Days) -> int:
    """Days from the end of the earlier to the start of the later; 0 where they share a day, 1 for neighbours."""
    return max(0, other[0] - one[1], one[0] - other[1])


def width(days: Days) -> int:
    """How many days."""
    return days[1] - days[0] + 1


def sharpness(one: Days, other: Days) -> float:
    """How much two overlapping intervals say: 1 for the same single day, 0 where the wider one is a month or more."""
    widest = max(width(one), width(other))
    return max(0.0, 1.0 - math.log2(widest) / math.log2(31))
