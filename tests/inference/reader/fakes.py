"""Networks that look at every word by itself, or on purpose at the whole call, in place of real weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from string import ascii_lowercase, digits
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.inference.reader import Card, Pieces

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *".,-'!?:", *ascii_lowercase, *digits]
VOCABULARY += [f"##{c}" for c in ascii_lowercase + digits]


def bio(*kinds: str) -> tuple[str, ...]:
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


LABELS = {
    "names": bio("PER", "ORG"),
    "phrases": bio("TIME"),
    "roles": bio("ARG0", "ARG1", "ARGM-TMP"),
    "parts": bio("ACTOR", "RECIPIENT"),
    "told": bio("SOURCE", "CONTENT"),
    "cause": bio("CAUSE", "EFFECT", "SIGNAL"),
    "mention": ("-", "person", "place"),
    "events": ("NONE", "ASSAULT", "PROTEST"),
}
CARD = Card("fake-1", {}, LABELS)
WIDTH = 6
Inputs = Mapping[str, NDArray[Any]]


@cache
def pieces() -> Pieces:
    return Pieces(VOCABULARY)


class Encoder:
    """Every word's outputs are drawn by its first piece, its last and its shape.

    `mixed`: scales all by the greatest id of the call and its padding, as weights quantised "dynamically" do.
    """

    def __init__(self, *, mixed: bool = False) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.inputs: list[Inputs] = []
        self._mixed = mixed
        rng = np.random.default_rng(7)
        sizes = {"vectors": WIDTH, "predicate": 1, "cue": 1, "factuality": 1}
        sizes |= {name: len(LABELS[name]) for name in ("names", "phrases", "events", "cause", "mention")}
        self._tables = {name: rng.normal(size=(3, 100, size)).astype(np.float32) for name, size in sizes.items()}

    def run(self, outputs: Sequence[str], inputs: Inputs, /) -> list[NDArray[np.float32]]:
        self.calls.append(tuple(outputs))
        self.inputs.append(inputs)
        scale = np.float32(1.0 + inputs["pieces"].max() / 10 + (1 - inputs["mask"]).sum() if self._mixed else 1.0)
        return [self._output(name, inputs) * scale for name in outputs]

    def _output(self, name: str, inputs: Inputs) -> NDArray[np.float32]:
        keys = [np.take_along_axis(inputs[kind], inputs[at], 1)
                for kind, at in (("pieces", "first"), ("pieces", "last"), ("shapes", "first"))]  # fmt: skip
        if name == "causal":
            return np.where(inputs["real"] > 0, self._words("cue", keys)[..., 0], -np.inf).max(1).astype(np.float32)
        rows = self._words(name, keys)
        if name == "mention":
            pairs: NDArray[np.float32] = rows[:, :, None] + rows[:, None, :]
            return pairs
        return rows if name in LABELS or name == "vectors" else rows[..., 0]

    def _words(self, name: str, keys: Sequence[NDArray[Any]]) -> NDArray[np.float32]:
        one, two, three = (table[key] for table, key in zip(self._tables[name], keys, strict=True))
        rows: NDArray[np.float32] = one + two + three
        return rows


class Roles:
    """A word's role in the eyes of a predicate is drawn by both vectors."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.predicates = 0
        rng = np.random.default_rng(8)
        self._tables = {
            n: rng.normal(size=(2 * WIDTH, len(LABELS[n]))).astype(np.float32) for n in ("roles", "parts", "told")
        }

    def run(self, outputs: Sequence[str], inputs: Inputs, /) -> list[NDArray[np.float32]]:
        self.calls.append(tuple(outputs))
        vectors, at = inputs["vectors"], inputs["at"]
        self.predicates += len(at)
        own = np.repeat(vectors[np.arange(len(at)), at][:, None], vectors.shape[1], 1)
        return [np.concatenate([vectors, own], -1) @ self._tables[name] for name in outputs]
