"""What a TIMEX3 value may look like and which days it names, read from the standard apart from the engine."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]

_DURATION = re.compile(
    r"P(?=.)((\d+(\.\d+)?|X)[YMWDQEC])?(\d+M)?(T(?=.)(\d+(\.\d+)?H|XH)?((\d+(\.\d+)?|X)M)?((\d+(\.\d+)?|X)S)?)?"
)
_CLOCK = r"T(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00)(Z|[+-]\d\d:[0-5]\d)?"
_PART = r"T(MO|MI|AF|EV|NI|DT)"
_TIME = re.compile(rf"(\d{{4}}-\d\d-\d\d)({_CLOCK}|{_PART})")
_SET = re.compile(rf"XXXX-(\d\d(-\d\d)?|SP|SU|FA|WI|WXX-([1-7]({_PART})?|WE)|XX-XX{_PART})")
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def is_legal(kind: str, value: str) -> bool:
    """Whether a value may stand in a TIMEX3 of this type; "" is what could not be resolved."""
    match kind:
        case "DATE":
            return value == "" or value in _VAGUE or days_of(value) is not None
        case "TIME":
            found = _TIME.fullmatch(value)
            return value == "" or (found is not None and days_of(found[1]) is not None)
        case "DURATION":
            return _DURATION.fullmatch(value) is not None
        case "SET":
            return (_DURATION.fullmatch(value) or _SET.fullmatch(value)) is not None
    return False


def days_of(value: str) -> Days | None:
    """First and last day of a DATE value, from "19" (a century) to "2020-01-03"; None for what is no date."""
    first, slash, last = value.partition("/")
    if slash:
        start, end = days_of(first), days_of(last)
        return (start[0], end[1]) if start and end and start[0] <= end[1] and "/" not in last else None
    for pattern, days in _FORMS:
        found = re.fullmatch(pattern, value, re.ASCII)
        if found:
            try:
                return days(*(int(part) if part.isdigit() else part for part in found.groups()))
            except ValueError:
                return None
    return None


def _months(year: int, first: int, count: int) -> Days:
    """`count` months from a month on."""
    last = year * 12 + first - 1 + count - 1
    return date(year, first, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def _years(first: int, count: int) -> Days:
    """`count` years from a year on."""
    return date(first, 1, 1), date(first + count - 1, 12, 31)


def _week(year: int, number: int) -> Days:
    """An ISO week."""
    monday = date.fromisocalendar(year, number, 1)
    return monday, monday + timedelta(days=6)


def _weekend(year: int, number: int) -> Days:
    """The weekend of an ISO week."""
    _, sunday = _week(year, number)
    return sunday - timedelta(days=1), sunday


_FORMS: tuple[tuple[str, Callable[..., Days]], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)", lambda y, m, d: (date(y, m, d), date(y, m, d))),
    (r"(\d{4})-W(\d\d)", _week),
    (r"(\d{4})-W(\d\d)-WE", _weekend),
    (r"(\d{4})-(0[1-9]|1[0-2])", lambda y, m: _months(y, m, 1)),
    (r"(\d{4})-Q([1-4])", lambda y, q: _months(y, 3 * q - 2, 3)),
    (r"(\d{4})-H([12])", lambda y, h: _months(y, 6 * h - 5, 6)),
    (r"(\d{4})-(SP|SU|FA|WI)", lambda y, s: _months(y, _SEASONS[s], 3)),
    (r"(\d{4})", lambda y: _years(y, 1)),
    (r"(\d{3})", lambda d: _years(10 * d, 10)),
    (r"(\d{2})", lambda c: _years(100 * c, 100)),
)


def edtf_days(text: str) -> Days | None:
    """First and last day of the EDTF that the engine writes: dates, seasons, decades, centuries and their intervals."""
    first, slash, last = text.partition("/")
    if slash:
        start, end = edtf_days(first), edtf_days(last)
        return (start[0], end[1]) if start and end else None
    part = re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", text)
    if part:
        year, number = int(part[1]), int(part[2])
        if number < 25:
            return _months(year, 3 * (number - 20), 3)
        return _months(year, 3 * (number - 32) - 2, 3) if number < 40 else _months(year, 6 * (number - 39) - 5, 6)
    if re.fullmatch(r"\d{3}X|\d{2}XX", text):
        return days_of(text.rstrip("X"))
    return days_of(text) if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) else None
