"""What coreference reads of a report, and the noun phrases in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.model import Text, Word


@dataclass(frozen=True)
class Passage:
    """The words of a report with all that was read off them. All indices are word indices of the report.

    Attributes:
        words: as written.
        syntax: one per word.
        sentences: (first, last exclusive), in order, covering all words.
        names: (first, last exclusive, label); labels of any scheme that `data/types.tsv` knows.
        mentions: noun phrases (first, last exclusive, type), nested; None where no reader gave any: they are then
            taken from the syntax.
        vectors: float32 [words, size], each word in its sentence; None where there are none.
    """

    words: Sequence[str]
    syntax: Sequence[Word]
    sentences: Sequence[tuple[int, int]]
    names: Sequence[tuple[int, int, str]] = ()
    mentions: Sequence[tuple[int, int, str]] | None = None
    vectors: NDArray[np.float32] | None = None

    @classmethod
    def of(cls, text: Text, syntax: Sequence[Word], names: Sequence[tuple[int, int, str]]) -> Passage:
        """A text with its syntax and names; its tokens are the words."""
        sentences = tuple((s.first, s.last) for s in text.sentences)
        return cls(tuple(t.word for t in text.tokens), syntax, sentences, names)

    @cached_property
    def sentence_of(self) -> list[int]:
        """Sentence index of every word."""
        return [n for n, (first, last) in enumerate(self.sentences) for _ in range(first, last)]

    @cached_property
    def children(self) -> list[list[int]]:
        """Dependents of every word, in order."""
        out: list[list[int]] = [[] for _ in self.words]
        for i, word in enumerate(self.syntax):
            if word.head != i:
                out[word.head].append(i)
        return out

    def head_in(self, first: int, last: int) -> int:
        """The word of a span that hangs from outside it: the last such noun or pronoun, else the last such word."""
        loose = [i for i in range(first, last) if not first <= self.syntax[i].head < last or self.syntax[i].head == i]
        nouns = [i for i in loose if self.syntax[i].pos in {"NOUN", "PROPN", "PRON"}]
        if nouns:
            return nouns[0]
        return loose[-1] if loose else last - 1
