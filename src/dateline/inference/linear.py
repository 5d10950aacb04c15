"""Linear heads: softmax over named features, trained by `training/`, stored as int8 with a scale per class."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.inference.pinned import read_pinned


@dataclass(frozen=True)
class LinearHead:
    """A softmax classifier.

    Attributes:
        classes: the labels, in order of the weight columns.
        features: feature name -> row of `weights`.
        weights: float32, features x classes.
        bias: float32, one per class.
        name: with its digest, for the record of a run.
    """

    classes: tuple[str, ...]
    features: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    name: str

    @classmethod
    def load(cls, path: Path, sha256: str) -> LinearHead:
        """Reads a head written by `training/` (.npz with int8 weights).

        Raises:
            WeightsError: the file is missing, or its hash is not `sha256`.
        """
        with np.load(io.BytesIO(read_pinned(path, sha256)), allow_pickle=False) as stored:
            names = json.loads(stored["features"].tobytes().decode())
            classes = json.loads(stored["classes"].tobytes().decode())
            weights = stored["weights"].astype(np.float32) * stored["scale"].astype(np.float32)
            bias = stored["bias"].astype(np.float32)
        return cls(tuple(classes), {n: i for i, n in enumerate(names)}, weights, bias, f"{path.stem}-{sha256[:12]}")

    def score(self, features: Mapping[str, float]) -> float:
        """Score of one of several options by a head with a single class; unknown features count for nothing."""
        rows = ((self.features.get(name), value) for name, value in features.items())
        return float(self.bias[0]) + sum(float(self.weights[row, 0]) * value for row, value in rows if row is not None)

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """Probability of each class for a bag of features; unknown features count for nothing."""
        logits = self.bias.astype(np.float64)
        for name, value in features.items():
            row = self.features.get(name)
            if row is not None:
                logits = logits + self.weights[row] * value
        logits -= logits.max()
        shares = np.exp(logits)
        shares /= shares.sum()
        return dict(zip(self.classes, shares.tolist(), strict=True))


def save_head(
    path: Path, classes: list[str], features: list[str], weights: NDArray[np.float64], bias: NDArray[np.float64]
) -> str:
    """Writes a head as int8 with one scale per class; returns the file's SHA-256. The bytes repeat."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127.0
    stored = np.round(weights / scale).astype(np.int8)
    arrays = {
        "features": np.frombuffer(json.dumps(features).encode(), dtype=np.uint8),
        "classes": np.frombuffer(json.dumps(classes).encode(), dtype=np.uint8),
        "weights": stored,
        "scale": scale.astype(np.float32),
        "bias": bias.astype(np.float32),
    }
    with path.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **arrays)
    return hashlib.sha256(path.read_bytes()).hexdigest()
