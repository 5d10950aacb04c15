"""One sentence with whatever a corpus tells about it: what heads are trained on and scored against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of words with a label: `first` to `last`, exclusive, indices into the sentence's words."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate and its arguments.

    Attributes:
        at: index of its word.
        sense: roleset or frame, as the corpus names it; "" where it names none.
        arguments: spans that do not overlap, in order, labelled ARG0, ARGM-TMP, R-ARG1, C-ARG1 ...
    """

    at: int
    sense: str
    arguments: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence. None for a layer says that the corpus does not mark it, empty that the sentence holds none.

    Attributes:
        id: unique in its corpus.
        corpus: its name, a folder of ../shared/data/train.
        document: what must stay on one side of a split; the id of the report or text.
        words: the corpus's own tokens.
        predicates: semantic roles, for every predicate of the sentence.
        factuality: word index -> -3 (did not happen) to 3 (happened).
        names: named entities in the corpus's scheme mapped to ours, not overlapping.
        mentions: noun phrases of any kind with their entity type, nested.
        causal: whether it tells a cause and its effect.
        causes: spans CAUSE, EFFECT, SIGNAL of one relation each.
        events: word index -> PLOVER type; words of candidates that are no event are NONE, others are not marked.
        told: cue index -> SOURCE and CONTENT of what that cue reports, in this sentence.
        parts: trigger index -> spans ACTOR, RECIPIENT, ... that take part in that event in this sentence.
    """

    id: str
    corpus: str
    document: str
    words: tuple[str, ...]
    predicates: tuple[Predicate, ...] | None = None
    factuality: Mapping[int, float] | None = None
    names: tuple[Labelled, ...] | None = None
    mentions: tuple[Labelled, ...] | None = None
    causal: bool | None = None
    causes: tuple[tuple[Labelled, ...], ...] | None = None
    events: Mapping[int, str] | None = None
    told: Mapping[int, tuple[Labelled, ...]] | None = None
    parts: Mapping[int, tuple[Labelled, ...]] = field(default_factory=dict)


def longest(spans: list[Labelled]) -> tuple[Labelled, ...]:
    """Spans that do not overlap, the longest first chosen, in order."""
    kept: list[Labelled] = []
    for span in sorted(set(spans), key=lambda s: (s.first - s.last, s.first, s.label)):
        if all(span.last <= k.first or k.last <= span.first for k in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: s.first))
