"""Which mentions are one event: the judge, its file, and what it may never join."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import WeightsError
from dateline.model import Claim, EventKind, EventType, Interval, Mention, MentionClaims, Span, Status, When
from dateline.resolve.within.same_event import Group, Judge, features, group, load_judge

TEXT = "Rebels attacked Goma on Monday. The attack came at dawn. Rebels attacked Goma on Friday."
ALWAYS = Judge({"bias": 5.0}, 0.0)
NEVER = Judge({"bias": -5.0}, 0.0)


def mention(
    name: str,
    clause: str,
    *,
    day: int | None = None,
    kind: EventType = EventType.ASSAULT,
    status: Status = Status.REPORTED,
) -> MentionClaims:
    start = TEXT.index(clause)
    span = Span.of(TEXT, start, start + len(clause))
    claims = [Claim("r", name, "event", EventKind(kind, status=status), (span,), 1.0)]
    if day is not None:
        on = date(2024, 3, day)
        when = When(Interval(on, on), on.isoformat(), (Span.of(TEXT, span.end - 6, span.end),))
        claims.append(Claim("r", name, "when", when, when.evidence, 1.0))
    return MentionClaims(name, Mention(span, span), 0, "attack", False, tuple(claims))


MONDAY = mention("m1", "Rebels attacked Goma on Monday", day=11)
UNDATED = mention("m2", "The attack came at dawn")
FRIDAY = mention("m3", "Rebels attacked Goma on Friday", day=15)


def ids(found: list[Group]) -> list[list[str]]:
    return [[m.id for m in g.mentions] for g in found]


def test_the_judge_decides() -> None:
    assert ids(group([MONDAY, UNDATED], ALWAYS)) == [["m1", "m2"]]
    assert ids(group([MONDAY, UNDATED], NEVER)) == [["m1"], ["m2"]]


def test_clauses_with_other_days_never_join_not_even_through_a_third() -> None:
    assert ids(group([MONDAY, UNDATED, FRIDAY], ALWAYS)) == [["m1", "m2"], ["m3"]]


@pytest.mark.parametrize(
    "other",
    [
        mention("m4", "The attack came at dawn", kind=EventType.PROTEST),
        mention("m4", "The attack came at dawn", status=Status.PLANNED),
    ],
)
def test_other_kinds_and_plans_never_join(other: MentionClaims) -> None:
    assert ids(group([MONDAY, other], ALWAYS)) == [["m1"], ["m4"]]


def test_features_name_what_holds() -> None:
    found = features(FRIDAY, MONDAY)
    assert {"bias", "type=ASSAULT", "lemma same", "when apart", "where unknown", "lemma same type=ASSAULT"} <= set(
        found
    )
    assert "refers back" not in found
    assert len(found) == len(set(found))


def test_every_shipped_weight_is_of_a_feature_that_can_hold() -> None:
    judge = load_judge()
    holds = {
        "when": {"unknown", "one", "apart", "same", "overlap"},
        "where": {"unknown", "one", "apart", "same", "other"},
        "toll": {"unknown", "same", "other"},
        "actor": {"unknown", "one", "same", "other", "unnamed", "is recipient"},
        "recipient": {"unknown", "one", "same", "other", "unnamed"},
        "mode": {"same", "other"},
        "status": {"same"},
        "lemma": {"same"},
    }
    known = {f"{of} {value}" for of, values in holds.items() for value in values}
    known |= {"bias", "refers back", "refers back to lemma", "noun", "two verbs", "overlap", "to lead"}
    known |= {f"sentences={n}" for n in ("0", "1", "3", "8", "far")} | {f"type={kind}" for kind in EventType}
    known |= {f"{name} type={kind}" for name in known for kind in EventType}
    assert set(judge.weights) <= known
    assert judge.name.startswith("same_event-")


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"weights": 3, "enough": 1}', json.dumps({"weights": {"a": "x"}})])
def test_a_broken_file_is_told(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/same_event.json").write_text(broken, "utf-8")
    monkeypatch.setattr(sys.modules[load_judge.__module__], "files", lambda _: tmp_path)
    load_judge.cache_clear()
    with pytest.raises(WeightsError, match="same_event"):
        load_judge()
    load_judge.cache_clear()
