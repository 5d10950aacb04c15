"""Which names mean the same participant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.across.alike import SAME, alike, related, skeleton
from dateline.resolve.across.folding import fold
from dateline.resolve.across.names import NameKind, parse

SAME_PAIRS = [
    ("Qassem Soleimani", "Qasem Soleimani"),
    ("Iranian General Qassem Soleimani", "Soleimani"),
    ("President Donald J. Trump", "Donald Trump"),
    ("Muammar Gaddafi", "Moammar Qaddafi"),
    ("Xi Jinping", "Jinping Xi"),
    ("Kata'ib Hezbollah", "Kataeb Hezbollah"),
    ("Hizballah", "Hezbollah"),
    ("the US", "United States"),
    ("American forces", "U.S. military"),
    ("Iranian Revolutionary Guards", "Islamic Revolutionary Guard Corps"),
    ("IRGC", "Islamic Revolutionary Guard Corps"),
    ("UN", "United Nations"),
    ("Taliban fighters", "Taliban"),
    ("dozens of students", "students"),
    ("Iraqi police", "police"),
]
OTHER_PAIRS = [
    ("Hezbollah", "Kataib Hezbollah"),
    ("Lebanese Hezbollah", "Kataib Hezbollah"),
    ("Trump", "Trump Jr."),
    ("Donald Trump", "Donald Trump Junior"),
    ("Donald Trump", "Melania Trump"),
    ("Ali Khamenei", "Mojtaba Khamenei"),
    ("Iran", "Iraq"),
    ("North Korea", "South Korea"),
    ("Islamic State", "Islamic Jihad"),
    ("U.S. military", "Iranian military"),
    ("Iraqi police", "Iranian police"),
    ("students", "soldiers"),
    ("Salman bin Muhammad", "Muhammad bin Salman"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME_PAIRS)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert alike(parse(one), parse(other)) >= SAME


@pytest.mark.parametrize(("one", "other"), OTHER_PAIRS)
def test_names_of_two(one: str, other: str) -> None:
    assert alike(parse(one), parse(other)) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("United States", "U.S. military"),
        ("Pentagon", "Washington"),
        ("Syria", "Syrian government"),
        ("Syrian army", "Syria"),
    ],
)
def test_a_state_and_its_parts_are_weakly_alike(one: str, other: str) -> None:
    assert 0 < alike(parse(one), parse(other)) < SAME


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Iraq", NameKind.COUNTRY),
        ("Iraqi government", NameKind.GOVERNMENT),
        ("U.S. Air Force", NameKind.FORCE),
        ("Iraqi protesters", NameKind.GROUP),
        ("Thousands of supporters of Kataib Hezbollah", NameKind.GROUP),
        ("three unidentified men", NameKind.GROUP),
        ("Kataib Hezbollah", NameKind.NAMED),
        ("Red Dawn group", NameKind.NAMED),
        ("Angela Merkel", NameKind.NAMED),
    ],
)
def test_kinds(name: str, kind: NameKind) -> None:
    assert parse(name).kind is kind


def test_the_readers_country_and_identity_count() -> None:
    assert parse("the military", country="IRQ") == parse("Iraqi military")
    assert alike(parse("Johnson", country="GBR"), parse("Lyndon Johnson", country="USA")) == 0
    assert alike(parse("The Donald", actor_id="wikidata:Q1"), parse("Trump", actor_id="wikidata:Q1")) == 1
    assert alike(parse("Ali Hassan", actor_id="wikidata:Q1"), parse("Ali Hassan", actor_id="wikidata:Q2")) == 0


def test_who_may_act_for_whom() -> None:
    zarif = parse("Javad Zarif", country="IRN")
    assert related(zarif, parse("Iran"))
    assert not related(zarif, parse("Iraq"))
    assert not related(zarif, parse("Hassan Rouhani", country="IRN"))


def test_folding_and_skeletons() -> None:
    assert fold("The U.S.-led Coalition’s Élite") == "the us led coalition elite"
    assert skeleton("qassem") == skeleton("kasim")
    assert skeleton("soleimani") == skeleton("suleymani")


names = st.text(max_size=30) | st.sampled_from([name for pair in SAME_PAIRS + OTHER_PAIRS for name in pair])


@given(names, names)
def test_likeness_goes_both_ways_and_stays_in_bounds(one: str, other: str) -> None:
    mine, theirs = parse(one), parse(other)
    assert alike(mine, theirs) == alike(theirs, mine)
    assert 0 <= alike(mine, theirs) <= 1
