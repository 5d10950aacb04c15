"""Event factuality of Universal Decompositional Semantics, on the English Web Treebank (CC BY-SA 4.0)."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluate.corpora.lines import json_lines
from dateline.evaluate.corpora.sample import Sample

CORPUS = "uds_factuality"


def read(path: Path) -> list[Sample]:
    """The sentences of `train.jsonl` or `dev.jsonl`, with the factuality of each judged word.

    Raises:
        InputError: the file is missing or is not of this form.
    """
    return [
        Sample(
            id=f"{path.stem}-{row['idx']}",
            corpus=CORPUS,
            document=str(row["file_idx"]),
            words=tuple(row["text"].split()),
            factuality={target["span1"][0]: float(target["label"]) for target in row["targets"]},
        )
        for row in json_lines(path)
    ]
