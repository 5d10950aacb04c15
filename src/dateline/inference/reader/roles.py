"""The second pass: each predicate's view of its window, over the vectors that the encoder made once.

A predicate is run by itself. Several in one call would change one another's answers (see `batches`), and for so small
a network they gain next to nothing: a sixth for those of one sentence, and with padding they lose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.inference.reader.decode import Bio
from dateline.inference.reader.reading import PREDICATE_HEADS, Arguments, Floats, Stretch
from dateline.inference.reader.sessions import Run, Session

# So many words' logits are held at once until they are decoded: some 20 MB.
MOST_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class Asked:
    """A predicate and where it stands.

    Attributes:
        vectors: [W,384], of its window.
        at: its index in the window.
        origin: index of the window's first word in the sentence.
    """

    vectors: Floats
    at: int
    origin: int


@dataclass(frozen=True, slots=True)
class Roles:
    """The role head and the decoders of its outputs."""

    session: Session
    decoders: Mapping[str, Bio]

    def __call__(self, asked: Sequence[Asked], heads: Sequence[str], run: Run) -> list[Arguments]:
        """What belongs to each predicate, in the order given; indices are those of the sentence.

        Args:
            asked: predicates of any windows.
            heads: which of roles, parts and told.
            run: a map over predicates, which may run several at a time.
        """
        found: list[Arguments] = []
        for group in _groups(asked):
            rows = list(run(lambda a: self._one(a, heads), group))
            lengths = [len(a.vectors) for a in group]
            spans: dict[str, list[tuple[Stretch, ...]]] = {head: [()] * len(group) for head in PREDICATE_HEADS}
            for n, head in enumerate(heads):
                decoded = self.decoders[head].spans(np.concatenate([row[n] for row in rows]), lengths)
                spans[head] = [_moved(s, a.origin) for s, a in zip(decoded, group, strict=True)]
            found.extend(Arguments(*row) for row in zip(*(spans[head] for head in PREDICATE_HEADS), strict=True))
        return found

    def _one(self, asked: Asked, heads: Sequence[str]) -> list[Floats]:
        inputs: dict[str, NDArray[Any]] = {
            "vectors": asked.vectors[None],
            "at": np.array([asked.at], dtype=np.int64),
            "real": np.ones((1, len(asked.vectors)), dtype=np.int64),
        }
        return [array[0] for array in self.session.run(heads, inputs)]


def _groups(asked: Sequence[Asked]) -> Iterable[list[Asked]]:
    group: list[Asked] = []
    words = 0
    for a in asked:
        if group and words + len(a.vectors) > MOST_WORDS:
            yield group
            group, words = [], 0
        group.append(a)
        words += len(a.vectors)
    if group:
        yield group


def _moved(spans: tuple[Stretch, ...], by: int) -> tuple[Stretch, ...]:
    return tuple(Stretch(s.first + by, s.last + by, s.label, s.share) for s in spans) if by else spans
