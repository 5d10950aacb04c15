"""The windows of sentences joined to readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.inference.reader.card import Card
from dateline.inference.reader.decode import Bio, marked, sigmoid, softmax
from dateline.inference.reader.encode import Encoded
from dateline.inference.reader.mentions import joined
from dateline.inference.reader.reading import Arguments, Floats, Reading, Stretch
from dateline.inference.reader.windows import Window

SPANS = ("names", "phrases", "cause")
SHARES = {"predicate": sigmoid, "cue": sigmoid, "events": softmax}


@dataclass(frozen=True, slots=True)
class Done:
    """A sentence whose windows have been read.

    Attributes:
        words: how many it has.
        windows: in order; none if it has no words.
        encoded: one per window.
        arguments: of its predicates, ascending.
    """

    words: int
    windows: Sequence[Window]
    encoded: Sequence[Encoded]
    arguments: Mapping[int, Arguments]


def assemble(
    sentences: Sequence[Done], outputs: Sequence[str], card: Card, decoders: Mapping[str, Bio]
) -> list[Reading]:
    """The reading of each sentence.

    Args:
        sentences: with what the encoder gave for their windows.
        outputs: which of its outputs to take.
        card: thresholds.
        decoders: of names, phrases and cause.
    """
    # All words of all sentences one after the other: every head is then decoded in one go.
    lengths = [s.words for s in sentences]
    wordwise = [n for n in outputs if n not in {"causal", "mention"}] if sum(lengths) else []
    flat = {n: np.concatenate([rows for s in sentences for rows in _rows(s, n)]) for n in wordwise}
    spans = {n: decoders[n].spans(flat[n], lengths) for n in SPANS if n in flat}
    shares = {n: SHARES[n](array) if n in SHARES else array for n, array in flat.items() if n not in SPANS}
    none: list[tuple[Stretch, ...]] = [()] * len(sentences)
    readings = []
    end = 0
    for n, s in enumerate(sentences):
        start, end = end, end + s.words
        logits = {name: array[start:end] for name, array in flat.items()}
        own = {name: _frozen(array[start:end]) for name, array in shares.items()}
        readings.append(
            Reading(
                words=s.words,
                vectors=own.get("vectors", _NOTHING),
                predicate=own.get("predicate", _NO_WORDS),
                cue=own.get("cue", _NO_WORDS),
                factuality=own.get("factuality", _NO_WORDS),
                events=own.get("events", _NOTHING),
                causal=_causal(s) if "causal" in outputs else None,
                predicates=found(logits, "predicate", card),
                cues=found(logits, "cue", card),
                triggers=found(logits, "events", card),
                names=spans.get("names", none)[n],
                phrases=spans.get("phrases", none)[n],
                mentions=joined(((w, m) for w, e in enumerate(s.encoded) for m in e.mentions), s.windows),
                causes=spans.get("cause", none)[n],
                arguments=s.arguments,
            )
        )
    return readings


def found(outputs: Mapping[str, Floats], name: str, card: Card) -> tuple[int, ...]:
    """Which words are predicates, cues or (of "events") triggers, by the logits of that name, if there are any."""
    if name not in outputs:
        return ()
    logits = outputs[name]
    places = np.flatnonzero(logits.argmax(-1)) if name == "events" else marked(logits, card.thresholds[name])
    return tuple(places.tolist())


def _rows(sentence: Done, name: str) -> list[Floats]:
    """What each word's own window says of it, window by window."""
    windows = zip(sentence.windows, sentence.encoded, strict=True)
    return [e.outputs[name][w.since - w.first : w.until - w.first] for w, e in windows]


def _causal(sentence: Done) -> float:
    """A sentence tells a cause if any stretch of it does; one without words does not."""
    if not sentence.encoded:
        return 0.0
    return float(max(sigmoid(np.atleast_1d(e.outputs["causal"]))[0] for e in sentence.encoded))


def _frozen(array: Floats) -> Floats:
    array.setflags(write=False)
    return array


_NOTHING: Floats = _frozen(np.zeros((0, 0), dtype=np.float32))
_NO_WORDS: Floats = _frozen(np.zeros(0, dtype=np.float32))
