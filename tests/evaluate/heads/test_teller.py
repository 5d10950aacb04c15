"""Attributions as reports are told, against those of a document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from dateline import ontology as ontologies
from dateline.annotate import Annotator
from dateline.evaluate.corpora.polnear import Attributed, AttributedText
from dateline.evaluate.heads.asked import Offsets
from dateline.evaluate.heads.attribution import Said
from dateline.evaluate.heads.ours import told_by
from dateline.evaluate.heads.told import pairs_told
from dateline.gazetteer import Gazetteer
from tests.annotate.tools import shipped
from tests.evaluate.heads.tiny import SAID
from tests.gazetteer.conftest import gazetteer_path

__all__ = ["gazetteer_path"]

# 0 The 1 mayor 2 said 3 the 4 bridge 5 is 6 safe 7 . 8 It 9 is 10 not 11 .
MARKED = AttributedText("n", SAID, (Attributed(source=((0, 9),), cue=((10, 14),), content=((15, 33),)),))


@pytest.fixture(scope="module")
def annotator(gazetteer_path: Path) -> Iterator[Annotator]:
    opened = Gazetteer.open(gazetteer_path)
    yield Annotator(pipeline=shipped(), reader=None, gazetteer=opened, ontology=ontologies.load())
    opened.close()


def words(text: str, stretches: list[Offsets]) -> list[str]:
    return [text[start:end] for start, end in stretches]


def test_pairs_are_counted_in_words_of_the_document() -> None:
    asked = []

    def teller(text: str) -> list[tuple[list[Offsets], list[Offsets]]]:
        asked.append(text)
        # Half of "mayor", "safe" and, in the next sentence, "is not"; then one without a source.
        return [([(6, 7)], [(29, 33), (38, 44)]), ([], [(35, 37)])]

    ((gold, found),) = pairs_told([MARKED], teller)
    assert asked == [SAID]
    assert gold == [Said(frozenset({0, 1}), frozenset({3, 4, 5, 6}))]
    assert found == [Said(frozenset({1}), frozenset({6, 9, 10})), Said(frozenset(), frozenset({8}))]


def test_each_document_has_its_pair() -> None:
    bare = AttributedText("m", " \n", ())
    found = pairs_told([bare, MARKED, bare], lambda text: [([], [(0, len(text))])])
    assert [len(gold) for gold, _ in found] == [0, 1, 0]
    assert [len(said.content) for _, (said,) in found] == [0, 12, 0]
    assert pairs_told([], lambda _: []) == []


@pytest.mark.parametrize("before", ["", "Rain fell.\n\n"])
def test_told_by_an_annotator(before: str, annotator: Annotator) -> None:
    text = before + "The mayor said that rebels attacked the bridge."
    ((source, content),) = told_by(annotator, text)
    assert "mayor" in " ".join(words(text, source))
    assert words(text, content) == ["that", "rebels", "attacked", "the", "bridge"]


def test_told_without_a_source(annotator: Annotator) -> None:
    text = "Rebels reportedly attacked the bridge."
    ((source, content),) = told_by(annotator, text)
    assert source == []
    assert {"Rebels", "attacked"} <= set(words(text, content))


@pytest.mark.parametrize("text", ["", " \n", "Rain fell on the old bridge."])
def test_nothing_told(text: str, annotator: Annotator) -> None:
    assert told_by(annotator, text) == []


def test_an_annotators_attributions_meet_those_of_a_document(annotator: Annotator) -> None:
    ((gold, found),) = pairs_told([MARKED], partial(told_by, annotator))
    assert len(found) == len(gold) == 1
    assert found[0].content == gold[0].content
    assert found[0].source
    assert found[0].source <= gold[0].source
