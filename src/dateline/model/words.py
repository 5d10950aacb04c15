"""Short human text for parts of a record: the one place where a toll, a date or a title is put in words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from dateline.model.claim import EventKind, Participant, Source, Toll, Value
from dateline.model.event import Record
from dateline.model.place import Where
from dateline.model.terms import EventType
from dateline.model.when import Interval, When

_NAME_LIMIT = 60  # a longer name is cut, so that a title stays a line
_NAMES_SHOWN = 2


def toll_text(toll: Toll) -> str:
    """A toll as "5 killed", "≥25 killed", "≤10 killed", "200–999 killed"; "some killed" where no figure is known."""
    return f"{count_text(toll.low, toll.high)} {toll.kind.value}"


def count_text(low: int | None, high: int | None) -> str:
    """An inclusive range of a count: "5", "≥25", "≤10", "200–999"; "some" where neither end is known."""
    if low is None:
        return "some" if high is None else f"≤{high}"
    if high is None:
        return f"≥{low}"
    return str(low) if low == high else f"{low}–{high}"


def when_text(when: When | None) -> str:
    """A time in ISO form; "" where it is unknown. See `interval_text`."""
    return interval_text(when.interval) if when else ""


def interval_text(interval: Interval) -> str:
    """Days as "2020-01-03", a whole month as "2020-01", a whole year as "2020", else "2019-12-23 to 2019-12-29".

    A side that is open gives "since 2018-01-01" or "until 2020-01-03"; both open gives "".
    """
    start, end = interval.start, interval.end
    if start is None:
        return f"until {end}" if end else ""
    if end is None:
        return f"since {start}"
    if start == end:
        return str(start)
    return _calendar_unit(start, end) or f"{start} to {end}"


def _calendar_unit(start: date, end: date) -> str:
    """The year or month that start..end is exactly, or ""."""
    if start.year != end.year or start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return ""
    if (start.month, end.month) == (1, 12):
        return f"{start.year:04d}"
    return f"{start.year:04d}-{start.month:02d}" if start.month == end.month else ""


def where_text(where: Where | str | None) -> str:
    """A place's name: the gazetteer's where it is resolved, else the report's own words; "" where unknown."""
    if where is None or isinstance(where, str):
        return where or ""
    return where.place.name if where.place else where.text


def kind_text(event_type: EventType, mode: str = "") -> str:
    """An event's type and mode in lower case: "assault (aerial)"."""
    return f"{event_type.value.lower()} ({mode})" if mode else event_type.value.lower()


def names_text(participants: Sequence[Participant | str]) -> str:
    """The first two names and how many more: "A, B and 3 more"; "" for none. Long names are cut with "…"."""
    names = [p if isinstance(p, str) else p.name for p in participants]
    unique = [_shortened(name) for name in dict.fromkeys(" ".join(name.split()) for name in names) if name]
    shown = ", ".join(unique[:_NAMES_SHOWN])
    rest = len(unique) - _NAMES_SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown


def _shortened(name: str) -> str:
    """The name cut at the last space before the limit."""
    if len(name) <= _NAME_LIMIT:
        return name
    cut = name[: _NAME_LIMIT - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def event_title(
    event_type: EventType,
    actors: Sequence[Participant | str],
    recipients: Sequence[Participant | str],
    where: Where | str | None = None,
    mode: str = "",
) -> str:
    """One line that names an event: "U.S. military → Qassem Soleimani: assault (aerial), Baghdad".

    Without recipients: "Thousands of supporters: protest (demo), Baghdad". Without actors: "unknown → ...". With no
    participant at all: "Protest (demo), Baghdad".
    """
    doers, targets = names_text(actors), names_text(recipients)
    kind, place = kind_text(event_type, mode), where_text(where)
    if targets:
        head = f"{doers or 'unknown'} → {targets}: {kind}"
    elif doers:
        head = f"{doers}: {kind}"
    else:
        head = kind[0].upper() + kind[1:]
    return f"{head}, {place}" if place else head


def record_title(record: Record) -> str:
    """The title of one report's record; see `event_title`."""
    return event_title(record.type, record.actors, record.recipients, record.where, record.mode)


def value_text(value: Value) -> str:
    """What a claim asserts, as shown in a cell: "5 killed", "2020-01-03", "United States", "assault (aerial)"."""
    match value:
        case EventKind():
            return kind_text(value.type, value.mode)
        case When():
            return when_text(value)
        case Where():
            return where_text(value)
        case Toll():
            return toll_text(value)
        case Participant() | Source():
            return value.name
