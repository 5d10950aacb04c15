"""Whether a passage is told as news, from the day of publication, or as history, from the dates it names itself.

A report says "in May" and means the May nearest to its publication. A history says "in May" and means the May after
the date it named last. Which of the two a text is shows in its dates: a report that gives the year of a date steps out
of its own time and otherwise says "Tuesday", "today", "last week"; a history names years and hardly ever the day of
its telling. A report may still tell a bit of history in its background; that holds for one paragraph, opened by a full
date long before publication and closed by the next word that counts from publication.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dateline.annotate.times.lexer import Lexeme
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period

_FEWEST_YEARS = 3  # named years that make a history; a short report may well name two
_YEARS_TO_DEICTICS = 2  # how many times more often a history names a year than the time of its telling
_LONG_AGO = 365  # days; up to a year before publication, a month without its year is the one nearest to publication
_BACKWARDS = 2  # a story moves forward: a day behind the last date counts as so many days ahead of it
_BEFORE_A_YEAR = frozenset(
    {"IN", "OF", "COMMA", "SINCE", "FROM", "BETWEEN", "TO", "AND", "EARLY", "LATE", "MONTH", "MONTHABBR", "MAY", "BREAK"}
)
_DEICTIC = frozenset({"TODAY", "TONIGHT", "WEEKDAY", "AGO", "OVERNIGHT"})
_DEICTIC_WITH_UNIT = frozenset({"LAST", "THIS", "NEXT"})
_UNITS = frozenset({"UNIT", "YEAR", "DAY", "QUARTER", "WEEKEND", "NIGHT"})
_DATES_OF_A_DAY_OR_MONTH = frozenset({"day", "month"})


def is_history(lexemes: Sequence[Lexeme], published: date | None) -> bool:
    """Whether a text as a whole is told from the dates it names."""
    before = published.year - 1 if published else None
    years = deictics = 0
    for first, second in zip(lexemes, lexemes[1:], strict=False):
        if second.kind == "YEARNUM" and first.kind in _BEFORE_A_YEAR:
            years += before is None or (isinstance(second.value, int) and second.value < before)
        elif second.kind == "ERA" and first.kind in ("NUMBER", "YEARNUM", "DAYNUM"):
            years += 1
        deictics += first.kind in _DEICTIC or (first.kind in _DEICTIC_WITH_UNIT and second.kind in _UNITS)
    return years >= _FEWEST_YEARS and years > _YEARS_TO_DEICTICS * deictics


class Telling:
    """Where a text is told from while it is read from its beginning to its end."""

    def __init__(self, lexemes: Sequence[Lexeme], published: date | None) -> None:
        self._published = published
        self._history = is_history(lexemes, published)
        self._passage = (0, 0)  # lexemes of the background passage that a full date opened

    def narrated(self, found: Found) -> bool:
        """Whether an expression counts from the last date mentioned."""
        return self._history

    def heard(self, found: Found, period: Period | None) -> None:
        """Take note of an expression that was read."""


def next_in_story(last: Period, build: Callable[[int], Period | None]) -> Period | None:
    """Of a yearly period, the one that a story means after its last date: the nearest, rather ahead than behind."""
    years = range(last.start.year - 1, last.end.year + 3)
    candidates = [period for period in map(build, years) if period is not None]

    def distance(period: Period) -> int:
        return max((period.start - last.end).days, _BACKWARDS * (last.start - period.end).days, 0)

    return min(candidates, key=distance, default=None)
