"""The words in which records tell their events, weighed by how rare they are."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from dateline.model import Mention, Record
from dateline.resolve.across.folding import fold, singular

_MENTIONS = 3  # later mentions mostly repeat
_ENDINGS = ("ings", "ing", "edly", "ed", "es", "s", "e")
_SHORTEST_STEM = 4


@cache
def _lists() -> tuple[frozenset[str], frozenset[frozenset[str]]]:
    raw = tomllib.loads((files("dateline.resolve.across") / "data" / "words.toml").read_text("utf-8"))
    return frozenset(raw["stop"]), frozenset(frozenset(pair) for pair in raw["near_modes"])


def near_modes(one: str, other: str) -> bool:
    """Whether two different modes may well be given to the same event."""
    return frozenset({one, other}) in _lists()[1]


def stem(word: str) -> str:
    """The word without a common ending: "killing" and "killed" are both "kill". Crude, but the same for all."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def content(record: Record) -> frozenset[str]:
    """Stems of the telling words of the first mentions.

    The words of names and of the place are left out, since they are compared by themselves, and so are numbers.
    """
    quotes = [mention.span.quote for mention in record.evidence[:_MENTIONS]]
    names = [participant.name for participant in (*record.actors, *record.recipients)]
    names += [record.where.text] if record.where else []
    left_out = {singular(word) for name in names for word in fold(name).split()}
    words = {word for quote in quotes for word in fold(quote).split()}
    stop = _lists()[0]
    return frozenset(
        stem(word)
        for word in words
        if len(word) > 2 and not word.isdigit() and word not in stop and singular(word) not in left_out
    )


def triggers(mentions: Iterable[Mention]) -> frozenset[str]:
    """Stems of the words that name the event."""
    return frozenset(stem(word) for m in mentions if m.trigger for word in fold(m.trigger.quote).split())


class Rarity:
    """Inverse document frequency over all records: how telling a stem is. Does not depend on their order."""

    def __init__(self, documents: Iterable[frozenset[str]]) -> None:
        self._count = 0
        self._found: Counter[str] = Counter()
        for document in documents:
            self._count += 1
            self._found.update(document)

    def __call__(self, word: str) -> float:
        """The weight of a stem, above 0."""
        return math.log(1 + self._count / max(1, self._found[word]))

    def vector(self, words: frozenset[str]) -> Mapping[str, float]:
        """Weights by stem, scaled to length 1; empty for no words."""
        weights = {word: self(word) for word in sorted(words)}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Likeness of two vectors of `Rarity.vector`, 0 to 1; the same whatever the order of the words."""
    return math.fsum(one[word] * other[word] for word in one.keys() & other.keys())
