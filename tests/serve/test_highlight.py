from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.serve.highlight import FOCUS, LAYERS, Mark, anchor, reading_marks, segments
from tests.serve.builders import market_reports


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(min_size=0, max_size=40))
    ends = st.integers(-2, len(text) + 2)
    mark = st.builds(Mark, ends, ends, st.sampled_from((*LAYERS, FOCUS, "")), st.sampled_from(("", "e1", "e2")))
    return text, draw(st.lists(mark, max_size=12))


@given(marked())
def test_segments_are_the_text_and_cover_exactly_the_marks(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    found = segments(text, marks)
    assert "".join(part.text for part in found) == text
    valid = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    for part in found:
        covering = [mark for mark in valid if mark.start <= part.start and part.end <= mark.end]
        assert set(part.layers) == {mark.layer for mark in covering} - {""}
        assert set(part.records) == {mark.record for mark in covering} - {""}
        crossing = [m for m in valid if part.start < m.start < part.end or part.start < m.end < part.end]
        assert not crossing


@given(marked())
def test_each_span_has_one_anchor_where_it_starts(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    anchors = [(name, part.start) for part in segments(text, marks) for name in part.anchors]
    valid = {(anchor(m.start, m.end), m.start) for m in marks if 0 <= m.start < m.end <= len(text)}
    assert sorted(anchors) == sorted(valid)


def test_crossing_marks_are_split() -> None:
    found = segments("abcdef", [Mark(0, 4, "evidence", "e1"), Mark(2, 6, "time", "e2")])
    assert [(part.text, part.layers, part.records) for part in found] == [
        ("ab", ("evidence",), ("e1",)),
        ("cd", ("evidence", "time"), ("e1", "e2")),
        ("ef", ("time",), ("e2",)),
    ]


def test_nested_marks_of_one_layer_end_when_the_outer_one_does() -> None:
    found = segments("abcdef", [Mark(0, 6, "evidence", "e1"), Mark(2, 4, "evidence", "e2")])
    assert [part.layers for part in found] == [("evidence",)] * 3
    assert [part.ends for part in found] == [(), ("e2",), ("e1",)]


def test_no_marks_and_no_text() -> None:
    assert segments("", []) == []
    assert [part.text for part in segments("abc", [])] == ["abc"]


def test_every_claim_has_an_anchor() -> None:
    for read in market_reports():
        names = {name for part in segments(read.report.text, reading_marks(read)) for name in part.anchors}
        for claim in read.claims:
            assert {anchor(span.start, span.end) for span in claim.evidence} <= names
