from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.corpora.sample import Labelled, Sample, longest
from tests.evaluate.corpora.spans import labelled


def test_the_longest_wins() -> None:
    inner, outer, next_to_it = Labelled(1, 2, "a"), Labelled(0, 3, "b"), Labelled(3, 4, "c")
    assert longest([next_to_it, inner, outer]) == (outer, next_to_it)
    assert longest([]) == ()


def test_of_equals_the_first_wins() -> None:
    assert longest([Labelled(1, 3, "a"), Labelled(0, 2, "b")]) == (Labelled(0, 2, "b"),)
    assert longest([Labelled(0, 2, "b"), Labelled(0, 2, "a")]) == (Labelled(0, 2, "a"),)


@given(st.lists(labelled(), max_size=10))
def test_longest(spans: list[Labelled]) -> None:
    kept = longest(spans)
    assert set(kept) <= set(spans)
    assert all(a.last <= b.first for a, b in pairwise(kept))
    # What is left out overlaps one that is kept and is at least as long.
    for span in set(spans) - set(kept):
        assert any(k.first < span.last and span.first < k.last and _length(k) >= _length(span) for k in kept)
    assert longest(list(kept)) == kept


@given(st.lists(labelled(), max_size=10).flatmap(lambda spans: st.tuples(st.just(spans), st.permutations(spans))))
def test_longest_does_not_depend_on_the_order(spans: tuple[list[Labelled], list[Labelled]]) -> None:
    given_so, otherwise = spans
    assert longest(given_so) == longest(otherwise)


def _length(span: Labelled) -> int:
    return span.last - span.first


def test_a_layer_that_is_not_marked_is_none() -> None:
    sample = Sample("1", "own", "d", ("Rain",))
    assert (sample.predicates, sample.names, sample.causal, sample.events, sample.told) == (None,) * 5
