"""What the reader finds in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# What may be wanted, named as the contract of the weights names it: of the encoder, and of each predicate.
SENTENCE_HEADS = (
    "vectors", "predicate", "cue", "factuality", "names", "phrases", "mention", "events", "causal", "cause",
)  # fmt: skip
PREDICATE_HEADS = ("roles", "parts", "told")
ALL = frozenset((*SENTENCE_HEADS, *PREDICATE_HEADS))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first` to `last`, exclusive, with a label.

    Attributes:
        first: index into the sentence's words.
        last: behind the last word; greater than `first`.
        label: of the head's labels, without "B-" and "I-".
        share: 0 to 1. Of names, phrases, causes and arguments the mean of its words' shares, of mentions the share
            that it is one of any kind.
    """

    first: int
    last: int
    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Arguments:
    """What belongs to one predicate; each in order, none overlapping another of its head.

    Attributes:
        roles: PropBank's arguments.
        parts: who takes part in the event, if the word is an event's trigger.
        told: SOURCE and CONTENT, if the word is a cue of attribution; at other words it means nothing.
    """

    roles: tuple[Stretch, ...] = ()
    parts: tuple[Stretch, ...] = ()
    told: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One sentence of W words, read. What was not wanted is empty: arrays without rows, tuples, None.

    What one wanted head needs of another is there too: of `roles` the predicates, of `parts` the events, of `told` the
    cues, unless the predicates were given.

    Attributes:
        words: how many words it has.
        vectors: [W,384], the encoder's view of each word.
        predicate: [W], the share that the word is a predicate.
        cue: [W], the share that it is a cue of attribution.
        factuality: [W], from -3 (did not happen) to 3 (did); of predicates only does it mean something.
        events: [W,E], the shares of the event types, in the order of the reader's labels; NONE first.
        causal: the share that the sentence tells a cause and its effect.
        predicates: indices of the words at or above the threshold for predicates.
        cues: the same for cues.
        triggers: words whose likeliest event type is not NONE.
        names: named entities, not overlapping.
        phrases: those of the other scheme (re3d), not overlapping.
        mentions: noun phrases; one may hold another, but none crosses another. By first word, the longer first.
        causes: CAUSE, EFFECT and SIGNAL; to be believed as far as the sentence is causal.
        arguments: by the index of the predicate, ascending: of those given, else of the predicates, triggers and cues
            found, for `roles`, `parts` and `told` so far as these are wanted.
    """

    words: int
    vectors: Floats
    predicate: Floats
    cue: Floats
    factuality: Floats
    events: Floats
    causal: float | None
    predicates: tuple[int, ...]
    cues: tuple[int, ...]
    triggers: tuple[int, ...]
    names: tuple[Stretch, ...]
    phrases: tuple[Stretch, ...]
    mentions: tuple[Stretch, ...]
    causes: tuple[Stretch, ...]
    arguments: Mapping[int, Arguments]
