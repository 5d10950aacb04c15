"""What the words and signs around an expression say of it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.times import periods
from dateline.annotate.times.lexer import Lexeme
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.periods import Period

MONTHS = frozenset({"MONTH", "MONTHABBR", "MAY"})
_BEFORE_MONTH = frozenset({"THE", "EARLY", "LATE", "MID", "DAYNUM", "ORDINAL"})
_WITHIN = frozenset({"DAYNUM", "ORDINAL", "COMMA", "OF"})  # between a month and its year
_SENTENCE_ENDS = frozenset(".!?")
_LIFETIME = 100  # years around the story in which a number without "in" is read as a year


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
    if lexeme.kind in MONTHS and isinstance(lexeme.value, int):
        return periods.month(year_number, lexeme.value)
    return periods.season(year_number, str(lexeme.value)) if lexeme.kind in ("SEASON", "FALL") else None


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


def is_set_off(found: Found) -> bool:
    """Whether a sentence or line begins with the expression ("In 1943"), or a comma or line's end sets it off."""
    after = found.beside(1)
    if after is None or after.kind in ("COMMA", "BREAK"):
        return True
    return any(
        before is None or before.kind == "BREAK" or before.text in _SENTENCE_ENDS
        for before in (found.beside(-1), found.beside(-2))
    )
