"""Labelled spans: right where first word, last word and label agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dateline.evaluate.corpora.sample import Labelled
from dateline.evaluate.heads.tally import Tally, total

Pair = tuple[Collection[Labelled], Collection[Labelled]]


def by_label(pairs: Iterable[Pair]) -> dict[str, Tally]:
    """The tally of each label in gold or found, in order of name.

    Args:
        pairs: gold and found spans of each sentence; a span that is given twice counts once.
    """
    out: dict[str, Tally] = {}
    for gold, found in pairs:
        for label in {span.label for span in (*gold, *found)}:
            own = Tally.of([s for s in gold if s.label == label], [s for s in found if s.label == label])
            out[label] = out.get(label, Tally()) + own
    return dict(sorted(out.items()))


def micro(pairs: Iterable[Pair]) -> Tally:
    """The tally over all labels: each span weighs the same."""
    return total(by_label(pairs).values())
