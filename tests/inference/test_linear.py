"""Linear heads: what is written is what is read, and nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from dateline.errors import WeightsError
from dateline.inference import LinearHead
from dateline.inference.linear import save_head

CLASSES = ["NONE", "ASSAULT", "PROTEST"]
FEATURES = ["lemma=attack", "lemma=march", "dep=ROOT", "naïve=é"]
WEIGHTS = np.array([[-1.0, 3.0, 0.2], [0.1, -0.5, 2.5], [0.0, 0.4, 0.3], [0.7, 0.0, -0.7]])
BIAS = np.array([1.0, -0.5, -0.5])


@pytest.fixture
def head(tmp_path: Path) -> LinearHead:
    digest = save_head(tmp_path / "head.npz", CLASSES, FEATURES, WEIGHTS, BIAS)
    return LinearHead.load(tmp_path / "head.npz", digest)


def test_a_round_trip_keeps_names_and_nearly_the_weights(head: LinearHead) -> None:
    assert head.classes == tuple(CLASSES)
    assert dict(head.features) == {name: i for i, name in enumerate(FEATURES)}
    # int8: half a step of the column's greatest weight
    assert np.all(np.abs(head.weights - WEIGHTS) <= np.abs(WEIGHTS).max(axis=0) / 127 * 0.51)
    assert np.allclose(head.bias, BIAS)
    assert head.weights.dtype == np.float32


def test_the_name_tells_the_digest(head: LinearHead, tmp_path: Path) -> None:
    digest = hashlib.sha256((tmp_path / "head.npz").read_bytes()).hexdigest()
    assert head.name == f"head-{digest[:12]}"


@pytest.mark.parametrize(
    "features",
    [
        {},
        {"lemma=attack": 1.0},
        {"lemma=march": 1.0, "dep=ROOT": 0.5},
        {"never seen": 9.0},
        {"lemma=attack": 1e6},
        {"lemma=attack": -1e6, "naïve=é": 1e6},
    ],
)
def test_probabilities_are_shares_of_one(head: LinearHead, features: dict[str, float]) -> None:
    shares = head.probabilities(features)
    assert list(shares) == CLASSES
    assert sum(shares.values()) == pytest.approx(1.0)
    assert all(0.0 <= share <= 1.0 for share in shares.values())


def test_features_speak_for_their_class(head: LinearHead) -> None:
    def best(features: dict[str, float]) -> str:
        shares = head.probabilities(features)
        return max(shares, key=shares.__getitem__)

    assert best({}) == "NONE"
    assert best({"lemma=attack": 1.0}) == "ASSAULT"
    assert best({"lemma=march": 1.0}) == "PROTEST"


def test_unknown_features_count_for_nothing(head: LinearHead) -> None:
    known = {"lemma=attack": 1.0}
    assert head.probabilities({**known, "lemma=Attack": 5.0}) == head.probabilities(known)


def test_asking_does_not_change_the_head(head: LinearHead) -> None:
    before = head.bias.copy(), head.weights.copy()
    first = head.probabilities({"lemma=attack": 2.0})
    assert head.probabilities({"lemma=attack": 2.0}) == first
    assert np.array_equal(head.bias, before[0])
    assert np.array_equal(head.weights, before[1])


def test_the_bytes_repeat(tmp_path: Path) -> None:
    one = save_head(tmp_path / "one.npz", CLASSES, FEATURES, WEIGHTS, BIAS)
    two = save_head(tmp_path / "two.npz", CLASSES, FEATURES, WEIGHTS, BIAS)
    assert one == two
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    other = save_head(tmp_path / "other.npz", CLASSES, FEATURES, WEIGHTS + 0.5, BIAS)
    assert other != one


def test_weights_of_nothing_can_be_written(tmp_path: Path) -> None:
    digest = save_head(tmp_path / "zero.npz", CLASSES, FEATURES, np.zeros((4, 3)), np.zeros(3))
    shares = LinearHead.load(tmp_path / "zero.npz", digest).probabilities({"dep=ROOT": 1.0})
    assert list(shares.values()) == pytest.approx([1 / 3] * 3)


def test_another_hash_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "head.npz"
    digest = save_head(path, CLASSES, FEATURES, WEIGHTS, BIAS)
    with pytest.raises(WeightsError, match="hash 000000000000 is pinned"):
        LinearHead.load(path, "0" * 64)
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(WeightsError, match=f"{digest[:12]} is pinned"):
        LinearHead.load(path, digest)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"missing: none\.npz"):
        LinearHead.load(tmp_path / "none.npz", "0" * 64)
