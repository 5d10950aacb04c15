from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import EventKind, EventType, Interval, Participant, Reading, Span, Toll, TollKind, Value
from dateline.store import codec
from dateline.store.codec import CodecError
from tests.strategies import readings, scores


@dataclass(frozen=True)
class Everything:
    number: int
    share: float
    flag: bool
    day: date | None
    kind: TollKind
    pair: tuple[str, int]
    several: tuple[Interval, ...]
    either: Span | Interval | None
    added: str = "default"


everything = st.builds(
    Everything,
    number=st.integers(),
    share=scores,
    flag=st.booleans(),
    day=st.none() | st.dates(),
    kind=st.sampled_from(TollKind),
    pair=st.tuples(st.text(), st.integers()),
    several=st.lists(st.builds(Interval, st.none(), st.dates()), max_size=2).map(tuple),
    either=st.none() | st.builds(Span, st.integers(), st.integers(), st.text()) | st.just(Interval(None, None)),
    added=st.sampled_from(["default", "", "other"]),
)


@given(everything)
def test_what_is_read_equals_what_was_written(value: Everything) -> None:
    text = codec.dumps(Everything, value)
    assert codec.loads(Everything, text) == value
    assert codec.dumps(Everything, codec.loads(Everything, text)) == text
    json.loads(text)


@given(readings())
def test_a_whole_reading_round_trips(reading: Reading) -> None:
    assert codec.loads(Reading, codec.dumps(Reading, reading)) == reading


def test_the_form_is_plain_json() -> None:
    value = Toll(TollKind.KILLED, 'men ✈ "x"', 5, None, (Span(0, 1, "\n"),))
    assert json.loads(codec.dumps(Value, value)) == {
        "Toll": {
            "kind": "killed",
            "who": 'men ✈ "x"',
            "low": 5,
            "high": None,
            "evidence": [{"start": 0, "end": 1, "quote": "\n"}],
        }
    }


def test_a_default_is_left_out_and_comes_back() -> None:
    text = codec.dumps(EventKind, EventKind(EventType.AID))
    assert text == '{"type":"AID"}'
    assert codec.loads(EventKind, text) == EventKind(EventType.AID)


@pytest.mark.parametrize(
    "value",
    [
        Span("0", 1, "a"),  # type: ignore[arg-type]
        Span(True, 1, "a"),
        Span(0, 1, None),  # type: ignore[arg-type]
        Interval(None, None),
        None,
        "text",
    ],
)
def test_a_value_that_does_not_fit_is_refused(value: object) -> None:
    with pytest.raises(CodecError):
        codec.dumps(Span, value)


def test_a_time_is_no_day_and_infinity_no_number() -> None:
    with pytest.raises(CodecError):
        codec.dumps(Interval, Interval(datetime(2020, 1, 3), None))
    for share in (float("nan"), float("inf")):
        with pytest.raises(CodecError, match="finite"):
            codec.dumps(Participant, Participant("a", (), confidence=share))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "null",
        "[]",
        '{"start": 0, "end": 1}',
        '{"start": 0, "end": 1, "quote": "a", "more": 1}',
        '{"start": 0.0, "end": 1, "quote": "a"}',
        '{"start": true, "end": 1, "quote": "a"}',
        "[" * 100_000,
    ],
)
def test_text_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(CodecError):
        codec.loads(Span, text)


@pytest.mark.parametrize(
    "text", ["{}", '{"Place": {}}', '{"Span": {}, "Toll": {}}', '{"EventKind": {"type": "WAR"}}', "3"]
)
def test_a_union_takes_one_known_class(text: str) -> None:
    with pytest.raises(CodecError):
        codec.loads_any(Value, text)


def test_a_date_or_interval_that_cannot_be_is_refused() -> None:
    for text in ('{"start":"2020-02-30","end":null}', '{"start":"2020-02-02","end":"2020-02-01"}'):
        with pytest.raises(CodecError):
            codec.loads(Interval, text)


def test_a_fixed_tuple_has_its_length() -> None:
    with pytest.raises(CodecError, match="2 items"):
        codec.loads_any(tuple[str, int], '["a"]')
    with pytest.raises(CodecError, match="2 items"):
        codec.dumps(tuple[str, int], ("a", 1, 2))


def test_an_unsupported_hint_is_a_programming_error() -> None:
    with pytest.raises(TypeError, match="no rule"):
        codec.dumps(dict[str, int], {})
