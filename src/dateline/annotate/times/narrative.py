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
from dateline.annotate.times.lexer import Lexeme
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period

_FEWEST_YEARS = 3  # named years that make a history; a short report may well name two
_YEARS_TO_DEICTICS = 3  # how many times more often a history names a year than the time of its telling
_LONG_AGO = 365  # days; up to a year before publication, a month without its year is the one nearest to publication
_BACKWARDS = 3  # a story moves forward: a day behind the last date counts as so many days ahead of it
_BEFORE_A_YEAR = frozenset(
    {
        "IN",
        "OF",
        "COMMA",
        "SINCE",
        "FROM",
        "BETWEEN",
        "TO",
        "AND",
        "EARLY",
        "LATE",
        "MONTH",
        "MONTHABBR",
        "MAY",
        "BREAK",
    }
)
_DEICTIC = frozenset({"TODAY", "TONIGHT", "WEEKDAY", "AGO", "OVERNIGHT"})
_DEICTIC_WITH_UNIT = frozenset({"LAST", "THIS", "NEXT"})
_UNITS = frozenset({"UNIT", "YEAR", "DAY", "QUARTER", "WEEKEND", "NIGHT"})
_MONTHS = frozenset({"MONTH", "MONTHABBR", "MAY"})
_BEFORE_MONTH = frozenset({"THE", "EARLY", "LATE", "MID", "DAYNUM", "ORDINAL"})
_WITHIN = frozenset({"DAYNUM", "ORDINAL", "COMMA", "OF"})  # between a month and its year
_PREPOSITIONS = frozenset({"ON", "IN", "BREAK"})
_CALENDAR = frozenset({"calendar_day", "day_range", "month", "month_range"})
_FROM_PUBLICATION = frozenset({"today", "tonight", "ago"})
_SENTENCE_ENDS = frozenset(".!?")
_LIFETIME = 100  # years around the story in which a number without "in" is read as a year
_STEPS = frozenset({"day", "month"})  # "the summer" and "that year" count from the story but bring it no further


def is_history(lexemes: Sequence[Lexeme], published: date | None) -> bool:
    """Whether a text as a whole is told from the dates it names."""
    before = published.year - 1 if published else None
    years = deictics = 0
    for first, second in pairwise(lexemes):
        if second.kind == "YEARNUM" and first.kind in _BEFORE_A_YEAR:
            years += before is None or (isinstance(second.value, int) and second.value < before)
        elif second.kind == "ERA" and first.kind in ("NUMBER", "YEARNUM", "DAYNUM"):
            years += 1
        deictics += first.kind in _DEICTIC or (first.kind in _DEICTIC_WITH_UNIT and second.kind in _UNITS)
    return years >= _FEWEST_YEARS and years > _YEARS_TO_DEICTICS * deictics


def _full_months(lexemes: Sequence[Lexeme]) -> deque[tuple[int, Period]]:
    """Each month that stands with its year, by the index of its lexeme."""
    out: deque[tuple[int, Period]] = deque()
    for at, lexeme in enumerate(lexemes):
        named = year_after(lexemes, at + 1) if lexeme.kind in _MONTHS else None
        month = periods.month(named, int(lexeme.value)) if named and isinstance(lexeme.value, int) else None
        if month is not None:
            out.append((at, month))
    return out


def year_after(lexemes: Sequence[Lexeme], at: int) -> int | None:
    """The year that follows a month or season directly or after the day ("May 3, 1998", "the spring of 1943")."""
    for lexeme in lexemes[at : at + 3]:
        if lexeme.kind == "YEARNUM" and isinstance(lexeme.value, int):
            return lexeme.value
        if lexeme.kind not in _WITHIN:
            return None
    return None


def partner(found: Found) -> Period | None:
    """The month or season that gives an expression its year: "August and September 1914", "21 March - 2 May 1952"."""
    link = found.beside(1)
    if link is None or link.kind not in ("AND", "TO", "HYPHEN"):
        return None
    window = found.lexemes[found.last + 1 : found.last + 4]
    skipped = next((n for n, lexeme in enumerate(window) if lexeme.kind not in _BEFORE_MONTH), None)
    if skipped is None:
        return None
    lexeme, year_number = window[skipped], year_after(found.lexemes, found.last + skipped + 2)
    if year_number is None:
        return None
    if lexeme.kind in _MONTHS and isinstance(lexeme.value, int):
        return periods.month(year_number, lexeme.value)
    return periods.season(year_number, str(lexeme.value)) if lexeme.kind in ("SEASON", "FALL") else None


class Telling:
    """Where a text is told from while it is read from its beginning to its end."""

    def __init__(self, lexemes: Sequence[Lexeme], published: date | None, tense: Callable[[Found], str]) -> None:
        self._published = published
        self._tense = tense
        self._history = is_history(lexemes, published)
        self._story: Period | None = None
        self._heard = 0  # the lexeme after the last expression
        self._ahead = _full_months(lexemes) if self._history else deque()

    def story(self, found: Found) -> Period | None:
        """The date that an expression counts from; None where it counts from publication.

        In the background passage of a report these are the dates of the calendar, as long as it does not turn to what
        is to come; "Tuesday" and "this year" stay with publication.
        """
        if self._history or self._story is None:
            return self._story
        if any(lexeme.kind == "BREAK" for lexeme in found.lexemes[self._heard : found.first]):
            self._story = None
        elif found.rule.resolve not in _CALENDAR or self._tense(found) == "future":
            return None
        return self._story

    def coming(self, found: Found) -> Period | None:
        """The next month that the text names with its year, before which an expression of a history lies."""
        while self._ahead and self._ahead[0][0] < found.last:
            self._ahead.popleft()
        return self._ahead[0][1] if self._ahead else None

    def heard(self, found: Found, reading: Reading) -> None:
        """Move the story to an expression that was read, unless it is an aside."""
        self._heard = found.last
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
        if self._story is None or _is_set_off(found):
            return False
        if "year" not in found.groups and period.grain not in _STEPS:
            return True
        return "month" not in found.groups and period.start.year != self._story.start.year


def heads_line(found: Found) -> bool:
    """Whether an expression is a heading or the start of one ("1943: the turn of the tide")."""
    before, after = found.beside(-1), found.beside(1)
    return (before is None or before.kind == "BREAK") and (after is None or after.text == ":" or after.kind == "BREAK")


def is_closed(found: Found) -> bool:
    """Whether an expression stands in brackets or ends a heading ("The early campaigns, 1775-1780")."""
    before, after = found.beside(-1), found.beside(1)
    ends = after is None or after.kind == "BREAK" or after.text == ")"
    return ends and before is not None and (before.kind == "COMMA" or before.text == "(")


def is_of_story(found: Found, number: int, story: Period | None) -> bool:
    """Whether a number that stands by itself is a year: near to those of the story and with no noun to count."""
    after = found.beside(1)
    counts = after is not None and after.kind == "OTHER" and after.text[0].isalpha()
    return story is not None and abs(number - story.start.year) <= _LIFETIME and not counts


def _is_set_off(found: Found) -> bool:
    """Whether a sentence or line begins with the expression ("In 1943"), or a comma or line's end sets it off."""
    after = found.beside(1)
    if after is None or after.kind in ("COMMA", "BREAK"):
        return True
    return any(
        before is None or before.kind == "BREAK" or before.text in _SENTENCE_ENDS
        for before in (found.beside(-1), found.beside(-2))
    )


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
