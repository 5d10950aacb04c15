"""Reads reports into a database and gathers their events. A run that was cut short is taken up where it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline import __version__
from dateline.model import Failed, Report
from dateline.read import Given, read_inputs
from dateline.resolve.across import across
from dateline.run.pool import Reader
from dateline.store import Store

DEFAULT_RULE = "most-independent-sources"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        read: reports read in this run.
        known: reports skipped, since this version read them before with these weights, or earlier in this run.
        failed: items that could not be read.
        events: events in the database afterwards, from all its reports.
    """

    read: int
    known: int
    failed: int
    events: int


Progress = Callable[[Summary], None]


class _Tally:
    """Counts while a run goes on."""

    def __init__(self, known: frozenset[str], progress: Progress | None) -> None:
        self._seen = set(known)
        self._progress = progress
        self.read = self.known = self.failed = 0

    def fresh(self, items: Iterable[Report | Failed]) -> Iterator[Report | Failed]:
        """The items that have not been read, each once."""
        for item in items:
            if isinstance(item, Report):
                if item.id in self._seen:
                    self.known += 1
                    self.tell()
                    continue
                self._seen.add(item.id)
            yield item

    def summary(self, events: int = 0) -> Summary:
        """The counts so far."""
        return Summary(self.read, self.known, self.failed, events)

    def tell(self) -> None:
        """Report the counts."""
        if self._progress:
            self._progress(self.summary())


def run_case(
    inputs: Iterable[Path | str],
    store: Store,
    *,
    reader: Reader,
    weights: str,
    given: Given | None = None,
    rule: str = DEFAULT_RULE,
    progress: Progress | None = None,
) -> Summary:
    """Read what is new among the inputs and gather the events of all reports in the store.

    Each report is stored whole or not at all, and known reports are passed over: the same call made again, or made
    after one that was killed, leads to the same rows (but for the list of runs).

    Args:
        inputs: paths of files and folders, or "-" for standard input.
        store: the case.
        reader: reads reports, in this process or several; see `open_reader`.
        weights: of the reader's tools; other weights make every report new.
        given: source and date that the caller knows.
        rule: how the value of a cell that is shown first is chosen; see `dateline.resolve.across`.
        progress: is told the counts after each report; the events' count is 0 until the end.

    Raises:
        StoreError: the database is busy, damaged or gone.
        QueryError: there is no rule of this name.
    """
    named = [str(each) for each in inputs]
    run_id = store.begin_run(version=__version__, weights=weights, inputs=named)
    tally = _Tally(store.known(version=__version__, weights=weights), progress)
    results = reader(tally.fresh(read_inputs(named, given=given)))
    with store.batch():
        for result in results:
            if isinstance(result, Failed):
                store.put_failed(result, run_id=run_id)
                tally.failed += 1
            else:
                store.put_reading(result, run_id=run_id)
                tally.read += 1
            tally.tell()
    events = across(store.readings(), rule=rule)
    store.replace_events(events)
    store.end_run(run_id)
    return tally.summary(len(events))
