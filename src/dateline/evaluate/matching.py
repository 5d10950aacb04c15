"""Which found time expression answers which marked one, and how often it is right, by the measures of TempEval-3.

UzZaman et al., SemEval-2013 task 1: an expression is found where the two share words ("relaxed") or are the same words
("strict"). Each answers one other at most: the same words first, then the first that overlaps. A type or value counts
among those found; precision is over all found, recall over all marked. White space does not count as words.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from dateline.evaluate.timeml import Timex


class Pair(NamedTuple):
    """A marked expression and its answer; None where it was missed, or where nobody marked what was found."""

    gold: Timex | None
    found: Timex | None
    strict: bool = False

    @property
    def type_right(self) -> bool:
        """Whether both are there and have the same type."""
        return self.gold is not None and self.found is not None and self.gold.type == self.found.type

    @property
    def value_right(self) -> bool:
        """Whether both are there and have the same value."""
        return self.gold is not None and self.found is not None and self.gold.value == self.found.value

    @property
    def wrong(self) -> str:
        """What is wrong: "missed", "extra", or those of "span", "type" and "value" that differ; "" for nothing."""
        if self.gold is None or self.found is None:
            return "extra" if self.gold is None else "missed"
        right = {"span": self.strict, "type": self.type_right, "value": self.value_right}
        return ", ".join(name for name, good in right.items() if not good)


class Counts(NamedTuple):
    """How many are right, marked and found."""

    right: int
    gold: int
    found: int


_Placed = tuple[int, int, Timex]  # first and last place, white space not counted
MEASURES = ("strict", "relaxed", "value", "strict_value", "type")


def pair(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> list[Pair]:
    """The two lists as pairs: what answers one another, then what was missed, then what nobody marked."""
    ink = [0, *accumulate(not character.isspace() for character in text)]  # characters that are no white space so far

    def placed(times: Sequence[Timex]) -> list[_Placed]:
        ordered = sorted(times, key=lambda time: (time.start, time.end))
        return [(ink[time.start], ink[time.end], time) for time in ordered]

    marked, answers = placed(gold), placed(found)
    same: dict[tuple[int, int], deque[int]] = {}
    for number, (start, end, _) in enumerate(answers):
        same.setdefault((start, end), deque()).append(number)
    pairs: list[Pair] = []
    rest: list[_Placed] = []
    used: set[int] = set()
    for place in marked:
        if equal := same.get(place[:2]):
            number = equal.popleft()
            used.add(number)
            pairs.append(Pair(place[2], answers[number][2], strict=True))
        else:
            rest.append(place)
    left = deque(answer for number, answer in enumerate(answers) if number not in used)
    missed: list[Timex] = []
    extra: list[Timex] = []
    for place in rest:
        while left and left[0][1] <= place[0]:  # places come in order: nobody will ask for it any more
            extra.append(left.popleft()[2])
        answer = _overlapping(place, left)
        if answer is None:
            missed.append(place[2])
        else:
            left.remove(answer)
            pairs.append(Pair(place[2], answer[2]))
    extra += (answer[2] for answer in left)
    return [*pairs, *(Pair(time, None) for time in missed), *(Pair(None, time) for time in extra)]


def _overlapping(place: _Placed, left: Iterable[_Placed]) -> _Placed | None:
    """The first of some answers, in order, that shares words with a place."""
    start, end, _ = place
    for answer in left:
        if answer[0] >= end:
            return None
        if start < answer[1]:
            return answer
    return None


def count(pairs: Iterable[Pair]) -> dict[str, Counts]:
    """Each of `MEASURES`, and as "value of TYPE" how often type and value are right together."""
    pairs = list(pairs)
    gold = [each.gold for each in pairs if each.gold]
    found = [each.found for each in pairs if each.found]
    right = {
        "strict": sum(each.strict for each in pairs),
        "relaxed": sum(each.gold is not None and each.found is not None for each in pairs),
        "value": sum(each.value_right for each in pairs),
        "strict_value": sum(each.strict and each.value_right for each in pairs),
        "type": sum(each.type_right for each in pairs),
    }
    counts = {name: Counts(right[name], len(gold), len(found)) for name in MEASURES}
    whole = Counter(each.gold.type for each in pairs if each.gold and each.type_right and each.value_right)
    marked, answers = Counter(time.type for time in gold), Counter(time.type for time in found)
    for kind in sorted(marked | answers):
        counts[f"value of {kind or 'no type'}"] = Counts(whole[kind], marked[kind], answers[kind])
    return counts
