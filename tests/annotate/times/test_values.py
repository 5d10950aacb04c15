"""Every value is a legal TIMEX3 value and says the same days as the interval and the EDTF text beside it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.times.lexicon import lexicon
from dateline.model import TimeMention
from tests.annotate.times.build import times_in
from tests.annotate.times.test_cases import CASES
from tests.annotate.times.timex3 import days_of, edtf_days, is_legal

VOCABULARY = (Path(__file__).parent / "vocabulary.txt").read_text("utf-8").split()
_LEXICON = lexicon()
WORDS = sorted({*_LEXICON.words, *_LEXICON.months, *_LEXICON.weekdays, *_LEXICON.holidays, *_LEXICON.phrases})
word = st.sampled_from([*VOCABULARY, *(w.capitalize() for w in WORDS)]) | st.sampled_from(WORDS)
number = st.integers(0, 9999).map(str) | st.sampled_from(
    ["2.5", "10.15", "0.00001", "1 1/2", "1,200.5", "0930", "million", "dozen", "a half"]
)
phrases = st.lists(word | number | st.sampled_from([",", "-", ".", "'s"]), max_size=12).map(" ".join)
# Two sentences of the table one after the other: the second may count from the first's date.
sentences = st.lists(st.sampled_from([case.sentence for case in CASES]), min_size=1, max_size=4).map(" ".join)
anchors = st.dates(date(1900, 1, 1), date(2100, 12, 31))
# Words that narrow the days within a value: "late 2018" has the value 2018 and the days of its last quarter, "the first
# week of May" those of seven days.
_NARROWING = re.compile(
    r"\b(early|earlier|late|later|mid|middle|end|close|beginning|start|outset|week of|week in)\b", re.IGNORECASE
)


def check(mention: TimeMention) -> None:
    """The value of one mention against its type, its days and its EDTF text."""
    assert is_legal(mention.type, mention.value), mention
    if mention.interval is None:
        assert mention.edtf == ""
        return
    start, end = mention.interval.start, mention.interval.end
    assert start is not None
    assert end is not None
    assert start <= end
    if mention.how.partition(";")[0].endswith("of a range"):
        _check_end_of_range(mention, start, end)
        return
    assert edtf_days(mention.edtf) == (start, end), mention
    match mention.type:
        case "DATE":
            _check_date(mention, start, end)
        case "TIME":
            assert start == date.fromisoformat(mention.value[:10]), mention
            assert end == start or mention.span.quote.lower().endswith("overnight"), mention
        case "DURATION":
            _check_duration(mention, start, end)
        case _:
            raise AssertionError(f"a set has no days: {mention}")


def _check_end_of_range(mention: TimeMention, start: date, end: date) -> None:
    """The first or the last date of a stretch of time, with the days of the whole."""
    own = days_of(mention.value)
    assert own is not None
    assert own[0] <= end, mention
    assert start <= own[1], mention


def _check_date(mention: TimeMention, start: date, end: date) -> None:
    whole = days_of(mention.value)
    assert whole is not None
    assert whole[0] <= start <= end <= whole[1], mention
    week = "-W" in mention.value and "-WE" not in mention.value  # "this week" is what is over of it, or to come
    if not week and not _NARROWING.search(mention.span.quote):
        assert (start, end) == whole, mention


def _check_duration(mention: TimeMention, start: date, end: date) -> None:
    found = re.fullmatch(r"P(\d+)([YMWD])", mention.value)
    assert found, mention
    count, unit, between = int(found[1]), found[2], (end - start).days
    if mention.how == "unit-ended":  # from the day after the same day of the year before
        between += 1
    if "weekend" in mention.span.quote.lower():  # counted in days off, reaching over weeks
        return
    low, high = {"D": (1, 1), "W": (7, 7), "M": (28, 31), "Y": (365, 366)}[unit]
    assert low * count <= between <= high * count, mention


@settings(max_examples=300, deadline=None)
@given(phrases, anchors)
def test_values_of_any_words_of_the_lexicon(content: str, published: date) -> None:
    for mention in times_in(content, published):
        check(mention)


@settings(max_examples=200, deadline=None)
@given(sentences, anchors)
def test_values_of_sentences_from_any_day(content: str, published: date) -> None:
    for mention in times_in(content, published):
        check(mention)


def test_values_of_every_sentence() -> None:
    for case in CASES:
        for mention in times_in(case.sentence, case.published):
            check(mention)


@settings(max_examples=100, deadline=None)
@given(sentences)
def test_values_without_a_publication_date(content: str) -> None:
    for mention in times_in(content, None):
        check(mention)


@pytest.mark.parametrize(
    ("kind", "value", "legal"),
    [
        ("DATE", "2020-02-29", True),
        ("DATE", "2019-02-29", False),
        ("DATE", "2020-W53", True),
        ("DATE", "2019-W53", False),
        ("DATE", "2020-13", False),
        ("DATE", "2020-05/2020-03", False),
        ("DATE", "P2D", False),
        ("TIME", "2020-01-03T22:00+01:00", True),
        ("TIME", "2020-01-03T25:00", False),
        ("TIME", "2020-01-03TLU", False),
        ("DURATION", "P1Y6M", True),
        ("DURATION", "PT5H30M", True),
        ("DURATION", "P", False),
        ("DURATION", "PT", False),
        ("SET", "XXXX-WXX-8", False),
        ("SET", "XXXX-WXX-5TNI", True),
    ],
)
def test_the_grammar_itself(kind: str, value: str, legal: bool) -> None:
    assert is_legal(kind, value) == legal


def test_the_grammar_knows_the_days() -> None:
    assert days_of("199") == (date(1990, 1, 1), date(1999, 12, 31))
    assert days_of("2019-WI") == (date(2019, 12, 1), date(2020, 2, 29))
    assert days_of("2020-W01-WE") == (date(2020, 1, 4), date(2020, 1, 5))
    assert edtf_days("2020-34") == (date(2020, 4, 1), date(2020, 6, 30))
    assert edtf_days("19XX") == (date(1900, 1, 1), date(1999, 12, 31))
