"""What any reader of sentences gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dateline.model import Text, Word


@dataclass(frozen=True, slots=True)
class Parse:
    """Syntax and names of one text.

    Attributes:
        words: one per token of the text.
        names: (first token, last token exclusive, OntoNotes label), in order, not overlapping.
    """

    words: tuple[Word, ...]
    names: tuple[tuple[int, int, str], ...]


class Pipeline(Protocol):
    """A reader of sentences."""

    @property
    def weights(self) -> str:
        """Name, version and digest of the weights: part of what makes a run repeatable."""
        ...

    def parse(self, text: Text) -> Parse:
        """Reads one text. The same text gives the same parse, whatever was read before."""
        ...

    def syntax(self, text: Text, sentence: int) -> tuple[Word, ...]:
        """The words of one sentence, by its index, as `parse` gives them: heads are token indices of the text."""
        ...
