from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.matching import MEASURES, Pair, count, pair
from dateline.evaluate.timeml import Timex

TEXT = "They met late on Friday night, and again two days later."


def timex(words: str, kind: str = "DATE", value: str = "2020-03-06") -> Timex:
    start = TEXT.index(words)
    return Timex(start, start + len(words), words, kind, value)


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        ([timex("Friday")], [""]),
        ([timex("Friday", value="2020-03-13")], ["value"]),
        ([timex("Friday night", "TIME", "2020-03-06TNI")], ["span, type, value"]),
        ([timex("late on Friday"), timex("night")], ["span", "extra"]),
        ([timex("late on Friday"), timex("Friday")], ["", "extra"]),
        ([timex("night", "TIME")], ["missed", "extra"]),
        ([], ["missed"]),
    ],
)
def test_what_answers_what(found: list[Timex], wrong: list[str]) -> None:
    assert [each.wrong for each in pair(TEXT, [timex("Friday")], found)] == wrong


def test_white_space_makes_no_difference() -> None:
    text = "on  Friday ,"
    (found,) = pair(text, [Timex(2, 10, "  Friday", "DATE", "")], [Timex(4, 11, "Friday ", "DATE", "")])
    assert found.strict


def test_each_answers_one_other() -> None:
    gold = [timex("late on Friday"), timex("night"), timex("two days later")]
    pairs = pair(TEXT, gold, [timex("Friday night"), timex("days"), timex("later")])
    assert [(each.gold and each.gold.words, each.found and each.found.words) for each in pairs] == [
        ("late on Friday", "Friday night"),
        ("two days later", "days"),
        ("night", None),
        (None, "later"),
    ]


def test_counts() -> None:
    gold = [timex("Friday"), timex("two days later", value="2020-03-08")]
    found = [timex("Friday night", "TIME"), timex("two days later", value="2020-03-08"), timex("again", "SET", "P1D")]
    counts = count(pair(TEXT, gold, found))
    assert {name: each.right for name, each in counts.items()} == {
        "strict": 1, "relaxed": 2, "value": 2, "strict_value": 1, "type": 1,
        "value of DATE": 1, "value of SET": 0, "value of TIME": 0,
    }  # fmt: skip
    assert {counts[name][1:] for name in MEASURES} == {(2, 3)}
    assert counts["value of DATE"] == (1, 2, 1)
    assert counts["value of TIME"] == (0, 0, 1)


spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 9)).map(
        lambda at: Timex(at[0], min(len(TEXT), at[0] + at[1]), "", "DATE", "")
    ),
    max_size=8,
)


@given(gold=spans, found=spans)
def test_nothing_is_lost_or_counted_twice(gold: list[Timex], found: list[Timex]) -> None:
    pairs = pair(TEXT, gold, found)
    order = [(time.start, time.end) for time in gold]
    assert sorted((each.gold.start, each.gold.end) for each in pairs if each.gold) == sorted(order)
    answers = [(time.start, time.end) for time in found]
    assert sorted((each.found.start, each.found.end) for each in pairs if each.found) == sorted(answers)
    assert Pair(None, None) not in pairs
