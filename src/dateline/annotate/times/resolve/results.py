"""Quarters and years of reports of results: "the quarter", "the year-ago period", "the year ended March 31"."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Anchor, Reading, aside, dated
from dateline.annotate.times.context import MONTHS
from dateline.annotate.times.conventions import chosen
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period

_MID_QUARTER = timedelta(days=45)  # before the last day of a company's quarter: surely within the calendar's
_LOOK_BACK = 80  # lexemes


def last_quarter(anchor: Anchor) -> Period | None:
    """The quarter that results are told of: the one mentioned last, else the last one over on publication."""
    if anchor.quarter is not None and _sticky():
        return anchor.quarter
    if anchor.last is not None and anchor.last.grain == "quarter":
        return anchor.last
    on = periods.shift(anchor.published, "Q", -1) if anchor.published else None
    return periods.around(on, "Q") if on else None


def same_quarter(found: Found, anchor: Anchor, unit: str, count: int) -> Period | None:
    """The quarter of the report, so many years on: results are compared with those of "a year ago"."""
    if unit != "Y" or chosen("a year ago in results") == "year":
        return None
    told = anchor.quarter if _sticky() else anchor.last
    if told is None or told.grain != "quarter" or _is_told_of_months(found):
        return None
    return _years_on(told, count)


def _is_told_of_months(found: Found) -> bool:
    """Whether figures of "the nine months" stand nearer before the match than any quarter's."""
    if chosen("a year ago after nine months") == "quarter":
        return False
    for i in range(found.first - 1, max(found.first - _LOOK_BACK, 0), -1):
        kind = found.lexemes[i].kind
        if kind in ("QUARTER", "QUARTERS", "PERIOD"):
            return False
        if kind == "UNITS" and found.lexemes[i].value == "m" and found.lexemes[i - 1].value in (6, 9):
            return True
    return False


def _sticky() -> bool:
    return chosen("a year ago in results") == "quarter of the report"


def _years_on(quarter: Period, count: int) -> Period | None:
    on = periods.shift(quarter.start, "Y", count)
    return periods.around(on, "Q") if on else None


def told_quarter(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the 1988 quarter", "the 1988 period": the quarter of the report in that year, else the year."""
    number = found.number("year")
    if number is None:
        return None
    quarter = anchor.quarter
    if quarter is None and "QUARTER" in {lexeme.kind for lexeme in found.lexemes[found.first : found.last]}:
        quarter = last_quarter(anchor)
    if quarter is not None and _is_told_of_months(found):
        quarter = None
    period = periods.quarter(number, (quarter.start.month + 2) // 3) if quarter else periods.year(number)
    return aside(dated(period, found.rule.name)) if period else None


def year_ago_quarter(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the year-ago quarter", "the year-earlier third quarter", "the quarter a year ago"."""
    told, number = anchor.quarter or last_quarter(anchor), found.number("nth")
    period = _years_on(told, -1) if told else None
    if "nth" in found.groups and told:
        period = periods.quarter(told.start.year - 1, 2 if found.kind("nth") == "SECOND" else number or 0)
    return aside(dated(period, found.rule.name))


def unit_ended(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the year" of "the year ended March 31", "the quarter" of "the quarter ending Sept. 29".

    A year up to a day of its own is no year of the calendar: a duration, with its days. A quarter is the calendar's.
    """
    end = _end(found, anchor)
    if found.text("unit") == "Q":
        period = periods.around(end - _MID_QUARTER, "Q") if end and end.toordinal() > _MID_QUARTER.days else None
        return dated(anchor.quarter or period or last_quarter(anchor), found.rule.name)
    if chosen("the year ended") == "date":
        return None
    start = periods.shift(end, "Y", -1) if end else None
    after = periods.shift(start, "D", 1) if start else None
    period = periods.days(after, end, "P1Y") if after and end else None
    if period is None:
        return Reading("DURATION", "P1Y", how=found.rule.name)
    return Reading("DURATION", "P1Y", period.interval, period.edtf, found.rule.name)


def _end(found: Found, anchor: Anchor) -> date | None:
    """The day after "ended" or "ending": the latest one on or before publication, or the first on or after it."""
    word, month, day = found.beside(1), found.beside(2), found.beside(3)
    if word is None or month is None or month.kind not in MONTHS or not isinstance(month.value, int):
        return None
    if anchor.published is None:
        return None
    number = day.value if day is not None and day.kind == "DAYNUM" and isinstance(day.value, int) else None
    ends = []
    for year_number in range(anchor.published.year - 1, anchor.published.year + 2):
        whole = periods.month(year_number, month.value)
        if whole is not None:
            ends.append(whole.end if number is None else whole.start.replace(day=min(number, whole.end.day)))
    if word.text.lower() == "ending":
        return next((end for end in ends if end >= anchor.published), None)
    return next((end for end in reversed(ends) if end <= anchor.published), None)
