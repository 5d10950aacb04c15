"""Years before Christ, which Python's calendar lacks: counted in years of a far future instead, and written back.

The year 490 BC is held as the year 9510, so that a later year is a greater number and "the following year" or "in
August" can be counted from it as from any other. No text names a year after 2999, so the two cannot be confused, but
for reports said to be published in such a future. A time before Christ has a TIMEX3 value ("BC0490-08") and no
interval.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import regex

from dateline.annotate.times.anchor import Reading
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period

_TURN = 10_000
_EARLIEST = 5_999  # BC
_BLOCKS = {"decade": (3, 10), "century": (2, 100)}  # the digits of their values, and their years
_YEAR = regex.compile(r"(?<![0-9])[0-9]{4}(?=$|[-T/])")


def before_christ(found: Found) -> bool:
    """Whether a match ends in "BC"."""
    return found.number("era") == -1


def held(number: int, found: Found) -> int | None:
    """The year under which a year of the match's era is held; None for a year that it cannot have."""
    if not before_christ(found):
        return number if number > 0 else None
    return _TURN - number if 0 < number <= _EARLIEST else None


def is_ancient(on: date) -> bool:
    """Whether a day stands for one before Christ."""
    return on.year >= _TURN - _EARLIEST


def written(reading: Reading, published: date | None) -> Reading:
    """The reading as it is reported: years before Christ under their own numbers, without an interval."""
    period = reading.period
    if reading.interval is None or reading.interval.start is None or not is_ancient(reading.interval.start):
        return reading
    if published is not None and is_ancient(published) and reading.edtf:
        return reading
    if period is not None and period.grain in _BLOCKS:
        size, years = _BLOCKS[period.grain]
        value = f"BC{(_TURN - period.start.year - years // 2) // years:0{size}d}"
    else:
        value = _YEAR.sub(lambda year: f"BC{_TURN - int(year[0]):04d}", reading.value)
    return replace(reading, value=value, interval=None, edtf="")


def block(first: int, last: int, grain: str) -> Period | None:
    """A decade or century before Christ by its first and last year."""
    if not 0 < last < first <= _EARLIEST:
        return None
    return Period("", date(_TURN - first, 1, 1), date(_TURN - last, 12, 31), "", grain)
