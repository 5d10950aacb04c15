from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.propbank import read
from dateline.evaluate.corpora.sample import Labelled, Predicate, Sample

GOOD: dict[str, Any] = {
    "id": "own-text-0001",
    "genre": "made up",
    "tokens": ["Ada", "Lum", "led", "Oda", "."],
    "preds": [{"idx": 2, "roleset": "lead.01", "args": [["ARG0", 0, 2], ["ARG1", 3, 4]]}],
}


def write(folder: Path, **changed: Any) -> Path:
    path = folder / "train.jsonl"
    path.write_text(json.dumps({k: v for k, v in (GOOD | changed).items() if v is not ...}) + "\n", encoding="utf-8")
    return path


def predicate(**changed: Any) -> list[Any]:
    return [GOOD["preds"][0] | changed]


def test_a_sentence(tmp_path: Path) -> None:
    assert read(write(tmp_path)) == [
        Sample(
            "own-text-0001",
            "propbank_ewt",
            "own-text",
            ("Ada", "Lum", "led", "Oda", "."),
            predicates=(Predicate(2, "lead.01", (Labelled(0, 2, "ARG0"), Labelled(3, 4, "ARG1"))),),
        )
    ]


def test_a_sentence_without_predicates_is_marked_all_the_same(tmp_path: Path) -> None:
    (sample,) = read(write(tmp_path, preds=[]))
    assert sample.predicates == ()
    assert sample.factuality is None


@pytest.mark.parametrize(
    "changed",
    [
        {"id": ...},
        {"id": 3},
        {"tokens": ...},
        {"tokens": "Ada led"},
        {"tokens": ["Ada", ""]},
        {"tokens": []},
        {"preds": ...},
        {"preds": {"idx": 2}},
        {"preds": [2]},
        {"preds": predicate(idx=5)},
        {"preds": predicate(idx=-1)},
        {"preds": predicate(idx="2")},
        {"preds": predicate(roleset=None)},
        {"preds": predicate(args=None)},
        {"preds": predicate(args=[["ARG0", 0]])},
        {"preds": predicate(args=[["", 0, 1]])},
        {"preds": predicate(args=[[0, 1, "ARG0"]])},
        {"preds": predicate(args=[["ARG0", 0, 6]])},
        {"preds": predicate(args=[["ARG0", -1, 1]])},
        {"preds": predicate(args=[["ARG0", 1, 1]])},
        {"preds": predicate(args=[["ARG0", 0, 2], ["ARG1", 1, 3]])},
    ],
)
def test_another_form(changed: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"train\.jsonl, line 1: "):
        read(write(tmp_path, **changed))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read(tmp_path / "train.jsonl")
