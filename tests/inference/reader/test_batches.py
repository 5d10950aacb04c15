from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.inference.reader.batches import MOST_PAIRS, Item, feed, item, together, up
from dateline.inference.reader.pieces import Cut

from .fakes import VOCABULARY, pieces

SIZES = st.lists(st.tuples(st.integers(1, 160), st.integers(0, 30)), max_size=60)


def of(words: int, more: int) -> Item:
    return Item([2] * (words + more + 2), [0] * (words + more + 2), [1] * words, [1] * words)


def test_a_window_stands_between_the_marks_of_begin_and_end() -> None:
    made = item([Cut((11, 12), 2), Cut((4,), 7)], pieces())
    begin, end = VOCABULARY.index("[CLS]"), VOCABULARY.index("[SEP]")
    assert made == Item([begin, 11, 12, 4, end], [0, 2, 2, 7, 0], [1, 3], [2, 3])


@given(SIZES)
def test_without_a_budget_every_item_stands_alone(sizes: list[tuple[int, int]]) -> None:
    assert together([of(*s) for s in sizes], 0) == [[n] for n in range(len(sizes))]


@given(SIZES, st.integers(1, 5_000))
def test_batches_hold_every_item_once_and_keep_to_the_budget(sizes: list[tuple[int, int]], budget: int) -> None:
    items = [of(*s) for s in sizes]
    batches = together(items, budget)
    assert sorted(n for batch in batches for n in batch) == list(range(len(items)))
    for batch in batches:
        inputs = feed([items[n] for n in batch])
        assert len(batch) == 1 or inputs["pieces"].size <= budget
        assert len(batch) == 1 or inputs["first"].shape[0] * inputs["first"].shape[1] ** 2 <= MOST_PAIRS


def test_items_of_like_length_share_a_call() -> None:
    items = [of(30, 0), of(5, 0), of(30, 1), of(5, 1)]
    assert together(items, 80) == [[1, 3], [0, 2]]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4)), min_size=1, max_size=4))
def test_inputs_hold_the_items_and_zeros_behind(sizes: list[tuple[int, int]]) -> None:
    items = [of(*s) for s in sizes]
    inputs = feed(items)
    for n, i in enumerate(items):
        for name in ("pieces", "shapes", "first", "last"):
            values = getattr(i, name)
            assert inputs[name][n].tolist() == values + [0] * (inputs[name].shape[1] - len(values))
        assert inputs["mask"][n].sum() == len(i.pieces)
        assert inputs["real"][n].sum() == len(i.first)
    if len(items) == 1:
        assert inputs["mask"].all()
        assert inputs["real"].all()
    else:
        assert inputs["pieces"].shape[1] == up(max(len(i.pieces) for i in items))
