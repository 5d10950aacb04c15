"""Which stretches of a text are head and not story."""

from __future__ import annotations

import re

from dateline.model import Head

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_LINE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
    rf"(?:{_MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}{_MONTH},?\s{{1,3}}\d{{4}}"
    r"|\d{4}-\d{2}-\d{2})[^\S\r\n]*(?=[\r\n\u2028]|\Z)",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[\r\n\u2028]\s*")
_LINES = 8  # lines from the top in which a line that is only a date is head
_DATELINE = 120  # characters: no dateline is longer
_DASH = re.compile(r"(?:—|–|--|―|\s[-_]|(?<=\))\s{0,3}[-_])\s*")


def head_stretches(text: str, head: Head | None) -> list[tuple[int, int]]:
    """Start and end of each stretch that is head, in order, not overlapping.

    Beside the report's head these are lines near the top that hold nothing but a date, and a dateline that stands
    below a headline.
    """
    stretches = [(head.span.start, head.span.end)] if head else []
    stretches.extend(_day_lines(text, head.span.end if head else 0))
    if head and head.place and not head.span.covers(head.place):
        line_end = _LINE_END.search(text, head.place.end)
        limit = min(line_end.start() if line_end else len(text), head.place.start + _DATELINE)
        if dash := _DASH.search(text, head.place.end, limit):
            stretches.append((head.place.start, dash.end()))
    return _merged(sorted(stretches))


def _day_lines(text: str, start: int) -> list[tuple[int, int]]:
    """Lines of nothing but a date; what follows the head on its line counts as a line."""
    found = []
    at = start + len(text[start : start + 200]) - len(text[start : start + 200].lstrip())
    for _ in range(_LINES):
        if match := _DAY_LINE.match(text, at):
            found.append((match.start(), match.end()))
        line_end = _LINE_END.search(text, match.end() if match else at)
        if line_end is None:
            break
        at = line_end.end()
    return found


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in stretches:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
