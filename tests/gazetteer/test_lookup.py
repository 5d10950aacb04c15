"""Names, spellings, kinds and ids."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import Gazetteer, Kind, distance_km, fold
from dateline.model import Precision


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Baghdad", "IRQ", Precision.CITY),
        ("São Paulo", "BRA", Precision.CITY),
        ("Kiev", "UKR", Precision.CITY),
        ("Hodeidah", "YEM", Precision.CITY),
        ("Taji", "IRQ", Precision.CITY),
        ("Paris", "FRA", Precision.CITY),
        ("Texas", "USA", Precision.REGION),
        ("Punjab", "PAK", Precision.REGION),
        ("Lancaster County", "USA", Precision.REGION),
        ("Gaza Strip", "PSE", Precision.REGION),
        ("Crimea", "UKR", Precision.REGION),
        ("Darfur", "SDN", Precision.REGION),
        ("Scotland", "GBR", Precision.REGION),
        ("Hong Kong", "HKG", Precision.COUNTRY),
        ("Taiwan", "TWN", Precision.COUNTRY),
        ("Kosovo", "XKX", Precision.COUNTRY),
        ("Burma", "MMR", Precision.COUNTRY),
        ("Kremlin", "RUS", Precision.FACILITY),
        ("Green Zone", "IRQ", Precision.FACILITY),
        ("Heathrow", "GBR", Precision.FACILITY),
        ("Strait of Hormuz", None, Precision.AREA),
        ("Middle East", None, Precision.AREA),
    ],
)
def test_the_likeliest_place_of_a_name(
    gazetteer: Gazetteer, name: str, country: str | None, precision: Precision
) -> None:
    first = gazetteer.lookup(name)[0]
    assert (first.country, first.precision) == (country, precision)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BAGHDAD", "Baghdad"),
        ("Sao Paulo", "São Paulo"),
        ("Ain al-Assad", "Ain al-Asad"),
        ("Port au Prince", "Port-au-Prince"),
        ("Saint Louis", "St. Louis"),
        ("Sana’a", "Sanaa"),
        ("the Kremlin", "Kremlin"),
        ("al-Raqqa", "Raqqa"),
        ("Anbar Province", "Anbar province"),
        ("province of Anbar", "Anbar province"),
    ],
)
def test_spellings_are_one(gazetteer: Gazetteer, one: str, other: str) -> None:
    assert gazetteer.lookup(one)[0].id == gazetteer.lookup(other)[0].id


def test_a_town_lies_where_it_is(gazetteer: Gazetteer) -> None:
    place = gazetteer.lookup("Baghdad International Airport")[0]
    assert place.id == "iata:BGW"
    assert place.lat is not None
    assert place.lon is not None
    assert distance_km(place.lat, place.lon, 33.2625, 44.2346) < 1


def test_divisions_have_a_point_and_people(gazetteer: Gazetteer) -> None:
    texas = gazetteer.lookup("Texas")[0]
    assert texas.lat is not None
    assert texas.lon is not None
    assert distance_km(texas.lat, texas.lon, 31.25, -99.25) < 161
    assert texas.population > 10_000_000
    assert texas.admin1 is None
    assert gazetteer.lookup("Houston")[0].admin1 == "Texas"


def test_acronyms_count_in_capitals_only(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("US")[0].country == "USA"
    assert gazetteer.lookup("U.S.")[0].country == "USA"
    assert all(place.country != "USA" for place in gazetteer.lookup("us"))
    assert all(place.precision is not Precision.COUNTRY for place in gazetteer.lookup("Car"))


def test_unknown_names_give_nothing(gazetteer: Gazetteer) -> None:
    for name in ("", " ", "…", "Qwxyzzy", "x" * 10_000, "\0", "'; DROP TABLE place; --"):
        assert gazetteer.lookup(name) == ()


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Iraqi", "IRQ"),
        ("Iraqis", "IRQ"),
        ("Americans", "USA"),
        ("British", "GBR"),
        ("Saudi", "SAU"),
        ("Palestinians", "PSE"),
        ("North Korean", "PRK"),
        ("Hong Kongers", "HKG"),
        ("Kosovars", "XKX"),
        ("Frenchmen", "FRA"),
        ("iraqi", None),
        ("polish", None),
        ("Baghdad", None),
        ("", None),
    ],
)
def test_demonyms(gazetteer: Gazetteer, word: str, country: str | None) -> None:
    assert gazetteer.country_of_demonym(word) == country


@pytest.mark.parametrize("name", ["Iraq", "IRQ", "Republic of Iraq", "IRAQ"])
def test_countries_by_name_and_code(gazetteer: Gazetteer, name: str) -> None:
    country = gazetteer.country(name)
    assert country is not None
    assert (country.country, country.name, country.precision) == ("IRQ", "Iraq", Precision.COUNTRY)


@pytest.mark.parametrize("name", ["Baghdad", "us", "irq", "", "Texas", "can"])
def test_what_is_no_country(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.country(name) is None


def test_get_finds_what_lookup_gave(gazetteer: Gazetteer) -> None:
    for name in ("Baghdad", "Texas", "Iraq", "Kremlin", "Red Sea", "JFK Airport"):
        for place in gazetteer.lookup(name):
            assert gazetteer.get(place.id) == place
    assert gazetteer.get("geonames:0") is None


def test_capitals_are_told(gazetteer: Gazetteer) -> None:
    first = gazetteer.candidates("San Jose")[0]
    assert (first.kind, first.place.country) == (Kind.CAPITAL, "CRI")


def test_a_pickled_gazetteer_opens_again(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301  our own bytes
    assert again.lookup("Lagos") == gazetteer.lookup("Lagos")
    again.close()


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    key = fold(name)
    assert fold(key) == key
    assert key == " ".join(key.split())
