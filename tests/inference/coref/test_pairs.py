"""Pairs: each mention with those before it, whatever the length, and the columns that compare them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.inference.coref.lexicon import load
from dateline.inference.coref.mentions import find
from dateline.inference.coref.pairs import BLOCK, NEAR, blocks, clash_of_gender, features
from dateline.inference.coref.passage import Passage
from dateline.inference.coref.table import GENDERS, Table, quotations, tabulate
from tests.inference.coref.passages import HE, LORNE, SHE, passage


def table(p: Passage) -> Table:
    return tabulate(p, find(p, load()), load())


@given(st.lists(st.sampled_from([LORNE, SHE, HE]), max_size=12))
def test_a_mention_is_compared_with_all_that_are_near_and_none_that_is_later(sentences: list[str]) -> None:
    t = table(passage(*sentences))
    pairs = {(int(a), int(b)) for i, j in blocks(t) for a, b in zip(i, j, strict=True)}
    assert pairs == {(a, b) for a in range(len(t)) for b in range(a)}


def test_a_long_report_is_compared_in_blocks_and_far_only_where_words_are_shared() -> None:
    t = table(passage(LORNE, *[SHE] * (BLOCK + 20), LORNE))
    made = list(blocks(t))
    last = len(t) - 1
    assert len(made) == 2
    assert all((np.diff(i) >= 0).all() for i, _ in made)
    earlier = [int(b) for i, j in made for a, b in zip(i, j, strict=True) if a == last]
    assert earlier == [0, *range(last - NEAR, last)]


def test_the_columns_tell_spelling_and_gender() -> None:
    p = passage(LORNE, SHE, HE, LORNE)
    t = table(p)
    (pair,) = list(blocks(t))
    names, seen = features(p, t, *pair)
    assert seen.shape == (len(pair[0]), len(set(names)))
    row = {(int(a), int(b)): dict(zip(names, seen[n], strict=True)) for n, (a, b) in enumerate(zip(*pair, strict=True))}
    assert (row[3, 0]["same_text"], row[1, 0]["same_text"]) == (1, 0)
    assert (row[2, 1]["gender_other"], row[1, 0]["gender_other"]) == (1, 0)
    assert (row[3, 0]["nearest_heads"], row[3, 0]["apart3"]) == (1, 1)


def test_a_person_may_be_he_or_she_and_a_thing_neither() -> None:
    of = {g: np.array([n]) for n, g in enumerate(GENDERS)}
    assert not clash_of_gender(of["h"], of["f"])[0]
    assert clash_of_gender(of["n"], of["f"])[0]
    assert clash_of_gender(of["m"], of["f"])[0]
    assert not clash_of_gender(of["-"], of["m"])[0]


def test_quotations_are_counted() -> None:
    assert quotations(['"', "Go", '"', "he", "said", ".", "“", "Stay", "”"]) == [-1, 0, -1, -1, -1, -1, -1, 1, -1]
