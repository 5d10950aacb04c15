from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.serve.context import surroundings


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("They fled. Two men died here. Three.", "died", "Two men ", " here."),
        ("A line\nTwo died\nThree", "died", "Two ", ""),
        ("Then Gen. Orr of the U.S. Army said so. Next.", "said", "Then Gen. Orr of the U.S. Army ", " so."),
        ("It rose by 3.5 points. End.", "rose", "It ", " by 3.5 points."),
        ("“Go.” He left at 5 p.m. on foot.", "left", "He ", " at 5 p.m. on foot."),
        ("died", "died", "", ""),
    ],
)
def test_the_sentence_around_words(text: str, words: str, before: str, after: str) -> None:
    start = text.index(words)
    assert surroundings(text, Span.of(text, start, start + len(words))) == (before, after)


def test_a_long_sentence_is_cut_and_says_so() -> None:
    text = "word " * 100 + "died " + "word " * 100
    before, after = surroundings(text, Span.of(text, 500, 504))
    assert before.startswith("…")
    assert after.endswith("…")
    assert len(before) + len(after) < 330


@given(st.text(alphabet=st.sampled_from("aB. \n”!"), min_size=1, max_size=60), st.data())
def test_what_is_shown_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, after = surroundings(text, Span.of(text, start, end))
    assert text[:start].endswith(before.removeprefix("…"))
    assert text[end:].startswith(after.removesuffix("…"))
