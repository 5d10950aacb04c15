"""Status: how far the report vouches for a mention."""

from __future__ import annotations

import pytest

from dateline.annotate import Annotator
from dateline.annotate.status import status_of
from dateline.model import EventType, Status
from dateline.ontology import Ontology
from tests.annotate.tools import at, prepare


def status(annotator: Annotator, ontology: Ontology, content: str, word: str) -> tuple[Status, bool]:
    p = prepare(annotator, content)
    t = at(p, word)
    told = sorted((a for a in p.attributions if t in a.content), key=lambda a: len(a.content))
    return status_of(p.tree, t, EventType.ASSAULT, told, ontology)


@pytest.mark.parametrize(
    ("content", "word", "expected"),
    [
        ("Rebels attacked the city.", "attacked", Status.REPORTED),
        ("The mayor said that rebels attacked the city.", "attacked", Status.REPORTED),
        ("The army will attack the city next week.", "attack", Status.PLANNED),
        ("The army plans to attack the city.", "attack", Status.PLANNED),
        ("The minister denied that troops attacked the city.", "attacked", Status.DENIED),
        ("The army denied attacking the city.", "attacking", Status.DENIED),
        ("The rebels claimed that they attacked the city.", "attacked", Status.CLAIMED),
        ("Police reportedly attacked the students.", "attacked", Status.CLAIMED),
        ("The leader called on his followers to attack the city.", "attack", Status.CALLED_FOR),
    ],
)
def test_status(annotator: Annotator, ontology: Ontology, content: str, word: str, expected: Status) -> None:
    assert status(annotator, ontology, content, word) == (expected, False)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("Rebels might attack the city.", "attack"),
        ("The rebels did not attack the city.", "attack"),
        ("If rebels attack the city, people leave.", "attack"),
    ],
)
def test_mere_possibilities_and_negations_are_dropped(
    annotator: Annotator, ontology: Ontology, content: str, word: str
) -> None:
    assert status(annotator, ontology, content, word)[1]
