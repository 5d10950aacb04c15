"""Which words name a place, and which place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.places import find_places
from dateline.gazetteer import Gazetteer
from dateline.model import Entity, PlaceMention, Precision, Span
from tests.annotate.places.build import names_of, text_of


def found(gazetteer: Gazetteer, content: str, *names: tuple[str, str]) -> dict[str, PlaceMention]:
    """Mentions by their words."""
    mentions = find_places(text_of(content), names_of(content, *names), gazetteer)
    return {mention.span.quote: mention for mention in mentions}


def country(mention: PlaceMention) -> str | None:
    assert mention.place is not None
    return mention.place.country


@pytest.mark.parametrize(
    ("content", "words", "code", "precision"),
    [
        ("A bomb exploded in central Nairobi on Friday.", "central Nairobi", "KEN", Precision.CITY),
        ("Troops entered the port of Mombasa at dawn.", "port of Mombasa", "KEN", Precision.CITY),
        ("They shelled the rebel-held town of Douma.", "rebel-held town of Douma", "SYR", Precision.CITY),
        ("Crowds burned the French embassy in Niamey.", "French embassy in Niamey", "NER", Precision.CITY),
        ("A drone struck the Abqaiq oil field.", "Abqaiq oil field", "SAU", Precision.CITY),
        (
            "It fell on the Kabul International Airport road.",
            "Kabul International Airport road",
            "AFG",
            Precision.FACILITY,
        ),
        ("Rockets hit Ain al-Asad air base at night.", "Ain al-Asad air base", "IRQ", Precision.FACILITY),
        ("Fighting spread in northern Mozambique.", "northern Mozambique", "MOZ", Precision.COUNTRY),
        ("Villagers fled Borno state on Monday.", "Borno state", "NGA", Precision.REGION),
        ("Tankers left the Strait of Hormuz.", "Strait of Hormuz", None, Precision.AREA),
        ("Police cleared Tahrir Square in Cairo.", "Tahrir Square", "EGY", Precision.FACILITY),
        ("Refugees reached Cox's Bazar last week.", "Cox's Bazar", "BGD", Precision.CITY),
        ("He was held in Guantánamo Bay for years.", "Guantánamo Bay", "CUB", Precision.FACILITY),
    ],
)
def test_a_phrase_is_one_mention(
    gazetteer: Gazetteer, content: str, words: str, code: str | None, precision: Precision
) -> None:
    mention = found(gazetteer, content)[words]
    assert country(mention) == code
    assert mention.place is not None
    assert mention.place.precision is precision
    assert not mention.demonym


@pytest.mark.parametrize(
    ("content", "words", "code", "admin1"),
    [
        ("He was born in Paris, Texas, in 1950.", "Paris", "USA", "Texas"),
        ("She lives in Paris with her sister.", "Paris", "FRA", "Île-de-France"),
        ("The governor spoke in Springfield, Illinois.", "Springfield", "USA", "Illinois"),
        ("A fire broke out in London, Ontario, on Sunday.", "London", "CAN", "Ontario"),
        ("They met in Lancaster, Pa., on Tuesday.", "Lancaster", "USA", "Pennsylvania"),
        ("A man was stabbed in Reading, England, at noon.", "Reading", "GBR", "England"),
        ("Ships docked in Tripoli, Lebanon, on Monday.", "Tripoli", "LBN", "Ash Shimāl"),
        ("Rain fell in Valencia and in Seville, Spain.", "Valencia", "ESP", "Valenciana, Comunidad"),
    ],
)
def test_the_words_around_tell_which(gazetteer: Gazetteer, content: str, words: str, code: str, admin1: str) -> None:
    place = found(gazetteer, content)[words].place
    assert place is not None
    assert (place.country, place.admin1) == (code, admin1)


def test_paris_texas_is_two_mentions(gazetteer: Gazetteer) -> None:
    assert list(found(gazetteer, "He was born in Paris, Texas, in 1950.")) == ["Paris", "Texas"]


def test_the_report_tells_which(gazetteer: Gazetteer) -> None:
    content = "Lebanese troops moved from Beirut to Tripoli. Tyre and Sidon stayed calm in Lebanon."
    assert country(found(gazetteer, content)["Tripoli"]) == "LBN"
    content = "Libyan troops moved from Benghazi to Tripoli. Misrata stayed calm."
    assert country(found(gazetteer, content)["Tripoli"]) == "LBY"


def test_georgia_by_its_company(gazetteer: Gazetteer) -> None:
    caucasus = found(gazetteer, "Protests shook Georgia. In Tbilisi and Batumi, police and Georgian troops stood by.")
    assert country(caucasus["Georgia"]) == "GEO"
    state = found(gazetteer, "Voters in Georgia went to the polls in Atlanta, Savannah, Macon and Augusta.")
    assert country(state["Georgia"]) == "USA"


def test_one_place_beside_another(gazetteer: Gazetteer) -> None:
    mentions = found(gazetteer, "Two rockets landed in Taji, north of Baghdad.")
    assert [country(mention) for mention in mentions.values()] == ["IRQ", "IRQ"]
    assert list(mentions) == ["Taji", "Baghdad"]


@pytest.mark.parametrize(
    ("words", "code"),
    [("Iraqi", "IRQ"), ("Americans", "USA"), ("British", "GBR"), ("North Korean", "PRK"), ("Saudi", "SAU")],
)
def test_demonyms_tell_a_country(gazetteer: Gazetteer, words: str, code: str) -> None:
    mention = found(gazetteer, f"They said {words} officials were there.")[words]
    assert (mention.demonym, country(mention)) == (True, code)


def test_a_country_as_an_owner_is_no_scene(gazetteer: Gazetteer) -> None:
    mentions = found(gazetteer, "The U.S. military said it left Kuwait. The US Navy and Turkey's army stayed.")
    assert [words for words, mention in mentions.items() if mention.demonym] == ["U.S.", "US", "Turkey"]
    assert not mentions["Kuwait"].demonym


@pytest.mark.parametrize(
    "content",
    [
        "They will meet again on Friday, in March or in May.",
        "Mobile phones were cut off, said Police.",
        "Nice work, he said, Reading the letter Of the day.",
        "He wrote to us about the car.",
        "God and Parliament, he said, would decide.",
        "West Nile virus was found.",
        "The SWAT team left.",
        "Batman (1989) is a film; A.D. 70 is a year.",
    ],
)
def test_common_words_are_no_places(gazetteer: Gazetteer, content: str) -> None:
    assert found(gazetteer, content) == {}


def test_names_of_people_are_no_places(gazetteer: Gazetteer) -> None:
    content = "George Washington met Washington. Jordan Smith praised Houston."
    names = [("George Washington", "PER"), ("Jordan Smith", "PER"), ("Houston", "PER")]
    assert list(found(gazetteer, content, *names)) == []
    assert found(gazetteer, "Paris Hilton and London Breed sang.") == {}


def test_names_of_organisations_are_no_places(gazetteer: Gazetteer) -> None:
    content = "The Washington Post and the Bank of England disagreed."
    assert found(gazetteer, content, ("Washington Post", "ORG"), ("Bank of England", "ORG")) == {}


def test_a_town_taken_for_a_person(gazetteer: Gazetteer) -> None:
    assert country(found(gazetteer, "Rebels captured Goma.", ("Goma", "PER"))["Goma"]) == "COD"


def test_a_place_that_is_not_known(gazetteer: Gazetteer) -> None:
    content = "Gunmen attacked the hamlet Qwxyzzy near Kano."
    mentions = found(gazetteer, content, ("Qwxyzzy", "GPE"), ("Kano", "GPE"))
    assert mentions["Qwxyzzy"].place is None
    assert mentions["Qwxyzzy"].score < 0.5
    assert country(mentions["Kano"]) == "NGA"


@pytest.mark.parametrize("name", ["12", "the", "Friday", "x", "Iraqis", "Government"])
def test_an_unknown_name_must_look_like_one(gazetteer: Gazetteer, name: str) -> None:
    content = f"He said {name} there."
    assert all(mention.place for mention in found(gazetteer, content, (name, "GPE")).values())


def test_headlines_in_capitals(gazetteer: Gazetteer) -> None:
    mentions = found(gazetteer, "CAR BOMB KILLS FIVE OF US IN BAGHDAD\n")
    assert list(mentions) == ["BAGHDAD"]
    mentions = found(gazetteer, "Thousands March Again in Santiago as Protests Continue After Fare Rise\n")
    assert list(mentions) == ["Santiago"]


def test_empty_and_odd_texts(gazetteer: Gazetteer) -> None:
    for content in ("", " ", "...", "\ufeff", "’s ’s", "al-", "of of of", "U.S."):
        assert all(m.span.quote in content for m in find_places(text_of(content), (), gazetteer))


def test_the_same_text_gives_the_same_places(gazetteer: Gazetteer) -> None:
    text = text_of("From Lagos to Abuja, from Valencia to Cordoba, police of Georgia and Victoria met in San Jose.")
    assert find_places(text, (), gazetteer) == find_places(text, (), gazetteer)


_PIECES = st.sampled_from(
    [
        *(
            "Baghdad",
            "Paris",
            "Texas",
            "the",
            "port",
            "of",
            "in",
            "U.S.",
            "Iraqi",
            "embassy",
            "near",
            "al-",
            "Asad",
            "air",
        ),
        *(
            "base",
            "north",
            "St.",
            "John's",
            "’s",
            ",",
            ".",
            "\n",
            "Washington",
            "D.C.",
            "road",
            "-held",
            "Iraq's",
            "É",
            "Pa.",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(_PIECES, max_size=30), noise=st.text(max_size=30), data=st.data())
def test_spans_hold(gazetteer: Gazetteer, pieces: list[str], noise: str, data: st.DataObject) -> None:
    content = " ".join(pieces) + noise
    names = []
    for _ in range(data.draw(st.integers(0, 3)) if content else 0):
        start = data.draw(st.integers(0, len(content) - 1))
        span = Span.of(content, start, data.draw(st.integers(start + 1, len(content))))
        kind = data.draw(st.sampled_from(["PER", "ORG", "GPE", "FAC", "NORP"]))
        names.append(Entity(span, 0, 1, kind, span.quote))
    mentions = find_places(text_of(content), names, gazetteer)
    for mention in mentions:
        assert content[mention.span.start : mention.span.end] == mention.span.quote
        assert 0 <= mention.score <= 1
        assert mention.name
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start


@pytest.mark.parametrize("piece", ["Paris ", "A.", "al-", "port of the ", "Cox's ", "San Jose, Washington, "])
def test_time_grows_with_length_only(gazetteer: Gazetteer, piece: str) -> None:
    """Ten seconds are two hundred times what a report of this length takes; a quadratic search would take minutes."""
    import time  # noqa: PLC0415

    text = text_of(piece * (100_000 // len(piece)))
    began = time.perf_counter()
    find_places(text, (), gazetteer)
    assert time.perf_counter() - began < 10
