"""Predicates and their arguments."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dateline.evaluate.corpora.sample import Labelled, Predicate
from dateline.evaluate.heads.tally import Tally, total

VERB = "V"  # the predicate's own words, which some corpora and readers list among its arguments
Pair = tuple[Collection[Predicate], Collection[Predicate]]


def predicates(pairs: Iterable[Pair]) -> Tally:
    """Predicate words: right where the index agrees; the sense does not count.

    Args:
        pairs: gold and found predicates of each sentence.
    """
    return total(Tally.of({p.at for p in gold}, {p.at for p in found}) for gold, found in pairs)


def arguments(pairs: Iterable[Pair]) -> Tally:
    """Arguments: right where the predicate's index, first word, last word and label agree.

    V is left out on both sides: it is right wherever the predicate is. R-ARG0, C-ARG1, C-V and the like are labels like
    any other: a continuation counts as a span of its own and is not joined to what it continues.

    With gold predicates this is their measure where every found predicate was asked for; end to end, the arguments of a
    predicate that nobody marked are all wrong, and those of one that was missed are all missed.

    Args:
        pairs: gold and found predicates of each sentence.
    """
    return total(Tally.of(_placed(gold), _placed(found)) for gold, found in pairs)


def _placed(given: Collection[Predicate]) -> set[tuple[int, Labelled]]:
    return {(p.at, span) for p in given for span in p.arguments if span.label != VERB}
