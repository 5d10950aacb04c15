"""Precision, recall and F1 of counts that add up over sentences and documents."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tally:
    """What a measure has counted so far; sums of tallies give micro averages.

    Attributes:
        found_right: of what was found, how much is right; precision's numerator.
        found: how much was found.
        gold_right: of what is marked, how much was found; recall's numerator. Often equal to `found_right`.
        gold: how much is marked.
    """

    found_right: float = 0.0
    found: float = 0.0
    gold_right: float = 0.0
    gold: float = 0.0

    @classmethod
    def of(cls, gold: Collection[Hashable], found: Collection[Hashable]) -> Tally:
        """Of two sets of things that are right when they are equal."""
        marked, answers = set(gold), set(found)
        right = len(marked & answers)
        return cls(right, len(answers), right, len(marked))

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found_right + other.found_right,
            self.found + other.found,
            self.gold_right + other.gold_right,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """0 where nothing was found."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """0 where nothing is marked."""
        return self.gold_right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figure(self) -> dict[str, Any]:
        """As `Scores.figures` hold it."""
        numbers = {"gold": _shown(self.gold), "pred": _shown(self.found)}
        return {"p": self.precision, "r": self.recall, "f1": self.f1, **numbers}


def _shown(number: float) -> int | float:
    return int(number) if number == int(number) else round(number, 1)


def total(tallies: Iterable[Tally]) -> Tally:
    """Their sum; all zero where there are none."""
    return sum(tallies, Tally())
