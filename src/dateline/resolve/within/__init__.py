"""Within one report: mentions of the same event become one record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.errors import DatelineError, StageError
from dateline.model import Failed, Reading, ReportClaims
from dateline.ontology import Ontology
from dateline.resolve.within.reading import reading_of
from dateline.resolve.within.same_event import Judge, load_judge

__all__ = ["Judge", "load_judge", "within"]


def within(
    items: Iterable[ReportClaims], *, ontology: Ontology, judge: Judge | None = None
) -> Iterator[Reading | Failed]:
    """The reading of each report, in order: its records, and the claims that they are views of.

    Args:
        items: what the claim stage hands on.
        ontology: event types with their weights.
        judge: tells which mentions are one event; the shipped one by default.
    """
    judge = judge or load_judge()
    for item in items:
        try:
            yield reading_of(item, ontology, judge)
        except DatelineError as error:
            yield Failed(item.annotations.text.report.id, error.code, str(error), "resolve")
        except (ValueError, IndexError, KeyError) as error:
            report_id = item.annotations.text.report.id
            yield Failed(report_id, StageError.code, f"{type(error).__name__}: {error}", "resolve")
