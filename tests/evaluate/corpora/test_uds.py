from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.sample import Sample
from dateline.evaluate.corpora.uds import read

GOOD: dict[str, Any] = {
    "text": "Rain fell and snow melted .",
    "targets": [{"span1": [1, 2], "label": 2.5, "span_text": "fell"}, {"span1": [4, 5], "label": -3}],
    "file_idx": 7,
    "idx": 3,
}


def write(folder: Path, **changed: Any) -> Path:
    path = folder / "dev.jsonl"
    path.write_text(json.dumps({k: v for k, v in (GOOD | changed).items() if v is not ...}) + "\n", encoding="utf-8")
    return path


def test_a_sentence(tmp_path: Path) -> None:
    words = ("Rain", "fell", "and", "snow", "melted", ".")
    assert read(write(tmp_path)) == [Sample("dev-3", "uds_factuality", "7", words, factuality={1: 2.5, 4: -3.0})]
    (sample,) = read(write(tmp_path, targets=[]))
    assert sample.factuality == {}


@pytest.mark.parametrize(
    "changed",
    [
        {"text": ...},
        {"text": ["Rain"]},
        {"text": ""},
        {"idx": ...},
        {"file_idx": None},
        {"targets": ...},
        {"targets": {}},
        {"targets": [{"label": 1.0}]},
        {"targets": [{"span1": 1, "label": 1.0}]},
        {"targets": [{"span1": [], "label": 1.0}]},
        {"targets": [{"span1": [5, 7], "label": 1.0}]},
        {"targets": [{"span1": [-1, 1], "label": 1.0}]},
        {"targets": [{"span1": [2, 2], "label": 1.0}]},
        {"targets": [{"span1": [1, 2]}]},
        {"targets": [{"span1": [1, 2], "label": "yes"}]},
        {"targets": [{"span1": [1, 2], "label": 3.5}]},
        {"targets": [{"span1": [1, 2], "label": float("nan")}]},
    ],
)
def test_another_form(changed: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"dev\.jsonl, line 1: "):
        read(write(tmp_path, **changed))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read(tmp_path / "dev.jsonl")
