"""Stage 2: reports to sentences and tokens.

A report that is not in English gives a `Failed`. Everything that comes out points into the report's text, which never
changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.errors import EmptyError, LanguageError
from dateline.model import Failed, Report, Text
from dateline.text.language import ENGLISH, language_of
from dateline.text.sentences import split
from dateline.text.tokens import tokenize

__all__ = ["segment"]


def segment(reports: Iterable[Report]) -> Iterator[Text | Failed]:
    """Each report cut into sentences and tokens, or why it cannot be; in the order given."""
    for report in reports:
        yield _segment(report)


def _segment(report: Report) -> Text | Failed:
    language = language_of(_story(report))
    if language != ENGLISH:
        return Failed(report.id, LanguageError.code, f"the report is in {language}, not in English", "text")
    tokens = tokenize(report.text)
    if not tokens:
        return Failed(report.id, EmptyError.code, "there are no words in it", "text")
    return Text(report, language, tokens, split(report.text, tokens, report.head))


def _story(report: Report) -> str:
    """The text without a head before it; all of it where the head is only a line below the headline."""
    head = report.head
    return report.text if head is None or report.text[: head.span.start].strip() else report.text[head.span.end :]
