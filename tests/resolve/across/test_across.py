"""What becomes of hand-made reports."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from dateline.errors import QueryError
from dateline.model import Event, EventType, Reading, Status
from dateline.resolve.across import RULES, across
from tests.resolve.across.builders import (
    AIRPORT,
    BAGHDAD,
    BASRA,
    IRAQ,
    TAJI,
    TEHRAN,
    Told,
    four_strikes,
    reading_of,
    strike,
)


def texts(event: Event, cell: str, *, best: bool = False) -> set[str]:
    return {found.value for found in event.cells if found.cell == cell and (found.best or not best)}


def sizes(*readings: Reading) -> list[int]:
    return sorted(len(event.members) for event in across(readings))


def test_nothing_gives_nothing() -> None:
    assert across([]) == ()


def test_one_strike_told_by_four_outlets_is_one_event_with_a_disputed_toll() -> None:
    (event,) = across(four_strikes())
    assert len(event.members) == 4
    assert event.sources == 4
    assert event.conflicts == ("toll",)
    assert texts(event, "toll") == {"5 killed", "7 killed", "8 killed"}
    assert texts(event, "toll", best=True) == {"7 killed"}
    assert texts(event, "recipient", best=True) == {"Qassem Soleimani"}
    assert texts(event, "status", best=True) == {"reported"}
    assert event.title.endswith("assault (aerial), Baghdad International Airport")
    assert all(member.score > 0.9 for member in event.members)


def test_strikes_of_different_days_stay_apart() -> None:
    days = [date(2019, 12, 27), date(2019, 12, 29), date(2020, 1, 3)]
    told = [
        strike(outlet, 5, f"{outlet} tells on day {day.day} of an air strike on a base", when=day, where=IRAQ)
        for outlet in ("Alpha", "Beta", "Gamma")
        for day in days
    ]
    events = across(told)
    assert [len(event.members) for event in events] == [3, 3, 3]
    assert {texts(event, "when").pop() for event in events} == {str(day) for day in days}


def test_days_do_not_chain() -> None:
    """Each day is the next of another, but the first and the last are two days apart."""
    told = [strike(f"Outlet {day}", 5, f"Version {day}: jets struck", when=date(2020, 1, day)) for day in (3, 4, 5)]
    assert max(sizes(*told)) == 2


def test_neighbouring_days_are_one_event_with_a_disputed_date() -> None:
    (event,) = across(
        [*four_strikes(), strike("Epsilon", 7, "Jets struck the convoy overnight", when=date(2020, 1, 2))]
    )
    assert len(event.members) == 5
    assert "when" in event.conflicts
    assert texts(event, "when", best=True) == {"2020-01-03"}


def test_two_records_of_one_report_never_come_together() -> None:
    told = Told(
        "An air strike killed five people", mode="aerial", when=date(2020, 1, 3), where=BAGHDAD, actors=["Iran"]
    )
    other = reading_of("Beta", replace(told, clause="Iran bombed the capital from the air"))
    events = across([reading_of("Alpha", told, told), other])
    assert sorted(len(event.members) for event in events) == [1, 2]
    for event in events:
        reports = [member.report_id for member in event.members]
        assert len(reports) == len(set(reports))


def taji(source: str, status: Status, clause: str) -> Reading:
    return reading_of(
        source,
        Told(
            clause,
            mode="aerial",
            when=date(2020, 1, 4),
            where=TAJI,
            actors=["United States"],
            recipients=["medics"],
            status=status,
            sources=["Hashd Shaabi" if status is Status.CLAIMED else "Coalition"],
        ),
        published=date(2020, 1, 5),
    )


def test_a_claim_and_its_denial_are_one_event_with_a_disputed_status() -> None:
    (event,) = across(
        [
            taji("Alpha", Status.CLAIMED, "Hashd Shaabi said a U.S. raid hit its convoy north of the capital"),
            taji("Beta", Status.DENIED, "The Coalition did not conduct any air strikes near Camp Taji"),
        ]
    )
    assert event.conflicts == ("status",)
    assert texts(event, "status") == {"claimed", "denied"}
    assert texts(event, "according_to") == {"Hashd Shaabi", "Coalition"}


@pytest.mark.parametrize("status", [Status.PLANNED, Status.CALLED_FOR])
def test_a_plan_or_a_call_is_not_what_happened(status: Status) -> None:
    told = Told(
        "Iraq expels the troops", EventType.SANCTION, "expel", when=date(2020, 1, 5), where=IRAQ, actors=["Iraq"]
    )
    same = replace(told, clause="Baghdad threw the soldiers out")
    assert sizes(reading_of("Alpha", told), reading_of("Beta", same)) == [2]
    assert sizes(reading_of("Alpha", told), reading_of("Beta", replace(same, status=status))) == [1, 1]


STORY = " ".join(f"word{number} of the wire story" for number in range(60))


def test_a_wire_story_printed_by_many_counts_once() -> None:
    told = Told("A drone killed Qassem Soleimani", mode="drone", when=date(2020, 1, 3), where=BAGHDAD)
    told = replace(told, recipients=["Qassem Soleimani"])
    printed = [reading_of(f"Paper {number}", told, story=STORY + f" Page {number}.") for number in range(5)]
    own = reading_of("Own Voice", replace(told, clause="General Soleimani died when a drone fired at him"))
    (event,) = across([*printed, own])
    assert len(event.members) == 6
    assert event.sources == 2


def test_the_same_report_read_twice_counts_once() -> None:
    told = four_strikes()
    assert across([*told, *told]) == across(told)


def test_cities_far_apart_are_two_events() -> None:
    told = Told("A bomb killed ten people", mode="explosives", when=date(2020, 1, 3), tolls=[(10, 10, "people")])
    one = reading_of("Alpha", replace(told, where=BAGHDAD))
    other = reading_of("Beta", replace(told, where=BASRA, clause="Ten people died in a bombing"))
    assert sizes(one, other) == [1, 1]
    near = reading_of("Beta", replace(told, where=AIRPORT, clause="Ten people died in a bombing"))
    assert sizes(one, near) == [2]


def test_a_doer_in_dispute_does_not_part_one_bombing() -> None:
    told = Told("A bomb killed 31 people at the market", mode="explosives", when=date(2020, 1, 3), where=BASRA)
    told = replace(told, tolls=[(31, 31, "people")])
    one = reading_of("Alpha", replace(told, actors=["Islamic State"]))
    other = reading_of("Beta", replace(told, actors=["Al-Qaeda"], clause="Al-Qaeda blew up 31 shoppers"))
    (event,) = across([one, other])
    assert event.conflicts == ("actor",)


def test_speakers_make_different_statements() -> None:
    told = Told("Iran condemned the strike", EventType.ACCUSE, when=date(2020, 1, 3), actors=["Iran"])
    told = replace(told, recipients=["United States"])
    russia = replace(told, clause="Russia condemned the strike", actors=["Russia"])
    again = replace(told, clause="Tehran blamed Washington for the strike", actors=["Tehran"])
    assert sizes(reading_of("Alpha", told), reading_of("Beta", russia)) == [1, 1]
    assert sizes(reading_of("Alpha", told), reading_of("Beta", again)) == [2]


def test_a_meeting_is_known_by_both_its_sides() -> None:
    told = Told("Mike Pompeo phoned Sergei Lavrov", EventType.CONSULT, "phone", when=date(2020, 1, 3))
    told = replace(told, actors=["Mike Pompeo", "Sergei Lavrov"])
    turned = replace(told, clause="Lavrov and Pompeo spoke", actors=["Lavrov"], recipients=["Pompeo"])
    third = replace(told, clause="Pompeo rang up Heiko Maas", actors=["Mike Pompeo", "Heiko Maas"])
    assert sizes(reading_of("Alpha", told), reading_of("Beta", turned)) == [2]
    assert sizes(reading_of("Alpha", told), reading_of("Beta", third)) == [1, 1]


def test_events_without_a_date_go_by_participants_and_publication() -> None:
    told = Told("Donald Trump blamed Hassan Rouhani", EventType.ACCUSE, actors=["Donald Trump"])
    told = replace(told, recipients=["Hassan Rouhani"])
    other = replace(told, clause="Rouhani was accused by Trump", actors=["Trump"], recipients=["Hassan Rohani"])
    one = reading_of("Alpha", told, published=date(2020, 1, 4))
    assert sizes(one, reading_of("Beta", other, published=date(2020, 1, 5))) == [2]
    assert sizes(one, reading_of("Beta", other, published=date(2020, 3, 1))) == [1, 1]


def test_a_year_wide_date_and_a_country_are_too_little() -> None:
    year = (date(2018, 1, 1), date(2018, 12, 31))
    told = Told("Militants killed villagers", when=year, where=IRAQ, recipients=["villagers"], background=True)
    other = replace(told, clause="A patrol was ambushed", recipients=["soldiers"])
    assert sizes(reading_of("Alpha", told), reading_of("Beta", other)) == [1, 1]


def test_every_record_is_a_member_once_and_ids_differ() -> None:
    told = [*four_strikes(), taji("Zeta", Status.CLAIMED, "A raid hit the convoy")]
    events = across(told)
    members = [(member.report_id, member.record_id) for event in events for member in event.members]
    assert sorted(members) == sorted((each.report.id, record.id) for each in told for record in each.records)
    assert len({event.id for event in events}) == len(events)
    assert all(event.id.startswith("ev-") and len(event.id) == 15 for event in events)


def test_a_later_report_does_not_change_the_id() -> None:
    (first,) = across(four_strikes()[:2])
    late = strike("Late", 9, "The strike of Friday killed nine, it emerged", published=date(2020, 1, 9))
    (more,) = across([*four_strikes()[:2], late])
    assert len(more.members) == 3
    assert more.id == first.id


@pytest.mark.parametrize("rule", RULES)
def test_any_order_gives_the_same_events(rule: str) -> None:
    told = [
        *four_strikes(),
        taji("Alpha", Status.CLAIMED, "Hashd Shaabi said a U.S. raid hit its convoy"),
        taji("Beta", Status.DENIED, "The Coalition did not conduct any air strikes"),
        strike("Eta", 3, "A raid on Basra", where=BASRA),
        strike("Theta", 3, "A raid on Tehran", where=TEHRAN, when=date(2020, 1, 2)),
        strike("Iota", 3, "A raid somewhere", where=None, actors=[]),
    ]
    expected = across(told, rule=rule)
    shuffle = random.Random(4)  # noqa: S311 - no secret
    for _ in range(20):
        shuffle.shuffle(told)
        assert across(iter(told), rule=rule) == expected


def test_rules_choose_other_values() -> None:
    told = four_strikes()
    told[3] = strike("Delta Herald", 9, "Nine are dead now", published=date(2020, 1, 6))
    chosen = {rule: texts(across(told, rule=rule)[0], "toll", best=True) for rule in RULES}
    assert chosen["latest"] == {"9 killed"}
    assert chosen["conservative"] == {"5 killed"}
    assert all(across(told, rule=rule)[0].rule == rule for rule in RULES)
    assert across(told, rule="latest")[0].best.tolls[0].low == 9
    assert across(told, rule="conservative")[0].best.tolls[0].low == 5


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(QueryError, match="no rule is called 'loudest'"):
        across([], rule="loudest")


def test_best_is_a_record_of_one_report() -> None:
    told = four_strikes()
    (event,) = across(told)
    assert event.best in [record for each in told for record in each.records]
    assert event.type is event.best.type


def test_kept_claims_stand_in_the_cells_and_missing_ones_are_derived() -> None:
    told = Told("Seven died in the strike", mode="aerial", when=date(2020, 1, 3), tolls=[(7, 7, "people")])
    (kept,) = across([reading_of("Alpha", told, with_claims=True)])
    assert [(cell.cell, cell.claims[0].confidence) for cell in kept.cells] == [("toll", 0.4)]
    (derived,) = across([reading_of("Alpha", told)])
    assert [cell.cell for cell in derived.cells] == ["event", "status", "when", "toll"]
    for cell in derived.cells:
        assert all(claim.evidence and claim.mention == "e1" for claim in cell.claims)
