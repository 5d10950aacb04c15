"""Join two dates that a report gives as one stretch of time: "from May 3 to June 4", "between Monday and Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Reading, dated
from dateline.annotate.times.patterns import Found

# The word before the first date (None: any) and the one word between the dates, by lexical class.
_FRAMES = (("FROM", "TO"), ("BETWEEN", "AND"), (None, "HYPHEN"))
_THROUGH = frozenset({"through"})  # joins dates without a word before the first


class Located(NamedTuple):
    """A reading and the characters that it is read from."""

    start: int
    end: int
    match: Found
    reading: Reading


def join_ranges(found: Sequence[Located]) -> list[Located]:
    """The same readings in order, with each pair that names a stretch of time made one."""
    out: list[Located] = []
    for located in found:
        joined = _joined(out[-1], located) if out else None
        if joined is None:
            out.append(located)
        else:
            out[-1] = joined
    return out


def split_ranges(found: Sequence[Located]) -> list[Located]:
    """The same readings in order, with each match that names a stretch of time made two, as TIMEX3 marks them."""
    return [part for located in found for part in _parts(located)]


def _parts(located: Located) -> list[Located]:
    """The two dates of "3 to 5 May" or "1914-18", each with its words; the reading itself where it is one date."""
    reading, match = located.reading, located.match
    first, slash, last = reading.value.partition("/")
    if not slash or "last" not in match.groups:
        return [located]
    at = match.groups["last"][0]
    return [
        Located(located.start, match.lexemes[at - 2].end, match, _end(first, reading)),
        Located(match.lexemes[at].start, located.end, match, _end(last, reading)),
    ]


def _end(value: str, reading: Reading) -> Reading:
    """The date with which a stretch begins or ends."""
    period = periods.of_value(value)
    return dated(period, reading.how) if period else Reading("DATE", value, how=reading.how)


def _joined(first: Located, second: Located) -> Located | None:
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
    how = f"{first.reading.how} to {second.reading.how}"
    return Located(first.start, second.end, first.match, dated(period, how))


def _framed(match: Found) -> bool:
    """Whether the words before and after a date open a stretch of time."""
    before, after = match.beside(-1), match.beside(1)
    if after is None:
        return False
    if after.text.lower() in _THROUGH:
        return True
    opening = before.kind if before else ""
    return any(after.kind == link and opener in (None, opening) for opener, link in _FRAMES)
