"""The times of texts and nothing else, read as `Annotator` reads them, but without a gazetteer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import overload

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
            words = _Words(text, pipeline)
            times = find_times(text, words)
            yield ReportTimes(text.report, times, _counted(text, words, times))
        except DatelineError as error:
            yield Failed(text.report.id, error.code, str(error), "annotate")


class _Words(Sequence[Word]):
    """The parse of a text, made sentence by sentence where somebody looks: most sentences name no such time."""

    def __init__(self, text: Text, pipeline: Pipeline) -> None:
        self._text = text
        self._pipeline = pipeline
        self._firsts = [sentence.first for sentence in text.sentences]
        self._read: dict[int, tuple[Word, ...]] = {}

    def __len__(self) -> int:
        return len(self._text.tokens)

    @overload
    def __getitem__(self, index: int) -> Word: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Word]: ...

    def __getitem__(self, index: int | slice) -> Word | Sequence[Word]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        sentence = bisect_right(self._firsts, index) - 1
        if sentence not in self._read:
            self._read[sentence] = self._pipeline.syntax(self._text, sentence)
        return self._read[sentence][index - self._firsts[sentence]]


def _counted(text: Text, words: Sequence[Word], times: Sequence[TimeMention]) -> frozenset[Span]:
    """The times that would be read otherwise, or not at all, if nobody knew when the report came out."""
    if text.report.published is None:
        return frozenset()
    undated = replace(text, report=replace(text.report, published=None))
    alone = {time.span: (time.value, time.interval) for time in find_times(undated, words)}
    return frozenset(time.span for time in times if alone.get(time.span) != (time.value, time.interval))
