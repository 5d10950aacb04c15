"""The first pass: windows through the encoder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.inference.reader.batches import Item, feed, together
from dateline.inference.reader.mentions import mentions
from dateline.inference.reader.reading import Floats, Stretch
from dateline.inference.reader.sessions import Run, Session


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window of W words after the encoder.

    Attributes:
        outputs: output -> its rows [W,...]; `causal` []. Without `mention`.
        mentions: those of the window, decoded at once: the logits of all pairs would fill the memory.
    """

    outputs: Mapping[str, Floats]
    mentions: list[Stretch]

    def without(self, name: str) -> Encoded:
        """The same but for one output."""
        return Encoded({n: array for n, array in self.outputs.items() if n != name}, self.mentions)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder with its heads.

    Attributes:
        session: of `encoder.onnx`.
        labels: of the head `mention`.
        threshold: of mentions.
        budget: the most padded pieces in one call; 0: each window alone.
    """

    session: Session
    labels: Sequence[str]
    threshold: float
    budget: int

    def __call__(self, items: Sequence[Item], outputs: Sequence[str], run: Run) -> list[Encoded]:
        """Each item read, in the order given.

        Args:
            items: windows, each with at least one word.
            outputs: what is wanted of them.
            run: a map over batches, which may run several at a time.
        """
        found: list[Encoded | None] = [None] * len(items)
        batches = together(items, self.budget)
        for batch, rows in zip(
            batches, run(lambda b: self._batch([items[n] for n in b], outputs), batches), strict=True
        ):
            for n, row in zip(batch, rows, strict=True):
                found[n] = row
        return [f for f in found if f is not None]

    def _batch(self, items: Sequence[Item], outputs: Sequence[str]) -> list[Encoded]:
        if not outputs:
            return [Encoded({}, []) for _ in items]
        arrays = dict(zip(outputs, self.session.run(outputs, feed(items)), strict=True))
        pairs, causal = arrays.pop("mention", None), arrays.pop("causal", None)
        rows = []
        for n, item in enumerate(items):
            words = len(item.first)
            kept = {name: array[n, :words] for name, array in arrays.items()}
            if causal is not None:
                kept["causal"] = causal[n]
            found = [] if pairs is None else mentions(pairs[n, :words, :words], self.labels, self.threshold)
            rows.append(Encoded(kept, found))
        return rows
