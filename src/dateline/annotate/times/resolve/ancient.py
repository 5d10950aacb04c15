"""Years counted from the birth of Christ: "490 BC", "AD 79", "264-241 BC"."""

from __future__ import annotations

from dateline.annotate.times import eras, periods
from dateline.annotate.times.anchor import Anchor, Reading, dated
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.resolve.dates import given_year, part


def year_of_era(found: Found, anchor: Anchor) -> Reading | None:
    """Read "490 BC", "79 AD", "AD 79"."""
    if found.lexemes[found.first].kind == "ERA" and eras.before_christ(found):
        return None
    number = given_year(found, anchor)
    period = periods.year(number) if number is not None else None
    return dated(part(period, found), found.rule.name) if period else None


def range_of_era(found: Found, anchor: Anchor) -> Reading | None:
    """Read "264-241 BC"."""
    held = [eras.held(number, found) for number in (found.number("year"), found.number("last")) if number]
    ends = [periods.year(number) for number in held if number is not None]
    joined = periods.between(ends[0], ends[1]) if len(ends) == 2 and ends[0] and ends[1] else None
    return dated(joined, found.rule.name) if joined else None
