"""Texts for the tests of times."""

from __future__ import annotations

from datetime import date

from dateline.annotate.times import find_times
from dateline.model import Report, Text, TimeMention, Token, Word, report_id


def text_of(content: str, published: date | None) -> Text:
    """A text whose tokens are its words between spaces; the engine cuts it again by itself."""
    tokens, at = [], 0
    for word in content.split(" "):
        if word:
            tokens.append(Token(at, at + len(word), word))
        at += len(word) + 1
    report = Report(report_id(content, "test", published), "test", content, published=published)
    return Text(report, "en", tuple(tokens), ())


def times_in(content: str, published: str | date | None, words: tuple[Word, ...] | None = None) -> list[TimeMention]:
    """The times of a sentence in a report of that day."""
    day = date.fromisoformat(published) if isinstance(published, str) else published
    return list(find_times(text_of(content, day), words))
