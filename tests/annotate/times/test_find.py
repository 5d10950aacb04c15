"""What holds for any text, and what the sentences of cases.tsv do not show."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.times import find_times, time_spans
from dateline.annotate.times.lexicon import lexicon
from dateline.annotate.times.patterns import rules
from dateline.annotate.times.resolve import RESOLVERS
from dateline.model import Word
from tests.annotate.times.build import text_of, times_in

days = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
any_day = st.none() | st.dates()
VOCABULARY = (Path(__file__).parent / "vocabulary.txt").read_text("utf-8").split()
phrases = st.lists(st.sampled_from([*VOCABULARY, "\n\n"]), max_size=25).map(" ".join)


def check(content: str, published: date | None) -> None:
    """Spans hold and do not overlap, intervals agree with EDTF, nothing relative is resolved without a date."""
    text = text_of(content, published)
    found = find_times(text)
    end = 0
    for mention in found:
        assert content[mention.span.start : mention.span.end] == mention.span.quote
        assert mention.span.start >= end
        end = mention.span.end
        assert mention.type in ("DATE", "TIME", "DURATION", "SET")
        assert mention.how
        assert bool(mention.edtf) == (mention.interval is not None)
        if mention.interval is not None and mention.interval.start is not None and mention.interval.end is not None:
            assert mention.interval.start <= mention.interval.end
    assert [(m.span.start, m.span.end) for m in found] == [(m.span.start, m.span.end) for m in find_times(text)]


@given(st.text(max_size=200), any_day)
def test_any_text(content: str, published: date | None) -> None:
    check(content, published)


@settings(max_examples=400)
@given(phrases, days)
def test_any_mixture_of_time_words(content: str, published: date | None) -> None:
    check(content, published)


@given(phrases, st.sampled_from([date.min, date.max, date(1, 1, 8), date(9999, 12, 24)]))
def test_the_ends_of_the_calendar(content: str, published: date) -> None:
    check(content, published)


@given(phrases, st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_edtf_has_the_days_of_the_interval(content: str, published: date) -> None:
    for mention in times_in(content, published):
        if mention.interval is None or mention.interval.start is None or mention.interval.end is None:
            continue
        parsed = edtf.parse_edtf(mention.edtf)
        assert date(*parsed.lower_strict()[:3]) == mention.interval.start
        assert date(*parsed.upper_strict()[:3]) == mention.interval.end


@given(phrases)
def test_spans_do_not_hang_on_the_date(content: str) -> None:
    covered = {at for start, end in time_spans(text_of(content, None)) for at in range(start, end)}
    assert all(m.span.start in covered for m in times_in(content, None))


@pytest.mark.parametrize(
    "piece", ["Friday ", "one ", "1,", "10:", "-", "'", "a ", "the last ", "2019 ", "twenty-", "\n"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = text_of(piece * (size // len(piece)), date(2020, 1, 3))
        began = time.process_time()
        find_times(text)
        return time.process_time() - began

    seconds(1000)
    short, long = seconds(10_000), seconds(80_000)
    assert long < 30 * short + 0.2  # eight times is linear, sixty-four times is quadratic


def test_how_holds_the_preposition_that_bounds() -> None:
    assert times_in("It has been law since 2014.", "2020-01-03")[0].how.endswith("; since")
    assert times_in("He must go by Friday.", "2020-01-03")[0].how.endswith("; by")
    assert ";" not in times_in("He went on Friday.", "2020-01-03")[0].how


def test_two_dates_that_are_no_range() -> None:
    found = times_in("They met on Monday and on Wednesday.", "2020-01-03")
    assert [m.value for m in found] == ["2019-12-30", "2020-01-01"]


def test_a_range_that_would_run_backwards_stays_two_dates() -> None:
    found = times_in("They moved it from March 5, 2019 to January 3, 2019.", "2020-01-03")
    assert [m.value for m in found] == ["2019-03-05", "2019-01-03"]


def test_an_empty_line_ends_an_expression() -> None:
    assert [m.span.quote for m in times_in("in January\n\n2015 people came", "2020-01-03")] == ["January"]


def test_a_line_break_does_not() -> None:
    assert [m.value for m in times_in("in January\n2015", "2020-01-03")] == ["2015-01"]


def test_every_rule_has_its_function() -> None:
    assert {rule.resolve for rule in rules()} == set(RESOLVERS)


def test_no_word_of_the_lexicon_is_in_two_lists() -> None:
    raw = tomllib.loads((files("dateline.annotate.times") / "data" / "lexicon.toml").read_text("utf-8"))
    words = [word for listed in raw["words"].values() for word in listed]
    assert sorted(words) == sorted(set(words))
    assert lexicon().words["through"][0] == "TO"


def word(lemma: str, tag: str, dep: str, head: int) -> Word:
    return Word(lemma, "", tag, dep, head)


def test_the_governing_verb_decides_not_a_modal_elsewhere() -> None:
    # "He said Friday he will resign": "said" governs Friday.
    said = (
        word("he", "PRP", "nsubj", 1),
        word("say", "VBD", "ROOT", 1),
        word("Friday", "NNP", "npadvmod", 1),
        word("he", "PRP", "nsubj", 5),
        word("will", "MD", "aux", 5),
        word("resign", "VB", "ccomp", 1),
    )
    assert times_in("He said Friday he will resign", "2020-01-06", said)[0].value == "2020-01-03"
    # "He said he will resign Friday": "resign" does.
    resign = (
        word("he", "PRP", "nsubj", 1),
        word("say", "VBD", "ROOT", 1),
        word("he", "PRP", "nsubj", 4),
        word("will", "MD", "aux", 4),
        word("resign", "VB", "ccomp", 1),
        word("Friday", "NNP", "npadvmod", 4),
    )
    assert times_in("He said he will resign Friday", "2020-01-06", resign)[0].value == "2020-01-10"


def test_an_infinitive_of_planning_is_future() -> None:
    plans = (
        word("they", "PRP", "nsubj", 1),
        word("plan", "VBP", "ROOT", 1),
        word("to", "TO", "aux", 3),
        word("march", "VB", "xcomp", 1),
        word("Friday", "NNP", "npadvmod", 3),
    )
    assert times_in("They plan to march Friday", "2020-01-06", plans)[0].value == "2020-01-10"
    managed = (*plans[:1], word("manage", "VBD", "ROOT", 1), *plans[2:])
    assert times_in("They managed to march Friday", "2020-01-06", managed)[0].value == "2020-01-03"


def test_a_parse_of_another_length_is_not_used() -> None:
    assert times_in("They met Friday", "2020-01-06", (word("x", "VB", "ROOT", 0),))[0].value == "2020-01-03"


@given(st.lists(st.integers(-3, 9), min_size=6, max_size=6))
def test_a_broken_parse_does_no_harm(heads: list[int]) -> None:
    words = tuple(word("will", "VB", "aux", head) for head in heads)
    assert len(times_in("He will come here next Friday", "2020-01-06", words)) == 1


def test_the_end_of_the_calendar_loses_no_report() -> None:
    history = "It was built in 5 BC, burned in 3 BC. In 1 BC the king came back, in the tenth week of December."
    assert [mention.value for mention in times_in(history, "2020-01-03")][:3] == ["BC0005", "BC0003", "BC0001"]
    for day in ("the tenth week of December", "the fifth Saturday of December"):
        assert {mention.value for mention in times_in(f"They met on {day}.", "9999-12-01")} <= {""}
