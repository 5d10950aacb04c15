"""Who says what, by what the reader finds beside the rules."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.annotate import Annotator
from dateline.annotate.attribution import find_attributions
from dateline.annotate.readings import Readings
from dateline.gazetteer import Gazetteer
from dateline.inference.reader import Reading
from dateline.model import Attribution
from dateline.ontology import Ontology
from tests.annotate.hand_made import TYPES, cue, reading, told
from tests.annotate.tools import assert_spans_hold, prepare, shipped

# 0 The 1 mayor 2 grumbled 3 that 4 rebels 5 attacked 6 the 7 bridge 8 .
GRUMBLED = "The mayor grumbled that rebels attacked the bridge."
FOUND = cue(9, 2, (0, 2, "SOURCE"), (4, 8, "CONTENT"))


@pytest.fixture(scope="module")
def without_reader(places_of_the_world: Gazetteer, ontology: Ontology) -> Annotator:
    return Annotator(pipeline=shipped(), reader=None, gazetteer=places_of_the_world, ontology=ontology)


def find(annotator: Annotator, ontology: Ontology, content: str, found: Sequence[Reading]) -> tuple[Attribution, ...]:
    p = prepare(annotator, content)
    assert [s.last - s.first for s in p.tree.text.sentences] == [r.words for r in found]
    return find_attributions(p.tree, p.namer, ontology, Readings(p.tree.text, found, TYPES))


def test_a_cue_that_no_rule_knows(without_reader: Annotator, ontology: Ontology) -> None:
    assert ontology.cue("grumble") is None
    assert find(without_reader, ontology, GRUMBLED, [reading(9)]) == ()
    (got,) = find(without_reader, ontology, GRUMBLED, [FOUND])
    assert (got.source, got.cue.quote, got.cue_lemma, got.kind) == ("mayor", "grumbled", "grumble", "indirect")
    assert got.source_span is not None
    assert (got.content, got.denies) == ((4, 5, 6, 7), False)
    assert_spans_hold(got, GRUMBLED)


def test_one_that_rules_find_is_not_doubled(without_reader: Annotator, ontology: Ontology) -> None:
    content = GRUMBLED.replace("grumbled", "said")
    by_rules = find(without_reader, ontology, content, [reading(9)])
    assert len(by_rules) == 1
    other = cue(9, 2, (0, 2, "SOURCE"), (5, 6, "CONTENT"))
    assert find(without_reader, ontology, content, [other]) == by_rules


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [(4, 8, "CONTENT")],
        [(0, 2, "SOURCE")],
    ],
)  # fmt: skip
def test_without_a_source_or_a_content_nothing(
    spans: list[tuple[int, int, str]], without_reader: Annotator, ontology: Ontology
) -> None:
    assert find(without_reader, ontology, GRUMBLED, [cue(9, 2, *spans)]) == ()


def test_a_source_that_names_nobody(without_reader: Annotator, ontology: Ontology) -> None:
    content = "It grumbled that rebels attacked the bridge."
    assert find(without_reader, ontology, content, [cue(8, 1, (0, 1, "SOURCE"), (3, 7, "CONTENT"))]) == ()


def test_a_content_in_pieces(without_reader: Annotator, ontology: Ontology) -> None:
    pieces = cue(9, 2, (0, 2, "SOURCE"), (4, 6, "CONTENT"), (7, 8, "CONTENT"))
    (got,) = find(without_reader, ontology, GRUMBLED, [pieces])
    assert got.content == (4, 5, 7)


def test_in_a_later_sentence(without_reader: Annotator, ontology: Ontology) -> None:
    content = "Rain fell. " + GRUMBLED
    (got,) = find(without_reader, ontology, content, [reading(3), FOUND])
    assert (got.source, got.content) == ("mayor", (7, 8, 9, 10))
    assert_spans_hold(got, content)


def test_in_quotation_marks(without_reader: Annotator, ontology: Ontology) -> None:
    # 0 “ 1 Rebels 2 attacked 3 the 4 old 5 bridge 6 , 7 ” 8 the 9 mayor 10 grumbled 11 .
    content = "“Rebels attacked the old bridge,” the mayor grumbled."
    (got,) = find(without_reader, ontology, content, [cue(12, 10, (8, 10, "SOURCE"), (1, 7, "CONTENT"))])
    assert (got.source, got.kind) == ("mayor", "direct")


def test_a_cue_that_is_negated(without_reader: Annotator, ontology: Ontology) -> None:
    # 0 The 1 mayor 2 did 3 not 4 grumble 5 that 6 rebels 7 attacked 8 the 9 bridge 10 .
    content = "The mayor did not grumble that rebels attacked the bridge."
    (got,) = find(without_reader, ontology, content, [cue(11, 4, (0, 2, "SOURCE"), (6, 10, "CONTENT"))])
    assert got.denies


def test_arguments_of_what_is_no_cue(without_reader: Annotator, ontology: Ontology) -> None:
    no_cue = reading(9, cue=[0.0] * 9, arguments={2: told((0, 2, "SOURCE"), (4, 8, "CONTENT"))})
    assert find(without_reader, ontology, GRUMBLED, [no_cue]) == ()
