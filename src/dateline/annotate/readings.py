"""What the reader says of the words of one text, by token index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.inference.reader import Arguments, Reader, Reading, Stretch
from dateline.model import Text

WANTED = frozenset({"predicate", "cue", "factuality", "events", "roles", "parts", "told", "names"})
NOTHING = Arguments()
_NONE = np.zeros(0, np.float32)
UNREAD = Reading(0, _NONE, _NONE, _NONE, _NONE, _NONE, None, (), (), (), (), (), (), (), {})
LEAST = 0.02  # a share below that is no evidence


@dataclass(frozen=True, slots=True)
class Told:
    """A cue of attribution and what it reports, token indices (first, last exclusive); its own sentence only."""

    cue: int
    share: float
    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]


class Readings:
    """The readings of a text's sentences; of its head, which is not read, nothing is said."""

    def __init__(self, text: Text, found: Sequence[Reading], types: Sequence[str]) -> None:
        """`found`: one reading per sentence; `types`: the labels of the head for event types."""
        self._text = text
        self._found = found
        self._types = types
        self._sentence_of = [n for n, s in enumerate(text.sentences) for _ in range(s.first, s.last)]

    @classmethod
    def of(cls, text: Text, reader: Reader | None) -> Readings:
        """Reads a text; without a reader every word is nothing."""
        if reader is None:
            return cls(text, [UNREAD] * len(text.sentences), ())
        words = [() if s.head else [t.word for t in text.tokens[s.first : s.last]] for s in text.sentences]
        return cls(text, reader.read(words, WANTED), reader.labels["events"])

    def types(self, i: int) -> Mapping[str, float]:
        """The shares of the event types that a token may name, NONE among them."""
        reading, at = self._at(i)
        if at >= len(reading.events):
            return {}
        return {k: float(v) for k, v in zip(self._types, reading.events[at], strict=True) if v >= LEAST}

    def predicate(self, i: int) -> float:
        """The share that a token is a predicate."""
        reading, at = self._at(i)
        return float(reading.predicate[at]) if at < len(reading.predicate) else 0.0

    def factuality(self, i: int) -> float:
        """From -3, did not happen, to 3, did."""
        reading, at = self._at(i)
        return float(reading.factuality[at]) if at < len(reading.factuality) else 0.0

    def role(self, t: int, i: int) -> str:
        """PropBank's label of the argument of `t` that holds `i`; "" for none."""
        found = self._holding(t, i, self._arguments(t).roles)
        return found.label if found else ""

    def part(self, t: int, i: int) -> tuple[str, float]:
        """ACTOR or RECIPIENT, if `i` is in that part of the event `t`, and the share; "" and 0 for neither."""
        found = self._holding(t, i, self._arguments(t).parts)
        return (found.label, found.share) if found else ("", 0.0)

    def asked(self, t: int) -> bool:
        """Whether the reader took `t` for a predicate, a trigger or a cue, so that its arguments mean something."""
        reading, at = self._at(t)
        return at in reading.arguments

    def names(self) -> list[tuple[int, int, str]]:
        """Names as (first token, last token exclusive, type), in text order, not overlapping."""
        return [
            (sentence.first + n.first, sentence.first + n.last, n.label)
            for sentence, reading in zip(self._text.sentences, self._found, strict=True)
            for n in reading.names
        ]

    def told(self) -> list[Told]:
        """All attributions that the reader finds, in text order."""
        out = []
        for sentence, reading in zip(self._text.sentences, self._found, strict=True):
            for at in reading.cues:
                spans = reading.arguments.get(at, NOTHING).told
                out.append(
                    Told(
                        sentence.first + at,
                        float(reading.cue[at]),
                        *(
                            tuple((sentence.first + s.first, sentence.first + s.last) for s in spans if s.label == kind)
                            for kind in ("SOURCE", "CONTENT")
                        ),
                    )
                )
        return out

    def _at(self, i: int) -> tuple[Reading, int]:
        n = self._sentence_of[i]
        return self._found[n], i - self._text.sentences[n].first

    def _arguments(self, t: int) -> Arguments:
        reading, at = self._at(t)
        return reading.arguments.get(at, NOTHING)

    def _holding(self, t: int, i: int, spans: Sequence[Stretch]) -> Stretch | None:
        first = self._text.sentences[self._sentence_of[t]].first
        return next((s for s in spans if s.first <= i - first < s.last), None)
