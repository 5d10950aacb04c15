"""Event factuality of Universal Decompositional Semantics, on the English Web Treebank (CC BY-SA 4.0)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from dateline.evaluate.corpora.lines import Form, json_lines
from dateline.evaluate.corpora.sample import Sample

CORPUS = "uds_factuality"


class _Target(Form):
    span1: tuple[int, int]  # first word, last word exclusive
    label: Annotated[float, Field(ge=-3, le=3)]


class _Sentence(Form):
    idx: int | str
    file_idx: int | str
    text: str
    targets: tuple[_Target, ...]

    @model_validator(mode="after")
    def _points_at_its_words(self) -> _Sentence:
        length = len(self.text.split())
        for first, last in (t.span1 for t in self.targets):
            if not 0 <= first < last <= length:
                raise ValueError(f"{first} {last} are no words of the text")
        return self


def read(path: Path) -> list[Sample]:
    """The sentences of `train.jsonl` or `dev.jsonl`, with the factuality of each judged word.

    Raises:
        NotFoundError: the file cannot be opened.
        MalformedError: it is not of this form.
    """
    return [
        Sample(
            id=f"{path.stem}-{row.idx}",
            corpus=CORPUS,
            document=str(row.file_idx),
            words=tuple(row.text.split()),
            factuality={target.span1[0]: target.label for target in row.targets},
        )
        for row in json_lines(path, _Sentence)
    ]
