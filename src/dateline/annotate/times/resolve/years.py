"""Years by their number: "2018", "late 2018", "the year 800", "1914-18"."""

from __future__ import annotations

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Anchor, Reading, dated
from dateline.annotate.times.context import heads_line, is_closed, is_of_story
from dateline.annotate.times.lexer import Lexeme
from dateline.annotate.times.lexicon import lexicon
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.resolve.dates import BEFORE_A_DATE, given_year, part

_FIRST_BARE_YEAR, _LAST_BARE_YEAR = 1900, 2099
_NO_YEAR_BEFORE = frozenset("$£€¥#№./:+-")
_NO_YEAR_BESIDE = frozenset({"NUMBER", "YEARNUM", "APPROX"})


def year(found: Found, anchor: Anchor) -> Reading | None:
    """Read "2018", "late 2018", "the year 2000". A bare number of four digits must stand where a year can stand."""
    number = given_year(found, anchor)
    earliest = 1 if found.kind("year") == "NUMBER" else 1000  # "the year 800" is called a year, so any number will do
    if number is None or number < earliest or "." in found.text("year") or not _year_stands(found, number, anchor):
        return None
    return dated(part(periods.year(number), found), found.rule.name)


def _year_stands(found: Found, number: int, anchor: Anchor) -> bool:
    """Whether the words around let a number be a year."""
    before, after = found.beside(-1), found.beside(1)
    if before and (before.text in _NO_YEAR_BEFORE or before.kind == "APOS_S") and before.end == found.start:
        return False
    if before and (before.text.lower() in lexicon().sets["numbered"] or before.kind in _NO_YEAR_BESIDE):
        return False  # a name's number, a part of a telephone number, or a count
    if (
        after
        and after.end
        and (after.text.lower() in lexicon().sets["not_after_year"] or after.kind in ("UNITS", "ZONE", "AMPM"))
    ):
        return False
    if after and after.text in ("%", "°", "/", ":") and after.start == found.end and not heads_line(found):
        return False
    if found.last - found.first > 1:
        return True
    if not _FIRST_BARE_YEAR <= number <= _LAST_BARE_YEAR and _counts(after):
        return False
    prepared = before is not None and (before.kind in BEFORE_A_DATE or before.text.lower() == "as")
    return prepared or _FIRST_BARE_YEAR <= number <= _LAST_BARE_YEAR or is_of_story(found, number, anchor.story)


def _counts(after: Lexeme | None) -> bool:
    """Whether a number stands before what it may count: a plural in lower case."""
    return after is not None and after.kind == "OTHER" and after.text.islower() and after.text.endswith("s")


def year_range(found: Found, anchor: Anchor) -> Reading | None:
    """Read "2003-2011", "1914-18", "from 2003 to 2011"."""
    first, last = found.number("year"), found.number("last")
    if first is None or last is None:
        return None
    if last < 100:
        last += first - first % 100
    before = found.beside(-1)
    prepared = before is not None and before.kind in BEFORE_A_DATE and before.kind != "THE"
    near = (
        is_closed(found)
        or _FIRST_BARE_YEAR <= first < last <= _LAST_BARE_YEAR + 1
        or is_of_story(found, first, anchor.story)
    )
    if not (first < last and (prepared or near)):
        return None
    start, end = periods.year(first), periods.year(last)
    period = periods.between(start, end) if start and end else None
    return dated(period, found.rule.name) if period else None
