from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.heads.coreference import CorefTally, compare, partition
from dateline.evaluate.heads.tally import Tally

CLUSTERS = st.lists(st.frozensets(st.integers(0, 12), max_size=5), max_size=5)


def rates(tally: Tally) -> tuple[float, float]:
    return pytest.approx(tally.recall), pytest.approx(tally.precision)


def test_the_example_of_the_paper() -> None:
    """Pradhan et al. 2014, section 4: c moves to d, e is missed, h and i are extra."""
    scored = compare([{"a", "b", "c"}, {"d", "e", "f", "g"}], [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}])
    # Links of gold: abc falls into ab and c, 2 - 1; defg into d, e, fg, 3 - 2. Links found: 1, 0 and 4 - 3.
    assert rates(scored.muc) == (2 / 5, 2 / 5)
    # Gold: a b 2/3 each, c 1/3; d 1/4, e 0, f g 2/4 each. Found: a b 1, c d 1/2, f g 2/4, h i 0.
    assert rates(scored.b_cubed) == ((5 / 3 + 5 / 4) / 7, 4 / 8)
    # abc with ab 4/5 and defg with fghi 4/8 beat any other way.
    assert rates(scored.ceaf) == (1.3 / 2, 1.3 / 3)
    assert scored.conll == pytest.approx((0.4 + 2 * (5 / 12) * 0.5 / (5 / 12 + 0.5) + 2 * 1.3 / 5) / 3)


def test_all_in_one() -> None:
    """Vilain et al. 1995: two links too many cost MUC little; B-cubed weighs them by mention."""
    scored = compare([{1, 2, 3, 4, 5}, {6, 7}, {8, 9}], [{1, 2, 3, 4, 5, 6, 7, 8, 9}])
    assert rates(scored.muc) == (1.0, 6 / 8)
    assert rates(scored.b_cubed) == (1.0, (25 + 4 + 4) / 9 / 9)
    assert rates(scored.ceaf) == (10 / 14 / 3, 10 / 14)


def test_single_mentions_count_on_neither_side() -> None:
    assert compare([{1, 2}, {3}], [{1, 2}, {4}, {5}]) == compare([{1, 2}], [{1, 2}])
    assert compare([{1}], [{2}]) == CorefTally()
    assert compare([{1, 2}], [{1}, {2}]).ceaf == Tally(0, 0, 0, 1)


def test_a_mention_in_two_clusters_counts_in_the_first() -> None:
    assert partition([{1, 2}, {2, 3, 4}]) == [{1, 2}, {3, 4}]
    assert partition([{1, 2}, {2, 3}, {1, 2}]) == [{1, 2}], "what is left alone is no cluster"


def test_documents_add_up_before_they_divide() -> None:
    right, wrong = compare([{1, 2}], [{1, 2}]), compare([{1, 2}, {3, 4}, {5, 6}], [{1, 3}])
    both = right + wrong
    assert rates(both.muc) == (1 / 4, 1 / 2)
    assert rates(both.b_cubed) == (3 / 8, 3 / 4)
    assert rates(both.ceaf) == (1.5 / 4, 1.5 / 2)


@given(CLUSTERS)
def test_the_same_is_right(clusters: list[Collection[int]]) -> None:
    scored = compare(clusters, clusters)
    assert scored.conll == pytest.approx(1.0 if partition(clusters) else 0.0)


@given(CLUSTERS, CLUSTERS)
def test_sides_change_places(gold: list[Collection[int]], found: list[Collection[int]]) -> None:
    one, other = compare(gold, found), compare(found, gold)
    for a, b in ((one.muc, other.muc), (one.b_cubed, other.b_cubed), (one.ceaf, other.ceaf)):
        assert (a.precision, a.recall) == (pytest.approx(b.recall), pytest.approx(b.precision))
        assert 0 <= a.f1 <= 1 + 1e-9
