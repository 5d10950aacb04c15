"""Time expressions and what they mean: dates, times, durations and sets, with TIMEX3 values and days.

The way of an expression: `lexer` cuts the text into lexemes of one class each, `patterns` matches the rules of
`data/rules.toml` over the classes, `resolve` reads a match, counting from `anchor`, in `periods` of the calendar;
`narrative` says whether that is the publication date or, where history is told, the date that the story has come to.
"""

from dateline.annotate.times.find import find_times, time_spans

__all__ = ["find_times", "time_spans"]
