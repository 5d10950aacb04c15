"""What is asked of a reader of sentences and of a linker of mentions, so that any that answer can be measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dateline.evaluate.corpora.sample import Labelled, Predicate

Words = Sequence[str]
Mention = tuple[int, int]  # first word, last word exclusive, of a document
Offsets = tuple[int, int]  # characters of a document
# What a document tells, and who says it: stretches of the source, none where nobody is named, and of the content.
Teller = Callable[[str], Sequence[tuple[Sequence[Offsets], Sequence[Offsets]]]]
SOURCE, CONTENT = "SOURCE", "CONTENT"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read in one sentence; what was not asked for is empty. Indices are those of the words that were given.

    Attributes:
        predicates: with their arguments.
        names: in the scheme of names.
        phrases: in the scheme of re3d.
        factuality: of each word, -3 to 3.
        causal: whether the sentence tells a cause and its effect.
        told: cue index -> SOURCE and CONTENT of what that cue reports.
    """

    predicates: tuple[Predicate, ...] = ()
    names: tuple[Labelled, ...] = ()
    phrases: tuple[Labelled, ...] = ()
    factuality: tuple[float, ...] = ()
    causal: bool = False
    told: Mapping[int, tuple[Labelled, ...]] = field(default_factory=dict)


class Asked(Protocol):
    """A reader of sentences."""

    def read(
        self, sentences: Sequence[Words], want: frozenset[str], predicates: Sequence[Sequence[int]] | None = None
    ) -> Sequence[Answer]:
        """One answer a sentence, in order.

        Args:
            sentences: their words, which are never cut anew.
            want: fields of `Answer`.
            predicates: the words whose arguments are wanted; None for those that the reader takes for predicates.
        """
        ...


class Linker(Protocol):
    """Finds the mentions of a document and which of them mean the same thing."""

    def link(self, sentences: Sequence[Words]) -> Sequence[Sequence[Mention]]:
        """Clusters of mentions; words are counted from the start of the document."""
        ...
