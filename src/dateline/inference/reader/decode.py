"""Logits to shares and spans.

Every function gives a sentence the same answer whichever others are decoded with it: nothing is summed or compared
across sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from dateline.errors import WeightsError
from dateline.inference.reader.reading import Floats, Stretch

Ints = NDArray[np.intp]
# Viterbi's scores of so many words and labels at once: 32 MB.
MOST_SCORES = 1 << 22


def sigmoid(logits: Floats) -> Floats:
    """Logits of any shape to shares; great ones do not overflow."""
    small = np.exp(-np.abs(logits))
    return (np.where(logits >= 0, 1.0, small) / (1.0 + small)).astype(np.float32)


def marked(logits: Floats, threshold: float) -> Ints:
    """Places in a row of logits whose share is at least `threshold`; logits are compared, so that rounding is one."""
    return np.flatnonzero(logits >= np.float32(log(threshold / (1.0 - threshold))))


def softmax(logits: Floats) -> Floats:
    """Shares over the last axis."""
    shares: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    return shares


class Bio:
    """The decoder of one head whose labels are "O", "B-X" and "I-X"; I-X stands only after B-X or I-X.

    Args:
        labels: in the order of the logits.

    Raises:
        WeightsError: a label of another form, twice the same, no "O" at the first place, or I-X without B-X.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        places = {label: n for n, label in enumerate(labels)}
        formed = all(label[:2] in {"B-", "I-"} and label[2:] for label in labels[1:])
        if not labels or labels[0] != "O" or not formed or len(places) != len(labels):
            raise WeightsError(f"these are no BIO labels: {', '.join(labels)[:200]}")
        self.labels = tuple(labels)
        self._kinds = tuple(label[2:] for label in labels)
        self._begins = np.array([label.startswith("B-") for label in labels])
        self._inside = np.array([label.startswith("I-") for label in labels])
        openers = [places.get(f"B-{k}") if i else 0 for k, i in zip(self._kinds, self._inside, strict=True)]
        if None in openers:
            raise WeightsError(f"labels lack the B- of an I-: {', '.join(labels)[:200]}")
        self._opener = np.array(openers, dtype=np.intp)
        self._insiders = np.flatnonzero(self._inside)

    def spans(self, logits: Floats, lengths: Sequence[int]) -> list[tuple[Stretch, ...]]:
        """The spans of the best legal sequence of each sentence.

        Args:
            logits: [T,L], the words of all sentences one after the other.
            lengths: words of each sentence, T in sum; 0 is allowed.

        Returns:
            One tuple per sentence; indices count from its own first word.
        """
        bounds = np.cumsum([0, *lengths])
        tags = self.tags(logits, bounds)
        marked = self._begins[tags] | self._inside[tags]
        chosen = np.flatnonzero(marked)
        found: list[list[Stretch]] = [[] for _ in lengths]
        if not len(chosen):
            return [tuple(f) for f in found]
        goes_on = np.append(self._inside[tags[1:]], False)  # never over a seam: a legal sequence does not begin inside
        firsts = np.flatnonzero(self._begins[tags])
        lasts = np.flatnonzero(marked & ~goes_on) + 1
        shares = softmax(logits[chosen])[np.arange(len(chosen)), tags[chosen]]
        means = np.add.reduceat(shares, np.flatnonzero(self._begins[tags[chosen]])) / (lasts - firsts)
        owners = np.searchsorted(bounds, firsts, side="right") - 1
        origins = bounds[owners]
        rows = zip(owners.tolist(), (firsts - origins).tolist(), (lasts - origins).tolist(),
                   tags[firsts].tolist(), means.tolist(), strict=True)  # fmt: skip
        for owner, first, last, tag, share in rows:
            found[owner].append(Stretch(first, last, self._kinds[tag], min(share, 1.0)))
        return [tuple(f) for f in found]

    def tags(self, logits: Floats, bounds: Ints) -> Ints:
        """The best legal sequence of each sentence as indices of labels [T]; `bounds` [S+1] are the sentences' seams.

        Where every word's own best label makes a legal sequence, there is no better one; Viterbi is for the rest.
        """
        tags: Ints = logits.argmax(-1)
        if not len(tags):
            return tags
        before = np.roll(tags, 1)
        before[bounds[:-1][np.diff(bounds) > 0]] = 0
        legal = ~self._inside[tags] | (before == tags) | (before == self._opener[tags])
        broken = np.unique(np.searchsorted(bounds, np.flatnonzero(~legal), side="right") - 1)
        for group in _groups(broken.tolist(), np.diff(bounds), len(self.labels)):
            rows = [slice(bounds[n], bounds[n + 1]) for n in group]
            for row, path in zip(rows, self._viterbi([logits[row] for row in rows]), strict=True):
                tags[row] = path[: row.stop - row.start]
        return tags

    def _viterbi(self, sentences: Sequence[Floats]) -> Ints:
        """The best legal paths [N,W] through sentences of at most W words; behind a sentence's end it means nothing."""
        width = max(len(s) for s in sentences)
        # Behind its end a sentence goes on with O at no cost, which changes nothing of what is before.
        score = np.full((len(sentences), width, len(self.labels)), -np.inf)
        score[:, :, 0] = 0.0
        for n, sentence in enumerate(sentences):
            score[n, : len(sentence)] = sentence
        rows = np.arange(len(sentences))
        back = np.zeros(score.shape, dtype=np.int16)
        score[:, 0, self._insiders] = -np.inf
        openers = self._opener[self._insiders]
        for w in range(1, width):
            past = score[:, w - 1]
            best = past.argmax(1)
            back[:, w] = best[:, None]
            opened, inside = past[:, openers], past[:, self._insiders]
            back[:, w, self._insiders] = np.where(inside >= opened, self._insiders, openers)
            gain = np.repeat(past[rows, best][:, None], len(self.labels), 1)
            gain[:, self._insiders] = np.maximum(inside, opened)
            score[:, w] += gain
        path = np.zeros((len(sentences), width), dtype=np.intp)
        path[:, -1] = score[:, -1].argmax(1)
        for w in range(width - 1, 0, -1):
            path[:, w - 1] = back[rows, w, path[:, w]]
        return path


def _groups(sentences: Iterable[int], lengths: Ints, labels: int) -> Iterable[list[int]]:
    """Sentences of like length together, so that padding is little, as many as memory allows."""
    group: list[int] = []
    for n in sorted(sentences, key=lambda n: lengths[n]):
        if group and (len(group) + 1) * int(lengths[n]) * labels > MOST_SCORES:
            yield group
            group = []
        group.append(n)
    if group:
        yield group
