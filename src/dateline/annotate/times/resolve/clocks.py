"""Times of day."""

from __future__ import annotations

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Anchor, Reading, timed
from dateline.annotate.times.conventions import chosen
from dateline.annotate.times.lexer import Lexeme
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period
from dateline.annotate.times.resolve.dates import calendar_day
from dateline.annotate.times.resolve.relative import part_suffix, today
from dateline.annotate.times.resolve.weekdays import weekday

_NIGHTFALL = 6  # "10 at night" is before midnight, "2 at night" after it
_LOCAL = 9999  # the lexicon's mark for "local time", which names no zone


def part_of_day(found: Found, anchor: Anchor) -> Reading | None:
    """Read "this morning", "last night", "the next evening", "overnight", "in the morning"."""
    lexeme, kinds = found.get("part"), found.kinds("rel")
    if lexeme and lexeme.text.istitle() and found.lexemes[found.first].text.islower():
        return None  # a title: "Good News in the Morning"
    counted = bool(kinds - {"THIS", "LAST"})
    base = anchor.day if counted or not kinds or anchor.story else anchor.published
    back = kinds & {"LAST", "PREVIOUS"}
    ahead = kinds & {"NEXT", "FOLLOWING"}
    on = periods.shift(base, "D", -1 if back else 1 if ahead else 0) if base else None
    if lexeme is None:
        return _overnight(found, anchor)
    suffix = part_suffix(lexeme.kind, str(lexeme.value))
    return timed(periods.day(on) if on else None, suffix, found.rule.name)


def part_of_date(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the night of December 29", "the morning of Friday", "dawn on Thursday"."""
    lexeme = found.get("part")
    if lexeme is None:
        return None
    return timed(_named_day(found, anchor), part_suffix(lexeme.kind, str(lexeme.value)), found.rule.name)


def _overnight(found: Found, anchor: Anchor) -> Reading:
    """Read "overnight" as the night before publication, which is both that day and the one before."""
    before = periods.shift(anchor.published, "D", -1) if anchor.published else None
    if before is None or anchor.published is None:
        return timed(None, "", found.rule.name)
    night = periods.days(before, anchor.published, f"{before.isoformat()}TNI")
    if night is None:
        return timed(None, "", found.rule.name)
    return Reading("TIME", night.value, night.interval, night.edtf, found.rule.name)


def clock(found: Found, anchor: Anchor) -> Reading | None:
    """Read "10:30 p.m. GMT", "9 a.m.", "noon", "2000 GMT", "4 in the morning", on the last day mentioned.

    A zone is written into the value ("T20:00Z", "T09:00-05:00"); it never moves the day.
    """
    lexeme = found.get("clock")
    if "hours" in found.groups and (found.text("hours") != "H" or lexeme is None or len(lexeme.text) != 4):
        return None
    read = _hour_and_minute(lexeme, found.text("ampm")) if lexeme else None
    if read is None:
        return None
    if lexeme and lexeme.kind == "CLOCKWORD":
        suffix = str(lexeme.value)
    else:
        hour, minute = read
        named = found.get("part")
        if named and hour < 12 and (named.value in ("AF", "EV") or (named.value == "N" and hour >= _NIGHTFALL)):
            hour += 12
        suffix = f"T{hour:02d}:{minute:02d}{_zone(found.number('zone'))}"
    return timed(_named_day(found, anchor), suffix, found.rule.name)


def _named_day(found: Found, anchor: Anchor) -> Period | None:
    """The day that stands beside a clock time ("9 a.m. Tuesday"), else the last one mentioned."""
    beside = None
    if "month" in found.groups:
        beside = calendar_day(found, anchor)
    elif "weekday" in found.groups:
        beside = weekday(found, anchor)
    elif "offset" in found.groups:
        beside = today(found, anchor)
    else:
        return periods.day(anchor.day) if anchor.day else None
    return beside.period if beside else None


def _hour_and_minute(lexeme: Lexeme, ampm: str) -> tuple[int, int] | None:
    """The time in 24 hours; None where there is no such time."""
    if lexeme.kind == "CLOCKWORD":
        return 12, 0
    text = lexeme.text
    if lexeme.kind == "CLOCK":
        hour, minute = (int(number) for number in text.replace(".", ":").split(":")[:2])
    elif len(text) == 4 and text.isdigit():
        hour, minute = int(text[:2]), int(text[2:])
    elif len(text) <= 2 and text.isdigit():
        hour, minute = int(text), 0
    else:
        return None
    if ampm and hour <= 12:
        hour = hour % 12 + (12 if ampm.startswith("p") else 0)
    return (hour, minute) if (hour < 24 and minute < 60) or (hour, minute) == (24, 0) else None


def _zone(minutes: int | None) -> str:
    """Minutes east of Greenwich as ISO 8601: "Z", "-05:00"; "" for none and for local time."""
    if minutes is None or minutes == _LOCAL or chosen("zone of a clock time") == "left out":
        return ""
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
