from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.tokens import tokenize


def words(text: str) -> list[str]:
    return [token.word for token in tokenize(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Iraq’s army", ["Iraq", "’s", "army"]),
    ("Iraq's army", ["Iraq", "'s", "army"]),
    ("the U.S. Army", ["the", "U.S.", "Army"]),
    ("al-Mohandes", ["al", "-", "Mohandes"]),
    ("$5m", ["$", "5", "m"]),
    ("8 a.m. today", ["8", "a.m.", "today"]),
    ("“defensive action” strikes.", ["“", "defensive", "action", "”", "strikes", "."]),
    ("didn’t", ["did", "n’t"]),
    ("10,000 fled (AP) — again", ["10,000", "fled", "(", "AP", ")", "—", "again"]),
    ("one\u00a0two\u2028three\r\nfour", ["one", "two", "three", "four"]),
    (" \n\t ", []),
    ("", []),
])  # fmt: skip
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for token in tokens:
        assert token.start >= at
        assert text[at : token.start].strip() == ""
        assert text[token.start : token.end] == token.word
        assert token.word.split() == [token.word]
        at = token.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    "unit", ['"', "a", "(", "a.", "-", "a-", 'killed 1"', "http://a.", "'", "x ", "\n", "‘’", "$1m"]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.perf_counter()
    tokens = tokenize(text)
    assert time.perf_counter() - start < 5
    assert "".join(t.word for t in tokens) == "".join(text.split())


def test_pieces_do_not_change_the_tokens() -> None:
    sentence = "Gen. Doe of the U.S. Army didn’t say “no.” "
    assert words(sentence * 1000) == words(sentence) * 1000
