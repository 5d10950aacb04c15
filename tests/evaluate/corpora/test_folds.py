from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.corpora.folds import FOLDS, fold_of


def test_the_folds_of_some_names_never_change() -> None:
    """Weights were trained without a fold: were it another tomorrow, they would be measured on what they know."""
    assert [fold_of(name) for name in ("", "a", "b", "report-1", "Öda")] == [4, 4, 0, 3, 2]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 20))
def test_a_fold_is_one_of_them(document: str, folds: int) -> None:
    assert 0 <= fold_of(document, folds) < folds


def test_folds_are_about_even() -> None:
    sizes = Counter(fold_of(f"document {n}") for n in range(1000))
    assert sorted(sizes) == list(range(FOLDS))
    assert min(sizes.values()) > 150
