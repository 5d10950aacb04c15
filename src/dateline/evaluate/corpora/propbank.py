"""PropBank over the English Web Treebank: every predicate with its arguments (CC BY-SA 4.0)."""

from __future__ import annotations

from pathlib import Path

from pydantic import model_validator

from dateline.evaluate.corpora.lines import Form, Word, json_lines
from dateline.evaluate.corpora.sample import Labelled, Predicate, Sample

CORPUS = "propbank_ewt"


class _Predicate(Form):
    idx: int
    roleset: str
    args: tuple[tuple[Word, int, int], ...]  # label, first word, last word exclusive


class _Sentence(Form):
    id: Word
    tokens: tuple[Word, ...]
    preds: tuple[_Predicate, ...]

    @model_validator(mode="after")
    def _points_at_its_words(self) -> _Sentence:
        for p in self.preds:
            if not 0 <= p.idx < len(self.tokens):
                raise ValueError(f"predicate {p.idx} is no word of the sentence")
            end = 0
            for label, first, last in p.args:
                if not end <= first < last <= len(self.tokens):
                    raise ValueError(f"{label} {first} {last} of predicate {p.idx} overlaps another or is no words")
                end = last
        return self


def read(path: Path) -> list[Sample]:
    """The sentences of `train.jsonl` or `dev.jsonl`.

    Raises:
        NotFoundError: the file cannot be opened.
        MalformedError: it is not of this form.
    """
    return [
        Sample(
            id=row.id,
            corpus=CORPUS,
            document=row.id.rsplit("-", 1)[0],
            words=row.tokens,
            predicates=tuple(
                Predicate(p.idx, p.roleset, tuple(Labelled(first, last, label) for label, first, last in p.args))
                for p in row.preds
            ),
        )
        for row in json_lines(path, _Sentence)
    ]
