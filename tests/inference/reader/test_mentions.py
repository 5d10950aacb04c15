from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dateline.inference.reader.mentions import joined, mentions, uncrossed
from dateline.inference.reader.reading import Floats, Stretch
from dateline.inference.reader.windows import cut

LABELS = ("-", "person", "place", "event")
LOGITS = st.integers(0, 7).flatmap(
    lambda n: hnp.arrays(np.float32, (n, n, len(LABELS)), elements=st.floats(-6, 6, width=32))
)
STRETCHES = st.lists(
    st.builds(lambda f, n, s: Stretch(f, f + n, "person", s), st.integers(0, 20), st.integers(1, 9), st.floats(0, 1)),
    max_size=25,
)


@given(LOGITS, st.floats(0.05, 0.95))
def test_all_pairs_above_the_threshold_and_no_others(logits: Floats, threshold: float) -> None:
    found = {(m.first, m.last - 1): m for m in mentions(logits, LABELS, threshold)}
    for first, last in np.ndindex(*logits.shape[:2]):
        row = np.exp(logits[first, last].astype(np.float64))
        share = float(row[1:].sum() / row.sum())
        if abs(share - threshold) > 1e-5:
            assert ((first, last) in found) == (first <= last and share > threshold)
        if (first, last) in found:
            assert found[first, last].share == pytest.approx(share, abs=1e-5)
            assert found[first, last].label == LABELS[1 + int(logits[first, last, 1:].argmax())]


def test_a_head_without_kinds_finds_nothing() -> None:
    assert mentions(np.ones((3, 3, 1), dtype=np.float32), ("-",), 0.5) == []


def crosses(a: Stretch, b: Stretch) -> bool:
    return a.first < b.first < a.last < b.last


@given(STRETCHES)
def test_what_is_left_nests_and_what_fell_crossed_a_likelier_one(found: list[Stretch]) -> None:
    kept = uncrossed(found)
    assert not any(crosses(a, b) for a in kept for b in kept)
    for m in found:
        assert m in kept or any((crosses(m, k) or crosses(k, m)) and k.share >= m.share for k in kept)


def test_a_mention_seen_by_two_windows_is_told_by_the_one_that_sees_more_around_it() -> None:
    windows = cut([1] * 200, [False] * 200)
    one, two = windows
    near = one.last - 3  # at the first window's edge, well inside the second
    whole = Stretch(near - two.first, near + 2 - two.first, "person", 0.9)
    torn = Stretch(near - one.first, near + 1 - one.first, "place", 0.9)
    assert joined([(0, torn), (1, whole)], windows) == (Stretch(near, near + 2, "person", 0.9),)


def test_mentions_stand_by_first_word_the_longer_first() -> None:
    spans = [Stretch(2, 3, "place", 0.9), Stretch(0, 1, "person", 0.6), Stretch(0, 3, "event", 0.5)]
    assert joined([(0, s) for s in spans], cut([1] * 3, [False] * 3)) == (spans[2], spans[1], spans[0])
