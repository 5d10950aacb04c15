"""Times with less or more words than others: "the 13th", "they spent summer there", "two bloody weeks"."""

from __future__ import annotations

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Anchor, Reading, dated
from dateline.annotate.times.lexicon import lexicon
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.resolve.dates import AHEAD_OF_PAST, closest, safe_date
from dateline.annotate.times.resolve.durations import span
from dateline.annotate.times.resolve.seasons import season

_DISTANCES = frozenset({"BEFORE", "AFTER", "LATER", "EARLIER", "AGO"})


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
    ahead = 1 if anchor.story or anchor.future(found) else AHEAD_OF_PAST
    return dated(closest(base, [periods.day(on) for on in days if on], ahead=ahead), found.rule.name)


def bare_season(found: Found, anchor: Anchor) -> Reading | None:
    """Read "summer" in "they spent summer there", but neither "summer camp" nor the spring of a mattress.

    In a history the first of two capitals dates what has its name from its season: "the Spring Offensive".
    """
    before, after, lexeme = found.beside(-1), found.beside(1), found.lexemes[found.first]
    if before is not None and before.kind == "AND" and found.lexemes[found.first - 2].kind in ("SEASON", "FALL"):
        return season(found, anchor)  # "spring and summer"
    if after is not None and after.kind == "OTHER" and after.text[0].isalpha():
        named = anchor.story is not None and lexeme.text.istitle() and after.text.istitle()
        return season(found, anchor) if named else None
    return None if lexeme.text.lower() == "spring" else season(found, anchor)


def described_span(found: Found, anchor: Anchor) -> Reading | None:
    """Read "two bloody weeks", but not "it killed two guards days before"."""
    word, after = found.lexemes[found.first + 1].text, found.beside(1)
    noun = word.endswith("s") or word in lexicon().sets["not_after_year"] or not (word.isalpha() and word.islower())
    return None if noun or (after is not None and after.kind in _DISTANCES) else span(found, anchor)
