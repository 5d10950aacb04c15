"""Dates of the calendar: days, months and years, with or without their year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dateline.annotate.times import eras, periods
from dateline.annotate.times.anchor import Anchor, Reading, dated, timed
from dateline.annotate.times.context import partner
from dateline.annotate.times.narrative import next_in_story
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period

_PARTS = {
    "EARLY": "early",
    "EARLIER": "early",
    "BEGINNING": "early",
    "MID": "mid",
    "MIDDLE": "mid",
    "LATE": "late",
    "LATER": "late",
    "END": "late",
}
AHEAD_OF_PAST = 3  # days back that a day ahead counts for beside a past verb
_LEAP_REACH = 8  # years; from 1896 to 1904 there was no 29 February
_PIVOT = 30  # two-digit years up to this lie in the 2000s when the publication date does not help
BEFORE_A_DATE = frozenset(  # classes of words that a year or a month may follow
    {"IN", "SINCE", "FROM", "OF", "FOR", "BETWEEN", "TO", "BEFORE", "AFTER", "ON", "AND", "THE", "PRE"}
)


def safe_date(year_number: int, month_number: int, day_number: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None


def part(period: Period | None, found: Found) -> Period | None:
    """The part of a period that the match's modifier names ("late 2018"), or the period itself."""
    name = _PARTS.get(found.kind("mod"))
    return periods.part_of(period, name) if period and name else period


def given_year(found: Found, anchor: Anchor) -> int | None:
    """The year that the match names ("2019", "'98", "last year"); None if it names none that can be told."""
    lexeme = found.get("year")
    if lexeme is not None and not isinstance(lexeme.value, str) and lexeme.value is not None:
        number = int(lexeme.value)
        if "era" in found.groups:
            return eras.held(number, found)
        return _full_year(number, anchor) if lexeme.kind == "SHORTYEAR" else number
    kinds = found.kinds("relyear")
    base = anchor.here.year if anchor.here else None
    if "THAT" in kinds or "THE" in kinds:
        base = anchor.last.start.year if anchor.last else base
    if not kinds or base is None:
        return None
    return base + (-1 if kinds & {"LAST", "PREVIOUS"} else 1 if kinds & {"NEXT", "FOLLOWING"} else 0)


def _full_year(number: int, anchor: Anchor) -> int:
    """A two-digit year in the century that puts it at most 20 years after publication."""
    latest = anchor.published.year + 20 if anchor.published else 2000 + _PIVOT
    return latest - (latest - number) % 100


def nearest(anchor: Anchor, found: Found, build: Callable[[int], Period | None], reach: int = 1) -> Period | None:
    """Of a yearly period, the one that a report means without its year.

    With a future verb the first that is not over on publication, else the nearest to publication. With a past verb a
    day ahead counts as three times as far away: the verb found need not be the one that governs ("was told to leave by
    October 31"). After "since" none lies ahead, after "until" and "by" the verb says nothing. `reach` is how many years
    back and ahead (one more) are looked at.
    """
    other = partner(found)
    if other is not None:
        pair = [period for period in map(build, (other.start.year, other.start.year - 1)) if period is not None]
        return next((period for period in pair if period.start <= other.end), None)
    if anchor.story is not None:
        return next_in_story(anchor.story, anchor.coming, build)
    published = anchor.published
    if published is None:
        return None
    years = [build(published.year + offset) for offset in range(-reach, reach + 2)]
    candidates = [period for period in years if period is not None]
    tense = anchor.tense(found)
    if tense == "future":
        return next((period for period in candidates if period.end >= published), None)
    before = found.beside(-1)
    preposition = before.text.lower() if before else ""
    if preposition == "since":
        candidates = [period for period in candidates if period.start <= published]
    past = tense == "past" and preposition not in ("until", "till", "by")
    if past and before is not None and before.text == "In":  # at the head of a sentence the verb found is the right one
        candidates = [period for period in candidates if period.start <= published]
    if past:
        return closest(published, candidates, ahead=AHEAD_OF_PAST)
    return closest(published, candidates)


def closest(published: date, candidates: Sequence[Period], *, ahead: int = 1) -> Period | None:
    """The period with the fewest days between it and publication; those ahead count `ahead` times."""

    def distance(period: Period) -> int:
        return max(ahead * (period.start - published).days, (published - period.end).days, 0)

    return min(candidates, key=distance, default=None)


def relative_year(anchor: Anchor, found: Found, build: Callable[[int], Period | None]) -> Period | None:
    """A yearly period after "last", "this" or "next": the last one over, that of the year, the first to come."""
    kinds = found.kinds("rel")
    base = anchor.here
    if kinds & {"PREVIOUS", "FOLLOWING", "SAME", "THAT"}:
        base = anchor.last.start if anchor.last else base
    if base is None:
        return None
    candidates = [p for p in (build(base.year + offset) for offset in (-2, -1, 0, 1, 2)) if p is not None]
    if "LAST" in kinds or kinds & {"PREVIOUS", "PAST"}:
        return next((p for p in reversed(candidates) if p.end < base), None)
    if kinds & {"NEXT", "FOLLOWING", "COMING"}:
        return next((p for p in candidates if p.start > base), None)
    return build(base.year)


def iso_date(found: Found, anchor: Anchor) -> Reading | None:
    """Read "2020-01-03" and "2020-01-03T10:30"."""
    text = found.text("date")
    on = safe_date(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if on is None:
        return None
    clock = text[11:16]
    how = found.rule.name
    return timed(periods.day(on), f"T{clock}", how) if clock else dated(periods.day(on), how)


def slash_date(found: Found, anchor: Anchor) -> Reading | None:
    """Read "3/1/2020": month first, as in American news, unless only the day can stand first."""
    first, second, last = (int(number) for number in found.text("date").split("/"))
    year_number = last if last > 99 else _full_year(last, anchor)
    on = safe_date(year_number, first, second) or safe_date(year_number, second, first)
    ambiguous = first <= 12 and second <= 12 and first != second
    return dated(periods.day(on), f"{found.rule.name}{', month first' if ambiguous else ''}") if on else None


def calendar_day(found: Found, anchor: Anchor) -> Reading | None:
    """Read "3 January 2020", "Friday, January 4", "Jan. 3 last year"."""
    number, month_number = found.number("day"), found.number("month")
    if number is None or month_number is None or not 1 <= number <= 31:
        return None
    following = found.beside(1)
    if found.lexemes[found.last - 1].kind == "DAYNUM" and following and following.kind in ("UNITS", "ZONE"):
        return None
    if safe_date(2000, month_number, number) is None:
        return None
    year_number = given_year(found, anchor)
    if year_number is not None:
        on = safe_date(year_number, month_number, number)
        return dated(periods.day(on), found.rule.name) if on else None
    wanted = found.number("weekday")

    def build(candidate: int) -> Period | None:
        on = safe_date(candidate, month_number, number)
        return periods.day(on) if on and wanted in (None, on.weekday()) else None

    if "rel" in found.groups:
        return dated(relative_year(anchor, found, build), found.rule.name)
    leap = wanted is None and (month_number, number) == (2, 29)
    period = nearest(anchor, found, build, _LEAP_REACH if leap else 1)
    if period is None and wanted is not None:
        wanted = None
        period = nearest(anchor, found, build)
    return dated(period, f"{found.rule.name}, nearest")


def weekday_day(found: Found, anchor: Anchor) -> Reading | None:
    """Read "Friday the 13th": the nearest day that is both."""
    wanted, number, published = found.number("weekday"), found.number("day"), anchor.published
    if wanted is None or number is None or not found.lexemes[found.last - 1].text[0].isdigit():
        return None
    if published is None:
        return dated(None, found.rule.name)
    for distance in range(200):
        for sign in (-1, 1):
            on = periods.shift(published, "D", sign * distance)
            if on and on.weekday() == wanted and on.day == number:
                return dated(periods.day(on), found.rule.name)
    return None


def day_range(found: Found, anchor: Anchor) -> Reading | None:
    """Read "27-29 December 2019" and "March 3 to 5"."""
    first, last, month_number = found.number("day"), found.number("last"), found.number("month")
    if first is None or last is None or month_number is None or not 0 < first < last:
        return None

    def build(candidate: int) -> Period | None:
        start, end = safe_date(candidate, month_number, first), safe_date(candidate, month_number, last)
        return periods.between(periods.day(start), periods.day(end)) if start and end else None

    return _built(found, anchor, build)


def second_day(found: Found, anchor: Anchor) -> Reading | None:
    """Read "4" of "May 3 and 4": the month and year of the day before it; no count may follow ("May 3 and 4 men")."""
    number, after, first = found.number("day"), found.beside(1), anchor.last
    ends = after is None or after.kind in ("COMMA", "BREAK") or not after.text[0].isalnum()
    if number is None or first is None or first.grain != "day" or not ends:
        return None
    on = safe_date(first.start.year, first.start.month, number)
    return dated(periods.day(on), found.rule.name) if on and on > first.start else None


def month(found: Found, anchor: Anchor) -> Reading | None:
    """Read "January 2015", "last March", "mid-December", "May"."""
    number = found.number("month")
    if number is None or _is_name(found):
        return None

    def build(candidate: int) -> Period | None:
        return periods.month(candidate, number)

    if "rel" in found.groups:
        return dated(part(relative_year(anchor, found, build), found), found.rule.name)
    return _built(found, anchor, build)


def month_range(found: Found, anchor: Anchor) -> Reading | None:
    """Read "May-July 2018", "between May and July"."""
    first, last = found.number("month"), found.number("last")
    if first is None or last is None or first == last:
        return None

    def build(candidate: int) -> Period | None:
        start = periods.month(candidate - (first > last), first)
        end = periods.month(candidate, last)
        return periods.between(start, end) if start and end else None

    return _built(found, anchor, build)


def _built(found: Found, anchor: Anchor, build: Callable[[int], Period | None]) -> Reading | None:
    """A yearly period of the year that the match names, or the nearest one."""
    year_number = given_year(found, anchor)
    if year_number is not None:
        period = build(year_number)
        return dated(part(period, found), found.rule.name) if period else None
    return dated(part(nearest(anchor, found, build), found), f"{found.rule.name}, nearest")


def _is_name(found: Found) -> bool:
    """Whether a bare month is a person's name: "April Smith", "Mr. March"."""
    if found.last - found.first > 1:
        return False
    if found.kind("month") == "MONTHABBR" and not found.lexemes[found.first].text.endswith("."):
        return True
    before, after = found.beside(-1), found.beside(1)
    prepared = before is not None and before.kind in BEFORE_A_DATE
    if before is not None and before.kind == "THE" and found.kind("month") == "MAY":
        return after is None or not after.text.islower()  # "the March vote", not "the March Hare"
    named = after is not None and after.kind == "OTHER" and after.text[0].isupper() and after.text[1:].islower()
    return named and not prepared and found.lexemes[found.first].text in ("April", "June", "August", "May", "March")
