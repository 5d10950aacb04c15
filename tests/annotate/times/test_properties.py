"""Properties of reading times: any text is taken, order follows the anchor, work follows the length."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.annotate.times import find_times
from dateline.model import TimeMention
from tests.annotate.times.build import text_of, times_in
from tests.annotate.times.test_cases import CASES
from tests.annotate.times.test_values import VOCABULARY, anchors, check, phrases, sentences

# Every character that a string can hold: surrogates, control characters, combining marks, digits of all scripts.
any_character = st.characters(exclude_categories=())
hard = st.sampled_from(
    [
        "\ud83d",
        "\x00",
        "\u2028",
        "\u0301",
        "\u200f",
        "\ufeff",
        "٣",
        "²",
        "１９９８",
        "1" * 400,
        "9" * 16,
        "0" * 9,
        "\x85",
    ]
)
pieces = st.lists(st.text(any_character, max_size=6) | hard | st.sampled_from(VOCABULARY), max_size=15)
filler = st.lists(
    st.sampled_from(
        ["Nobody", "spoke", "because", "the", "harbour", "is", "deep", "and", "green", "ships", "lie", "there"]
    ),
    max_size=30,
).map(" ".join)


def days(found: list[TimeMention]) -> tuple[date, date]:
    """The days of the last mention."""
    interval = found[-1].interval
    assert interval is not None
    assert interval.start is not None
    assert interval.end is not None
    return interval.start, interval.end


@settings(max_examples=300, deadline=None)
@given(pieces, st.sampled_from(["", " "]), st.none() | st.dates())
def test_any_string_is_read(content: list[str], space: str, published: date | None) -> None:
    text = space.join(content)
    end = 0
    for mention in times_in(text, published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end] == mention.span.quote
        end = mention.span.end
        check(mention)


@pytest.mark.parametrize(
    "fragment",
    [
        "1",
        "1,",
        "12:",
        "-",
        "'",
        "\n",
        "\u0301",
        "a ",
        "1 ",
        "nineteen ",
        "of the ",
        "between ",
        "the last ",
        "Friday ",
        "’s ",
    ],
)
def test_a_hundred_thousand_fragments(fragment: str) -> None:
    content = fragment * (100_000 if fragment != "Friday " else 20_000)
    end = 0
    for mention in find_times(text_of(content, date(2020, 1, 3))):
        assert mention.span.start >= end
        end = mention.span.end


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from([*VOCABULARY, ",", "-", ":"]), min_size=1, max_size=4))
def test_four_times_the_text_is_not_sixteen_times_the_work(fragments: list[str]) -> None:
    piece = " ".join(fragments) + " "

    def seconds(size: int) -> float:
        text, took = text_of(piece * (size // len(piece)), date(2020, 1, 3)), []
        for _ in range(3):
            began = time.process_time()
            find_times(text)
            took.append(time.process_time() - began)
        return min(took)

    assert seconds(20_000) < 10 * seconds(5_000)


@given(phrases | sentences, anchors)
def test_reading_twice_gives_the_same(content: str, published: date) -> None:
    assert times_in(content, published) == times_in(content, published)


MONOTONE = [
    "It burned down last Friday.",
    "It burned down on Friday.",
    "It burned down on Monday night.",
    "It burned down yesterday.",
    "It burned down the day before yesterday.",
    "It burned down last night.",
    "It burned down last week.",
    "It burned down last weekend.",
    "It burned down over the weekend.",
    "It burned down last month.",
    "It burned down last year.",
    "It burned down last quarter.",
    "It burned down last summer.",
    "It burned down last March.",
    "It burned down last Christmas.",
    "It burned down in March.",
    "It burned down on March 5.",
    "It burned down on Christmas Day.",
    "It burned down in the third quarter.",
    "It burned down three days ago.",
    "It burned down two weeks ago.",
    "It burned down six months ago.",
    "It burned down ten years ago.",
    "It burned down the week before last.",
    "It shrank over the past two years.",
    "It shrank in the last six months.",
    "It is open today.",
    "They will meet on Friday.",
    "They will meet next Friday.",
    "They will meet next week.",
    "They will meet next month.",
    "They will meet next year.",
    "They will meet in March.",
    "They will meet two weeks from now.",
    "They will meet over the next two months.",
    "They will meet tomorrow.",
]


@pytest.mark.parametrize("sentence", MONOTONE)
@settings(max_examples=80, deadline=None)
@given(anchors, st.integers(1, 8) | st.integers(9, 400))
def test_a_later_report_never_means_an_earlier_day(sentence: str, published: date, later: int) -> None:
    first, second = days(times_in(sentence, published)), days(times_in(sentence, published + timedelta(days=later)))
    assert first[0] <= second[0]
    assert first[1] <= second[1]


@given(anchors, st.sampled_from([s for s in MONOTONE if "burned" in s]))
def test_what_is_over_does_not_lie_ahead(published: date, sentence: str) -> None:
    assume("March" not in sentence or "last" in sentence)  # the nearest one may lie just ahead
    assume("Christmas Day" not in sentence)
    assert days(times_in(sentence, published))[0] <= published


@given(anchors, st.sampled_from([s for s in MONOTONE if s.startswith("They will")]))
def test_what_is_to_come_is_not_over(published: date, sentence: str) -> None:
    assert days(times_in(sentence, published))[1] >= published


@given(filler, filler, st.sampled_from(CASES))
def test_text_without_times_around_changes_nothing(before: str, after: str, case: tuple[date | None, str]) -> None:
    published, sentence = case[0], case[1]
    alone = times_in(sentence, published)
    framed = times_in(f"{before}.\n\n{sentence}\n\n{after}.", published)
    assert [(m.span.quote, m.type, m.value, m.interval) for m in framed] == [
        (m.span.quote, m.type, m.value, m.interval) for m in alone
    ]
    shift = len(before) + 3
    assert [m.span.start for m in framed] == [m.span.start + shift for m in alone]
