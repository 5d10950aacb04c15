"""The times of texts and nothing else, read as `Annotator` reads them, but without a gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.annotate.annotator import check_length
from dateline.annotate.times import find_times
from dateline.errors import DatelineError
from dateline.inference import Pipeline
from dateline.model import Failed, ReportTimes, Span, Text, TimeMention, Word


def read_times(texts: Iterable[Text], *, pipeline: Pipeline) -> Iterator[ReportTimes | Failed]:
    """The times of each text, or why they could not be read; in the order given.

    Args:
        texts: reports, cut into sentences and tokens.
        pipeline: its parse decides between last and next Friday, as for events.
    """
    for text in texts:
        try:
            check_length(text)
            words = pipeline.parse(text, names=False).words
        except DatelineError as error:
            yield Failed(text.report.id, error.code, str(error), "annotate")
            continue
        times = find_times(text, words)
        yield ReportTimes(text.report, times, _counted(text, words, times))


def _counted(text: Text, words: Sequence[Word], times: Sequence[TimeMention]) -> frozenset[Span]:
    """The times that would be read otherwise, or not at all, if nobody knew when the report came out."""
    if text.report.published is None:
        return frozenset()
    undated = replace(text, report=replace(text.report, published=None))
    alone = {time.span: (time.value, time.interval) for time in find_times(undated, words)}
    return frozenset(time.span for time in times if alone.get(time.span) != (time.value, time.interval))
