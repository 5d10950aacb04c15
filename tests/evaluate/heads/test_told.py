from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.corpora.polnear import Attributed, AttributedText
from dateline.evaluate.heads.attribution import Said
from dateline.evaluate.heads.told import pairs_of, words_in
from dateline.text.tokens import tokenize
from tests.evaluate.heads.tiny import SAID, Knows


def test_pairs_are_counted_in_words_of_the_document() -> None:
    text = "Rain fell. " + SAID
    marked = Attributed(source=((11, 20),), cue=((21, 25),), content=((26, 44), (46, 48)))
    ((gold, found),) = pairs_of([AttributedText("n", text, (marked,))], Knows())
    # Rain fell . The mayor said the bridge is safe . It is not .
    assert gold == [Said(frozenset({3, 4}), frozenset({6, 7, 8, 9, 11}))]
    assert found == [Said(frozenset({4}), frozenset({8, 9}))]


def test_a_document_without_words() -> None:
    assert pairs_of([AttributedText("n", " \n", ())], Knows()) == [([], [])]


@given(st.integers(0, len(SAID)), st.integers(0, len(SAID)))
def test_words_in_a_stretch_are_those_it_touches(start: int, end: int) -> None:
    tokens = tokenize(SAID)
    found = words_in(tokens, [(start, end)])
    touched = {i for at in range(start, end) for i, t in enumerate(tokens) if t.start <= at < t.end}
    assert found == touched
