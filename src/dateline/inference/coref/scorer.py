"""The trained scorer: how likely a mention means an earlier one, or none. Plain arrays, made by `training/coref.py`."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import WeightsError
from dateline.inference.coref.pairs import blocks, features
from dateline.inference.coref.passage import Passage
from dateline.inference.coref.table import Floats, Ints, Table
from dateline.inference.pinned import read, read_pinned

ARRAYS = ("later", "earlier", "pair", "pair_bias", "hidden", "hidden_bias", "out", "out_bias", "alone", "alone_bias",
          "none", "none_bias")  # fmt: skip
WITH_VECTORS = ("project", "project_bias", "product")


@dataclass(frozen=True)
class Scorer:
    """A small network over pairs of mentions.

    Attributes:
        weights: float32 arrays by name: those of ARRAYS, and of WITH_VECTORS where it reads vectors.
        names: what it expects to see of a pair, in order.
        lean: how much the score of meaning something new is lowered.
        name: with its digest, for the record of a run.
    """

    weights: Mapping[str, Floats]
    names: tuple[str, ...]
    lean: float
    name: str

    @property
    def vectors(self) -> int:
        """Size of the vectors of words that it reads; 0 for none."""
        return self.weights["project"].shape[0] // 3 if "project" in self.weights else 0

    @classmethod
    def load(cls, folder: Path) -> Scorer:
        """Reads `scorer.npz` by the card `scorer.json` beside it.

        Raises:
            WeightsError: a file is missing or broken, or the weights' hash is not the card's.
        """
        try:
            card = json.loads(read(folder / "scorer.json"))
            return cls.of(read_pinned(folder / "scorer.npz", card["sha256"]), card)
        except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
            raise WeightsError(f"the weights of coreference or their card are broken: {error}") from error

    @classmethod
    def of(cls, data: bytes, card: Mapping[str, Any]) -> Scorer:
        """From the bytes of an .npz file and its card.

        Raises:
            KeyError, TypeError, ValueError, zipfile.BadZipFile: something is missing or has another form.
        """
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            weights = {name: stored[name].astype(np.float32) for name in stored.files}
        for name in (*ARRAYS, *(WITH_VECTORS if "project" in weights else ())):
            if name not in weights:
                raise KeyError(name)
        digest = hashlib.sha256(data).hexdigest()[:12]
        return cls(weights, tuple(card["pair_features"]), float(card["lean"]), f"coref-{digest}")

    def antecedents(self, passage: Passage, table: Table) -> Ints:
        """For each mention the index of the earlier one that it means; -1 where it means something new.

        Raises:
            WeightsError: the scorer was trained on other features, or on vectors that the passage has not.
        """
        w = self.weights
        seen, pooled = table.unary, self._pooled(passage, table)
        unit = pooled
        if pooled is not None:
            unit = _unit(pooled[:, : self.vectors])
            pooled = np.tanh(pooled @ w["project"] + w["project_bias"])
            seen = np.concatenate([seen, pooled], axis=1)
        if seen.shape[1] != w["later"].shape[0]:
            raise WeightsError("coreference was trained on other features of mentions: train it anew")
        none = _relu(seen @ w["alone"] + w["alone_bias"]) @ w["none"] + w["none_bias"] - self.lean
        later, earlier = seen @ w["later"], seen @ w["earlier"]
        best = np.full(len(table), -1, dtype=np.int64)
        # A chain with "he" in it takes no "she": by the chain's first mention, 1 for m and 2 for f.
        root, sex = np.arange(len(table)), np.where(table.gender <= 2, table.gender, 0)
        for i, j in blocks(table):
            names, together = features(passage, table, i, j)
            if tuple(names) != self.names:
                raise WeightsError("coreference was trained on other features of pairs: train it anew")
            x = later[i] + earlier[j] + together @ w["pair"] + w["pair_bias"]
            if pooled is not None and unit is not None:
                cosine = (unit[i] * unit[j]).sum(axis=1, keepdims=True)
                x += np.concatenate([pooled[i] * pooled[j], cosine], axis=1) @ w["product"]
            score = _relu(_relu(x) @ w["hidden"] + w["hidden_bias"]) @ w["out"] + w["out_bias"]
            for mention, start, end in _groups(i):
                ranked = score[start:end, 0]
                if (gender := int(sex[mention])) > 0:
                    ranked = np.where(sex[root[j[start:end]]] == 3 - gender, -np.inf, ranked)
                at = start + len(ranked) - 1 - int(np.argmax(ranked[::-1]))  # the latest of equals
                if ranked[at - start] > none[mention, 0]:
                    best[mention] = j[at]
                    root[mention] = root[j[at]]
                    sex[root[mention]] = max(sex[root[mention]], gender)
        return best

    def _pooled(self, passage: Passage, table: Table) -> Floats | None:
        """Vectors of the head, the first and the last word of each mention, side by side."""
        if not self.vectors:
            return None
        given = passage.vectors
        if given is None or given.shape[1] != self.vectors:
            raise WeightsError(f"coreference was trained on vectors of {self.vectors} numbers: there are none such")
        return np.concatenate([given[table.head], given[table.first], given[table.last - 1]], axis=1, dtype=np.float32)


@cache
def load_scorer() -> Scorer:
    """The scorer that ships with the package.

    Raises:
        WeightsError: see `Scorer.load`.
    """
    return Scorer.load(Path(str(files("dateline.inference.coref") / "data")))


def save(folder: Path, weights: Mapping[str, NDArray[np.float32]], card: Mapping[str, Any]) -> None:
    """Writes `scorer.npz` (float16) and its card, which gets the hash. The bytes repeat."""
    with (folder / "scorer.npz").open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **{n: a.astype(np.float16) for n, a in weights.items()})
    sha256 = hashlib.sha256((folder / "scorer.npz").read_bytes()).hexdigest()
    text = json.dumps({"sha256": sha256, **card}, indent=1, ensure_ascii=False)
    (folder / "scorer.json").write_text(text + "\n", "utf-8")


def _relu(x: Floats) -> Floats:
    return np.maximum(x, 0.0, dtype=np.float32)


def _unit(x: Floats) -> Floats:
    length = np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
    unit: Floats = (x / length).astype(np.float32)
    return unit


def _groups(i: Ints) -> Iterator[tuple[int, int, int]]:
    """(mention, first pair, last pair exclusive) of each mention."""
    if len(i):
        edges = [0, *(np.flatnonzero(np.diff(i)) + 1).tolist(), len(i)]
        for start, end in pairwise(edges):
            yield int(i[start]), start, end
