"""What the reader says, by the tokens of a text."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from dateline.annotate.readings import LEAST, UNREAD, WANTED, Readings, Told
from dateline.inference.reader import ALL, Arguments, Reader
from dateline.model import Text
from tests.annotate.hand_made import TYPES, Says, cue, reading, stretches, told
from tests.annotate.tools import text_of

# 0 Ada 1 left 2 Oda 3 .  4 Police 5 arrested 6 Lum 7 .
CONTENT = "Ada left Oda. Police arrested Lum."
BOTH = (
    reading(
        4,
        predicate=[0.0, 0.75, 0.0, 0.0],
        factuality=[0.0, 2.5, 0.0, 0.0],
        events=[[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]],
        arguments={1: Arguments(roles=stretches((0, 1, "ARG0"), (2, 3, "ARG1")))},
    ),
    reading(
        4,
        predicate=[0.0, 0.5, 0.25, 0.0],
        factuality=[0.0, -3.0, 0.0, 0.0],
        events=[[1.0, 0.0, 0.0], [0.25, 0.0, 0.75], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]],
        arguments={
            1: Arguments(
                roles=stretches((0, 1, "ARG0"), (2, 3, "ARG1")), parts=stretches((0, 1, "ACTOR"), (2, 4, "RECIPIENT"))
            ),
            2: Arguments(),
        },
    ),
)


@pytest.fixture(scope="module")
def text() -> Text:
    cut = text_of(CONTENT)
    assert [(s.first, s.last) for s in cut.sentences] == [(0, 4), (4, 8)]
    return cut


@pytest.fixture(scope="module")
def both(text: Text) -> Readings:
    return Readings(text, BOTH, TYPES)


def head(text: Text) -> Text:
    """The same with its first sentence as its head."""
    return replace(text, sentences=(replace(text.sentences[0], head=True), *text.sentences[1:]))


def test_shares_by_token(both: Readings) -> None:
    assert [both.predicate(i) for i in range(8)] == [0, 0.75, 0, 0, 0, 0.5, 0.25, 0]
    assert [both.factuality(i) for i in (1, 2, 5)] == [2.5, 0, -3]


def test_types(both: Readings) -> None:
    assert both.types(1) == {"NONE": 0.5, "ASSAULT": 0.5}
    assert both.types(5) == {"NONE": 0.25, "PROTEST": 0.75}
    assert both.types(7) == {"NONE": 1.0}


def test_small_shares_are_left_out(text: Text) -> None:
    rows = [[1 - LEAST, LEAST * 0.99, LEAST * 1.01]] * 4
    found = Readings(text, [reading(4, events=rows), UNREAD], TYPES)
    assert set(found.types(0)) == {"NONE", "PROTEST"}


def test_arguments(both: Readings) -> None:
    assert [both.role(1, i) for i in range(4)] == ["ARG0", "", "ARG1", ""]
    assert [both.role(5, i) for i in range(4, 8)] == ["ARG0", "", "ARG1", ""]
    assert [both.part(5, i) for i in range(4, 8)] == [("ACTOR", 0.75), ("", 0.0), *[("RECIPIENT", 0.75)] * 2]
    assert both.part(1, 0) == ("", 0.0)


def test_arguments_do_not_reach_into_other_sentences(both: Readings) -> None:
    assert {both.role(5, i) for i in range(4)} == {""}
    assert {both.role(1, i) for i in range(4, 8)} == {""}
    assert {both.part(5, i) for i in range(4)} == {("", 0.0)}


def test_words_that_nobody_asked_about(both: Readings) -> None:
    assert [i for i in range(8) if both.asked(i)] == [1, 5, 6]
    assert both.role(0, 2) == ""
    assert both.part(6, 4) == ("", 0.0)


def test_told(text: Text) -> None:
    first = cue(4, 1, (0, 1, "SOURCE"), (2, 3, "CONTENT"), (3, 4, "CONTENT"))
    found = Readings(text, [first, cue(4, 2, (0, 2, "CONTENT"))], TYPES)
    assert found.told() == [
        Told(1, 0.875, sources=((0, 1),), contents=((2, 3), (3, 4))),
        Told(6, 0.875, sources=(), contents=((4, 6),)),
    ]


def test_a_cue_without_arguments_and_arguments_of_what_is_no_cue(text: Text) -> None:
    bare = reading(4, cue=[0.0, 0.5, 0.0, 0.0], cues=(1,))
    other = reading(4, cue=[0.0] * 4, arguments={1: told((0, 1, "SOURCE"), (2, 3, "CONTENT"))})
    assert Readings(text, [bare, other], TYPES).told() == [Told(1, 0.5, (), ())]


def said_nothing(found: Readings, tokens: range) -> bool:
    return all(
        (found.types(i), found.predicate(i), found.factuality(i), found.asked(i), found.role(i, i), found.part(i, i))
        == ({}, 0.0, 0.0, False, "", ("", 0.0))
        for i in tokens
    )


def test_without_a_reader_every_word_is_nothing(text: Text) -> None:
    found = Readings.of(text, None)
    assert said_nothing(found, range(8))
    assert found.told() == []


def test_what_a_reader_is_asked(text: Text) -> None:
    reader = Says(BOTH)
    found = Readings.of(text, cast(Reader, reader))
    assert reader.asked == [([["Ada", "left", "Oda", "."], ["Police", "arrested", "Lum", "."]], WANTED)]
    assert WANTED <= ALL
    assert found.types(5) == {"NONE": 0.25, "PROTEST": 0.75}


def test_a_texts_head_is_not_read(text: Text) -> None:
    reader = Says([UNREAD, BOTH[1]])
    found = Readings.of(head(text), cast(Reader, reader))
    assert reader.asked[0][0] == [[], ["Police", "arrested", "Lum", "."]]
    assert said_nothing(found, range(4))
    assert found.role(5, 4) == "ARG0"


def test_a_text_without_sentences() -> None:
    empty = replace(text_of("Ada left."), sentences=(), tokens=())
    assert Readings.of(empty, cast(Reader, Says([]))).told() == []
