"""From files to readings: the whole of Dateline in one line of stages. Begin reading here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from dateline.claim import claims
from dateline.model import Failed, Reading, Report
from dateline.read import Given, read_inputs
from dateline.resolve import within
from dateline.run.chain import through
from dateline.run.tools import Tools
from dateline.text import segment


def read_reports(
    inputs: Iterable[Path | str], tools: Tools, *, given: Given | None = None
) -> Iterator[Reading | Failed]:
    """What is told in each report of some files, folders or "-" for standard input; in order, failures in their place.

    Args:
        inputs: paths, or "-".
        tools: what the stages work with; see `load_tools`.
        given: source and date that the caller knows.
    """
    return readings_of(read_inputs(inputs, given=given), tools)


def readings_of(reports: Iterable[Report | Failed], tools: Tools) -> Iterator[Reading | Failed]:
    """The reading of each report, or why there is none. A failure that comes in goes out in the same place."""
    texts = through("text", segment, reports)  # sentences and tokens
    annotated = through("annotate", tools.annotator.annotate, texts)  # syntax, names, times, places, events
    claimed = through("claim", claims, annotated)  # who asserts what about each mention
    return through("resolve", partial(within, ontology=tools.ontology), claimed)  # mentions merged into records
