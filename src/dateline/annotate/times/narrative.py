"""Whether a passage is told as news, from the day of publication, or as history, from the dates it names itself.

A report says "in May" and means the May nearest to its publication. A history says "in May" and means the May after
the date it named last. Which of the two a text is shows in its dates: a report that gives the year of a date steps out
of its own time and otherwise says "Tuesday", "today", "last week"; a history names years and hardly ever the day of
its telling. A report may still tell a bit of history in its background; that holds for one paragraph, opened by a full
date long before publication and closed by the next word that counts from publication.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Reading
from dateline.annotate.times.context import MONTHS, is_set_off, year_after
from dateline.annotate.times.lexer import Lexeme
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period

_FEWEST_YEARS = 3  # named years that make a history; a short report may well name two
_YEARS_TO_DEICTICS = 3  # how many times more often a history names a year than the time of its telling
_LONG_AGO = 365  # days; up to a year before publication, a month without its year is the one nearest to publication
_BACKWARDS = 5  # a story moves forward: it steps back two months rather than ten ahead, but not three
_BEFORE_A_YEAR = (
    frozenset({"IN", "OF", "COMMA", "SINCE", "FROM", "BETWEEN", "TO", "AND", "EARLY", "LATE", "BREAK"}) | MONTHS
)
_DEICTIC = frozenset({"TODAY", "TONIGHT", "WEEKDAY", "AGO", "OVERNIGHT"})
_DEICTIC_WITH_UNIT = frozenset({"LAST", "THIS", "NEXT"})
_UNITS = frozenset({"UNIT", "YEAR", "DAY", "QUARTER", "WEEKEND", "NIGHT"})
_PREPOSITIONS = frozenset({"ON", "IN", "BREAK"})
_CALENDAR = frozenset({"calendar_day", "day_range", "month", "month_range"})
_RELATIVE = frozenset({"rel", "relyear"})  # "last May", "in May last year"
_FROM_PUBLICATION = frozenset({"today", "tonight", "ago"})
_STEPS = frozenset({"day", "month"})  # "the summer" and "that year" count from the story but bring it no further


def is_history(lexemes: Sequence[Lexeme], published: date | None) -> bool:
    """Whether a text as a whole is told from the dates it names."""
    before = published.year - 1 if published else None
    years = deictics = 0
    definite = False  # "the next day" is counted from the story
    for first, second in pairwise(lexemes):
        if second.kind == "YEARNUM" and first.kind in _BEFORE_A_YEAR:
            years += before is None or (isinstance(second.value, int) and second.value < before)
        elif second.kind == "ERA" and first.kind in ("NUMBER", "YEARNUM", "DAYNUM"):
            years += 1
        relative = first.kind in _DEICTIC_WITH_UNIT and second.kind in _UNITS and not definite
        deictics += first.kind in _DEICTIC or relative
        definite = first.kind == "THE"
    return years >= _FEWEST_YEARS and years > _YEARS_TO_DEICTICS * deictics


def _full_months(lexemes: Sequence[Lexeme]) -> deque[tuple[int, Period]]:
    """Each month that stands with its year, by the index of its lexeme."""
    out: deque[tuple[int, Period]] = deque()
    for at, lexeme in enumerate(lexemes):
        named = year_after(lexemes, at + 1) if lexeme.kind in MONTHS else None
        month = periods.month(named, int(lexeme.value)) if named and isinstance(lexeme.value, int) else None
        if month is not None:
            out.append((at, month))
    return out


class Telling:
    """Where a text is told from while it is read from its beginning to its end."""

    def __init__(self, lexemes: Sequence[Lexeme], published: date | None, tense: Callable[[Found], str]) -> None:
        self._published = published
        self._tense = tense
        self._history = is_history(lexemes, published)
        self._story: Period | None = None
        self._looked = 0  # lexemes before this one hold no empty line since the story began
        self._ahead = _full_months(lexemes) if self._history else deque()

    def story(self, found: Found) -> Period | None:
        """The date that an expression counts from; None where it counts from publication.

        In the background passage of a report these are the dates of the calendar, as long as it does not turn to what
        is to come; "Tuesday" and "this year" stay with publication.
        """
        if self._history or self._story is None:
            return self._story
        between = found.lexemes[self._looked : found.first]
        self._looked = max(self._looked, found.first)
        if any(lexeme.kind == "BREAK" for lexeme in between):
            self._story = None
        elif found.rule.resolve not in _CALENDAR or found.groups.keys() & _RELATIVE or self._tense(found) == "future":
            return None
        return self._story

    def coming(self, found: Found) -> Period | None:
        """The next month that the text names with its year, before which an expression of a history lies."""
        while self._ahead and self._ahead[0][0] < found.last:
            self._ahead.popleft()
        return self._ahead[0][1] if self._ahead else None

    def heard(self, found: Found, reading: Reading) -> None:
        """Move the story to an expression that was read, unless it is an aside."""
        self._looked = max(self._looked, found.last)
        period = reading.period
        if period is None:
            return
        if self._history:
            if found.rule.resolve not in _FROM_PUBLICATION and not self._is_aside(found, period):
                self._story = period
        elif "year" in found.groups:
            self._story = period if self._opens_passage(found, period) else None
        elif self._story is not None:
            self._story = period if found.rule.resolve in _CALENDAR and period.grain in _STEPS else None

    def _opens_passage(self, found: Found, period: Period) -> bool:
        """Whether a date tells when something long past happened; in "the May 1998 riots" it only says which."""
        before = found.beside(-1)
        if period.grain not in _STEPS or (before is not None and before.kind not in _PREPOSITIONS):
            return False
        return self._published is None or (self._published - period.end).days > _LONG_AGO

    def _is_aside(self, found: Found, period: Period) -> bool:
        """Whether a date leaves the story where it is."""
        if self._story is None or is_set_off(found):
            return False
        if "year" not in found.groups and period.grain not in _STEPS:
            return True
        return "month" not in found.groups and period.start.year != self._story.start.year


def next_in_story(last: Period, coming: Period | None, build: Callable[[int], Period | None]) -> Period | None:
    """Of a yearly period, the one that a story means after its last date: the nearest, rather ahead than behind.

    It should also lie before the full date that is coming, unless that is a look back.
    """
    if coming is not None and (last.start - coming.end).days > _LONG_AGO:
        coming = None
    years = range(last.start.year - 1, last.end.year + 3)
    candidates = [period for period in map(build, years) if period is not None]

    def distance(period: Period) -> int:
        behind = _BACKWARDS * max((last.start - period.end).days, 0)
        beyond = _BACKWARDS * max((period.start - coming.end).days, 0) if coming else 0
        return max((period.start - last.end).days, 0) + behind + beyond

    return min(candidates, key=distance, default=None)
