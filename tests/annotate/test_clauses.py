"""The words that state an event."""

from __future__ import annotations

import pytest

from dateline.annotate import Annotator
from dateline.annotate.clauses import LONGEST, clause_of
from tests.annotate.tools import ODD, at, prepare


def test_a_clause_leaves_out_the_next_statement(annotator: Annotator) -> None:
    p = prepare(annotator, "Rebels attacked the bridge, and the mayor visited the hospital.")
    clause = clause_of(p.tree, at(p, "attacked")).quote
    assert clause.startswith("Rebels attacked the bridge")
    assert "hospital" not in clause
    assert clause_of(p.tree, at(p, "visited")).quote == "the mayor visited the hospital"


def test_a_noun_takes_the_clause_of_its_verb(annotator: Annotator) -> None:
    p = prepare(annotator, "Workers protested over the killing of two miners.")
    assert clause_of(p.tree, at(p, "killing")).quote == "Workers protested over the killing of two miners"


def test_a_long_list_is_cut_around_its_trigger(annotator: Annotator) -> None:
    places = ", ".join(f"the village of Old Norvale number {n}" for n in range(60))
    p = prepare(annotator, f"Rebels attacked {places}.")
    t = at(p, "attacked")
    clause = clause_of(p.tree, t)
    assert len(clause.quote) <= LONGEST
    assert clause.covers(p.tree.span(t, t))


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_every_clause_stays_in_its_sentence_and_within_bounds(annotator: Annotator, content: str) -> None:
    p = prepare(annotator, content)
    for t in range(len(p.words)):
        clause, sentence, word = clause_of(p.tree, t), p.tree.sentence(t), p.tree.span(t, t)
        assert sentence.start <= clause.start < clause.end <= sentence.end
        assert 0 < len(clause.quote) <= LONGEST
        assert content[clause.start : clause.end] == clause.quote
        if len(word.quote) <= LONGEST:
            assert clause.covers(word)
