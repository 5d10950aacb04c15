"""Who is meant."""

from __future__ import annotations

import pytest

from dateline.annotate import Annotator
from tests.annotate.tools import at, prepare


@pytest.mark.parametrize(
    ("content", "word", "name"),
    [
        ("Angela Merkel arrived in Paris. She thanked the workers.", "She", "Angela Merkel"),
        ("Vladimir Putin spoke in Moscow. He accused the union.", "He", "Vladimir Putin"),
        ("Iran fired missiles at Israel. The army said it shot them down.", "it", "army"),
        ("Iran fired missiles at Israel. The army said it shot them down.", "them", "missiles"),
        ("Hezbollah attacked a base. The group killed six soldiers.", "group", "Hezbollah"),
        ("The protesters marched to the palace. They burned tyres.", "They", "protesters"),
    ],
)
def test_antecedents(annotator: Annotator, content: str, word: str, name: str) -> None:
    p = prepare(annotator, content)
    phrase = p.namer.phrase(at(p, word))
    assert phrase is not None
    assert phrase.name == name


def test_a_group_of_its_own_stays_itself(annotator: Annotator) -> None:
    p = prepare(annotator, "Hezbollah attacked a base. A militia killed six soldiers.")
    phrase = p.namer.phrase(at(p, "militia"))
    assert phrase is not None
    assert phrase.name == "militia"


def test_he_is_no_thing(annotator: Annotator) -> None:
    p = prepare(annotator, "The weather was mild. The weather was mild. He slept.")
    assert p.namer.phrase(at(p, "He")) is None


def test_bodies_are_not_sought_far_away(annotator: Annotator) -> None:
    far = "The weather was mild. " * 6
    p = prepare(annotator, f"Hezbollah attacked a base. {far}The group left.")
    phrase = p.namer.phrase(at(p, "group"))
    assert phrase is not None
    assert phrase.name == "group"


def test_we_in_a_quotation_is_its_speaker(annotator: Annotator) -> None:
    p = prepare(annotator, "“We destroyed the bridge,” said Angela Merkel. We left early.")
    phrase = p.namer.phrase(at(p, "We"))
    assert phrase is not None
    assert phrase.name == "Angela Merkel"
    assert p.namer.phrase(at(p, "We", 1)) is None
