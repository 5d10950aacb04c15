"""Sentences too long for the encoder: cut into windows that overlap, and joined again.

Every word is answered for by one window, that in which it stands farthest from an edge: near an edge the encoder sees
only half of a word's surroundings. The ends of the sentence are no edges, there is nothing beyond them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

MOST_WORDS = 160
MOST_PIECES = 190  # 192 with the marks of begin and end
OVERLAP_WORDS = 32
OVERLAP_PIECES = 64


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a sentence that is read at once; indices of its words, `last` and `until` exclusive.

    Attributes:
        first: its first word.
        last: behind its last word.
        since: the first word that it answers for.
        until: behind the last word that it answers for.
    """

    first: int
    last: int
    since: int
    until: int


def cut(pieces: Sequence[int], breaks: Sequence[bool]) -> list[Window]:
    """The windows of a sentence, in order; none for a sentence without words.

    Args:
        pieces: how many word pieces each word has, each at least 1 and at most 16.
        breaks: whether a word is a punctuation mark, after which a window may well end or begin.
    """
    if not pieces:
        return []
    ranges = _ranges(list(accumulate(pieces, initial=0)), breaks)
    # In what two neighbours share, the distance to the one's end falls as that to the other's beginning grows.
    seams = [(one_last + two_first + 1) // 2 for (_, one_last), (two_first, _) in pairwise(ranges)]
    since, until = [0, *seams], [*seams, len(pieces)]
    return [Window(*r, s, u) for r, s, u in zip(ranges, since, until, strict=True)]


def _ranges(sums: Sequence[int], breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last word, exclusive, of each window. Both grow from window to window."""
    count = len(sums) - 1
    first = reached = 0
    ranges: list[tuple[int, int]] = []
    while True:
        last = min(first + MOST_WORDS, bisect_right(sums, sums[first] + MOST_PIECES) - 1)
        if last >= count:
            return [*ranges, (first, count)]
        least = max(reached, first + (last - first) * 3 // 4)
        last = next((i for i in range(last, least, -1) if breaks[i - 1]), last)
        ranges.append((first, last))
        first, reached = _next_first(first, last, sums, breaks), last


def _next_first(first: int, last: int, sums: Sequence[int], breaks: Sequence[bool]) -> int:
    """Where the window after `first` to `last` begins: some words before `last`, better after a punctuation mark."""
    # At most a third of the window in words, and of pieces so few that one more word always fits behind them.
    start = last - min(OVERLAP_WORDS, (last - first) // 3)
    while sums[last] - sums[start] > OVERLAP_PIECES:
        start += 1
    return next((i for i in range(start, start + (last - start) // 2) if breaks[i - 1]), start)


def best(windows: Sequence[Window], first: int, last: int) -> int:
    """Which of a sentence's windows answers for the words `first` to `last`, exclusive, together.

    That which holds all of them, farthest from its edges; the earlier of equals. -1: none holds them.
    """
    chosen, distance = -1, -1
    count = windows[-1].last if windows else 0
    # Both ends grow from window to window, so those that hold the words stand side by side.
    since = bisect_left(windows, last, key=lambda w: w.last)
    until = bisect_right(windows, first, key=lambda w: w.first)
    for n in range(since, until):
        left = count if windows[n].first == 0 else first - windows[n].first
        right = count if windows[n].last == count else windows[n].last - last
        if min(left, right) > distance:
            chosen, distance = n, min(left, right)
    return chosen
