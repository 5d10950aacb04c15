"""Dates counted from publication or from the last date mentioned."""

from __future__ import annotations

from datetime import date

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Anchor, Reading, aside, dated, timed
from dateline.annotate.times.lexicon import lexicon
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period
from dateline.annotate.times.resolve.dates import given_year, part, safe_date
from dateline.annotate.times.resolve.durations import quantity
from dateline.annotate.times.resolve.results import last_quarter, same_quarter

BACK = frozenset({"LAST", "PREVIOUS", "PAST"})
AHEAD = frozenset({"NEXT", "FOLLOWING", "COMING"})
FROM_LAST = frozenset({"PREVIOUS", "FOLLOWING", "SAME", "THAT"})  # counted from the last date mentioned
_QUOTES = frozenset("\"“‘`'")
_MAX_COUNT = 10_000
_IN_HALVES = {"Y": (6, "m"), "E": (5, "Y"), "C": (50, "Y")}  # what half a unit is


def day_or_time(on: date | None, found: Found, how: str) -> Reading:
    """A day, or the part of it that the match names ("Friday night")."""
    period = periods.day(on) if on else None
    lexeme = found.get("part")
    if lexeme is None:
        return dated(period, how)
    return timed(period, part_suffix(lexeme.kind, str(lexeme.value)), how)


def part_suffix(kind: str, value: str) -> str:
    """What a part of the day adds to the day's value: "TNI", "TMO", "T12:00"."""
    if kind == "NIGHT":
        return "TNI"
    return value if kind == "CLOCKWORD" else f"T{value}"


def some_day(story: Period, how: str) -> Reading:
    """A day that only the year is told of: a story that has come to a month goes on with "three days later"."""
    year = periods.year(story.start.year)
    value = f"{story.start.year:04d}-XX-XX"
    return Reading("DATE", value, year.interval, year.edtf, how) if year else Reading("DATE", value, how=how)


def today(found: Found, anchor: Anchor) -> Reading | None:
    """Read "yesterday", "late today", "tomorrow night"."""
    offset, lexeme, before = found.number("offset"), found.get("offset"), found.beside(-1)
    if offset is None:
        return None
    if lexeme and before and lexeme.text == "Today" and before.kind == "OTHER" and before.text[0].isupper():
        return None  # a newspaper or a programme
    if offset == 0 and _is_generic(found):
        return None
    on = periods.shift(anchor.published, "D", offset) if anchor.published else None
    return day_or_time(on, found, found.rule.name)


def _is_generic(found: Found) -> bool:
    """Whether "today's" means the present age: "today's youth"."""
    possessive, noun = found.beside(1), found.beside(2)
    if possessive is None or noun is None or possessive.kind != "APOS_S":
        return False
    return noun.text.lower() in lexicon().sets["of_the_age"]


def tonight(found: Found, anchor: Anchor) -> Reading | None:
    """Read "tonight"."""
    return timed(periods.day(anchor.published) if anchor.published else None, "TNI", found.rule.name)


def named_unit(found: Found, anchor: Anchor) -> Reading | None:
    """Read "last week", "next month", "earlier this year", "the following day", "that year", "the previous night"."""
    unit, kinds = found.text("unit"), found.kinds("rel")
    if found.lexemes[found.last - 1].text.istitle() and _is_quoted_title(found):
        return None
    if unit in ("S", "M", "H") or (not kinds & {"THE", "THAT"} and kinds & {"PREVIOUS", "FOLLOWING", "SAME"}):
        return None
    if "PAST" in kinds and "THE" in kinds:  # "the past week" is the time up to now, not the week before
        return None
    narrated = "THE" in kinds and (unit in ("D", "N") or ("NEXT" in kinds and not anchor.future(found)))
    counted = narrated or bool(kinds & FROM_LAST)
    base = (anchor.day if unit in ("D", "N") else _last_day(anchor)) if counted else anchor.here
    count = -1 if kinds & BACK else 1 if kinds & AHEAD else 0
    on = periods.shift(base, unit, count) if base else None
    period = periods.around(on, unit) if on else None
    if unit == "N":
        return timed(period, "TNI", found.rule.name)
    if period is None and anchor.story:
        return some_day(anchor.story, found.rule.name)
    return dated(_narrowed(period, found, anchor), found.rule.name)


def _is_quoted_title(found: Found) -> bool:
    """Whether words in title case open a quotation: the name of a programme ("This Week")."""
    before = found.beside(-1)
    return before is not None and before.text in _QUOTES and found.lexemes[found.first].text.istitle()


def _last_day(anchor: Anchor) -> date | None:
    """The first day of whatever date was mentioned last, else publication."""
    return anchor.last.start if anchor.last else anchor.here


def _narrowed(period: Period | None, found: Found, anchor: Anchor) -> Period | None:
    """The days of a unit that an expression leaves open.

    "Earlier this month" ends on publication and "later this month" begins there. "This week" of a past-tense report
    ends on publication; of a coming event it begins there. "Late last year" is its last part.
    """
    published = anchor.published
    if period is None or published is None or not period.start <= published <= period.end:
        return part(period, found)
    kind = found.kind("mod")
    if kind == "EARLIER" or (not kind and period.grain == "week" and not anchor.future(found)):
        return periods.days(period.start, published, period.value, period.grain)
    if kind == "LATER" or (not kind and period.grain == "week"):
        return periods.days(published, period.end, period.value, period.grain)
    return part(period, found)


def this_unit(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the year", "the current quarter", "the end of the month", "later in the day": that of publication."""
    unit = found.text("unit")
    if "current" in found.groups and found.text("current") != "PRESENT_REF":
        return None
    if unit in ("S", "M", "H", "C", "E"):
        return None
    base = _last_day(anchor) if unit in ("D", "N") else anchor.here
    after = found.beside(1)
    if unit == "Q" and after is not None and after.kind == "OF":
        return None  # a part of a town, or of anything else
    if unit in ("Q", "period") and "current" not in found.groups:
        return dated(last_quarter(anchor), found.rule.name)
    period = periods.around(base, unit) if base else None
    return dated(_narrowed(period, found, anchor), found.rule.name)


def unit_end(found: Found, anchor: Anchor) -> Reading | None:
    """Read "year-end", "year-end 1998": the last day of the unit, with its value; after "since" of the unit before."""
    unit, before, number = found.text("unit"), found.beside(-1), given_year(found, anchor)
    since = before is not None and before.text.lower() == "since" and number is None
    here = anchor.here if number is None else safe_date(number, 12, 31)
    on = periods.shift(here, unit, -1 if since else 0) if here else None
    period = periods.around(on, unit) if on else None
    if period is None:
        return dated(None, found.rule.name)
    named = period.value if not since else period.end.isoformat()
    return dated(periods.day(period.end).valued(named), found.rule.name)


def _count(found: Found) -> int | None:
    """The number of units: a whole number, 1 for "a" and for rules that imply it; None for "several"."""
    if "n" not in found.groups:
        return found.rule.given.get("n", found.rule.given.get("halves"))
    number = quantity(found)
    return int(number) if number is not None and number <= _MAX_COUNT else None


def ago(found: Found, anchor: Anchor) -> Reading | None:
    """Read "two days ago", "a year ago", "years ago": the unit that lies so far back."""
    unit, count = found.text("unit"), _count(found)
    if unit in ("S", "M", "H") and count is not None:
        return dated(periods.day(anchor.published) if anchor.published else None, found.rule.name)
    if count is None:
        return Reading("DATE", "PAST_REF", how=found.rule.name)
    if "offset" in found.groups:  # "two years ago today"
        day = periods.shift(anchor.published, "D", found.number("offset") or 0) if anchor.published else None
        on = periods.shift(day, unit, -count) if day else None
        return dated(periods.day(on) if on else None, found.rule.name)
    halved = _halves(found) if unit in _IN_HALVES else None
    if halved:
        size, unit = _IN_HALVES[unit]
        count = halved * size
    compared = same_quarter(found, anchor, unit, -count)
    if compared is not None:
        return aside(dated(compared, f"{found.rule.name}, same quarter"))
    on = periods.shift(anchor.published, unit, -count) if anchor.published else None
    period = periods.around(on, _grain(unit)) if on else None
    if unit == "N":
        return timed(period, "TNI", found.rule.name)
    reading = dated(period, found.rule.name)
    return aside(reading) if unit == "Y" and count == 1 else reading


def _halves(found: Found) -> int | None:
    """The number of halves of a unit ("a year and a half" has three); None where the units are whole."""
    if "halves" in found.rule.given:
        return found.rule.given["halves"]
    number = quantity(found) if "n" in found.groups else None
    return number.numerator if number is not None and number.denominator == 2 else None


def from_now(found: Found, anchor: Anchor) -> Reading | None:
    """Read "two weeks from now", "ten years from today": the unit that lies so far ahead."""
    unit, count = found.text("unit"), _count(found)
    base = found.get("base")
    if base is None or base.text.lower() not in ("now", "today") or unit in ("S", "M", "H"):
        return None
    if count is None:
        return Reading("DATE", "FUTURE_REF", how=found.rule.name)
    on = periods.shift(anchor.published, unit, count) if anchor.published else None
    return dated(periods.around(on, _grain(unit)) if on else None, found.rule.name)


def _grain(unit: str) -> str:
    """How exactly a distance is meant: "decades ago" to the year, all else to the unit itself."""
    return "Y" if unit in ("E", "C") else unit


def shifted(found: Found, anchor: Anchor) -> Reading | None:
    """Read "two days later", "a year earlier", "the day before": counted from the last date mentioned."""
    unit, count, way = found.text("unit"), _count(found), found.kind("way")
    if way in ("BEFORE", "AFTER") and not _bare(found):
        return None
    if count is None or unit in ("S", "M", "H"):
        return None
    base = anchor.day if unit in ("D", "N") else _last_day(anchor)
    sign = 1 if way in ("LATER", "AFTER") else -1
    on = periods.shift(base, unit, sign * count) if base else None
    if base is None and anchor.story:
        return some_day(anchor.story, found.rule.name)
    period = same_quarter(found, anchor, unit, sign * count) or (periods.around(on, _grain(unit)) if on else None)
    how = f"{found.rule.name}, from the last date"
    reading = timed(period, "TNI", how) if unit == "N" else dated(period, how)
    return aside(reading) if way == "EARLIER" else reading


def _bare(found: Found) -> bool:
    """Whether nothing follows that "the day before" could belong to ("the day before the vote")."""
    after = found.beside(1)
    return after is None or after.kind in ("COMMA", "BREAK") or (after.kind == "OTHER" and not after.text[0].isalnum())
