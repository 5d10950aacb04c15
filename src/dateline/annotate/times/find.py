"""From a text to its time mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from dateline.annotate.times.anchor import NOTHING, Anchor, Reading
from dateline.annotate.times.eras import written
from dateline.annotate.times.lexer import lex
from dateline.annotate.times.names import is_name
from dateline.annotate.times.narrative import Telling
from dateline.annotate.times.patterns import Found, matches
from dateline.annotate.times.ranges import Located, join_ranges
from dateline.annotate.times.resolve import resolve
from dateline.annotate.times.tense import governing_tense
from dateline.model import Span, Text, TimeMention, Word

# Words before an expression that say how its days bound an event; kept in `how` for the event stage.
_BOUNDS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "before": "before",
    "after": "after",
    "by": "by",
    "from": "from",
    "through": "through",
}


def find_times(text: Text, words: Sequence[Word] | None = None) -> tuple[TimeMention, ...]:
    """All time expressions of a text, in text order, none overlapping another.

    Relative expressions are counted from the report's publication date, or from the last date mentioned where their
    words ask for it ("the following day"). Without a publication date they have value "" and no interval.

    Args:
        text: the report, cut into tokens.
        words: its parse, one word for each token; lets the governing verb decide between last and next Friday.

    Returns:
        Mentions whose span leaves prepositions out. `how` names the rule, and after a semicolon the preposition that
        bounds an event's days ("year; since").
    """
    source = text.report.text
    found = [
        Located(match.start, match.end, match, reading)
        for match, reading in _read(source, text.report.published, governing_tense(text, words))
        if reading is not NOTHING
    ]
    return tuple(_mention(source, located) for located in join_ranges(found))


def time_spans(text: Text) -> list[tuple[int, int]]:
    """Start and end of every time expression and age, in text order: what no count may lie in."""
    read = _read(text.report.text, None, lambda _: "")
    return [(match.start, match.end) for match, _ in read]


def _read(text: str, published: date | None, tense: Callable[[Found], str]) -> Iterator[tuple[Found, Reading]]:
    """Matches that hold, with their readings: the first and longest, and nothing that overlaps it."""
    lexemes = lex(text)
    anchor, telling = Anchor(published, tense), Telling(lexemes, published, tense)
    free = 0
    for match in matches(lexemes):
        if match.first < free:
            continue
        anchor.story, anchor.coming = telling.story(match), telling.coming(match)
        anchor.recall(match)
        reading = NOTHING if is_name(match) else resolve(match, anchor)
        if reading is None:
            continue
        free = match.last
        telling.heard(match, reading)
        if reading.period is not None:
            anchor.heard(reading.period)
        yield match, written(reading, published)


def _mention(source: str, located: Located) -> TimeMention:
    """The mention; `how` also holds the preposition before the expression if it bounds an event's days."""
    reading, before = located.reading, located.match.beside(-1)
    bound = _BOUNDS.get(before.text.lower()) if before else None
    how = f"{reading.how}; {bound}" if bound else reading.how
    span = Span.of(source, located.start, located.end)
    return TimeMention(span, reading.type, reading.value, reading.interval, reading.edtf, how)
