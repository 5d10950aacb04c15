"""When an event happened, and the expressions that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """Earliest and latest possible day, both inclusive; None where unbounded."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"an interval that ends before it starts: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its TIMEX3 reading.

    Attributes:
        type: DATE, TIME, DURATION or SET (TIMEX3, ISO 24617-1).
        value: the TIMEX3 value, e.g. "2019-12-27", "2019-W52", "P2D", "PAST_REF"; "" where it cannot be resolved
            (a relative time in a report without a date).
        interval: the days it may mean; None where unresolved or not a point in time.
        edtf: the same as EDTF text; "" where there is none.
        how: the rule that resolved it, for `why`.
    """

    span: Span
    type: str
    value: str
    interval: Interval | None
    edtf: str
    how: str


@dataclass(frozen=True, slots=True)
class When:
    """An event's time: an interval with the words that give it."""

    interval: Interval
    edtf: str
    evidence: tuple[Span, ...]
    confidence: float = 1.0
