"""Conventions hold one of their options, and another option changes what is found."""

from __future__ import annotations

import pytest

from dateline.annotate.times.conventions import choosing, chosen, conventions
from tests.annotate.times.build import times_in


def test_every_choice_is_an_option_and_has_a_reason() -> None:
    for convention in conventions().values():
        assert convention.chosen in convention.options
        assert len(set(convention.options)) == len(convention.options) > 1
        assert convention.reason


@pytest.mark.parametrize(
    ("name", "option", "sentence", "values"),
    [
        ("tag soon", "yes", "They met soon.", ["FUTURE_REF"]),
        ("zone of a clock time", "left out", "It struck at 9 a.m. EST.", ["2020-01-03T09:00"]),
        ("the past year", "date", "It doubled in the past year.", ["2019"]),
        ("coming months", "duration", "It may rise in coming months.", ["PXM"]),
        ("the 1990s", "with an X", "It was law in the 1990s.", ["199X"]),
        ("for years", "no", "He hid for years.", []),
    ],
)
def test_another_option(name: str, option: str, sentence: str, values: list[str]) -> None:
    before = [mention.value for mention in times_in(sentence, "2020-01-03")]
    assert before != values
    with choosing({name: option}):
        assert chosen(name) == option
        assert [mention.value for mention in times_in(sentence, "2020-01-03")] == values
    assert [mention.value for mention in times_in(sentence, "2020-01-03")] == before
