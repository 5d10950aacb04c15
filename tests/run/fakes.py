"""Readers that need no model: one record per report, deaths and delays on demand. Spawned processes import this."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.model import (
    Claim,
    EventKind,
    EventType,
    Failed,
    Mention,
    Participant,
    Reading,
    Record,
    Report,
    Span,
    Status,
    report_id,
)
from dateline.run import Reader, run_case
from dateline.store import Store


def report(text: str, source: str = "wire") -> Report:
    return Report(report_id(text, source, None), source, text)


def reading(report: Report) -> Reading:
    span = Span.of(report.text, 0, len(report.text.rstrip()))
    actor = Participant(report.text.split()[0], (Span.of(report.text, 0, len(report.text.split()[0])),))
    record = Record(
        "e1", EventType.PROTEST, "", (), Status.REPORTED, False, 1.0, (Mention(span),), None, None,
        (actor,), (), (), (), "material conflict", -1.0,
    )  # fmt: skip
    kind = Claim(report.id, "e1", "event", EventKind(EventType.PROTEST), (span,))
    doer = Claim(report.id, "e1", "actor", actor, actor.evidence)
    return Reading(report, "en", None, (record,), (), (), (), (), (), (kind, doer))


def read(reports: Iterable[Report | Failed]) -> Iterator[Reading | Failed]:
    """Reads; a report that says "DIE" ends the process, one that says "RAISE" raises."""
    for item in reports:
        if isinstance(item, Failed):
            yield item
            continue
        if "DIE" in item.text:
            os._exit(9)
        if "RAISE" in item.text:
            raise ValueError("no good")
        yield reading(item)


def slow(reports: Iterable[Report | Failed]) -> Iterator[Reading | Failed]:
    for item in reports:
        time.sleep(0.1)
        yield from read([item])


def make() -> Reader:
    return read


def make_slow() -> Reader:
    return slow


def tell_pid(folder: str) -> Callable[[], Reader]:
    return PidTeller(folder)


class PidTeller:
    """Makes a slow reader, and leaves the process's id in a folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self) -> Reader:
        Path(self.folder, str(os.getpid())).touch()
        return slow


def main() -> None:
    """Runs a case slowly: folder, database."""
    with Store.open(sys.argv[2]) as store:
        run_case([sys.argv[1]], store, reader=slow, weights="w")


if __name__ == "__main__":
    main()
