"""Readings written by hand, and an annotator without a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from dateline.annotate.readings import UNREAD
from dateline.inference.reader import Arguments, Reading, Stretch

TYPES = ("NONE", "ASSAULT", "PROTEST")
_EMPTY: Mapping[str, Any] = {name: getattr(UNREAD, name) for name in Reading.__dataclass_fields__}


def reading(words: int, **known: Any) -> Reading:
    """A reading of which only some is known; lists are the rows of its arrays."""
    arrays = {k: np.array(v, dtype=np.float32) if isinstance(v, list) else v for k, v in known.items()}
    return Reading(**{**_EMPTY, "words": words, **arrays})


def told(*spans: tuple[int, int, str]) -> Arguments:
    """SOURCE and CONTENT of a cue."""
    return Arguments(told=stretches(*spans))


def stretches(*spans: tuple[int, int, str]) -> tuple[Stretch, ...]:
    """Stretches that the reader is fairly sure of."""
    return tuple(Stretch(first, last, label, 0.75) for first, last, label in spans)


def cue(words: int, at: int, *spans: tuple[int, int, str]) -> Reading:
    """A sentence with one cue of attribution."""
    shares = [0.0] * words
    shares[at] = 0.875
    return reading(words, cue=shares, cues=(at,), arguments={at: told(*spans)})


class Says:
    """A reader that says what it was told to, sentence by sentence, and keeps what it was asked."""

    weights = "by-hand"
    labels: Mapping[str, tuple[str, ...]] = {"events": TYPES}

    def __init__(self, found: Iterable[Reading]) -> None:
        self._found = list(found)
        self.asked: list[tuple[list[list[str]], frozenset[str]]] = []

    def read(self, sentences: Iterable[Iterable[str]], want: frozenset[str]) -> list[Reading]:
        self.asked.append(([list(words) for words in sentences], want))
        return self._found
