"""Full dates in words and figures: in a head, in a field, in a file's name.

Only dates with a year, since a publication date is to be known, not guessed. No pattern looks past its line, and each
has bounded repeats: time is linear in what is matched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dateline.read.words import alternatives, table

FIRST_YEAR = 1600  # the first newspaper: Strasbourg, 1605
_AMBIGUOUS = 0.5  # "03/01/2020": read in the American order, month first
_SHORT_YEAR = 0.8  # "3 JAN 90"

_words = table("words.toml")
_MONTHS = {name: i for i, name in enumerate(_words["months"], 1)}
_MONTHS |= {name[:3]: i for name, i in tuple(_MONTHS.items())} | _words["month_abbreviations"]
_WEEKDAYS = [*_words["weekdays"], *(w[:3] for w in _words["weekdays"]), *_words["weekday_abbreviations"]]

MONTH = rf"(?P<month>{alternatives(list(_MONTHS))})\b\.?"
_GAP = r"[^\S\r\n]{1,4}"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_WEEKDAY = rf"(?:(?:{alternatives(_WEEKDAYS)})\b\.?,?{_GAP})?"
_TIME = (
    r"(?:(?:,?[^\S\r\n]{1,3}|T)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?"
    r"(?:[^\S\r\n]?(?:Z|UTC|GMT|[ap]\.?m\.?|[+-]\d{2}:?\d{2})(?!\w))?)?"
)
_FULL = tuple(
    re.compile(pattern + _TIME, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        rf"{_WEEKDAY}{MONTH}{_GAP}{_DAY},?{_GAP}{_YEAR}",
        rf"{_WEEKDAY}{_DAY}(?:{_GAP}(?:of{_GAP})?|-){MONTH}(?:,?{_GAP}|-){_YEAR}",
    )
)
_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d)" + _TIME, re.IGNORECASE)
_SHORT = re.compile(rf"{_DAY}{_GAP}{MONTH}{_GAP}'?(?P<year>\d{{2}})(?!\d)", re.IGNORECASE)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `start..end` of a text. `day` is None where it names no day (2020-02-30); `sure` is 0..1."""

    start: int
    end: int
    day: date | None
    sure: float = 1.0


def match_date(text: str, start: int = 0) -> FoundDate | None:
    """The full date that begins exactly at `start`, with a time of day behind it; None if there is none."""
    for pattern in _FULL:
        if match := pattern.match(text, start):
            month = match["month"].lower()
            number = _MONTHS[month] if month in _MONTHS else int(month)
            return FoundDate(start, match.end(), valid_day(int(match["year"]), number, int(match["day"])))
    if match := _NUMERIC.match(text, start):
        return _numeric(match)
    if match := _SHORT.match(text, start):
        year = int(match["year"])
        year += 2000 if year < 50 else 1900
        day = valid_day(year, _MONTHS[match["month"].lower()], int(match["day"]))
        return FoundDate(start, match.end(), day, _SHORT_YEAR)
    return None


def _numeric(match: re.Match[str]) -> FoundDate:
    """03/01/2020: month first, unless only the other order is a date; German points always mean day first."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    american, european = valid_day(year, first, second), valid_day(year, second, first)
    if match["sep"] == ".":
        return FoundDate(match.start(), match.end(), european)
    sure = _AMBIGUOUS if american and european and american != european else 1.0
    return FoundDate(match.start(), match.end(), american or european, sure)


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such or no newspaper could be that old."""
    if year < FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_date(value: object) -> tuple[date | None, float]:
    """A field's value as a day and how sure that is: text with nothing but a date (and time), or Unix seconds or ms.

    The day is the one written, whatever the time zone beside it.
    """
    if isinstance(value, bool) or value is None:
        return None, 0.0
    if isinstance(value, int | float):
        return _from_clock(value)
    text = str(value).strip()[:100]
    found = match_date(text)
    if found and found.day and not text[found.end :].strip(" \t.,;Z"):
        return found.day, found.sure
    if re.fullmatch(r"\d{9,13}", text, re.ASCII):
        return _from_clock(int(text))
    return None, 0.0


def _from_clock(seconds: float) -> tuple[date | None, float]:
    """Unix time in UTC, in seconds or, from 1e11 on, milliseconds. Small numbers (years, row numbers) are no time."""
    if not 1e8 <= seconds < 1e14:
        return None, 0.0
    moment = seconds / 1000 if seconds >= 1e11 else seconds
    return datetime.fromtimestamp(moment, UTC).date(), 0.9


def date_in_name(stem: str) -> date | None:
    """The first full date in a file's name: 2020-01-03-foo, 20200103_foo. "2019-0106" is none."""
    for match in _IN_NAME.finditer(stem):
        if day := valid_day(int(match[1]), int(match[3]), int(match[4])):
            return day
    return None
