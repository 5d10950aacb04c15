"""Windows to the encoder's inputs, one by one or several together.

Weights quantised "dynamically" scale the activations of a call by the greatest among them, so that what is read with a
sentence, and padding too, changes its answer: not in the last bits only, but so that in batches of 1,024 pieces every
fourth sentence had some other role (43 of 160, measured with MiniLM-L6). One window a call and no padding is therefore
the rule; it costs at most a sixth of the speed. With a budget, windows of like length share a call, and only the same
list of sentences gives the same answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.inference.reader.pieces import Cut, Pieces

Ints = NDArray[np.int64]

# The head of mentions makes 96 numbers of every pair of words: about 50 MB for so many pairs.
MOST_PAIRS = 1 << 17
STEP = 8  # few different lengths, so that memory once asked for fits again


@dataclass(frozen=True, slots=True)
class Item:
    """What the encoder is given of one window.

    Attributes:
        pieces: ids, with the marks of begin and end.
        shapes: the shape of each piece's word, 0 at the marks.
        first: position of each word's first piece in `pieces`.
        last: position of its last.
    """

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


def item(cuts: Sequence[Cut], pieces: Pieces) -> Item:
    """The words of one window put together."""
    ids, shapes, first, last = [pieces.begin], [0], [], []
    for word in cuts:
        first.append(len(ids))
        ids.extend(word.ids)
        shapes.extend([word.shape] * len(word.ids))
        last.append(len(ids) - 1)
    return Item([*ids, pieces.end], [*shapes, 0], first, last)


def together(items: Sequence[Item], budget: int) -> list[list[int]]:
    """Which items share a call: indices of `items`, each once, in a fixed order.

    Args:
        items: the windows of some sentences.
        budget: the most pieces, padding counted, in one call; 0: every item by itself.
    """
    if not budget:
        return [[n] for n in range(len(items))]
    order = sorted(range(len(items)), key=lambda n: (len(items[n].pieces), n))
    batches: list[list[int]] = []
    words = 0
    for n in order:
        wide = max(words, up(len(items[n].first)))
        size = len(batches[-1]) + 1 if batches else 1
        if size == 1 or size * up(len(items[n].pieces)) > budget or size * wide * wide > MOST_PAIRS:
            batches.append([])
            wide = up(len(items[n].first))
        batches[-1].append(n)
        words = wide
    return batches


def up(length: int) -> int:
    """To the next multiple of `STEP`."""
    return -(-length // STEP) * STEP


def feed(items: Sequence[Item]) -> dict[str, Ints]:
    """The encoder's inputs: `pieces`, `shapes`, `mask` [B,T], `first`, `last`, `real` [B,W]; one item is not padded."""
    pieces, words = max(len(i.pieces) for i in items), max(len(i.first) for i in items)
    if len(items) > 1:
        pieces, words = up(pieces), up(words)
    return {
        "pieces": _padded([i.pieces for i in items], pieces),
        "shapes": _padded([i.shapes for i in items], pieces),
        "mask": _padded([[1] * len(i.pieces) for i in items], pieces),
        "first": _padded([i.first for i in items], words),
        "last": _padded([i.last for i in items], words),
        "real": _padded([[1] * len(i.first) for i in items], words),
    }


def _padded(rows: Sequence[Sequence[int]], width: int) -> Ints:
    out = np.zeros((len(rows), width), dtype=np.int64)
    for row, values in zip(out, rows, strict=True):
        row[: len(values)] = values
    return out
