from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import WeightsError
from dateline.inference.reader.card import FILES, THRESHOLDS, Card, load

from .fakes import LABELS


def content(**changes: Any) -> bytes:
    data = {"name": "reader-7", "files": dict.fromkeys(FILES, "00"), "labels": LABELS, "scores": {"names": 0.7}}
    return json.dumps(data | changes).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    hashes = {}
    for name in FILES:
        (tmp_path / name).write_bytes(name.encode() * 9)
        hashes[name] = hashlib.sha256(name.encode() * 9).hexdigest()
    (tmp_path / "card.json").write_bytes(content(files=hashes))
    return tmp_path


def test_a_card_tells_labels_hashes_and_a_name_with_its_own_digest() -> None:
    card = Card.parse(content())
    assert card.name == f"reader-7-{hashlib.sha256(content()).hexdigest()[:12]}"
    assert card.labels == LABELS
    assert card.thresholds == THRESHOLDS
    assert card.files == dict.fromkeys(FILES, "00")


def test_a_card_may_set_thresholds() -> None:
    assert Card.parse(content(thresholds={"cue": 0.3})).thresholds == {**THRESHOLDS, "cue": 0.3}


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"{", b"[]", b"\xff", b"[" * 100_000,
        content(files={}), content(files=dict.fromkeys(FILES, 1)), content(files=None),
        content(labels=[]), content(labels={**LABELS, "roles": []}), content(labels={**LABELS, "told": "O"}),
        content(labels={n: v for n, v in LABELS.items() if n != "events"}), content(labels={**LABELS, "parts": [1]}),
        content(thresholds=3), content(thresholds={"cue": 1.0}), content(thresholds={"cue": "0.5"}),
        content(thresholds={"mention": True}),
    ],
)  # fmt: skip
def test_a_broken_card_is_refused(broken: bytes) -> None:
    with pytest.raises(WeightsError, match=r"card\.json"):
        Card.parse(broken)


def test_the_content_of_every_file_is_handed_on(folder: Path) -> None:
    card, contents = load(folder)
    assert contents == {name: name.encode() * 9 for name in FILES}
    assert card.name.startswith("reader-7-")


@pytest.mark.parametrize("name", ["card.json", *FILES])
def test_a_missing_file_is_an_error(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(WeightsError, match=name):
        load(folder)


@pytest.mark.parametrize("name", FILES)
def test_other_bytes_than_the_pinned_ones_are_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"something else")
    with pytest.raises(WeightsError, match=f"{name}: hash .* is pinned"):
        load(folder)
