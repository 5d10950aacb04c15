from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.heads.correlation import pearson

NUMBERS = st.floats(-3, 3).map(lambda x: round(x, 3))


def test_by_hand() -> None:
    # Deviations (-1, 0, 1) and (-1, 1, 0): 1 / (sqrt(2) * sqrt(2)).
    assert pearson([1, 2, 3], [1, 3, 2]) == pytest.approx(0.5)
    assert pearson([1, 2, 3], [6, 4, 2]) == pytest.approx(-1.0)


def test_what_tells_nothing() -> None:
    assert pearson([], []) == pearson([1], [2]) == pearson([1, 1, 1], [1, 2, 3]) == pearson([0.1] * 3, [1, 2, 3]) == 0.0


def test_lists_of_other_length() -> None:
    with pytest.raises(ValueError, match="2 numbers against 1"):
        pearson([1, 2], [1])


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2))
def test_bounds_and_symmetry(pairs: list[tuple[float, float]]) -> None:
    gold, found = [a for a, _ in pairs], [b for _, b in pairs]
    r = pearson(gold, found)
    assert -1 <= r <= 1
    assert math.isclose(r, pearson(found, gold), abs_tol=1e-9)
    if r:
        assert math.isclose(r, pearson(gold, [2 * x + 1 for x in found]), abs_tol=1e-6)
