"""Stretches of the calendar with their three written forms: TIMEX3 value, days, EDTF text."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateline.annotate.times.conventions import chosen
from dateline.model import Interval

# First month of a season (meteorological, northern hemisphere) and its EDTF number. Winter runs into the next year.
_SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days.

    Attributes:
        value: TIMEX3 value.
        start: first day.
        end: last day, inclusive.
        edtf: EDTF text of the same days.
        grain: day, week, weekend, month, quarter, half, season, year, decade, century, or range.
    """

    value: str
    start: date
    end: date
    edtf: str
    grain: str

    @property
    def interval(self) -> Interval:
        """The days as an interval."""
        return Interval(self.start, self.end)

    def valued(self, value: str) -> Period:
        """The same days under another TIMEX3 value."""
        return replace(self, value=value)


def day(on: date) -> Period:
    """One day."""
    text = on.isoformat()
    return Period(text, on, on, text, "day")


def days(start: date, end: date, value: str, grain: str = "range") -> Period | None:
    """The days start..end under a given value; None where they are not in order."""
    if start > end:
        return None
    text = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
    return Period(value, start, end, text, grain)


def week(on: date) -> Period | None:
    """Monday to Sunday around a day."""
    monday = shift(on, "D", -on.weekday())
    sunday = shift(monday, "D", 6) if monday else None
    if monday is None or sunday is None:
        return None
    year, number, _ = on.isocalendar()
    return days(monday, sunday, f"{year:04d}-W{number:02d}", "week")


def weekend(on: date) -> Period | None:
    """Saturday and Sunday of the week around a day."""
    whole = week(on)
    if whole is None:
        return None
    return days(whole.end - timedelta(days=1), whole.end, f"{whole.value}-WE", "weekend")


def month(year_number: int, number: int) -> Period | None:
    """A calendar month."""
    if not (MINYEAR <= year_number <= MAXYEAR and 1 <= number <= 12):
        return None
    last = monthrange(year_number, number)[1]
    text = f"{year_number:04d}-{number:02d}"
    return Period(text, date(year_number, number, 1), date(year_number, number, last), text, "month")


def quarter(year_number: int, number: int) -> Period | None:
    """A quarter of the calendar year, 1 to 4. EDTF level 2 numbers quarters 33 to 36."""
    found = _months(year_number, 3 * number - 2, 3, "quarter") if 1 <= number <= 4 else None
    return found and _numbered(found, f"Q{number}", 32 + number)


def half(year_number: int, number: int) -> Period | None:
    """A half of the calendar year, 1 or 2. EDTF level 2 numbers semesters 40 and 41."""
    found = _months(year_number, 6 * number - 5, 6, "half") if 1 <= number <= 2 else None
    return found and _numbered(found, f"H{number}", 39 + number)


def season(year_number: int, name: str) -> Period | None:
    """A season by its TIMEX3 letters; the winter of a year starts in its December."""
    first, number = _SEASONS[name]
    found = _months(year_number, first, 3, "season")
    if found is None or name != "WI":
        return found and _numbered(found, name, number)
    return found.valued(f"{year_number:04d}-{name}")  # keeps its days as EDTF, which leaves a winter's year open


def _numbered(period: Period, value: str, edtf: int) -> Period:
    """The period as a numbered part of the year that it starts in."""
    prefix = f"{period.start.year:04d}-"
    return replace(period, value=f"{prefix}{value}", edtf=f"{prefix}{edtf}")


def _months(year_number: int, first: int, length: int, grain: str) -> Period | None:
    """`length` months from month `first` of a year, without a value of their own."""
    start = month(year_number, first)
    last = shift(start.start, "m", length - 1) if start else None
    end = month(last.year, last.month) if last else None
    if start is None or end is None:
        return None
    return days(start.start, end.end, "", grain)


def year(number: int) -> Period | None:
    """A calendar year."""
    if not MINYEAR <= number <= MAXYEAR:
        return None
    return Period(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), f"{number:04d}", "year")


def decade(number: int) -> Period | None:
    """The ten years that a year lies in; value "199" or "199X"."""
    first = number - number % 10
    if not (first >= MINYEAR and first + 9 <= MAXYEAR):
        return None
    digits = f"{first // 10:03d}"
    value = f"{digits}X" if chosen("the 1990s") == "with an X" else digits
    return Period(value, date(first, 1, 1), date(first + 9, 12, 31), f"{digits}X", "decade")


def century(number: int) -> Period | None:
    """A century by its ordinal: the 20th is 1900 to 1999, value "19"."""
    first = 100 * (number - 1)
    if not (first >= MINYEAR and first + 99 <= MAXYEAR):
        return None
    digits = f"{number - 1:02d}"
    return Period(digits, date(first, 1, 1), date(first + 99, 12, 31), f"{digits}XX", "century")


def between(first: Period, last: Period) -> Period | None:
    """From the start of one period to the end of another; value in the form of ISO 8601, "2003/2011"."""
    if first.start > last.end:
        return None
    ends = f"{first.edtf}/{last.edtf}"
    if ends.count("/") > 1:  # a winter is written with both its ends
        ends = f"{first.start.isoformat()}/{last.end.isoformat()}"
    return Period(f"{first.value}/{last.value}", first.start, last.end, ends, "range")


def shift(on: date, unit: str, count: int) -> date | None:
    """The day `count` units later (earlier if negative); None beyond the calendar.

    `unit` is D, W, F (fortnight), m (month), Q, Y, E (decade) or C. The 31st becomes the last day of a shorter month.
    """
    in_days = {"D": 1, "N": 1, "W": 7, "WE": 7, "F": 14}.get(unit)
    if in_days:
        ordinal = on.toordinal() + count * in_days
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    in_months = {"m": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if in_months is None:
        return None
    total = on.year * 12 + on.month - 1 + count * in_months
    year_number, number = divmod(total, 12)
    if not MINYEAR <= year_number <= MAXYEAR:
        return None
    return date(year_number, number + 1, min(on.day, monthrange(year_number, number + 1)[1]))


def around(on: date, unit: str) -> Period | None:
    """The calendar unit that a day lies in."""
    make = _AROUND.get(unit)
    return make(on) if make else None


def part_of(period: Period, part: str) -> Period:
    """The early, mid or late part of a period, with the period's own value.

    By the usage of news, as coded in the project's training labels: the last third of a month ("late June" is from
    the 21st), the last quarter of a year ("late 2018" is from October). Weeks and shorter stay whole.
    """
    start, end = period.start, period.end
    match period.grain:
        case "month":
            first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}[part]
            start, end = start.replace(day=first), start.replace(day=last)
            text = f"{start.isoformat()}/{end.isoformat()}"
        case "year":
            first, last = {"early": (1, 3), "mid": (4, 9), "late": (10, 12)}[part]
            end = date(start.year, last, monthrange(start.year, last)[1])
            start = date(start.year, first, 1)
            text = f"{start.year:04d}-{first:02d}/{end.year:04d}-{last:02d}"
        case "decade":
            first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
            start, end = date(start.year + first, 1, 1), date(start.year + last, 12, 31)
            text = f"{start.year:04d}/{end.year:04d}"
        case "century":
            first, last = {"early": (0, 32), "mid": (33, 66), "late": (67, 99)}[part]
            start, end = date(start.year + first, 1, 1), date(start.year + last, 12, 31)
            text = f"{start.year:04d}/{end.year:04d}"
        case _:
            return period
    return replace(period, start=start, end=end, edtf=text)


_AROUND: dict[str, Callable[[date], Period | None]] = {
    **dict.fromkeys("DNSMH", day),
    **dict.fromkeys("WF", week),
    "WE": weekend,
    "m": lambda on: month(on.year, on.month),
    "Q": lambda on: quarter(on.year, (on.month + 2) // 3),
    "Y": lambda on: year(on.year),
    "E": lambda on: decade(on.year),
    "C": lambda on: century(on.year // 100 + 1),
}
