"""Counts of people harmed."""

from __future__ import annotations

import pytest

from dateline.annotate import Annotator
from dateline.annotate.tolls import Tolls
from dateline.model import TollKind, TollMention
from dateline.ontology import Ontology
from tests.annotate.tools import assert_spans_hold, prepare


def tolls(annotator: Annotator, ontology: Ontology, content: str) -> list[TollMention]:
    p = prepare(annotator, content)
    finder = Tolls(p.tree, p.numbers, p.slots, ontology)
    return [toll for n in range(len(p.tree.text.sentences)) for _, toll in finder.of_sentence(n)]


@pytest.mark.parametrize(
    ("content", "kind", "who", "low", "high"),
    [
        ("Rebels killed at least 25 civilians.", TollKind.KILLED, "civilians", 25, None),
        ("Three soldiers were killed in the raid.", TollKind.KILLED, "soldiers", 3, 3),
        ("The blast left five dead.", TollKind.KILLED, "people", 5, 5),
        ("A bomb exploded in the market, injuring 12 people.", TollKind.INJURED, "people", 12, 12),
        ("Police arrested 14 protesters.", TollKind.DETAINED, "protesters", 14, 14),
        ("Nine villagers died in the fire.", TollKind.KILLED, "villagers", 9, 9),
        ("The killing of two miners shocked the town.", TollKind.KILLED, "miners", 2, 2),
        ("Dozens of people were injured.", TollKind.INJURED, "people", 24, 99),
        ("Police wounded seven students.", TollKind.INJURED, "students", 7, 7),
    ],
)
def test_counts(
    annotator: Annotator, ontology: Ontology, content: str, kind: TollKind, who: str, low: int, high: int | None
) -> None:
    found = tolls(annotator, ontology, content)
    assert (kind, who, low, high) in {(t.kind, t.who, t.low, t.high) for t in found}
    assert {t.kind for t in found} == {kind}
    assert_spans_hold(tuple(found), content)


def test_two_kinds_in_one_sentence(annotator: Annotator, ontology: Ontology) -> None:
    found = tolls(annotator, ontology, "The shelling killed nine civilians and wounded 30 soldiers.")
    assert {(t.kind, t.who, t.low) for t in found} == {
        (TollKind.KILLED, "civilians", 9),
        (TollKind.INJURED, "soldiers", 30),
    }


@pytest.mark.parametrize(
    "content",
    [
        "Rebels killed civilians.",
        "The company sold 25 cars.",
        "The drought killed 40 cows.",
        "Twelve people sang in the church.",
    ],
)
def test_what_is_no_toll(annotator: Annotator, ontology: Ontology, content: str) -> None:
    assert tolls(annotator, ontology, content) == []
