"""Dates that leave out what the reader knows: "the 13th", "they spent summer there"."""

from __future__ import annotations

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Anchor, Reading, dated
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.resolve.dates import closest, safe_date
from dateline.annotate.times.resolve.seasons import season

_AHEAD_OF_PAST = 3  # as for other dates of a report, a day ahead counts as three days back


def nth_day(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the 13th" as the day of a month that comes nearest, if nothing follows that it could count."""
    number, after, base = found.number("day"), found.beside(1), anchor.here
    if number is None or not found.lexemes[found.last - 1].text[0].isdigit():
        return None
    if after is not None and after.kind not in ("COMMA", "BREAK", "AND", "TO") and after.text not in (".", ";"):
        return None
    if base is None:
        return dated(None, found.rule.name)
    months = [periods.shift(base.replace(day=1), "m", offset) for offset in (-1, 0, 1)]
    days = [safe_date(first.year, first.month, number) for first in months if first]
    ahead = 1 if anchor.story or anchor.future(found) else _AHEAD_OF_PAST
    return dated(closest(base, [periods.day(on) for on in days if on], ahead=ahead), found.rule.name)


def bare_season(found: Found, anchor: Anchor) -> Reading | None:
    """Read "summer" in "they spent summer there", but neither "summer camp" nor the spring of a mattress."""
    after, lexeme = found.beside(1), found.lexemes[found.first]
    before_noun = after is not None and after.kind == "OTHER" and after.text[0].isalpha()
    return None if before_noun or lexeme.text.lower() == "spring" else season(found, anchor)
