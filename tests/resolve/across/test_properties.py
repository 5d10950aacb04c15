"""What holds for any readings."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import EventType, Reading, Status
from dateline.resolve.across import across
from dateline.resolve.across.item import items_of
from dateline.resolve.across.score import NEVER, score
from tests.resolve.across.builders import AIRPORT, BAGHDAD, BASRA, IRAQ, Told, reading_of
from tests.strategies import readings as any_readings

NAMES = [
    "United States",
    "U.S. military",
    "Qassem Soleimani",
    "Soleimani",
    "Iran",
    "people",
    "gunmen",
    "Trump",
    "Trump Jr.",
]
tolds = st.builds(
    Told,
    clause=st.sampled_from(["A strike hit the convoy", "A bomb went off", "Crowds marched", "He blamed them"]),
    type=st.sampled_from([EventType.ASSAULT, EventType.ACCUSE, EventType.CONSULT]),
    mode=st.sampled_from(["", "aerial", "drone", "explosives"]),
    when=st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 5)),
    where=st.sampled_from([None, BAGHDAD, AIRPORT, BASRA, IRAQ, "a market"]),
    actors=st.lists(st.sampled_from(NAMES), max_size=2),
    recipients=st.lists(st.sampled_from(NAMES), max_size=2),
    tolls=st.lists(st.sampled_from([(5, 5, "people"), (7, None, "soldiers"), (None, 9, "men")]), max_size=2),
    status=st.sampled_from([Status.REPORTED, Status.REPORTED, Status.DENIED, Status.PLANNED]),
)
readings = st.builds(
    lambda source, told, day: reading_of(source, *told, published=day),
    st.sampled_from(["Alpha", "Beta", "Gamma", "Delta"]),
    st.lists(tolds, min_size=1, max_size=3),
    st.none() | st.dates(date(2020, 1, 3), date(2020, 1, 8)),
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(st.lists(readings, max_size=7).flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
def test_the_order_of_the_readings_does_not_matter(orders: tuple[list[Reading], Sequence[Reading]]) -> None:
    first, second = orders
    assert across(first) == across(second)


@SLOW
@given(st.lists(readings, max_size=7))
def test_every_record_is_in_one_event_and_no_report_is_twice_in_one(told: list[Reading]) -> None:
    events = across(told)
    members = [(member.report_id, member.record_id) for event in events for member in event.members]
    assert len(members) == len(set(members))
    distinct = {reading.report.id: reading for reading in told}
    assert len(members) == sum(len(reading.records) for reading in distinct.values())
    for event in events:
        reports = {member.report_id for member in event.members}
        assert len(reports) == len(event.members)
        assert 1 <= event.sources <= len(reports)
        assert all(0 <= member.score <= 1 for member in event.members)


@SLOW
@given(st.lists(readings, max_size=7))
def test_cells_hold_each_claim_once_and_a_best_value(told: list[Reading]) -> None:
    for event in across(told):
        members = {(member.report_id, member.record_id) for member in event.members}
        for name in {cell.cell for cell in event.cells}:
            cells = [cell for cell in event.cells if cell.cell == name]
            claims = [claim for cell in cells for claim in cell.claims]
            assert any(cell.best for cell in cells)
            assert len(claims) == len({id(claim) for claim in claims})
            assert all((claim.report_id, claim.mention) in members for claim in claims)
            if name in ("event", "status", "when", "where"):
                assert sum(cell.best for cell in cells) == 1


@SLOW
@given(st.lists(readings, max_size=6))
def test_scores_are_the_same_either_way_round(told: list[Reading]) -> None:
    items = items_of(told)
    for one in items:
        for other in items:
            assert score(one, other) == score(other, one)
            if one.reading.report.id == other.reading.report.id:
                assert score(one, other) == NEVER


@SLOW
@given(st.lists(any_readings(), max_size=5), st.randoms())
def test_any_text_whatever_is_taken(told: list[Reading], shuffle: object) -> None:
    expected = across(told)
    mixed = list(told)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert across(mixed) == expected
    assert len({event.id for event in expected}) == len(expected)


def test_the_cost_grows_with_the_number_of_records() -> None:
    """A guard against comparing all pairs: 2,000 records of one week and one country take seconds, not minutes."""
    told = []
    for number in range(500):
        base = Told(
            f"Gunmen of group {number % 50} attacked village {number}",
            when=date(2020, 1, 1) + timedelta(days=number % 7),
            where=IRAQ,
            actors=[f"Group{number % 50} Brigade"],
            recipients=["villagers"],
        )
        four = [
            replace(base, clause=f"{base.clause} at place {part}", recipients=[f"people {part}"]) for part in range(4)
        ]
        told.append(reading_of(f"Outlet {number % 30}", *four, published=date(2020, 1, 9)))
    start = time.perf_counter()
    events = across(told)
    assert time.perf_counter() - start < 20
    assert sum(len(event.members) for event in events) == 2000
