"""Spans: the only way in which anything points into a report's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text. Offsets count characters; `text[start:end] == quote`, always."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end` (exclusive).

        Raises:
            ValueError: the offsets are not a non-empty stretch of the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no stretch of the text: {start}..{end} of {len(text)}")
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an event: the clause that states it and, where there is one, the word that names it."""

    span: Span
    trigger: Span | None = None
