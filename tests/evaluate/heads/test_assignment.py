from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.typing import NDArray

from dateline.evaluate.heads.assignment import best_pairs

GAINS = arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=5), elements=st.integers(-5, 5).map(float))


def test_the_best_of_each_row_is_not_the_best_of_all() -> None:
    assert best_pairs(np.array([[9.0, 8.0], [8.0, 1.0]])) == [(0, 1), (1, 0)]
    assert best_pairs(np.array([[1.0, 5.0, 2.0]])) == [(0, 1)]
    assert best_pairs(np.array([[1.0], [5.0], [2.0]])) == [(1, 0)]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nothing(shape: tuple[int, int]) -> None:
    assert best_pairs(np.zeros(shape)) == []


@given(GAINS)
def test_no_other_way_is_better(gains: NDArray[np.float64]) -> None:
    pairs = best_pairs(gains)
    short, long = sorted(gains.shape)
    turned = gains if gains.shape[0] == short else gains.T
    best = max(sum(turned[row, column] for row, column in enumerate(way)) for way in permutations(range(long), short))
    assert sum(gains[pair] for pair in pairs) == best
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs) == short
