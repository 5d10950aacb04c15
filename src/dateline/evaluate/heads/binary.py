"""Yes or no."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.evaluate.heads.tally import Tally, total


def yes(pairs: Iterable[tuple[bool, bool]]) -> Tally:
    """Precision, recall and F1 of "yes"; a "no" that is right counts for nothing.

    Args:
        pairs: gold and found answer of each item.
    """
    return total(Tally(gold and found, found, gold and found, gold) for gold, found in pairs)
