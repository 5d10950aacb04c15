"""Quarters, halves, seasons, holidays, weeks of a date, decades and centuries."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateline.annotate.times import eras, periods
from dateline.annotate.times.anchor import NOTHING, Anchor, Reading, dated
from dateline.annotate.times.lexicon import Holiday, lexicon
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period
from dateline.annotate.times.resolve.dates import closest, given_year, nearest, part, relative_year, safe_date


def decade(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the 1990s", "the early '80s", "the nineties"."""
    number = found.number("decade")
    if number is None or (100 <= number < 1000 and "era" not in found.groups):
        return None  # "the 800s" may be ten years or a hundred
    before = found.beside(-1)
    if number < 100 and before is not None and before.text.lower() in lexicon().sets["possessives"]:
        return NOTHING  # "a man in his 20s" is of an age
    if eras.before_christ(found):
        period = eras.block(number + 9, max(number, 1), "decade")
        return dated(period, found.rule.name) if period else None
    if number < 100:
        latest = anchor.published.year if anchor.published else 1999
        number = latest - (latest - number) % 100
    return dated(part(periods.decade(number), found), found.rule.name)


def century(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the 11th century"."""
    number = found.number("nth")
    if number and eras.before_christ(found):
        period = eras.block(100 * number, 100 * number - 99, "century")
        return dated(period, found.rule.name) if period else None
    period = periods.century(number) if number else None
    return dated(part(period, found), found.rule.name) if period else None


def _ordinal(found: Found) -> int | None:
    """The number of "second", "third", ... and of "last" of two."""
    return 2 if found.kind("nth") in ("SECOND", "LAST") else found.number("nth")


def quarter(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the third quarter", "third-quarter 2018", "last year's first half"; without a year the nearest one."""
    number = _ordinal(found)
    if number is None or not 1 <= number <= 4:
        return None
    coded = found.get("nth")
    halved = found.kind("unit") == "HALF" or (coded is not None and coded.text.lower().startswith("h"))  # "H1 2012"
    make = periods.half if halved else periods.quarter
    year_number = given_year(found, anchor)
    if year_number is None and "rel" in found.groups and anchor.published:
        year_number = anchor.published.year + {"LAST": -1, "NEXT": 1}.get(found.kind("rel"), 0)
    if year_number is not None:
        period = make(year_number, number)
        return dated(period, found.rule.name) if period else None
    return dated(_nearest_quarter(number, anchor, found), f"{found.rule.name}, nearest")


def _nearest_quarter(number: int, anchor: Anchor, found: Found) -> Period | None:
    """The quarter nearest to publication, one that has begun unless the verb is future."""
    if anchor.published is None:
        return None
    years = (anchor.published.year + offset for offset in (-1, 0, 1))
    candidates = [period for period in (periods.quarter(candidate, number) for candidate in years) if period]
    if not anchor.future(found):
        candidates = [period for period in candidates if period.start <= anchor.published]
    return closest(anchor.published, candidates)


def half(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the first half of 1989"."""
    number, year_number = _ordinal(found), given_year(found, anchor)
    if number not in (1, 2):
        return None
    return dated(periods.half(year_number, number) if year_number is not None else None, found.rule.name)


def season(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the summer of 2018", "last fall", "this spring", "the summer"."""
    name = found.text("season")

    def build(candidate: int) -> Period | None:
        return periods.season(candidate, name)

    year_number = given_year(found, anchor)
    if year_number is not None:
        period = build(year_number)
    elif "rel" in found.groups:
        period = relative_year(anchor, found, build)
    else:
        period = nearest(anchor, found, build)
    return dated(part(period, found), found.rule.name)


def holiday(found: Found, anchor: Anchor) -> Reading | None:
    """Read "Christmas 2018", "last Thanksgiving", "Easter Monday"."""
    rule = lexicon().holidays[found.text("holiday")]

    def build(candidate: int) -> Period | None:
        on = _holiday_in(rule, candidate)
        return periods.day(on) if on else None

    year_number = given_year(found, anchor)
    if year_number is not None:
        period = build(year_number)
    elif "rel" in found.groups:
        period = relative_year(anchor, found, build)
    else:
        period = nearest(anchor, found, build)
    return dated(period, found.rule.name)


def nth_weekday(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the second Tuesday of November 2004", "the last Sunday in May"."""
    weekday, month_number = found.number("weekday"), found.number("month")
    which = -1 if found.kind("nth") == "LAST" else _ordinal(found)
    if weekday is None or month_number is None or which is None or which > 5:
        return None
    rule = Holiday(weekday=(month_number, weekday, which))

    def build(candidate: int) -> Period | None:
        on = _holiday_in(rule, candidate)
        return periods.day(on) if on and on.month == month_number else None

    year_number = given_year(found, anchor)
    return dated(build(year_number) if year_number is not None else nearest(anchor, found, build), found.rule.name)


def nth_of_month(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the last day of February", "the first week of May 1998": such a week has the value of its month."""
    month_number, unit = found.number("month"), found.text("unit")
    which = -1 if found.kind("nth") == "LAST" else _ordinal(found)
    size = {"D": 1, "W": 7}.get(unit)
    if month_number is None or which is None or size is None:
        return None

    def build(candidate: int) -> Period | None:
        whole = periods.month(candidate, month_number)
        if whole is None:
            return None
        first = whole.end.day - size + 1 if which < 0 else 1 + size * (which - 1)
        if first > whole.end.day:
            return None
        start = whole.start.replace(day=first)
        if size == 1:
            return periods.day(start)
        return periods.days(start, start.replace(day=min(first + size - 1, whole.end.day)), whole.value)

    year_number = given_year(found, anchor)
    return dated(build(year_number) if year_number is not None else nearest(anchor, found, build), found.rule.name)


def _holiday_in(rule: Holiday, year_number: int) -> date | None:
    """The day of a holiday in a year."""
    if rule.day:
        return safe_date(year_number, *rule.day)
    if rule.weekday:
        month_number, wanted, which = rule.weekday
        if which < 0:
            last = safe_date(year_number, month_number, monthrange(max(year_number, 1), month_number)[1])
            return last - timedelta(days=(last.weekday() - wanted) % 7) if last else None
        first = safe_date(year_number, month_number, 1)
        return periods.shift(first, "D", (wanted - first.weekday()) % 7 + 7 * (which - 1)) if first else None
    sunday = easter(year_number)
    return periods.shift(sunday, "D", rule.easter or 0) if sunday else None


def easter(year_number: int) -> date | None:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus/Jones/Butcher)."""
    a, b, c = year_number % 19, year_number // 100, year_number % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month_number = (h - m + r + 90) // 25
    return safe_date(year_number, month_number, (h - m + r + month_number + 19) % 32)


def week_of(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the week of March 6", "the weekend of 5 June"."""
    number, month_number, unit = found.number("day"), found.number("month"), found.text("unit")
    if number is None or month_number is None or unit not in ("W", "WE"):
        return None

    def build(candidate: int) -> Period | None:
        on = safe_date(candidate, month_number, number)
        return periods.around(on, unit) if on else None

    year_number = given_year(found, anchor)
    period = build(year_number) if year_number is not None else nearest(anchor, found, build)
    return dated(period, found.rule.name)
