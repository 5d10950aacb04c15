"""PropBank over the English Web Treebank: every predicate with its arguments (CC BY-SA 4.0)."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluate.corpora.lines import json_lines
from dateline.evaluate.corpora.sample import Labelled, Predicate, Sample

CORPUS = "propbank_ewt"


def read(path: Path) -> list[Sample]:
    """The sentences of `train.jsonl` or `dev.jsonl`.

    Raises:
        InputError: the file is missing or is not of this form.
    """
    return [
        Sample(
            id=row["id"],
            corpus=CORPUS,
            document=row["id"].rsplit("-", 1)[0],
            words=tuple(row["tokens"]),
            predicates=tuple(
                Predicate(
                    p["idx"], p["roleset"], tuple(Labelled(first, last, label) for label, first, last in p["args"])
                )
                for p in row["preds"]
            ),
        )
        for row in json_lines(path)
    ]
