from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.lines import paragraph_starts


def paragraphs(text: str) -> list[str]:
    starts = [0, *paragraph_starts(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(starts)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends(end: str) -> None:
    assert paragraphs(f"One ends.{end}{end}Two ends.{end}Three.") == ["One ends.", "Two ends.", "Three."]


def test_wrapped_paragraph_with_a_last_line_and_an_indented_next() -> None:
    text = (
        "Showers went on all week in the zone and brought the long drought to\n"
        "an end at last, and the hopes of the farmers are high now, the weekly\n"
        "review of the Board said, although levels are below those of others.\n"
        "    The period of rain will be late this year, as the U.S. Government\n"
        "said in May.\n"
    )
    assert [p.split()[0] for p in paragraphs(text)] == ["Showers", "The"]


def test_long_lines_are_paragraphs_even_without_a_stop() -> None:
    line = "The army said that it had taken the town " * 4
    assert len(paragraphs(f"{line.strip()}\n{line.strip()}\n{line.strip()}")) == 3


def test_headline_over_wrapped_text() -> None:
    body = (
        "Police in the north of the country said on Friday that five people had\n"
        "been killed near the base, among them two of the village of the priest\n"
        "who came from the south of the country."
    )
    assert paragraphs("Five killed near base\n" + body)[0] == "Five killed near base"


def test_nothing() -> None:
    assert paragraph_starts("") == []
    assert paragraph_starts(" \n\n ") == []


@given(st.text(alphabet="ab. \n\r\t-•A\u2028"))
def test_starts_are_in_order_and_at_a_line(text: str) -> None:
    starts = paragraph_starts(text)
    assert starts == sorted(set(starts))
    for start in starts:
        assert text[:start].rstrip(" \t\u2028")[-1:] in ("\n", "\r", "") or "\u2028" in text[:start]
        assert not text[start].isspace()
