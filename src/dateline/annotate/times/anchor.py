"""What relative expressions are counted from, and how a reading is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period
from dateline.model import Interval

_LAST_YEAR = 2999  # what is held beyond stands for a time before Christ


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
        over: the last of them that does not lie ahead of publication.
        last_day: the last of them that is one day.
        story: the date that a narrative has come to, from which the expression now read counts; None in news.
        coming: the next month that a history names with its year.
        quarter: the latest quarter mentioned so far that is over: the one that a report of results tells of.
    """

    published: date | None
    tense: Callable[[Found], str]
    last: Period | None = None
    over: Period | None = None
    story: Period | None = None
    coming: Period | None = None
    last_day: Period | None = None
    quarter: Period | None = None

    def future(self, found: Found) -> bool:
        """Whether the verb that governs an expression speaks of the future."""
        return self.tense(found) == "future"

    def recall(self, found: Found) -> None:
        """Forget a date ahead of publication where a verb of the past goes on: it does not count from there."""
        if self.last is not None and self._is_ahead(self.last) and self.tense(found) == "past":
            self.last = self.over

    def _is_ahead(self, period: Period) -> bool:
        return self.published is not None and period.start > self.published and period.start.year <= _LAST_YEAR

    @property
    def here(self) -> date | None:
        """The day that expressions count from: the publication date, in a narrative the date that it has come to."""
        return self.story.start if self.story else self.published

    @property
    def day(self) -> date | None:
        """The first day of the last date mentioned if it is one day, else the publication date.

        A narrative that has come to a month or year has none, unless the day before it lies in there.
        """
        if self.last is not None and self.last.grain == "day":
            return self.last.start
        if self.story is None:
            return self.published
        return self.last_day.start if self.last_day and self._holds(self.last_day) else None

    def _holds(self, day: Period) -> bool:
        """Whether a narrative is still at a day: nothing outside it has been mentioned since."""
        return all(p is None or p.start <= day.start <= p.end for p in (self.last, self.story))

    def heard(self, period: Period) -> None:
        """Take note of a date that was read."""
        self.last = period
        if not self._is_ahead(period):
            self.over = period
        if period.grain == "day":
            self.last_day = period
        if period.grain == "quarter" and self.published is not None:
            over, known = period.end < self.published, self.quarter
            if known is None or (over and (period.start > known.start or known.end >= self.published)):
                self.quarter = period


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
