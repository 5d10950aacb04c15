from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.heads.tally import Tally, total

SETS = st.frozensets(st.integers(0, 9))


def test_rates() -> None:
    tally = Tally.of({1, 2, 3, 4}, {3, 4, 5})
    assert (tally.precision, tally.recall) == (2 / 3, 2 / 4)
    assert tally.f1 == pytest.approx(4 / 7)
    assert tally.figure() == {"p": 2 / 3, "r": 0.5, "f1": tally.f1, "gold": 4, "pred": 3}


def test_sides_may_count_apart() -> None:
    tally = Tally(found_right=1, found=4, gold_right=3, gold=4)
    assert (tally.precision, tally.recall, tally.f1) == (0.25, 0.75, 0.375)


def test_nothing() -> None:
    assert Tally().f1 == Tally().precision == Tally().recall == total([]).f1 == 0.0


@given(st.lists(st.tuples(SETS, SETS)))
def test_a_sum_is_micro(pairs: list[tuple[frozenset[int], frozenset[int]]]) -> None:
    apart = total(Tally.of(gold, found) for gold, found in pairs)
    numbered = [{(n, x) for n, pair in enumerate(pairs) for x in pair[side]} for side in (0, 1)]
    assert apart == Tally.of(*numbered)
