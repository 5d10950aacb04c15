"""Coreference by the measure of the CoNLL-2011 and 2012 tasks: the mean F1 of MUC, B-cubed and CEAF with phi4.

Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions", ACL 2014. Mentions need not agree: one that only
one side has is missed or extra. Each measure adds up over documents before it divides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.evaluate.heads.assignment import best_pairs
from dateline.evaluate.heads.tally import Tally

Cluster = frozenset[Hashable]
Clusters = Sequence[Cluster]
_NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class CorefTally:
    """The three measures of some documents; sums of them are the measures of all their documents."""

    muc: Tally = _NOTHING
    b_cubed: Tally = _NOTHING
    ceaf: Tally = _NOTHING

    def __add__(self, other: CorefTally) -> CorefTally:
        return CorefTally(self.muc + other.muc, self.b_cubed + other.b_cubed, self.ceaf + other.ceaf)

    @property
    def conll(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def compare(gold: Iterable[Collection[Hashable]], found: Iterable[Collection[Hashable]]) -> CorefTally:
    """The measures of one document, without singletons: clusters of a single mention are left out on both sides.

    Args:
        gold: clusters of mentions; a mention is anything that is equal where it is the same, such as (first, last).
        found: the same; a mention that is in several clusters of one side counts in the first of them alone.
    """
    marked, answers = partition(gold), partition(found)
    return CorefTally(muc(marked, answers), b_cubed(marked, answers), ceaf(marked, answers))


def partition(clusters: Iterable[Collection[Hashable]]) -> list[Cluster]:
    """Clusters that share no mention and have two or more each: the measures are defined for such alone."""
    seen: set[Hashable] = set()
    out = []
    for cluster in clusters:
        fresh = frozenset(cluster) - seen
        seen |= fresh
        if len(fresh) > 1:
            out.append(fresh)
    return out


def muc(gold: Clusters, found: Clusters) -> Tally:
    """Links: a cluster of n mentions has n-1, less one for each further part that the other side splits it into.

    Vilain et al. 1995. A mention that the other side lacks is a part of its own.
    """
    found_right, found_all = _links(found, gold)
    gold_right, gold_all = _links(gold, found)
    return Tally(found_right, found_all, gold_right, gold_all)


def _links(clusters: Clusters, other: Clusters) -> tuple[int, int]:
    where = {mention: number for number, cluster in enumerate(other) for mention in cluster}
    right = whole = 0
    for cluster in clusters:
        parts = {where[m] for m in cluster if m in where}
        alone = sum(m not in where for m in cluster)
        right += len(cluster) - len(parts) - alone
        whole += len(cluster) - 1
    return right, whole


def b_cubed(gold: Clusters, found: Clusters) -> Tally:
    """Mentions: each counts with the share of its cluster that is in its cluster of the other side.

    Bagga and Baldwin 1998. A mention that the other side lacks counts 0.
    """
    found_right, gold_right = _shares(found, gold), _shares(gold, found)
    return Tally(found_right, sum(map(len, found)), gold_right, sum(map(len, gold)))


def _shares(clusters: Clusters, other: Clusters) -> float:
    where = {mention: number for number, cluster in enumerate(other) for mention in cluster}
    total = 0.0
    for cluster in clusters:
        common = Counter(where[m] for m in cluster if m in where)
        total += sum(count * count for count in common.values()) / len(cluster)
    return total


def ceaf(gold: Clusters, found: Clusters) -> Tally:
    """Clusters: paired off one to one for the largest sum of phi4, 2 * common / (size + size).

    Luo 2005, the entity-based one.
    """
    if not gold or not found:
        return Tally(0.0, len(found), 0.0, len(gold))
    phi4 = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold], dtype=np.float64)
    best = float(sum(phi4[pair] for pair in best_pairs(phi4)))
    return Tally(best, len(found), best, len(gold))
