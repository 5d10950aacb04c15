"""The number words: tables read once from `data/number_words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NumberWords:
    """English number words. All keys are lower case; phrases are tuples of tokens.

    Attributes:
        ones: zero to nineteen.
        tens: twenty to ninety.
        scales: hundred, thousand, ... and dozen, by which a number before them is multiplied.
        vague: plural scale words used alone, with their lowest and highest reading.
        vague_of: words that stand before "of thousands", with the range that multiplies the scale.
        before: phrase before a number -> how it bounds the number.
        after: phrase after a number -> how it bounds the number.
        units: words after a number that make it a measure or a time.
        symbols: signs of money and numbering before a number.
        labels: words that make the number after them a name ("Flight 655").
        sets: sets of words that single rules ask about.
    """

    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    vague_of: dict[str, tuple[int, int]]
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]
    units: frozenset[str]
    symbols: frozenset[str]
    labels: frozenset[str]
    sets: dict[str, frozenset[str]]


@cache
def number_words() -> NumberWords:
    """The tables."""
    raw = tomllib.loads((files(__package__) / "data" / "number_words.toml").read_text("utf-8"))
    return NumberWords(
        ones=raw["ones"],
        tens=raw["tens"],
        scales=raw["scales"],
        vague={word: (low, high) for word, (low, high) in raw["vague"].items()},
        vague_of={word: (low, high) for word, (low, high) in raw["vague_of"].items()},
        before=_phrases(raw["before"]),
        after=_phrases(raw["after"]),
        units=frozenset(raw["units"]["words"]),
        symbols=frozenset(raw["units"]["symbols"]),
        labels=frozenset(raw["labels"]["words"]),
        sets={name: frozenset(words) for name, words in raw["sets"].items()},
    )


def _phrases(table: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    """Phrase, cut at its spaces -> the key of the list it stands in."""
    return {tuple(phrase.split()): bound for bound, phrases in table.items() for phrase in phrases}
