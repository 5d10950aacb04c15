"""Names: whose word counts on where they begin and what they are."""

from __future__ import annotations

import pytest

from dateline.annotate.entities import find_entities
from dateline.annotate.syntax import Tree
from dateline.gazetteer import Gazetteer
from dateline.ontology import Ontology
from tests.annotate.tools import shipped, text_of

Names = tuple[tuple[int, int, str], ...]


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ((), ((0, 2, "ORG"),), [("Velim Karsa", "ORG")]),  # the pipeline is silent
        (((0, 2, "PERSON"),), ((0, 2, "ORG"),), [("Velim Karsa", "PER")]),  # it is not
        (((1, 2, "PERSON"),), ((0, 2, "PER"),), [("Karsa", "PER")]),  # ends are the pipeline's
        ((), ((4, 5, "EVENT"),), [("Velim Karsa", "OTHER")]),  # a name has a capital or a digit
    ],
)
def test_who_decides(
    ontology: Ontology, places_of_the_world: Gazetteer, theirs: Names, ours: Names, expected: list[tuple[str, str]]
) -> None:
    text = text_of("Velim Karsa attacked a convoy.")
    tree = Tree(text, shipped().parse(text).words)
    found = find_entities(tree, theirs, read=ours, times=(), ontology=ontology, gazetteer=places_of_the_world)
    assert [(e.span.quote, e.type) for e in found] == expected


def test_a_place_is_of_the_kind_that_the_pipeline_says(ontology: Ontology, places_of_the_world: Gazetteer) -> None:
    text = text_of("They met at Karsa.")
    tree = Tree(text, shipped().parse(text).words)
    (found,) = find_entities(
        tree, ((3, 4, "FAC"),), read=((3, 4, "GPE"),), times=(), ontology=ontology, gazetteer=places_of_the_world
    )
    assert found.type == "FAC"
