"""Near copies and independent sources."""

from __future__ import annotations

import random
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Head, Report, Span
from dateline.resolve.across.copies import families
from dateline.resolve.across.sources import independent, voices
from tests.resolve.across.builders import report_of

WORDS = [f"word{number}" for number in range(400)]
STORY = " ".join(WORDS)


def family_count(*reports: Report) -> int:
    return len(set(families(reports).values()))


def test_equal_and_edited_stories_are_one_family() -> None:
    edited = " ".join([*WORDS[:150], "inserted", "by", "an", "editor", *WORDS[150:380]])
    assert family_count(report_of(STORY, "Alpha"), report_of(STORY, "Beta"), report_of(edited, "Gamma")) == 1


def test_other_words_about_the_same_are_another_family() -> None:
    half = " ".join(WORDS[:200] + [f"other{number}" for number in range(200)])
    assert family_count(report_of(STORY, "Alpha"), report_of(half, "Beta")) == 2


def test_case_marks_and_head_do_not_count() -> None:
    text = "3 January BAGHDAD - " + STORY.upper().replace(" ", ", ")
    plain = report_of(text, "Beta")
    headed = Report(plain.id, plain.source, text, head=Head(Span.of(text, 0, 20)))
    assert family_count(report_of(STORY, "Alpha"), headed) == 1


def test_short_and_empty_stories() -> None:
    assert family_count(report_of("Two words", "A"), report_of("two WORDS", "B"), report_of("Two others", "C")) == 2
    assert family_count(report_of(" ", "A"), report_of("...", "B"), report_of("", "C")) == 3
    assert families([]) == {}


def test_families_do_not_depend_on_the_order() -> None:
    chain = [report_of(" ".join(WORDS[start : start + 300]), f"Outlet {start}") for start in range(0, 100, 20)]
    alone = report_of(" ".join(reversed(WORDS)), "Alone")
    expected = families([*chain, alone])
    assert len(set(expected.values())) == 2
    for order in random.Random(1).sample(list(permutations([*chain, alone])), 15):  # noqa: S311 - no secret
        assert families(order) == expected


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ([], 0),
        ([("f1", "a"), ("f1", "b"), ("f1", "c")], 1),  # one story, many outlets
        ([("f1", "a"), ("f2", "a"), ("f3", "a")], 1),  # one outlet, many stories
        ([("f1", "agency"), ("f1", "paper"), ("f2", "paper")], 2),
        ([("f1", "a"), ("f1", "b"), ("f2", "a"), ("f2", "b"), ("f3", "a")], 2),
        ([("f1", "a"), ("f2", "b"), ("f3", "c")], 3),
    ],
)
def test_independent_sources(told: list[tuple[str, str]], number: int) -> None:
    assert independent(told) == number


def brute_force(told: set[tuple[str, str]]) -> int:
    """The largest matching, by trying everything."""
    if not told:
        return 0
    family = min(told)[0]
    rest = {pair for pair in told if pair[0] != family}
    takes = (1 + brute_force({p for p in rest if p[1] != outlet}) for f, outlet in told if f == family)
    return max(brute_force(rest), *takes)


@given(st.sets(st.sampled_from(list(product("fghij", "abcde"))), max_size=12))
def test_independent_sources_are_a_largest_matching(told: set[tuple[str, str]]) -> None:
    assert independent(told) == brute_force(told)


def test_an_outlet_is_known_by_its_folded_name_and_a_missing_one_is_its_own() -> None:
    reports = [report_of("one story", "The Paper"), report_of("another story", "the paper"), report_of("a third", "")]
    told = voices(reports, families(reports))
    assert independent(told.values()) == 2
