"""From reports to their times, without a gazetteer and without events: for `dateline times` and its page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from dateline.annotate import read_times
from dateline.errors import EmptyError
from dateline.inference import Pipeline, load_pipeline
from dateline.model import Failed, PublishedHow, Report, ReportTimes, report_id
from dateline.read import read_bytes
from dateline.run.chain import through
from dateline.text import segment

TimesReader = Callable[[Iterable[Report | Failed]], Iterator[ReportTimes | Failed]]
_TYPED = "text.txt"  # read_bytes takes the format from the suffix


def times_of(reports: Iterable[Report | Failed], pipeline: Pipeline) -> Iterator[ReportTimes | Failed]:
    """The times of each report, or why there are none; in order, failures in their place."""
    texts = through("text", segment, reports)
    return through("annotate", partial(read_times, pipeline=pipeline), texts)


def open_times_reader() -> TimesReader:
    """A reader of times, in this process.

    Raises:
        WeightsError: the language model is missing or is not the pinned one.
    """
    return partial(times_of, pipeline=load_pipeline())


class TypedTimes:
    """Reads the times of a text that somebody typed or pasted. It may be called from several threads.

    The model is loaded at the first call, so that who never calls does not wait for it.
    """

    def __init__(self, load: Callable[[], TimesReader] = open_times_reader) -> None:
        self._load = load
        self._reader: TimesReader | None = None
        self._one_at_a_time = threading.Lock()  # a pipeline is not made for several threads

    def __call__(self, text: str, published: date | None) -> ReportTimes | Failed:
        """The times of a text; `published` goes before the day that its own head names.

        Raises:
            WeightsError: the language model is missing or is not the pinned one.
        """
        read = next(read_bytes(text.encode("utf-8", "replace"), _TYPED), None)
        if read is None:
            return Failed(_TYPED, EmptyError.code, "there is no text", "read")
        if isinstance(read, Report):
            read = replace(_dated(read, published) if published else read, origin="")  # it was in no file
        with self._one_at_a_time:
            self._reader = self._reader or self._load()
            return next(self._reader([read]))


def _dated(report: Report, published: date) -> Report:
    return replace(
        report,
        id=report_id(report.text, report.source, published),
        published=published,
        published_how=PublishedHow.GIVEN,
        published_confidence=1.0,
    )
