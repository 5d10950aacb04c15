"""Two dates that a report gives as one stretch of time: "from May 3 to June 4", "27-29 December", "1914-18".

They are two mentions, as the TIMEX3 standard has it: each keeps its own value, and both have the days of the whole
stretch, so that what happened in it is not put on its first day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Reading, dated
from dateline.annotate.times.patterns import Found

# The word before the first date (None: any) and the one word between the dates, by lexical class.
_FRAMES = (("FROM", "TO"), ("BETWEEN", "AND"), (None, "HYPHEN"))
_OF_A_RANGE = ", of a range"
_THROUGH = frozenset({"through"})  # joins dates without a word before the first


class Located(NamedTuple):
    """A reading and the characters that it is read from."""

    start: int
    end: int
    match: Found
    reading: Reading


def join_ranges(found: Sequence[Located]) -> list[Located]:
    """The same readings in order, the two dates of each stretch of time apart and with the days of the whole."""
    out: list[Located] = []
    for located in found:
        stretch = _stretch(out[-1], located) if out else None
        if stretch is None:
            out.append(located)
        else:
            out[-1] = _over(out[-1], stretch)
            out.append(_over(located, stretch))
    return [part for located in out for part in _parts(located)]


def _parts(located: Located) -> list[Located]:
    """The two dates of "3 to 5 May" or "1914-18", each with its words; the reading itself where it is one date."""
    reading, match = located.reading, located.match
    first, slash, last = reading.value.partition("/")
    if not slash or "last" not in match.groups:
        return [located]
    at, how = match.groups["last"][0], f"{reading.how}{_OF_A_RANGE}"
    return [
        Located(located.start, match.lexemes[at - 2].end, match, replace(reading, value=first, how=how)),
        Located(match.lexemes[at].start, located.end, match, replace(reading, value=last, how=how)),
    ]


def _stretch(first: Located, second: Located) -> Reading | None:
    """The stretch from the first date to the second, or None if they are two dates."""
    if second.match.first - first.match.last != 1 or not _framed(first.match):
        return None
    start, end = first.reading.period, second.reading.period
    if start is None or end is None or {first.reading.type, second.reading.type} != {"DATE"}:
        return None
    if start.start >= end.start or start.end > end.end or "/" in start.value + end.value:
        return None
    period = periods.between(start, end)
    if period is None:
        return None
    return dated(period, f"{first.reading.how} to {second.reading.how}")


def _over(located: Located, stretch: Reading) -> Located:
    """A date of a stretch of time, with the days of the whole."""
    how = f"{located.reading.how}{_OF_A_RANGE}"
    return located._replace(reading=replace(located.reading, interval=stretch.interval, edtf=stretch.edtf, how=how))


def _framed(match: Found) -> bool:
    """Whether the words before and after a date open a stretch of time."""
    before, after = match.beside(-1), match.beside(1)
    if after is None:
        return False
    if after.text.lower() in _THROUGH:
        return True
    opening = before.kind if before else ""
    return any(after.kind == link and opener in (None, opening) for opener, link in _FRAMES)
