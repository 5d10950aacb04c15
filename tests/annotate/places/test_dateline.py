"""The dateline's place."""

from __future__ import annotations

import pytest

from dateline.annotate.places import dateline_place, find_places
from dateline.gazetteer import Gazetteer
from tests.annotate.places.build import text_of


@pytest.mark.parametrize(
    ("dateline", "country", "name"),
    [
        ("BAGHDAD", "IRQ", "BAGHDAD"),
        ("WASHINGTON", "USA", "WASHINGTON"),
        ("PARIS, Texas", "USA", "PARIS"),
        ("TRIPOLI, Lebanon", "LBN", "TRIPOLI"),
        ("BEIRUT/DAMASCUS", "LBN", "BEIRUT"),
        ("HONG KONG", "HKG", "HONG KONG"),
        ("GAZA CITY, Gaza Strip", "PSE", "GAZA CITY"),
        ("SAN SALVADOR", "SLV", "SAN SALVADOR"),
        ("WASHINGTON, D.C.", "USA", "WASHINGTON"),
    ],
)
def test_where_a_report_was_filed(gazetteer: Gazetteer, dateline: str, country: str, name: str) -> None:
    mention = dateline_place(text_of(f"{dateline} — Officials met.", dateline=dateline), gazetteer)
    assert mention is not None
    assert mention.place is not None
    assert (mention.place.country, mention.name, mention.span.quote) == (country, name, dateline)


def test_no_dateline(gazetteer: Gazetteer) -> None:
    assert dateline_place(text_of("Officials met."), gazetteer) is None
    assert dateline_place(text_of("— Officials met.", dateline="—"), gazetteer) is None


def test_an_unknown_dateline(gazetteer: Gazetteer) -> None:
    mention = dateline_place(text_of("QWXYZZY — Officials met.", dateline="QWXYZZY"), gazetteer)
    assert mention is not None
    assert mention.place is None
    assert mention.score == 0


def test_the_reports_other_places_help(gazetteer: Gazetteer) -> None:
    content = "TRIPOLI — Lebanese soldiers from Beirut and Sidon arrived. Lebanon waited."
    text = text_of(content, dateline="TRIPOLI")
    mention = dateline_place(text, gazetteer, find_places(text_of(content), (), gazetteer))
    assert mention is not None
    assert mention.place is not None
    assert mention.place.country == "LBN"


def test_the_dateline_speaks_for_its_country(gazetteer: Gazetteer) -> None:
    content = "SYDNEY — A fire broke out in Newcastle."
    mentions = find_places(text_of(content, dateline="SYDNEY"), (), gazetteer)
    assert [mention.place.country for mention in mentions if mention.place] == ["AUS", "AUS"]
