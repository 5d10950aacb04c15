"""Days and stretches of days in words, as headings of the timeline. Vague dates are said to be vague."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date

from dateline.errors import QueryError

NO_DATE = "Date not known"
_AROUND_DAYS = 7  # up to this many days a stretch is a vague day rather than a period


def long_date(day: date) -> str:
    """A day as "Friday 3 January 2020"."""
    return f"{day:%A} {day.day} {month_name[day.month]} {day.year}"


def short_date(day: date) -> str:
    """A day as "3 January 2020"."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def heading(start: date | None, end: date | None) -> str:
    """The earliest and latest possible day of an event in words.

    A day is said in full; a whole month or year as that ("Some time in 2018"); two days as "3 or 4 January 2020", a few
    as "Around 1–5 January 2020"; other stretches with both ends.
    """
    if start is None or end is None:
        return f"Since {short_date(start)}" if start else f"Until {short_date(end)}" if end else NO_DATE
    if start == end:
        return long_date(start)
    if whole := _whole_unit(start, end):
        return f"Some time in {whole}"
    days = (end - start).days
    if days == 1:
        return _span(start, end).replace(" – ", "–").replace("–", " or ")
    return (
        f"Around {_span(start, end)}" if days <= _AROUND_DAYS else f"Between {short_date(start)} and {short_date(end)}"
    )


def stretch(start: date, end: date) -> str:
    """A period in words: "3 January 2020", "January 2020", "2020", "1–7 January 2020", "1990–1999"."""
    return (
        short_date(start) if start == end else _whole_unit(start, end) or _whole_units(start, end) or _span(start, end)
    )


def month_of(day: date) -> tuple[date, date]:
    """The first and last day of the day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def is_fuzzy(start: date | None, end: date | None) -> bool:
    """Whether the day is not known."""
    return start is None or start != end


def _whole_unit(start: date, end: date) -> str:
    """What the stretch is exactly: "January 2020", "2020", or "" for neither."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1] or start.year != end.year:
        return ""
    if (start.month, end.month) == (1, 12):
        return str(start.year)
    return f"{month_name[start.month]} {start.year}" if start.month == end.month else ""


def _whole_units(start: date, end: date) -> str:
    """What the stretch is exactly: "1990–1999", "September–November 2019", "December 2019 – February 2020", or ""."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return ""
    if (start.month, end.month) == (1, 12):
        return f"{start.year}–{end.year}"
    last = f"{month_name[end.month]} {end.year}"
    if start.year == end.year:
        return f"{month_name[start.month]}–{last}"
    return f"{month_name[start.month]} {start.year} – {last}"


def _span(start: date, end: date) -> str:
    """A stretch as "1–5 January 2020" or "29 December 2019 – 2 January 2020"."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{short_date(end)}"
    return f"{short_date(start)} – {short_date(end)}"


def parse_day(text: str, *, latest: bool, name: str) -> date:
    """A day of a query: "2020-01-03", or a month "2020-01" or year "2020", of which the first or `latest` day is meant.

    Raises:
        QueryError: the text is no such date.
    """
    parts = text.strip().split("-")
    try:
        if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError(text)
        year, *rest = map(int, parts)
        month = rest[0] if rest else (12 if latest else 1)
        last = monthrange(year, month)[1] if latest else 1
        return date(year, month, rest[1] if len(rest) > 1 else last)
    except (ValueError, OverflowError) as error:
        raise QueryError(f"{name}: “{text[:40]}” is not a date; write 2020-01-03, 2020-01 or 2020") from error
