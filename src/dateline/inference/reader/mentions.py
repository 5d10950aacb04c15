"""Nested noun phrases, found among all pairs of first and last word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log

import numpy as np

from dateline.inference.reader.decode import softmax
from dateline.inference.reader.reading import Floats, Stretch
from dateline.inference.reader.windows import Window, best


def mentions(logits: Floats, labels: Sequence[str], threshold: float) -> list[Stretch]:
    """All stretches of one window whose share of being no mention is at most 1 - `threshold`.

    Args:
        logits: [W,W,K], first word, last word, label; the first label is that of no mention.
        labels: K of them.
        threshold: between 0 and 1, both excluded.

    Returns:
        In order of first word, then of last; some may cross.
    """
    if logits.shape[-1] < 2 or not logits.size:
        return []
    # All labels but the first are together at most K-1 times the greatest: cheap, and nearly every pair falls through.
    bound = log(threshold / (1.0 - threshold)) - log(logits.shape[-1] - 1) - 1e-3
    firsts, lasts = np.nonzero(logits[..., 1:].max(-1) - logits[..., 0] >= bound)
    forward = firsts <= lasts
    firsts, lasts = firsts[forward], lasts[forward]
    chosen = logits[firsts, lasts]
    total, kinds = softmax(chosen)[:, 1:].sum(-1), chosen[:, 1:].argmax(-1) + 1
    rows = zip(firsts.tolist(), lasts.tolist(), kinds.tolist(), total.tolist(), strict=True)
    return [Stretch(f, last + 1, labels[k], min(share, 1.0)) for f, last, k, share in rows if share >= threshold]


def joined(found: Iterable[tuple[int, Stretch]], windows: Sequence[Window]) -> tuple[Stretch, ...]:
    """The mentions of a sentence from those of its windows, without such as cross a likelier one.

    Args:
        found: index of the window and a mention in it, its words counted from the window's first.
        windows: those of the sentence.

    Returns:
        By first word, the longer first.
    """
    own = []
    for n, m in found:
        moved = Stretch(m.first + windows[n].first, m.last + windows[n].first, m.label, m.share)
        if len(windows) == 1 or best(windows, moved.first, moved.last) == n:
            own.append(moved)
    return tuple(sorted(uncrossed(own), key=lambda m: (m.first, -m.last)))


def uncrossed(found: Iterable[Stretch]) -> list[Stretch]:
    """Those that cross no likelier one, the likeliest first; of equals the earlier, then the longer."""
    kept: list[Stretch] = []
    by_first: dict[int, list[int]] = defaultdict(list)
    longest = 0
    for m in sorted(found, key=lambda m: (-m.share, m.first, -m.last)):
        near = range(max(0, m.first - longest), m.last)
        if not any(_cross(m, a, b) for a in near for b in by_first.get(a, ())):
            kept.append(m)
            by_first[m.first].append(m.last)
            longest = max(longest, m.last - m.first)
    return kept


def _cross(m: Stretch, first: int, last: int) -> bool:
    return m.first < first < m.last < last or first < m.first < last < m.last
