"""Records gathered into events: average linkage from below, with pairs that may never come together."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.resolve.across.days import Days, width
from dateline.resolve.across.item import Item
from dateline.resolve.across.score import NEVER, score

THRESHOLD = 0.0  # bits; even odds
# Linkage is the mean over all pairs of two clusters as long as they have this many members, then over their fullest
# records: more pairs cost much and change little.
_SPOKESMEN = 6
_LONG = 31  # days; an interval longer than this does not fix when the event was
_LIMIT = 1  # days between the dates of two members of one event


@dataclass(slots=True, eq=False)
class _Cluster:
    """A group of records. `days` are the latest start and the earliest end among its dated members."""

    first: int  # its smallest index
    members: list[int]
    spokesmen: list[int]
    reports: frozenset[str]
    days: Days | None
    near: set[int]  # ids of the clusters that a candidate pair leads to


class Gathering:
    """One clustering of `items`; the result depends on nothing but their content and order."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._weights: dict[tuple[int, int], float] = {}
        self._clusters = {index: _single(index, item) for index, item in enumerate(items)}
        self._next = len(items)
        self._heap: list[tuple[float, int, int, int, int]] = []

    def run(self, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
        """The groups of indices, each sorted, in order of their smallest index.

        Args:
            pairs: the pairs to start from; further ones are scored as clusters meet.
        """
        for one, other in pairs:
            if self.weight(one, other) >= THRESHOLD:
                self._clusters[one].near.add(other)
                self._clusters[other].near.add(one)
                self._offer(one, other)
        while self._heap:
            *_, one, other = heapq.heappop(self._heap)
            if one in self._clusters and other in self._clusters:
                self._merge(one, other)
        groups = sorted(self._clusters.values(), key=lambda cluster: cluster.first)
        return [tuple(sorted(cluster.members)) for cluster in groups]

    def weight(self, one: int, other: int) -> float:
        """The score of two items, by index."""
        pair = (one, other) if one < other else (other, one)
        if (known := self._weights.get(pair)) is None:
            known = self._weights[pair] = score(self._items[pair[0]], self._items[pair[1]])
        return known

    def _offer(self, one: int, other: int) -> None:
        """Queue two clusters for merging where they belong together; ties go to the smallest members."""
        linkage = self._linkage(self._clusters[one], self._clusters[other])
        if linkage >= THRESHOLD:
            first, second = sorted((self._clusters[one].first, self._clusters[other].first))
            heapq.heappush(self._heap, (-linkage, first, second, one, other))

    def _linkage(self, one: _Cluster, other: _Cluster) -> float:
        if not one.reports.isdisjoint(other.reports) or not _dates_fit(one.days, other.days):
            return NEVER
        weights = [self.weight(a, b) for a in one.spokesmen for b in other.spokesmen]
        return round(math.fsum(weights) / len(weights), 9)

    def _merge(self, one: int, other: int) -> None:
        """Put a new cluster in the place of two, and offer it to the neighbours of both."""
        left, right = self._clusters.pop(one), self._clusters.pop(other)
        members = left.members + right.members
        fullest = sorted(left.spokesmen + right.spokesmen, key=lambda index: (-self._items[index].filled, index))
        merged = _Cluster(
            first=min(left.first, right.first),
            members=members,
            spokesmen=fullest[:_SPOKESMEN],
            reports=left.reports | right.reports,
            days=_narrowed(left.days, right.days),
            near=(left.near | right.near) - {one, other},
        )
        number, self._next = self._next, self._next + 1
        self._clusters[number] = merged
        for neighbour in sorted(merged.near):
            found = self._clusters[neighbour]
            found.near -= {one, other}
            found.near.add(number)
            self._offer(number, neighbour)


def _single(index: int, item: Item) -> _Cluster:
    days = item.days if item.days and width(item.days) <= _LONG else None
    return _Cluster(index, [index], [index], frozenset({item.reading.report.id}), days, set())


def _dates_fit(one: Days | None, other: Days | None) -> bool:
    """Whether no two members lie further apart than `_LIMIT`, so that a chain of days does not become one event."""
    return one is None or other is None or max(one[0], other[0]) - min(one[1], other[1]) <= _LIMIT


def _narrowed(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])
