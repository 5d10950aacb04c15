"""What relative expressions are counted from, and how a reading is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period
from dateline.model import Interval


@dataclass(frozen=True, slots=True)
class Reading:
    """How one expression is read: the fields of a `TimeMention` without its span.

    Attributes:
        period: the calendar stretch it names, which later expressions may count from; None for durations, sets,
            vague and unresolved times.
    """

    type: str
    value: str
    interval: Interval | None = None
    edtf: str = ""
    how: str = ""
    period: Period | None = None


@dataclass(slots=True)
class Anchor:
    """The state while a text is read from its beginning to its end.

    Attributes:
        published: the report's date, None if unknown.
        tense: "future", "past" or "" of the verb that governs an expression.
        last: the last date mentioned so far.
        quarter: the latest quarter mentioned so far that is over: the one that a report of results tells of.
    """

    published: date | None
    tense: Callable[[Found], str]
    last: Period | None = None
    quarter: Period | None = None

    def mention(self, period: Period) -> None:
        """Later expressions may count from this period."""
        self.last = period
        if period.grain == "quarter" and self.published is not None:
            over, known = period.end < self.published, self.quarter
            if known is None or (over and (period.start > known.start or known.end >= self.published)):
                self.quarter = period

    def future(self, found: Found) -> bool:
        """Whether the verb that governs an expression speaks of the future."""
        return self.tense(found) == "future"

    @property
    def day(self) -> date | None:
        """The first day of the last date mentioned if it is one day, else the publication date."""
        if self.last is not None and self.last.grain == "day":
            return self.last.start
        return self.published


NOTHING = Reading("", "")  # the words are taken, but no time is meant


def dated(period: Period | None, how: str, value: str | None = None) -> Reading:
    """A DATE, or an unresolved one where there is no period."""
    if period is None:
        return Reading("DATE", "", how=f"{how}: unresolved")
    value = period.value if value is None else value
    return Reading("DATE", value, period.interval, period.edtf, how, period)


def timed(period: Period | None, suffix: str, how: str) -> Reading:
    """A TIME on a day: the day's value with "T22:00" or "TNI" after it."""
    if period is None or period.grain != "day":
        return Reading("TIME", "", how=f"{how}: unresolved")
    return Reading("TIME", period.value + suffix, period.interval, period.edtf, how, period)


def aside(reading: Reading) -> Reading:
    """The same reading, which later expressions do not count from: it was only compared with."""
    return replace(reading, period=None)
