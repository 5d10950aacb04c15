"""What `text` hands on: sentences and tokens, as offsets into the report's unchanging text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dateline.model.report import Report
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark. `text[start:end] == word`; offsets count characters of the report."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first..last` (last exclusive) of the report; `head` marks sentences of the head, not of the story."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A report cut into sentences and tokens. White space belongs to no token."""

    report: Report
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that start inside a span; two look-ups, however long the report."""
        first = bisect_left(self.tokens, span.start, key=lambda t: t.start)
        return range(first, bisect_left(self.tokens, span.end, lo=first, key=lambda t: t.start))
