from __future__ import annotations

from dateline.evaluate.corpora.sample import Labelled, Predicate
from dateline.evaluate.heads.roles import arguments, predicates
from dateline.evaluate.heads.tally import Tally

GOLD = [
    Predicate(2, "attack.01", (Labelled(0, 2, "ARG0"), Labelled(2, 3, "V"), Labelled(3, 5, "ARG1"))),
    Predicate(6, "flee.01", (Labelled(5, 6, "R-ARG0"), Labelled(3, 5, "ARG0"))),
]


def test_predicates_without_sense() -> None:
    found = [Predicate(2, "", ()), Predicate(4, "", ())]
    assert predicates([(GOLD, found)]) == Tally(1, 2, 1, 2)


def test_arguments_with_gold_predicates() -> None:
    found = [
        Predicate(2, "", (Labelled(0, 2, "ARG0"), Labelled(3, 5, "ARG2"))),  # the second has another label
        Predicate(6, "", (Labelled(5, 6, "ARG0"), Labelled(3, 5, "ARG0"), Labelled(6, 7, "V"))),  # R- is missing
    ]
    assert arguments([(GOLD, found)]) == Tally(2, 4, 2, 4), "V counts on neither side"


def test_arguments_end_to_end() -> None:
    found = [
        Predicate(2, "", (Labelled(0, 2, "ARG0"), Labelled(3, 5, "ARG1"))),
        Predicate(4, "", (Labelled(3, 5, "ARG0"),)),  # the right words of a predicate that nobody marked
    ]
    assert arguments([(GOLD, found)]) == Tally(2, 3, 2, 4)
    assert arguments([(GOLD, [])]) == Tally(0, 0, 0, 4)
