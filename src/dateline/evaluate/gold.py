"""Reads hand-coded reports and has an outside program score what was read.

The program (see `dateline.evaluate.outside`) prints one JSON object:
{"slot": {"p", "r", "f1", "gold", "pred", "ci90"}, "event": {...}, ..., "untraceable": 0}.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.outside import run_scorer
from dateline.export import to_jsonl
from dateline.model import Failed, Reading
from dateline.read import read_inputs
from dateline.run import Reader

_SCORER = Path("tools", "score_events.py")  # seen from two folders above the reports


@dataclass(frozen=True, slots=True)
class Scores:
    """What the scorer says.

    Attributes:
        figures: by name, as the scorer printed them: a dict with p, r, f1, gold and pred (and ci90), or a number.
        failed: reports that could not be read; the scorer counts all their events as missed.
    """

    figures: Mapping[str, Any]
    failed: tuple[Failed, ...] = ()

    def figure(self, name: str) -> float:
        """One figure: an F1, or a count such as "untraceable".

        Raises:
            MalformedError: the scorer did not print it.
        """
        found = self.figures.get(name)
        value = found.get("f1") if isinstance(found, dict) else found
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise MalformedError(f"the scorer gives no figure {name!r}")
        return float(value)

    def rows(self) -> list[tuple[str, ...]]:
        """One row per figure: name, precision, recall, F1, how many in the gold, how many found, 90% interval."""
        return [(name, *_cells(found)) for name, found in self.figures.items()]


def _cells(found: Any) -> tuple[str, ...]:
    if not isinstance(found, dict):
        return ("", "", "", "", str(found), "")
    low_high = "–".join(f"{each:.3f}" for each in found.get("ci90", ()))
    rates = (f"{found.get(name, 0.0):.3f}" for name in ("p", "r", "f1"))
    return (*rates, str(found.get("gold", "")), str(found.get("pred", "")), low_high)


def measure(folder: Path, *, reader: Reader, scorer: Path | None = None) -> Scores:
    """Read every ID.txt of a folder and score the events against ID.json.

    Args:
        folder: the reports and their hand-coded events.
        reader: reads reports; see `dateline.run.open_reader`.
        scorer: the scoring program; None for tools/score_events.py two folders above.

    Raises:
        NotFoundError: there is no such folder or scorer, or no report in it.
        MalformedError: the scorer fails or prints something else.
    """
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        raise NotFoundError(f"{folder}: there are no reports (ID.txt)")
    program = scorer or folder.resolve().parent.parent / _SCORER
    if not program.is_file():
        raise NotFoundError(f"{program}: there is no scorer; name it with --scorer")
    failed: list[Failed] = []
    with tempfile.TemporaryDirectory(prefix="dateline-") as scratch:
        predictions = Path(scratch, "predictions.jsonl")
        with predictions.open("w", encoding="utf-8") as stream:
            to_jsonl(_readings(reader(read_inputs(texts)), failed), stream)
        return Scores(run_scorer(program, folder, predictions), tuple(failed))


def _readings(results: Iterable[Reading | Failed], failed: list[Failed]) -> Iterator[Reading]:
    for result in results:
        if isinstance(result, Failed):
            failed.append(result)
        else:
            yield result
