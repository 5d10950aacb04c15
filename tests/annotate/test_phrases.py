"""How participants are called."""

from __future__ import annotations

import pytest

from dateline.annotate import Annotator
from tests.annotate.tools import assert_spans_hold, at, prepare


@pytest.mark.parametrize(
    ("content", "word", "name"),
    [
        ("The angry farmers blocked a road.", "farmers", "angry farmers"),
        ("Supporters of the movement marched.", "Supporters", "Supporters of the movement"),
        ("Angela Merkel spoke on Monday. Merkel thanked the workers.", "Merkel", "Angela Merkel"),
        ("Farmers, who were angry about taxes, blocked a road.", "Farmers", "Farmers"),
    ],
)
def test_names_of_phrases(annotator: Annotator, content: str, word: str, name: str) -> None:
    p = prepare(annotator, content)
    phrase = p.namer.phrase(at(p, word, -1))
    assert phrase is not None
    assert phrase.name == name
    assert_spans_hold(phrase, content)


@pytest.mark.parametrize(
    ("content", "word"),
    [("It rained all day.", "It"), ("They left early.", "They"), ("He slept.", "He"), ("We left early.", "We")],
)
def test_a_lost_pronoun_names_nobody(annotator: Annotator, content: str, word: str) -> None:
    p = prepare(annotator, content)
    assert p.namer.phrase(at(p, word)) is None


def test_a_pronouns_own_place_is_the_evidence(annotator: Annotator) -> None:
    p = prepare(annotator, "Angela Merkel arrived in Paris. She thanked the workers.")
    phrase = p.namer.phrase(at(p, "She"))
    assert phrase is not None
    assert (phrase.name, phrase.span.quote) == ("Angela Merkel", "She")


def test_a_long_phrase_keeps_its_core(annotator: Annotator) -> None:
    content = "The big old red slow loud heavy dirty rusty broken armoured truck exploded."
    p = prepare(annotator, content)
    phrase = p.namer.phrase(at(p, "truck"))
    assert phrase is not None
    assert phrase.name.endswith("truck")
    assert len(phrase.name.split()) <= 9
