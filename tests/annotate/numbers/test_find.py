"""Counts, as people read them in news."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.cardinals import cardinal_at, number_words
from dateline.annotate.numbers import find_numbers
from tests.annotate.numbers.build import text_of

HERE = Path(__file__).parent
CASES = [tuple(line.split("\t")) for line in (HERE / "cases.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
VOCABULARY = (HERE / "vocabulary.txt").read_text("utf-8").split()
phrases = st.lists(st.sampled_from(VOCABULARY), max_size=25).map(" ".join)


def bound(field: str) -> int | None:
    return None if field == "-" else int(field)


def test_enough_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("sentence", "quote", "low", "high"), CASES, ids=[case[0] for case in CASES])
def test_first_number(sentence: str, quote: str, low: str, high: str) -> None:
    found = find_numbers(text_of(sentence))
    if quote == "-":
        assert found == ()
        return
    assert (found[0].span.quote, found[0].low, found[0].high) == (quote, bound(low), bound(high))


def check(content: str) -> None:
    """Spans and tokens hold, nothing overlaps, bounds are in order and at least one is known."""
    text = text_of(content)
    last = 0
    for number in find_numbers(text):
        assert content[number.span.start : number.span.end] == number.span.quote
        assert last <= number.first < number.last <= len(text.tokens)
        assert text.tokens[number.first].start == number.span.start
        assert text.tokens[number.last - 1].end == number.span.end
        assert any(s.first <= number.first and number.last <= s.last for s in text.sentences)
        assert number.low is not None or number.high is not None
        assert 0 <= (number.low or 0) <= (number.high if number.high is not None else number.low or 0)
        last = number.last


@given(st.text(max_size=200))
def test_any_text(content: str) -> None:
    check(content)


@settings(max_examples=400)
@given(phrases)
def test_any_mixture_of_number_words(content: str) -> None:
    check(content)


@given(st.integers(0, 999_999_999_999))
def test_figures_with_and_without_commas(number: int) -> None:
    assert cardinal_at([str(number)], 0) == (number, 1)
    assert cardinal_at([f"{number:,}"], 0) == (number, 1)


def spelled(number: int) -> list[str]:
    """A number below a million in words."""
    tables = number_words()
    ones = {value: word for word, value in tables.ones.items()}
    tens = {value: word for word, value in tables.tens.items()}
    if number >= 1000:
        rest = spelled(number % 1000) if number % 1000 else []
        return [*spelled(number // 1000), "thousand", *rest]
    if number >= 100:
        rest = ["and", *spelled(number % 100)] if number % 100 else []
        return [ones[number // 100], "hundred", *rest]
    if number < 20:
        return [ones[number]]
    return [tens[number - number % 10], *(["-", ones[number % 10]] if number % 10 else [])]


@given(st.integers(0, 999_999))
def test_numbers_in_words(number: int) -> None:
    words = spelled(number)
    assert cardinal_at(words, 0) == (number, len(words))


def test_too_many_digits_are_no_number() -> None:
    assert find_numbers(text_of("9" * 5000 + " people")) == ()


def test_a_number_stays_in_its_sentence() -> None:
    found = find_numbers(text_of("They saw twenty. Five men left."))
    assert [(number.span.quote, number.low) for number in found] == [("twenty", 20), ("Five", 5)]


def test_two_numbers_with_words_of_their_own() -> None:
    found = find_numbers(text_of("At least two soldiers and up to three civilians died, and more than 60 were hurt."))
    assert [(n.low, n.high) for n in found] == [(2, None), (None, 3), (61, None)]


def test_time_grows_with_length_only() -> None:
    def seconds(size: int) -> float:
        text = text_of("at least two hundred and five people or " * size)
        began = time.process_time()
        find_numbers(text)
        return time.process_time() - began

    seconds(10)
    assert seconds(1600) < 30 * seconds(200) + 0.2


def test_bounds_that_take_back_one_another_are_no_number() -> None:
    check("over under one")
    assert find_numbers(text_of("over under one")) == ()
