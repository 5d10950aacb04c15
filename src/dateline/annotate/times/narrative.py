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

from dateline.annotate.times.anchor import Reading
from dateline.annotate.times.lexer import Lexeme
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period

_FEWEST_YEARS = 3  # named years that make a history; a short report may well name two
_YEARS_TO_DEICTICS = 2  # how many times more often a history names a year than the time of its telling
_LONG_AGO = 365  # days; up to a year before publication, a month without its year is the one nearest to publication
_BACKWARDS = 3  # a story moves forward: a day behind the last date counts as so many days ahead of it
_BEFORE_A_YEAR = frozenset(
    {"IN", "OF", "COMMA", "SINCE", "FROM", "BETWEEN", "TO", "AND", "EARLY", "LATE", "MONTH", "MONTHABBR", "MAY", "BREAK"}
)
_DEICTIC = frozenset({"TODAY", "TONIGHT", "WEEKDAY", "AGO", "OVERNIGHT"})
_DEICTIC_WITH_UNIT = frozenset({"LAST", "THIS", "NEXT"})
_UNITS = frozenset({"UNIT", "YEAR", "DAY", "QUARTER", "WEEKEND", "NIGHT"})
_FROM_PUBLICATION = frozenset({"today", "tonight", "ago"})
_SENTENCE_ENDS = frozenset(".!?")
_LIFETIME = 100  # years around the story in which a number without "in" is read as a year
_FAR = 10  # years from the story at which a bare year within a sentence is an aside ("declassified in 2005")
_STEPS = frozenset({"day", "month"})  # "the summer" and "that year" count from the story but bring it no further
_COARSE = frozenset({"year", "decade", "century", "range"})


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
        self._story: Period | None = None

    def story(self, found: Found) -> Period | None:
        """The date that an expression counts from; None where it counts from publication."""
        return self._story if self._history else None

    def heard(self, found: Found, reading: Reading) -> None:
        """Move the story to an expression that was read, unless it is an aside."""
        period = reading.period
        if period is None or found.rule.resolve in _FROM_PUBLICATION or self._is_aside(found, period):
            return
        self._story = period

    def _is_aside(self, found: Found, period: Period) -> bool:
        """Whether a date leaves the story where it is."""
        if self._story is None or _opens_sentence(found):
            return False
        if "year" not in found.groups and period.grain not in _STEPS:
            return True
        far = abs(period.start.year - self._story.start.year) > _FAR
        return far and period.grain in _COARSE


def heads_line(found: Found) -> bool:
    """Whether an expression is a heading or the start of one ("1943: the turn of the tide")."""
    before, after = found.beside(-1), found.beside(1)
    return (before is None or before.kind == "BREAK") and (after is None or after.text == ":" or after.kind == "BREAK")


def is_of_story(found: Found, number: int, story: Period | None) -> bool:
    """Whether a number that stands by itself is a year: near to those of the story and with no noun to count."""
    after = found.beside(1)
    counts = after is not None and after.kind == "OTHER" and after.text[0].isalpha()
    return story is not None and abs(number - story.start.year) <= _LIFETIME and not counts


def _opens_sentence(found: Found) -> bool:
    """Whether a sentence or line begins with the expression, or with a preposition before it."""
    before, second = found.beside(-1), found.beside(-2)
    if before is None or before.kind == "BREAK" or before.text in _SENTENCE_ENDS:
        return True
    return before.text.istitle() and (second is None or second.kind == "BREAK" or second.text in _SENTENCE_ENDS)


def next_in_story(last: Period, build: Callable[[int], Period | None]) -> Period | None:
    """Of a yearly period, the one that a story means after its last date: the nearest, rather ahead than behind."""
    years = range(last.start.year - 1, last.end.year + 3)
    candidates = [period for period in map(build, years) if period is not None]

    def distance(period: Period) -> int:
        return max((period.start - last.end).days, _BACKWARDS * (last.start - period.end).days, 0)

    return min(candidates, key=distance, default=None)
