from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import QueryError
from dateline.serve.query import PAGE_SIZE, event_query, focus_span

NAMES = ("text", "type", "status", "since", "until", "conflict", "background", "order", "limit", "cursor", "other")


def test_a_form_sent_empty_asks_for_everything() -> None:
    query = event_query({"text": " ", "type": "", "since": "", "conflict": "", "limit": ""})
    assert not query.given
    assert not query.filtered
    assert query.limit == PAGE_SIZE
    assert query.url() == "/"


def test_filters_are_read() -> None:
    query = event_query({"since": "2018", "until": "2018-06", "conflict": "1", "background": "0", "actor": " Arden "})
    assert (query.where.since, query.where.until) == (date(2018, 1, 1), date(2018, 6, 30))
    assert (query.where.conflict, query.where.background, query.where.actor) == (True, False, "Arden")
    assert query.where.order == "-date"


@pytest.mark.parametrize(
    "parameters",
    [
        {"since": "soon"},
        {"since": "2020", "until": "2019"},
        {"conflict": "maybe"},
        {"order": "size"},
        {"limit": "0"},
        {"limit": "501"},
        {"limit": "-1"},
        {"limit": "²"},
    ],
)
def test_what_cannot_be_understood_is_said(parameters: dict[str, str]) -> None:
    with pytest.raises(QueryError):
        event_query(parameters)


def test_url_changes_one_filter_and_keeps_the_others() -> None:
    query = event_query({"text": "a&b=ü", "type": "AID", "limit": "5", "cursor": "xyz"})
    sent = parse_qs(urlsplit(query.url("/events.json", type=None, status="denied")).query)
    assert sent == {"text": ["a&b=ü"], "status": ["denied"], "limit": ["5"]}


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=12)))
def test_any_address_is_read_or_refused(parameters: dict[str, str]) -> None:
    try:
        query = event_query(parameters)
    except QueryError:
        return
    again = {name: values[0] for name, values in parse_qs(urlsplit(query.url()).query).items()}
    assert event_query(again).where == query.where


@pytest.mark.parametrize(
    ("at", "span"),
    [("3-9", (3, 9)), ("", None), ("3", None), ("a-b", None), ("-3-9", None), ("1-99999999999", None), ("²-3", None)],
)
def test_focus_span(at: str, span: tuple[int, int] | None) -> None:
    assert focus_span({"at": at}) == span
