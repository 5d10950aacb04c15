"""Reads the documents of TimeML folders and scores the times found in them; `matching` has the measures."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.errors import InputError, MalformedError, NotFoundError
from dateline.evaluate.gold import Scores
from dateline.evaluate.matching import MEASURES, Counts, Pair, count, pair
from dateline.evaluate.outside import run_scorer
from dateline.evaluate.timeml import SUFFIX, TimemlDocument, Timex, read_timeml, timeml_files
from dateline.model import Failed, PublishedHow, Report, ReportTimes, report_id
from dateline.run import TimesReader

_SAMPLES = 1000  # of the documents, drawn with replacement, for the intervals
_BOUNDS = (5, 95)  # percent: the interval of 90%


@dataclass(frozen=True, slots=True)
class Scored:
    """One document and what was found in it, in pairs with what people marked."""

    document: TimemlDocument
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class TimexScores(Scores):
    """The figures, and what they come from.

    Attributes:
        scored: every document that could be read.
        remarks: what is odd about documents that were read all the same.
    """

    scored: tuple[Scored, ...] = ()
    remarks: tuple[Failed, ...] = ()

    def differences(self) -> list[tuple[str, ...]]:
        """Everything that is not wholly right: document, what is wrong, then words, type and value of both, and how."""
        return [
            (each.document.name, wrong, *_cells(one.gold), *_cells(one.found), one.found.how if one.found else "")
            for each in self.scored
            for one in each.pairs
            if (wrong := one.wrong)
        ]


def _cells(time: Timex | None) -> tuple[str, str, str]:
    return (" ".join(time.words.split()), time.type, time.value) if time else ("", "", "")


def measure_times(folders: Sequence[Path], *, reader: TimesReader, scorer: Path | None = None) -> TimexScores:
    """Read every ID.tml of some folders, as reports published on their creation day, and score the times in them.

    A document that cannot be read leaves no trace in the figures; one in which nothing could be read counts as missed.

    Args:
        folders: taken together, as if they were one.
        reader: reads reports; see `dateline.run.open_times_reader`.
        scorer: an outside program that gives the figures in place of ours, such as te3score.py.

    Raises:
        NotFoundError: there is no such folder or scorer, or no document in it.
        MalformedError: no document can be read, or the scorer fails or prints something else.
    """
    if scorer is not None and not scorer.is_file():
        raise NotFoundError(f"{scorer}: there is no scorer")
    failed: list[Failed] = []
    documents = [found for folder in folders for found in _documents(folder, failed)]
    if not documents:
        raise MalformedError(f"{failed[0].item_id}: {failed[0].reason}; no other document can be read either")
    scored = tuple(_scored(documents, reader, failed))
    figures = _outside(scorer, scored) if scorer else _figures(scored)
    return TimexScores(figures, tuple(failed), scored, tuple(_remarks(documents)))


def _documents(folder: Path, failed: list[Failed]) -> Iterator[TimemlDocument]:
    for path in timeml_files(folder):
        try:
            yield read_timeml(path)
        except InputError as error:
            failed.append(Failed(str(path), error.code, str(error), "read"))


def _remarks(documents: Iterable[TimemlDocument]) -> Iterator[Failed]:
    for each in documents:
        if each.mended:
            yield Failed(
                str(each.path), MalformedError.code, "an “&” that opens no reference is read as itself", "read"
            )
        if each.created is None:
            reason = "no day of creation; what is counted from it stays without a value"
            yield Failed(str(each.path), MalformedError.code, reason, "read")


def _scored(documents: Sequence[TimemlDocument], reader: TimesReader, failed: list[Failed]) -> Iterator[Scored]:
    reports = (_report(document) for document in documents)
    for document, result in zip(documents, reader(reports), strict=True):
        found: tuple[Timex, ...] = ()
        if isinstance(result, Failed):
            failed.append(Failed(str(document.path), result.code, result.reason, result.stage))
        else:
            found = tuple(_timexes(result))
        yield Scored(document, tuple(pair(document.text, document.times, found)))


def _report(document: TimemlDocument) -> Report:
    how = PublishedHow.FIELD if document.created else PublishedHow.UNKNOWN
    name, text, created = document.name, document.text, document.created
    return Report(report_id(text, name, created), name, text, published=created, published_how=how)


def _timexes(result: ReportTimes) -> Iterator[Timex]:
    for time in result.times:
        yield Timex(time.span.start, time.span.end, time.span.quote, time.type, time.value, time.how)


def _figures(scored: Sequence[Scored]) -> dict[str, dict[str, Any]]:
    """Precision, recall, F1 and their interval of each measure, in the order in which they are shown."""
    counted = [count(each.pairs) for each in scored]
    kinds = sorted({name for counts in counted for name in counts} - set(MEASURES))
    return {name: _figure([counts.get(name, Counts(0, 0, 0)) for counts in counted]) for name in (*MEASURES, *kinds)}


def _figure(counts: Sequence[Counts]) -> dict[str, Any]:
    table = np.array(counts, dtype=np.int64)
    right, gold, found = (int(number) for number in table.sum(axis=0))
    figure = {"p": _share(right, found), "r": _share(right, gold), "f1": _share(2 * right, gold + found)}
    drawn = np.random.default_rng(0).integers(len(table), size=(_SAMPLES, len(table)))
    sums = table[drawn].sum(axis=1)
    f1 = 2 * sums[:, 0] / np.maximum(sums[:, 1] + sums[:, 2], 1)
    return {**figure, "gold": gold, "pred": found, "ci90": [float(bound) for bound in np.percentile(f1, _BOUNDS)]}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _outside(program: Path, scored: Sequence[Scored]) -> dict[str, Any]:
    """The figures of an outside program, under its names; those of te3score.py are ours."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as scratch:
        gold, predictions = Path(scratch, "gold"), Path(scratch, "found.jsonl")
        gold.mkdir()
        with predictions.open("w", encoding="utf-8") as stream:
            for number, each in enumerate(scored):
                name = f"{number:06d}"  # folders may have documents of the same name
                shutil.copyfile(each.document.path, gold / f"{name}{SUFFIX}")
                stream.writelines(json.dumps(row) + "\n" for row in _rows(name, each))
        printed = run_scorer(program, gold, predictions)
    numbers = {"gold": printed.get("gold"), "pred": printed.get("system")}
    return {name: {**numbers, **found} for name, found in printed.items() if isinstance(found, Mapping)}


def _rows(name: str, scored: Scored) -> Iterator[dict[str, Any]]:
    for each in scored.pairs:
        if each.found:
            time = each.found
            yield {"doc": name, "start": time.start, "end": time.end, "type": time.type, "value": time.value}
