"""Disjoint sets of strings whose names do not depend on the order in which they were joined."""

from __future__ import annotations


class UnionFind:
    """Sets of ids; each set is named by its smallest id. An id never seen is a set of its own."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, item: str) -> str:
        """The smallest id of the item's set."""
        top = item
        while (above := self._above.get(top, top)) != top:
            top = above
        while (above := self._above.get(item, item)) != top:
            self._above[item] = top
            item = above
        return top

    def join(self, one: str, other: str) -> None:
        """Make the sets of the two one set."""
        small, large = sorted((self.root(one), self.root(other)))
        if small != large:
            self._above[large] = small
