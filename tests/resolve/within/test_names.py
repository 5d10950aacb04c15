"""Names of one report that mean the same."""

from __future__ import annotations

import pytest

from dateline.model import Participant, Span
from dateline.resolve.within.names import merged, same, words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Petrova", "Anna Petrova", True),
        ("the army", "army", True),
        ("Army's", "army", True),
        ("Anna Petrova", "Omar Haddad", False),
        ("North Norvale", "Norvale", False),
        ("Omar Haddad Jr.", "Omar Haddad", False),
        ("", "Anna", False),
        ("the", "the", False),
        ("army", "army of Norvale", True),
    ],
)
def test_same(one: str, other: str, expected: bool) -> None:
    assert same(one, other) is expected
    assert same(other, one) is expected


def test_words_are_folded() -> None:
    assert words("The U.S. Army's") == {"u.s", "army"}


def person(name: str, start: int, country: str | None = None, confidence: float = 1.0) -> Participant:
    return Participant(name, (Span(start, start + len(name), name),), None, country, None, confidence)


def test_the_fuller_name_stays_with_all_evidence() -> None:
    short, full = person("Petrova", 0, country="RUS", confidence=0.9), person("Anna Petrova", 20, confidence=0.5)
    (only,) = merged([short, full])
    assert (only.name, only.country, only.confidence) == ("Anna Petrova", "RUS", 0.9)
    assert only.evidence == (*short.evidence, *full.evidence)


def test_others_stay_apart_in_order_of_mention() -> None:
    assert [p.name for p in merged([person("rebels", 0), person("army", 9), person("Rebels", 20)])] == [
        "rebels",
        "army",
    ]
    assert merged([]) == ()
